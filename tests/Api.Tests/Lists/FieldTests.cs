using System.Text.Json;
using Api.Content.Articles;

namespace Api.Tests.Lists;

public sealed class FieldsOnSqlite(SqliteServer server) : FieldTests(server), IClassFixture<SqliteServer>;
public sealed class FieldsOnPostgreSql(PostgreSqlServer server) : FieldTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Every field of every resource, alone and with others.</summary>
public abstract class FieldTests(Server server)
{
    public static readonly TheoryData<string> Lists = [
        "articles", "paragraphs", "quotes", "images", "speakers", "authors", "publishers", "tags",
    ];

    [Theory, MemberData(nameof(Lists))]
    public async Task Every_field_of_a_resource_alone_is_as_it_is_in_the_whole(string list)
    {
        var id = await RichAsync(list);
        var whole = await server.JsonAsync($"/v1/{list}/{id}");

        foreach (var name in whole.Names)
        {
            Assert.False(whole[name].IsNull, $"{list} show nothing in {name}: whether it is read cannot be seen.");
            await AssertTrimmedAsync(whole, list, id, [name]);
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task Any_paths_give_what_they_name_in_the_order_of_the_whole(string list)
    {
        var id = await RichAsync(list);
        var whole = await server.JsonAsync($"/v1/{list}/{id}");
        var paths = PathsOf(whole.Raw).Distinct().ToArray();
        var random = new Random(6);

        for (var i = 0; i < 10; i++)
        {
            await AssertTrimmedAsync(whole, list, id, random.GetItems(paths, random.Next(1, 7)));
        }
    }

    private async Task AssertTrimmedAsync(Element whole, string list, long id, string[] paths)
    {
        var (fields, expected) = (string.Join(',', paths), Trimmed(whole.Raw, [.. paths.Select(p => p.Split('.'))]));

        Assert.Equal(expected, (await server.JsonAsync($"/v1/{list}/{id}?fields={fields}")).ToString());
        if (!paths.Any(path => OfPage.Contains(path.Split('.')[0])))
        {
            Assert.Equal(
                expected, (await server.JsonAsync($"/v1/{list}?limit=20&fields={fields}"))["items"].First().ToString());
        }
    }

    /// <summary>Fields that only a speaker's own address gives.</summary>
    private static readonly string[] OfPage = ["names", "quotesPerYear", "recentQuotes", "quotedWith"];

    /// <summary>Returns the parts of a value that paths name, computed another way.</summary>
    private static string Trimmed(JsonElement value, string[][] paths)
    {
        if (paths.Any(path => path.Length == 0))
        {
            return value.GetRawText();
        }

        string[][] Inside(string name) => [.. paths.Where(path => path[0] == name).Select(path => path[1..])];

        return value.ValueKind switch
        {
            JsonValueKind.Array =>
                $"[{string.Join(',', value.EnumerateArray().Select(item => Trimmed(item, paths)))}]",
            JsonValueKind.Object => "{" + string.Join(
                ',',
                value.EnumerateObject()
                    .Where(member => paths.Any(path => path[0] == member.Name))
                    .Select(member => $"\"{member.Name}\":{Trimmed(member.Value, Inside(member.Name))}")) + "}",
            _ => value.GetRawText(),
        };
    }

    private static IEnumerable<string> PathsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(PathsOf),
        JsonValueKind.Object =>
            value.EnumerateObject()
                .SelectMany(
                    m => m.Name == "metadata"
                        ? [m.Name]
                        : PathsOf(m.Value).Select(path => $"{m.Name}.{path}").Prepend(m.Name)),
        _ => [],
    };

    /// <summary>Stores the first resource of its list, with something in every field.</summary>
    private async Task<long> RichAsync(string list)
    {
        // The index of words is told its content when an article changes, so those words are sent, not written.
        var picture = new ParsedImage("The quay at dawn.", "Harbour Press", 0, "The quay at dawn. Harbour Press")
        {
            Creator = "c",
            Alt = "a",
        };
        var story = Story.Quoting("Aada Aalto").By("Aadel Aas").From("Aaland Post").Tagged("Aalborg");
        await server.SaveAsync(story.On("2199-03-14").At("https://example.org/rich") with
        {
            Title = "The ferry is back",
            Subtitle = "After three weeks",
            Summary = "It is back.",
            Section = "Coast",
            Language = "en",
            License = "CC BY",
            UsageTerms = "Name us.",
            PublishedAt = new DateTimeOffset(2199, 3, 14, 9, 30, 0, TimeSpan.Zero),
            PublishedText = "14 March 2199",
            Dateline = "SKARN",
            ExternalId = "hp-17",
            About = new AboutBox("About us", "Since 1911."),
            Images = [picture],
            VisibleFrom = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            VisibleUntil = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero),
        });
        await server.ExecuteAsync("""
            update articles set modified_at = published_at where external_id = 'hp-17';
            update publishers set url = 'https://example.org' where name = 'Aaland Post';
            update paragraphs set level = 1, structure = '{
              "list":{"id":1,"ordered":true,"number":2,"depth":1},
              "rows":[[{"text":"Day","header":true,"colSpan":1,"rowSpan":1}]],
              "caption":"Hours","embed":{"provider":"p","url":"u","author":"a"},"label":"1",
              "notes":[{"label":"1","at":3,"atUtf16":3}]}'
            where article_id = (select id from articles where external_id = 'hp-17');
            update quotes set
              descriptor = 'Mayor', on_behalf_of = 'Skarn', addressee = 'reporters', medium = 'radio',
              prefix = '“', suffix = '”'
            where article_id = (select id from articles where external_id = 'hp-17');
            update images set
              url = 'u', copyright = 'c', license = 'l', width = 3, height = 2, media_type = 'image/png',
              taken_at = '2199-03-14T00:00:00.000Z', location = 'Skarn', sha256 = 's',
              metadata = '{"Make":"A \"b\""}', after_paragraph = 1
            where article_id = (select id from articles where external_id = 'hp-17');
            """);
        return (await server.JsonAsync($"/v1/{list}?limit=1"))["items"][0].Id;
    }
}
