namespace Api.Content.Text;

/// <summary>Gives the places of one paragraph: the text is walked once, each place then costs a binary search.</summary>
internal sealed class Places
{
    private readonly int _paragraph;
    private readonly string _text;

    /// <summary>The UTF-16 offsets behind each surrogate pair, ascending: every one makes the code points one fewer.</summary>
    private readonly List<int> _pairEnds = [];

    public Places(int paragraph, string text)
    {
        _paragraph = paragraph;
        _text = text;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                _pairEnds.Add(i + 1);
            }
        }
    }

    public Place Of(int startUtf16, int endUtf16) => new(_paragraph, CodePoints(startUtf16), CodePoints(endUtf16), startUtf16, endUtf16);

    public Phrase Phrase(int startUtf16, int endUtf16) => new(_text[startUtf16..endUtf16], Of(startUtf16, endUtf16));

    private int CodePoints(int utf16)
    {
        var found = _pairEnds.BinarySearch(utf16);
        return utf16 - (found >= 0 ? found + 1 : ~found);
    }
}
