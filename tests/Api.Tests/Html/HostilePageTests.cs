using System.Text;
using Api.Content.Articles;
using Api.Content.Html;
using CsCheck;

namespace Api.Tests.Html;

public sealed class HostilePageTests
{
    private const string Secret = "SECRET";

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class=story-body>", "</div>", "<b>", "</b>", "<a href=/x>", "</a>",
        "<a href='javascript:x'>", "<em>", "</em>", "<ul><li>", "</ul>", "<h2>", "</h2>", "<h1>", "<br>", "<br><br>",
        "<blockquote>", "</blockquote>",
        "<table><tr><td>", "</table>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<img src=a.jpg>",
        "<img srcset='a.jpg 2x, , b.jpg'>", "<svg>", "</svg>", "<math><mi>", "</math>", "<template>", "</template>",
        "<form>", "</form>",
        $"<script>{Secret}</script>", $"<style>{Secret}</style>", $"<!-- {Secret} -->",
        $"<textarea>{Secret}</textarea>", $"<span hidden>{Secret}</span>", $"<i style='DISPLAY : none'>{Secret}</i>",
        $"<svg><style>{Secret}</style></svg>", $"<title>{Secret}</title>",
        "A whole sentence that is long enough to count as running text.", "PORT ELLERY (NWA) – The ferry sails again.",
        " ", "\n", "&nbsp;", "&#xD800;", "&#0;", "&#1;", "\0", "e\u0301", "\u0301", "🙂", "\uFEFF", "\u200B", "< ", ">",
        "&", "<html>", "<body class=x>", "<!doctype html>", "<head>",
    ];

    [Fact]
    public void Whatever_the_tags_only_what_is_seen_is_text() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 40].Sample(picks =>
        {
            var paragraphs = HtmlReader.Read(
                string.Concat(picks.Select(i => Pieces[i])), "https://ellery.example/").Article?.Paragraphs
                ?? [];
            Assert.All(paragraphs, paragraph =>
            {
                Assert.DoesNotContain(Secret, paragraph.Text, StringComparison.Ordinal);
                Assert.NotEmpty(paragraph.Text);
                Assert.Equal(paragraph.Text.Trim(), paragraph.Text);
                Assert.True(paragraph.Text.IsNormalized());
                Assert.DoesNotContain(paragraph.Text, char.IsControl);
                Assert.All(
                    paragraph.Marks,
                    mark =>
                        Assert.True(
                            mark.StartUtf16 >= 0
                                && mark.EndUtf16 > mark.StartUtf16
                                && mark.EndUtf16 <= paragraph.Text.Length));
            });
        }, iter: 1_000);

    public static TheoryData<string, string, int> Nested => new()
    {
        { "<div>", "", 100_000 },
        { "<b>", "", 1_000_000 },
        { "<p>", "", 1_000_000 },
        { "<svg><style>", "&#xD800;", 100_000 },
        { "<div><object></div></object>", "", 20_000 },
        { "<span><div></span>", "", 20_000 },
        { "<table><tr><td>", "", 50_000 },
        { "<a><b><i>", "</a>", 20_000 },
        { "<i></b>", "", 300_000 },
        { "<ul><li>", "", 2_000 },
        { "<aside class=ad><p>The bridge is shut.", "", 2_000 },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Nesting_without_end_is_read_or_refused(string open, string close, int times)
    {
        var (article, refusal) = Read($"{Repeated(open, times)}<p>The bridge is shut.{Repeated(close, times)}");
        Assert.True(
            refusal is { Kind: RefusalKind.Unacceptable }
                ? refusal.Detail.Contains("the limit", StringComparison.Ordinal)
                : article!.Paragraphs.Count > 0);
    }

    [Fact]
    public void Elements_are_nested_as_deep_as_in_browsers()
    {
        Assert.Equal(
            "The bridge is shut.",
            Assert.Single(Read($"{Repeated("<div>", 450)}The bridge is shut.").Article!.Paragraphs).Text);
        Assert.Equal(
            "Its elements are nested deeper than 512, which is the limit.",
            Read($"{Repeated("<div>", 600)}The bridge is shut.").Refusal?.Detail);
    }

    [Fact]
    public void A_page_has_at_most_a_hundred_thousand_elements()
    {
        Assert.Null(Read($"<p>The bridge is shut.</p>{Repeated("<p></p>", 99_990)}").Refusal);
        Assert.Equal(
            "Its elements are more than 100000, which is the limit.",
            Read($"<p>The bridge is shut.</p>{Repeated("<p></p>", 100_000)}").Refusal?.Detail);
    }

    /// <summary>Pages leave much unclosed, and elements that close by themselves do not nest.</summary>
    [Theory]
    [InlineData("<p><span>a")]
    [InlineData("<p><b>a")]
    [InlineData("<li>a")]
    [InlineData("<a name=a>a ")]
    [InlineData("<table><tr><td><font size=2>a</table>")]
    [InlineData("<svg><path/></svg>")]
    [InlineData("<img src=a.jpg>")]
    public void What_ends_by_itself_is_not_deep(string piece) =>
        Assert.Null(Read($"<p>The bridge is shut.{Repeated(piece, 1_000)}").Refusal);

    [Fact]
    public void A_page_has_at_most_ten_million_bytes()
    {
        var refusal = HtmlReader.Read(new byte[HtmlReader.MaxBytes + 1], null).Refusal!;
        Assert.Equal(
            (RefusalKind.TooLarge, "The page has more than 10,000,000 bytes, which is the limit."),
            (refusal.Kind, refusal.Detail));
        Assert.Equal("The page has no text.", HtmlReader.Read("<p><img src=a.jpg>", null).Refusal!.Detail);
    }

    private static Reading Read(string page) =>
        ArticleReader.Read(new(Encoding.UTF8.GetBytes(page), SourceDocument.Html, new()));

    private static string Repeated(string text, int times) =>
        new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
