using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Keys;
using Api.Data.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Speakers;

public sealed class SurnameJoinsOnSqlite(SqliteServer server) : SurnameJoinTests(server), IClassFixture<SqliteServer>;
public sealed class SurnameJoinsOnPostgreSql(PostgreSqlServer server)
    : SurnameJoinTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that whom an article calls by a surname alone is the one bearer whom its publisher quotes in the same role at
/// that time, as long as nobody else is.
/// </summary>
public abstract class SurnameJoinTests(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Database => server.Services.GetRequiredService<Database>();

    [Fact]
    public async Task A_surname_alone_joins_its_one_bearer_by_an_act()
    {
        var (paper, surname) = (Server.NewName("Harbour Post"), NewSurname());
        var alone = await server.SaveAsync(Quoting(paper, "2031-03-12", "Harbour Master", surname));
        var single = await SpeakerOfAsync(alone);
        var full = await server.SaveAsync(Quoting(paper, "2031-03-10", "Harbour Master", $"Ida {surname}"));
        await LookUpAsync();

        var bearer = await SpeakerOfAsync(full);
        Assert.Equal(bearer, await SpeakerOfAsync(alone));
        var speaker = await server.JsonAsync($"/v1/speakers/{bearer}");
        Assert.Equal((2, 2), (speaker["quoteCount"].AsNumber(), speaker["articleCount"].AsNumber()));
        Assert.Equal([surname], speaker["aliases"].Select(alias => alias.AsText()));
        Assert.Equal(307, (await server.GetAsync($"/v1/speakers/{single}")).Status);
        Assert.Equal(2, (await server.JsonAsync($"/v1/articles/{alone.Id}"))["version"].AsNumber());
        Assert.Equal(
            [$$"""join {"into":{{bearer}}}"""],
            await server.QueryAsync<string>(
                "select verb || ' ' || after from acts where target_type = 'speaker' and target_id = @single",
                new { single }));
        await server.AssertRecountAsync();
    }

    [Theory]
    [InlineData("2031-03-10", "Mayor", false)]
    [InlineData("2031-01-10", "Harbour Master", false)]
    [InlineData("2031-03-10", "Harbour Master", true)]
    [InlineData("2031-03", "Harbour Master", false)]
    [InlineData("2031", "Harbour Master", false)]
    public async Task It_stays_apart_from_another(string day, string role, bool elsewhere)
    {
        var (paper, surname) = (Server.NewName("Harbour Post"), NewSurname());
        var alone = await server.SaveAsync(Quoting(paper, "2031-03-12", "Harbour Master", surname));
        var other = elsewhere ? Server.NewName("Lund Post") : paper;
        var full = await server.SaveAsync(Quoting(other, day, role, $"Ida {surname}"));
        await LookUpAsync();

        Assert.NotEqual(await SpeakerOfAsync(full), await SpeakerOfAsync(alone));
    }

    [Fact]
    public async Task The_order_in_which_articles_come_is_no_matter()
    {
        // The second surname has two bearers in March, and one in May.
        (string Day, string Role, string Forename)[] articles =
        [
            ("2031-03-01", "Mayor", "Ida "), ("2031-03-03", "Mayor", ""), ("2031-03-20", "Mayor", "Bo "),
            ("2031-05-18", "Mayor", ""), ("2031-05-01", "Mayor", "Bo "),
        ];
        var groups = new HashSet<string>(StringComparer.Ordinal);
        for (var order = 0; order < 20; order++)
        {
            var (paper, surname, random) = (Server.NewName("Harbour Post"), NewSurname(), new Random(order));
            var saved = new (int Index, Saved Saved)[articles.Length];
            foreach (var i in Enumerable.Range(0, articles.Length).OrderBy(_ => random.Next()))
            {
                var (day, role, forename) = articles[i];
                saved[i] = (i, await server.SaveAsync(Quoting(paper, day, role, forename + surname)));
                await (random.Next(2) == 0 ? LookUpAsync() : Task.CompletedTask);
            }

            await LookUpAsync();
            var speakers = new List<long>();
            foreach (var (_, one) in saved)
            {
                speakers.Add(await SpeakerOfAsync(one));
            }

            groups.Add(string.Join(' ', speakers.Select(s => speakers.IndexOf(s))));
        }

        Assert.Equal(["0 1 2 2 2"], groups);
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_join_ends_when_another_bearer_comes_and_begins_again_when_that_one_goes()
    {
        var (paper, surname) = (Server.NewName("Harbour Post"), NewSurname());
        var alone = await server.SaveAsync(Quoting(paper, "2031-03-12", "Mayor", surname));
        var single = await SpeakerOfAsync(alone);
        var slug = (await server.JsonAsync($"/v1/speakers/{single}"))["slug"].AsText();
        var ida = await SpeakerOfAsync(await server.SaveAsync(Quoting(paper, "2031-03-10", "Mayor", $"Ida {surname}")));
        await LookUpAsync();
        Assert.Equal(ida, await SpeakerOfAsync(alone));

        var bo = await server.SaveAsync(Quoting(paper, "2031-03-14", "Mayor", $"Bo {surname}"));
        await LookUpAsync();

        Assert.Equal(single, await SpeakerOfAsync(alone));
        var speaker = await server.JsonAsync($"/v1/speakers/{slug}");
        Assert.Equal((single, surname), (speaker.Id, speaker["name"].AsText()));
        Assert.Equal((1, 0), (speaker["quoteCount"].AsNumber(), speaker["aliases"].Count));
        Assert.Equal(1, (await server.JsonAsync($"/v1/speakers/{ida}"))["quoteCount"].AsNumber());
        await server.AssertRecountAsync();

        await DeleteAsync(bo);
        await LookUpAsync();

        Assert.Equal(ida, await SpeakerOfAsync(alone));
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task Whom_a_person_decided_on_is_never_joined()
    {
        var (paper, surname) = (Server.NewName("Harbour Post"), NewSurname());
        var confirmed = await server.SaveAsync(Quoting(paper, "2031-03-12", "Mayor", surname));
        var reviewed = await server.SaveAsync(Quoting(paper, "2031-03-13", "Mayor", surname));
        await PatchAsync($"/v1/speakers/{await SpeakerOfAsync(confirmed)}", """{"identity": "confirmed"}""");
        var quote = (await server.JsonAsync($"/v1/articles/{reviewed.Id}"))["quotes"][0].Id;
        await PatchAsync($"/v1/quotes/{quote}", """{"review": "confirmed"}""");
        var ida = await server.SaveAsync(Quoting(paper, "2031-03-10", "Mayor", $"Ida {surname}"));
        await LookUpAsync();

        var speakers = new[] { await SpeakerOfAsync(confirmed), await SpeakerOfAsync(reviewed) };
        Assert.DoesNotContain(await SpeakerOfAsync(ida), speakers);
        Assert.Equal(2, speakers.Distinct().Count());
    }

    [Fact]
    public async Task What_a_person_confirmed_of_a_joined_one_stays()
    {
        var (paper, surname) = (Server.NewName("Harbour Post"), NewSurname());
        var alone = await server.SaveAsync(Quoting(paper, "2031-03-12", "Mayor", surname));
        var ida = await SpeakerOfAsync(await server.SaveAsync(Quoting(paper, "2031-03-10", "Mayor", $"Ida {surname}")));
        await LookUpAsync();
        var quote = (await server.JsonAsync($"/v1/articles/{alone.Id}"))["quotes"][0].Id;
        await PatchAsync($"/v1/quotes/{quote}", """{"review": "confirmed"}""");
        await server.SaveAsync(Quoting(paper, "2031-03-14", "Mayor", $"Bo {surname}"));
        await LookUpAsync();

        Assert.Equal(ida, await SpeakerOfAsync(alone));
    }

    [Fact]
    public async Task An_article_that_names_the_bearer_in_full_later_is_joined_no_more()
    {
        var (paper, surname, url) = (Server.NewName("Harbour Post"), NewSurname(), $"https://e.test/{NewSurname()}");
        var alone = Quoting(paper, "2031-03-12", "Mayor", surname) with { CanonicalUrl = url };
        var saved = await server.SaveAsync(alone);
        var ida = await SpeakerOfAsync(await server.SaveAsync(Quoting(paper, "2031-03-10", "Mayor", $"Ida {surname}")));
        await LookUpAsync();
        Assert.Equal(ida, await SpeakerOfAsync(saved));

        await server.SaveAsync(
            Quoting(paper, "2031-03-12", "Mayor", $"Ida {surname}") with { CanonicalUrl = url, Title = alone.Title });
        await server.SaveAsync(Quoting(paper, "2031-03-14", "Mayor", $"Bo {surname}"));
        await LookUpAsync();

        Assert.Equal(ida, await SpeakerOfAsync(saved));
        Assert.Equal(
            0, await server.ScalarAsync<long>("select count(*) from surname_joins where into_id = @ida", new { ida }));
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task An_article_that_is_erased_leaves_its_bearers_name_to_nobody()
    {
        var (paper, surname) = (Server.NewName("Harbour Post"), NewSurname());
        var alone = await server.SaveAsync(Quoting(paper, "2031-03-12", "Mayor", surname));
        var full = await server.SaveAsync(Quoting(paper, "2031-03-10", "Mayor", $"Ida {surname}"));
        await LookUpAsync();

        await DeleteAsync(full, "?erase=true");
        await LookUpAsync();

        Assert.Equal(
            surname, (await server.JsonAsync($"/v1/speakers/{await SpeakerOfAsync(alone)}"))["name"].AsText());
        Assert.Equal(
            0,
            await server.ScalarAsync<long>(
                "select count(*) from speakers where name = @name", new { name = $"Ida {surname}" }));

        await DeleteAsync(alone, "?erase=true");

        Assert.Equal(
            0, await server.ScalarAsync<long>("select count(*) from speakers where name = @surname", new { surname }));
    }

    [Fact]
    public async Task An_article_that_loses_its_day_is_joined_no_more()
    {
        var (paper, surname, url) = (Server.NewName("Harbour Post"), NewSurname(), $"https://e.test/{NewSurname()}");
        var alone = Quoting(paper, "2031-03-12", "Mayor", surname) with { CanonicalUrl = url };
        var saved = await server.SaveAsync(alone);
        var ida = await SpeakerOfAsync(await server.SaveAsync(Quoting(paper, "2031-03-10", "Mayor", $"Ida {surname}")));
        await LookUpAsync();
        Assert.Equal(ida, await SpeakerOfAsync(saved));

        await server.SaveAsync(alone with { PublishedOn = "2031-03" });
        await LookUpAsync();

        Assert.NotEqual(ida, await SpeakerOfAsync(saved));
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task Merged_publishers_are_one()
    {
        var (paper, other, surname) = (Server.NewName("Harbour Post"), Server.NewName("Lund Post"), NewSurname());
        var alone = await server.SaveAsync(Quoting(paper, "2031-03-12", "Mayor", surname));
        var ida = await SpeakerOfAsync(await server.SaveAsync(Quoting(other, "2031-03-10", "Mayor", $"Ida {surname}")));
        var into = await server.ScalarAsync<long>("select id from publishers where name = @paper", new { paper });
        var from = await server.ScalarAsync<long>("select id from publishers where name = @other", new { other });

        await server.WriteAsync(
            HttpMethod.Post, $"/v1/publishers/{from}/merge", $$"""{"into": {{into}}}""", headers: ("If-Match", "*"));
        await LookUpAsync();

        Assert.Equal(ida, await SpeakerOfAsync(alone));
    }

    internal static ParsedArticle Quoting(string paper, string day, string role, string speaker)
    {
        var story = Story.Quoting(speaker).From(paper).On(day);
        var quote = story.Quotes[0];
        return story with { Quotes = [quote with { Attribution = quote.Attribution with { Descriptor = role } }] };
    }

    // One word, which nobody else has.
    private static string NewSurname()
    {
        var letters = Server.NewName("Marsh").Select(c => char.IsDigit(c) ? (char)('a' + c - '0') : c);
        return string.Concat(letters.Where(char.IsLetter));
    }

    private async Task LookUpAsync()
    {
        while (await NameTurns.TakeTurnAsync(Database, TimeProvider.System, Ct)
            || await SurnameTurns.TakeTurnAsync(Database, TimeProvider.System, Ct))
        {
            // Until nothing is left.
        }
    }

    private async Task<long> SpeakerOfAsync(Saved saved) =>
        (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0]["speakers"][0].Id;

    private async Task DeleteAsync(Saved saved, string how = "")
    {
        var key = Server.Bearer(await server.KeyAsync(Scope.Admin));
        var reply = await server.SendAsync(
            HttpMethod.Delete, $"/v1/articles/{saved.Id}{how}", null, "application/json", key, ("If-Match", "*"));
        Assert.True(reply.Status is >= 200 and < 300, reply.Text);
    }

    private async Task PatchAsync(string target, string patch)
    {
        var reply = await server.WriteAsync(HttpMethod.Patch, target, patch, headers: ("If-Match", "*"));
        Assert.True(reply.Status == 200, reply.Text);
    }
}
