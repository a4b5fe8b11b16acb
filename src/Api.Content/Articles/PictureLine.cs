using System.Collections.Frozen;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>A line that stands for a picture: its caption, its credit, or both.</summary>
internal sealed record PictureLine(string? Caption, string? Credit)
{
    private const int LongestCaption = 600;
    private const int LongestUnlabelledCaption = 300;
    private const int LongestCredit = 90;
    private const int MostWordsInACredit = 10;

    private static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
        [
            "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "image", "images",
            "illustration", "graphic", "credit", "foto", "fotos", "bild", "bilder", "fotografía", "imagen", "crédit",
            "crédito", "immagine", "photographie",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] GermanLabels = ["Foto", "Bild", "Illustration"];

    private static readonly string[] LabelsWithBy = [
        "photo by ", "photo courtesy of ", "photo courtesy ", "photograph by ", "picture by ", "image by ",
        "photos by ", "foto von ", "photo de ", "courtesy of ", "illustration by ", "image courtesy of ",
    ];

    private static readonly FrozenSet<string> Joints = FrozenSet.ToFrozenSet(
        [
            "and", "via", "by", "for", "of", "the", "de", "del", "della", "di", "da", "du", "des", "la", "le", "les",
            "et", "y", "e", "von", "vom", "der", "und", "van", "den", "bin", "al", "dpa", "afp",
        ]);

