namespace Api.Content.Text;

/// <summary>
/// Finds the places of one paragraph: the text is walked once, then each place costs a binary search.
/// </summary>
internal sealed class Places
{
    private readonly int _paragraph;
    private readonly string _text;

    /// <summary>
    /// The UTF-16 offsets after each surrogate pair, ascending: every one makes the code points one fewer.
    /// </summary>
    private readonly List<int> _pairEnds = [];

    public Places(int paragraph, string text)
    {
        _paragraph = paragraph;
        _text = text;
        var first = text.AsSpan().IndexOfAnyInRange('\ud800', '\udbff');
        for (var i = first + 1; first >= 0 && i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                _pairEnds.Add(i + 1);
            }
        }
    }

    public Place Of(int startUtf16, int endUtf16) =>
        new(_paragraph, CodePoints(startUtf16), CodePoints(endUtf16), startUtf16, endUtf16);

    /// <summary>Returns the place of a range of code points; null if it is empty or not in the paragraph.</summary>
    public Place? OfCodePoints(int start, int end) =>
        start >= 0 && start < end && end <= Length ? new(_paragraph, start, end, Utf16(start), Utf16(end)) : null;

    public Phrase Phrase(int startUtf16, int endUtf16) => new(_text[startUtf16..endUtf16], Of(startUtf16, endUtf16));

    /// <summary>The number of the paragraph's code points.</summary>
    public int Length => _text.Length - _pairEnds.Count;

    // After the pair that ends at the i-th of these offsets there are i + 1 code points fewer.
    private int Utf16(int codePoints)
    {
        var (low, high) = (0, _pairEnds.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _pairEnds[middle] - middle - 1 <= codePoints ? (middle + 1, high) : (low, middle);
        }

        return codePoints + low;
    }

    private int CodePoints(int utf16)
    {
        var found = _pairEnds.BinarySearch(utf16);
        return utf16 - (found >= 0 ? found + 1 : ~found);
    }
}
