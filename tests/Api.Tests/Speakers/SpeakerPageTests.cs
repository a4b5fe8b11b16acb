using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data.Keys;

namespace Api.Tests.Speakers;

public sealed class SpeakerPagesOnSqlite(SqliteServer server) : SpeakerPageTests(server), IClassFixture<SqliteServer>;
public sealed class SpeakerPagesOnPostgreSql(PostgreSqlServer server)
    : SpeakerPageTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks everything that a page about a speaker shows.</summary>
public abstract class SpeakerPageTests(Server server)
{
    private static readonly string[] Page = ["names", "quotesPerYear", "recentQuotes", "quotedWith"];

    [Fact]
    public async Task The_names_are_its_own_and_those_that_articles_use_with_how_many_do_and_when()
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Called(name, "Lindqvist").On("2024"));
        await server.SaveAsync(Called(name, "Lindqvist", "Ada").On("2026-03-14"));
        await server.SaveAsync(Called(name).On("2025-02"));
        await server.SaveAsync(Called(name, "Addie") with { Status = ArticleStatus.Draft });

        var speaker = await SpeakerAsync(name);

        Assert.Equal([name, "Lindqvist", "Ada"], speaker["names"].Texts("text"));
        Assert.Equal([3, 2, 1], speaker["names"].Select(n => n["articleCount"].AsNumber()));
        Assert.Equal(["2024", "2024", "2026-03-14"], speaker["names"].Texts("firstOn"));
        Assert.Equal(["2026-03-14", "2026-03-14", "2026-03-14"], speaker["names"].Texts("lastOn"));
    }

    [Fact]
    public async Task Quotes_count_in_the_year_of_their_article_as_far_as_they_are_listed()
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(
            Story.Of($"“We sail,” {name} said. “We stay.”")
                .Quote("We sail,", name)
                .Quote("We stay.", name)
                .On("2025-12-31"));
        await server.SaveAsync(Story.Quoting(name).On("2023"));
        await server.SaveAsync(Story.Quoting(name).On("2025-01"));
        await server.SaveAsync(Story.Quoting(name));
        await server.SaveAsync(Story.Quoting(name).On("2022") with { Status = ArticleStatus.Withheld });
        await server.SaveAsync(
            Story.Of($"{name} said the ferry sails.").Quote("the ferry sails", name, QuoteKind.Indirect).On("2021"));
        var rejected = await server.SaveAsync(Story.Quoting(name).On("2020"));
        await RejectAsync(rejected.Id);

        var speaker = await SpeakerAsync(name);

        Assert.Equal(
            [(2023, 1), (2025, 3)],
            speaker["quotesPerYear"].Select(y => (y["year"].AsNumber(), y["count"].AsNumber())));
        Assert.Equal(5, speaker["quoteCount"].AsNumber());
    }

    [Fact]
    public async Task The_recent_quotes_are_the_first_five_of_its_list()
    {
        var name = Server.NewName("Ada Lindqvist");
        foreach (var date in new[] { "2024-05-01", "2026-01-02", "2025-01-01", "2026-01-02" })
        {
            await server.SaveAsync(
                Story.Of($"“We sail,” {name} said. “We stay.”", Server.NewName("It rained."))
                    .Quote("We sail,", name)
                    .Quote("We stay.", name)
                    .On(date));
        }

        await server.SaveAsync(Story.Quoting(name).On("2027") with { Status = ArticleStatus.Draft });
        await RejectAsync((await server.SaveAsync(Story.Quoting(name).On("2028"))).Id);

        var speaker = await SpeakerAsync(name);

        Assert.Equal(5, speaker["recentQuotes"].Count);
        Assert.Equal(
            (await server.JsonAsync(speaker["links"]["quotes"].AsText() + "&limit=5"))["items"].ToString(),
            speaker["recentQuotes"].ToString());
    }

    [Fact]
    public async Task Who_is_quoted_in_the_same_articles_comes_by_their_number_and_then_by_name()
    {
        var (name, bo, cy, di) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"), Server.NewName(
            "Cy Marsh"), Server.NewName("Di Marsh"));
        await server.SaveAsync(Together(name, cy, di));
        await server.SaveAsync(Together(name, bo, di));
        await server.SaveAsync(
            Story.Of($"“We sail,” {name} said. “We stay,” {cy} said. “We go,” {cy} said.")
                .Quote("We sail,", name)
                .Quote("We stay,", cy)
                .Quote("We go,", cy, QuoteKind.Phrase));
        await server.SaveAsync(Together(name, bo) with { Status = ArticleStatus.Draft });
        await server.SaveAsync(Together(cy, bo));

        Assert.Equal([(cy, 2), (di, 2), (bo, 1)], With(await SpeakerAsync(name)));
        Assert.Equal([(name, 1), (cy, 1), (di, 1)], With(await SpeakerAsync(bo)));
        var first = (await SpeakerAsync(name))["quotedWith"][0];
        Assert.Equal(["id", "slug", "name", "articleCount"], first.Names);
        Assert.Equal(cy, (await server.JsonAsync($"/v1/speakers/{first["slug"].AsText()}"))["name"].AsText());
    }

    [Fact]
    public async Task Whoever_was_merged_is_not_beside_the_other()
    {
        var joe = Server.NewName("Joe Marsh");
        var joseph = Server.NewName("Joseph Marsh");
        var bo = Server.NewName("Bo Hale");
        await server.SaveAsync(Together(joe, joseph, bo).On("2024"));
        var before = await server.GetAsync($"/v1/speakers/{await IdAsync(joseph)}");

        var merged = await server.WriteAsync(
            HttpMethod.Post, $"/v1/speakers/{await IdAsync(joe)}/merge", $$"""{"into": {{before.Json.Id}}}""");

        var after = await server.GetAsync($"/v1/speakers/{before.Json.Id}");
        Assert.Equal((after.Text, after["ETag"]), (merged.Text, merged["ETag"]));
        Assert.NotEqual(before["ETag"], after["ETag"]);
        Assert.Equal([(bo, 1)], With(after.Json));
        Assert.Equal([joseph, joe], after.Json["names"].Texts("text"));
        Assert.Equal(2, after.Json["quotesPerYear"][0]["count"].AsNumber());
        Assert.Equal(2, after.Json["recentQuotes"].Count);
    }

    [Fact]
    public async Task An_article_more_is_another_version_of_it()
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(name).On("2024"));
        var before = await server.GetAsync($"/v1/speakers/{await IdAsync(name)}");
        await server.SaveAsync(Story.Quoting(name).On("2024"));

        (await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/speakers/{before.Json.Id}",
            """{"identity": "confirmed"}""",
            headers: ("If-Match", before["ETag"]!))).AssertProblem(412);
        var after = await server.GetAsync($"/v1/speakers/{before.Json.Id}");
        var patched = await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/speakers/{before.Json.Id}",
            """{"identity": "confirmed"}""",
            headers: ("If-Match", after["ETag"]!));
        Assert.Equal((200, 2), (patched.Status, patched.Json["recentQuotes"].Count));
    }

    [Fact]
    public async Task Whom_no_listed_quote_has_has_an_empty_page_and_a_key_shows_no_more_of_any()
    {
        var (name, hidden) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"));
        await server.SaveAsync(
            Story.Of($"{name} said the ferry sails.").Quote("the ferry sails", name, QuoteKind.Indirect).On("2024"));
        await server.SaveAsync(Together(hidden, name).On("2024") with { Status = ArticleStatus.Draft });
        var key = ("Authorization", $"Bearer {await server.KeyAsync(Scope.Read)}");

        var speaker = await SpeakerAsync(name);

        Assert.All(Page, member => Assert.Empty(speaker[member]));
        Assert.Equal(speaker.ToString(), (await server.JsonAsync($"/v1/speakers/{speaker.Id}", key)).ToString());
        (await server.GetAsync($"/v1/speakers/{await IdAsync(hidden)}")).AssertProblem(404);
        var draft = await server.JsonAsync($"/v1/speakers/{await IdAsync(hidden)}", key);
        Assert.All(Page, member => Assert.Empty(draft[member]));
    }

    [Fact]
    public async Task Lists_and_changes_have_no_pages()
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(name));
        var speaker = await SpeakerAsync(name);

        var listed = (await server.JsonAsync($"/v1/speakers?id={speaker.Id}"))["items"][0];

        Assert.Equal(speaker.Names.Except(Page), listed.Names);
        var before = await server.ScalarAsync<long>(
            "select max(seq) - 1 from changes where type = 'speaker' and target_id = @Id", new { speaker.Id });
        var change = (await server.JsonAsync($"/v1/changes?since={before}&include=resource&limit=1"))["items"][0];
        Assert.Equal(listed.ToString(), change["resource"].ToString());
    }

    private static ParsedArticle Called(string name, params string[] aliases)
    {
        var story = Story.Quoting(name);
        return story with
        {
            Quotes = [story.Quotes[0] with { Speakers = [story.Quotes[0].Speakers[0] with { Aliases = aliases }] }],
        };
    }

    private static ParsedArticle Together(params string[] names) =>
        names.Index().Aggregate(
            Story.Of([.. names.Select((name, i) => $"“We sail at {i},” {name} said.")]),
            (story, name) => story.Quote($"We sail at {name.Index},", name.Item));

    private static IEnumerable<(string? Name, long Articles)> With(Element speaker) =>
        speaker["quotedWith"].Select(s => (s["name"].AsText(), s["articleCount"].AsNumber()));

    private async Task RejectAsync(long article)
    {
        var quote = (await server.JsonAsync($"/v1/articles/{article}"))["quotes"][0].Id;
        Assert.Equal(
            200,
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/quotes/{quote}",
                """{"review": "rejected"}""",
                headers: ("If-Match", "*"))).Status);
    }

    private async Task<Element> SpeakerAsync(string name) =>
        await server.JsonAsync($"/v1/speakers/{await IdAsync(name)}");

    private Task<long> IdAsync(string name) =>
        server.ScalarAsync<long>("select id from speakers where name = @Name", new { Name = name });
}
