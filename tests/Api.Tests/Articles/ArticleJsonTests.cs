using System.Text;
using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Articles;

public sealed class ArticleJsonTests
{
    [Fact]
    public void Every_member_is_read()
    {
        var article = Accepted("""
            {
              "title": " A bridge\tcloses ", "subtitle": "For the winter", "summary": "First.\r\n\r\nSecond.", "byline": "Nora Ashdown and Tom Abara", "authors": ["Nora Ashdown", { "name": "Tom Abara" }],
              "publisher": { "name": "The Ellery Courier", "url": "https://ellery.example" }, "section": "Coast", "tags": ["bridge", { "name": "Winter" }, "Bridge"], "language": "EN-gb",
              "publishedAt": "2026-03-15T00:30:00.5+02:00", "publishedText": "Sunday", "modifiedAt": "2026-03-16T08:00:00Z", "dateline": "PORT ELLERY", "canonicalUrl": "https://ellery.example/bridge",
              "externalId": "ec-17", "license": "CC BY 4.0", "usageTerms": "Ask.", "slug": "a-bridge-closes", "status": "draft", "about": { "heading": "About us", "text": "A daily.\n\nSince 1911." },
              "images": [{
                "url": "https://ellery.example/1.jpg", "caption": "The bridge.", "credit": "Northern Wire", "creator": "Jonna Vik", "copyright": "© Jonna Vik", "license": "All rights reserved", "alt": "A bridge",
                "width": 1200, "height": 800, "afterParagraph": 0, "raw": "The bridge. (Northern Wire)"
              }],
              "paragraphs": ["One.", { "kind": "heading", "text": "Two" }, { "kind": "heading", "level": 6, "text": "Three" }, { "kind": "listItem", "text": "four" }, { "kind": "listItem", "level": 2, "text": "five" }, { "kind": "blockquote", "text": "six\nseven" }]
            }
            """);
        Assert.Equal(
            ("A bridge closes", "For the winter", "First.\n\nSecond.", "Nora Ashdown and Tom Abara"),
            (article.Title, article.Subtitle, article.Summary, article.Byline));
        Assert.Equal(["Nora Ashdown", "Tom Abara"], article.Authors);
        Assert.Equal(
            ("The Ellery Courier", "https://ellery.example", "Coast", "en-GB"),
            (article.Publisher, article.PublisherUrl, article.Section, article.Language));
        Assert.Equal(["bridge", "Winter"], article.Tags);
        Assert.Equal(
            (new DateTimeOffset(2026, 3, 14, 22, 30, 0, 500, TimeSpan.Zero), "2026-03-15", "Sunday"),
            (article.PublishedAt, article.PublishedOn, article.PublishedText));
        Assert.Equal(
            (new DateTimeOffset(2026, 3, 16, 8, 0, 0, TimeSpan.Zero), "PORT ELLERY", "https://ellery.example/bridge"),
            (article.ModifiedAt, article.Dateline, article.CanonicalUrl));
        Assert.Equal(
            ("ec-17", "CC BY 4.0", "Ask.", "a-bridge-closes", ArticleStatus.Draft),
            (article.ExternalId, article.License, article.UsageTerms, article.Slug, article.Status));
        Assert.Equal(new("About us", "A daily.\n\nSince 1911."), article.About);
        Assert.Equal(
            new("The bridge.", "Northern Wire", 0, "The bridge. (Northern Wire)")
            {
                Url = "https://ellery.example/1.jpg",
                Creator = "Jonna Vik",
                Copyright = "© Jonna Vik",
                License = "All rights reserved",
                Alt = "A bridge",
                Width = 1200,
                Height = 800,
            },
            Assert.Single(article.Images));
        Assert.Equal(
            [
                new(ParagraphKind.Paragraph, null, "One."), new(ParagraphKind.Heading, 2, "Two"),
                new(ParagraphKind.Heading, 6, "Three"),
                new(ParagraphKind.ListItem, 1, "four") { List = new(1, Ordered: false, 1, 1) },
                new(ParagraphKind.ListItem, 2, "five") { List = new(2, Ordered: false, 1, 2) },
                new(ParagraphKind.Blockquote, null, "six seven"),
            ],
            article.Paragraphs);
        Assert.Empty(article.Quotes);
    }

    [Fact]
    public void A_body_is_all_that_an_article_needs()
    {
        var article = Accepted("""{"paragraphs":["One."]}""");
        Assert.Equivalent(
            new ParsedArticle { Paragraphs = [new(ParagraphKind.Paragraph, null, "One.")] }, article, strict: true);
    }

    [Fact]
    public void Null_says_nothing()
    {
        string[] names =
        [
            "title", "subtitle", "summary", "byline", "authors", "publisher", "section", "tags", "language",
            "publishedAt", "publishedOn", "publishedText", "modifiedAt", "dateline", "canonicalUrl", "externalId",
            "license", "usageTerms", "slug", "status", "about", "images", "text", "quotes", "html",
        ];
        var members = string.Join(',', names.Select(name => $"\"{name}\":null"));
        Assert.Equivalent(
            Accepted("""{"paragraphs":["One."]}"""),
            Accepted($$"""{"paragraphs":["One."],{{members}}}"""),
            strict: true);
    }

    [Fact]
    public void A_publisher_is_named_by_a_string_too() =>
        Assert.Equal("Northern Wire", Accepted("""{"paragraphs":["One."],"publisher":"Northern Wire"}""").Publisher);

