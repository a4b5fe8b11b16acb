using System.Web;
using Api.Data;
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
        var (sort, tag, speaker) = (given["sort"], Of("tag"), Of("speaker"));
        var (from, before) = (At("publishedFrom"), At("publishedBefore"));
        switch (asked.List)
        {
            case "paragraphs":
                var paragraphs = new ParagraphFilter().Plan(
                    new()
                    {
                        Q = q,
                        Sort = sort,
                        Total = total,
                        Tag = tag,
                        PublishedFrom = from,
                        PublishedBefore = before,
                    },
                    new Including<Paragraph>(), Visibility.Published, null);
                return [.. (await Paragraphs.ListAsync(paragraphs, CancellationToken.None)).Rows.Select(r => r.Id)];
            case "quotes":
                var quotes = new QuoteFilter { Speaker = speaker }.Plan(
                    new()
                    {
                        Q = q,
                        Sort = sort,
                        Total = total,
                        Tag = tag,
                        PublishedFrom = from,
                        PublishedBefore = before,
                    },
                    new Including<Quote>(), Visibility.Published, null);
                return [.. (await Quotes.ListAsync(quotes, CancellationToken.None)).Rows.Select(r => r.Id)];
            default:
                var articles = new ArticleFilter
                {
                    Q = q,
                    Sort = sort,
                    Total = total,
                    Tag = tag,
                    Speaker = speaker,
                    PublishedFrom = from,
                    PublishedBefore = before,
                };
                var plan = articles.Plan(new Including<Article>(), Visibility.Published, null);
                return [.. (await Articles.ListAsync(plan, CancellationToken.None)).Rows.Select(r => r.Id)];
        }
    }
}
