using System.Text;
using Api.Content.Articles;

namespace Api.Tests.Html;

/// <summary>Checks that tables, lists, embedded posts, code and footnotes of a page keep their form.</summary>
public sealed class StructureTests
{
    private const string Lead =
        "<p>The ferry to the outer islands is back after seven months, and the first boat left the quay at dawn.</p>";

    private const string End =
        "<p>The office has nothing to add to what it said in spring, when it closed the quay for some days.</p>";

    [Theory]
    [InlineData("<table><tr><th>Day<th>Open<tr><td>Monday<td>10 to 2</table>")]
    [InlineData("<table><thead><tr><td>Day<td>Open<tbody><tr><td>Monday<td>10 to 2</table>")]
    [InlineData("<div><table border=0><tr><td><p>Day</p></td><td>Open</td></tr><tr><td>Monday<td>10<br>to 2</table></div>")]
    [InlineData("<figure class=\"wp-block-table\"><table><tr><td>Day<td>Open<tr><td>Monday<td>10 to 2</table></figure>")]
    public void A_table_of_data_is_one_paragraph(string table)
    {
        var paragraph = Body(table)[1];

        Assert.Equal((ParagraphKind.Table, "Day\tOpen\nMonday\t10 to 2"), (paragraph.Kind, paragraph.Text));
        Assert.Equal([2, 2], paragraph.Rows!.Select(row => row.Count));
    }

    [Theory]
    [InlineData("<table><tr><td><p>One column of a page, with a whole sentence in it.</p></table>")]
    [InlineData("<table role=presentation><tr><td><p>It is so.</p><td><p>It is not.</p><tr><td>a<td>b</table>")]
    [InlineData("<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>")]
    public void A_table_that_lays_out_a_page_is_none(string table) =>
        Assert.DoesNotContain(
            Body(table),
            paragraph => paragraph.Kind == ParagraphKind.Table && paragraph.Text.Contains("It is", StringComparison.Ordinal));

    [Theory]
    [InlineData("<table><caption>Hours</caption><tr><th>Day<th>Open<tr><td>Monday<td>10 to 2</table>")]
    [InlineData("<figure><table><tr><th>Day<th>Open<tr><td>Monday<td>10 to 2</table><figcaption>Hours</figcaption></figure>")]
    public void A_table_has_its_caption(string table) => Assert.Equal("Hours", Body(table)[1].Caption);

    [Fact]
    public void Cells_keep_their_marks_spans_and_places()
    {
        var table = Body(
            "<table><tr><th colspan=2>🌉 Quay<tr><td><b>North</b><td>see <a href=\"https://a.example/\">the map</a></table>")[1];

        Assert.Equal("🌉 Quay\nNorth\tsee the map", table.Text);
        Assert.Equal(2, table.Rows![0][0].ColSpan);
        Assert.Equal(
            ["North", "the map"], table.Marks.Select(mark => table.Text[mark.StartUtf16..mark.EndUtf16]));
        Assert.Equal([7, 17], table.Marks.Select(mark => mark.Start));
    }

    [Fact]
    public void Lists_are_told_apart_and_counted()
    {
        var lists = Body(
            """
            <ul><li>Oars</li><li>Ropes<ol start=7><li>Long</li><li><p>Short</p><p>Thin</p></li></ol></li></ul>
            <ul><li>Nets</li></ul>
            """).Select(paragraph => paragraph.List).OfType<ListPlace>();

        Assert.Equal(
            [
                new(1, Ordered: false, 1, 1), new(1, Ordered: false, 2, 1), new(2, Ordered: true, 7, 2),
                new(2, Ordered: true, 8, 2), new(2, Ordered: true, 8, 2), new(3, Ordered: false, 1, 1),
            ],
            lists);
    }

    [Theory]
    [InlineData("<blockquote class=\"twitter-tweet\"><p>Back at last.</p>&mdash; Ada Moss (@ada) <a href=\"https://x.example/1\">May 6</a></blockquote>", "Ada Moss (@ada)")]
    [InlineData("<blockquote class=\"instagram-media\"><p><a href=\"https://x.example/1\">Back at last.</a></p><p>A post shared by Ada (@ada)</p></blockquote>", "Ada (@ada)")]
    [InlineData("<div class=\"embed social\"><blockquote class=\"reddit-embed-bq\"><a href=\"https://x.example/1\">Back at last.</a><br>by <a href=\"https://x.example/u\">u/ada</a> in r/boats</blockquote></div>", "u/ada")]
    [InlineData("<blockquote class=\"post-embed\"><p>Back at last.</p><footer>— Ada Moss</footer></blockquote>", "Ada Moss")]
    [InlineData("<blockquote class=\"post-embed\"><p>Back at last.</p></blockquote>", null)]
    public void An_embedded_post_is_its_words_with_its_author(string post, string? author)
    {
        var paragraph = Body(post)[1];

        Assert.Equal((ParagraphKind.Embed, "Back at last."), (paragraph.Kind, paragraph.Text));
        Assert.Equal(author, paragraph.Embed!.Author);
    }

