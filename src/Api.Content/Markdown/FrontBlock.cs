using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Tomlyn;
using Tomlyn.Model;
using Tomlyn.Parsing;

namespace Api.Content.Markdown;

/// <summary>The members above a Markdown text, and the text below them.</summary>
/// <param name="Members">Its members, in order.</param>
/// <param name="Body">The text below it.</param>
/// <remarks>
/// YAML between <c>---</c>; TOML between <c>+++</c> and an object of JSON, as Hugo has them; the title block of Pandoc
/// (lines of <c>%</c>: title, authors, date); the metadata of MultiMarkdown (<c>Title: …</c> down to an empty line).
/// </remarks>
internal sealed record FrontBlock(IReadOnlyList<KeyValuePair<string, JsonNode?>> Members, string Body)
{
    private const int DeepestValue = 8;

    private static readonly string[] MultiMarkdownKeys =
        ["title", "subtitle", "author", "date", "language", "keywords", "affiliation", "copyright", "css", "format"];

    private static readonly string[] PandocKeys = ["title", "author", "date"];

    private static readonly TomlSerializerOptions TomlOptions = new() { MaxDepth = DeepestValue };

    public static FrontBlock Read(string markdown, Faults faults)
    {
        var text = markdown.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF');
        return Yaml(text, faults) ?? Toml(text, faults) ?? Json(text, faults) ?? Pandoc(text) ?? MultiMarkdown(text)
            ?? new([], text);
    }

    private static FrontBlock? Yaml(string text, Faults faults) =>
        Between(text, "---", ["---", "..."]) is var (yaml, body) ? new(YamlFrontMatter.Read(yaml, faults), body) : null;

    private static FrontBlock? Toml(string text, Faults faults)
    {
        if (Between(text, "+++", ["+++"]) is not var (toml, body))
        {
            return null;
        }

        try
        {
            // A table keeps the last of two keys without a word; the syntax refuses both, as TOML 1.0 does.
            SyntaxParser.ParseStrict(toml, TomlOptions, sourceName: null, validate: true);
            var table = TomlSerializer.Deserialize<TomlTable>(toml, TomlOptions) ?? [];
            return new([.. table.Select(member => KeyValuePair.Create(member.Key, Node(member.Value)))], body);
        }
        catch (TomlException e)
        {
            faults.Add(
                RefusalKind.Malformed, new(null, null, $"The front matter is not TOML that is read here: {e.Message}"));
            return new([], body);
        }
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        TomlTable table => new JsonObject(table.Select(member => KeyValuePair.Create(member.Key, Node(member.Value)))),
        TomlArray array => new JsonArray([.. array.Select(Node)]),
        TomlTableArray tables => new JsonArray([.. tables.Select(Node)]),
        bool or long or double => Text(value),
        _ => JsonValueOf(value.ToString()),
    };

    // As those of YAML are: a title is a text, however much it looks like a number.
    private static JsonNode? Text(object value) =>
        JsonValueOf(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}").ToLowerInvariant());

    private static JsonNode? JsonValueOf(string? text) => System.Text.Json.Nodes.JsonValue.Create(text);

    /// <summary>Reads an object at the very top, which has a line break right after it or ends the text.</summary>
    private static FrontBlock? Json(string text, Faults faults)
    {
        if (text is not ['{', ..])
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestValue });
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(ref reader);
        }
        catch (JsonException)
        {
            // Braces of the text.
            return null;
        }

        var rest = Encoding.UTF8.GetString(bytes.AsSpan((int)reader.BytesConsumed));
        var isAlone = rest.TrimStart(' ') is [] or ['\n', ..];
        if (!isAlone || node is not JsonObject members)
        {
            return null;
        }

        try
        {
            return members.Count == 0 ? null : new([.. ((JsonObject)Decoded(members)!)], rest);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The parser looks at neither before it is asked.
            faults.Add(
                RefusalKind.Malformed,
                new(null, null, "The front matter is not JSON that is read here: a name is twice in it, or half a pair "
                    + "of surrogates."));
            return new([], rest);
        }
    }

    private static JsonNode? Decoded(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, Decoded(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Decoded)]),
        { } value when value.GetValueKind() == JsonValueKind.String => JsonValueOf(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    private static FrontBlock? Pandoc(string text)
    {
        var members = new List<KeyValuePair<string, JsonNode?>>();
        var at = 0;
        foreach (var key in PandocKeys)
        {
            if (at >= text.Length || text[at] != '%' || at + 1 >= text.Length || text[at + 1] is not (' ' or '\n'))
            {
                break;
            }

            var value = Line(text, at + 1, out at);
            while (at < text.Length && text[at] == ' ')
            {
                // Pandoc separates authors by lines as well.
                value += (key == "author" ? "; " : " ") + Line(text, at, out at);
            }

            members.Add(new(key, key == "author" ? Names(value) : JsonValueOf(value)));
        }

        return members.Count > 0 ? new(members, text[at..]) : null;
    }

    private static JsonArray Names(string value)
    {
        var names = value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. names.Select(JsonValueOf)];
    }

    private static string Line(string text, int from, out int next)
    {
        var end = text.IndexOf('\n', from);
        next = end < 0 ? text.Length : end + 1;
        return text[from..(end < 0 ? text.Length : end)].Trim();
    }

    private static FrontBlock? MultiMarkdown(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var members = new List<KeyValuePair<string, JsonNode?>>();
        foreach (var line in text[..end].Split('\n'))
        {
            var colon = line.IndexOf(':');
            var key = colon < 0 ? "" : line[..colon].Trim();
            var isKey = key.Length is > 0 and <= 40 && key.All(unit => char.IsAsciiLetterOrDigit(unit) || unit == ' ');
            if (!isKey || char.IsWhiteSpace(line[0]) || line.AsSpan(colon).StartsWith("://"))
            {
                return null;
            }

            members.Add(new(key, JsonValueOf(line[(colon + 1)..].Trim())));
        }

        // "Note: the mill is closed" is a sentence: the first key has to be one of MultiMarkdown.
        var isKnown = MultiMarkdownKeys.Contains(members[0].Key, StringComparer.OrdinalIgnoreCase);
        return isKnown && (members.Count > 1 || members[0].Key.Equals("title", StringComparison.OrdinalIgnoreCase))
            ? new(members, text[(end + 1)..])
            : null;
    }

    /// <summary>Returns the lines between a first line and the next of these, and the text below.</summary>
    private static (string Front, string Body)? Between(string text, string open, string[] close)
    {
        if (!text.StartsWith(open, StringComparison.Ordinal) || Line(text, 0, out var from) != open)
        {
            return null;
        }

        for (var at = from; at < text.Length;)
        {
            var start = at;
            var line = Line(text, at, out at);
            if (close.Contains(line) && text[start] == line[0])
            {
                return (text[from..start], text[at..]);
            }
        }

        return null;
    }
}
