using System.Text.Json;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Paragraphs;

namespace Api.Data.Quotes;

/// <summary>Reads quotes.</summary>
public sealed class QuoteQueries(Database database)
    : PartQueries<Quote>(database, "quotes", "quote_search", "number", Columns, QuoteFilter.ListedSql)
{
    private static readonly Columns Columns = new(
        $"{Always}, r.paragraph_id",
        new("article", "a.slug as article_slug, a.display_title as article_display_title"),
        new("paragraphNumber", "p.number as paragraph_number", "join paragraphs p on p.id = r.paragraph_id"),
        new("number", "r.number"), new("text", "r.text"), new("kind", "r.kind"),
        new("speakers", "l.speakers", "join quote_lists l on l.quote_id = r.id"), new("sourceType", "r.source_type"),
        new(
            "attribution",
            """
            r.mention_text, r.mention_paragraph_id, r.mention_start, r.mention_end, r.mention_start_utf16, r.mention_end_utf16,
            r.cue_text, r.cue_paragraph_id, r.cue_start, r.cue_end, r.cue_start_utf16, r.cue_end_utf16,
            r.descriptor, r.on_behalf_of, r.addressee, r.medium
            """),
        new("confidence", "r.attribution_confidence, r.resolution_confidence"),
        new("rules", "r.attribution_rule, r.resolution_rule"),
        new("method", "r.method"), new("review", "r.review"),
        new("utterance", "r.utterance_id, r.utterance_part, r.utterance_parts"),
        new("place", "r.place_start, r.place_end, r.place_start_utf16, r.place_end_utf16"),
        new("prefix", "r.prefix"), new("suffix", "r.suffix"), new("anchor", "r.anchor"), new("revision", "r.revision"),
        new("publishedAt", "a.published_at"), new("publishedOn", "a.published_on"), new("language", "a.language"),
        new("original", "a.canonical_url") { Needs = ["prefix", "text", "suffix"] });

    private protected override IReadOnlyList<string> Searched => ["text", "place"];

    /// <summary>Lists the quotes with these ids, in their order.</summary>
    internal async Task<IReadOnlyList<Quote>> ListAsync(Session session, IReadOnlyList<long> ids, Shape<Quote> shape)
    {
        var sql = OfIdsSql("select value from json_each(@Ids)", Sight.Published, shape.Asked);

        var rows = (await session.QueryAsync<Quote>(sql, new { Ids = JsonSerializer.Serialize(ids) })).ToDictionary(
            q => q.Id);
        IReadOnlyList<Quote> quotes = [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
        return shape.Embeds ? await EmbedAsync(session, quotes, shape) : quotes;
    }

    private readonly Lazy<ParagraphQueries> _paragraphs = new(() => new(database));

    private protected override async Task<IReadOnlyList<Quote>> EmbedAsync(
        Session session,
        IReadOnlyList<Quote> parts,
        Shape<Quote> shape)
    {
        var sql = _paragraphs.Value.OfIdsSql(
            "select value from json_each(@Ids)", Sight.Everything, shape.AskedIn("paragraph"));

        var paragraphs = (await session.QueryAsync<Paragraph>(
            sql, new { Ids = JsonSerializer.Serialize(parts.Select(q => q.ParagraphId).Distinct()) })).ToDictionary(
                p => p.Id);
        return [.. parts.Select(q => q with { Paragraph = paragraphs[q.ParagraphId] })];
    }
}
