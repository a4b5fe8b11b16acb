using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Data.Articles;

namespace Api.Data.Names;

/// <summary>
/// Checks the members of an article's change that name its publisher, authors, tags and speakers, which other articles
/// share. The change may choose them; their own names and pages are changed at their own addresses, for all articles. A
/// member sent unchanged is no change, and one that would change nothing is refused.
/// </summary>
internal static class SharedMembers
{
    private static readonly Dictionary<string, SharedMember> Members = new()
    {
        ["publisher"] = new("/publisher", "publishers", IsList: false),
        ["authors"] = new("/authors", "authors", IsList: true),
        ["tags"] = new("/tags", "tags", IsList: true),
    };

    /// <summary>Whether a member is sent unchanged: by names, or with some of the known members.</summary>
    public static bool Stand(string member, JsonNode? sent, JsonNode article)
    {
        if (!Members.ContainsKey(member))
        {
            return false;
        }

        var items = ItemsOf(sent).DistinctBy(item => item.ToJsonString()).ToList();
        var standing = ItemsOf(article[member]);
        return items.Count == standing.Count
            && items.Zip(standing).All(pair => Differing(pair.First, pair.Second) is null);
    }

    /// <summary>
    /// Returns the reason why a change of an article is not valid; null if everything that it says about shared
    /// resources agrees with the resulting article.
    /// </summary>
    /// <param name="saved">The result of the change.</param>
    /// <param name="changes">The members that are not sent unchanged.</param>
    /// <param name="before">The article before.</param>
    /// <param name="find">Finds the article as it is now.</param>
    public static async Task<Edited?> RefuseAsync(
        Saved saved,
        JsonObject changes,
        JsonNode before,
        Func<Task<Article?>> find)
    {
        var shared = changes.Where(m => m.Key == "quotes" || Members.ContainsKey(m.Key)).ToList();
        if (shared.Count == 0 || saved.Result == SaveResult.Rejected)
        {
            return null;
        }

        var id = saved.Id;
        var after = saved.Result == SaveResult.Unchanged
            ? before
            : JsonSerializer.SerializeToNode(await find(), Json.Options)!;
        foreach (var (name, sent) in shared)
        {
            var refused = Members.TryGetValue(name, out var member)
                ? Foreign(id, member, sent, before[name], after[name]) ?? Same(id, member, before[name], after[name])
                : OfQuotes(id, sent, after);
            if (refused is not null)
            {
                return refused;
            }
        }

        return null;
    }

    // The name says which one is meant; the kind of a speaker counts if it is a new one.
    private static readonly string[] Naming = ["name", "kind"];

    private static Edited? Foreign(long id, SharedMember member, JsonNode? sent, JsonNode? before, JsonNode? after)
    {
        var (items, now) = (ItemsOf(sent), ItemsOf(after));
        for (var i = 0; i < items.Count; i++)
        {
            // Spellings of one name are one item.
            var item = items.Count == now.Count
                ? now[i]
                : now.Find(n => Differing(items[i], n, Naming) is null) ?? now.FirstOrDefault();
            if (Differing(items[i], item, Naming) is { } differing)
            {
                var meant = ItemsOf(before).FirstOrDefault(b => JsonNode.DeepEquals(b["id"], items[i]["id"])) ?? item;
                var place = member.IsList ? $"{member.Pointer}/{i}" : member.Pointer;
                return Edited.Refuse(
                    id,
                    $"{place}/{differing}",
                    "this is not the article's alone: change it for all articles by PATCH "
                        + AddressOf(member.Table, meant));
            }
        }

        return null;
    }

    private static Edited? Same(long id, SharedMember member, JsonNode? before, JsonNode? after)
    {
        if (!JsonNode.DeepEquals(before, after))
        {
            return null;
        }

        var address = AddressOf(member.Table, ItemsOf(after).FirstOrDefault());
        return Edited.Refuse(
            id,
            member.Pointer,
            $"this is the article's own, in another spelling: change a spelling for all articles by PATCH {address}");
    }

    private static string AddressOf(string table, JsonObject? item) =>
        $"/v1/{table}/{item?["id"]?.ToJsonString() ?? "{id}"}";

    // Only the quotes that an article shows by default can be compared.
    private static Edited? OfQuotes(long id, JsonNode? sent, JsonNode after)
    {
        foreach (var (i, quote) in (sent as JsonArray ?? []).Index())
        {
            var now = (after["quotes"] as JsonArray ?? []).FirstOrDefault(q => PlaceOf(q) == PlaceOf(quote));
            if (now is null)
            {
                continue;
            }

            var speakers = new SharedMember($"/quotes/{i}/speakers", "speakers", IsList: true);
            if (Foreign(id, speakers, quote!["speakers"], null, now["speakers"]) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private static (string?, string?, string?) PlaceOf(JsonNode? quote) =>
        (
            quote?["paragraphNumber"]?.ToJsonString(),
            (quote?["start"] ?? quote?["place"]?["start"])?.ToJsonString(),
            (quote?["end"] ?? quote?["place"]?["end"])?.ToJsonString());

    /// <summary>Returns the first member sent that differs from the stored one; null if there is none.</summary>
    private static string? Differing(JsonObject sent, JsonObject? standing, params string[] aside) =>
        sent.FirstOrDefault(m => !aside.Contains(m.Key) && !JsonNode.DeepEquals(m.Value, standing?[m.Key])).Key;

    /// <summary>Returns one or several values, each as an object: a text is the name.</summary>
    private static List<JsonObject> ItemsOf(JsonNode? value) => value switch
    {
        null => [],
        JsonArray items => [.. items.Select(ItemOf)],
        _ => [ItemOf(value)],
    };

    private static JsonObject ItemOf(JsonNode? value) =>
        value as JsonObject ?? new JsonObject { ["name"] = value?.DeepClone() };

    /// <param name="Pointer">Its place in the change (RFC 6901, JSON Pointer).</param>
    private sealed record SharedMember(string Pointer, string Table, bool IsList);
}
