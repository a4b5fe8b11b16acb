using System.Web;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Quotes;
using Api.Data.Search;

namespace Api.Benchmarks;

/// <summary>The program's queries, without HTTP around them.</summary>
internal sealed record SearchQueries(ParagraphQueries Paragraphs, ArticleQueries Articles, QuoteQueries Quotes)
{
    private static readonly string[] Known = ["sort", "total", "tag", "speaker", "publishedFrom", "publishedBefore"];

    /// <summary>Whether these parameters are known here.</summary>
    public static bool Know(string parameters) =>
        HttpUtility.ParseQueryString(parameters).AllKeys.All(Known.Contains);

    /// <summary>The ids of a page.</summary>
    public async Task<IReadOnlyList<long>> PageAsync(SearchCase asked, string query)
    {
        var given = HttpUtility.ParseQueryString(asked.Parameters);
        Terms? Of(string name) =>
            given[name] is { } text && Terms.TryParse(text, null, out var terms) ? terms : null;
        Instant? At(string name) =>
            given[name] is { } text && Instant.TryParse(text, null, out var instant) ? instant : null;
        _ = SearchText.TryParse(query, null, out var q);
        _ = Flag.TryParse(given["total"] ?? "false", null, out var total);
        var parts = new PartFilter
        {
            Q = q,
            Sort = given["sort"],
            Total = total,
            Tag = Of("tag"),
            PublishedFrom = At("publishedFrom"),
            PublishedBefore = At("publishedBefore"),
        };
        return asked.List switch
        {
            "paragraphs" =>
                [
                    .. (await Paragraphs.ListAsync(
                        new ParagraphFilter(),
                        parts,
                        new Including<Paragraph>(),
                        CancellationToken.None)).Rows.Select(r => r.Id),
                ],
            "quotes" =>
                [
                    .. (await Quotes.ListAsync(
                        new QuoteFilter { Speaker = Of("speaker") },
                        parts,
                        new Including<Quote>(),
                        CancellationToken.None)).Rows.Select(r => r.Id),
                ],
            _ => [.. (await Articles.ListAsync(
                new ArticleFilter
                {
                    Q = q,
                    Sort = given["sort"],
                    Total = total,
                    Tag = Of("tag"),
                    Speaker = Of("speaker"),
                    PublishedFrom = At("publishedFrom"),
                    PublishedBefore = At("publishedBefore"),
                },
                new Including<Article>(), CancellationToken.None)).Rows.Select(r => r.Id)],
        };
    }
}
