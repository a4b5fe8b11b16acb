using System.Text.Json;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Paragraphs;

namespace Api.Data.Quotes;

/// <summary>Reads quotes.</summary>
public sealed class QuoteQueries(Database database) : IListQueries<Quote>
{
    private const string MentionPlaceSql =
        "r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16";

    private static readonly Columns Columns = Columns.Of<Quote>(
        $"{PartTable.Always}, r.paragraph_id",
        new("article", "a.slug as article_slug, a.display_title as article_display_title"),
        new("paragraphNumber", "p.number as paragraph_number", "join paragraphs p on p.id = r.paragraph_id"),
        new("speakers", "l.speakers", "join quote_lists l on l.quote_id = r.id"),
        new(
            "attribution",
            $"""
            r.mention_text, r.mention_paragraph_id, {MentionPlaceSql},
            r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
            r.descriptor, r.on_behalf_of, r.addressee, r.medium
            """),
        new("confidence", "r.attribution_confidence, r.resolution_confidence"),
        new("rules", "r.attribution_rule, r.resolution_rule"),
        new("utterance", "r.utterance_id, r.utterance_part, r.utterance_parts"),
        new("place", "r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16"),
        new("publishedAt", "a.published_at"), new("publishedOn", "a.published_on"), new("language", "a.language"),
        new("original", "a.canonical_url") { Needs = ["prefix", "text", "suffix"] });

    internal static readonly PartTable Table = new("quotes", "quote_search", "number", Columns)
    {
        Embedded = QuoteFilter.ListedSql,
        Searched = ["text", "place"],
    };

    public async Task<Slice<Quote>> ListAsync(ListPlan<Quote> plan, CancellationToken cancellationToken)
    {
        await using var session = await ListReader.OpenAsync(database, plan, cancellationToken);
        var slice = await ListReader.ReadAsync<Quote>(session, Table.List, plan, cancellationToken);
        var quotes = await EmbedAsync(session, slice.Rows, plan.Shape);
        return slice with { Rows = Part.WithMatches(quotes, plan) };
    }

    /// <summary>One quote, also one that is gone.</summary>
    public async Task<Quote?> FindAsync(
        long id,
        Visibility visibility,
        Shape<Quote> shape,
        CancellationToken cancellationToken)
    {
        await using var session = shape.Embeds
            ? await database.ReadSnapshotAsync(cancellationToken)
            : await database.ReadAsync(cancellationToken);
        if (await Table.FindAsync<Quote>(session, id, visibility, shape.Asked, cancellationToken) is not { } quote)
        {
            return null;
        }

        return quote is { RemovedIn: not null, DeletedAt: null }
            ? quote with { ReplacedBy = await FindSuccessorAsync(session, id, visibility) }
            : (await EmbedAsync(session, [quote], shape))[0];
    }

    // A union of distinct rows ends even if successors went in a circle.
    private static string SuccessorSql(Visibility visibility) => $"""
        with recursive successors (id, article_id, removed_in, replaced_by) as (
          select q.id, q.article_id, q.removed_in, q.replaced_by from quotes q where q.id = @Id
          union
          select n.id, n.article_id, n.removed_in, n.replaced_by
          from successors s
          join quotes n on n.id = s.replaced_by
        )
        select s.id
        from successors s
        join articles a on a.id = s.article_id
        where s.removed_in is null and a.deleted_at is null{ArticleQueries.SeenSql(visibility)}
        """;

    /// <summary>Finds the living quote that a removed one became, over however many edits.</summary>
    private static Task<long?> FindSuccessorAsync(Session session, long id, Visibility visibility) =>
        session.ExecuteScalarAsync<long?>(SuccessorSql(visibility), new { Id = id });

    /// <summary>Finds a quote as it was written a moment ago.</summary>
    public async Task<Quote?> FindWrittenAsync(long id, Visibility visibility, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadWrittenAsync(cancellationToken);
        return await Table.FindAsync<Quote>(session, id, visibility, null, cancellationToken);
    }

    /// <summary>Lists the quotes with these ids, in their order.</summary>
    internal static async Task<IReadOnlyList<Quote>> ListAsync(
        Session session,
        IReadOnlyList<long> ids,
        Shape<Quote> shape)
    {
        var sql = Table.OfIdsSql("select value from json_each(@Ids)", Visibility.Published, shape.Asked);

        var rows = (await session.QueryAsync<Quote>(sql, new { Ids = JsonSerializer.Serialize(ids) })).ToDictionary(
            q => q.Id);
        return await EmbedAsync(session, [.. ids.Where(rows.ContainsKey).Select(id => rows[id])], shape);
    }

    /// <summary>Gives the quotes with the paragraphs that they stand in, if these are included.</summary>
    private static async Task<IReadOnlyList<Quote>> EmbedAsync(
        Session session,
        IReadOnlyList<Quote> quotes,
        Shape<Quote> shape)
    {
        if (!shape.Embeds)
        {
            return quotes;
        }

        var sql = ParagraphQueries.Table.EmbeddedSql(
            "r.id", "select value from json_each(@Ids)", shape.AskedIn("paragraph"), which: "true");

        var paragraphs = (await session.QueryAsync<Paragraph>(
            sql, new { Ids = JsonSerializer.Serialize(quotes.Select(q => q.ParagraphId).Distinct()) })).ToDictionary(
                p => p.Id);
        return [.. quotes.Select(q => q with { Paragraph = paragraphs[q.ParagraphId] })];
    }
}
