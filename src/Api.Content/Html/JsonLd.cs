using System.Net;
using System.Text.Json;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Reads the JSON-LD 1.1 blocks of a page as pages have them: in CDATA or comments, with raw line ends, trailing
/// commas, escapes that JSON does not have, or HTML entities. A block that is still not JSON is ignored. Contexts are
/// not processed: every name is taken for one of schema.org.
/// </summary>
internal static class JsonLd
{
    private const int StepsPerCharacter = 5;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>Adds the things of a block, outer ones before inner ones.</summary>
    public static void Read(string block, List<Thing> things, WorkBudget budget)
    {
        budget.Spend(
            StepsPerCharacter * (long)block.Length, "it describes too many things, or says too much about them");
        using var document = Parse(block);
        if (document is not null)
        {
            _ = Value(document.RootElement, things, budget).Count();
        }
    }

    private static JsonDocument? Parse(string block)
    {
        // The characters around the JSON, and the control characters in its strings, which RFC 8259 wants escaped.
        var start = block.AsSpan().IndexOfAny('{', '[');
        while (start >= 0 && block.AsSpan(start).StartsWith("[CDATA[", StringComparison.Ordinal))
        {
            var next = block.AsSpan(start + 7).IndexOfAny('{', '[');
            start = next < 0 ? -1 : start + 7 + next;
        }

        if (start < 0)
        {
            return null;
        }

        var end = block[start] == '{' ? block.LastIndexOf('}') : EndOfArray(block);
        if (end < start)
        {
            return null;
        }

        var json = string.Create(end + 1 - start, (block, start), static (units, from) =>
        {
            for (var i = 0; i < units.Length; i++)
            {
                var unit = from.block[from.start + i];
                units[i] = unit < ' ' ? ' ' : unit;
            }
        });
        return TryParse(json) ?? TryParse(Unescaped(json)) ?? TryParse(WebUtility.HtmlDecode(json));
    }

    private static int EndOfArray(string block)
    {
        var end = block.LastIndexOf("]]>", StringComparison.Ordinal);
        return block.LastIndexOf(']', end < 0 ? block.Length - 1 : Math.Max(end - 1, 0));
    }

    private static JsonDocument? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Lenient);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // A page may contain anything; its other statements are still read.
            return null;
        }
    }

    /// <summary>
    /// Removes the backslashes that escape characters which JSON does not escape: <c>\'</c>, <c>\&amp;</c>.
    /// </summary>
    private static string Unescaped(string json)
    {
        var kept = new System.Text.StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '\\' && i + 1 < json.Length)
            {
                var escaped = json[++i];
                _ = "\"\\/bfnrtu".Contains(escaped, StringComparison.Ordinal)
                    ? kept.Append('\\').Append(escaped)
                    : kept.Append(escaped);
            }
            else
            {
                kept.Append(json[i]);
            }
        }

        return kept.ToString();
    }

    private static IEnumerable<object> Value(
        JsonElement element,
        List<Thing> things,
        WorkBudget budget) => element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Value(item, things, budget)),
            JsonValueKind.Object when TryMember(element, "@value", out var value) => Value(value, things, budget),
            JsonValueKind.Object when TryMember(element, "@list", out var list) => Value(list, things, budget),
            JsonValueKind.Object => [ThingOf(element, things, budget)],
            JsonValueKind.String when Text(element) is { Length: > 0 } text => [text],
            JsonValueKind.Number => element.TryGetDecimal(out var number) ? [number] : [element.GetRawText()],
            JsonValueKind.True or JsonValueKind.False => [element.GetBoolean()],
            _ => [],
        };

    private static Thing ThingOf(JsonElement element, List<Thing> things, WorkBudget budget)
    {
        var thing = new Thing(budget);
        things.Add(thing);
        foreach (var member in element.EnumerateObject())
        {
            var name = SchemaOrg.Plain(NameOf(member));
            foreach (var value in Value(member.Value, things, budget))
            {
                switch (name, value)
                {
                    case ("@id", string id):
                        thing.Id = id;
                        break;
                    case ("@type", string type):
                        thing.Types.Add(SchemaOrg.Plain(type));
                        break;
                    default:
                        thing.Add(name, value);
                        break;
                }
            }
        }

        return thing;
    }

    // A name with an unpaired escaped surrogate is nobody's.
    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static bool TryMember(JsonElement element, string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            // An unpaired escaped surrogate.
            return "";
        }
    }
}
