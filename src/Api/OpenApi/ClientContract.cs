using System.Text.Json.Nodes;

namespace Api.OpenApi;

/// <summary>
/// Makes the contract for generators of clients, which give an operation one type: of each body and answer that has
/// JSON, the JSON alone, and none of the parameters that choose another format.
/// </summary>
internal static class ClientContract
{
    private static readonly string[] OfFormats = ["format", "all", "bom"];

    public static byte[] Of(byte[] contract)
    {
        var document = JsonNode.Parse(contract)!;
        foreach (var (_, path) in document["paths"]!.AsObject())
        {
            foreach (var operation in path!.AsObject().Select(member => member.Value).OfType<JsonObject>())
            {
                KeepJson(operation);
            }
        }

        return System.Text.Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static void KeepJson(JsonObject operation)
    {
        KeepJsonOf(operation["requestBody"]);
        foreach (var (_, answer) in operation["responses"]!.AsObject())
        {
            KeepJsonOf(answer);
        }

        var parameters = operation["parameters"]?.AsArray() ?? [];
        foreach (var parameter in parameters.Where(IsOfFormats).ToList())
        {
            parameters.Remove(parameter);
        }
    }

    private static void KeepJsonOf(JsonNode? body)
    {
        var content = body?["content"]?.AsObject() ?? [];
        var others = content.Select(type => type.Key).Where(type => !IsJson(type)).ToList();
        foreach (var other in others.Count < content.Count ? others : [])
        {
            content.Remove(other);
        }
    }

    // JSON-LD and JSON Feed are other formats of the same.
    private static bool IsJson(string mediaType) =>
        mediaType is "application/json" or "application/problem+json" or "application/merge-patch+json";

    private static bool IsOfFormats(JsonNode? parameter) =>
        parameter?["in"]?.GetValue<string>() == "query" && OfFormats.Contains(parameter["name"]?.GetValue<string>());
}
