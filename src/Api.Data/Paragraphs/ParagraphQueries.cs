using System.Text.Json;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Quotes;

namespace Api.Data.Paragraphs;

/// <summary>Reads paragraphs.</summary>
public sealed class ParagraphQueries(Database database) : IListQueries<Paragraph>
{
    private const string Structure = "r.structure";

    private static readonly Column[] Own =
    [
        new("number", "r.number"), new("kind", "r.kind"), new("level", "r.level"), new("text", "r.text"),
        new("marks", "r.marks"),
        new("list", Structure), new("rows", Structure), new("caption", Structure), new("embed", Structure),
        new("label", Structure), new("notes", Structure),
        new("wordCount", "r.word_count"), new("textHash", "r.text_hash"),
        new("quoteIds", "l.quote_ids", "join paragraph_lists l on l.paragraph_id = r.id"),
        new("revision", "r.revision"),
    ];

    private static readonly Column Article = new(
        "article",
        "a.slug as article_slug, a.display_title as article_display_title, a.published_at, a.published_on");

    private static readonly Columns Columns = new(PartTable.Always, [Article, .. Own]);

    internal static readonly PartTable Table = new("paragraphs", "paragraph_search", "number", Columns)
    {
        InArticle = new(PartTable.Always, Own),
        Searched = ["text"],
    };

    public async Task<Slice<Paragraph>> ListAsync(ListPlan<Paragraph> plan, CancellationToken cancellationToken)
    {
        await using var session = await ListReader.OpenAsync(database, plan, cancellationToken);
        var slice = await ListReader.ReadAsync<Paragraph>(session, Table.List, plan, cancellationToken);
        var paragraphs = await EmbedAsync(session, slice.Rows, plan.Shape);
        return slice with { Rows = Part.WithMatches(paragraphs, plan) };
    }

    /// <summary>One paragraph, also one that is gone.</summary>
    public async Task<Paragraph?> FindAsync(
        long id,
        Visibility visibility,
        Shape<Paragraph> shape,
        CancellationToken cancellationToken)
    {
        await using var session = shape.Embeds
            ? await database.ReadSnapshotAsync(cancellationToken)
            : await database.ReadAsync(cancellationToken);
        var found = await Table.FindAsync<Paragraph>(session, id, visibility, shape.Asked, cancellationToken);
        return found is null ? null : (await EmbedAsync(session, [found], shape))[0];
    }

    /// <summary>Gives the paragraphs with the quotes that stand in them, if these are included.</summary>
    private static async Task<IReadOnlyList<Paragraph>> EmbedAsync(
        Session session,
        IReadOnlyList<Paragraph> paragraphs,
        Shape<Paragraph> shape)
    {
        if (!shape.Embeds)
        {
            return paragraphs;
        }

        var sql = QuoteQueries.Table.EmbeddedSql(
            "r.paragraph_id", "select value from json_each(@Ids)", shape.AskedIn("quotes"));

        var quotes = (await session.QueryAsync<Quote>(
            sql, new { Ids = JsonSerializer.Serialize(paragraphs.Select(p => p.Id)) })).ToLookup(q => q.ParagraphId);
        return [.. paragraphs.Select(p => p with { Quotes = [.. quotes[p.Id]] })];
    }
}
