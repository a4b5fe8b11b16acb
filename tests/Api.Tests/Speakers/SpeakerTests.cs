using System.Globalization;
using Api.Content.Quotes;

namespace Api.Tests.Speakers;

public sealed class SpeakersOnSqlite(SqliteServer server) : SpeakerTests(server), IClassFixture<SqliteServer>;
public sealed class SpeakersOnPostgreSql(PostgreSqlServer server)
    : SpeakerTests(server), IClassFixture<PostgreSqlServer>;

public abstract class SpeakerTests(Server server)
{
    [Fact]
    public async Task A_speaker_has_every_key()
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Story.Quoting(name));

        var speaker = await SpeakerAsync(name);

        Assert.Equal(
            new HashSet<string>
            {
                "id", "slug", "name", "kind", "identity", "aliases", "descriptors", "sameAs", "quoteCount",
                "articleCount", "firstQuotedOn", "lastQuotedOn", "links",
                "names", "quotesPerYear", "recentQuotes", "quotedWith",
            },
            speaker.Names.ToHashSet());
        Assert.Equal(("person", "assumed"), (speaker["kind"].AsText(), speaker["identity"].AsText()));
        Assert.Equal((1, 1), (speaker["quoteCount"].AsNumber(), speaker["articleCount"].AsNumber()));
        Assert.All(["aliases", "descriptors", "sameAs"], key => Assert.Empty(speaker[key]));
        Assert.All(["firstQuotedOn", "lastQuotedOn"], key => Assert.True(speaker[key].IsNull));
    }

    [Theory]
    [InlineData("2025-01-01T00:30:00+01:00", "2024-12-31T22:30:00-05:00", "2024-12-31", "2025-01-01")]
    [InlineData("2024-12-31T22:30:00-05:00", "2024-12-31T12:00:00Z", "2024-12-31", "2024-12-31")]
    [InlineData("2024-05-06T00:10:00+14:00", "2024-05-04T23:50:00-12:00", "2024-05-04", "2024-05-06")]
    [InlineData("2023-02-03T08:00:00Z", "2024-05-04T23:50:00-12:00", "2023-02-03", "2024-05-04")]
    public async Task The_first_and_the_last_day_are_those_of_the_articles_wherever_these_were_published(
        string one,
        string other,
        string first,
        string last)
    {
        var name = Server.NewName("Ada Lindqvist");
        foreach (var text in new[] { one, other })
        {
            var at = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
            var day = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await server.SaveAsync(Story.Quoting(name).On(day) with { PublishedAt = at });
        }

        var speaker = await SpeakerAsync(name);

        Assert.Equal((first, last), (speaker["firstQuotedOn"].AsText(), speaker["lastQuotedOn"].AsText()));
    }

    [Fact]
    public async Task A_full_name_is_one_speaker_across_articles_with_all_that_they_say_of_it()
    {
        var name = Server.NewName("Ada Lindqvist");
        await server.SaveAsync(Described(Story.Quoting(name).On("2025-02"), "Mayor", "Lindqvist"));
        await server.SaveAsync(Described(Story.Quoting(name).On("2026-03-14"), "Mayor", "Ada"));
        await server.SaveAsync(Described(Story.Quoting(name).On("2024"), "Councillor", "Lindqvist"));

        var speaker = await SpeakerAsync(name);

        Assert.Equal((3, 3), (speaker["quoteCount"].AsNumber(), speaker["articleCount"].AsNumber()));
        Assert.Equal(["Ada", "Lindqvist"], speaker["aliases"].Select(a => a.AsText()));
        Assert.Equal(["Councillor", "Mayor"], speaker["descriptors"].Texts("text"));
        Assert.Equal(["2024", "2025-02"], speaker["descriptors"].Texts("firstOn"));
        Assert.Equal(["2024", "2026-03-14"], speaker["descriptors"].Texts("lastOn"));
        Assert.Equal(("2024", "2026-03-14"), (speaker["firstQuotedOn"].AsText(), speaker["lastQuotedOn"].AsText()));
        Assert.Equal(3, (await server.JsonAsync(speaker["links"]["quotes"].AsText()!))["items"].Count);
        Assert.Equal(3, (await server.JsonAsync(speaker["links"]["articles"].AsText()!))["items"].Count);
    }

    [Fact]
    public async Task A_spelling_with_other_case_and_accents_is_the_same_speaker()
    {
        var name = Server.NewName("André Ólafsson");
        await server.SaveAsync(Story.Quoting(name));
        await server.SaveAsync(Story.Quoting(name.Replace('é', 'e').Replace("Ó", "O", StringComparison.Ordinal)));

        Assert.Equal(2, (await SpeakerAsync(name))["articleCount"].AsNumber());
    }

    [Fact]
    public async Task One_word_of_a_persons_name_is_somebody_else_in_each_article()
    {
        var name = Server.NewName("Lind").Replace("-", "", StringComparison.Ordinal);
        var first = await server.SaveAsync(Story.Quoting(name));
        var second = await server.SaveAsync(Story.Quoting(name));

        var speakers = await server.QueryAsync<long>(
            "select id from speakers where name = @Name order by id", new { Name = name });

        Assert.Equal(2, speakers.Count);
        Assert.Equal([first.Id], (await server.JsonAsync($"/v1/articles?speaker={speakers[0]}"))["items"].Ids());
        Assert.Equal([second.Id], (await server.JsonAsync($"/v1/articles?speaker={speakers[1]}"))["items"].Ids());
    }

    [Fact]
    public async Task One_word_of_an_organisations_name_is_the_same_in_every_article()
    {
        var name = Server.NewName("Navalia").Replace("-", "", StringComparison.Ordinal);
        foreach (var words in new[] { "We float.", "We sink." })
        {
            await server.SaveAsync(
                Story.Of($"“{words}” {name} said.").Quote(words, name, speakerKind: SpeakerKind.Organisation));
        }

        var speaker = await SpeakerAsync(name);

        Assert.Equal(("organisation", 2), (speaker["kind"].AsText(), speaker["articleCount"].AsNumber()));
    }

    [Fact]
    public async Task A_speaker_is_found_by_id_and_slug_and_an_old_slug_leads_to_the_present_one()
    {
        var (name, old) = (Server.NewName("Ada Lindqvist"), Server.NewName("old-speaker"));
        await server.SaveAsync(Story.Quoting(name));
        var speaker = await SpeakerAsync(name);
        await server.ExecuteAsync(
            "insert into slugs (noun, slug, target_id) values ('speaker', @Old, @Id)", new { Old = old, speaker.Id });

        var reply = await server.GetAsync($"/v1/speakers/{old}");

        Assert.Equal(
            speaker.ToString(), (await server.JsonAsync($"/v1/speakers/{speaker["slug"].AsText()}")).ToString());
        Assert.Equal((307, $"/v1/speakers/{speaker["slug"].AsText()}"), (reply.Status, reply["Location"]));
        Assert.Single((await server.JsonAsync($"/v1/quotes?speaker={old}"))["items"]);
    }

    [Fact]
    public async Task Speakers_are_filtered_by_kind_identity_and_quotes_and_sorted_as_asked()
    {
        var (a, b) = (Server.NewName("Aaa Lindqvist"), Server.NewName("Bbb Lindqvist"));
        await server.SaveAsync(Story.Of($"“One,” {a} said. “Two.”").Quote("One,", a).Quote("Two.", a));
        await server.SaveAsync(Story.Of($"“Three,” {b} said.").Quote("Three,", b, speakerKind: SpeakerKind.Group));
        var ids = string.Join(',', (await SpeakerAsync(a)).Id, (await SpeakerAsync(b)).Id);

        Assert.Equal([a, b], (await ItemsAsync($"id={ids}")).Texts("name"));
        Assert.Equal([b, a], (await ItemsAsync($"id={ids}&sort=-name")).Texts("name"));
        Assert.Equal([a, b], (await ItemsAsync($"id={ids}&sort=-quoteCount")).Texts("name"));
        Assert.Equal([b, a], (await ItemsAsync($"id={ids}&sort=quoteCount")).Texts("name"));
        Assert.Equal([b], (await ItemsAsync($"id={ids}&kind=group,document")).Texts("name"));
        Assert.Equal([a], (await ItemsAsync($"id={ids}&minQuotes=2")).Texts("name"));
        Assert.Equal([a, b], (await ItemsAsync($"id={ids}&identity=assumed")).Texts("name"));
        Assert.Empty(await ItemsAsync($"id={ids}&identity=confirmed"));
    }

    [Fact]
    public async Task A_speaker_whom_no_published_article_quotes_is_not_shown()
    {
        var name = Server.NewName("Ada Lindqvist");
        var saved = await server.SaveAsync(Story.Quoting(name).At($"https://example.org/{name.Replace(' ', '-')}"));
        var id = (await SpeakerAsync(name)).Id;
        await server.SaveAsync(Story.Of().At($"https://example.org/{name.Replace(' ', '-')}"));

        (await server.GetAsync($"/v1/speakers/{id}")).AssertProblem(404);
        Assert.Empty(await ItemsAsync($"id={id}"));
        Assert.Equal(2, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["revision"].AsNumber());
    }

    private static Content.Articles.ParsedArticle Described(
        Content.Articles.ParsedArticle story,
        string descriptor,
        string alias)
    {
        var quote = story.Quotes[0];
        return story with
        {
            Quotes = [quote with
            {
                Attribution = quote.Attribution with { Descriptor = descriptor },
                Speakers = [quote.Speakers[0] with { Aliases = [alias] }],
            }],
        };
    }

    private async Task<Element> SpeakerAsync(string name) =>
        await server.JsonAsync(
            $"/v1/speakers/{await server.ScalarAsync<long>(
                "select id from speakers where name = @Name", new { Name = name })}");

    private async Task<Element> ItemsAsync(string query) => (await server.JsonAsync($"/v1/speakers?{query}"))["items"];
}
