using System.Text;
using System.Text.RegularExpressions;
using Api.Data;
using Api.Data.Exports;
using Api.Data.Keys;
using Api.Tests.Changes;
using Api.Tests.Images;
using Api.Tests.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Http;

public sealed class PublicPathOnSqlite(SqliteServerUnderAPath server)
    : PublicPathTests(server), IClassFixture<SqliteServerUnderAPath>;

public sealed class PublicPathOnPostgreSql(PostgreSqlServerUnderAPath server)
    : PublicPathTests(server), IClassFixture<PostgreSqlServerUnderAPath>;

/// <summary>
/// If callers reach the server at <c>https://news.example/archive</c>, every address begins with the path, whether a
/// proxy takes it off the requests or passes it on.
/// </summary>
public abstract partial class PublicPathTests(Server server)
{
    private const string Root = "/archive";

    /// <summary>The beginnings of requests as a proxy may send them.</summary>
    public static TheoryData<string> Sent => ["", Root];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Sent))]
    public async Task Every_GET_gives_addresses_under_the_path_alone(string sent)
    {
        foreach (var (path, operation) in await ServedContract.ReadsAsync(server))
        {
            var plain = ServedContract.TargetOf(path, operation, withQuery: false);
            foreach (var query in QueriesOf(operation))
            {
                AssertLeadsHere(await server.GetAsync($"{sent}{plain}?{query}"), 200);
            }

            var reply = AssertLeadsHere(await server.GetAsync(sent + ServedContract.TargetOf(path, operation)), 200);
            Assert.Equal(
                path.StartsWith("/v1/", StringComparison.Ordinal),
                reply.Text.Contains($"\"{Root}/v1/", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Sent))]
    public async Task Lists_go_on_where_next_and_the_Link_header_lead(string sent)
    {
        var ids = (await server.AllAsync("/v1/quotes?limit=100")).Ids();
        var (found, target) = (new List<long>(), (string?)"/v1/quotes?limit=7&facets=speaker");
        while (target is not null)
        {
            // A cursor of one form of the request is good in the other.
            var reply = await server.GetAsync((found.Count == 0 ? sent : Other(sent)) + target);
            found.AddRange(reply.Json["items"].Ids());
            target = reply.Json["next"].AsText();
            Assert.Equal(target is null ? null : $"<{target}>; rel=\"next\"", reply["Link"]);
            Assert.All(
                reply.Json["facets"]["speaker"]["items"],
                item => Assert.StartsWith($"{Root}/v1/quotes?", item["url"].AsText(), StringComparison.Ordinal));
            target = target?[Root.Length..];
        }

        Assert.Equal(ids, found);
        Assert.Equal(ids, (await server.AllAsync($"{Root}/v1/quotes?limit=7")).Ids());
    }

    [Theory, MemberData(nameof(Sent))]
    public async Task Links_lead_to_their_resources(string sent)
    {
        foreach (var list in new[] { "articles", "paragraphs", "quotes", "images", "speakers", "authors", "tags" })
        {
            var links = (await server.JsonAsync($"{sent}/v1/{list}?limit=1"))["items"][0]["links"];
            Assert.All(
                links.Names,
                name => Assert.StartsWith($"{Root}/v1/", links[name].AsText(), StringComparison.Ordinal));
            foreach (var name in links.Names)
            {
                await server.JsonAsync(links[name].AsText()!);
                await server.JsonAsync(sent + links[name].AsText()![Root.Length..]);
            }
        }
    }

    [Theory, MemberData(nameof(Sent))]
    public async Task Everything_that_a_write_answers_is_under_the_path(string sent)
    {
        var text = $"The {Server.NewName("ferry")} left. “Aye,” said Bo Marsh.";
        var publisher = Server.NewName("Courier");
        var posted = await WriteAsync(HttpMethod.Post, $"{sent}/v1/articles", $$"""
            {"title": "Ferry", "text": "{{text}}", "publisher": "{{publisher}}",
             "images": [{"url": "https://images.example/a.jpg", "caption": "The quay"}]}
            """, 201);
        Assert.Equal($"{Root}/v1/articles/{posted.Json.Id}", posted["Location"]);
        var target = $"{sent}/v1/articles/{posted.Json.Id}";

        var quote = """{"paragraphNumber": 1, "start": 0, "end": 9}""";
        Assert.StartsWith(
            $"{Root}/v1/quotes/",
            (await WriteAsync(HttpMethod.Post, $"{target}/quotes", quote, 201))["Location"],
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"{Root}/v1/images/",
            AssertLeadsHere(await server.AddPictureAsync(posted.Json.Id, Picture.Jpeg()), 201)["Location"],
            StringComparison.Ordinal);
        AssertNames("quotes", await WriteAsync(HttpMethod.Post, $"{target}/quotes", quote, 409));
        AssertNames("publishers", await WriteAsync(
            HttpMethod.Patch,
            target,
            $$"""{"publisher": {"name": "{{publisher}}", "url": "https://a.example"} }""",
            422));
        var line = $$"""{"text": "The {{Server.NewName("ferry")}} left."}""";
        await WriteAsync(HttpMethod.Post, $"{sent}/v1/imports", line, 200, "application/x-ndjson");
        await WriteAsync(HttpMethod.Post, $"{sent}/v1/articles?dryRun=true", text, 200, "text/plain");
        await WriteAsync(HttpMethod.Post, $"{sent}/v1/articles/none/quotes", quote, 404);
    }

    [Theory, MemberData(nameof(Sent))]
    public async Task An_article_may_be_sent_back_as_it_came_and_nothing_keeps_the_path(string sent)
    {
        var posted = await WriteAsync(HttpMethod.Post, $"{sent}/v1/articles", $$"""
            {"title": "Ferry", "text": "The {{Server.NewName("ferry")}} left. “Aye,” said Bo Marsh.\n\nIt came back.",
             "authors": ["Bo Marsh"], "tags": ["quay"], "publisher": "Courier", "images": [{"caption": "The quay."}]}
            """, 201);
        var target = $"{sent}/v1/articles/{posted.Json.Id}";
        var came = (await server.GetAsync($"{target}?include=paragraphs,quotes,images")).Text;

        var same = await WriteAsync(HttpMethod.Patch, target, came, 200);
        Assert.Equal("unchanged", same.Json["result"].AsText());

        var patch = came.Replace("The quay.", "Another quay.", StringComparison.Ordinal);
        Assert.Equal("updated", (await WriteAsync(HttpMethod.Patch, target, patch, 200)).Json["result"].AsText());
        var before = AssertLeadsHere(
            await server.GetAsync($"{target}/revisions/1", Server.Bearer(await server.KeyAsync(Scope.Write))), 200);
        Assert.Equal($"{Root}/v1/articles/{posted.Json.Id}", before.Json["links"]["self"].AsText());
        Assert.StartsWith(
            $"{Root}/v1/images/", before.Json["images"][0]["links"]["self"].AsText(), StringComparison.Ordinal);

        using var export = new MemoryStream();
        await new ExportWriter(server.Services.GetRequiredService<Database>(), TimeProvider.System)
            .WriteAsync(export, Ct);
        Assert.DoesNotContain($"{Root}/", Encoding.UTF8.GetString(export.ToArray()), StringComparison.Ordinal);
        foreach (var column in (await server.ColumnsAsync()).Where(column => column.Type == "text"))
        {
            var rows = await server.ScalarAsync<long>(
                $"select count(*) from {column.Table} where cast({column.Name} as text) like '%{Root}/%'");
            Assert.True(rows == 0, $"{column.Table}.{column.Name} has the path.");
        }
    }

    [Theory, MemberData(nameof(Sent))]
    public async Task Redirects_lead_on_under_the_path(string sent)
    {
        var (old, name) = (Server.NewName("Author"), Server.NewName("Writer"));
        var saved = await server.SaveAsync(Story.Of().By(old));
        var author = (await server.JsonAsync($"{sent}/v1/articles/{saved.Id}"))["authors"][0];
        await WriteAsync(HttpMethod.Patch, $"{sent}/v1/authors/{author.Id}", $$"""{"name": "{{name}}"}""", 200);

        var moved = await server.GetAsync($"{sent}/v1/authors/{author["slug"].AsText()}?fields=id");

        Assert.Equal(307, moved.Status);
        Assert.StartsWith($"{Root}/v1/authors/writer-", moved["Location"], StringComparison.Ordinal);
        Assert.Equal(author.Id, (await server.JsonAsync(moved["Location"]!)).Id);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/archive")]
    [InlineData("/archive/")]
    public async Task Swagger_UI_and_the_contract_are_under_the_path(string first)
    {
        var page = (await server.GetAsync(first))["Location"]!;

        Assert.Equal($"{Root}/swagger/index.html", page);
        Assert.Equal(200, (await server.GetAsync(page)).Status);
        var script = (await server.GetAsync($"{Root}/swagger/index.js")).Text;
        Assert.Contains($"\"{Root}/openapi/v1.json\"", script, StringComparison.Ordinal);
        Assert.Equal([Root], (await server.JsonAsync($"{Root}/openapi/v1.json"))["servers"].Texts("url"));
        Assert.Equal([Root], (await server.JsonAsync("/openapi/v1.json"))["servers"].Texts("url"));
    }

    [Theory, MemberData(nameof(Sent))]
    public async Task A_problem_names_the_address_as_its_caller_knows_it(string sent)
    {
        Assert.Equal($"{Root}/v1/quotes/x", Instance(await server.GetAsync($"{sent}/v1/quotes/x")));
        Assert.Equal($"{Root}/v1/nothing", Instance(await server.GetAsync($"{sent}/v1/nothing")));
        Assert.Equal($"{Root}/nothing", Instance(await server.GetAsync($"{sent}/nothing")));
        Assert.Equal(200, (await server.GetAsync($"{sent}/health/live")).Status);

        static string Instance(Reply reply) => reply.AssertProblem(404)["instance"].AsText()!;
    }

    [Fact]
    public async Task The_stream_of_changes_gives_resources_with_addresses_under_the_path()
    {
        using var listener = await Listener.OpenAsync(server, "since=0&type=quote&include=resource");

        var quote = (await listener.TakeAsync(1))[0]["resource"];

        Assert.Equal($"{Root}/v1/quotes/{quote.Id}", quote["links"]["self"].AsText());
    }

    [Fact]
    public async Task A_header_with_another_path_changes_nothing()
    {
        var (name, value) = ("X-Forwarded-Prefix", "/evil");

        AssertLeadsHere(await server.GetAsync("/v1/tags?limit=3", (name, value)), 200);
        Assert.DoesNotContain(value, (await server.GetAsync("/v1/tags?limit=3")).Text, StringComparison.Ordinal);
    }

    private async Task<Reply> WriteAsync(
        HttpMethod method, string target, string body, int status, string mediaType = "application/json") =>
        AssertLeadsHere(await server.WriteAsync(method, target, body, mediaType, ("If-Match", "*")), status);

    private static IEnumerable<string> QueriesOf(Element operation)
    {
        var formats = ServedContract.ChoicesOf(operation, "format");
        string[] all = ["include", "facets"];
        return
        [
            "",
            .. formats.Select(format => $"format={format}"),
            .. all.Select(name => (Name: name, Values: ServedContract.ChoicesOf(operation, name)))
                .Where(parameter => parameter.Values.Count > 0)
                .Select(parameter => $"{parameter.Name}={string.Join(',', parameter.Values)}"),
            .. formats.Contains("csv")
                ? ["limit=1", "format=csv&fields=links.self", "format=csv&all=true", "format=ndjson&all=true"]
                : Array.Empty<string>(),
        ];
    }

    private static string Other(string sent) => sent.Length == 0 ? Root : "";

    private static void AssertNames(string list, Reply refused)
    {
        var problem = refused.Json;
        Assert.All(
            [problem["detail"].AsText(), problem["errors"][0]["detail"].AsText()],
            detail => Assert.Matches($" {Root}/v1/{list}/[0-9]+", detail));
    }

    /// <summary>Checks that no address in an answer or its headers leads out of the path.</summary>
    private static Reply AssertLeadsHere(Reply reply, int status)
    {
        Assert.True(reply.Status == status, $"{status} was expected, {reply.Status} came: {reply.Text}");
        Assert.All(
            [reply.Text, .. reply.Headers.Values],
            text => Assert.True(!Elsewhere().IsMatch(text), $"{Elsewhere().Match(text)} leads elsewhere in {text}"));
        return reply;
    }

    [GeneratedRegex(@"(?<!/archive)/(v1|openapi|swagger|health)\b|(/archive){2}|//archive")]
    private static partial Regex Elsewhere();
}
