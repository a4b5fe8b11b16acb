using System.Text.Json;
using System.Text.Json.Nodes;

namespace Api.Tests.OpenApi;

public sealed class PatchMembersOnSqlite(SqliteServer server) : PatchMemberTests(server), IClassFixture<SqliteServer>;
public sealed class PatchMembersOnPostgreSql(PostgreSqlServer server)
    : PatchMemberTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that no member of any PATCH is answered with 200 and does nothing: every member in the contract changes GET's
/// answer, or is refused.
/// </summary>
public abstract class PatchMemberTests(Server server)
{
    private const string Quoted = "“We are closed,” Cy Marsh said.";

    /// <summary>
    /// A value for every member in the contract that differs from the present one; new members of the contract come
    /// here. <c>OWN</c> is a word that no other article has.
    /// </summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["SentArticle.title"] = "\"T OWN\"",
        ["SentArticle.subtitle"] = "\"S\"",
        ["SentArticle.summary"] = "\"S\"",
        ["SentArticle.byline"] = "\"B\"",
        ["SentArticle.authors"] = "[\"Other OWN\"]",
        ["SentArticle.publisher"] = "{\"name\":\"Other OWN\",\"url\":\"https://other.example/\"}",
        ["SentArticle.publishedAt"] = "\"2024-05-06T07:08:09Z\"",
        ["SentArticle.publishedOn"] = "\"2023\"",
        ["SentArticle.publishedText"] = "\"in May\"",
        ["SentArticle.modifiedAt"] = "\"2024-05-07T07:08:09Z\"",
        ["SentArticle.language"] = "\"de\"",
        ["SentArticle.section"] = "\"Ports\"",
        ["SentArticle.tags"] = "[\"Other OWN\"]",
        ["SentArticle.dateline"] = "\"ELLERY\"",
        ["SentArticle.canonicalUrl"] = "\"https://example.org/OWN\"",
        ["SentArticle.externalId"] = "\"OWN\"",
        ["SentArticle.slug"] = "\"other-OWN\"",
        ["SentArticle.status"] = "\"draft\"",
        ["SentArticle.license"] = "\"CC BY 4.0\"",
        ["SentArticle.usageTerms"] = "\"Ask.\"",
        ["SentArticle.about"] = "{\"heading\":\"About\",\"text\":\"Us.\"}",
        ["SentArticle.images"] = "[{\"caption\":\"The quay.\"}]",
        ["SentArticle.text"] = "\"Another text of OWN.\"",
        ["SentArticle.html"] = "\"<p>Another text of OWN.</p>\"",
        ["SentArticle.paragraphs"] = "[{\"text\":\"Another text of OWN.\"}]",
        ["SentArticle.quotes"] = "[{\"paragraphNumber\":1,\"start\":1,\"end\":7}]",
        ["SentPublisher.name"] = "{\"publisher\":{\"name\":\"Other OWN\"}}",
        ["SentPublisher.url"] = "{\"publisher\":{\"url\":\"https://other.example/\"}}",
        ["About.heading"] = "{\"about\":{\"heading\":\"About us\",\"text\":\"We print.\"}}",
        ["About.text"] = "{\"about\":{\"text\":\"Others.\",\"heading\":\"About\"}}",
        ["SentParagraph.text"] = "{\"paragraphs\":[{\"text\":\"Another text of OWN.\"}]}",
        ["SentParagraph.kind"] = "{\"paragraphs\":[{\"text\":\"TEXT\",\"kind\":\"blockquote\"}]}",
        ["SentParagraph.level"] = "{\"paragraphs\":[{\"text\":\"TEXT\",\"kind\":\"heading\",\"level\":3}]}",
        ["SentParagraph.marks"] =
            "{\"paragraphs\":[{\"text\":\"TEXT\",\"marks\":[{\"type\":\"emphasis\",\"start\":0,\"end\":3}]}]}",
        ["SentMark.type"] =
            "{\"paragraphs\":[{\"text\":\"TEXT\",\"marks\":[{\"type\":\"strong\",\"start\":0,\"end\":3}]}]}",
        ["SentMark.href"] =
            "{\"paragraphs\":[{\"text\":\"TEXT\",\"marks\":[{\"type\":\"link\",\"href\":\"https://x.example/\",\"start\":0,\"end\":3}]}]}",
        ["SentMark.start"] =
            "{\"paragraphs\":[{\"text\":\"TEXT\",\"marks\":[{\"type\":\"strong\",\"start\":1,\"end\":3}]}]}",
        ["SentMark.end"] =
            "{\"paragraphs\":[{\"text\":\"TEXT\",\"marks\":[{\"type\":\"strong\",\"start\":0,\"end\":4}]}]}",
        ["SentImage.url"] = "{\"images\":[{\"url\":\"https://x.example/a.jpg\"}]}",
        ["SentImage.caption"] = "{\"images\":[{\"caption\":\"A\"}]}",
        ["SentImage.credit"] = "{\"images\":[{\"credit\":\"A\"}]}",
        ["SentImage.creator"] = "{\"images\":[{\"creator\":\"A\"}]}",
        ["SentImage.copyright"] = "{\"images\":[{\"copyright\":\"A\"}]}",
        ["SentImage.license"] = "{\"images\":[{\"license\":\"A\"}]}",
        ["SentImage.alt"] = "{\"images\":[{\"alt\":\"A\"}]}",
        ["SentImage.width"] = "{\"images\":[{\"width\":8}]}",
        ["SentImage.height"] = "{\"images\":[{\"height\":8}]}",
        ["SentImage.mediaType"] = "{\"images\":[{\"mediaType\":\"image/png\"}]}",
        ["SentImage.takenAt"] = "{\"images\":[{\"takenAt\":\"2024-05-06T07:08:09Z\"}]}",
        ["SentImage.location"] = "{\"images\":[{\"location\":\"Ellery\"}]}",
        ["SentImage.sha256"] =
            "{\"images\":[{\"sha256\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}]}",
        ["SentImage.metadata"] = "{\"images\":[{\"metadata\":{\"a\":1}}]}",
        ["SentImage.afterParagraph"] = "{\"images\":[{\"caption\":\"A\",\"afterParagraph\":1}]}",
        ["SentImage.raw"] = "{\"images\":[{\"raw\":\"A\"}]}",
        ["SentQuote.paragraphNumber"] = "{\"quotes\":[{\"paragraphNumber\":2,\"start\":0,\"end\":3}]}",
        ["SentQuote.start"] = "{\"quotes\":[{\"paragraphNumber\":1,\"start\":4,\"end\":14}]}",
        ["SentQuote.end"] = "{\"quotes\":[{\"paragraphNumber\":1,\"start\":1,\"end\":7}]}",
        ["SentQuote.speakers"] =
            "{\"quotes\":[{\"paragraphNumber\":1,\"start\":1,\"end\":14,\"speakers\":[\"Bo Marsh OWN\"]}]}",
        ["SentQuote.kind"] = "{\"quotes\":[{\"paragraphNumber\":1,\"start\":1,\"end\":14,\"kind\":\"mixed\"}]}",
        ["QuotePatch.speakerIds"] = "[]",
        ["QuotePatch.kind"] = "\"mixed\"",
        ["QuotePatch.review"] = "\"confirmed\"",
        ["ImagePatch.caption"] = "\"The quay at noon.\"",
        ["ImagePatch.alt"] = "\"A quay\"",
        ["ImagePatch.credit"] = "\"Harbour Press\"",
        ["ImagePatch.creator"] = "\"Ada Berg\"",
        ["SpeakerPatch.name"] = "\"Cy Marsh OWN\"",
        ["SpeakerPatch.kind"] = "\"group\"",
        ["SpeakerPatch.aliases"] = "[\"Marsh OWN\"]",
        ["SpeakerPatch.sameAs"] = "[\"https://OWN.example/\"]",
        ["SpeakerPatch.identity"] = "\"confirmed\"",
        ["NamePatch.name"] = "\"Renamed OWN\"",
        ["SentArticle.visibleFrom"] = "\"2099-01-01T00:00:00Z\"",
        ["SentArticle.visibleUntil"] = "\"2099-01-01T00:00:00Z\"",
        ["PublisherPatch.name"] = "\"Renamed OWN\"",
        ["PublisherPatch.url"] = "\"https://OWN.example/\"",
    };

    // Members that show that something changed, and not what.
    private static readonly string[] Marks = ["version", "revision", "updatedAt", "source", "result"];

    [Fact]
    public async Task Every_member_that_is_answered_with_200_changes_what_GET_gives()
    {
        var contract = await server.JsonAsync("/openapi/v1.json");
        var walked = 0;
        foreach (var path in contract["paths"].Names.Where(p => contract["paths"][p].Has("patch")))
        {
            var content = contract["paths"][path]["patch"]["requestBody"]["content"];
            foreach (var member in MembersOf(contract, content["application/merge-patch+json"]["schema"]).Distinct())
            {
                Assert.True(
                    Values.TryGetValue(member, out var value),
                    $"{path} takes {member}, of which nothing is known here.");
                await TryAsync(path, member, value);
                walked++;
            }
        }

        Assert.True(walked >= Values.Count, $"{walked} members were tried.");
    }

    private async Task TryAsync(string path, string member, string value)
    {
        var (own, target, text) = await MakeAsync(path);
        var filled = value
            .Replace("OWN", own, StringComparison.Ordinal)
            .Replace("TEXT", text, StringComparison.Ordinal);
        var (type, name) = (member.Split('.')[0], member.Split('.')[1]);
        var patch = type is "SentArticle" || type.EndsWith("Patch", StringComparison.Ordinal)
            ? $"{{\"{name}\":{filled}}}"
            : filled;
        var before = await ReadAsync(target);

        var reply = await server.WriteAsync(HttpMethod.Patch, target, patch, headers: ("If-Match", "*"));

        var after = await ReadAsync(target);
        Assert.True(reply.Status is 200 or 409 or 422, $"{member} with {patch} answered {reply.Status}: {reply.Text}");
        Assert.True(
            reply.Status == 200 != (before == after),
            $"{member} with {patch} answered {reply.Status} and {(before == after ? "nothing" : "something")} "
                + $"changed: {reply.Text}");
    }

    private async Task<string> ReadAsync(string target)
    {
        var json = JsonNode.Parse(
            (await server.GetAsync(target, Server.Bearer(await server.KeyAsync("read")))).Text)!.AsObject();
        foreach (var mark in Marks)
        {
            json.Remove(mark);
        }

        return json.ToJsonString();
    }

    /// <summary>A resource of its own for a path.</summary>
    private async Task<(string Own, string Target, string Text)> MakeAsync(string path)
    {
        var own = Server.NewName("zz");
        var text = $"“We are closed,” Cy Marsh said of {own}.";
        var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(new
        {
            title = $"Quay {own}",
            authors = new[] { $"Ada {own}" },
            publisher = new { name = $"Post {own}", url = "https://post.example/" },
            tags = new[] { $"Ports {own}" },
            about = new { heading = "About", text = "We print." },
            paragraphs = new[] { text, "The ferry left." },
            images = new[] { new { caption = "The old quay.", credit = "Post" } },
            quotes = new[] { new { paragraphNumber = 1, start = 1, end = 14, speakers = new[] { $"Cy Marsh-{own}" } } },
        }));
        Assert.True(reply.Status == 201, reply.Text);
        var article = reply.Json;
        return (own, path switch
        {
            "/v1/articles/{article}" => $"/v1/articles/{article.Id}",
            "/v1/quotes/{id}" => $"/v1/quotes/{article["quotes"][0].Id}",
            "/v1/images/{id}" => $"/v1/images/{article["images"][0].Id}",
            "/v1/speakers/{speaker}" => $"/v1/speakers/{article["quotes"][0]["speakers"][0].Id}",
            "/v1/authors/{author}" => $"/v1/authors/{article["authors"][0].Id}",
            "/v1/publishers/{publisher}" => $"/v1/publishers/{article["publisher"].Id}",
            "/v1/tags/{tag}" => $"/v1/tags/{article["tags"][0].Id}",
            _ => throw new InvalidOperationException($"There is nothing yet that {path} changes."),
        }, text);
    }

    /// <summary>The members of a body and of what is in it, as <c>Schema.member</c>.</summary>
    private static IEnumerable<string> MembersOf(Element contract, Element schema)
    {
        foreach (var name in NamesIn(schema).Distinct())
        {
            var described = contract["components"]["schemas"][name];
            foreach (var member in described.Has("properties") ? described["properties"].Names : [])
            {
                yield return $"{name}.{member}";
                foreach (var inner in MembersOf(contract, described["properties"][member]))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<string> NamesIn(Element schema) => schema.Raw.ValueKind switch
    {
        JsonValueKind.Object =>
            schema.Names.SelectMany(
                key => key == "$ref" ? [schema[key].AsText()!.Split('/')[^1]] : NamesIn(schema[key])),
        JsonValueKind.Array => schema.SelectMany(NamesIn),
        _ => [],
    };
}
