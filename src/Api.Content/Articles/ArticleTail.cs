using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>Reads everything below the body: the signature of an agency, the line of tags and the about box.</summary>
internal sealed class ArticleTail
{
    /// <summary>The most blocks of an about box under its heading.</summary>
    private const int MostBlocksInABox = 4;

    private const int LongestHeading = 80;

    // A longer text is a sentence that begins with such a word.
    private const int LongestTag = 80;

    private static readonly string[] TagLabels =
    [
        "tags", "tag", "tagged", "tagged as", "topics", "topic", "keywords", "filed under", "related topics",
        "schlagwörter", "schlagworte", "themen", "mots-clés", "mots clés",
        "étiquettes", "sujets", "etiquetas", "temas", "palabras clave", "parole chiave", "argomenti",
    ];

    private static readonly string[] AboutLabels = [
        "about ", "über ", "à propos de ", "à propos d’", "acerca de ", "sobre ", "informazioni su ",
    ];

    /// <summary>The words other than a publisher that "About …" can name.</summary>
    private static readonly string[] NoPublishers =
        [
            "us", "me", "the author", "the authors", "the writer", "the writers", "this article", "this story",
            "this series", "uns", "den autor", "die autorin", "l’auteur", "nous", "nosotros", "el autor",
        ];

    /// <summary>The reporters named under the text: <c>(Reporting by A; Editing by B)</c>.</summary>
    public Byline? Reporters { get; private set; }

    public IReadOnlyList<string> Tags { get; private set; } = [];

    public AboutBox? About { get; private set; }

    /// <summary>The subject of the about box; null if it is not a publisher.</summary>
    public string? Publisher { get; private set; }

    /// <summary>Reads the tail and removes it from the blocks.</summary>
    public static ArticleTail Read(List<Block> blocks)
    {
        var tail = new ArticleTail();
        TakeSignature(blocks);
        tail.TakeTags(blocks);
        tail.TakeAbout(blocks);
        tail.TakeTags(blocks);
        tail.TakeReporters(blocks);
        return tail;
    }

    /// <summary>Splits a line of tags; empty for any other line.</summary>
    public static IReadOnlyList<string> TagsOf(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0 || !TagLabels.Contains(text[..colon].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return [];
        }

        var list = text[(colon + 1)..].Trim();
        var separator = list.AsSpan().IndexOfAny(",;|•·") is var at and >= 0 ? list[at]
            : list.StartsWith('#') ? ' '
            : '\0';
        var tags = separator == '\0' ? [list] : list.Split(separator);

        // More tags than an article may have are not tags of one. They stay text: nothing of it is lost, and none of
        // them becomes a row.
        var isText = tags.Length > GivenFields.MostTags || Array.Exists(tags, tag => tag.Length > LongestTag);
        return isText
            ? []
            : [
                .. tags.Select(tag => tag.Trim(' ', '#').TrimEnd('.'))
                    .Where(tag => tag.Any(char.IsLetterOrDigit))
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];
    }

    /// <summary>
    /// Removes the end of an agency's copy: its name, an end mark or both. Neither says anything about the article's
    /// subject.
    /// </summary>
    private static void TakeSignature(List<Block> blocks)
    {
        while (blocks.Count > 1 && (Markers.IsEndMark(blocks[^1].Text) || Byline.IsAgency(blocks[^1].Text)))
        {
            blocks.RemoveAt(blocks.Count - 1);
        }
    }

    private void TakeReporters(List<Block> blocks)
    {
        if (blocks.Count > 2 && (Credits.Read(blocks[^1].Text) ?? EastAsianCredits.Read(blocks[^1].Text)) is { } byline)
        {
            Reporters = byline;
            blocks.RemoveAt(blocks.Count - 1);
        }
    }

    private void TakeTags(List<Block> blocks)
    {
        if (Tags.Count == 0 && blocks.Count > 1 && TagsOf(blocks[^1].Text) is { Count: > 0 } tags)
        {
            Tags = tags;
            blocks.RemoveAt(blocks.Count - 1);
        }
    }

    private void TakeAbout(List<Block> blocks)
    {
        for (var i = blocks.Count - 2; i > 0 && i >= blocks.Count - 1 - MostBlocksInABox; i--)
        {
            if (Subject(blocks[i].Text) is { } subject)
            {
                About = new(
                    Heading(blocks[i].Text), string.Join("\n\n", blocks.Skip(i + 1).Select(block => block.Text)));
                Publisher = NoPublishers.Contains(subject, StringComparer.OrdinalIgnoreCase) ? null : subject;
                blocks.RemoveRange(i, blocks.Count - i);
                return;
            }
        }
    }

    private static string Heading(string text) =>
        Markers.Heading(text) is > 0 and var level ? text[(level + 1)..].Trim() : text;

    /// <summary>Returns the X of a heading "About X": a name, so it starts with a capital, or "us".</summary>
    private static string? Subject(string text)
    {
        var heading = Heading(text);
        var label = Array.Find(AboutLabels, label => heading.StartsWith(label, StringComparison.OrdinalIgnoreCase));
        if (label is null || heading.Length > LongestHeading || Punctuation.EndsSentence(heading))
        {
            return null;
        }

        var subject = heading[label.Length..].Trim(' ', ':');
        return subject.Length > 0
            && (char.IsUpper(subject[0])
                || NoPublishers.Contains(subject, StringComparer.OrdinalIgnoreCase)
                || subject.StartsWith("the ", StringComparison.OrdinalIgnoreCase))
            ? subject
            : null;
    }
}
