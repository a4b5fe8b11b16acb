using System.Collections;
using System.Text;
using System.Text.Json;

namespace Api.Tests;

/// <summary>An answer as it came over the wire.</summary>
public sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    internal Element Json => new(JsonDocument.Parse(Body).RootElement);

    /// <summary>Returns a header's value; null if it is absent.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);

    public static async Task<Reply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => new(
        (int)response.StatusCode,
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsByteArrayAsync(cancellationToken));

    /// <summary>
    /// Checks that it is a problem document (RFC 9457) with this status and every member of one, which names the fault.
    /// </summary>
    internal Element AssertProblem(int status, string? parameter = null, string type = "about:blank")
    {
        Assert.True(Status == status, $"{status} was expected, {Status} came: {Text}");
        Assert.Equal("application/problem+json", this["Content-Type"]);
        Assert.Equal(
            ["detail", "errors", "instance", "status", "title", "traceId", "type"],
            Json.Names.Except(["replacedBy"]).Order());
        Assert.Equal(type, Json["type"].AsText());
        Assert.Equal(status, Json["status"].AsNumber());
        Assert.NotEmpty(Json["title"].AsText()!);
        Assert.StartsWith("/", Json["instance"].AsText(), StringComparison.Ordinal);
        Assert.NotEmpty(Json["traceId"].AsText()!);
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);

        // A sentence ends in one mark.
        Assert.DoesNotMatch(@"[?!.…][.;](\s|$)", Json["detail"].AsText() ?? "");
        if (parameter is not null)
        {
            Assert.Equal(parameter, Assert.Single(Json["errors"])["parameter"].AsText());
        }

        return Json;
    }
}

/// <summary>A value in an answer. A missing key is a failure: every key is promised.</summary>
internal sealed class Element(JsonElement json) : IEnumerable<Element>
{
    public static Element Of(string text) => new(JsonDocument.Parse(text).RootElement);

    public Element this[string key] => json.TryGetProperty(key, out var value)
        ? new(value)
        : throw new KeyNotFoundException($"There is no \"{key}\" in {json}");

    public Element this[int index] => new(json[index]);

    public JsonElement Raw => json;

    public IEnumerable<string> Names => json.EnumerateObject().Select(p => p.Name);

    public long Id => this["id"].AsNumber();

    public int Count => json.GetArrayLength();

    public bool IsNull => json.ValueKind == JsonValueKind.Null;

    public bool Has(string key) => json.TryGetProperty(key, out _);

    /// <summary>The items of an array that may be left out.</summary>
    public IEnumerable<Element> Optional(string key) => Has(key) ? this[key] : [];

    public string? AsText() => json.GetString();

    public long AsNumber() => json.GetInt64();

    public double AsDouble() => json.GetDouble();

    public IEnumerator<Element> GetEnumerator() => json.EnumerateArray().Select(e => new Element(e)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => json.GetRawText();
}

internal static class Elements
{
    public static IReadOnlyList<long> Ids(this IEnumerable<Element> items) => [.. items.Select(i => i.Id)];

    public static IReadOnlyList<string?> Texts(this IEnumerable<Element> items, string key) =>
        [.. items.Select(i => i[key].AsText())];
}
