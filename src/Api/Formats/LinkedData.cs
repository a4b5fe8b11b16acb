using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Api.Data.Articles;
using Api.Data.Authors;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Publishers;
using Api.Data.Quotes;
using Api.Data.Speakers;

namespace Api.Formats;

/// <summary>
/// Writes JSON-LD 1.1 in the vocabulary of schema.org 30. Identifiers are relative to the root, as all addresses in
/// answers are: a reader resolves them against the address of the document (JSON-LD 1.1, section 4.1.3). So no host
/// that a caller claims gets into an answer that others are given.
/// </summary>
internal static class LinkedData
{
    public const string MediaType = "application/ld+json";

    // Characters that could end a script element or begin a comment are escaped: the pages hold this document too.
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    // Terms of the Web Annotation Vocabulary, under the names of its own context, "type" included: programs that know
    // only schema.org then pass over them. A quotation is the body of an annotation whose target is the words in their
    // paragraph.
    private const string Context = """
        ["https://schema.org", {
          "oa": "http://www.w3.org/ns/oa#",
          "Annotation": "oa:Annotation",
          "SpecificResource": "oa:SpecificResource",
          "TextQuoteSelector": "oa:TextQuoteSelector",
          "TextPositionSelector": "oa:TextPositionSelector",
          "annotation": { "@reverse": "oa:hasBody" },
          "target": "oa:hasTarget",
          "source": { "@id": "oa:hasSource", "@type": "@id" },
          "selector": "oa:hasSelector",
          "exact": "oa:exact",
          "prefix": "oa:prefix",
          "suffix": "oa:suffix",
          "start": { "@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger" },
          "end": { "@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger" }
        }]
        """;

    /// <summary>Returns a node with its known members: null and empty ones are left out.</summary>
    public static JsonObject Node(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> members) =>
        Node([("@type", type), .. members]);

    public static JsonObject Node(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var node = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not (null or JsonArray { Count: 0 }))
            {
                node[name] = value;
            }
        }

        return node;
    }

    /// <summary>Returns a node that has a name and no more; null without a name.</summary>
    public static JsonObject? Named(string type, string? name) =>
        name is null ? null : Node(type, ("name", name));

    public static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];

    /// <summary>A resource; null for one that it has no words for.</summary>
    /// <param name="path">The path with which addresses of this server begin; empty for none.</param>
    public static Document? Of(Row resource, string path) => NodeOf(resource) is { } node
        ? new(MediaType, Text(node, path))
        : null;

    private static JsonObject? NodeOf(Row resource) => resource switch
    {
        Article article => LinkedArticle.Of(article),
        Quote quote => LinkedArticle.Of(quote),
        Image image => LinkedArticle.Of(image),
        Speaker speaker => LinkedNames.Of(speaker),
        Author author => LinkedNames.Of(author),
        Publisher publisher => LinkedNames.Of(publisher),
        _ => null,
    };

    public static string Text(JsonObject node, string path = "")
    {
        if (path.Length > 0)
        {
            PutUnder(path, node);
        }

        node.Insert(0, "@context", JsonNode.Parse(Context));
        return node.ToJsonString(Options);
    }

    // This server's addresses are the members that identify things; all others are the article's.
    private static void PutUnder(string path, JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                PutUnder(path, item);
            }
        }

        foreach (var (name, value) in (node as JsonObject ?? []).ToList())
        {
            PutUnder(path, value);
            if (name is "@id" or "source")
            {
                node![name] = path + value;
            }
        }
    }
}
