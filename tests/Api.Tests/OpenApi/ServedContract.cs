using System.Globalization;
using System.Text.Json;

namespace Api.Tests.OpenApi;

/// <summary>The contract as a server gives it, and the requests of which it tells.</summary>
internal static class ServedContract
{
    public static async Task<IReadOnlyList<(string Path, string Method, Element Operation)>> OperationsAsync(
        Server server)
    {
        var paths = (await server.JsonAsync("/openapi/v1.json"))["paths"];
        return [
            .. paths.Names.SelectMany(path => paths[path].Names, (path, method) => (path, method, paths[path][method])),
        ];
    }

    /// <summary>
    /// The operations that GET, but for the stream of events: it has no end, and is answered in tests of its own.
    /// </summary>
    public static async Task<IReadOnlyList<(string Path, Element Operation)>> ReadsAsync(Server server) =>
    [
        .. (await OperationsAsync(server))
            .Where(o => o.Method == "get" && !o.Operation["responses"]["200"]["content"].Has("text/event-stream"))
            .Select(o => (o.Path, o.Operation)),
    ];

    /// <summary>The address of an operation as Swagger UI fills it in.</summary>
    /// <param name="withQuery">Whether the parameters in the query are filled in, too.</param>
    public static string TargetOf(string path, Element operation, bool withQuery = true)
    {
        var target = path;
        var query = new List<string>();
        foreach (var parameter in operation.Optional("parameters"))
        {
            var name = parameter["name"].AsText()!;
            if (FilledIn(parameter) is { } value)
            {
                target = target.Replace($"{{{name}}}", value, StringComparison.Ordinal);
                query.AddRange(parameter["in"].AsText() == "query" ? [$"{name}={Uri.EscapeDataString(value)}"] : []);
            }
        }

        return withQuery && query.Count > 0 ? $"{target}?{string.Join('&', query)}" : target;
    }

    /// <summary>The values that a parameter in the query can have; empty if it is not there, or has no list.</summary>
    public static IReadOnlyList<string> ChoicesOf(Element operation, string name)
    {
        var schema = operation.Optional("parameters").FirstOrDefault(p => p["name"].AsText() == name)?["schema"];
        var choices = schema?.Has("items") == true ? schema["items"] : schema;
        return [.. (choices?.Optional("enum") ?? []).Select(choice => choice.AsText()!)];
    }

    private static string? FilledIn(Element parameter)
    {
        var value = parameter.Has("example") ? parameter["example"].Raw
            : parameter["schema"].Has("default") ? parameter["schema"]["default"].Raw
            : (JsonElement?)null;
        return value is null ? null
            : string.Create(CultureInfo.InvariantCulture, $"{value}") is var text
                && value.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.Value.GetRawText()
            : text;
    }
}
