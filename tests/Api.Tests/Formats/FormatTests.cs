namespace Api.Tests.Formats;

public sealed class FormatOnSqlite(SqliteServer server) : FormatTests(server), IClassFixture<SqliteServer>;
public sealed class FormatOnPostgreSql(PostgreSqlServer server) : FormatTests(server), IClassFixture<PostgreSqlServer>;

public abstract class FormatTests(Server server)
{
    [Fact]
    public async Task Format_alone_chooses_how_an_article_is_given_and_each_format_has_a_tag_of_its_own()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Moss"));
        var tags = new HashSet<string?>();
        foreach (var (format, type) in new[]
        {
            ("json", "application/json; charset=utf-8"),
            ("jsonld", "application/ld+json"),
            ("html", "text/html; charset=utf-8"),
            ("md", "text/markdown; charset=utf-8"),
        })
        {
            var target = $"/v1/articles/{saved.Id}?format={format}";
            var reply = await server.GetAsync(target, ("Accept", "application/xml"));

            Assert.Equal(
                (200, type, "Accept-Encoding, Authorization", "public, no-cache"),
                (reply.Status, reply["Content-Type"], reply["Vary"], reply["Cache-Control"]));
            Assert.StartsWith("\"1-", reply["ETag"], StringComparison.Ordinal);
            Assert.True(tags.Add(reply["ETag"]));
            Assert.Equal(format == "html", reply["Content-Security-Policy"] is not null);
            Assert.Equal(304, (await server.GetAsync(target, ("If-None-Match", reply["ETag"]!))).Status);
            Assert.Contains("The harbour is open.", reply.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/v1/articles/1?format=htm", "format")]
    [InlineData("/v1/articles/1?format=csv", "format")]
    [InlineData("/v1/quotes/1?format=html", "format")]
    [InlineData("/v1/speakers/1?format=md", "format")]
    [InlineData("/v1/articles/1?format=html&fields=title", "fields")]
    [InlineData("/v1/articles/1?format=md&include=quotes", "include")]
    [InlineData("/v1/quotes/1?format=jsonld&fields=text", "fields")]
    public async Task What_a_resource_is_not_given_in_is_refused_by_name(string target, string parameter)
    {
        await server.SaveAsync(Story.Quoting("Ada Moss"));

        (await server.GetAsync(target)).AssertProblem(400, parameter);
    }

    [Fact]
    public async Task The_linked_data_of_a_resource_is_about_its_address()
    {
        var name = Server.NewName("Ada Moss");
        var saved = await server.SaveAsync(Story.Quoting(name).By(name).From(name).Pictured("The quay"));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        foreach (var (self, type) in new[]
        {
            (article["links"]["self"].AsText(), "NewsArticle"),
            (article["quotes"][0]["links"]["self"].AsText(), "Quotation"),
            (article["images"][0]["links"]["self"].AsText(), "ImageObject"),
            ($"/v1/speakers/{article["quotes"][0]["speakers"][0].Id}", "Person"),
            ($"/v1/authors/{article["authors"][0].Id}", "Person"),
            ($"/v1/publishers/{article["publisher"].Id}", "Organization"),
        })
        {
            var data = await server.JsonAsync($"{self}?format=jsonld");

            Assert.Equal((self, type), (data["@id"].AsText(), data["@type"].AsText()));
        }
    }

    [Fact]
    public async Task An_old_address_leads_to_the_new_one_in_its_format_and_a_deleted_article_is_gone_in_each()
    {
        var saved = await server.SaveAsync(Story.Of());
        await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/articles/{saved.Id}",
            $$"""{"slug":"{{Server.NewName("moved")}}"}""",
            headers: ("If-Match", "*"));

        Assert.EndsWith(
            "?format=html",
            (await server.GetAsync($"/v1/articles/{saved.Slug}?format=html"))["Location"],
            StringComparison.Ordinal);

        await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{saved.Id}", null, headers: ("If-Match", "*"));

        (await server.GetAsync($"/v1/articles/{saved.Id}?format=html")).AssertProblem(410);
    }
}
