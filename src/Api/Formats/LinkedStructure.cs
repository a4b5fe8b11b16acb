using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Data.Paragraphs;
using static Api.Formats.LinkedData;

namespace Api.Formats;

/// <summary>
/// Writes the lists, tables, code, embedded posts and footnotes of an article in the vocabulary of schema.org. Their
/// words are in <c>articleBody</c> too; here is their form.
/// </summary>
internal static class LinkedStructure
{
    /// <returns>The parts, in reading order.</returns>
    public static IEnumerable<JsonObject> Of(IReadOnlyList<Paragraph> paragraphs)
    {
        var items = paragraphs.ToLookup(paragraph => paragraph.List?.Id);
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.List is { } list)
            {
                // A list stands where its first item does.
                if (items[list.Id].First() == paragraph)
                {
                    yield return ListOf(list, items[list.Id]);
                }
            }
            else if (NodeOf(paragraph) is { } node)
            {
                yield return node;
            }
        }
    }

    private static JsonObject? NodeOf(Paragraph paragraph) => paragraph.Kind switch
    {
        ParagraphKind.Table => Part(paragraph, "Table", ("name", paragraph.Caption)),
        ParagraphKind.Code => Part(paragraph, "SoftwareSourceCode"),
        ParagraphKind.Footnote => Part(paragraph, "CreativeWork", ("name", paragraph.Label)),
        ParagraphKind.Embed => Part(
            paragraph,
            "SocialMediaPosting",
            ("url", paragraph.Embed?.Url),
            ("author", Named("Person", paragraph.Embed?.Author)),
            ("provider", Named("Organization", paragraph.Embed?.Provider))),
        _ => null,
    };

    private static JsonObject ListOf(ListPlace list, IEnumerable<Paragraph> paragraphs) => Node(
        "ItemList",
        ("itemListOrder", list.Ordered ? "ItemListOrderAscending" : "ItemListUnordered"),
        ("itemListElement", List(
            paragraphs.GroupBy(paragraph => paragraph.List!.Number)
                .Select(item => Node("ListItem", ("position", item.Key), ("item", List(item.Select(TextOf))))))));

    private static JsonObject TextOf(Paragraph paragraph) => Part(paragraph, "CreativeWork");

    private static JsonObject Part(
        Paragraph paragraph,
        string type,
        params ReadOnlySpan<(string, JsonNode?)> more) =>
        Node(type, [("@id", paragraph.Links.Self), ("text", paragraph.Text), .. more]);
}
