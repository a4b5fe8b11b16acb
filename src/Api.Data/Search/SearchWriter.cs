using Api.Content.Search;
using Api.Data.Quotes;

namespace Api.Data.Search;

/// <summary>
/// Writes the words by which resources are found, within the transaction that writes the resources. The index keeps no
/// texts: the tokens removed from it must be the ones that were added, computed again from the texts. So words are
/// removed before anything of an article changes, and added again after.
/// </summary>
internal sealed class SearchWriter(Session session)
{
    private const string FilledSql =
        "select folding, coalesce(filled_up_to, 9223372036854775807) from word_tables where name = 'articles'";

    private long? _filledUpTo;

    /// <summary>
    /// Removes an article and its parts from the index, before their texts or their visibility change.
    /// </summary>
    public async Task RemoveAsync(long articleId)
    {
        if (await IsFilledAsync(articleId))
        {
            await EachAsync(articleId, session.Database.Dialect.Matching.RemoveSql);
        }
    }

    /// <summary>Indexes an article and its parts as they are, if they are not in the index.</summary>
    public async Task AddAsync(long articleId)
    {
        if (await IsFilledAsync(articleId))
        {
            await FillAsync(articleId);
        }
    }

    /// <summary>Indexes articles and their parts as they are, if they are not in the index.</summary>
    public async Task AddAsync(IEnumerable<long> articleIds)
    {
        var words = new List<(long Id, IndexedWords Words)>();
        foreach (var id in articleIds)
        {
            if (await IsFilledAsync(id))
            {
                words.Add((id, await WordsAsync(session, id)));
            }
        }

        await EachAsync(words, InsertSql);
    }

    /// <summary>Indexes an article and its parts when their turn in a refill comes.</summary>
    public Task FillAsync(long articleId) => EachAsync(articleId, InsertSql);

    private const string QuoteSql = $"""
        select r.text, r.article_id, a.status = 'published' and {QuoteFilter.ListedSql}
        from quotes r join articles a on a.id = r.article_id
        where r.id = @Id
        """;

    /// <summary>Removes one quote from the index, before a person's decision about it is written.</summary>
    public Task RemoveQuoteAsync(long id) => QuoteAsync(id, session.Database.Dialect.Matching.RemoveSql);

    /// <summary>Indexes a quote that is new, or that a person has decided about.</summary>
    public Task AddQuoteAsync(long id) => QuoteAsync(id, InsertSql);

    private static string InsertSql(string index, string columns, string values) =>
        $"insert into {index} (rowid, {columns}) values (@Id, {values})";

    private async Task QuoteAsync(long id, Func<string, string, string, string> sql)
    {
        var (text, articleId, isListed) = await session.QueryFirstOrDefaultAsync<(string, long, bool)>(
            QuoteSql, new { Id = id });
        if (await IsFilledAsync(articleId))
        {
            await session.ExecuteAsync(
                sql("quote_search", "tokens", "@Tokens"),
                new { Id = id, Tokens = Marked(Matching.TokensOf(text), isListed) });
        }
    }

    private const string TextsSql = $"""
        select title, status = 'published' from articles where id = @Id;

        select id, text from paragraphs where article_id = @Id and removed_in is null order by number;

        select id, text, {QuoteFilter.ListedSql} from quotes r where article_id = @Id and removed_in is null;

        select id, caption, alt, credit, creator from images where article_id = @Id and removed_in is null;
        """;

    /// <summary>Adds or removes the present words of an article and its parts.</summary>
    private async Task EachAsync(long articleId, Func<string, string, string, string> sql) =>
        await EachAsync([(articleId, await WordsAsync(session, articleId))], sql);

    // By index and id: FTS5 collects rows in memory as long as their ids rise.
    private async Task EachAsync(
        IReadOnlyList<(long Id, IndexedWords Words)> articles,
        Func<string, string, string, string> sql)
    {
        await session.ExecuteAllAsync(
            sql("article_search", "title, tokens", "@Title, @Tokens"),
            articles.OrderBy(article => article.Id)
                .Select(article => new { article.Id, article.Words.Title, article.Words.Tokens }));
        await PartsAsync("paragraph_search", words => words.Paragraphs);
        await PartsAsync("quote_search", words => words.Quotes);
        await PartsAsync("image_search", words => words.Images);

        Task PartsAsync(string index, Func<IndexedWords, IEnumerable<(long Id, string Tokens)>> rows) =>
            session.ExecuteAllAsync(
                sql(index, "tokens", "@Tokens"),
                articles.SelectMany(article => rows(article.Words))
                    .OrderBy(row => row.Id)
                    .Select(row => new { row.Id, row.Tokens }));
    }

    /// <summary>Returns the tokens that an article and its parts have in the index.</summary>
    internal static async Task<IndexedWords> WordsAsync(Session session, long articleId)
    {
        await using var texts = await session.QueryMultipleAsync(TextsSql, new { Id = articleId });
        var (title, isPublished) = await texts.ReadSingleAsync<(string?, bool)>();
        var paragraphs = (await texts.ReadAsync<(long Id, string Text)>())
            .Select(p => (p.Id, Tokens: SearchTokens.Fold(p.Text)))
            .ToList();
        var quotes = (await texts.ReadAsync<(long Id, string Text, bool IsListed)>()).ToList();
        var images = await texts.ReadAsync<(long Id, string? Caption, string? Alt, string? Credit, string? Creator)>();

        return new(
            Matching.TokensOf(title),
            Marked(Matching.Bound(paragraphs.Select(p => p.Tokens)), isPublished),
            [.. paragraphs.Select(p => (p.Id, Marked(Matching.Bound(p.Tokens), isPublished)))],
            [.. quotes.Select(q => (q.Id, Marked(Matching.TokensOf(q.Text), isPublished && q.IsListed)))],
            [.. images.Select(i => (
                i.Id, Marked(Matching.TokensOf(i.Caption, i.Alt, i.Credit, i.Creator), isPublished)))]);
    }

    private static string Marked(string tokens, bool isListed) => isListed ? $"{tokens} {Matching.Listed}" : tokens;

    /// <summary>
    /// Whether an article is in the index already, or should be: during a refill, articles whose turn has not come are
    /// left to it.
    /// </summary>
    private async Task<bool> IsFilledAsync(long articleId)
    {
        // It holds for the whole transaction: a refill proceeds in transactions of its own, and writers come one at a
        // time.
        if (_filledUpTo is null)
        {
            var (folding, filledUpTo) = await session.QueryFirstOrDefaultAsync<(long, long)>(FilledSql);
            // Another version of this program filled the index, or it is in doubt: the tokens taken out might not be
            // those that were put in, which damages an index of FTS5.
            if (folding != SearchTokens.Folding)
            {
                throw new StorageException(StorageFault.IndexOutOfStep);
            }

            _filledUpTo = filledUpTo;
        }

        return articleId <= _filledUpTo;
    }
}

/// <summary>The tokens of an article and its parts, each by its id, as the index holds them.</summary>
internal sealed record IndexedWords(
    string Title,
    string Tokens,
    IReadOnlyList<(long Id, string Tokens)> Paragraphs,
    IReadOnlyList<(long Id, string Tokens)> Quotes,
    IReadOnlyList<(long Id, string Tokens)> Images);
