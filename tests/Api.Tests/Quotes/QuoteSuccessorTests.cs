using System.Text;
using System.Text.Json;
using Api.Content.Articles;
using Api.Data.Articles;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Quotes;

public sealed class QuoteSuccessorsOnSqlite(SqliteServer server)
    : QuoteSuccessorTests(server), IClassFixture<SqliteServer>;
public sealed class QuoteSuccessorsOnPostgreSql(PostgreSqlServer server)
    : QuoteSuccessorTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks which quote a quote became that is gone because its words were edited.</summary>
public abstract class QuoteSuccessorTests(Server server)
{
    private const string Ada = "Ada Lindqvist";

    private readonly string _url = $"https://example.org/{Server.NewName("page")}";
    private int _saved;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ArticleWriter Writer => server.Services.GetRequiredService<ArticleWriter>();

    [Fact]
    public async Task The_address_of_an_edited_quote_names_the_quote_that_it_became()
    {
        var article = await PostAsync($"“The bridge is safe again,” {Ada} said.");
        var old = article["quotes"][0].Id;

        var quote = (await PatchAsync(article.Id, $"“The bridge is quite safe again,” {Ada} said."))["quotes"][0];

        var replacedBy = (await server.GetAsync($"/v1/quotes/{old}")).AssertProblem(410)["replacedBy"];
        Assert.Equal((quote.Id, $"/v1/quotes/{quote.Id}"), (replacedBy.Id, replacedBy["links"]["self"].AsText()));
        Assert.Equal(200, (await server.GetAsync(replacedBy["links"]["self"].AsText()!)).Status);
    }

    [Theory]
    [InlineData("The bridge is safe", Ada, "Now the BRIDGE was safe", Ada, true)] // 3 of 5
    [InlineData("one two three four", Ada, "one two five six", Ada, true)] // 2 of 4: half
    [InlineData("one two three four", Ada, "one two five six seven", Ada, false)] // 2 of 5
    [InlineData("no no no no", Ada, "no yes yes yes", Ada, false)] // a word counts as often as both have it
    [InlineData("The bridge is safe", Ada, "The bridge is very safe", "Bo Marsh", false)]
    [InlineData("The bridge is safe", Ada, "The bridge is very safe", null, false)]
    [InlineData("The bridge is safe", null, "The bridge is very safe", null, false)] // two of nobody
    public async Task The_same_speakers_say_at_least_half_of_the_words_of_the_longer(
        string words,
        string? speaker,
        string edited,
        string? editedSpeaker,
        bool isReplaced)
    {
        var old = (await SaveAsync((words, speaker)))[0].Id;

        var quote = (await SaveAsync((edited, editedSpeaker)))[0].Id;

        Assert.Equal(isReplaced ? quote : null, await SuccessorAsync(old));
    }

    [Theory]
    [InlineData("officials", "Officials", true)]
    [InlineData("officials", "a trader", false)]
    public async Task Quotes_without_a_speaker_have_the_same_mention(string before, string after, bool isReplaced)
    {
        var article = await PostAsync($"“The bridge is safe again,” {before} said.");
        Assert.Equal((0, before), (article["quotes"][0]["speakers"].Count, MentionOf(article)));

        var now = await PatchAsync(article.Id, $"“The bridge is very safe again,” {after} said.");

        Assert.Equal((0, after), (now["quotes"][0]["speakers"].Count, MentionOf(now)));
        Assert.Equal(isReplaced ? now["quotes"][0].Id : null, await SuccessorAsync(article["quotes"][0].Id));
    }

    [Fact]
    public async Task Where_two_quotes_could_be_the_one_neither_is_named()
    {
        var old = (await SaveAsync(("The bridge is safe again", Ada)))[0].Id;

        await SaveAsync(("The bridge is safe now", Ada), ("The bridge is safe indeed", Ada));

        Assert.Null(await SuccessorAsync(old));
    }

    [Fact]
    public async Task Quotes_that_were_merged_have_no_successor()
    {
        var old = await SaveAsync(("one two", Ada), ("three four", Ada));

        await SaveAsync(("one two three four", Ada));

        Assert.All(old, quote => Assert.Null(SuccessorAsync(quote.Id).Result));
    }

    [Fact]
    public async Task A_quote_of_another_paragraph_is_no_successor()
    {
        var article = await PostAsync($"“The bridge is safe again,” {Ada} said.");

        var now = await PatchAsync(
            article.Id,
            "Nobody said anything about it.",
            "It rained.",
            $"“The bridge is so safe again,” {Ada} said.");

        Assert.Single(now["quotes"]);
        Assert.Null(await SuccessorAsync(article["quotes"][0].Id));
    }

    [Fact]
    public async Task Every_former_quote_leads_to_the_living_one_and_to_none_when_that_is_gone()
    {
        var first = (await SaveAsync(("The bridge is safe", Ada)))[0].Id;
        var second = (await SaveAsync(("The bridge is not safe", Ada)))[0].Id;
        var third = (await SaveAsync(("The bridge is not safe yet", Ada)))[0].Id;
        Assert.Equal((third, third), (await SuccessorAsync(first), await SuccessorAsync(second)));

        await SaveAsync(("Other words by the same person", Ada));

        Assert.Equal((null, null), (await SuccessorAsync(first), await SuccessorAsync(second)));
        await server.ExecuteAsync(
            "update quotes set replaced_by = @First where id = @Third", new { First = first, Third = third });
        Assert.Null(await SuccessorAsync(first)); // a circle, which nothing writes, ends
    }

