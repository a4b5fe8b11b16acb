using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Quotes;

namespace Api.Formats;

/// <summary>
/// Writes all of an article but its body as YAML 1.2: the members that it has in JSON on the way in, each value as
/// JSON, which is YAML.
/// </summary>
internal static class FrontMatterWriter
{
    private static readonly string[] Members =
    [
        "title", "subtitle", "summary", "byline", "authors", "publisher", "section", "tags", "language", "publishedAt",
        "publishedOn", "publishedText", "modifiedAt", "dateline",
        "canonicalUrl", "externalId", "slug", "status", "visibleFrom", "visibleUntil", "license", "usageTerms", "about",
        "images",
    ];

    // Members of an image that only the server sets.
    private static readonly string[] Served = ["id", "articleId", "position", "role", "links"];

    /// <summary>
    /// Returns the front matter between its two lines. It has a title even if the article has none, so that no heading
    /// is taken for the title.
    /// </summary>
    public static string Of(Article article)
    {
        var all = JsonSerializer.SerializeToNode(article, Json.Options)!.AsObject();
        all["authors"] = Names(article.Authors);
        all["tags"] = Names(article.Tags);
        (all["publisher"] as JsonObject)?.Remove("id");
        (all["publisher"] as JsonObject)?.Remove("slug");
        foreach (var image in all["images"]?.AsArray() ?? [])
        {
            Array.ForEach(Served, member => image!.AsObject().Remove(member));
        }

        var yaml = new StringBuilder("---");
        Add(yaml, new JsonObject([
            KeyValuePair.Create("title", all["title"]?.DeepClone()),
            .. Members.Skip(1)
                .Select(name => KeyValuePair.Create(name, all[name]?.DeepClone()))
                .Where(member => !IsNothing(member.Value)),
            .. Declared(article.Quotes ?? [])]), "\n");
        return yaml.Append("\n---\n").ToString();
    }

    private static JsonArray Names(IEnumerable<Reference> references) =>
        [.. references.Select(reference => JsonValue.Create(reference.Name))];

    // Other quotes are found again.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Declared(IReadOnlyList<Quote> quotes) =>
        !quotes.Any(IsDeclared) ? [] :
        [
            KeyValuePair.Create<string, JsonNode?>(
                "quotes",
                new JsonArray([.. quotes.Where(IsDeclared).Select(quote => new JsonObject
                {
                    ["paragraphNumber"] = quote.ParagraphNumber,
                    ["start"] = quote.Place.Start,
                    ["end"] = quote.Place.End,
                    ["kind"] = JsonSerializer.SerializeToNode(quote.Kind, Json.Options),
                    ["speakers"] = Names(quote.Speakers),
                })])),
        ];

    private static bool IsDeclared(Quote quote) => quote.Method == AttributionMethod.Declared;

    private static bool IsNothing(JsonNode? value) =>
        value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };

    /// <param name="line">The line end and the indentation within the value.</param>
    private static void Add(StringBuilder yaml, JsonNode? value, string line)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members:
                foreach (var (name, member) in members.Where(member => !IsNothing(member.Value) || line == "\n"))
                {
                    yaml.Append(line).Append(name.All(char.IsAsciiLetterOrDigit) ? name : Scalar(name)).Append(':');
                    Add(yaml, member, line + "  ");
                }

                break;
            case JsonArray { Count: > 0 } items:
                foreach (var item in items)
                {
                    var text = new StringBuilder();
                    Add(text, item, line + "  ");
                    yaml.Append(line).Append("- ").Append(text.ToString().TrimStart());
                }

                break;
            default:
                yaml.Append(' ').Append(value?.ToJsonString(Json.Options) ?? "null");
                break;
        }
    }

    private static string Scalar(string text) => JsonSerializer.Serialize(text, Json.Options);
}
