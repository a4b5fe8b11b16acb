using Api.Content.Search;
using Api.Data.Quotes;

namespace Api.Data.Search;

/// <summary>
/// The place in a resource of words that were searched for. Offsets count Unicode code points, end exclusive;
/// JavaScript and C# slice with the UTF-16 ones.
/// </summary>
/// <param name="Field">The field that has them: `title`, `text`, `caption`.</param>
/// <param name="ParagraphId">The paragraph that contains them; null if none does.</param>
/// <param name="Snippet">
/// The stretch that shows them best, about 200 characters, unchanged and without marks.
/// </param>
/// <param name="Ranges">The words, as pairs of start and end in the snippet.</param>
/// <param name="RangesUtf16">The words, as pairs of UTF-16 offsets in the snippet.</param>
/// <param name="Place">The place of the snippet in the paragraph; null if it is in none.</param>
public sealed record Match(
    string Field,
    long? ParagraphId,
    string Snippet,
    IReadOnlyList<int[]> Ranges,
    IReadOnlyList<int[]> RangesUtf16,
    QuotePlace? Place)
{
    private const int MostParagraphs = 3;

    /// <summary>Finds the matches of a search in a text; null for none.</summary>
    internal static Match? Of(SearchQuery query, string field, string? text) =>
        text is not null && Cut(query, text) is { } snippet
            ? new(field, null, snippet.Text, snippet.Ranges, snippet.RangesUtf16, null)
            : null;

    /// <summary>Finds the matches of a search in a text within a paragraph; null for none.</summary>
    /// <param name="start">The offset of the text in the paragraph, in code points.</param>
    /// <param name="startUtf16">The offset of the text in the paragraph, in UTF-16 units.</param>
    internal static Match? Of(SearchQuery query, string text, long paragraphId, int start = 0, int startUtf16 = 0) =>
        Cut(query, text) is { Place: var place } snippet
            ? new("text", paragraphId, snippet.Text, snippet.Ranges, snippet.RangesUtf16,
                new(
                    paragraphId,
                    start + place.Start,
                    start + place.End,
                    startUtf16 + place.StartUtf16,
                    startUtf16 + place.EndUtf16))
            : null;

    /// <summary>
    /// Finds the matches of a search in an article: in its title, and in the paragraphs that have most of the words.
    /// </summary>
    internal static IReadOnlyList<Match> OfArticle(
        SearchQuery query,
        string? title,
        IEnumerable<(long Id, string Text)> paragraphs)
    {
        var found = paragraphs.Select(p => Of(query, p.Text, p.Id))
            .OfType<Match>()
            .Index()
            .OrderByDescending(m => m.Item.Words)
            .Take(MostParagraphs)
            .OrderBy(m => m.Index)
            .Select(m => m.Item);
        return [.. Of(query, "title", title) is { } match ? found.Prepend(match) : found];
    }

    /// <summary>The number of different words in it.</summary>
    private int Words =>
        RangesUtf16.Select(range => SearchTokens.Fold(Snippet[range[0]..range[1]]))
            .Distinct(StringComparer.Ordinal)
            .Count();

    private static Snippet? Cut(SearchQuery query, string text) =>
        Content.Search.Snippet.Cut(0, text, SearchHighlights.Ranges(query, text));
}
