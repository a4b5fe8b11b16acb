using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Quotes;

public sealed class QuoteFiltersOnSqlite(SqliteServer server) : QuoteFilterTests(server), IClassFixture<SqliteServer>;
public sealed class QuoteFiltersOnPostgreSql(PostgreSqlServer server)
    : QuoteFilterTests(server), IClassFixture<PostgreSqlServer>;

public abstract class QuoteFilterTests(Server server)
{
    [Fact]
    public async Task Direct_and_mixed_quotes_are_listed_unless_other_kinds_are_asked_for()
    {
        var saved = await server.SaveAsync(Tub()
            .Quote("We sail,", "Ada").Quote("the old tub", "Ada", QuoteKind.Mixed).Quote(
                "leaks", null, QuoteKind.Phrase).Quote("it floats", null, QuoteKind.Indirect));

        Assert.Equal(["direct", "mixed"], (await ItemsAsync($"article={saved.Id}")).Texts("kind"));
        Assert.Equal(["phrase"], (await ItemsAsync($"article={saved.Id}&kind=phrase")).Texts("kind"));
        Assert.Equal(
            ["direct", "indirect"], (await ItemsAsync($"article={saved.Id}&kind=indirect,direct")).Texts("kind"));
        Assert.Equal(
            ["direct", "mixed", "phrase", "indirect"],
            (await ItemsAsync($"article={saved.Id}&kind=direct,mixed&kind=phrase,indirect")).Texts("kind"));
        Assert.Equal([1, 2], (await ItemsAsync($"article={saved.Id}")).Select(q => q["number"].AsNumber()));
        var article = await server.JsonAsync($"/v1/articles/{saved.Id}");
        Assert.Equal(2, article["quoteCount"].AsNumber());
        Assert.Equal(["direct", "mixed"], article["quotes"].Texts("kind"));
        Assert.Equal(article["quotes"].Ids(), article["paragraphs"][0]["quoteIds"].Select(id => id.AsNumber()));
    }

