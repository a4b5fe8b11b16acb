using System.Text.Json;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Quotes;

namespace Api.Data.Paragraphs;

/// <summary>Reads paragraphs.</summary>
public sealed class ParagraphQueries(Database database)
    : PartQueries<Paragraph>(database, "paragraphs", "paragraph_search", "number", Columns)
{
    private static readonly Columns Columns = new(
        Always,
        new("number", "r.number"), new("kind", "r.kind"), new("level", "r.level"), new("text", "r.text"),
        new("marks", "r.marks"),
        new("wordCount", "r.word_count"), new("textHash", "r.text_hash"),
        new("quoteIds", "l.quote_ids", "join paragraph_lists l on l.paragraph_id = r.id"),
        new("revision", "r.revision"));

    private readonly Lazy<QuoteQueries> _quotes = new(() => new(database));

    private protected override async Task<IReadOnlyList<Paragraph>> EmbedAsync(
        Session session,
        IReadOnlyList<Paragraph> parts,
        Shape<Paragraph> shape)
    {
        var sql = _quotes.Value.EmbeddedSql(
            "r.paragraph_id", "select value from json_each(@Ids)", shape.AskedIn("quotes"));

        var quotes = (await session.QueryAsync<Quote>(
            sql, new { Ids = JsonSerializer.Serialize(parts.Select(p => p.Id)) })).ToLookup(q => q.ParagraphId);
        return [.. parts.Select(p => p with { Quotes = [.. quotes[p.Id]] })];
    }
}
