using System.Globalization;
using Api.Content.Articles;
using Api.Data.Keys;

namespace Api.Tests.Articles;

public sealed class ArticleFiltersOnSqlite(SqliteServer server)
    : ArticleFilterTests(server), IClassFixture<SqliteServer>;
public sealed class ArticleFiltersOnPostgreSql(PostgreSqlServer server)
    : ArticleFilterTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ArticleFilterTests(Server server)
{
    [Fact]
    public async Task An_author_filters_by_slug_and_by_id_any_and_not()
    {
        var (tag, ada, bo) = (Server.NewName("tag"), Server.NewName("Ada Writer"), Server.NewName("Bo Writer"));
        var byAda = await server.SaveAsync(Story.Of().Tagged(tag).By(ada));
        var byBoth = await server.SaveAsync(Story.Of().Tagged(tag).By(ada, bo));
        var byNobody = await server.SaveAsync(Story.Of().Tagged(tag));
        var adaId = await server.ScalarAsync<long>("select id from authors where name = @Name", new { Name = ada });
        var (adaSlug, boSlug) = (await SlugAsync("authors", ada), await SlugAsync("authors", bo));

        Assert.Equal([byAda.Id, byBoth.Id], await IdsAsync($"tag={tag}&author={adaSlug}"));
        Assert.Equal([byAda.Id, byBoth.Id], await IdsAsync($"tag={tag}&author={adaId}"));
        Assert.Equal([byAda.Id, byBoth.Id], await IdsAsync($"tag={tag}&author={adaSlug},{boSlug}"));
        Assert.Equal([byAda.Id, byBoth.Id], await IdsAsync($"tag={tag}&author={boSlug}&author={adaSlug}"));
        Assert.Equal([byAda.Id, byNobody.Id], await IdsAsync($"tag={tag}&author=-{boSlug}"));
        Assert.Equal([byAda.Id], await IdsAsync($"tag={tag}&author={adaSlug},-{boSlug}"));
        Assert.Empty(await IdsAsync($"tag={tag}&author=nobody-at-all"));
        Assert.Empty(await IdsAsync($"tag={tag}&author=987654321"));
        Assert.Equal([byAda.Id, byBoth.Id, byNobody.Id], await IdsAsync($"tag={tag}&author=-nobody-at-all"));
    }

    [Fact]
    public async Task A_publisher_filters_by_slug_and_by_id_any_and_not()
    {
        var (tag, one, two) = (Server.NewName("tag"), Server.NewName("post"), Server.NewName("post"));
        var first = await server.SaveAsync(Story.Of().Tagged(tag).From(one));
        var second = await server.SaveAsync(Story.Of().Tagged(tag).From(two));
        var none = await server.SaveAsync(Story.Of().Tagged(tag));
        var oneId = await server.ScalarAsync<long>("select id from publishers where name = @Name", new { Name = one });

        Assert.Equal([first.Id], await IdsAsync($"tag={tag}&publisher={one}"));
        Assert.Equal([first.Id], await IdsAsync($"tag={tag}&publisher={oneId}"));
        Assert.Equal([first.Id, second.Id], await IdsAsync($"tag={tag}&publisher={one},{two}"));
        Assert.Equal([second.Id, none.Id], await IdsAsync($"tag={tag}&publisher=-{one}"));
        Assert.Empty(await IdsAsync($"tag={tag}&publisher=no-such-paper"));
    }

    [Fact]
    public async Task Tags_filter_any_all_and_not()
    {
        var (red, blue) = (Server.NewName("red"), Server.NewName("blue"));
        var onlyRed = await server.SaveAsync(Story.Of().Tagged(red));
        var onlyBlue = await server.SaveAsync(Story.Of().Tagged(blue));
        var both = await server.SaveAsync(Story.Of().Tagged(red, blue));

        Assert.Equal([onlyRed.Id, both.Id], await IdsAsync($"tag={red}"));
        Assert.Equal([onlyRed.Id, onlyBlue.Id, both.Id], await IdsAsync($"tag={red},{blue}"));
        Assert.Equal([both.Id], await IdsAsync($"tagAll={red},{blue}"));
        Assert.Equal([both.Id], await IdsAsync($"tagAll={red}&tagAll={blue}"));
        Assert.Equal([onlyRed.Id], await IdsAsync($"tagAll={red},-{blue}"));
        Assert.Equal([onlyBlue.Id], await IdsAsync($"tag={blue}&tag=-{red}"));
        Assert.Empty(await IdsAsync($"tagAll={red},no-such-tag"));
    }

    [Fact]
    public async Task Speakers_filter_any_all_and_not()
    {
        var (tag, ada, bo) = (Server.NewName("tag"), Server.NewName("Ada Lindqvist"), Server.NewName("Bo Lindqvist"));
        var onlyAda = await server.SaveAsync(Story.Quoting(ada).Tagged(tag));
        var both = await server.SaveAsync(
            Story.Of($"“We sail,” {ada} said.", $"“We stay,” {bo} said.")
                .Quote("We sail,", ada)
                .Quote("We stay,", bo)
                .Tagged(tag));
        var nobody = await server.SaveAsync(Story.Of().Tagged(tag));
        var (adaSlug, boSlug) = (await SlugAsync("speakers", ada), await SlugAsync("speakers", bo));
        var boId = await server.ScalarAsync<long>("select id from speakers where name = @Name", new { Name = bo });

        Assert.Equal([onlyAda.Id, both.Id], await IdsAsync($"tag={tag}&speaker={adaSlug}"));
        Assert.Equal([both.Id], await IdsAsync($"tag={tag}&speaker={boId}"));
        Assert.Equal([both.Id], await IdsAsync($"tag={tag}&speakerAll={adaSlug},{boSlug}"));
        Assert.Equal([onlyAda.Id, nobody.Id], await IdsAsync($"tag={tag}&speaker=-{boSlug}"));
        Assert.Empty(await IdsAsync($"tag={tag}&speaker=nobody-at-all"));
    }

    [Fact]
    public async Task Ids_and_slugs_filter_any_and_not()
    {
        var tag = Server.NewName("tag");
        var first = await server.SaveAsync(Story.Of().Tagged(tag));
        var second = await server.SaveAsync(Story.Of().Tagged(tag));

        Assert.Equal([first.Id, second.Id], await IdsAsync($"id={first.Id},{second.Id}"));
        Assert.Equal([second.Id], await IdsAsync($"tag={tag}&id=-{first.Id}"));
        Assert.Equal([first.Id], await IdsAsync($"slug={first.Slug}"));
        Assert.Equal([second.Id], await IdsAsync($"tag={tag}&slug=-{first.Slug}"));
        Assert.Empty(await IdsAsync("id=0"));
        Assert.Empty(await IdsAsync("id=01"));
        Assert.Empty(await IdsAsync("id=99999999999999999999"));
        Assert.Empty(await IdsAsync("slug=no-such-slug"));
    }

    [Fact]
    public async Task Articles_asked_for_by_id_come_in_the_order_in_which_they_are_written()
    {
        var (tag, speaker) = (Server.NewName("tag"), Server.NewName("Ada Lindqvist"));
        var first = await server.SaveAsync(Story.Quoting(speaker).Tagged(tag).On("2026-01-01"));
        var second = await server.SaveAsync(Story.Quoting(speaker).Tagged(tag).On("2026-01-02"));
        var third = await server.SaveAsync(Story.Quoting(speaker).On("2026-01-03"));
        var draft = await server.SaveAsync(
            Story.Quoting(speaker).On("2026-01-04") with { Status = ArticleStatus.Draft });
        var ids =
            $"id={second.Id},{draft.Id},987654321,{third.Slug},{second.Slug}&id=no-such-article"
                + $"&id={first.Id},{third.Id}";
        long[] written = [second.Id, third.Id, first.Id];

        var page = await server.JsonAsync($"/v1/articles?{ids}&total=true");
        Assert.Equal(written, page["items"].Ids());
        Assert.Equal(3, page["total"]["value"].AsNumber());
        Assert.All(
            await Task.WhenAll(
                Enumerable.Range(1, 3).Select(limit => server.AllAsync($"/v1/articles?{ids}&limit={limit}"))),
            all => Assert.Equal(written, all.Ids()));
        Assert.Equal([second.Id, first.Id], (await server.AllAsync($"/v1/articles?{ids}&tag={tag}&limit=1")).Ids());
        Assert.Equal(
            written,
            (await server.AllAsync(
                $"/v1/articles?{ids}&speaker={await SlugAsync("speakers", speaker)}&limit=2")).Ids());
        Assert.Equal(
            [third.Id, second.Id],
            (await server.JsonAsync($"/v1/articles?id={third.Id},-{first.Id},{second.Id},{first.Id}"))["items"].Ids());
        Assert.Equal(
            [third.Id, second.Id, first.Id],
            (await server.JsonAsync($"/v1/articles?{ids}&sort=-publishedAt"))["items"].Ids());
        Assert.Equal(
            [second.Id, draft.Id, third.Id, first.Id],
            (await server.AllAsync(
                $"/v1/articles?{ids}&status=draft,published&limit=1",
                ("Authorization", $"Bearer {await server.KeyAsync(Scope.Read)}"))).Ids());
    }

    [Fact]
    public async Task Months_tile_because_from_is_included_and_before_is_not()
    {
        var tag = Server.NewName("tag");
        var january = await server.SaveAsync(Story.Of().Tagged(tag).On("2026-01-31"));
        var lastMoment = await server.SaveAsync(
            Story.Of().Tagged(tag).On("2026-01-31") with
            {
                PublishedAt = new(2026, 1, 31, 23, 59, 59, 999, TimeSpan.Zero),
            });
        var firstMoment = await server.SaveAsync(
            Story.Of().Tagged(tag).On("2026-02-01") with
            {
                PublishedAt = new(2026, 2, 1, 2, 0, 0, TimeSpan.FromHours(2)),
            });
        var february = await server.SaveAsync(Story.Of().Tagged(tag).On("2026-02"));
        var march = await server.SaveAsync(Story.Of().Tagged(tag).On("2026-03-01"));

        Assert.Equal(
            [january.Id, lastMoment.Id], await IdsAsync($"tag={tag}&publishedFrom=2026-01&publishedBefore=2026-02"));
        Assert.Equal(
            [firstMoment.Id, february.Id],
            await IdsAsync($"tag={tag}&publishedFrom=2026-02-01&publishedBefore=2026-03-01T00:00:00Z"));
        Assert.Equal([march.Id], await IdsAsync($"tag={tag}&publishedFrom=2026-03-01T02:00:00%2B02:00"));
        Assert.Equal(
            [january.Id, lastMoment.Id, firstMoment.Id, february.Id, march.Id],
            await IdsAsync($"tag={tag}&publishedFrom=2026&publishedBefore=2027"));
    }

    [Fact]
    public async Task Language_and_section_filter_as_they_are_written()
    {
        var tag = Server.NewName("tag");
        var english = await server.SaveAsync(Story.Of().Tagged(tag) with { Language = "en", Section = "Coast" });
        var french = await server.SaveAsync(Story.Of().Tagged(tag) with { Language = "fr", Section = "Arts & Life" });
        var unknown = await server.SaveAsync(Story.Of().Tagged(tag));

        Assert.Equal([english.Id], await IdsAsync($"tag={tag}&language=en"));
        Assert.Equal([english.Id, french.Id], await IdsAsync($"tag={tag}&language=en,fr"));
        Assert.Equal([french.Id, unknown.Id], await IdsAsync($"tag={tag}&language=-en"));
        Assert.Empty(await IdsAsync($"tag={tag}&language=tlh"));
        Assert.Equal([french.Id], await IdsAsync($"tag={tag}&section=Arts%20%26%20Life"));
        Assert.Equal([french.Id, unknown.Id], await IdsAsync($"tag={tag}&section=-Coast"));
    }

    [Fact]
    public async Task Images_and_quotes_filter_by_their_number()
    {
        var tag = Server.NewName("tag");
        var pictured = await server.SaveAsync(Story.Of().Tagged(tag).Pictured("The quay."));
        var quoting = await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged(tag));

        Assert.Equal([pictured.Id], await IdsAsync($"tag={tag}&hasImages=true"));
        Assert.Equal([quoting.Id], await IdsAsync($"tag={tag}&hasImages=false"));
        Assert.Equal([quoting.Id], await IdsAsync($"tag={tag}&minQuotes=1"));
        Assert.Equal([pictured.Id, quoting.Id], await IdsAsync($"tag={tag}&minQuotes=0"));
        Assert.Empty(await IdsAsync($"tag={tag}&minQuotes=2"));
    }

    [Fact]
    public async Task An_address_and_an_identifier_filter_exactly()
    {
        var (url, external) = ($"https://example.org/{Server.NewName("page")}?a=1&b=2", Server.NewName("hp"));
        var saved = await server.SaveAsync(Story.Of().From("Harbour Post").At(url) with { ExternalId = external });

        Assert.Equal([saved.Id], await IdsAsync($"canonicalUrl={Uri.EscapeDataString(url)}"));
        Assert.Empty(await IdsAsync($"canonicalUrl={Uri.EscapeDataString(url)}3"));
        Assert.Equal([saved.Id], await IdsAsync($"externalId={external}"));
    }

    [Fact]
    public async Task Updates_filter_from_an_instant_on()
    {
        var tag = Server.NewName("tag");
        var old = await server.SaveAsync(Story.Of().Tagged(tag));
        var fresh = await server.SaveAsync(Story.Of().Tagged(tag));
        await server.ExecuteAsync(
            "update articles set updated_at = @At where id = @Id", new { old.Id, At = On("2026-01-01") });
        await server.ExecuteAsync(
            "update articles set updated_at = @At where id = @Id", new { fresh.Id, At = On("2026-01-02") });

        Assert.Equal([fresh.Id], await IdsAsync($"tag={tag}&updatedFrom=2026-01-02"));
        Assert.Equal([old.Id, fresh.Id], await IdsAsync($"tag={tag}&updatedFrom=2026-01-01"));
        Assert.Empty(await IdsAsync($"tag={tag}&updatedFrom=2026-01-02T00:00:00.001Z"));
    }

    [Theory]
    [InlineData("-publishedAt", new[] { 2, 0, 1 })]
    [InlineData("publishedAt", new[] { 1, 0, 2 })]
    [InlineData("-createdAt", new[] { 2, 1, 0 })]
    [InlineData("createdAt", new[] { 0, 1, 2 })]
    [InlineData("-updatedAt", new[] { 1, 2, 0 })]
    [InlineData("updatedAt", new[] { 0, 2, 1 })]
    public async Task Articles_are_sorted_as_asked(string sort, int[] expected)
    {
        var tag = Server.NewName("tag");
        string[] dates = ["2026-01-02", "2026-01-01", "2026-01-03"];
        var ids = new List<long>();
        foreach (var date in dates)
        {
            ids.Add((await server.SaveAsync(Story.Of().Tagged(tag).On(date))).Id);
        }

        string[] updates = ["2026-05-01", "2026-05-03", "2026-05-02"], creations = [
            "2026-04-01",
            "2026-04-02",
            "2026-04-03",
        ];
        foreach (var (i, id) in ids.Index())
        {
            await server.ExecuteAsync(
                "update articles set updated_at = @Updated, created_at = @Created where id = @Id",
                new { Id = id, Updated = On(updates[i]), Created = On(creations[i]) });
        }

        var listed = (await server.JsonAsync($"/v1/articles?tag={tag}&sort={sort}"))["items"].Ids();

        Assert.Equal(expected.Select(i => ids[i]), listed);
    }

    [Fact]
    public async Task Without_a_word_the_newest_comes_first()
    {
        var tag = Server.NewName("tag");
        var older = await server.SaveAsync(Story.Of().Tagged(tag).On("2024"));
        var newer = await server.SaveAsync(Story.Of().Tagged(tag).On("2025-06-01"));

        Assert.Equal([newer.Id, older.Id], (await server.JsonAsync($"/v1/articles?tag={tag}"))["items"].Ids());
    }

    // In the order in which they were stored.
    private async Task<IReadOnlyList<long>> IdsAsync(string query) =>
        [.. (await server.JsonAsync($"/v1/articles?{query}"))["items"].Ids().Order()];

    private async Task<string> SlugAsync(string table, string name) =>
        (await server.ScalarAsync<string>($"select slug from {table} where name = @Name", new { Name = name }))!;

    private static DateTimeOffset On(string date) =>
        DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
