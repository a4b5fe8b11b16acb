using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Content.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Api.Content.Markdown;

/// <summary>
/// Reads the YAML 1.2 above a text, as the members of an article in JSON. Names that site generators use are mapped to
/// these members; anything that an article does not have is left out. Anchors are refused: a short text could name one
/// so often that its content would exceed any memory.
/// </summary>
internal static partial class FrontMatter
{
    private const int DeepestValue = 8;
    private const int StepsPerCharacter = 10;

    // The others are text, however much they look like a number.
    private static readonly string[] Numbers = ["width", "height", "afterParagraph", "paragraphNumber", "start", "end"];

    private static readonly Dictionary<string, string> Synonyms = new()
    {
        ["author"] = "authors",
        ["description"] = "summary",
        ["keywords"] = "tags",
        ["lang"] = "language",
    };

    /// <param name="receivedAt">The time at which it came; null if nobody knows.</param>
    public static JsonObject Read(string yaml, DateTimeOffset? receivedAt, Faults faults, WorkBudget budget)
    {
        budget.Spend(StepsPerCharacter * (long)yaml.Length, "its front matter is too long");
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            return parser.Accept<StreamEnd>(out _) || parser.Consume<DocumentStart>() is null
                ? []
                : Members(parser, receivedAt);
        }
        catch (YamlException e)
        {
            faults.Add(
                RefusalKind.Malformed,
                new(
                    null,
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The front matter is not YAML that is read here: line {e.Start.Line}: {e.Message}")));
            return [];
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException
            or OverflowException)
        {
            // The library has no exception of its own for an invalid escape, a tag in a list without an end, a version
            // that is not a number.
            faults.Add(RefusalKind.Malformed, new(null, null, "The front matter is not YAML that is read here."));
            return [];
        }
    }

    private static JsonObject Members(Parser parser, DateTimeOffset? receivedAt)
    {
        var article = new JsonObject();
        foreach (var (name, value) in Mapping(parser, typed: false, DeepestValue))
        {
            switch (name)
            {
                case "date" when Text(value) is { } words
                    && PublicationDate.Read(words) is { } date
                    && StatedDate.IsDate(date.On, date.At, receivedAt):
                    article["publishedAt"] = date.At;
                    article["publishedOn"] = date.On;
                    break;
                case "draft":
                    article["status"] = Text(value) == "true" ? "draft" : null;
                    break;
                default:
                    var member = Synonyms.GetValueOrDefault(name, name);
                    if (ArticleJson.IsMember(member))
                    {
                        article[member] = member is "authors" or "tags" && value is JsonValue
                            ? new JsonArray(value)
                            : value;
                    }

                    break;
            }
        }

        return article;
    }

    private static string? Text(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var words) ? words : null;

    /// <param name="typed">Whether numbers and truth values in it become ones in JSON.</param>
    private static JsonNode? Value(Parser parser, bool typed, int depth)
    {
        switch (parser.Current)
        {
            case MappingStart when depth > 0:
                return new JsonObject(Mapping(parser, typed, depth - 1));
            case SequenceStart when depth > 0:
                parser.MoveNext();
                var items = new JsonArray();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Value(parser, typed, depth - 1));
                }

                return items;
            case Scalar scalar:
                parser.MoveNext();
                return Value(scalar, typed);
            default:
                throw new YamlException(
                    parser.Current!.Start, parser.Current.End, "neither aliases nor deeper values are read.");
        }
    }

    private static JsonNode? Value(Scalar scalar, bool typed)
    {
        if (scalar.Style != ScalarStyle.Plain)
        {
            return scalar.Value;
        }

        if (scalar.Value is "" or "~" or "null")
        {
            return null;
        }

        return typed && JsonScalar().IsMatch(scalar.Value) ? JsonNode.Parse(scalar.Value) : scalar.Value;
    }

    private static List<KeyValuePair<string, JsonNode?>> Mapping(Parser parser, bool typed, int depth)
    {
        parser.Consume<MappingStart>();
        var members = new List<KeyValuePair<string, JsonNode?>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Consume<Scalar>();
            if (!names.Add(name.Value))
            {
                throw new YamlException(name.Start, name.End, $"\"{name.Value}\" is there twice.");
            }

            var isTyped = typed || name.Value == "metadata" || Numbers.Contains(name.Value);
            members.Add(new(name.Value, Value(parser, isTyped, depth)));
        }

        return members;
    }

    [GeneratedRegex(@"^(?:true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)\z")]
    private static partial Regex JsonScalar();
}