    [Fact]
    public void Code_keeps_its_lines() => Assert.Equal(
        (ParagraphKind.Code, "if (tide) {\n    sail();\n}"),
        Body("<pre><code class=\"language-c\">if (tide) {\n    <span>sail</span>();\n}\n</code></pre>")
            .Select(paragraph => (paragraph.Kind, paragraph.Text))
            .ElementAt(1));

    [Theory]
    [InlineData("<sup><a href=\"#n\">1</a></sup>", "<ol><li id=n>It was built in 1911. <a href=\"#r\">↩</a></li></ol>", "id=r")]
    [InlineData("<sup>[<a href=\"#n\">1</a>]</sup>", "<p id=n>[1] It was built in 1911.</p>", "")]
    [InlineData("<a href=\"#n\"><sup>1</sup></a>", "<p><a name=n></a>1. It was built in 1911.</p>", "")]
    [InlineData("<a role=doc-noteref href=\"#n\">1</a>", "<aside id=n role=doc-footnote><p>It was built in 1911.</p></aside>", "")]
    [InlineData("<a class=\"footnote\" href=\"#n\">1</a>", "<div class=related><p id=n>It was built in 1911.</p></div>", "")]
    public void A_footnote_stands_after_the_body_and_its_mark_is_no_word(string mark, string note, string id)
    {
        var body = Body($"<p {id}>It has a new wheel.{mark} It turns to the left, as all of them did in those years.</p>", note);

        Assert.Equal("It has a new wheel. It turns to the left, as all of them did in those years.", body[1].Text);
        Assert.Equal([new NoteReference("1", 19, 19)], body[1].Notes!);
        Assert.Equal(
            (ParagraphKind.Footnote, "1", "It was built in 1911."), (body[^1].Kind, body[^1].Label, body[^1].Text));
    }

    [Theory]
    [InlineData("<iframe src=\"https://maps.example/quay\"></iframe>", LeftOutKind.Frame, "https://maps.example/quay")]
    [InlineData("<div><iframe data-src=\"/map\" src=\"about:blank\"></iframe></div>", LeftOutKind.Frame, "/map")]
    [InlineData("<video><source src=\"/quay.mp4\">It needs a browser.</video>", LeftOutKind.Embed, "/quay.mp4")]
    [InlineData("<math><mi>a</mi></math>", LeftOutKind.Figure, "a")]
    public void A_frame_a_film_and_a_formula_between_paragraphs_are_told(string inside, LeftOutKind kind, string told)
    {
        var leftOut = Assert.Single(Read(inside, "").LeftOut);

        Assert.Equal((kind, 1), (leftOut.Kind, leftOut.Count));
        Assert.Equal([new(told, 1)], leftOut.Examples);
    }

    [Theory]
    [InlineData("<div class=\"advert\"><iframe src=\"https://ads.example/1\"></iframe></div>")]
    [InlineData("<iframe hidden src=\"https://count.example/1\"></iframe>")]
    public void A_frame_that_is_no_part_of_the_article_is_not_told(string inside) =>
        Assert.DoesNotContain(Read(inside, "").LeftOut, leftOut => leftOut.Kind == LeftOutKind.Frame);

    [Fact]
    public void A_raised_figure_is_text() =>
        Assert.Equal(
            "It has 40 m2 of deck, and a table for every one of its passengers.",
            Body("<p>It has 40 m<sup>2</sup> of deck, and a table for every one of its passengers.</p>")[1].Text);

    private static IReadOnlyList<ParsedParagraph> Body(string inside, string after = "") =>
        Read(inside, after).Paragraphs;

    private static ParsedArticle Read(string inside, string after)
    {
        var page = $"<!DOCTYPE html><title>Back</title><body><article><h1>The ferry is back</h1>{Lead}{inside}{End}{after}";
        var reading = ArticleReader.Read(new(Encoding.UTF8.GetBytes(page), SourceDocument.Html, new()));
        return reading.Article!;
    }
}
