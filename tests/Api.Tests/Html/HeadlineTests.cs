using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Tests.Html;

/// <summary>The head of an article in a page: headline, subtitle, printed times.</summary>
public sealed class HeadlineTests
{
    private static readonly string[] Body =
    [
        "The ferry to the islands is back after seven months of repairs in the yard, said the harbour office.",
        "It sails twice a day, and three times in the summer, when the guests of the two hotels come with their dogs.",
        "Nobody knows who will pay for the new ramp, which the storm of the second week of March has taken away.",
    ];

    [Theory]
    [InlineData("The ferry is back - Ellery Courier", "<h1 class='logo'><a href='/'>Ellery Courier</a></h1><h1>The ferry is back</h1>")]
    [InlineData("The ferry is back | Ellery Courier", "<header><h1>Ellery Courier</h1></header><h1>The ferry is back</h1>")]
    [InlineData("The ferry is back | Ellery Courier", "<h1></h1><h2>The ferry is back</h2>")]
    [InlineData("The ferry is back | Islands | Ellery Courier", "<div class='page-title'>The ferry is back</div>")]
    [InlineData("Ellery Courier » Archive » The ferry is back", "<h1><a href='/'>Ellery Courier</a></h1><h2><a rel='bookmark' href='/f'>The ferry is back</a></h2>")]
    [InlineData("Islands: The ferry is back", "<h1><span class='kicker'>Islands</span> <span>The ferry is back</span></h1>")]
    [InlineData("Islands: The ferry is back", "<h1>The ferry is back</h1>")]
    [InlineData("The ferry is…", "<h1>The ferry is back</h1>")]
    [InlineData("The ferry is back", "<h1>Menu</h1><h1>The ferry is back</h1>")]
    [InlineData("Ellery Courier", "<a href='/'>Ellery Courier</a><h1>The ferry is back</h1>")]
    public void The_title_is_the_headline_that_readers_see(string title, string head) =>
        Assert.Equal("The ferry is back", Read(title, head).Title);

