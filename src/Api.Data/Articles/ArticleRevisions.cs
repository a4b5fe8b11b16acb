using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Data.Packing;

namespace Api.Data.Articles;

/// <summary>Writes what each revision changed, and how the article stood before it.</summary>
internal sealed partial class ArticleStateWriter
{
    /// <summary>The members that an editor sees of an article: a change of one makes a new revision.</summary>
    private static readonly string[] EditorialMembers =
    [
        "title", "subtitle", "summary", "byline", "authors", "publisher", "section", "tags", "language",
        "publishedAt", "publishedOn", "publishedText", "modifiedAt", "dateline",
        "canonicalUrl", "externalId", "license", "usageTerms", "status", "visibleFrom", "visibleUntil",
        "about", "paragraphs", "images",
    ];

    private static readonly string[] ContentOfParagraph =
        ["kind", "level", "text", "marks", "list", "rows", "caption", "embed", "label", "notes"];

    private const string InsertRevisionSql = """
        insert into revisions (article_id, revision, created_at, changed, cause)
        values (@Id, @Revision, @Now, @Changed, @Cause)
        """;

    private async Task ReviseAsync(Article before, Article after)
    {
        var (old, fresh) = (
            JsonSerializer.SerializeToNode(before, Json.Options)!,
            JsonSerializer.SerializeToNode(after, Json.Options)!);
        var changed = EditorialMembers.Where(
            member => !JsonNode.DeepEquals(Shown(member, old[member]), Shown(member, fresh[member])));
        await _texts.AddAsync(
            new(before.Id, TextKind.State, before.Revision),
            Encoding.UTF8.GetBytes(old.ToJsonString(Json.Options)));
        await InsertRevisionAsync(after.Id, after.Revision, changed);
    }

    private Task<int> InsertRevisionAsync(long id, int revision, IEnumerable<string> changed) =>
        session.ExecuteAsync(InsertRevisionSql, new
        {
            Id = id,
            Revision = revision,
            Changed = JsonSerializer.Serialize(changed),
            Cause = EnumText.Of(cause),
            Now = now,
        });

    // Only the content of a part: not its id, its quotes, or its links.
    private static JsonNode? Shown(string member, JsonNode? value) => (member, value) switch
    {
        ("paragraphs", JsonArray parts) =>
            new JsonArray([.. parts.Select(p => Only(p!, ContentOfParagraph))]),
        ("images", JsonArray parts) => new JsonArray([.. parts.Select(p => Without(p!, "id", "links"))]),
        _ => value,
    };

    private static JsonArray Only(JsonNode node, params string[] members) =>
        [.. members.Select(member => node[member]?.DeepClone())];

    private static JsonObject Without(JsonNode node, params string[] members)
    {
        var rest = node.DeepClone().AsObject();
        Array.ForEach(members, m => rest.Remove(m));
        return rest;
    }
}