    [Theory]
    [InlineData("2021")]
    [InlineData("2021-01")]
    [InlineData("2021-01-18")]
    public void A_date_is_as_precise_as_it_is_given(string date) =>
        Assert.Equal(
            (null, date),
            (Accepted($$"""{"paragraphs":["One."],"publishedOn":"{{date}}"}""").PublishedAt, Accepted(
                $$"""{"paragraphs":["One."],"publishedOn":"{{date}}"}""").PublishedOn));

    [Fact]
    public void A_text_is_read_as_plain_text_is()
    {
        var text =
            $"Bridge closes for the winter\n\nBy Nora Ashdown\n\nMarch 9, 2024\n\nPORT ELLERY (NWA) – "
                + $"{Drafts.Lead}\n\nThe bridge. Photo: Jonna Vik\n\n{Drafts.Body} “It was time,” Ada Moss "
                + "said.\n\nTags: bridge\n\nAbout The Ellery Courier\n\nA daily.";
        var expected = ArticleReader.Read(new(Encoding.UTF8.GetBytes(text), SourceDocument.PlainText, new())).Article!;
        Assert.NotEmpty(expected.Quotes);
        Assert.Equivalent(expected, Accepted($$"""{"text":{{Quoted(text)}}}"""), strict: true);
    }

    [Fact]
    public void Members_go_before_what_the_text_says()
    {
        var text =
            $"A bridge closes\n\nBy Nora Ashdown\n\nMarch 9, 2024\n\nPORT ELLERY (NWA) – {Drafts.Lead}\n\nThe bridge. "
                + $"Photo: Jonna Vik\n\n{Drafts.Body}\n\nTags: bridge, winter\n\nAbout The Ellery Courier\n\nA daily.";
        var article = Accepted($$"""
            {"text":{{Quoted(text)}},"title":"A bridge closes","authors":["Tom Abara"],"publisher":"Northern Wire","publishedAt":"2024-03-10T00:00:00Z",
             "dateline":"SKARN","about":{"heading":"About","text":"Us."},"images":[{"caption":"Another bridge."}],"tags":["Winter"]}
            """);
        Assert.Equal(
            ("A bridge closes", null, "Northern Wire", "SKARN", new AboutBox("About", "Us.")),
            (article.Title, article.Byline, article.Publisher, article.Dateline, article.About));
        Assert.Equal(["Tom Abara"], article.Authors);
        Assert.Equal(("2024-03-10", null), (article.PublishedOn, article.PublishedText));
        Assert.Equal([new("Another bridge.", null, null, null)], article.Images);
        Assert.Equal(["Winter", "bridge"], article.Tags);
        Assert.Equal([Drafts.Lead, Drafts.Body], article.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void An_empty_list_of_images_says_that_there_are_none()
    {
        var text = Quoted($"Title here\n\n{Drafts.Lead}\n\nThe bridge. Photo: Jonna Vik\n\n{Drafts.Body}");
        Assert.Empty(Accepted($$"""{"text":{{text}},"images":[]}""").Images);
    }

    [Fact]
    public void An_image_that_stands_behind_no_paragraph_of_the_body_stands_nowhere() =>
        Assert.Equal(
            [0, 1, null],
            Accepted(
                """
                {
                  "paragraphs": ["One."],
                  "images": [
                    {"caption": "a", "afterParagraph": 0}, {"caption": "b", "afterParagraph": 1},
                    {"caption": "c", "afterParagraph": 2}
                  ]
                }
                """).Images.Select(image => image.AfterParagraph));

    [Fact]
    public void Quotes_are_found_where_none_are_declared() =>
        Assert.Equal(
            "Ada Moss",
            Assert.Single(
                Assert.Single(
                    Accepted("""{"paragraphs":["“The bridge is closed,” Ada Moss said."]}""").Quotes).Speakers).Name);

    [Fact]
    public void JSON_with_a_byte_order_mark_is_read() =>
        Assert.All(
            new[] { Encoding.UTF8, Encoding.Unicode },
            encoding =>
                Assert.NotNull(
                    Read([.. encoding.GetPreamble(), .. encoding.GetBytes("""{"paragraphs":["One."]}""")]).Article));

    [Fact]
    public void What_an_answer_gives_can_be_sent_back()
    {
        var declared = Accepted(
            """{"title":"A bridge","paragraphs":["“Aye” 🌉 and “no”."],"status":"withheld","images":[{"alt":"A bridge","width":3}],"quotes":[{"paragraphNumber":1,"start":14,"end":16,"speakers":["Ada Moss"],"kind":"mixed"}]}""");
        var again = Accepted(Answers.Of(declared));
        Assert.Equivalent(declared with { Slug = "a-bridge" }, again, strict: true);
        Assert.Equal(QuoteKind.Mixed, Assert.Single(again.Quotes).Kind);
    }

    internal static ParsedArticle Accepted(string json)
    {
        var (article, refusal) = Read(Encoding.UTF8.GetBytes(json));
        Assert.Null(refusal);
        return article!;
    }

    internal static Refusal Refused(string json)
    {
        var (article, refusal) = Read(Encoding.UTF8.GetBytes(json));
        Assert.Null(article);
        return refusal!;
    }

    internal static Reading Read(byte[] json) => ArticleReader.Read(new(json, SourceDocument.Json, new()));

    internal static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
