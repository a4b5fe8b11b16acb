using System.Text.Json;
using Api.Content.Search;
using Api.Data.Quotes;

namespace Api.Data.Search;

/// <summary>Writes the words by which resources are found, within the transaction that writes the resources.</summary>
internal sealed class SearchWriter(Session session)
{
    private const string TextsSql = $"""
        select title, status = 'published' from articles where id = @Id;

        select id, text from paragraphs where article_id = @Id and removed_in is null order by number;

        select id, text, {QuoteFilter.ListedSql} from quotes r where article_id = @Id and removed_in is null;

        select id, caption, alt, credit, creator from images where article_id = @Id and removed_in is null;
        """;

    private const string RemoveSql = """
        delete from article_search where rowid = @Id;
        delete from paragraph_search where rowid in (select id from paragraphs where article_id = @Id);
        delete from quote_search where rowid in (select id from quotes where article_id = @Id);
        delete from image_search where rowid in (select id from images where article_id = @Id);
        """;

    /// <summary>Takes an article and its parts out of the index.</summary>
    public Task RemoveAsync(long articleId) => session.ExecuteAsync(RemoveSql, new { Id = articleId });

    /// <summary>Indexes an article and its parts as they stand.</summary>
    /// <param name="isNew">It is not in the index yet.</param>
    public async Task WriteAsync(long articleId, bool isNew)
    {
        await (isNew ? Task.CompletedTask : RemoveAsync(articleId));
        var words = await WordsAsync(session, articleId);
        await session.ExecuteAsync("insert into article_search (rowid, title, tokens) values (@Id, @Title, @Tokens)", new { Id = articleId, words.Title, words.Tokens });
        await InsertAsync("paragraph_search", words.Paragraphs);
        await InsertAsync("quote_search", words.Quotes);
        await InsertAsync("image_search", words.Images);
    }

    /// <summary>What the index has of an article and its parts as they stand.</summary>
    internal static async Task<IndexedWords> WordsAsync(Session session, long articleId)
    {
        await using var texts = await session.QueryMultipleAsync(TextsSql, new { Id = articleId });
        var (title, isPublished) = await texts.ReadSingleAsync<(string?, bool)>();
        var paragraphs = (await texts.ReadAsync<(long Id, string Text)>()).Select(p => (p.Id, Tokens: SearchTokens.Fold(p.Text))).ToList();
        var quotes = await texts.ReadAsync<(long Id, string Text, bool IsListed)>();
        var images = await texts.ReadAsync<(long Id, string? Caption, string? Alt, string? Credit, string? Creator)>();

        string Marked(string tokens, bool isListed = true) => isPublished && isListed ? $"{tokens} {Matching.Listed}" : tokens;
        return new(
            Matching.TokensOf(title),
            Marked(Matching.Bound(paragraphs.Select(p => p.Tokens))),
            [.. paragraphs.Select(p => (p.Id, Marked(Matching.Bound(p.Tokens))))],
            [.. quotes.Select(q => (q.Id, Marked(Matching.TokensOf(q.Text), q.IsListed)))],
            [.. images.Select(i => (i.Id, Marked(Matching.TokensOf(i.Caption, i.Alt, i.Credit, i.Creator))))]);
    }

    private const string QuoteSql = $"""
        select r.text, a.status = 'published' and {QuoteFilter.ListedSql} from quotes r join articles a on a.id = r.article_id where r.id = @Id
        """;

    /// <summary>Indexes a quote that is new, or of which a person said something.</summary>
    public async Task WriteQuoteAsync(long id)
    {
        var (text, isListed) = await session.QueryFirstOrDefaultAsync<(string, bool)>(QuoteSql, new { Id = id });
        await session.ExecuteAsync("delete from quote_search where rowid = @Id", new { Id = id });
        await InsertAsync("quote_search", [(id, isListed ? $"{Matching.TokensOf(text)} {Matching.Listed}" : Matching.TokensOf(text))]);
    }

    /// <summary>Indexes everything that there is, into an index with nothing in it.</summary>
    public async Task FillAsync()
    {
        foreach (var id in await session.QueryAsync<long>("select id from articles where deleted_at is null order by id"))
        {
            await WriteAsync(id, isNew: true);
        }

        await WriteSpeakersAsync(await session.QueryAsync<long>("select id from speakers where merged_into is null"));
    }

    private Task InsertAsync(string index, IEnumerable<(long Id, string Tokens)> rows) =>
        session.ExecuteAllAsync($"insert into {index} (rowid, tokens) values (@Id, @Tokens)", rows.Select(row => new { row.Id, row.Tokens }));

    private const string NamesSql = """
        select s.id, s.name, l.aliases, s.name_words
        from (select value as id from json_each(@Ids)) i
        join speakers s on s.id = i.id
        join speaker_lists l on l.speaker_id = s.id
        """;

    /// <summary>Keeps the words of speakers' names, those that are shown.</summary>
    public async Task WriteSpeakersAsync(IEnumerable<long> ids)
    {
        var names = await session.QueryAsync<(long Id, string Name, string Aliases, string Words)>(NamesSql, new { Ids = JsonSerializer.Serialize(ids) });
        await session.ExecuteAllAsync("update speakers set name_words = @Words where id = @Id", names
            .Select(n => (n.Id, Old: n.Words, New: Matching.TokensOf([n.Name, .. JsonSerializer.Deserialize<string[]>(n.Aliases)!])))
            .Where(n => n.New != n.Old)
            .Select(n => new { n.Id, Words = n.New }));
    }
}

/// <summary>The tokens of an article and its parts, each by its id, as the index holds them.</summary>
internal sealed record IndexedWords(
    string Title,
    string Tokens,
    IReadOnlyList<(long Id, string Tokens)> Paragraphs,
    IReadOnlyList<(long Id, string Tokens)> Quotes,
    IReadOnlyList<(long Id, string Tokens)> Images);
