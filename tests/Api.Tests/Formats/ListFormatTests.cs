using System.ServiceModel.Syndication;
using System.Xml;

namespace Api.Tests.Formats;

public sealed class ListFormatsOnSqlite(SqliteServer server) : ListFormatTests(server), IClassFixture<SqliteServer>;
public sealed class ListFormatsOnPostgreSql(PostgreSqlServer server)
    : ListFormatTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ListFormatTests(Server server)
{
    private static readonly (string Format, string MediaType)[] Others =
    [
        ("format=ndjson", "application/x-ndjson"),
        ("format=csv&fields=links.self", "text/csv; charset=utf-8; header=present"),
        ("format=atom", "application/atom+xml"), ("format=jsonfeed", "application/feed+json"),
    ];

    [Fact]
    public async Task Every_list_has_the_rows_of_its_JSON_in_every_format_page_by_page()
    {
        var ids = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            var name = Server.NewName("Person Somebody");
            ids.Add(
                (await server.SaveAsync(
                    (Story.Quoting(name).By(name).From(name).Tagged(name) with { Language = "en" })
                        .Pictured("The quay.", "The pier.")
                        .Quote("The ", null)
                        .On("2026-03"))).Id);
        }

        var quote = (await server.JsonAsync($"/v1/articles/{ids[0]}/quotes"))["items"][0].Id;
        string[] lists =
        [
            "articles?", "paragraphs?", "quotes?", "images?", "speakers?sort=-quoteCount&", "authors?", "publishers?",
            "tags?sort=-name&",
            $"articles/{ids[1]}/paragraphs?", $"articles/{ids[1]}/quotes?", $"articles/{ids[1]}/images?",
            $"articles/{ids[1]}/revisions?", $"quotes/{quote}/occurrences?",
        ];
        foreach (var list in lists)
        {
            var json = await server.GetAsync($"/v1/{list}limit=1");
            foreach (var (format, mediaType) in Others)
            {
                var reply = await server.GetAsync($"/v1/{list}limit=1&{format}");
                Assert.True(reply.Status == 200, $"{list} {format}: {reply.Text}");
                Assert.Equal(mediaType, reply["Content-Type"]);
                Assert.Equal(SelvesOf(json.Json["items"]), SelvesOf(mediaType, reply));
                Assert.Equal(
                    json["Link"]?.Replace("limit=1", $"limit=1&{format}", StringComparison.Ordinal), reply["Link"]);
                if (json["Link"] is not null)
                {
                    var next = await server.GetAsync(reply["Link"]!.Split('<', '>')[1]);
                    Assert.Equal(
                        SelvesOf((await server.JsonAsync(json.Json["next"].AsText()!))["items"]),
                        SelvesOf(mediaType, next));
                }
            }
        }
    }

    [Fact]
    public async Task A_line_is_an_item_as_it_stands_in_the_list()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist").Tagged("Ports", "Häfen"));
        var query = $"id={saved.Id}&include=quotes&fields=title,tags,quotes.text&q=ferry&highlight=true";

        var item = (await server.JsonAsync($"/v1/articles?{query}"))["items"][0];

        Assert.Equal(item + "\n", (await server.GetAsync($"/v1/articles?{query}&format=ndjson")).Text);
        Assert.Equal("", (await server.GetAsync("/v1/articles?tag=no-such-tag&format=ndjson")).Text);
    }

    [Fact]
    public async Task A_format_has_a_tag_of_its_own_and_is_not_sent_again()
    {
        var saved = await server.SaveAsync(Story.Of());
        var tags = new List<string>();
        foreach (var (format, _) in Others)
        {
            var target = $"/v1/articles?id={saved.Id}&{format}";
            var reply = await server.GetAsync(target);
            Assert.Matches("^W/\"[0-9a-f]{16}\"$", reply["ETag"]);
            Assert.Equal(
                ("public, no-cache", "Accept-Encoding, Authorization"), (reply["Cache-Control"], reply["Vary"]));
            Assert.Equal(reply.Text, (await server.GetAsync(target)).Text);
            Assert.Equal(304, (await server.GetAsync(target, ("If-None-Match", reply["ETag"]!))).Status);
            var head = await server.SendAsync(HttpMethod.Head, target);
            Assert.Equal(
                (200, reply["ETag"], reply["Content-Type"], 0),
                (head.Status, head["ETag"], head["Content-Type"], head.Body.Length));
            tags.Add(reply["ETag"]!);
        }

        Assert.Equal(4, tags.Distinct().Count());
        Assert.Equal(
            "application/json; charset=utf-8",
            (await server.GetAsync("/v1/articles", ("Accept", "text/csv")))["Content-Type"]);
    }

    [Theory]
    [InlineData("articles?format=cvs", "format")]
    [InlineData("articles?format=jsonld", "format")]
    [InlineData("articles?format=csv&format=csv", "format")]
    [InlineData("changes?format=csv", "format")]
    [InlineData("articles?format=csv&total=true", "total")]
    [InlineData("articles?format=ndjson&facets=tag", "facets")]
    [InlineData("articles?format=csv&include=quotes", "include")]
    [InlineData("articles?format=csv&fields=id,quotes.text", "fields")]
    [InlineData("articles?format=atom&include=quotes", "include")]
    [InlineData("quotes?format=jsonfeed&include=paragraph", "include")]
    [InlineData("articles?format=atom&fields=id", "fields")]
    [InlineData("articles?format=jsonfeed&q=ferry&highlight=true", "highlight")]
    [InlineData("articles?all=true", "all")]
    [InlineData("articles?all=true&format=atom", "all")]
    [InlineData("articles?all=true&format=csv&limit=10", "all")]
    [InlineData("quotes?all=true&format=ndjson&q=ferry", "all")]
    public async Task What_makes_no_sense_is_refused(string list, string parameter) =>
        (await server.GetAsync($"/v1/{list}")).AssertProblem(400, parameter);

    [Fact]
    public async Task An_unknown_format_names_the_nearest() =>
        Assert.Contains(
            "did you mean \"jsonfeed\"?",
            (await server.GetAsync("/v1/quotes?format=jsonfed")).AssertProblem(400, "format")["detail"].AsText(),
            StringComparison.Ordinal);

    private static IReadOnlyList<string?> SelvesOf(IEnumerable<Element> items) =>
        [.. items.Select(i => i["links"]["self"].AsText())];

    private IReadOnlyList<string?> SelvesOf(string mediaType, Reply reply)
    {
        string? Relative(string? address) =>
            address?.Replace(server.Address.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal);
        string[] lines = [
            .. reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')),
        ];
        switch (mediaType.Split(';')[0])
        {
            case "application/x-ndjson":
                return SelvesOf(lines.Select(line => Element.Of(line)));
            case "text/csv":
                Assert.Equal("links.self", lines[0]);
                return lines[1..];
            case "application/atom+xml":
                using (var xml = XmlReader.Create(new MemoryStream(reply.Body)))
                {
                    return [.. SyndicationFeed.Load(xml).Items.Select(item => Relative(item.Id))];
                }

            default:
                return [.. reply.Json["items"].Select(item => Relative(item["id"].AsText()))];
        }
    }
}
