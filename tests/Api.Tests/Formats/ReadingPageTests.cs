using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Api.Content.Articles;
using Api.Formats;
using Api.Tests.Articles;
using CsCheck;

namespace Api.Tests.Formats;

public sealed class ReadingPageTests
{
    private const string Overlapping = "All of “this is said” here";

    [Fact]
    public void No_text_of_an_article_becomes_markup() => Tangle.Articles.Sample(
        article =>
        {
            var page = Parse(article);

            Assert.Empty(page.QuerySelectorAll("b, script:not([type='application/ld+json'])"));
            Assert.Equal(
                article.Paragraphs.SelectMany(LinesOf).Select(Bare).Where(text => text.Length > 0),
                page.QuerySelectorAll(".article-body :is(p, li, h1, h2, h3, h4, h5, h6, th, td, caption, code)")
                    .SelectMany(element => TextOf(element).Split('\n'))
                    .Select(Bare)
                    .Where(text => text.Length > 0));
            Assert.Equal(Bare(article.DisplayTitle), Bare(page.QuerySelector("header h1")!.TextContent));
            Assert.DoesNotContain(
                page.QuerySelectorAll("*").SelectMany(element => element.Attributes),
                a => a.Name.StartsWith("on", StringComparison.Ordinal));
        },
        iter: 200);

    [Theory]
    [InlineData(4, 12, "All <a>of “<mark>this</mark></a><mark> is said</mark>” here")]
    [InlineData(8, 12, "All of “<mark><a>this</a> is said</mark>” here")]
    [InlineData(13, 22, "All of “<mark>this </mark><a><mark>is said</mark>” </a>here")]
    [InlineData(0, 26, "<a>All of “<mark>this is said</mark>” here</a>")]
    public void A_link_and_a_quote_overlap_in_any_way(int start, int end, string expected)
    {
        var article = Story.Of(Overlapping);
        var link = Tangle.MarkOf(MarkType.Link, "https://a.example/", Overlapping, start, end);
        article = article with { Paragraphs = [article.Paragraphs[0] with { Marks = [link] }] };

        var paragraph = Parse(article.Quote("this is said", "Ada Moss")).QuerySelector(".article-body p")!;

        Assert.Equal("/v1/speakers/ada-moss", paragraph.QuerySelector("a.speaker")!.GetAttribute("href"));
        paragraph.QuerySelector("a.speaker")!.Remove();
        foreach (var element in paragraph.QuerySelectorAll("*"))
        {
            element.RemoveAttribute("href");
            element.RemoveAttribute("id");
        }

        Assert.Equal(expected, paragraph.InnerHtml);
    }

    [Fact]
    public void The_policy_lets_in_the_style_of_the_page_and_its_pictures_alone()
    {
        var article = Story.Of() with
        {
            Images =
            [
                new(null, null, 0, null) { Url = "https://Images.Example/a.jpg" },
                new(null, null, 1, null) { Url = "http://b.example:8080/b?c;d" },
                new("No address", null, 1, null), new(null, null, 1, null) { Url = "javascript:alert(1)" },
                new(null, null, 1, null) { Url = "https://images.example/c.jpg" },
            ],
        };
        var document = ReadingPage.Of(Answers.ArticleOf(article));
        var page = new HtmlParser().ParseDocument(document.Text);

        var style = Convert.ToBase64String(
            SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector("style")!.TextContent)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{style}'; img-src https://images.example http://b.example:8080; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            document.Policy);
        Assert.Equal(3, page.QuerySelectorAll("img").Length);
        Assert.DoesNotContain("javascript", page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_quotes_and_pictures_stand_where_the_article_has_them()
    {
        ParsedParagraph Item(int level, string text) => new(ParagraphKind.ListItem, level, text);
        var article = Story.Of("First.") with { Images = [new("A quay", "Press", 3, null)] };
        article = article with
        {
            Paragraphs = [
                .. article.Paragraphs,
                Item(1, "a"),
                Item(3, "b"),
                Item(2, "c"),
                new(ParagraphKind.Blockquote, null, "d"),
                new(ParagraphKind.Blockquote, null, "e"),
            ],
        };

        var body = Parse(article).QuerySelector(".article-body")!.InnerHtml.Replace("\n", "", StringComparison.Ordinal);

        Assert.Equal(
            "<p>First.</p><ul><li>a<ul><li><ul><li>b<figure id=\"image-300\" "
                + "resource=\"/v1/images/300\"><figcaption class=\"lines\">A quay <span "
                + "class=\"credit\">Press</span></figcaption></figure>"
            + "</li></ul></li><li>c</li></ul></li></ul><blockquote><p>d</p><p>e</p></blockquote>",
            body);
    }

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("de-CH", "ltr")]
    [InlineData(null, "auto")]
    public void A_page_runs_as_its_language_does(string? language, string direction)
    {
        var root = Parse(Story.Of() with { Language = language }).DocumentElement;

        Assert.Equal((language ?? "und", direction), (root.GetAttribute("lang"), root.GetAttribute("dir")));
    }

    private static IDocument Parse(ParsedArticle article) =>
        new HtmlParser().ParseDocument(ReadingPage.Of(Answers.ArticleOf(article)).Text);

    private static IEnumerable<string> LinesOf(ParsedParagraph paragraph) =>
        [paragraph.Caption ?? "", .. paragraph.Text.Split('\n', '\t')];

    private static string TextOf(IElement element) => string.Concat(element.ChildNodes.Where(IsText)
        .Select(node => node.TextContent));

    // A list in it, a reference to a footnote, and the label of one.
    private static bool IsText(INode node) => node is not IElement { LocalName: "ul" or "ol" or "sup" or "figure" }
        && (node as IElement)?.GetAttribute("role") != "doc-backlink";

    private static string Bare(string text) => text.Replace('\u00A0', ' ').Trim();
}