    [Theory]
    [InlineData("<h2 class='article-dek'>It was gone for seven months</h2>")]
    [InlineData("<h2>It was gone for seven months</h2>")]
    [InlineData("<h3>It was gone for seven months</h3>")]
    public void A_heading_right_under_the_headline_is_the_subtitle(string dek)
    {
        var article = Read("The ferry is back", $"<h1>The ferry is back</h1>{dek}");

        Assert.Equal("It was gone for seven months", article.Subtitle);
        Assert.Equal(Body, article.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void One_that_looks_like_the_headings_of_the_sections_is_a_heading()
    {
        var article = Read(
            "The ferry is back", "<h1>The ferry is back</h1><h2>The repairs</h2>", "<h2>The ramp</h2><p>It was wood.</p>");

        Assert.Null(article.Subtitle);
        Assert.Equal(
            ["The repairs", .. Body, "The ramp", "It was wood."],
            article.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Theory]
    [InlineData("<article><h1>The ferry is back</h1><p>It sails.</p><p>Twice a day.</p></article>")]
    [InlineData("<div><h1>The ferry is back</h1><div><p>It sails.</p><p>Twice a day.</p></div></div>")]
    [InlineData("<header><h1>The ferry is back</h1></header><div><h2>The ferry is back</h2><p>It sails.</p><p>Twice a day.</p></div>")]
    [InlineData("<h1>The ferry is back</h1><p>By Ana Berg</p><p>9 March 2024</p><p>It sails.</p><p>Twice a day.</p>")]
    public void A_short_body_has_neither_the_title_nor_its_lines_of_names_and_times(string body) =>
        Assert.Equal(
            ["It sails.", "Twice a day."],
            Html($"<title>The ferry is back</title><body>{body}").Paragraphs.Select(paragraph => paragraph.Text));

    [Theory]
    [InlineData("<p>Published: 9 March 2024, 16:05 GMT | Updated: 10 March 2024, 08:00 GMT</p>", "")]
    [InlineData("<p>First published on Saturday 9 March 2024 16.05 GMT</p><p>Last modified on Sunday 10 March 2024 08.00 GMT</p>", "")]
    [InlineData("", "<p>Published 9 March 2024, 16:05 GMT</p><p>Last updated 10 March 2024, 08:00 GMT</p>")]
    public void Printed_times_are_fields_and_no_paragraphs(string above, string below)
    {
        var article = Read("The ferry is back", $"<h1>The ferry is back</h1>{above}", below);

        Assert.Equal(Body, article.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(new DateTimeOffset(2024, 3, 9, 16, 5, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal(new DateTimeOffset(2024, 3, 10, 8, 0, 0, TimeSpan.Zero), article.ModifiedAt);
    }

    [Theory]
    [InlineData("en", "<h3>9 March 2024</h3>", "", "2024-03-09")]
    [InlineData("de", "<p>Ellery, 9. März 2024</p>", "", "2024-03-09")]
    [InlineData("de", "", "<p>Von Ana Berg am 09.03.24</p>", "2024-03-09")]
    [InlineData("de", "", "<div><span>Datum:</span> <span>09.03.2024</span></div>", "2024-03-09")]
    [InlineData("en-GB", "", "<p class='date'>9/3/2024</p>", "2024-03-09")]
    [InlineData("en-US", "", "<p class='date'>3/9/2024</p>", "2024-03-09")]
    [InlineData("fr", "", "<p class='date'>09/03/2024</p>", "2024-03-09")]
    [InlineData("en", "", "<p class='date'>3/9/2024</p>", null)]
    [InlineData("en", "", "<p>On 9 March 2024 the old ramp was taken by the storm.</p>", null)]
    public void A_date_beside_the_headline_is_read_by_the_language_of_the_page(
        string language,
        string above,
        string below,
        string? on)
    {
        var article = Html(
            $"<html lang='{language}'><title>The ferry is back</title><body><article>{above}<h1>The ferry is back</h1>"
                + $"{below}{Paragraphs}</article>");

        Assert.Equal(on, article.PublishedOn is { Length: 4 } ? null : article.PublishedOn);
    }

    [Theory]
    [InlineData("2019-11-20T02:15:49-06:00", "2019-11-20T02:15:49+00:00", "Nov 19, 2019, 8:15 pm CST", "2019-11-20T02:15:49+00:00")]
    [InlineData("2019-11-20T02:15:49+00:00", "2019-11-20T02:15:49-06:00", "Nov 19, 2019, 8:15 pm CST", "2019-11-20T02:15:49+00:00")]
    [InlineData("2012-01-01T00:00:00+00:00", "2019-11-20T02:15:49+00:00", "20 November 2019", "2019-11-20T02:15:49+00:00")]
    [InlineData("2019-11-20T02:15:49+00:00", "2012-01-01T00:00:00+00:00", "3 March 2021", "2019-11-20T02:15:49+00:00")]
    public void Of_three_dates_two_that_agree_are_believed(string data, string meta, string printed, string published)
    {
        var article = Html(
            $$"""
            <title>The ferry is back</title><meta property="article:published_time" content="{{meta}}">
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"{{data}}"}</script>
            <body><article><h1>The ferry is back</h1><p>Ana Berg - {{printed}}</p>{{Paragraphs}}</article>
            """);

        Assert.Equal(DateTimeOffset.Parse(published, null), article.PublishedAt);
    }

    [Theory]
    [InlineData("<span class='author vcard'><a class='url fn n' href='/o'>oz</a></span>", "oz")]
    [InlineData("<p>Posted by <a href='/author/oz'>oz</a> yesterday</p>", "oz")]
    [InlineData("<a rel='author' href='/o'>Ana Berg</a><a rel='author' href='/o'>View all posts by Ana Berg →</a>", "Ana Berg")]
    [InlineData("<meta name='author' content='Ana Berg | ERB'>", "Ana Berg")]
    [InlineData("<meta name='author' content='Ana Berg The Associated Press'>", "Ana Berg")]
    public void An_author_is_a_name_alone(string head, string name) =>
        Assert.Equal([name], Read("The ferry is back", $"<h1>The ferry is back</h1>{head}").Authors);

    private static string Paragraphs => string.Concat(Body.Select(text => $"<p>{text}</p>"));

    private static ParsedArticle Read(string title, string head, string end = "") =>
        Html($"<html lang='en'><title>{title}</title><body><div>{head}{Paragraphs}{end}</div>");

    private static ParsedArticle Html(string page) =>
        HtmlReader.Read("<!doctype html>" + page, "https://ellery.example/page").Article!;
}
