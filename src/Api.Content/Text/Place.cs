namespace Api.Content.Text;

/// <summary>
/// The place of a span: a paragraph by its number from 1, and offsets into that paragraph's text, end exclusive.
/// <see cref="Start"/> and <see cref="End"/> count Unicode code points, as the selectors of the W3C Web Annotation Data
/// Model (section 4.2.5) do; JavaScript and C# slice with the UTF-16 pair.
/// </summary>
public readonly record struct Place(int Paragraph, int Start, int End, int StartUtf16, int EndUtf16)
{
    /// <summary>
    /// Returns the place of a UTF-16 range in a paragraph. Linear in the range's end; for many places see
    /// <see cref="Places"/>.
    /// </summary>
    public static Place Of(int paragraph, ReadOnlySpan<char> text, int startUtf16, int endUtf16)
    {
        var start = CodePoints(text[..startUtf16]);
        return new(paragraph, start, start + CodePoints(text[startUtf16..endUtf16]), startUtf16, endUtf16);
    }

    /// <summary>Returns the place of a range of code points; null if it is empty or not within the paragraph.</summary>
    public static Place? OfCodePoints(int paragraph, string text, int start, int end)
    {
        if (start < 0 || end <= start || end > CodePoints(text))
        {
            return null;
        }

        var startUtf16 = Behind(text, 0, start);
        return new(paragraph, start, end, startUtf16, Behind(text, startUtf16, end - start));
    }

    private const int ContextLength = 32;

    /// <summary>Returns up to 32 code points of the paragraph before the span.</summary>
    public string Prefix(string paragraph)
    {
        var from = StartUtf16;
        for (var left = ContextLength; left > 0 && from > 0; left--)
        {
            from -= from > 1 && char.IsSurrogatePair(paragraph[from - 2], paragraph[from - 1]) ? 2 : 1;
        }

        return paragraph[from..StartUtf16];
    }

    /// <summary>Returns up to 32 code points of the paragraph after the span.</summary>
    public string Suffix(string paragraph) => paragraph[EndUtf16..Behind(paragraph, EndUtf16, ContextLength)];

    /// <summary>Returns the offset so many code points after another, or the text's end.</summary>
    private static int Behind(string text, int at, int codePoints)
    {
        for (var left = codePoints; left > 0 && at < text.Length; left--)
        {
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }

        return at;
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}

/// <summary>Words of a paragraph and their place.</summary>
public sealed record Phrase(string Text, Place Place);
