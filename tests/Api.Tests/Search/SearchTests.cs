using Api.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Search;

public sealed class SearchOnSqlite(SqliteServer server) : SearchTests(server), IClassFixture<SqliteServer>
{
    private readonly SqliteServer _server = server;

    [Fact]
    public async Task What_goes_leaves_no_word_in_the_index()
    {
        const string Sql = """
            create virtual table temp.left_behind using fts5vocab (main, paragraph_search, row);
            select count(*) from temp.left_behind where term = 'unforgettable'
            """;
        var posted = await _server.WriteAsync(
            HttpMethod.Post, "/v1/articles", """{ "title": "Gone", "text": "It is unforgettable." }""");
        Assert.Equal(1, await _server.ScalarAsync<long>(Sql));

        Assert.Equal(
            204,
            (await _server.WriteAsync(
                HttpMethod.Delete, $"/v1/articles/{posted.Json.Id}", null, headers: ("If-Match", "*"))).Status);
        Assert.Equal(0, await _server.ScalarAsync<long>(Sql));
    }
}

public sealed class SearchOnPostgreSql(PostgreSqlServer server) : SearchTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks the results of searches, and their lists.</summary>
public abstract class SearchTests(Server server)
{
    [Fact]
    public async Task What_changes_is_found_as_it_stands_and_what_goes_is_not_found()
    {
        var (old, fresh, title) = (Word("oldword"), Word("newword"), Word("headword"));
        var posted = await server.WriteAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{ "title": "A {{title}} here", "text": "The {{old}} is in it.\n\n“It has the {{old}},” Ada Lindqvist said.", "images": [{ "caption": "The {{old}} at dawn." }] }""");
        var id = posted.Json.Id;
        Assert.Equal((1, 2, 1, 1), await CountAsync(old));
        Assert.Equal((1, 0, 0, 0), await CountAsync(title));
        Assert.Equal((1, 0, 0, 0), await CountAsync($"{title} {old}"));

        await PatchAsync($$"""{ "text": "The {{fresh}} is in it.", "title": "None", "images": [] }""");
        Assert.Equal((0, 0, 0, 0), await CountAsync(old));
        Assert.Equal((0, 0, 0, 0), await CountAsync(title));
        Assert.Equal((1, 1, 0, 0), await CountAsync(fresh));

        var paragraph = (await server.JsonAsync($"/v1/articles/{id}/paragraphs"))["items"][0];
        Assert.Equal(
            201,
            (await server.WriteAsync(
                HttpMethod.Post,
                $"/v1/articles/{id}/quotes",
                $$"""{ "paragraphId": {{paragraph.Id}}, "start": 0, "end": {{paragraph["text"].AsText()!.Length}}, "kind": "direct", "speakerIds": [] }""")).Status);
        Assert.Equal((1, 1, 1, 0), await CountAsync(fresh));

        await PatchAsync("""{ "status": "withheld" }""");
        Assert.Equal((0, 0, 0, 0), await CountAsync(fresh));
        Assert.Equal(
            [id],
            (await server.JsonAsync(
                $"/v1/articles?q={fresh}&status=withheld",
                Server.Bearer(await server.KeyAsync("read"))))["items"].Ids());
        await PatchAsync("""{ "status": "published" }""");
        Assert.Equal((1, 1, 1, 0), await CountAsync(fresh));

        Assert.Equal(
            204,
            (await server.WriteAsync(
                HttpMethod.Delete, $"/v1/articles/{id}", null, headers: ("If-Match", "*"))).Status);
        Assert.Equal((0, 0, 0, 0), await CountAsync(fresh));
        foreach (var noun in new[] { "article", "paragraph", "quote", "image" })
        {
            var column = noun == "article" ? "id" : "article_id";
            Assert.Equal(
                0,
                await server.ScalarAsync<long>(
                    $"select count(*) from {noun}_search "
                        + $"where rowid in (select id from {noun}s where {column} = @Id)",
                    new { Id = id }));
        }

        static string Word(string stem) => Server.NewName(stem).Replace("-", "", StringComparison.Ordinal);

        async Task PatchAsync(string patch) =>
            Assert.Equal(
                200,
                (await server.WriteAsync(
                    HttpMethod.Patch,
                    $"/v1/articles/{id}",
                    patch,
                    "application/merge-patch+json",
                    ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task What_a_person_says_of_a_quote_decides_who_finds_it()
    {
        var word = Server.NewName("verdict").Replace("-", "", StringComparison.Ordinal);
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist", $"It is the {word}."));
        var id = Assert.Single((await server.JsonAsync($"/v1/quotes?q={word}&sort=relevance"))["items"]).Id;
        foreach (var (patch, shown, filter) in new[]
        {
            ("""{ "review": "rejected" }""", 0, "review=rejected"),
            ("""{ "review": "confirmed" }""", 1, "review=confirmed"), ("""{ "kind": "phrase" }""", 0, "kind=phrase"),
            ("""{ "kind": "mixed" }""", 1, "kind=mixed"),
        })
        {
            Assert.Equal(
                200,
                (await server.WriteAsync(
                    HttpMethod.Patch,
                    $"/v1/quotes/{id}",
                    patch,
                    "application/merge-patch+json",
                    ("If-Match", "*"))).Status);
            var page = await server.JsonAsync($"/v1/quotes?q={word}&total=true");
            Assert.Equal((shown, shown), (page["items"].Count, page["total"]["value"].AsNumber()));
            Assert.Equal(shown, (await server.JsonAsync($"/v1/quotes?q={word}&article={saved.Id}"))["items"].Count);
            Assert.Equal([id], (await server.JsonAsync($"/v1/quotes?q={word}&{filter}"))["items"].Ids());
        }
    }

    [Fact]
    public async Task Speakers_are_found_by_the_beginnings_of_all_their_names()
    {
        var name = Server.NewName("Zoë").Replace("-", "", StringComparison.Ordinal);
        await server.SaveAsync(Story.Quoting($"{name} Ångström Maß"));
        await server.SaveAsync(Story.Quoting($"{name} Other"));
        var id = (await server.JsonAsync($"/v1/speakers?q={name}%20ang"))["items"].Ids();

        Assert.Single(id);
        Assert.Equal(id, (await server.JsonAsync($"/v1/speakers?q=mass%20ANGSTROM%20{name}"))["items"].Ids());
        Assert.Equal(2, (await server.JsonAsync($"/v1/speakers?q={name}"))["items"].Count);
        Assert.Equal(id, (await server.JsonAsync($"/v1/speakers?q={name}%20-oth"))["items"].Ids());
        Assert.Empty((await server.JsonAsync($"/v1/speakers?q={name}%20gstr"))["items"]);

        var alias = Server.NewName("Nickname").Replace("-", "", StringComparison.Ordinal);
        Assert.Equal(
            200,
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/speakers/{id[0]}",
                $$"""{ "name": "{{name}} Renamed", "aliases": ["{{alias}} Bee"] }""",
                "application/merge-patch+json",
                ("If-Match", "*"))).Status);
        Assert.Equal(id, (await server.JsonAsync($"/v1/speakers?q={alias[..^1]}"))["items"].Ids());
        Assert.Equal(id, (await server.JsonAsync($"/v1/speakers?q={name}%20ren"))["items"].Ids());
        Assert.Empty((await server.JsonAsync($"/v1/speakers?q={name}%20mass"))["items"]);
    }

    [Fact]
    public async Task The_best_come_first_and_the_title_counts_most()
    {
        var word = Server.NewName("relevant").Replace("-", "", StringComparison.Ordinal);
        await server.SaveAsync(
            Story.Of(
                $"It has {word} once in a text that goes on and "
                    + "on about other things of no interest to anybody at all."));
        await server.SaveAsync(
            Story.Of($"Nothing of it here, but for the headline of this article.") with { Title = $"On {word}" });
        await server.SaveAsync(
            Story.Of(
                $"It has {word}, {word} and {word} in a text that goes on and on about other things of no interest."));

        var page = await server.JsonAsync($"/v1/articles?q={word}&total=true");

        Assert.Equal($"On {word}", page["items"][0]["title"].AsText());
        Assert.Equal(("all", 3), (page["ranking"].AsText(), page["total"]["value"].AsNumber()));
        Assert.False((await server.JsonAsync($"/v1/articles?q={word}&sort=-publishedAt")).Has("ranking"));
        var paragraphs = await server.JsonAsync($"/v1/paragraphs?q={word}");
        Assert.StartsWith($"It has {word}, {word}", paragraphs["items"][0]["text"].AsText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tag={0}", 2)]
    [InlineData("tag=-{0}", 2)]
    [InlineData("author={0}&speaker={0}", 2)]
    [InlineData("speaker={0},nobody&publisher={0}", 2)]
    [InlineData("tagAll={0},{0}-b", 1)]
    [InlineData("publishedFrom=2024-02&publishedBefore=2024-04", 2)]
    [InlineData("minQuotes=1&hasImages=false&language=en", 4)]
    [InlineData("id={0}", 0)]
    public async Task Every_filter_goes_with_words_whether_they_are_rare_or_common(string filter, int expected)
    {
        var name = Server.NewName("Filter");
        var word = name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        for (var i = 1; i <= 4; i++)
        {
            var named = i % 2 == 0;
            string[] tags = i switch { 2 => [name, $"{name}-b"], 4 => [name], _ => ["other"] };
            var story = Story.Quoting(Name("Ada Lindqvist"), $"The {word} is open.")
                .On($"2024-0{i}")
                .Tagged(tags)
                .By(Name("Mara Quill"))
                .From(Name("Harbour Post"));
            await server.SaveAsync(story with { Language = "en" });

            string Name(string other) => named ? name : other;
        }

        var target = string.Format(System.Globalization.CultureInfo.InvariantCulture, filter, name.ToLowerInvariant());
        var database = server.Services.GetRequiredService<Database>();
        foreach (var window in new[] { 10_000, 1 })
        {
            database.SearchWindow = window;
            var list = await server.JsonAsync($"/v1/articles?q={word}&{target}&sort=-publishedAt&total=true");
            Assert.Equal((expected, expected), (list["items"].Count, list["total"]["value"].AsNumber()));
            Assert.Equal(
                list["items"].Ids(),
                (await server.AllAsync($"/v1/articles?q={word}&{target}&sort=-publishedAt&limit=1")).Ids());
        }

        database.SearchWindow = 10_000;
        Assert.Equal(
            expected, (await server.AllAsync($"/v1/articles?q={word}&{target}&limit=1")).Ids().Distinct().Count());
    }

    [Fact]
    public async Task An_empty_search_is_none_and_what_cannot_be_searched_is_refused()
    {
        var word = Server.NewName("anything").Replace("-", "", StringComparison.Ordinal);
        await server.SaveAsync(Story.Of($"There is {word}."));
        var all = (await server.JsonAsync("/v1/articles"))["items"].Ids();

        Assert.Equal(all, (await server.JsonAsync("/v1/articles?q="))["items"].Ids());
        Assert.Equal(all, (await server.JsonAsync("/v1/articles?q=%20*%20-%20%22%22"))["items"].Ids());
        Assert.Contains(
            "16",
            (await server.GetAsync($"/v1/articles?q={string.Join('+', Enumerable.Range(1, 17).Select(i => $"w{i}"))}"))
                .AssertProblem(400, "q")["detail"]
                .AsText(),
            StringComparison.Ordinal);
        Assert.Contains(
            "three",
            (await server.GetAsync("/v1/articles?q=ab*")).AssertProblem(400, "q")["detail"].AsText(),
            StringComparison.Ordinal);
        (await server.GetAsync("/v1/articles?sort=relevance")).AssertProblem(400, "sort");
        (await server.GetAsync("/v1/articles?q=%FF")).AssertProblem(400, "q");
        (await server.GetAsync("/v1/articles?q=a&q=b")).AssertProblem(400, "q");
        (await server.GetAsync("/v1/articles/1/revisions?q=a")).AssertProblem(400, "q");
    }

    private async Task<(long Articles, long Paragraphs, long Quotes, long Images)> CountAsync(string words)
    {
        async Task<long> Of(string list) =>
            (await server.JsonAsync(
                $"/v1/{list}?q={Uri.EscapeDataString(words)}&total=true"))["total"]["value"].AsNumber();
        return (await Of("articles"), await Of("paragraphs"), await Of("quotes"), await Of("images"));
    }
}
