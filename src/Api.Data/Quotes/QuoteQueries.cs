using Api.Data.Articles;
using Api.Data.Lists;
using Dapper;

namespace Api.Data.Quotes;

/// <summary>Reads quotes.</summary>
public sealed class QuoteQueries(Database database)
{
    private const string Columns = """
        r.id, r.article_id, a.slug as article_slug, a.display_title as article_display_title, r.paragraph_id, p.number as paragraph_number,
        r.number, r.text, r.kind, l.speakers, r.source_type,
        r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
        r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
        r.descriptor, r.on_behalf_of, r.addressee, r.medium, r.attribution_confidence, r.resolution_confidence, r.method, r.review,
        r.utterance_id, r.utterance_part, r.utterance_parts, r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16,
        r.prefix, r.suffix, r.anchor, r.revision, a.published_at, a.published_on, a.language, a.canonical_url, r.removed_in, a.version
        """;

    private const string Joins = """
        join articles a on a.id = r.article_id
        join paragraphs p on p.id = r.paragraph_id
        join quote_lists l on l.quote_id = r.id
        """;

    private static readonly ListStatement List = new("articles a join quotes r on r.article_id = a.id", "r.id", $"""
        select page.k0, page.k1, page.k2, {Columns}
        from page
        join quotes r on r.id = page.id
        {Joins}
        """);

    /// <summary>The quotes of one article that are listed by default; its id is an SQL expression.</summary>
    internal static string OfArticleSql(string id) => $"""
        select {Columns}
        from quotes r
        {Joins}
        where r.article_id = {id} and {QuoteFilter.ListedSql}
        order by r.number
        """;

    public Task<Slice<Quote>> ListAsync(QuoteFilter filter, PartFilter parts, CancellationToken cancellationToken) =>
        List.ReadAsync<Quote>(database, filter.AddTo(parts.Conditions()), parts.Order("r.number"), parts, cancellationToken);

    /// <summary>Those of one article, in reading order.</summary>
    public Task<Slice<Quote>> ListAsync(QuoteFilter filter, Address article, PageFilter page, CancellationToken cancellationToken)
    {
        var (where, order) = PartFilter.Of(article, "r.number");
        return List.ReadAsync<Quote>(database, filter.AddTo(where), order, page, cancellationToken);
    }

    private const string FindSql = $"""
        select {Columns}
        from quotes r
        {Joins}
        where r.id = @Id and a.status = 'published'
        """;

    /// <summary>One quote of any kind, also one that is gone.</summary>
    public async Task<Quote?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.Connection.QuerySingleOrDefaultAsync<Quote>(new CommandDefinition(FindSql, new { Id = id }, cancellationToken: cancellationToken));
    }
}
