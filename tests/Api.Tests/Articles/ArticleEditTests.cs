using Api.Content.Articles;
using Api.Content.Quotes;
using static Api.Tests.Articles.ArticleJsonTests;

namespace Api.Tests.Articles;

public sealed class ArticleEditTests
{
    private const string Body = "“The bridge is closed,” Ada Moss said.";

    private static readonly ParsedArticle Article = Accepted($$"""
        {
          "title": "A bridge", "byline": "Nora Ashdown", "authors": ["Nora Ashdown"], "publisher": { "name": "The Ellery Courier", "url": "https://ellery.example" }, "tags": ["bridge"],
          "publishedAt": "2024-03-09T23:30:00-05:00", "publishedText": "March 9", "dateline": "PORT ELLERY", "about": { "heading": "About us", "text": "A daily." }, "slug": "a-bridge", "status": "draft",
          "images": [{ "caption": "The bridge.", "afterParagraph": 2 }], "paragraphs": ["One.", {{Quoted(Body)}}]
        }
        """);

    [Fact]
    public void What_is_absent_stays() => Assert.Equivalent(Article, Edited("{}"), strict: true);

    [Fact]
    public void What_an_answer_gave_changes_nothing() => Assert.Equivalent(
        Article with { PublishedAt = Article.PublishedAt!.Value.ToUniversalTime(), AwaitsPublication = false },
        Edited(Answers.Of(Article)), strict: true);

    [Fact]
    public void Null_clears()
    {
        string[] members =
        [
            "title", "subtitle", "summary", "byline", "authors", "publisher", "section", "tags", "language",
            "publishedAt", "publishedOn", "publishedText", "modifiedAt", "dateline", "canonicalUrl", "externalId",
            "license", "usageTerms", "about", "images", "quotes",
        ];
        var expected = new ParsedArticle
        {
            Slug = Article.Slug,
            Status = Article.Status,
            Paragraphs = Article.Paragraphs,
            Quotes = Article.Quotes,
        };
        Assert.Equivalent(
            expected, Edited($$"""{{{string.Join(',', members.Select(name => $"\"{name}\":null"))}}}"""), strict: true);
    }

    [Theory]
    [InlineData("slug")]
    [InlineData("status")]
    [InlineData("text")]
    [InlineData("paragraphs")]
    public void What_an_article_must_have_cannot_be_cleared(string name)
    {
        var refusal = ArticleReader.Edit(Article, $$"""{"{{name}}":null}""").Refusal!;
        Assert.Equal([new(null, $"/{name}", "this cannot be cleared.")], refusal.Faults.Take(1));
        Assert.Equal(RefusalKind.Unacceptable, refusal.Kind);
    }

    [Theory]
    [InlineData("""{"url":null}""", "The Ellery Courier", null)]
    [InlineData("""{"name":"Northern Wire"}""", "Northern Wire", "https://ellery.example")]
    [InlineData("\"Northern Wire\"", "Northern Wire", null)]
    [InlineData("""{"name":null,"url":null}""", null, null)]
    public void A_publisher_merges(string publisher, string? name, string? url)
    {
        var article = Edited($$"""{"publisher":{{publisher}}}""");
        Assert.Equal((name, url), (article.Publisher, article.PublisherUrl));
    }

    [Fact]
    public void An_about_box_merges() =>
        Assert.Equal(new("About us", "A weekly."), Edited("""{"about":{"text":"A weekly."}}""").About);

    [Fact]
    public void A_list_is_replaced() => Assert.Equal(["winter"], Edited("""{"tags":["winter"]}""").Tags);

    [Theory]
    [InlineData("""{"publishedAt":"2025-01-01T01:00:00+02:00"}""", "2024-12-31T23:00:00Z", "2025-01-01")]
    [InlineData("""{"publishedAt":null}""", null, "2024-03-09")]
    [InlineData("""{"publishedOn":null}""", "2024-03-10T04:30:00Z", "2024-03-09")]
    [InlineData("""{"publishedAt":null,"publishedOn":"2024-03"}""", null, "2024-03")]
    public void An_instant_gives_the_date(string edits, string? instant, string date)
    {
        var article = Edited(edits);
        Assert.Equal(
            (instant is null ? null : DateTimeOffset.Parse(instant, null), date),
            (article.PublishedAt, article.PublishedOn));
    }

    [Fact]
    public void A_new_text_fills_only_what_the_article_has_not()
    {
        ParsedParagraph[] paragraphs = [
            new(ParagraphKind.Paragraph, null, Drafts.Lead),
            new(ParagraphKind.Paragraph, null, Drafts.Body),
        ];
        var text =
            $"A bridge\n\nFor the winter only\n\nBy Tom Abara\n\nMarch 10, "
                + $"2024\n\n{Drafts.Lead}\n\n{Drafts.Body}\n\nTags: winter";
        Assert.Equivalent(
            Article with
            {
                Subtitle = "For the winter only",
                Tags = ["bridge", "winter"],
                Paragraphs = paragraphs,
                Quotes = QuoteReader.Read(paragraphs, Article.Title, Article.Language),
            },
            Edited($$"""{"text":{{Quoted(text)}}}"""),
            strict: true);
    }

