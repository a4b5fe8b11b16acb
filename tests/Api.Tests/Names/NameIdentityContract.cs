using System.Text.Json;
using Api.Data.Articles;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Names;

public sealed class NameIdentityOnSqlite(SqliteServer server)
    : NameIdentityContract(server), IClassFixture<SqliteServer>;
public sealed class NameIdentityOnPostgreSql(PostgreSqlServer server)
    : NameIdentityContract(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks which differences leave two names of authors, publishers and tags one, and which do not.</summary>
public abstract class NameIdentityContract(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("C|C++|C#|.C", "-c|-c-plus-plus|-c-sharp|")]
    [InlineData("50|50%|50 €|50&", "-50|-50-percent||-50-and")]
    [InlineData("año|ano", "-ano|")]
    [InlineData("Müller|Muller", "-muller|")]
    [InlineData("a|#a|@a", "-a|-hash-a|-at-a")]
    public async Task Signs_and_accents_make_different_names(string names, string slugs)
    {
        // Preceded by a word of their own, so that no test meets another's.
        var own = Server.NewName("zz");
        string[] all = [.. names.Split('|').Select(name => $"{own} {name}")];
        foreach (var list in new[] { "tags", "authors" })
        {
            var article = await PostAsync(new() { [list] = all });

            Assert.Equal(all, article[list].Texts("name"));
            Assert.Equal(all.Length, article[list].Texts("slug").Distinct().Count());
            Assert.All(
                article[list].Zip(slugs.Split('|')).Where(pair => pair.Second.Length > 0),
                pair => Assert.Equal(own + pair.Second, pair.First["slug"].AsText()));

            Assert.Equal(all, (await PostAsync(new() { [list] = all }))[list].Texts("name"));
        }

        foreach (var name in all)
        {
            Assert.Equal(name, (await PostAsync(new() { ["publisher"] = name }))["publisher"]["name"].AsText());
        }

        await server.AssertRecountAsync();
    }

    [Theory]
    [InlineData("O’Brien", "o'brien", "O‘BRIEN")]
    [InlineData("Strauß-Ltd", "STRAUSS–LTD", "strauss\u2011ltd")]
    [InlineData("“Harbour”  Post", "\"harbour\" post", "«Harbour»\u00a0Post")]
    [InlineData("Οδυσσεύς", "ΟΔΥΣΣΕΎΣ", "οδυσσεύσ")]
    public async Task Spellings_of_one_name_are_one_the_first_stays(params string[] names)
    {
        var own = Server.NewName("zz");
        foreach (var list in new[] { "tags", "authors" })
        {
            Assert.Equal(
                [$"{own} {names[0]}"],
                (await PostAsync(new() { [list] = names.Select(n => $"{own} {n}").ToArray() }))[list].Texts("name"));
            Assert.Equal(
                [$"{own} {names[0]}"],
                (await PostAsync(new() { [list] = new[] { $"{own} {names[^1]}" } }))[list].Texts("name"));
        }

        Assert.Equal(
            2,
            (await server.JsonAsync($"/v1/articles?tag={Uri.EscapeDataString($"{own} {names[1]}")}"))["items"].Count);
        Assert.Equal(
            2,
            (await server.JsonAsync(
                $"/v1/articles?author={Uri.EscapeDataString($"{own} {names[^1]}")}"))["items"].Count);
        await server.AssertRecountAsync();
    }

    [Theory]
    [InlineData("tag", "tags")]
    [InlineData("author", "authors")]
    [InlineData("publisher", "publisher")]
    public async Task A_filter_takes_an_id_a_slug_or_the_name_in_any_case(string noun, string member)
    {
        var own = Server.NewName("Zq");
        string[] names = [own, $"{own}++", $"{own}#"];
        var (ids, items) = (new List<long>(), new List<Element>());
        foreach (var name in names)
        {
            var article = await PostAsync(
                new() { [member] = noun == "publisher" ? name : new[] { name }, ["section"] = own });
            ids.Add(article.Id);
            items.Add(noun == "publisher" ? article[member] : article[member][0]);
        }

        for (var i = 0; i < names.Length; i++)
        {
            foreach (var term in new[]
            {
                names[i],
                names[i].ToUpperInvariant(),
                $" {names[i].ToLowerInvariant()} ",
                items[i]["slug"].AsText()!,
                $"{items[i].Id}",
            })
            {
                Assert.Equal([ids[i]], await IdsAsync($"{noun}={Uri.EscapeDataString(term)}"));
            }
        }

        Assert.Equal([ids[2], ids[0]], await IdsAsync($"{noun}={Uri.EscapeDataString(names[2])},{own}"));
        Assert.Equal([ids[2], ids[0]], await IdsAsync($"section={own}&{noun}=-{Uri.EscapeDataString(names[1])}"));
        Assert.Empty(await IdsAsync($"{noun}={own}%2B"));
        Assert.Empty(await IdsAsync($"{noun}=%EF%BF%BE"));

        var chosen = await server.JsonAsync(
            $"/v1/articles?section={own}&{noun}={Uri.EscapeDataString(names[1])}&facets={noun}");
        var facet = chosen["facets"][noun]["items"];
        Assert.Equal(
            names.Select(n => (n, n == names[1])).ToHashSet(),
            facet.Select(f => (f["label"].AsText()!, f["selected"].Raw.GetBoolean())).ToHashSet());
        Assert.Equal(
            [ids[0], ids[1]],
            (await server.JsonAsync(facet.Single(f => f["label"].AsText() == own)["url"].AsText()!))["items"]
                .Ids()
                .Order());

        async Task<IReadOnlyList<long>> IdsAsync(string query) =>
            (await server.JsonAsync($"/v1/articles?{query}"))["items"].Ids();
    }

    [Fact]
    public async Task A_name_of_digits_names_where_no_id_does_and_lists_of_names_take_ids_and_slugs_alone()
    {
        var digits = $"9{Server.NewName("").TrimStart('-')}00000000";
        var article = await PostAsync(new() { ["tags"] = new[] { digits } });

        Assert.Equal([article.Id], (await server.JsonAsync($"/v1/articles?tag={digits}"))["items"].Ids());
        Assert.Empty((await server.JsonAsync($"/v1/tags?id={digits}"))["items"]);
        (await server.GetAsync($"/v1/tags/{digits}")).AssertProblem(404);
    }

    [Fact]
    public async Task Speakers_are_asked_for_by_name_too()
    {
        var name = Server.NewName("Ada Lindqvist");
        var saved = await server.SaveAsync(Story.Quoting(name));

        Assert.Equal(
            [saved.Id],
            (await server.JsonAsync(
                $"/v1/articles?speaker={Uri.EscapeDataString(name.ToUpperInvariant())}"))["items"].Ids());
        Assert.Single((await server.JsonAsync($"/v1/quotes?speaker={Uri.EscapeDataString(name)}"))["items"]);
    }

    [Fact]
    public async Task Lists_are_sorted_by_name_without_regard_to_accents()
    {
        var own = Server.NewName("zz");
        string[] names = [$"{own} Äa", $"{own} ab", $"{own} C", $"{own} C#", $"{own} d"];
        var article = await PostAsync(new() { ["tags"] = names });

        var ids = string.Join(',', article["tags"].Ids());
        Assert.Equal(names, (await server.AllAsync($"/v1/tags?id={ids}&limit=2")).Texts("name"));
    }

    [Fact]
    public async Task What_was_stored_under_one_name_comes_apart_when_it_is_read_again()
    {
        var own = Server.NewName("zz");
        var (c, sharp, both) = (await PostAsync(new() { ["tags"] = new[] { own } }), await PostAsync(
            new() { ["tags"] = new[] { $"{own}#" } }), await PostAsync(new() { ["tags"] = new[] { own, $"{own}#" } }));
        var (kept, gone) = (c["tags"][0].Id, sharp["tags"][0].Id);
        await server.ExecuteAsync("""
            delete from article_tags
            where tag_id = @Gone and article_id in (select article_id from article_tags where tag_id = @Kept);
            update article_tags set tag_id = @Kept where tag_id = @Gone;
            delete from name_keys where noun = 'tag' and target_id = @Gone;
            delete from slugs where noun = 'tag' and target_id = @Gone;
            delete from changes where type = 'tag' and target_id = @Gone;
            delete from tags where id = @Gone;
            update tags set article_count = 3 where id = @Kept;
            """, new { Kept = kept, Gone = gone });
        var last = await server.ScalarAsync<long>("select max(seq) from changes");

        var saved = await RereadAsync(c.Id, sharp.Id, both.Id);

        Assert.Equal([SaveResult.Unchanged, SaveResult.Updated, SaveResult.Updated], saved.Select(s => s.Result));
        Assert.Equal([$"{own}#"], (await server.JsonAsync($"/v1/articles/{sharp.Id}"))["tags"].Texts("name"));
        Assert.Equal([own, $"{own}#"], (await server.JsonAsync($"/v1/articles/{both.Id}"))["tags"].Texts("name"));
        var now = await server.JsonAsync($"/v1/articles/{sharp.Id}");
        Assert.Equal((2, 1), (now["version"].AsNumber(), now["revision"].AsNumber()));
        Assert.Equal(2, (await server.JsonAsync($"/v1/tags/{kept}"))["articleCount"].AsNumber());
        var changes = await server.QueryAsync<string>(
            "select type || ' ' || target_id || ' ' || op from changes where seq > @Last", new { Last = last });
        Assert.Superset(
            new HashSet<string>
            {
                $"article {sharp.Id} updated",
                $"article {both.Id} updated",
                $"tag {kept} updated",
                $"tag {now["tags"][0].Id} updated",
            },
            changes.ToHashSet());
        Assert.DoesNotContain($"article {c.Id} updated", changes);
        Assert.All(await RereadAsync(c.Id, sharp.Id, both.Id), s => Assert.Equal(SaveResult.Unchanged, s.Result));
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_publishers_identifier_is_looked_for_with_that_publisher_alone()
    {
        var (own, id) = (Server.NewName("zz"), Server.NewName("id"));
        var first = await PostAsync(new() { ["publisher"] = $"{own} C++", ["externalId"] = id });
        var second = await PostAsync(new() { ["publisher"] = $"{own} C#", ["externalId"] = id });

        Assert.NotEqual(first.Id, second.Id);
        var again = await PostAsync(
            new() { ["publisher"] = $"{own} c++", ["externalId"] = id, ["title"] = "Another title" });
        Assert.Equal((first.Id, "Another title"), (again.Id, again["title"].AsText()));
    }

    [Fact]
    public async Task The_first_import_that_knows_a_publishers_home_page_says_it_for_all_and_a_later_one_says_no_other()
    {
        var own = Server.NewName("zz");
        var first = await PostAsync(new() { ["publisher"] = own });
        var second = await PostAsync(
            new()
            {
                ["publisher"] = new Dictionary<string, string>
                {
                    ["name"] = own.ToUpperInvariant(),
                    ["url"] = "https://one.example/",
                },
            });
        var third = await PostAsync(
            new()
            {
                ["publisher"] = new Dictionary<string, string> { ["name"] = own, ["url"] = "https://two.example/" },
            });

        Assert.Equal(
            ["https://one.example/", "https://one.example/"],
            new[] { second, third }.Select(a => a["publisher"]["url"].AsText()));
        var now = await server.JsonAsync($"/v1/articles/{first.Id}");
        Assert.Equal(("https://one.example/", 2), (now["publisher"]["url"].AsText(), now["version"].AsNumber()));
    }

    private async Task<IReadOnlyList<Saved>> RereadAsync(params long[] ids)
    {
        var saved = new List<Saved>();
        foreach (var id in ids)
        {
            saved.AddRange(
                await server.Services.GetRequiredService<ArticleWriter>().RereadAsync([id], new("reread"), Ct));
        }

        return saved;
    }

    private async Task<Element> PostAsync(Dictionary<string, object> members)
    {
        members.TryAdd("title", Server.NewName("Ferry"));
        members["text"] = $"The {Server.NewName("ferry")} left the harbour at dawn.";
        var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(members));
        Assert.True(reply.Status is 200 or 201, reply.Text);
        return reply.Json;
    }
}
