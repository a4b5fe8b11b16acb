using System.Security.Cryptography;
using System.Text;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Packing;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Articles;

public sealed class ImportsOnSqlite(SqliteServer server) : ImportTests(server), IClassFixture<SqliteServer>;
public sealed class ImportsOnPostgreSql(PostgreSqlServer server) : ImportTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ImportTests(Server server)
{
    [Fact]
    public async Task A_text_is_stored_and_answered()
    {
        var title = Server.NewName("Harbour bridge");
        var given = new GivenFields
        {
            Title = title,
            Url = $"https://example.org/{title.Replace(' ', '-')}",
            Publisher = "Harbour Post",
            Language = "en",
        };
        var import = await server.ImportAsync(
            Story.Text(title, "The bridge opened at noon.", "“The bridge is safe,” Ada Lindqvist said."), given);

        Assert.Equal((SaveResult.Created, null), (import.Result, import.Refusal));
        var article = await server.JsonAsync($"/v1/articles/{import.Slug}");
        Assert.Equal(
            (title, given.Url, "en"),
            (article["title"].AsText(), article["canonicalUrl"].AsText(), article["language"].AsText()));
        Assert.Equal("Harbour Post", article["publisher"]["name"].AsText());
        Assert.Equal(
            ["The bridge opened at noon.", "“The bridge is safe,” Ada Lindqvist said."],
            article["paragraphs"].Texts("text"));
        Assert.Equal(["Ada Lindqvist"], Assert.Single(article["quotes"])["speakers"].Texts("name"));
    }

    [Fact]
    public async Task The_same_again_changes_nothing()
    {
        var (text, given) = (Story.Text(
            Server.NewName("Bridge"), "It opened at noon.", "“It is safe,” Ada Lindqvist said."), new GivenFields
            {
                Url = $"https://example.org/{Server.NewName("page")}",
            });
        var first = await server.ImportAsync(text, given);
        var before = await CountsAsync(first.Id);
        var answer = await server.GetAsync($"/v1/articles/{first.Id}");

        var second = await server.ImportAsync(text, given);

        Assert.Equal(first with { Result = SaveResult.Unchanged }, second);
        Assert.Equal(before, await CountsAsync(first.Id));
        Assert.Equal(
            304, (await server.GetAsync($"/v1/articles/{first.Id}", ("If-None-Match", answer["ETag"]!))).Status);
    }

    [Fact]
    public async Task What_an_earlier_sender_said_holds_where_a_later_one_says_nothing()
    {
        var text = Story.Text(
            Server.NewName("Bridge"),
            $"It opened by {Server.NewName("gate")} at noon.",
            "“It is safe,” Ada Lindqvist said.");
        var given = new GivenFields
        {
            Url = $"https://example.org/{Server.NewName("page")}",
            Publisher = "Harbour Post",
            Language = "en",
            Tags = ["harbour"],
        };
        var first = await server.ImportAsync(text, given);

        var second = await server.ImportAsync(text);
        var third = await server.ImportAsync(text, new GivenFields { Language = "en-GB" });

        Assert.Equal(first with { Result = SaveResult.Unchanged }, second);
        Assert.Equal(first with { Result = SaveResult.Updated }, third);
        var article = await server.JsonAsync($"/v1/articles/{first.Id}");
        Assert.Equal((given.Url, "en-GB"), (article["canonicalUrl"].AsText(), article["language"].AsText()));
        Assert.Equal("Harbour Post", article["publisher"]["name"].AsText());
        Assert.Equal(["harbour"], article["tags"].Texts("name"));
    }

