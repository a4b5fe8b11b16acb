using System.Globalization;
using System.Text;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Reads the end of a paragraph without the signs that may follow its last sentence: the sign with which a magazine or
/// an agency ends an article (♦, ■, -30-, ###), marks of notes ([1], ¹, *), and small pictures.
/// </summary>
internal static class EndSigns
{
    private const string Stars = "*†‡§";
    private const string Dashes = "-–—―#";
    private const int LongestNote = 4;

    /// <summary>Whether the text ends as a sentence does, whatever signs follow.</summary>
    public static bool EndSentence(string text)
    {
        var rest = text.AsSpan().TrimEnd();
        if (Punctuation.EndsSentence(rest))
        {
            return true;
        }

        for (var before = -1; before != rest.Length;)
        {
            before = rest.Length;
            rest = WithoutNote(WithoutThirty(WithoutSymbol(rest))).TrimEnd();
        }

        return rest.Length > 0 && rest.Length < text.Length && Punctuation.EndsSentence(rest);
    }

    /// <summary>Removes one symbol, with the selectors and joiners that belong to an emoji.</summary>
    private static ReadOnlySpan<char> WithoutSymbol(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeLastFromUtf16(text, out var last, out var length) != System.Buffers.OperationStatus.Done)
        {
            return text;
        }

        var isSign = Rune.GetUnicodeCategory(last) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.OtherNumber or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;
        return isSign || last.Value is '∎' or '•' || Stars.Contains((char)last.Value) ? text[..^length] : text;
    }

    /// <summary>Removes <c>-30-</c>, <c>—30—</c>, <c>###</c>, <c>---</c>.</summary>
    private static ReadOnlySpan<char> WithoutThirty(ReadOnlySpan<char> text)
    {
        var rest = text.TrimEnd(Dashes).TrimEnd();
        if (rest.Length == text.Length)
        {
            return text;
        }

        var before = rest.EndsWith("30", StringComparison.Ordinal) ? rest[..^2].TrimEnd() : rest;
        return before.TrimEnd(Dashes) is var sentence && sentence.Length < before.Length ? sentence : rest;
    }

    /// <summary>
    /// Removes <c>[1]</c>, <c>(a)</c>, <c>²</c>, and digits that were raised after a full stop: <c>came back.12</c>.
    /// </summary>
    private static ReadOnlySpan<char> WithoutNote(ReadOnlySpan<char> text)
    {
        if (text is [.., ']' or ')'])
        {
            var open = text.LastIndexOf(text[^1] == ']' ? '[' : '(');
            return open >= 0 && text.Length - open - 2 is > 0 and <= LongestNote ? text[..open] : text;
        }

        var rest = text;
        while (rest is [.., var last] && char.IsNumber(last))
        {
            rest = rest[..^1];
        }

        var isRaised = rest.Length < text.Length && text.Length - rest.Length < LongestNote;
        return isRaised && rest is [.., var letter, '.' or '!' or '?' or '”' or '»' or '"'] && !char.IsNumber(letter)
            ? rest
            : text;
    }
}