    // Words that follow speakers' words in transcripts, and that newsrooms put in brackets.
    private static readonly FrozenSet<string> NoCredits = FrozenSet.ToFrozenSet(
        [
            "laughter", "laughs", "applause", "crosstalk", "inaudible", "continued", "video", "emphasis added",
            "silence", "cheers", "pause", "updated", "exclusive", "audio", "gallery", "sic",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a picture line; null for any other text.</summary>
    /// <param name="strict">
    /// Whether a name in brackets counts as a credit only after a whole sentence, as in captions: so it is in the body.
    /// </param>
    public static PictureLine? Read(string text, bool strict)
    {
        if (text.Length > LongestCaption + LongestCredit || text.Length < 3)
        {
            return null;
        }

        return Bracketed(text, strict) ?? Labelled(text) ?? Copyright(text);
    }

    /// <summary>Reads <c>Caption. (Agency)</c>, <c>Caption [Photo: X/Agency]</c>.</summary>
    private static PictureLine? Bracketed(string text, bool strict)
    {
        var open = text[^1] switch
        {
            ')' => text.LastIndexOf('('),
            ']' => text.LastIndexOf('['),
            _ => -1,
        };
        if (open < 0)
        {
            return null;
        }

        var caption = WithoutLabel(text[..open].TrimEnd());
        var inside = text[(open + 1)..^1].Trim();
        if (Named(inside) is { } credit)
        {
            return new(NullIfEmpty(caption), credit);
        }

        var mayLackStop = !strict && text[^1] == ')';
        var isSentence = Punctuation.EndsSentence(caption) || (mayLackStop && IsLongAndOpen(caption));
        return caption.Length is > 0 and <= LongestUnlabelledCaption
            && isSentence
            && IsName(inside)
            && Quotes(caption) % 2 == 0
            ? new(caption, inside)
            : null;
    }

    private static bool IsLongAndOpen(string caption) => caption.Length > 40 && char.IsLetterOrDigit(caption[^1]);

    /// <summary>Reads <c>Caption. Photo: X</c>, <c>Photograph: X/Agency</c>.</summary>
    private static PictureLine? Labelled(string text)
    {
        var colon = text.LastIndexOf(':');
        while (colon > 0)
        {
            var start = text.LastIndexOf(' ', colon - 1) + 1;
            if (Labels.Contains(text[start..colon].TrimStart('[', '(', '|')) && StartsCredit(text, start))
            {
                return Cut(text, start, colon + 1);
            }

            colon = text.Length - colon > LongestCaption ? -1 : text.LastIndexOf(':', colon - 1);
        }

        // Only a credit may follow, so only the end of the text matters.
        var tail = Math.Max(0, text.Length - LongestCredit - 20);
        foreach (var label in LabelsWithBy)
        {
            var found = text.AsSpan(tail).LastIndexOf(label, StringComparison.OrdinalIgnoreCase);
            var start = found < 0 ? -1 : found + tail;
            if (start >= 0 && IsBoundary(text, start))
            {
                return Cut(text, start, start + label.Length);
            }
        }

        return null;
    }

    private static bool IsBoundary(string text, int start)
    {
        if (start == 0 || text[start] is '[' or '(')
        {
            return true;
        }

        return start > 1 && (text[start - 2] == '|' || Punctuation.EndsSentence(text[..start].TrimEnd()));
    }

    /// <summary>
    /// Whether a credit may start here: after an unfinished sentence a label needs a capital, and in German, where
    /// every noun has one, a line without a full stop.
    /// </summary>
    private static bool StartsCredit(string text, int start) =>
        IsBoundary(text, start)
            || (char.IsUpper(text[start])
                && (text[^1] != '.'
                    || !GermanLabels.Any(label => text.AsSpan(start).StartsWith(label, StringComparison.Ordinal))));

    private static PictureLine? Copyright(string text)
    {
        var sign = text.LastIndexOf('©');

        // "© 2021 The Courier" below an article belongs to the article.
        var isNotice = sign == 0 && text.TrimStart('©', ' ') is [>= '1' and <= '2', ..];
        return sign >= 0 && !isNotice && !text.Contains("rights reserved", StringComparison.OrdinalIgnoreCase)
            ? Cut(text, sign, sign + 1)
            : null;
    }

    private static PictureLine? Cut(string text, int start, int end)
    {
        var caption = NullIfEmpty(text[..start].TrimEnd(' ', '|', '/', '[', '(', '-', '–', '—', '·', '•'));
        var credit = text[end..].Trim().TrimEnd('.', ']', ')').TrimEnd();
        if ((caption is null && Punctuation.EndsSentence(text)) || (caption is not null && !caption.Contains(' ')))
        {
            return null;
        }

        return IsCredit(credit) ? new(caption, credit) : null;
    }

    /// <summary>
    /// Removes the label of <c>Photo: The bridge at dawn. (Agency)</c>: here it introduces the caption.
    /// </summary>
    private static string WithoutLabel(string caption)
    {
        var colon = caption.IndexOf(':');
        return colon > 0 && Labels.Contains(caption[..colon]) ? caption[(colon + 1)..].TrimStart() : caption;
    }

    /// <summary>
    /// Returns a credit in brackets that says that it is one: <c>Photo: X</c>, <c>X via Agency</c>, <c>© X</c>.
    /// </summary>
    private static string? Named(string inside)
    {
        if (inside.Length > LongestCredit)
        {
            return null;
        }

        var colon = inside.IndexOf(':');
        if (colon > 0 && Labels.Contains(inside[..colon].Trim()))
        {
            return NullIfEmpty(inside[(colon + 1)..].Trim());
        }

        var by = Array.Find(LabelsWithBy, label => inside.StartsWith(label, StringComparison.OrdinalIgnoreCase));
        return by is not null ? inside[by.Length..].Trim()
            : inside is ['©', ..] ? NullIfEmpty(inside[1..].Trim())
            : null;
    }

    private static bool IsName(string credit)
    {
        if (!IsCredit(credit) || NoCredits.Contains(credit) || credit.Any(char.IsAsciiDigit))
        {
            return false;
        }

        var isCapital = char.IsUpper(credit[0]) || credit[0] == '@';
        return isCapital
            && credit.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries)
                .All(word => char.IsUpper(word[0]) || Joints.Contains(word) || word[0] is '@' or '&');
    }

    private static bool IsCredit(string credit)
    {
        if (credit.Length is <= 1 or > LongestCredit || credit.Split(' ').Length > MostWordsInACredit)
        {
            return false;
        }

        return credit.Any(char.IsLetter)
            && !credit.AsSpan().ContainsAny("\"“”«»")
            && !Punctuation.EndsSentence(credit);
    }

    private static int Quotes(string text) => text.Count(unit => unit is '“' or '”' or '"');

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
