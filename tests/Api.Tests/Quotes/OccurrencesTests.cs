namespace Api.Tests.Quotes;

public sealed class OccurrencesOnSqlite(SqliteServer server) : OccurrencesTests(server), IClassFixture<SqliteServer>;
public sealed class OccurrencesOnPostgreSql(PostgreSqlServer server)
    : OccurrencesTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks the other quotes of a quote's words.</summary>
public abstract class OccurrencesTests(Server server)
{
    private const string Words = "We will not reopen the harbour bridge before the last bolt is in its place";

    [Fact]
    public async Task The_same_words_in_other_articles_come_the_oldest_first_and_near_ones_are_marked()
    {
        var mark = Server.NewName("w").Replace("-", "", StringComparison.Ordinal);
        var words = $"{Words}, {mark} said so.";
        var first = await QuoteAsync(words, "2020-05");
        await QuoteAsync($"The tide comes in at noon, and {mark} goes out.", "2020-01");
        var later = await QuoteAsync(words.ToUpperInvariant(), "2022");
        var oldest = await QuoteAsync(
            $"we will NOT reopen the hárbour bridge — before the last bolt is in its place {mark} said so",
            "2019-03-01");
        var near = await QuoteAsync(words.Replace("last bolt", "very last bolt", StringComparison.Ordinal), "2021-02");
        var cut = await QuoteAsync($"the harbour bridge before the last bolt is in its place, {mark} said so.", "2023");

        var items = await server.AllAsync($"/v1/quotes/{first}/occurrences?limit=1");

        Assert.Equal(
            [(oldest, "same"), (near, "near"), (later, "same"), (cut, "near")],
            items.Select(q => (q.Id, q["occurrence"].AsText()!)));
        Assert.Equal(
            4,
            (await server.JsonAsync(
                $"/v1/quotes/{first}/occurrences?limit=2&total=true"))["total"]["value"].AsNumber());
        Assert.Equal(
            [first, near, later, cut], (await server.JsonAsync($"/v1/quotes/{oldest}/occurrences"))["items"].Ids());
        var trimmed = (await server.JsonAsync($"/v1/quotes/{first}/occurrences?fields=id,paragraph.text"))["items"][0];
        Assert.Equal(["id", "paragraph"], trimmed.Names.Order());
        var target = $"/v1/quotes/{first}/occurrences?limit=1&fields=occurrence";
        trimmed = (await server.JsonAsync(target))["items"][0];
        Assert.Equal(["occurrence"], trimmed.Names);
        Assert.False((await server.JsonAsync($"/v1/quotes/{first}")).Has("occurrence"));
    }

    [Theory]
    [InlineData("Yes.", "yes", "Yes, we can.")]
    [InlineData("港口大桥", "港口大桥。", "港口大桥重开")]
    [InlineData("Not before noon", "not—before—noon!", "not before noon or so")]
    public async Task Few_words_are_only_the_same_where_nothing_else_is_said(string words, string same, string other)
    {
        var first = await QuoteAsync(words, "2020");
        var again = await QuoteAsync(same, "2021");
        await QuoteAsync(other, "2021");

        var item = Assert.Single((await server.JsonAsync($"/v1/quotes/{first}/occurrences"))["items"]);

        Assert.Equal((again, "same"), (item.Id, item["occurrence"].AsText()));
    }

    [Fact]
    public async Task What_is_not_shown_does_not_occur_and_what_is_gone_says_so()
    {
        var words = $"The ferry of the {Server.NewName("north")} line runs every hour of the day from now on";
        var first = await QuoteAsync(words, "2020");
        var other = await QuoteAsync(words, "2021");
        var article = (await server.JsonAsync($"/v1/quotes/{other}"))["articleId"].AsNumber();

        Assert.Single((await server.JsonAsync($"/v1/quotes/{first}/occurrences"))["items"]);
        Assert.Equal(
            204,
            (await server.WriteAsync(
                HttpMethod.Delete, $"/v1/articles/{article}", null, headers: ("If-Match", "*"))).Status);
        Assert.Empty((await server.JsonAsync($"/v1/quotes/{first}/occurrences"))["items"]);
        (await server.GetAsync($"/v1/quotes/{other}/occurrences")).AssertProblem(410);
        (await server.GetAsync("/v1/quotes/987654321/occurrences")).AssertProblem(404);
        (await server.GetAsync("/v1/quotes/x/occurrences")).AssertProblem(404);
        (await server.GetAsync($"/v1/quotes/{first}/occurrences?kind=direct")).AssertProblem(400, "kind");
    }

    private async Task<long> QuoteAsync(string words, string date)
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist", words).On(date));
        return (await server.JsonAsync($"/v1/articles/{saved.Id}/quotes"))["items"][0].Id;
    }
}
