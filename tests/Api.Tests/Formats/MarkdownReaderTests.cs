using System.Text;
using Api.Content.Articles;

namespace Api.Tests.Formats;

public sealed class MarkdownReaderTests
{
    private const string Tangled =
        "It has more links in one block than any article: the characters of its blocks, each times its links, are "
            + "more than 200000000, which is the limit.";
    private const string Underlined = "Its underlines and link definitions are more than 10000, which is the limit.";
    private const string Bracketed = "The brackets in one of its blocks are more than 1000, which is the limit.";
    private const string Emphasised =
        "The marks of emphasis in one of its blocks are more than 4000, which is the limit.";
    private const string Quoted = "Its lists and quotations are nested deeper than 100, which is the limit.";

    [Fact]
    public void A_post_of_a_site_generator_is_an_article()
    {
        var article = Read("""
            ---
            layout: post
            title: 1984
            author: Ada Moss
            date: 2021-01-18T16:05:00+01:00
            description: >
              Long,
              and folded.
            tags: [harbour, "2021"]
            draft: true
            ---
            The *ferry* is [back](https://a.example/ferry).

            ## Why

            > “We sail at dawn,” said Bo Marsh.

            - one
              - two
            """).Article!;

        Assert.Equal(
            ("1984", "Long, and folded.", ArticleStatus.Draft, "2021-01-18"),
            (article.Title, article.Summary, article.Status, article.PublishedOn));
        Assert.Equal(new DateTimeOffset(2021, 1, 18, 15, 5, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal(["Ada Moss"], article.Authors);
        Assert.Equal(["harbour", "2021"], article.Tags);
        Assert.Equal(
            [
                ("Paragraph", "The ferry is back."),
                ("Heading", "Why"),
                ("Blockquote", "“We sail at dawn,” said Bo Marsh."),
                ("ListItem", "one"),
                ("ListItem", "two"),
            ],
            article.Paragraphs.Select(p => ($"{p.Kind}", p.Text)));
        Assert.Equal(["Emphasis", "Link"], article.Paragraphs[0].Marks.Select(m => $"{m.Type}"));
        Assert.Equal("We sail at dawn,", Assert.Single(article.Quotes).Text);
    }

    [Fact]
    public void A_heading_at_the_top_is_the_title_unless_something_else_says_it()
    {
        Assert.Equal("Ferry & *crew*", Read("# Ferry &amp; \\*crew\\*\n\nIt is **back**.").Article!.Title);
        Assert.Equal("Said", Read("# Ferry\n\nIt is back.", new() { Title = "Said" }).Article!.Title);
    }

    [Fact]
    public void HTML_in_it_is_as_safe_as_in_a_page() =>
        Assert.Equal(
            ["It is back."],
            Read("It is <b onclick='x()'>back</b>.<script>alert(1)</script>\n\n<style>p{}</style>")
                .Article!.Paragraphs.Select(p => p.Text));

    [Theory]
    [InlineData("a: &x [1]\nb: [*x, *x]", RefusalKind.Malformed)]
    [InlineData("title: a\ntitle: b", RefusalKind.Malformed)]
    [InlineData("title: [", RefusalKind.Malformed)]
    [InlineData("title: \"\\UFFFFFFFF\"", RefusalKind.Malformed)]
    [InlineData("- a", RefusalKind.Malformed)]
    [InlineData("canonicalUrl: ftp://a.example/", RefusalKind.Unacceptable)]
    public void Front_matter_that_cannot_be_is_refused(string yaml, RefusalKind kind) =>
        Assert.Equal(kind, Read($"---\n{yaml}\n---\nText.").Refusal?.Kind);

    [Theory]
    [InlineData("[", Bracketed)]
    [InlineData("> ", Quoted)]
    [InlineData("*a ", Emphasised)]
    [InlineData("- ", null)]
    [InlineData("`", null)]
    [InlineData("<", null)]
    [InlineData("a\n---\n", Underlined)]
    [InlineData("![](", Bracketed)]
    [InlineData("[a]: b\n", Underlined)]
    public void A_megabyte_of_anything_is_read_or_refused(string piece, string? reason)
    {
        var (article, refusal) = Read("Quay\n\n" + Repeated(piece, 1_000_000 / piece.Length));

        Assert.Equal((reason, reason is null), (refusal?.Detail, article is not null));
        Assert.NotNull(Read("---\ntitle: " + Repeated("[", 1_000_000) + "\n---\nQuay").Refusal);
    }

    [Fact]
    public void Emphases_that_lie_in_one_another_only_when_they_are_written_are_read_or_refused()
    {
        foreach (var piece in new[] { "*a **b ", "**a", "_a *b ", "***", "[*a", "*[a" })
        {
            var (body, heading) = (Read("Quay " + Repeated(piece, 400)), Read($"# {Repeated(piece, 400)}\n\nQuay"));
            Assert.True(
                body.Article is null == body.Refusal is not null
                    && heading.Article is null == heading.Refusal is not null,
                piece);
        }
    }

    /// <summary>The parser gives up on these while it reads them, or only when it is asked for its result.</summary>
    [Theory]
    [InlineData("*a ", "b*", 300)]
    [InlineData("![", "](b)", 300)]
    [InlineData("[a", "", 300)]
    public void What_is_nested_too_deep_is_refused(string open, string close, int times) => Assert.Equal(
        "Its lists, quotes, links and emphases are nested deeper than the 128 that are the limit.",
        Read("Quay\n\n" + Repeated(open, times) + Repeated(close, times)).Refusal?.Detail);

    [Fact]
    public void What_was_refused_leaves_nothing_behind()
    {
        Assert.NotNull(Read(Repeated("![", 300) + Repeated("](b)", 300)).Refusal);

        Assert.Equal(
            ["It is back."],
            Read("It is <b>back</b>.<script>alert(1)</script>").Article!.Paragraphs.Select(p => p.Text));
    }

    /// <summary>
    /// Work that takes the parser long is counted before it is parsed, so every machine refuses the same.
    /// </summary>
    [Theory]
    [InlineData("](", 10_001, 20_000, Tangled)]
    [InlineData("](", 1_001, 200_000, Tangled)]
    [InlineData("---\n", 10_001, 0, Underlined)]
    [InlineData("[a]: b\n", 10_001, 0, Underlined)]
    public void Work_that_grows_with_the_square_of_the_length_is_not_begun(
        string piece,
        int times,
        int length,
        string reason)
    {
        var rest = new string('a', Math.Max(0, length - (piece.Length * times)));
        Assert.Equal(reason, Read("Quay\n\n" + Repeated(piece, times) + rest).Refusal?.Detail);
    }

    private static string Repeated(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static Reading Read(string markdown, GivenFields? given = null) =>
        ArticleReader.Read(new(Encoding.UTF8.GetBytes(markdown), SourceDocument.Markdown, given ?? new()));
}
