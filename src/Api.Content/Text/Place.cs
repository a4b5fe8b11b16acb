namespace Api.Content.Text;

/// <summary>
/// Where a span stands: a paragraph by its number from 1, and offsets into that paragraph's text, end exclusive.
/// <see cref="Start"/> and <see cref="End"/> count Unicode code points, as the selectors of the W3C Web Annotation
/// Data Model (section 4.2.5) do; the UTF-16 pair is what JavaScript and C# slice with.
/// </summary>
public readonly record struct Place(int Paragraph, int Start, int End, int StartUtf16, int EndUtf16)
{
    /// <summary>The place of a UTF-16 range in a paragraph. Linear in the range's end; for many places see <see cref="Places"/>.</summary>
    public static Place Of(int paragraph, ReadOnlySpan<char> text, int startUtf16, int endUtf16)
    {
        var start = CodePoints(text[..startUtf16]);
        return new(paragraph, start, start + CodePoints(text[startUtf16..endUtf16]), startUtf16, endUtf16);
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

/// <summary>Words of a paragraph and where they stand.</summary>
public sealed record Phrase(string Text, Place Place);