    [Fact]
    public void A_new_text_brings_its_images_dateline_and_about_box_unless_the_edits_give_them()
    {
        var text = Quoted(
            $"A bridge\n\nSKARN (NWA) – {Drafts.Lead}\n\nThe quay. Photo: Jonna Vik\n\n{Drafts.Body}\n\nAbout "
                + "Northern Wire\n\nAn agency.");
        var article = Edited($$"""{"text":{{text}}}""");
        Assert.Equal(
            ("SKARN (NWA)", new AboutBox("About Northern Wire", "An agency."), "The quay."),
            (article.Dateline, article.About, Assert.Single(article.Images).Caption));
        article = Edited($$"""{"text":{{text}},"dateline":null,"about":null,"images":[]}""");
        Assert.Equal((null, null, 0), (article.Dateline, article.About, article.Images.Count));
    }

    [Fact]
    public void New_paragraphs_leave_images_their_place_while_there_is_one()
    {
        var article = Edited("""{"paragraphs":["One.","Two."]}""");
        Assert.Equal(("PORT ELLERY", 2), (article.Dateline, Assert.Single(article.Images).AfterParagraph));
        Assert.Null(Assert.Single(Edited("""{"paragraphs":["One."]}""").Images).AfterParagraph);
    }

    [Fact]
    public void The_engine_reads_a_new_body_again() =>
        Assert.Equal(
            "Tom Abara",
            Assert.Single(
                Assert.Single(Edited("""{"paragraphs":["“It is open,” Tom Abara said."]}""").Quotes).Speakers).Name);

    [Fact]
    public void Declared_quotes_stay_with_their_paragraphs()
    {
        var declared = Edited(
            """{"quotes":[{"paragraphNumber":2,"start":1,"end":4,"speakers":[{"name":"Port Board","kind":"organisation"}]}]}""");
        Assert.Equal("The", Assert.Single(declared.Quotes).Text);
        Assert.Equivalent(declared.Quotes, Edited("""{"title":"Another title"}""", declared).Quotes, strict: true);
        Assert.Equivalent(declared.Quotes, Edited(Answers.Of(declared), declared).Quotes, strict: true);
        Assert.Equivalent(Article.Quotes, Edited("""{"quotes":null}""", declared).Quotes, strict: true);
        Assert.Equal(
            "It is open,",
            Assert.Single(Edited("""{"paragraphs":["“It is open,” Tom Abara said."]}""", declared).Quotes).Text);
    }

    [Theory]
    [InlineData("""{"publisher":"Northern Wire"}""", """{"publisher":{"url":"https://wire.example"}}""")]
    [InlineData("""{"publisher":null}""", """{"publisher":{"name":"Northern Wire"}}""")]
    [InlineData("""{"about":null,"tags":["winter"]}""", """{"about":{"heading":"About","text":"Us."},"tags":null}""")]
    [InlineData("""{"publishedOn":"2024"}""", """{"publishedAt":"2025-01-01T01:00:00+02:00"}""")]
    [InlineData("""{"quotes":[{"paragraphNumber":2,"start":1,"end":4}]}""", """{"paragraphs":["“It is open,” Tom Abara said."]}""")]
    [InlineData("""{"paragraphs":["One.","Two."]}""", """{"text":"Three.","quotes":[{"paragraphNumber":1,"start":0,"end":5}]}""")]
    public void Combined_edits_change_an_article_as_they_do_one_after_the_other(string earlier, string later) =>
        Assert.Equivalent(Edited(later, Edited(earlier)), Edited(MergePatch.Combine(earlier, later)), strict: true);

    [Fact]
    public void Edits_are_refused_as_articles_are()
    {
        Assert.Equal(
            "/titel: there is no member \"titel\"; did you mean \"title\"?",
            ArticleReader.Edit(Article, """{"titel":"a"}""").Refusal?.Detail);
        Assert.Equal("an object is needed.", ArticleReader.Edit(Article, "null").Refusal?.Detail);
        Assert.Equal(
            "This is not JSON: a surrogate in it has no partner.",
            ArticleReader.Edit(Article, "\"\ud800\"").Refusal?.Detail);
    }

    private static ParsedArticle Edited(string edits, ParsedArticle? article = null)
    {
        var (edited, refusal) = ArticleReader.Edit(article ?? Article, edits);
        Assert.Null(refusal);
        return edited!;
    }
}
