using Api.Content.Articles;

namespace Api.Tests.Lists;

public sealed class NamesOnSqlite(SqliteServer server) : NameTests(server), IClassFixture<SqliteServer>;
public sealed class NamesOnPostgreSql(PostgreSqlServer server) : NameTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Authors, publishers and tags are asked for in one way.</summary>
public abstract class NameTests(Server server)
{
    [Theory]
    [InlineData("author", "authors")]
    [InlineData("publisher", "publishers")]
    [InlineData("tag", "tags")]
    public async Task It_has_every_key_and_leads_to_its_articles(string noun, string list)
    {
        var name = Server.NewName("Harbour Nörd");
        var first = await server.SaveAsync(Named(noun, name));
        var second = await server.SaveAsync(Named(noun, name.ToUpperInvariant()));

        var item = await server.JsonAsync($"/v1/{list}/{await IdAsync(list, name)}");

        string[] keys = ["id", "slug", "name", "articleCount", "links"];
        Assert.Equal((noun == "publisher" ? keys.Append("url") : keys).ToHashSet(), item.Names.ToHashSet());
        Assert.Equal((name, 2), (item["name"].AsText(), item["articleCount"].AsNumber()));
        Assert.StartsWith("harbour-nord-", item["slug"].AsText(), StringComparison.Ordinal);
        Assert.Equal(item.ToString(), (await server.JsonAsync(item["links"]["self"].AsText()!)).ToString());
        Assert.Equal(item.ToString(), (await server.JsonAsync($"/v1/{list}/{item["slug"].AsText()}")).ToString());
        Assert.Equal(
            [second.Id, first.Id], (await server.JsonAsync(item["links"]["articles"].AsText()!))["items"].Ids());
    }

    [Theory]
    [InlineData("author", "authors")]
    [InlineData("publisher", "publishers")]
    [InlineData("tag", "tags")]
    public async Task They_are_listed_by_name_and_sorted_and_filtered_as_asked(string noun, string list)
    {
        var (a, b, c) = (Server.NewName("Äaa"), Server.NewName("aab"), Server.NewName("AAC"));
        foreach (var name in new[] { c, b, b, a, b, c })
        {
            await server.SaveAsync(Named(noun, name));
        }

        var (idA, idB, idC) = (await IdAsync(list, a), await IdAsync(list, b), await IdAsync(list, c));
        var ids = $"id={idA},{idB},{idC}";

        Assert.Equal([idA, idB, idC], await IdsAsync(ids));
        Assert.Equal([idC, idB, idA], await IdsAsync($"{ids}&sort=-name"));
        Assert.Equal([idA, idC, idB], await IdsAsync($"{ids}&sort=articleCount"));
        Assert.Equal([idB, idC, idA], await IdsAsync($"{ids}&sort=-articleCount"));
        Assert.Equal([idB], await IdsAsync($"{ids}&slug={b}"));
        Assert.Equal([idA, idC], await IdsAsync($"{ids},-{idB}"));
        Assert.Empty(await IdsAsync("slug=no-such-name"));
        Assert.Equal([idB, idC, idA], (await server.AllAsync($"/v1/{list}?{ids}&sort=-articleCount&limit=1")).Ids());

        async Task<IReadOnlyList<long>> IdsAsync(string query) =>
            (await server.JsonAsync($"/v1/{list}?{query}"))["items"].Ids();
    }

    [Theory]
    [InlineData("author", "authors")]
    [InlineData("publisher", "publishers")]
    [InlineData("tag", "tags")]
    public async Task They_are_found_by_the_beginnings_of_the_words_of_their_names(string noun, string list)
    {
        var word = Server.NewName("Brückenbau").Replace("-", "", StringComparison.Ordinal);
        var (many, one) = ($"The {word} O’Hara Weekly", $"{word}er");
        foreach (var name in new[] { one, many, many })
        {
            await server.SaveAsync(Named(noun, name));
        }

        var (manyId, oneId) = (await IdAsync(list, many), await IdAsync(list, one));

        Assert.Equal([manyId, oneId], await IdsAsync($"q={word}"));
        Assert.Equal([manyId], await IdsAsync($"q={word.Replace('ü', 'u').ToUpperInvariant()} o'ha wee"));
        Assert.Equal([manyId], await IdsAsync($"q={word} \"O'Hara Weekly\""));
        Assert.Equal([oneId], await IdsAsync($"q={word} -weekly"));
        Assert.Equal([oneId, manyId], await IdsAsync($"q={word}&sort=articleCount"));
        Assert.Equal([manyId, oneId], (await server.AllAsync($"/v1/{list}?q={word}&limit=1")).Ids());

        async Task<IReadOnlyList<long>> IdsAsync(string query) =>
            (await server.JsonAsync($"/v1/{list}?{query}"))["items"].Ids();
    }

    [Theory]
    [InlineData("author", "authors")]
    [InlineData("publisher", "publishers")]
    [InlineData("tag", "tags")]
    public async Task An_old_slug_leads_to_the_present_one_and_no_slug_to_nothing(string noun, string list)
    {
        var (name, old) = (Server.NewName("Harbour"), Server.NewName("old-name"));
        await server.SaveAsync(Named(noun, name));
        var item = await server.JsonAsync($"/v1/{list}/{await IdAsync(list, name)}");
        await server.ExecuteAsync(
            "insert into slugs (noun, slug, target_id) values (@Noun, @Old, @Id)",
            new { Noun = noun, Old = old, item.Id });

        var reply = await server.GetAsync($"/v1/{list}/{old}");

        Assert.Equal((307, $"/v1/{list}/{item["slug"].AsText()}"), (reply.Status, reply["Location"]));
        Assert.Single((await server.JsonAsync($"/v1/articles?{noun}={old}"))["items"]);
        (await server.GetAsync($"/v1/{list}/no-such-name")).AssertProblem(404);
        (await server.GetAsync($"/v1/{list}/987654321")).AssertProblem(404);
    }

    [Theory]
    [InlineData("author", "authors")]
    [InlineData("publisher", "publishers")]
    [InlineData("tag", "tags")]
    public async Task What_no_published_article_names_is_not_shown(string noun, string list)
    {
        var name = Server.NewName("Forgotten");
        await server.SaveAsync(Named(noun, name).At($"https://example.org/{name}"));
        var id = await IdAsync(list, name);
        await server.SaveAsync(Story.Of().At($"https://example.org/{name}"));

        (await server.GetAsync($"/v1/{list}/{id}")).AssertProblem(404);
        Assert.Empty((await server.JsonAsync($"/v1/{list}?id={id}"))["items"]);
    }

    private static ParsedArticle Named(string noun, string name) => noun switch
    {
        "author" => Story.Of().By(name),
        "publisher" => Story.Of().From(name),
        _ => Story.Of().Tagged(name),
    };

    private Task<long> IdAsync(string table, string name) =>
        server.ScalarAsync<long>($"select id from {table} where name = @Name", new { Name = name });
}
