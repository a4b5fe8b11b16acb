using Api.Data.Keys;
using Api.Tests.OpenApi;

namespace Api.Tests.Lists;

public sealed class ClosedSetsOnSqlite(SqliteServer server) : ClosedSetTests(server), IClassFixture<SqliteServer>;
public sealed class ClosedSetsOnPostgreSql(PostgreSqlServer server)
    : ClosedSetTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Filters that take values of a closed set, whichever the contract has.</summary>
public abstract class ClosedSetTests(Server server)
{
    // They say how a list is shown, not what is in it.
    private static readonly string[] Shaping = ["facets", "include", "fields"];

    [Fact]
    public async Task A_value_and_its_refusal_together_are_everything_and_share_nothing()
    {
        await FillAsync();
        var key = Server.Bearer(await server.KeyAsync(Scope.Read));
        var asked = 0;
        foreach (var (path, operation) in await ServedContract.ReadsAsync(server))
        {
            foreach (var name in FiltersOf(operation))
            {
                var spellings = ServedContract.ChoicesOf(operation, name);
                var values = spellings.Where(value => value[0] != '-').ToList();
                Assert.Equal(values.Select(value => "-" + value), spellings.Skip(values.Count));
                var target = ServedContract.TargetOf(path, operation, withQuery: false) + "?limit=100";
                // Without the filter some values are hidden, and with all values whatever has none of them.
                var everything = await KeysAsync(target, key);
                everything.UnionWith(await KeysAsync($"{target}&{name}={string.Join(',', values)}", key));
                foreach (var value in values)
                {
                    var chosen = await KeysAsync($"{target}&{name}={value}", key);
                    var others = await KeysAsync($"{target}&{name}=-{value}", key);

                    Assert.False(chosen.Overlaps(others), $"{target}: {name}={value} and -{value} share something.");
                    Assert.True(
                        everything.SetEquals(chosen.Union(others)),
                        $"{target}: {name}={value} has {chosen.Count}, -{value} {others.Count} of {everything.Count}.");
                    Assert.Empty(await KeysAsync($"{target}&{name}={value},-{value}", key));
                    asked++;
                }
            }
        }

        Assert.True(asked > 50, $"{asked} values were asked for.");
    }

    [Fact]
    public async Task A_dry_run_shows_a_kind_of_quotes_or_the_others()
    {
        const string Text =
            "“We open at nine,” Ada Lindqvist said. She called the “old tub” a wreck. Bo Marsh said that it was.";
        async Task<IReadOnlyList<string?>> KindsAsync(string kind)
        {
            var target = $"/v1/articles?dryRun=true&kind={kind}";
            return (await server.SendAsync(HttpMethod.Post, target, Text, "text/plain")).Json["quotes"].Texts("kind");
        }

        var all = await KindsAsync("direct,mixed,phrase,indirect");
        Assert.Contains("direct", all);

        foreach (var kind in new[] { "direct", "mixed", "phrase", "indirect" })
        {
            Assert.Equal(all.Where(k => k == kind), await KindsAsync(kind));
            Assert.Equal(all.Where(k => k != kind), await KindsAsync("-" + kind));
        }
    }

    [Fact]
    public async Task A_facet_tells_which_value_is_refused_and_leads_to_it()
    {
        var tag = Server.NewName("tag");
        await server.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""
            {
              "tags": ["{{tag}}"],
              "paragraphs": [{"text": "Ports", "kind": "heading"}, "The ferry left.", "It came back."]
            }
            """);

        var facet = (await server.JsonAsync($"/v1/paragraphs?tag={tag}&kind=-heading&facets=kind"))["facets"]["kind"];

        Assert.Equal(["paragraph", "heading"], facet["items"].Texts("value"));
        Assert.All(facet["items"], item => Assert.False(item["selected"].Raw.GetBoolean()));
        var heading = await server.JsonAsync(facet["items"][1]["url"].AsText()!);
        Assert.Equal(["heading"], heading["items"].Texts("kind"));
    }

    [Theory]
    [InlineData("kind=-phrse", "-phrase")]
    [InlineData("kind=--phrase", "-phrase")]
    [InlineData("kind=-", "it takes")]
    [InlineData("facets=-kind", "it takes")]
    public async Task What_is_no_value_of_the_set_is_refused(string query, string told) =>
        Assert.Contains(
            told,
            (await server.GetAsync($"/v1/quotes?{query}")).AssertProblem(400, query.Split('=')[0])["detail"].AsText(),
            StringComparison.Ordinal);

    private static IEnumerable<string> FiltersOf(Element operation) => operation.Optional("parameters")
        .Where(p => p["in"].AsText() == "query" && p["schema"].Has("items"))
        .Select(p => p["name"].AsText()!)
        .Where(name => !Shaping.Contains(name) && ServedContract.ChoicesOf(operation, name).Count > 0);

    /// <summary>Returns the ids of a whole list, page by page; of changes the numbers.</summary>
    private async Task<HashSet<long>> KeysAsync(string target, (string, string) key)
    {
        var keys = new HashSet<long>();
        for (var next = target; next is not null;)
        {
            var page = await server.JsonAsync(next, key);
            keys.UnionWith(page["items"].Select(item => item.Has("seq") ? item["seq"].AsNumber() : item.Id));
            next = page.Has("caughtUp") && page["caughtUp"].Raw.GetBoolean() ? null : page["next"].AsText();
        }

        return keys;
    }

    /// <summary>Stores the samples, and something of every status and review.</summary>
    private async Task FillAsync()
    {
        foreach (var (source, given) in Samples.Samples.All().Select(sample => (sample.Source, sample.Given)))
        {
            await server.ImportAsync(source, given);
        }

        var quotes = (await server.JsonAsync("/v1/quotes?speaker=isolde-marrin&limit=2"))["items"];
        var quoting = quotes.Select(quote => quote["articleId"].AsNumber()).ToList();
        var other = (await server.JsonAsync("/v1/articles?limit=100"))["items"].First(a => !quoting.Contains(a.Id));
        var table = await server.WriteAsync(HttpMethod.Post, "/v1/articles", """
            {
              "status": "draft",
              "html": "<p>The ferry left at dawn.</p><iframe src='https://courier.example/film'></iframe>"
            }
            """);
        Assert.True(table.Status == 201, table.Text);
        foreach (var (target, patch) in new[]
        {
            ($"/v1/articles/{other.Id}", """{"status": "withheld"}"""),
            ($"/v1/quotes/{quotes[0].Id}", """{"review": "rejected"}"""),
            ($"/v1/quotes/{quotes[1].Id}", """{"review": "confirmed"}"""),
            ($"/v1/speakers/{quotes[0]["speakers"][0].Id}", """{"identity": "confirmed"}"""),
        })
        {
            var reply = await server.WriteAsync(HttpMethod.Patch, target, patch, headers: ("If-Match", "*"));
            Assert.True(reply.Status == 200, reply.Text);
        }
    }
}
