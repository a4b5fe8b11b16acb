using Api.Content.Language;

namespace Api.Content.Quotes.Marks;

/// <summary>A stretch of one paragraph between quotation marks, in UTF-16 offsets.</summary>
/// <param name="Start">The start of the words, without white space inside the marks.</param>
/// <param name="End">The end of the words, exclusive.</param>
/// <param name="OuterStart">The start of the opening mark.</param>
/// <param name="OuterEnd">The end of the closing mark, exclusive.</param>
/// <param name="Continues">Whether it continues a quotation that the previous paragraph left open.</param>
/// <param name="Closed">Whether a closing mark was found; otherwise the quotation runs to the end of its
/// paragraph.</param>
internal readonly record struct MarkedSpan(
    int Start,
    int End,
    int OuterStart,
    int OuterEnd,
    bool Continues,
    bool Closed)
{
    /// <summary>Whether the layout gives the words and their source; there may be no marks.</summary>
    public bool Stated { get; init; }

    public ProtectedRange Range => new(Start, End, OuterStart, OuterEnd);

    /// <summary>Returns the stretch in a text that has this one's at a place.</summary>
    public MarkedSpan Moved(int by) => this with
    {
        Start = Start + by,
        End = End + by,
        OuterStart = OuterStart + by,
        OuterEnd = OuterEnd + by,
    };
}
