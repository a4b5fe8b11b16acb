using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Api.Tests.Lists;

/// <summary>Makes cursors with a right checksum that nobody was given: a checksum is not a signature.</summary>
internal static class CursorForge
{
    private const int HashLength = 8;
    private const int HeadLength = 1 + HashLength;

    /// <summary>Values that no column has.</summary>
    public static readonly string[] Impossible =
    [
        "null", "true", "false", "[]", "[1]", "[[[[]]]]", "{}", """{"a":1}""", "1e400", "-1e400", "9223372036854775808",
        "-9223372036854775809", "99999999999999999999999999", "1e308", "-1e308", """ "\u0000" """, """ "a\u0000b" """,
        """ "\ud800" """, """ "\udc00\ud800" """, "\"\u00FF\"", "NaN", "Infinity", "", "\"",
    ];

    /// <summary>Values that some column could have.</summary>
    public static readonly string[] Extreme =
    [
        "0", "-0.0", "-1", "1", "1.5", "1e2", "2147483647", "2147483648", "9223372036854775807", "-9223372036854775808",
        "0.1", "-0.1", "5e-324", "-5e-324", "-123456.789", """ "" """, """ "x" """, """ "1" """, """ "NaN" """,
        """ "infinity" """, """ "-infinity" """, """ "now" """, """ "2026-02-30T00:00:00.000Z" """,
        """ "0000-01-01T00:00:00.000Z" """, """ "0001-01-01T00:00:00.000Z" """, """ "9999-12-31T23:59:59.999Z" """,
        """ "10000-01-01T00:00:00.000Z" """, """ "2026-01-01" """, """ "2026-01-01T00:00:00.000+99:00" """,
        """ "' or 1=1 --" """, """ "\\" """, """ "ü🚢\u202e" """, $"\"{new string('x', 3_000)}\"",
    ];

    /// <summary>Payloads in place of everything that a cursor holds.</summary>
    public static readonly string[] Payloads =
    [
        "", " ", "null", "[]", "{}", "1", "\"\"", "{", """{"K":null}""", """{"K":[]}""", """{"K":[1]}""",
        """{"K":[1,1,1,1]}""", """{"K":{}}""", """{"K":"x"}""", """{"K":[1,1],"K":[]}""", """{"B":{}}""", "\u00FF",
    ];

    /// <summary>Whether a value is possible in a place all the same.</summary>
    // Unlike the values of a key, some may be left out; and any list of weights is possible.
    public static bool CanBe(string[] path, string value) => value switch
    {
        "null" => path is not ["K", ..] and not ["B", _, _],
        "[]" or "[1]" => path is ["B", "W"],
        _ => false,
    };

    public static byte[] PayloadOf(string cursor) => Base64Url.DecodeFromChars(cursor)[HeadLength..^HashLength];

    /// <summary>
    /// Puts another payload under the right checksum. A character up to U+00FF that is not ASCII is a byte that is not
    /// UTF-8.
    /// </summary>
    public static string Forged(string cursor, string payload)
    {
        var isLatin1 = payload.Contains('\u00FF', StringComparison.Ordinal);
        var bytes = isLatin1 ? Encoding.Latin1.GetBytes(payload) : Encoding.UTF8.GetBytes(payload);
        byte[] signed = [.. Base64Url.DecodeFromChars(cursor)[..HeadLength], .. bytes];
        return Base64Url.EncodeToString([.. signed, .. SHA256.HashData(signed)[..HashLength]]);
    }

    public static IEnumerable<string[]> PathsOf(JsonNode? node, string[] path) => node switch
    {
        JsonObject members =>
            members.SelectMany(m => PathsOf(m.Value, [.. path, m.Key])).Concat(path.Length == 0 ? [] : [path]),
        JsonArray elements => elements.SelectMany((e, i) => PathsOf(e, [.. path, $"{i}"])).Append(path),
        _ => [path],
    };

    /// <summary>A payload with one of its values exchanged.</summary>
    // By hand, as the new value may not be JSON.
    public static string Exchanged(JsonNode? node, string[] path, string value) => (node, path) switch
    {
        (_, []) => value.Trim(' '),
        (JsonObject members, [var first, ..]) => "{" + string.Join(
            ',',
            members.Select(m => $"\"{m.Key}\":{Within(m.Value, first == m.Key, path, value)}")) + "}",
        (JsonArray elements, [var first, ..]) => "[" + string.Join(
            ',',
            elements.Select((e, i) => Within(e, first == $"{i}", path, value))) + "]",
        _ => value,
    };

    private static string Within(JsonNode? node, bool isOnPath, string[] path, string value) =>
        isOnPath ? Exchanged(node, path[1..], value) : node?.ToJsonString() ?? "null";
}