    [Fact]
    public async Task A_changed_text_is_the_next_revision_and_what_did_not_change_keeps_its_id()
    {
        var given = new GivenFields { Url = $"https://example.org/{Server.NewName("page")}" };
        var title = Server.NewName("Bridge");
        string[] kept = ["“It is safe,” Ada Lindqvist said.", "It was built by hand."];
        var saved = await server.ImportAsync(Story.Text(title, kept[0], "“It is old,” Bo Marsh said.", kept[1]), given);
        var before = await server.JsonAsync($"/v1/articles/{saved.Id}");

        var again = await server.ImportAsync(
            Story.Text(title, kept[0], "“It is very old,” Bo Marsh said.", kept[1]), given);
        var after = await server.JsonAsync($"/v1/articles/{saved.Id}");

        Assert.Equal(saved with { Result = SaveResult.Updated }, again);
        Assert.Equal((2, 2), (after["revision"].AsNumber(), after["version"].AsNumber()));
        foreach (var part in new[] { "paragraphs", "quotes" })
        {
            Assert.Equal(before[part][0].Id, after[part][0].Id);
            Assert.Equal(1, after[part][0]["revision"].AsNumber());
            Assert.NotEqual(before[part][1].Id, after[part][1].Id);
            Assert.Equal(2, after[part][1]["revision"].AsNumber());
            var gone = (await server.GetAsync($"/v1/{part}/{before[part][1].Id}")).AssertProblem(410);
            Assert.Contains("revision 2", gone["detail"].AsText(), StringComparison.Ordinal);
            Assert.Equal(after[part].Ids(), (await server.JsonAsync($"/v1/{part}?article={saved.Id}"))["items"].Ids());
        }

        Assert.Equal(before["paragraphs"][2].Id, after["paragraphs"][2].Id);
        Assert.Equal(before["createdAt"].AsText(), after["createdAt"].AsText());
        Assert.Equal(
            2, await server.ScalarAsync<long>("select count(*) from sources where article_id = @Id", new { saved.Id }));
    }

    [Fact]
    public async Task Parts_that_only_moved_keep_their_ids_in_their_new_order()
    {
        var url = $"https://example.org/{Server.NewName("page")}";
        var saved = await server.SaveAsync(Story.Of("A.", "B.", "B.", "C.").Pictured("One", "Two").At(url));
        var before = await server.JsonAsync($"/v1/articles/{saved.Id}");

        await server.SaveAsync(Story.Of("New.", "C.", "B.", "A.", "B.").Pictured("Two", "One").At(url));
        var after = await server.JsonAsync($"/v1/articles/{saved.Id}");

        var (old, now) = (before["paragraphs"].Ids(), after["paragraphs"].Ids());
        Assert.Equal([old[3], old[1], old[0], old[2]], now.Skip(1));
        Assert.DoesNotContain(now[0], old);
        Assert.Equal([1, 2, 3, 4, 5], after["paragraphs"].Select(p => p["number"].AsNumber()));
        Assert.Equal(before["images"].Ids().Reverse(), after["images"].Ids());
        Assert.Equal(["main", "body"], after["images"].Texts("role"));
    }

    [Fact]
    public async Task An_image_that_a_revision_drops_is_gone()
    {
        var url = $"https://example.org/{Server.NewName("page")}";
        var saved = await server.SaveAsync(Story.Of("A.").Pictured("One", "Two").At(url));
        var images = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["images"].Ids();

        await server.SaveAsync(Story.Of("A.").Pictured("Two").At(url));

        (await server.GetAsync($"/v1/images/{images[0]}")).AssertProblem(410);
        Assert.Equal([images[1]], (await server.JsonAsync($"/v1/articles/{saved.Id}/images"))["items"].Ids());
    }

    [Fact]
    public async Task Quotes_that_are_read_differently_make_a_new_version_of_the_same_revision()
    {
        var story = Story.Quoting("Ada Lindqvist").At($"https://example.org/{Server.NewName("page")}");
        var saved = await server.SaveAsync(story);
        var quote = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"][0];

        await server.SaveAsync(
            story with { Quotes = [story.Quotes[0] with { Kind = Content.Quotes.QuoteKind.Mixed }] });
        var after = await server.JsonAsync($"/v1/articles/{saved.Id}");

        Assert.Equal((1, 2), (after["revision"].AsNumber(), after["version"].AsNumber()));
        Assert.Equal((quote.Id, "mixed"), (after["quotes"][0].Id, after["quotes"][0]["kind"].AsText()));
    }

    [Fact]
    public async Task An_article_is_known_by_its_identifier_else_its_address_else_its_words()
    {
        var publisher = Server.NewName("post");
        var url = $"https://example.org/{Server.NewName("page")}";
        var words = Server.NewName("Words");
        var byIdentifier = await server.SaveAsync(Story.Of().From(publisher) with { ExternalId = "17" });
        var byWords = await server.SaveAsync(Story.Of(words));

        Assert.Equal(
            byIdentifier.Id, (await server.SaveAsync(Story.Of().From(publisher) with { ExternalId = "17" })).Id);
        Assert.NotEqual(
            byIdentifier.Id, (await server.SaveAsync(Story.Of().From(publisher + "x") with { ExternalId = "17" })).Id);
        Assert.Equal(byWords.Id, (await server.SaveAsync(Story.Of(words).At(url))).Id);
        Assert.Equal(byWords.Id, (await server.SaveAsync(Story.Of().At(url))).Id);
        var one = await server.SaveAsync(Story.Of(words + "!").At(url + "/1"));
        Assert.NotEqual(one.Id, (await server.SaveAsync(Story.Of(words + "!").At(url + "/2"))).Id);
    }

