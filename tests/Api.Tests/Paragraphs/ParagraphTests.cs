using Api.Content.Articles;

namespace Api.Tests.Paragraphs;

public sealed class ParagraphsOnSqlite(SqliteServer server) : ParagraphTests(server), IClassFixture<SqliteServer>;
public sealed class ParagraphsOnPostgreSql(PostgreSqlServer server)
    : ParagraphTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ParagraphTests(Server server)
{
    [Fact]
    public async Task A_paragraph_has_every_key()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));
        var listed = (await server.JsonAsync($"/v1/articles/{saved.Id}/paragraphs"))["items"];

        var paragraph = await server.JsonAsync($"/v1/paragraphs/{listed[1].Id}");

        Assert.Equal(
            new HashSet<string>
            {
                "id",
                "articleId",
                "article",
                "number",
                "kind",
                "level",
                "text",
                "marks",
                "list",
                "rows",
                "caption",
                "embed",
                "label",
                "notes",
                "wordCount",
                "textHash",
                "quoteIds",
                "revision",
                "links",
            },
            paragraph.Names.ToHashSet());
        Assert.Equal(
            (saved.Id, 2, 1),
            (paragraph["articleId"].AsNumber(), paragraph["number"].AsNumber(), paragraph["revision"].AsNumber()));
        Assert.Equal("“The harbour is open.” Ada Lindqvist said.", paragraph["text"].AsText());
        Assert.Equal(7, paragraph["wordCount"].AsNumber());
        Assert.Equal("paragraph", paragraph["kind"].AsText());
        Assert.True(paragraph["level"].IsNull);
        Assert.Empty(paragraph["marks"]);
        Assert.Equal($"/v1/paragraphs/{paragraph.Id}", paragraph["links"]["self"].AsText());
        Assert.Equal($"/v1/articles/{saved.Id}", paragraph["links"]["article"].AsText());
    }

    [Fact]
    public async Task Lists_tables_posts_code_and_notes_are_kept_and_come_back()
    {
        const string Body = """
            [
              {"kind":"listItem","text":"Oars","list":{"id":1,"ordered":true,"number":4,"depth":1}},
              {"kind":"table","caption":"Hours","rows":[
                [{"text":"Day","header":true,"colSpan":1,"rowSpan":1},
                 {"text":"Open","header":true,"colSpan":2,"rowSpan":1}],
                ["Monday","at noon"]]},
              {"kind":"embed","text":"Back at last.\nAll of us.","embed":{"provider":"Quayside","author":"Ada (@ada)"}},
              {"kind":"code","text":"if (tide)\n    sail();"},
              {"text":"It sails again.","notes":[{"label":"1","at":15}]},
              {"kind":"footnote","label":"1","text":"In June."}
            ]
            """;
        var sent = $$"""{"title":"{{Server.NewName("structure")}}","paragraphs":{{Body}}}""";

        var saved = await server.WriteAsync(HttpMethod.Post, "/v1/articles", sent);

        var paragraphs = saved.Json["paragraphs"];
        Assert.Equal("Day\tOpen\nMonday\tat noon", paragraphs[1]["text"].AsText());
        Assert.Equal(2, paragraphs[1]["rows"][0][1]["colSpan"].AsNumber());
        Assert.Equal("Hours", paragraphs[1]["caption"].AsText());
        Assert.Equal(4, paragraphs[0]["list"]["number"].AsNumber());
        Assert.Equal("Ada (@ada)", paragraphs[2]["embed"]["author"].AsText());
        Assert.Equal("if (tide)\n    sail();", paragraphs[3]["text"].AsText());
        Assert.Equal(15, paragraphs[4]["notes"][0]["atUtf16"].AsNumber());
        Assert.Equal("1", paragraphs[5]["label"].AsText());
        var again = await server.WriteAsync(HttpMethod.Post, "/v1/articles", saved.Json.ToString());
        Assert.Equal("unchanged", again.Json["result"].AsText());
    }

    [Theory]
    [InlineData("""{"kind":"table","text":"a"}""", "a table needs rows")]
    [InlineData("""{"text":"a","rows":[["a"]]}""", "only a table has rows")]
    [InlineData("""{"kind":"table","rows":[[]]}""", "a row needs a cell")]
    [InlineData("""{"kind":"footnote","text":"a"}""", "a footnote needs a label")]
    [InlineData("""{"text":"a","list":{"id":1}}""", "only a list item has a list")]
    [InlineData("""{"text":"a","notes":[{"label":"1","at":2}]}""", "a place within its paragraph")]
    [InlineData("""{"kind":"embed","text":"a","embed":{"url":"nowhere"}}""", "URL")]
    public async Task Structure_that_does_not_fit_its_kind_is_refused(string paragraph, string reason)
    {
        var sent = $$"""{"title":"T","paragraphs":[{{paragraph}}]}""";

        var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles?dryRun=true", sent);

        reply.AssertProblem(422);
        Assert.Contains(reason, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paragraph_names_the_quotes_in_it()
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));

        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");

        Assert.Empty(article["paragraphs"][0]["quoteIds"]);
        Assert.Equal(article["quotes"][0].Id, Assert.Single(article["paragraphs"][1]["quoteIds"]).AsNumber());
    }

    [Fact]
    public async Task Paragraphs_stand_in_reading_order_the_newest_article_first()
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of("Old one.", "Old two.", "Old three.").Tagged(tag).On("2024"));
        await server.SaveAsync(Story.Of("New one.", "New two.").Tagged(tag).On("2025"));

        Assert.Equal(
            ["New one.", "New two.", "Old one.", "Old two.", "Old three."],
            (await server.AllAsync($"/v1/paragraphs?tag={tag}&limit=2")).Texts("text"));
        Assert.Equal(
            ["Old one.", "Old two.", "Old three.", "New one.", "New two."],
            (await server.AllAsync($"/v1/paragraphs?tag={tag}&limit=2&sort=publishedAt")).Texts("text"));
    }

    [Fact]
    public async Task Paragraphs_are_filtered_by_kind_and_by_article()
    {
        var story = Story.Of("Words.", "A heading", "A point", "Verse");
        var saved = await server.SaveAsync(story with
        {
            Paragraphs = [
                story.Paragraphs[0],
                new(ParagraphKind.Heading, 2, "A heading"),
                new(ParagraphKind.ListItem, 1, "A point"),
                new(ParagraphKind.Blockquote, null, "Verse"),
            ],
        });

        Assert.Equal(
            ["paragraph", "heading", "listItem", "blockquote"],
            (await ItemsAsync($"article={saved.Id}")).Texts("kind"));
        Assert.Equal([2], (await ItemsAsync($"article={saved.Slug}&kind=heading")).Select(p => p["level"].AsNumber()));
        Assert.Equal(
            ["listItem", "blockquote"],
            (await ItemsAsync($"article={saved.Id}&kind=blockquote,listItem")).Texts("kind"));
        Assert.Empty(await ItemsAsync("article=no-such-article"));
        Assert.DoesNotContain(
            await ItemsAsync($"article=-{saved.Id}&limit=100"), p => p["articleId"].AsNumber() == saved.Id);
    }

    [Fact]
    public async Task A_paragraph_that_never_was_is_not_found() =>
        (await server.GetAsync("/v1/paragraphs/987654321")).AssertProblem(404);

    private async Task<Element> ItemsAsync(string query) =>
        (await server.JsonAsync($"/v1/paragraphs?{query}"))["items"];
}
