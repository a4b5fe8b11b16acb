using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Api.Content.Markdown;

/// <summary>
/// Reads YAML 1.2 above a text. Anchors are refused: a short text could name one so often that its content would exceed
/// any memory.
/// </summary>
internal static partial class YamlFrontMatter
{
    private const int DeepestValue = 8;

    // The others are text, however much they look like a number.
    private static readonly string[] Numbers = ["width", "height", "afterParagraph", "paragraphNumber", "start", "end"];

    /// <summary>Returns its members, texts but for numbers in parts that need them.</summary>
    public static IReadOnlyList<KeyValuePair<string, JsonNode?>> Read(string yaml, Faults faults)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            return parser.Accept<StreamEnd>(out _) || parser.Consume<DocumentStart>() is null
                ? []
                : Mapping(parser, typed: false, DeepestValue);
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
