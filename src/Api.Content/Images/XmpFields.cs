using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Api.Content.Images;

/// <summary>
/// The fields of XMP (ISO 16684-1: RDF/XML in a few fixed forms), as JSON: arrays as arrays, structures as objects, the
/// default one of alternatives, else the first. Nothing, if the XMP is not XML.
/// </summary>
internal sealed class XmpFields
{
    private const int Deepest = 40;
    private const int MostNodes = 50_000;
    private const int MostAttributes = 1_000;

    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /// <summary>The schemas that are read, by their usual prefixes.</summary>
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://ns.adobe.com/photoshop/1.0/"] = "photoshop",
        ["http://ns.adobe.com/xap/1.0/"] = "xmp",
        ["http://ns.adobe.com/xap/1.0/rights/"] = "xmpRights",
        ["http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"] = "Iptc4xmpCore",
        ["http://iptc.org/std/Iptc4xmpExt/2008-02-29/"] = "Iptc4xmpExt",
        ["http://ns.useplus.org/ldf/xmp/1.0/"] = "plus",
    };

    public XmpFields(byte[]? packet)
    {
        if (packet is null || Parse(packet) is not { } document)
        {
            return;
        }

        foreach (var description in document.Descendants(Rdf + "RDF").Take(1).Elements(Rdf + "Description"))
        {
            foreach (var (name, value) in Members(description))
            {
                if (Prefixes.TryGetValue(name.NamespaceName, out var prefix) && value is not null)
                {
                    All.TryAdd($"{prefix}:{name.LocalName}", value);
                }
            }
        }
    }

    /// <summary>Properties by prefix and name, such as <c>dc:title</c>, in their order.</summary>
    public OrderedDictionary<string, JsonNode> All { get; } = new(StringComparer.Ordinal);

    public string? Text(string name) => List(name) is [var first, ..] ? first : null;

    /// <summary>Returns the words of a property, whether it has one value or several.</summary>
    public IReadOnlyList<string> List(string name) => All.GetValueOrDefault(name) switch
    {
        JsonValue one => [one.GetValue<string>()],
        JsonArray many => [.. many.OfType<JsonValue>().Select(value => value.GetValue<string>())],
        _ => [],
    };

    // Depth and size are checked before it becomes a tree, and entities are not expanded: the code below recurses, and
    // a picture comes from anywhere.
    private static XDocument? Parse(byte[] packet)
    {
        var text = packet.AsSpan(0, packet.AsSpan().LastIndexOf((byte)'>') + 1).ToArray();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
        };
        try
        {
            using (var reader = XmlReader.Create(new MemoryStream(text), settings))
            {
                for (var nodes = 0; reader.Read(); nodes += 1 + reader.AttributeCount)
                {
                    if (reader.Depth > Deepest || nodes > MostNodes || reader.AttributeCount > MostAttributes)
                    {
                        return null;
                    }
                }
            }

            using var again = XmlReader.Create(new MemoryStream(text), settings);
            return XDocument.Load(again);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<(XName Name, JsonNode? Value)> Members(XElement element) => element.Attributes()
        .Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != Rdf && a.Name.Namespace != XNamespace.Xml)
        .Select(a => (a.Name, (JsonNode?)TextOf(a.Value)))
        .Concat(element.Elements().Where(e => e.Name.Namespace != Rdf).Select(e => (e.Name, ValueOf(e))));

    private static JsonNode? ValueOf(XElement property)
    {
        if (property.Attribute(Rdf + "resource") is { } resource)
        {
            return TextOf(resource.Value);
        }

        var first = property.Elements().FirstOrDefault();
        if (first is null)
        {
            return Members(property).Any() ? StructureOf(property) : TextOf(property.Value);
        }

        if (first.Name == Rdf + "Bag" || first.Name == Rdf + "Seq")
        {
            var items = first.Elements(Rdf + "li").Select(ValueOf).OfType<JsonNode>().ToArray();
            return items.Length == 0 ? null : new JsonArray(items);
        }

        if (first.Name == Rdf + "Alt")
        {
            var items = first.Elements(Rdf + "li").ToList();
            return (items.Find(li => li.Attribute(XNamespace.Xml + "lang")?.Value == "x-default")
                ?? items.FirstOrDefault()) is { } item
                ? ValueOf(item)
                : null;
        }

        // The value of one with qualifiers is the value.
        var structure = first.Name == Rdf + "Description" ? first : property;
        return structure.Element(Rdf + "value") is { } value ? ValueOf(value) : StructureOf(structure);
    }

    private static JsonObject? StructureOf(XElement element)
    {
        var structure = new JsonObject();
        foreach (var (name, value) in Members(element))
        {
            if (value is not null)
            {
                structure.TryAdd(JsonNamingPolicy.CamelCase.ConvertName(name.LocalName), value);
            }
        }

        return structure.Count == 0 ? null : structure;
    }

    private static JsonValue? TextOf(string text) =>
        PictureText.Clean(text) is { } words ? JsonValue.Create(words) : null;
}
