using Api.Data.Articles;

namespace Api.Data.Checks;

/// <summary>Checks whether the documents of articles that readers would be given are what their rows say.</summary>
internal static class KeptDocuments
{
    // Each may have megabytes.
    private const int Together = 16;

    private static readonly string NextSql = $"""
        select a.id as article_id, d.hash, d.length, d.slim, d.whole
        from articles a
        {ArticleDocuments.JoinSql}
        where a.id > @After and d.article_id is not null
        order by a.id
        limit @Together
        """;

    /// <summary>Finds the ids of the articles with documents that are damaged, or that say something else.</summary>
    public static async Task<IReadOnlyList<long>> FindFaultsAsync(Session session, CancellationToken cancellationToken)
    {
        var (documents, wrong, after) = (new ArticleDocuments(session), new List<long>(), 0L);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = (await session.QueryAsync<Row>(NextSql, new { After = after, Together }))
                .ToDictionary(row => row.ArticleId);
            if (rows.Count == 0)
            {
                return wrong;
            }

            var articles = await documents.ReadAsync(rows.Keys);
            wrong.AddRange(articles.Where(article => !IsOf(article, rows[article.Id])).Select(article => article.Id));
            after = rows.Keys.Max();
        }
    }

    private static bool IsOf(Article article, Row row)
    {
        var hash = ArticleDocument.Of(article).Hash;
        return row.Hash == hash && HashOf(row) == hash
            && row.Slim.AsSpan().SequenceEqual(ArticleDocument.SlimOf(article));
    }

    private static string? HashOf(Row row)
    {
        try
        {
            return ArticleDocument.HashOf(new ArticleDocument(row.Hash, row.Length, row.Whole).Inflate());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private sealed record Row
    {
        public required long ArticleId { get; init; }

        public required string Hash { get; init; }

        public required int Length { get; init; }

        public required byte[] Slim { get; init; }

        public required byte[] Whole { get; init; }
    }
}
