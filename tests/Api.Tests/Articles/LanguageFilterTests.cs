namespace Api.Tests.Articles;

public sealed class LanguageFiltersOnSqlite(SqliteServer server)
    : LanguageFilterTests(server), IClassFixture<SqliteServer>;
public sealed class LanguageFiltersOnPostgreSql(PostgreSqlServer server)
    : LanguageFilterTests(server), IClassFixture<PostgreSqlServer>;

public abstract class LanguageFilterTests(Server server)
{
    private static readonly string?[] Languages = [
        "en", "en-GB", "en-GB-oxendict", "en-US", "enm", "enm-Latn", "de-CH", "tlh", "tlhuman", null,
    ];

    [Theory]
    [InlineData("en", "en en-GB en-GB-oxendict en-US")]
    [InlineData("EN", "en en-GB en-GB-oxendict en-US")]
    [InlineData("en-gb", "en-GB en-GB-oxendict")]
    [InlineData("en-GB-oxendict", "en-GB-oxendict")]
    [InlineData("en-G", "")]
    [InlineData("enm", "enm enm-Latn")]
    [InlineData("tlh", "tlh")]
    [InlineData("tlhuman", "tlhuman")]
    [InlineData("en-US,DE", "en-US de-CH")]
    [InlineData("en,-EN-gb", "en en-US")]
    [InlineData("-en,-tlh", "enm enm-Latn de-CH tlhuman ?")]
    [InlineData("*", "en en-GB en-GB-oxendict en-US enm enm-Latn de-CH tlh tlhuman")]
    [InlineData("-*", "?")]
    [InlineData("en_GB", "")]
    public async Task A_range_has_its_tag_and_all_that_are_longer_in_any_case(string range, string expected)
    {
        var tag = await SaveAsync();
        var items = await server.AllAsync($"/v1/articles?tag={tag}&language={range}&sort=publishedAt&limit=2");
        var found = items.Select(item => item["language"].AsText() ?? "?");

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Theory]
    [InlineData("en", "en", true, "")]
    [InlineData("EN", "en", true, "")]
    [InlineData("en", "en-GB", false, "&language=en-GB")]
    [InlineData("en-GB", "en", false, "&language=en-GB,en")]
    [InlineData("de,-en", "en-US", false, "&language=de,en-US")]
    [InlineData("de-ch,en-us", "en-US", true, "&language=de-ch")]
    public async Task A_facet_knows_which_ranges_choose_its_values(
        string range,
        string value,
        bool isSelected,
        string toggled)
    {
        var list = $"/v1/articles?tag={await SaveAsync()}&facets=language";
        var items = (await server.JsonAsync($"{list}&language={range}"))["facets"]["language"]["items"];
        var item = items.Single(i => i["value"].AsText() == value);

        Assert.Equal((1, isSelected), (item["count"].AsNumber(), item["selected"].Raw.GetBoolean()));
        Assert.Equal(list + toggled, item["url"].AsText());
    }

    private async Task<string> SaveAsync()
    {
        var tag = Server.NewName("tag");
        foreach (var (day, language) in Languages.Index())
        {
            await server.SaveAsync(Story.Of().Tagged(tag).On($"2024-03-{day + 10}") with { Language = language });
        }

        return tag;
    }
}
