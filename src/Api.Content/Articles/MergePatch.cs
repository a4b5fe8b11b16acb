using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Api.Content.Articles;

/// <summary>
/// Combines edits of articles. They are JSON Merge Patches (RFC 7396), as <see cref="ArticleReader.Edit"/> takes them.
/// </summary>
public static class MergePatch
{
    /// <summary>The members of objects that merge; a string stands for the first.</summary>
    private static readonly Dictionary<string, string[]> Objects = new()
    {
        ["publisher"] = ["name", "url"],
        ["about"] = ["heading", "text"],
    };

    /// <summary>
    /// The members that a member replaces: a body the other form of it and its quotes, an instant its date.
    /// </summary>
    private static readonly Dictionary<string, string[]> Settled = new()
    {
        ["text"] = ["html", "paragraphs", "quotes"],
        ["html"] = ["text", "paragraphs", "quotes"],
        ["paragraphs"] = ["text", "html", "quotes"],
        ["publishedAt"] = ["publishedOn"],
    };

    /// <summary>
    /// Returns one merge patch with the effect of two, one after the other: objects merge, cleared members stay
    /// cleared. An earlier body is dropped with its quotes if the later edits have another, an earlier date if they
    /// have an instant.
    /// </summary>
    /// <param name="earlier">Edits that were accepted.</param>
    /// <param name="later">Edits that were accepted after them.</param>
    public static string Combine(string earlier, string later)
    {
        using var first = JsonDocument.Parse(earlier, ArticleJson.Strict);
        using var second = JsonDocument.Parse(later, ArticleJson.Strict);
        var gone = Settled.Where(
            pair => second.RootElement.TryGetProperty(pair.Key, out var value) && value.ValueKind != JsonValueKind.Null)
            .SelectMany(pair => pair.Value)
            .ToHashSet();
        var combined = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(combined))
        {
            Write(json, first.RootElement, second.RootElement, gone);
        }

        return Encoding.UTF8.GetString(combined.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement earlier, JsonElement later, HashSet<string> gone)
    {
        var (before, after) = (Members(earlier), Members(later));
        json.WriteStartObject();
        foreach (var (name, value) in before.Where(
            member => !gone.Contains(member.Key) && !after.ContainsKey(member.Key)))
        {
            Write(json, name, value);
        }

        foreach (var (name, value) in after)
        {
            if (value.ValueKind == JsonValueKind.Object
                && before.TryGetValue(name, out var old)
                && Whole(name, old) is { } whole)
            {
                json.WritePropertyName(name);
                Write(json, whole, value, []);
            }
            else
            {
                Write(json, name, value);
            }
        }

        json.WriteEndObject();
    }

    private static Dictionary<string, JsonElement> Members(JsonElement source) =>
        source.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);

    // An earlier value that is not an object replaced the whole one: members that the later edits leave out of it are
    // cleared.
    private static JsonElement? Whole(string name, JsonElement earlier) =>
        earlier.ValueKind == JsonValueKind.Object ? earlier
            : Objects.TryGetValue(name, out var members)
                ? JsonElement.Parse($"{{\"{members[0]}\":{earlier.GetRawText()},\"{members[1]}\":null}}")
            : null;

    // Copied unchanged, so that nothing in it needs to be text.
    private static void Write(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
    }
}