    [Fact]
    public async Task A_reported_clause_is_an_indirect_quote_of_its_speaker_and_counts_for_nobody()
    {
        var name = Server.NewName("Ada Lindqvist");
        var paragraphs = new[]
        {
            new ParsedParagraph(ParagraphKind.Paragraph, null, $"{name} said the old tub was leaking."),
        };
        var saved = await server.SaveAsync(
            Story.Of(paragraphs[0].Text) with { Quotes = QuoteReader.Read(paragraphs, null, "en") });

        Assert.Empty(await ItemsAsync($"article={saved.Id}"));
        var quote = Assert.Single(await ItemsAsync($"article={saved.Id}&kind=indirect"));
        Assert.Equal(("the old tub was leaking", "named"), (quote["text"].AsText(), quote["sourceType"].AsText()));
        Assert.Equal(0, (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quoteCount"].AsNumber());
        Assert.Equal(
            0,
            await server.ScalarAsync<long>("select quote_count from speakers where name = @Name", new { Name = name }));
    }

    [Fact]
    public async Task What_a_person_rejected_is_listed_only_when_asked_for()
    {
        var saved = await server.SaveAsync(Tub().Quote("We sail,", "Ada").Quote("the old tub", "Ada", QuoteKind.Mixed));
        await server.ExecuteAsync(
            "update quotes set review = 'rejected' where article_id = @Id and number = 1", new { saved.Id });
        await server.ExecuteAsync(
            "update quotes set review = 'confirmed' where article_id = @Id and number = 2", new { saved.Id });

        Assert.Equal(["confirmed"], (await ItemsAsync($"article={saved.Id}")).Texts("review"));
        Assert.Equal(["rejected"], (await ItemsAsync($"article={saved.Id}&review=rejected")).Texts("review"));
        Assert.Equal(
            ["rejected", "confirmed"],
            (await ItemsAsync($"article={saved.Id}&review=rejected,confirmed")).Texts("review"));
        Assert.Empty(await ItemsAsync($"article={saved.Id}&review=unreviewed"));
        Assert.Equal(["confirmed"], (await server.JsonAsync($"/v1/articles/{saved.Id}"))["quotes"].Texts("review"));
        Assert.Single((await server.JsonAsync($"/v1/articles/{saved.Id}"))["paragraphs"][0]["quoteIds"]);
    }

    [Fact]
    public async Task A_source_type_filters()
    {
        var saved = await server.SaveAsync(Tub()
            .Quote("We sail,", "Ada").Quote("the old tub", null, QuoteKind.Mixed, SourceType.Unnamed).Quote(
                "leaks", null, QuoteKind.Direct));

        Assert.Equal(["named"], (await ItemsAsync($"article={saved.Id}&sourceType=named")).Texts("sourceType"));
        Assert.Equal(
            ["unnamed", "none"], (await ItemsAsync($"article={saved.Id}&sourceType=unnamed,none")).Texts("sourceType"));
        Assert.Empty(await ItemsAsync($"article={saved.Id}&sourceType=document"));
    }

    [Fact]
    public async Task A_source_type_is_counted_and_one_that_was_not_looked_for_is_told_apart()
    {
        var tag = Server.NewName("tag");
        var saved = await server.SaveAsync(Tub().Tagged(tag)
            .Quote("We sail,", "Ada").Quote("the old tub", null, QuoteKind.Mixed, SourceType.Unresolved).Quote(
                "leaks", null, QuoteKind.Direct, SourceType.NotAttempted)
            .Quote("it floats", null, QuoteKind.Direct, SourceType.NotAttempted));

        var counted = (await server.JsonAsync($"/v1/quotes?tag={tag}&facets=sourceType&sourceType=-named"))["facets"];

        Assert.Equal(
            [("notAttempted", 2L), ("named", 1), ("unresolved", 1)],
            counted["sourceType"]["items"].Select(i => (i["value"].AsText()!, i["count"].AsNumber())));
        Assert.Equal(
            ["named", "unresolved"],
            (await ItemsAsync($"article={saved.Id}&sourceType=-notAttempted")).Texts("sourceType"));

        // The list for a reviewer begins with what was looked for in vain; what was not comes last, or not at all.
        var review = $"tag={tag}&sort=confidence&review=unreviewed&limit=1";
        Assert.Equal(
            ["unresolved", "named", "notAttempted", "notAttempted"],
            (await server.AllAsync($"/v1/quotes?{review}")).Texts("sourceType"));
        Assert.Equal(
            ["unresolved", "named"],
            (await server.AllAsync($"/v1/quotes?{review}&sourceType=-notAttempted")).Texts("sourceType"));
    }

    [Fact]
    public async Task Confidence_filters_by_the_smaller_of_the_two_both_ends_included()
    {
        var saved = await server.SaveAsync(Tub()
            .Quote("We sail,", "Ada", confidence: 0.4)
                .Quote("the old tub", "Ada", QuoteKind.Mixed, confidence: 0.8)
                .Quote("leaks", null)
                .Quote("it floats", "Ada", confidence: 0.99));

        Assert.Equal([1, 2, 4], await NumbersAsync("minConfidence=0.4"));
        Assert.Equal([2, 4], await NumbersAsync("minConfidence=0.41"));
        Assert.Equal([1], await NumbersAsync("maxConfidence=0.4"));
        Assert.Equal([2], await NumbersAsync("minConfidence=0.5&maxConfidence=0.9"));
        Assert.Equal([4], await NumbersAsync("minConfidence=0.95&maxConfidence=0.95"));
        Assert.Empty(await NumbersAsync("minConfidence=0.96"));
        Assert.Equal([1, 2, 3, 4], await NumbersAsync("limit=100"));

        async Task<IEnumerable<long>> NumbersAsync(string query) =>
            (await ItemsAsync($"article={saved.Id}&{query}")).Select(q => q["number"].AsNumber());
    }

    [Fact]
    public async Task A_speaker_filters_by_slug_and_by_id_any_and_not()
    {
        var (tag, ada, bo) = (Server.NewName("tag"), Server.NewName("Ada Lindqvist"), Server.NewName("Bo Lindqvist"));
        await server.SaveAsync(
            Story.Of($"“One,” {ada} said.", $"“Two,” {bo} said.", "“Three,” it said.")
                .Quote("One,", ada)
                .Quote("Two,", bo)
                .Quote("Three,", null)
                .Tagged(tag));
        var adaId = await server.ScalarAsync<long>("select id from speakers where name = @Name", new { Name = ada });
        var boSlug = await server.ScalarAsync<string>(
            "select slug from speakers where name = @Name", new { Name = bo });

        Assert.Equal(["One,"], (await ItemsAsync($"tag={tag}&speaker={adaId}")).Texts("text"));
        Assert.Equal(["Two,"], (await ItemsAsync($"tag={tag}&speaker={boSlug}")).Texts("text"));
        Assert.Equal(["One,", "Two,"], (await ItemsAsync($"tag={tag}&speaker={adaId},{boSlug}")).Texts("text"));
        Assert.Equal(["One,", "Three,"], (await ItemsAsync($"tag={tag}&speaker=-{boSlug}")).Texts("text"));
        Assert.Empty(await ItemsAsync($"tag={tag}&speaker=nobody-at-all"));
    }

    [Fact]
    public async Task The_filters_of_articles_filter_their_quotes()
    {
        var (author, publisher, tag) = (Server.NewName("Mara Quill"), Server.NewName("post"), Server.NewName("tag"));
        var story = Story.Of("“Same words,” Ada said.").Quote("Same words,", "Ada");
        var full = await server.SaveAsync(
            story.By(author).From(publisher).Tagged(tag).On("2026-03-14") with
            {
                Language = "sv",
                Section = tag,
                Title = "Full",
            });
        var bare = await server.SaveAsync(Story.Quoting("Ada").Tagged(tag).On("2026-04-01"));
        var authorId = await server.ScalarAsync<long>(
            "select id from authors where name = @Name", new { Name = author });

        foreach (var query in new[]
        {
            $"author={authorId}",
            $"publisher={publisher}",
            $"tag={tag}&language=sv",
            $"section={tag}",
            $"tag={tag}&publishedFrom=2026-03&publishedBefore=2026-04",
        })
        {
            Assert.Equal([full.Id], (await ItemsAsync(query)).Select(q => q["articleId"].AsNumber()));
        }

        Assert.Equal([bare.Id, full.Id], (await ItemsAsync($"tag={tag}")).Select(q => q["articleId"].AsNumber()));
        Assert.Equal(
            [full.Id, bare.Id],
            (await ItemsAsync($"tag={tag}&sort=publishedAt")).Select(q => q["articleId"].AsNumber()));
        Assert.Equal(
            [bare.Id], (await ItemsAsync($"tag={tag}&article=-{full.Slug}")).Select(q => q["articleId"].AsNumber()));
    }

    [Fact]
    public async Task Quotes_of_one_article_stand_in_reading_order_over_all_pages()
    {
        var words = Enumerable.Range(1, 23).Select(i => $"Word {i:00},").ToList();
        var story = words.Aggregate(Story.Of([.. words.Select(w => $"“{w}” Ada said.")]), (s, w) => s.Quote(w, "Ada"));
        var saved = await server.SaveAsync(story);

        Assert.Equal(words, (await server.AllAsync($"/v1/articles/{saved.Slug}/quotes?limit=5")).Texts("text"));
        Assert.Equal(
            words, (await server.AllAsync($"/v1/quotes?article={saved.Id}&limit=4&sort=publishedAt")).Texts("text"));
    }

    private static ParsedArticle Tub() =>
        Story.Of(
            "“We sail,” Ada said, of “the old tub” that “leaks”. The crew are sure it floats.",
            $"It was the {Server.NewName("tub")}.");

    private async Task<Element> ItemsAsync(string query) => (await server.JsonAsync($"/v1/quotes?{query}"))["items"];
}
