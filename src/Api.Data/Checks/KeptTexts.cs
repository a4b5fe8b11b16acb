using Api.Data.Articles;
using Api.Data.Packing;

namespace Api.Data.Checks;

/// <summary>
/// Checks whether every source and every superseded revision can be read, and whether the sources are as they came.
/// </summary>
internal static class KeptTexts
{
    // Each may have megabytes.
    private const int Together = 16;

    // A source that was erased has no hash. The newest revision has no state yet.
    private static string RowsSql(TextKind kind)
    {
        var (hash, expected) = kind == TextKind.Source
            ? ("t.sha256", "t.sha256 <> ''")
            : ("null as sha256", "(p.packed is not null or t.document is not null)");
        return $"""
            select t.article_id, t.revision, {hash}
            from {PackedTexts.PlaceOf(kind).Table} t
            {PackedTexts.JoinSql(kind)}
            where (t.article_id, t.revision) > (@ArticleId, @Revision) and {expected}
            order by t.article_id, t.revision
            limit @Together
            """;
    }

    /// <summary>Finds the ids of the articles with texts that cannot be read, or that are others.</summary>
    public static async Task<IReadOnlyList<long>> FindFaultsAsync(Session session, CancellationToken cancellationToken)
    {
        var (texts, wrong) = (new PackedTexts(session), new SortedSet<long>());
        foreach (var kind in Enum.GetValues<TextKind>())
        {
            for (var last = new Row(); last is not null;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var parameters = new { last.ArticleId, last.Revision, Together };
                var rows = (await session.QueryAsync<Row>(RowsSql(kind), parameters)).ToList();
                foreach (var row in rows)
                {
                    if (!await IsWholeAsync(texts, new(row.ArticleId, kind, row.Revision), row.Sha256))
                    {
                        wrong.Add(row.ArticleId);
                    }
                }

                last = rows.LastOrDefault();
            }
        }

        return [.. wrong];
    }

    private static async Task<bool> IsWholeAsync(PackedTexts texts, TextKey key, string? hash)
    {
        try
        {
            return await texts.FindAsync(key) is { } text && (hash is null || Digest.HashOf(text) == hash);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private sealed record Row
    {
        public long ArticleId { get; init; }

        public int Revision { get; init; }

        public string? Sha256 { get; init; }
    }
}