    [Fact]
    public async Task Another_reading_of_the_same_source_edits_no_words()
    {
        var source = new SourceDocument(
            Encoding.UTF8.GetBytes($"{Server.NewName("Ferry")}\n\n“The bridge is safe,” {Ada} said."),
            SourceDocument.PlainText,
            new());
        var saved = await Writer.SaveAsync(StoryOf(("The bridge is safe now", Ada)), source, Ct);
        var first = await QuotesAsync(saved);
        var again = await Writer.SaveAsync(StoryOf(("The bridge is safe then", Ada)), source, Ct);
        var second = await QuotesAsync(again);

        Assert.Equal(SaveResult.Updated, Assert.Single(await Writer.RereadAsync([saved.Id], new("reread"), Ct)).Result);

        Assert.NotEqual(first[0].Id, second[0].Id);
        Assert.NotEqual(second[0].Id, (await QuotesAsync(saved))[0].Id);
        Assert.Null(await SuccessorAsync(first[0].Id));
        Assert.Null(await SuccessorAsync(second[0].Id));
    }

    [Fact]
    public async Task Nobody_learns_of_a_draft_and_a_deleted_or_erased_article_names_nothing()
    {
        var article = await PostAsync($"“The bridge is safe again,” {Ada} said.");
        var (old, target) = (article["quotes"][0].Id, $"/v1/articles/{article.Id}");
        var patched = await PatchAsync(article.Id, $"“The bridge is quite safe again,” {Ada} said.");
        var quote = patched["quotes"][0].Id;
        await server.WriteAsync(HttpMethod.Patch, target, """{"status": "withheld"}""", headers: ("If-Match", "*"));

        (await server.GetAsync($"/v1/quotes/{old}")).AssertProblem(404);
        var seen = await server.GetAsync($"/v1/quotes/{old}", Server.Bearer(await server.KeyAsync("read")));
        Assert.Equal(quote, seen.AssertProblem(410)["replacedBy"].Id);

        await server.WriteAsync(HttpMethod.Patch, target, """{"status": "published"}""", headers: ("If-Match", "*"));
        await server.WriteAsync(HttpMethod.Delete, target, null, headers: ("If-Match", "*"));
        Assert.Null(await SuccessorAsync(old));

        var admin = Server.Bearer(await server.KeyAsync("admin"));
        var erased = await server.SendAsync(
            HttpMethod.Delete, $"{target}?erase=true", null, "application/json", admin, ("If-Match", "*"));
        Assert.Equal(200, erased.Status);
        Assert.Equal(
            0,
            await server.ScalarAsync<long>(
                "select count(*) from quotes where article_id = @Id and replaced_by is not null",
                new { article.Id }));
    }

    private static string? MentionOf(Element article) =>
        article["quotes"][0]["attribution"]["mention"]["text"].AsText();

    private async Task<long?> SuccessorAsync(long id)
    {
        var problem = (await server.GetAsync($"/v1/quotes/{id}")).AssertProblem(410);
        return problem.Names.Contains("replacedBy") ? problem["replacedBy"].Id : null;
    }

    /// <summary>Stores the next revision of one article, whose last paragraph has these quotes.</summary>
    private async Task<IReadOnlyList<Element>> SaveAsync(params (string Words, string? Speaker)[] quotes) =>
        await QuotesAsync(await server.SaveAsync(StoryOf(quotes)));

    private ParsedArticle StoryOf(params (string Words, string? Speaker)[] quotes)
    {
        var said = string.Join(' ', quotes.Select(q => $"“{q.Words},” {q.Speaker} said."));
        var story = Story.Of($"{_url}, {++_saved}.", "A paragraph that stays.", said).At(_url);
        return quotes.Aggregate(story, (article, quote) => article.Quote(quote.Words, quote.Speaker));
    }

    private async Task<IReadOnlyList<Element>> QuotesAsync(Saved saved) =>
        [.. (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"]];

    private async Task<Element> PostAsync(string paragraph)
    {
        var article = new
        {
            title = Server.NewName("Bridge"),
            language = "en",
            paragraphs = new[] { Server.NewName("Words."), paragraph },
        };
        var posted = await server.WriteAsync(HttpMethod.Post, "/v1/articles", JsonSerializer.Serialize(article));
        Assert.True(posted.Status == 201, posted.Text);
        return posted.Json;
    }

    private async Task<Element> PatchAsync(long id, params string[] paragraphs)
    {
        var first = (await server.JsonAsync($"/v1/articles/{id}"))["paragraphs"][0]["text"].AsText();
        var body = JsonSerializer.Serialize(new { paragraphs = paragraphs.Prepend(first) });
        var reply = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{id}", body, headers: ("If-Match", "*"));
        Assert.True(reply.Status == 200, reply.Text);
        return reply.Json;
    }
}
