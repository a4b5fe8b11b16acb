using System.Text.Json.Nodes;

namespace Api.Data.Articles;

/// <summary>The <c>links</c> in an article as JSON: the article's own, and those of its parts.</summary>
internal static class ServedLinks
{
    private static readonly string[] Parts = ["paragraphs", "quotes", "images"];

    /// <summary>Removes them. Only the server sets them, so nobody changes an article by them.</summary>
    public static void Remove(JsonObject article)
    {
        foreach (var owner in OwnersIn(article))
        {
            owner.Remove("links");
        }
    }

    // A paragraph may have its quotes in it.
    private static IEnumerable<JsonObject> OwnersIn(JsonObject resource) =>
    [
        resource,
        .. Parts.SelectMany(part => resource[part] as JsonArray ?? []).OfType<JsonObject>().SelectMany(OwnersIn),
    ];
}
