using Api.Content.Quotes;
using Api.Content.Search;
using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.Quotes;

/// <summary>Finds other articles that quote the words of a quote.</summary>
public sealed class OccurrenceQueries(Database database)
{
    // Quotes that share more phrases with it come before quotes that share one that everybody says.
    private const int MostCandidates = 1_000;

    // A quote with fewer words than a phrase can only be matched by its beginning and end.
    private const int FewestOfPhrases = 8;

    private const string ElsewhereSql =
        $"a.id <> @ArticleId and a.status = 'published' and {QuoteFilter.ListedSql}";

    private static string CandidatesSql(string beside) => $"""
        select r.id, r.text, a.sort_at, r.article_id, r.number
        from quote_search(@Q) s
        cross join quotes r
        cross join articles a
        where r.id = s.rowid and a.id = r.article_id and {ElsewhereSql}{beside}
        order by s.rank
        limit {MostCandidates}
        """;

    /// <summary>
    /// Lists the quotes of the same words in other articles, the oldest first; only in published articles, whoever
    /// asks.
    /// </summary>
    public async Task<Slice<Quote>> ListAsync(
        Quote quote,
        ListPlan<Quote> plan,
        CancellationToken cancellationToken)
    {
        var (page, shape) = plan;
        var words = TokensOf(quote.Text);
        await using var session = await database.SearchAsync(cancellationToken);
        var found = words.Length == 0 ? [] : await FindAsync(session, quote.ArticleId, words);
        var rest = plan.After is { Key: [DateTimeOffset at, long article, long number] }
            ? found.SkipWhile(q => q.Place.CompareTo((at, article, number)) <= 0).ToList()
            : found;

        var limit = page.All is { Value: true } ? MostCandidates : page.Size(shape.Embeds);
        var occurrences = rest.Take(limit).ToDictionary(q => q.Id, q => q.Occurrence);
        var rows = await QuoteQueries.ListAsync(session, [.. occurrences.Keys], shape);
        var total = page.Total is { Value: true } ? Total.Of(found.Count) : null;
        return new(
            [.. rows.Select(row => row with { Occurrence = occurrences[row.Id] })],
            rest.Count > limit && rest[limit - 1].Place is var last
                ? new Cursor([last.At.UtcDateTime, last.Article, last.Number], total)
                : null,
            total,
            Ranking: null,
            Facets: null);
    }

    private async Task<IReadOnlyList<Found>> FindAsync(Session session, long articleId, string[] words)
    {
        var query = SearchQuery.OfAny(
            words.Length < FewestOfPhrases
                ? [[Matching.Boundary, .. words, Matching.Boundary]]
                : Occurrences.Phrases(words));
        var values = new SqlValues();
        var matching = database.Dialect.Matching;
        var sql = CandidatesSql(matching.BesideOf(query, values) is { } beside ? $" and {beside}" : "");
        values.Parameters.Add("@Q", matching.QueryOf(query));
        values.Parameters.Add("@ArticleId", articleId);

        return
        [
            .. (await session.QueryAsync<Candidate>(sql, values.Parameters))
                .Select(
                    c => new Found(c.Id, (c.SortAt, c.ArticleId, c.Number), Occurrences.Of(words, TokensOf(c.Text))))
                .Where(q => q.Occurrence is not null)
                .OrderBy(q => q.Place),
        ];
    }

    private static string[] TokensOf(string text) =>
        SearchTokens.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Found(long Id, (DateTimeOffset At, long Article, long Number) Place, Occurrence? Occurrence);

    private sealed record Candidate
    {
        public required long Id { get; init; }

        public required string Text { get; init; }

        public required DateTimeOffset SortAt { get; init; }

        public required long ArticleId { get; init; }

        public required int Number { get; init; }
    }
}
