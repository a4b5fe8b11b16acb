using Api.Data.Search;

namespace Api.Data.Checks;

/// <summary>
/// Checks whether the search index holds the words of every text, each in its place, and nothing else.
/// </summary>
/// <remarks>
/// For each row a sum is kept, over the hashes of its tokens with their places: the index gives them in another order
/// than the texts do, and there may be hundreds of millions.
/// </remarks>
internal sealed class IndexedTokens(Database database, Session session)
{
    private readonly Dictionary<(string Index, long Id), ulong> _sums = [];

    private const string IdsSql = "select id from articles where deleted_at is null order by id";

    /// <returns>The number of rows of each index that differ from their texts; indexes without any are left
    /// out.</returns>
    public async Task<IReadOnlyDictionary<string, int>> FindFaultsAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await session.QueryAsync<long>(IdsSql))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var words = await SearchWriter.WordsAsync(session, id);
            Add("article_search", id, "title", words.Title);
            Add("article_search", id, "tokens", words.Tokens);
            AddAll("paragraph_search", words.Paragraphs);
            AddAll("quote_search", words.Quotes);
            AddAll("image_search", words.Images);
        }

        foreach (var index in (string[])["article_search", "paragraph_search", "quote_search", "image_search"])
        {
            await TakeAwayAsync(index, cancellationToken);
        }

        return _sums.Where(sum => sum.Value != 0).CountBy(sum => sum.Key.Index).ToDictionary();
    }

    private void AddAll(string index, IReadOnlyList<(long Id, string Tokens)> rows)
    {
        foreach (var (id, tokens) in rows)
        {
            Add(index, id, "tokens", tokens);
        }
    }

    private void Add(string index, long id, string column, string tokens)
    {
        var position = 0L;
        foreach (var token in tokens.Split(' '))
        {
            Sum((index, id)) += HashOf(column, token, position++);
        }
    }

    private async Task TakeAwayAsync(string index, CancellationToken cancellationToken)
    {
        var (before, sql) = database.Dialect.Matching.TokensSql(index);
        await (before.Length == 0 ? Task.CompletedTask : session.ExecuteAsync(before));
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandTimeout = 0;
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            Sum((index, reader.GetInt64(0))) -= HashOf(reader.GetString(1), reader.GetString(2), reader.GetInt64(3));
        }
    }

    private ref ulong Sum((string, long) row) =>
        ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_sums, row, out _);

    // Two tokens that change places, or one that occurs twice, must not cancel out.
    private static ulong HashOf(string column, string token, long position)
    {
        var hash = 14695981039346656037UL ^ (ulong)column.Length ^ ((ulong)position * 0x9E3779B97F4A7C15UL);
        foreach (var unit in token)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        hash ^= hash >> 32;
        return hash * 0xD6E8FEB86659FD93UL;
    }
}