    [Fact]
    public async Task Counts_are_what_a_recount_gives_after_any_number_of_changes()
    {
        var (ada, bo) = (Server.NewName("Ada Lindqvist"), Server.NewName("Bo Marsh"));
        var red = Server.NewName("red");
        var blue = Server.NewName("blue");
        var post = Server.NewName("post");
        var mara = Server.NewName("Mara Quill");
        var url = $"https://example.org/{Server.NewName("page")}";
        await server.SaveAsync(Story.Quoting(ada).Tagged(red).From(post).By(mara));
        ParsedArticle[] states =
        [
            Story.Quoting(ada).Tagged(red, blue).From(post).By(mara),
            Story.Of($"“One,” {ada} said. “Two.”", $"“Three,” {bo} said.")
                .Quote("One,", ada)
                .Quote("Two.", ada)
                .Quote("Three,", bo)
                .Tagged(blue)
                .By("Tom Abara", mara),
            Story.Of($"“One,” {ada} said.")
                .Quote("One,", ada, Content.Quotes.QuoteKind.Phrase)
                .From(Server.NewName("post")),
            Story.Quoting(bo).Tagged(red).From(post),
        ];

        foreach (var state in states)
        {
            await server.SaveAsync(state.At(url));
            await server.AssertRecountAsync();
        }

        Assert.Equal(2, (await server.JsonAsync($"/v1/tags/{red}"))["articleCount"].AsNumber());
        (await server.GetAsync($"/v1/tags/{blue}")).AssertProblem(404);
    }

    [Fact]
    public async Task The_same_text_twice_at_the_same_time_is_one_article()
    {
        var text = Story.Text(Server.NewName("Bridge"), $"It opened: {Server.NewName("noon")}.");

        var imports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => server.ImportAsync(text))));

        Assert.Single(imports.Select(i => i.Id).Distinct());
        Assert.Single(imports, i => i.Result == SaveResult.Created);
    }

    [Fact]
    public async Task Many_texts_at_the_same_time_are_all_stored()
    {
        var (title, tag) = (Server.NewName("Bridge"), Server.NewName("tag"));

        var imports = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            server.ImportAsync(
                Story.Text(title, $"Bridge {i} opened.", $"“Number {i} is safe,” Ada Lindqvist said."),
                new() { Tags = [tag] }))));

        Assert.All(imports, i => Assert.Equal(SaveResult.Created, i.Result));
        Assert.Equal(20, imports.Select(i => i.Slug).Distinct().Count());
        Assert.Equal(20, (await server.JsonAsync($"/v1/articles?tag={tag}&total=true"))["total"]["value"].AsNumber());
        Assert.Equal(20, (await server.JsonAsync($"/v1/tags/{tag}"))["articleCount"].AsNumber());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task The_source_is_kept_byte_for_byte()
    {
        byte[] source = [
            0xEF,
            0xBB,
            0xBF,
            .. Encoding.UTF8.GetBytes($"Bridge\r\n\r\nThe cafe\u0301 of\u00A0{Server.NewName("noon")} \t\r\n\r\n"),
        ];
        var given = new GivenFields { Title = "Bridge", Language = "en" };

        var saved = await server.ImportAsync(source, given);

        await using var session = await server.Services.GetRequiredService<Database>().ReadAsync(
            TestContext.Current.CancellationToken);
        Assert.Equal(source, await new PackedTexts(session).FindAsync(new(saved.Id, TextKind.Source, 1)));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(source)),
            (await server.JsonAsync($"/v1/articles/{saved.Id}"))["source"]["sha256"].AsText());
        Assert.Contains(
            "\"language\":\"en\"",
            await server.ScalarAsync<string>("select given from sources where article_id = @Id", new { saved.Id }),
            StringComparison.Ordinal);
    }

    // Of what belongs to one article: other tests do not write about it.
    private async Task<IReadOnlyList<long>> CountsAsync(long article)
    {
        string[] tables = [
            "sources", "paragraphs", "quotes", "images", "speaker_names", "article_authors", "article_tags",
        ];
        return await server.QueryAsync<long>(
            string.Join(" union all ", tables.Select(t => $"select count(*) from {t} where article_id = @Id")),
            new { Id = article });
    }
}
