using System.Text.Json;
using System.Text.Json.Nodes;

namespace Api.Tests.Articles;

public sealed class WritingOnSqlite(SqliteServer server) : WritingTests(server), IClassFixture<SqliteServer>;
public sealed class WritingOnPostgreSql(PostgreSqlServer server)
    : WritingTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Articles come in over HTTP.</summary>
public abstract class WritingTests(Server server)
{
    [Fact]
    public async Task A_JSON_article_is_stored_and_answered_as_GET_gives_it()
    {
        var title = Server.NewName("Harbour bridge");
        var slug = Server.NewName("harbour-bridge");
        var publisher = Server.NewName("Harbour Post");
        var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""
            {
              "title": "{{title}}", "subtitle": "At last", "summary": "It opened.", "byline": "Mara Quill", "authors": ["Mara Quill"],
              "publisher": { "name": "{{publisher}}", "url": "https://post.example/" }, "section": "City", "tags": ["bridges", {"name": "ports"}], "language": "en",
              "publishedAt": "2024-05-06T08:30:00+02:00", "canonicalUrl": "https://post.example/{{slug}}", "externalId": "{{slug}}", "license": "CC BY 4.0",
              "usageTerms": "Credit the Post.", "slug": "{{slug}}", "images": [{ "url": "https://post.example/a.jpg", "caption": "The quay.", "credit": "Harbour Press", "alt": "A quay", "width": 800, "height": 600 }],
              "paragraphs": ["The bridge opened at noon.", { "kind": "heading", "level": 2, "text": "What they said" }, "“It is safe,” Ada Lindqvist said."]
            }
            """);

        Assert.True(reply.Status == 201, reply.Text);
        var article = reply.Json;
        Assert.Equal(("created", $"/v1/articles/{article.Id}"), (article["result"].AsText(), reply["Location"]));
        Assert.Equal(
            (title, slug, "CC BY 4.0", "2024-05-06T06:30:00.000Z", "2024-05-06"),
            (article["title"].AsText(), article["slug"].AsText(), article["license"].AsText(),
                article["publishedAt"].AsText(), article["publishedOn"].AsText()));
        Assert.Equal(
            ("https://post.example/", "A quay", 800),
            (article["publisher"]["url"].AsText(), article["images"][0]["alt"].AsText(),
                article["images"][0]["width"].AsNumber()));
        Assert.Equal(["paragraph", "heading", "paragraph"], article["paragraphs"].Texts("kind"));
        Assert.Equal(["Ada Lindqvist"], article["quotes"][0]["speakers"].Texts("name"));
        Assert.Equal("application/json", article["source"]["mediaType"].AsText());

        var got = await server.GetAsync($"/v1/articles/{slug}");
        Assert.Equal(Without(article, "result"), Without(got.Json));
        Assert.Equal(got["ETag"]!.Split('-')[0], reply["ETag"]!.Split('-')[0]);
    }

    [Fact]
    public async Task A_text_is_stored_with_what_the_query_says_of_it()
    {
        var (title, url) = (Server.NewName("Bridge"), $"https://example.org/{Server.NewName("page")}");

        var reply = await server.WriteAsync(
            HttpMethod.Post,
            $"/v1/articles?url={Uri.EscapeDataString(url)}&publisher=Harbour%20Post&language=en"
                + $"&externalId=x-17-{title}",
            Story.Text(title, $"The {title} opened at noon.", "“It is safe,” Ada Lindqvist said."),
            "text/plain; charset=utf-8");

        Assert.Equal(201, reply.Status);
        Assert.Equal(
            (title, url, "en", $"x-17-{title}"),
            (reply.Json["title"].AsText(), reply.Json["canonicalUrl"].AsText(), reply.Json["language"].AsText(),
                reply.Json["externalId"].AsText()));
        Assert.Single(reply.Json["quotes"]);
    }

    [Fact]
    public async Task The_same_again_is_unchanged_and_what_GET_gave_can_be_sent_back()
    {
        var body = Body(Server.NewName("Bridge"), "It opened at noon.", "“It is safe,” Ada Lindqvist said.");
        var first = await server.WriteAsync(HttpMethod.Post, "/v1/articles", body);

        var second = await server.WriteAsync(HttpMethod.Post, "/v1/articles", body);
        var third = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", (await server.GetAsync($"/v1/articles/{first.Json.Id}")).Text);

        foreach (var reply in new[] { second, third })
        {
            Assert.True(reply.Status == 200, reply.Text);
            Assert.Equal(
                ("unchanged", first.Json.Id, 1),
                (reply.Json["result"].AsText(), reply.Json.Id, reply.Json["version"].AsNumber()));
        }
    }

    [Fact]
    public async Task A_plain_text_article_sent_back_as_JSON_is_unchanged()
    {
        var saved = await server.ImportAsync(
            $"{Server.NewName("Bridge")} opens\n\nBy Mara Quill\n\nMay 6, 2024\n\nPORT ELLERY (Harbour Press) – The "
                + "bridge opened at noon.\n\n“It is safe,” Mayor Ada Lindqvist said. “Very.”\n\nThe quay at dawn. "
                + "(Harbour Press)\n\nIt is long.\n",
            new() { Url = $"https://example.org/{Server.NewName("page")}", Language = "en", Tags = ["ports"] });

        var reply = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", (await server.GetAsync($"/v1/articles/{saved.Id}")).Text);

        Assert.Equal((200, "unchanged"), (reply.Status, reply.Json["result"].AsText()));
    }

    [Fact]
    public async Task A_changed_article_is_its_next_revision()
    {
        var url = $"https://example.org/{Server.NewName("page")}";
        var first = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"canonicalUrl": "{{url}}", "text": "It opened.\n\n“It is safe,” Ada Lindqvist said."}""");
        var second = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"canonicalUrl": "{{url}}", "text": "It opened late.\n\n“It is safe,” Ada Lindqvist said."}""");

        Assert.Equal(
            (200, "updated", first.Json.Id, 2),
            (second.Status, second.Json["result"].AsText(), second.Json.Id, second.Json["revision"].AsNumber()));
        Assert.Equal(first.Json["quotes"].Ids(), second.Json["quotes"].Ids());
    }

    [Fact]
    public async Task A_dry_run_needs_no_key_and_stores_nothing()
    {
        var body = Body(Server.NewName("Bridge"), "“It is safe,” Ada Lindqvist said.");
        var before = await server.ScalarAsync<long>("select count(*) from changes");

        var reply = await server.SendAsync(HttpMethod.Post, "/v1/articles?dryRun=true", body, "application/json");
        var again = await server.SendAsync(HttpMethod.Post, "/v1/articles?dryRun=true", body, "application/json");

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(("created", null), (reply.Json["result"].AsText(), reply["Location"]));
        Assert.Equal(["Ada Lindqvist"], reply.Json["quotes"][0]["speakers"].Texts("name"));
        Assert.Equal(
            Without(reply.Json, "createdAt", "updatedAt", "source"),
            Without(again.Json, "createdAt", "updatedAt", "source"));
        Assert.Equal(before, await server.ScalarAsync<long>("select count(*) from changes"));
        (await server.SendAsync(HttpMethod.Post, "/v1/articles", body, "application/json")).AssertProblem(401);
    }

    [Fact]
    public async Task A_dry_run_shows_quotes_of_other_kinds_when_they_are_asked_for()
    {
        var body = Body(
            Server.NewName("Bridge"), "“It is safe,” Ada Lindqvist said. The film was titled “The Old Tub”.");

        async Task<IEnumerable<string?>> KindsAsync(string query) =>
            (await server.SendAsync(
                HttpMethod.Post,
                $"/v1/articles?dryRun=true{query}",
                body,
                "application/json")).Json["quotes"].Texts("kind");

        Assert.Equal(["direct"], await KindsAsync(""));
        Assert.Equal(["phrase"], await KindsAsync("&kind=phrase"));
        Assert.Equal(["direct", "phrase"], await KindsAsync("&kind=direct,mixed,phrase,indirect"));
        (await server.SendAsync(
            HttpMethod.Post, "/v1/articles?dryRun=true&kind=speech", body, "application/json")).AssertProblem(400);
        (await server.WriteAsync(HttpMethod.Post, "/v1/articles?kind=phrase", body)).AssertProblem(400);
    }

    [Fact]
    public async Task Links_and_what_a_picture_file_says_are_kept_and_another_link_makes_no_other_paragraph()
    {
        const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        const string Image =
            $$"""{"caption": "The tub", "mediaType": "image/png", "takenAt": "2026-03-15T00:30:00Z", "location": "Port Ellery", "sha256": "{{Hash}}", "metadata": { "headline": "A tub" } }""";
        static string Parts(string href) =>
            $$"""[{"text": "\ud83d\udea2 The tub sails.", "marks": [{"type": "emphasis", "start": 6, "end": 9}, {"type": "link", "href": "{{href}}", "start": 2, "end": 9}]}]""";
        var created = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"title": "{{Server.NewName("Tub")}}", "paragraphs": {{Parts("https://tub.example/1")}}, "images": [{{Image}}]}""");
        Assert.Equal(201, created.Status);
        var paragraph = created.Json["paragraphs"][0];
        Assert.Equal(["link", "emphasis"], paragraph["marks"].Texts("type"));
        Assert.Equal(
            """{"type":"link","href":"https://tub.example/1","start":2,"end":9,"startUtf16":3,"endUtf16":10}""",
            paragraph["marks"][0].ToString());
        var image = created.Json["images"][0];
        Assert.Equal(
            ["image/png", "2026-03-15T00:30:00.000Z", "Port Ellery", Hash],
            from member in (string[])["mediaType", "takenAt", "location", "sha256"] select image[member].AsText());
        Assert.Equal("A tub", image["metadata"]["headline"].AsText());

        var changed = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{created.Json.Id}",
            $$"""{"paragraphs": {{Parts("https://tub.example/2")}}}""", "application/merge-patch+json",
            ("If-Match", "*"));
        Assert.Equal((200, 2), (changed.Status, changed.Json["revision"].AsNumber()));
        Assert.Equal((paragraph.Id, image.Id), (changed.Json["paragraphs"][0].Id, changed.Json["images"][0].Id));
        Assert.Equal("https://tub.example/2", changed.Json["paragraphs"][0]["marks"][0]["href"].AsText());
    }

    [Fact]
    public async Task What_cannot_be_an_article_is_refused_by_place()
    {
        foreach (var (body, type, status, pointer) in new (string, string, int, string?)[]
        {
            ("{", "application/json", 400, null),
            ("""{"text": "A.", "nonsense": 1}""", "application/json", 400, "/nonsense"),
            ("""{"text": 1}""", "application/json", 400, "/text"),
            ("""{"title": "A bridge"}""", "application/json", 422, null),
            ("""{"text": "A.", "language": "english!"}""", "application/json", 422, "/language"),
            ("""{"text": "A.", "images": [{"url": "nowhere"}]}""", "application/json", 422, "/images/0/url"),
            ("""{"text": "A.", "status": "gone"}""", "application/json", 422, "/status"),
            ("", "text/plain", 422, null),
            ("A.", "application/pdf", 415, null),
            ("A.", "text/plain; charset=klingon", 415, null),
        })
        {
            var problem = (await server.WriteAsync(HttpMethod.Post, "/v1/articles", body, type)).AssertProblem(status);
            Assert.True(
                pointer is null || problem["errors"].Any(e => e["pointer"].AsText() == pointer), $"{body}: {problem}");
        }

        (await server.WriteAsync(HttpMethod.Post, "/v1/articles?language=english!", "A.", "text/plain")).AssertProblem(
            400, "language");
        (await server.WriteAsync(HttpMethod.Post, "/v1/articles?nonsense=1", "A.", "text/plain")).AssertProblem(
            400, "nonsense");
        (await server.WriteAsync(HttpMethod.Post, "/v1/articles?title=A", """{"text":"A."}""")).AssertProblem(
            400, "title");

    }

    [Theory]
    [InlineData(2_000_001)]
    [InlineData(30_000_000)]
    public async Task A_body_that_is_too_long_is_refused_and_who_still_sends_it_reads_why(int bytes)
    {
        var body = new string('a', bytes);

        var sent = await server.WriteAsync(HttpMethod.Post, "/v1/articles", body, "text/plain");
        var asked = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", body, "text/plain", ("Expect", "100-continue"));

        Assert.Contains("2,000,000", sent.AssertProblem(413)["detail"].AsText(), StringComparison.Ordinal);
        asked.AssertProblem(413);
    }

    [Fact]
    public async Task An_identifier_or_an_address_or_a_slug_of_another_article_is_a_conflict()
    {
        var (a, b, publisher) = (Server.NewName("a"), Server.NewName("b"), Server.NewName("post"));
        await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"slug": "{{a}}", "publisher": "{{publisher}}", "externalId": "1", "canonicalUrl": "https://example.org/{{a}}", "text": "A bridge {{a}}."}""");
        await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"slug": "{{b}}", "publisher": "{{publisher}}", "externalId": "2", "canonicalUrl": "https://example.org/{{b}}", "text": "A bridge {{b}}."}""");

        (await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"publisher": "{{publisher}}", "externalId": "2", "canonicalUrl": "https://example.org/{{a}}", "text": "A."}""")).AssertProblem(409);
        (await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", $$"""{"slug": "{{a}}", "text": "A bridge {{a}} {{b}}."}""")).AssertProblem(
                409);
        (await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/articles/{a}",
            $$"""{"slug": "{{b}}"}""",
            headers: ("If-Match", "*"))).AssertProblem(409);
        (await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/articles/{a}",
            """{"externalId": "2"}""",
            headers: ("If-Match", "*"))).AssertProblem(409);
    }

    // The first paragraph is the title too: articles of the same words are one.
    internal static string Body(string title, params string[] paragraphs) =>
        JsonSerializer.Serialize(new { title, paragraphs = paragraphs.Prepend($"The {title}.") });

    private static string Without(Element json, params string[] members)
    {
        var node = JsonNode.Parse(json.ToString())!.AsObject();
        Array.ForEach(members, m => node.Remove(m));
        return node.ToJsonString();
    }
}
