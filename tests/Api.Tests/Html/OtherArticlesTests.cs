using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Tests.Html;

/// <summary>A page shows other articles beside its own: their authors and dates are not its own.</summary>
public sealed class OtherArticlesTests
{
    private const string Body = """
        <p>The ferry to the islands is back after seven months of repairs in the yard, said the harbour office.</p>
        <p>It sails twice a day, and three times in the summer, when the guests of the two hotels come with their dogs.</p>
        <p>Nobody knows who will pay for the new ramp, which the storm of the second week of March has taken away.</p>
        """;

    private const string Teaser =
        "<a href='/b'>The crane of the old quay sings at night</a> by <a rel='author' href='/author/z'>Zoe Other</a>"
        + " <time datetime='2020-02-02'>2 February 2020</time>";

    public static TheoryData<string> Beside =>
    [
        $"<aside>{Teaser}</aside>",
        $"<nav>{Teaser}</nav>",
        $"<footer>{Teaser}</footer>",
        $"<div class='trending'>{Teaser}</div>",
        $"<section id='most-popular'>{Teaser}</section>",
        $"<div class='recirculation-module'>{Teaser}</div>",
        $"<section><h2>Latest</h2><article>{Teaser}</article><article>{Teaser}</article></section>",
        $"<ul><li>{Teaser}</li></ul>",
        $"<div class='x'><h3><a href='/c'>Rain again</a></h3><div>Sunday, 2 February 2020 by <a rel='author' "
            + "href='/z'>Zoe Other</a></div><p>It rained on Sunday, as it had rained on the Sunday before, and more.</p></div>",
        $"<div class='comment-list'><article><footer><b class='fn'>Zoe Other</b> <time datetime='2020-02-02'>then</time>"
            + "</footer><p>I like the ferry.</p></article></div>",
    ];

    [Theory]
    [MemberData(nameof(Beside))]
    public void Who_wrote_them_and_when_is_not_said_of_the_article(string other)
    {
        foreach (var page in new[]
        {
            $"<main><article><h1>The ferry is back</h1>{Body}</article></main>{other}",
            $"<main><h1>The ferry is back</h1><div>{Body}</div>{other}</main>",
            $"{other}<main><article><h1>The ferry is back</h1>{Body}</article></main>",
        })
        {
            var article = Read(page);
            Assert.Empty(article.Authors);
            Assert.Null(article.PublishedOn);
        }
    }

    [Theory]
    [MemberData(nameof(Beside))]
    public void The_article_says_its_own(string other)
    {
        var article = Read(
            $"{other}<article><h1>The ferry is back</h1><p class='byline'>By <a href='/author/a'>Ana Berg</a>, "
                + $"<time datetime='2024-03-09'>Saturday</time></p>{Body}</article>{other}");

        Assert.Equal(["Ana Berg"], article.Authors);
        Assert.Equal("2024-03-09", article.PublishedOn);
    }

    [Theory]
    [InlineData("<footer>Posted by <span class='fn'>Ana Berg</span> <time datetime='2024-03-09'>then</time></footer>")]
    [InlineData("<aside class='meta'>Von: <a href='/autor/a'>Ana Berg</a> <time datetime='2024-03-09'>9.3.</time></aside>")]
    public void A_footer_or_an_aside_of_the_article_may_say_it(string own)
    {
        var article = Read($"<article><h1>The ferry is back</h1>{Body}{own}</article>");

        Assert.Equal(["Ana Berg"], article.Authors);
        Assert.Equal("2024-03-09", article.PublishedOn);
    }

    [Theory]
    [InlineData("<abbr class='published' title='2024-03-09T16:05:00+01:00'>Saturday</abbr>")]
    [InlineData("<time class='entry-date published updated' datetime='2024-03-09T16:05:00+01:00'>Saturday</time>")]
    [InlineData("<span class='date' data-published='2024-03-09T16:05:00+01:00'>two hours ago</span>")]
    [InlineData("<x-time data-timestamp='1709996700'>two hours ago</x-time>")]
    [InlineData("<span itemprop='datePublished' content='2024-03-09T16:05:00+01:00'>Saturday</span>")]
    public void Programs_leave_dates_in_attributes(string time)
    {
        foreach (var page in new[]
        {
            $"<div class='hentry'><h2 class='entry-title'>The ferry is back</h2>{time}<div>{Body}</div></div>",
            $"<div class='post hentry'><h3 class='entry-title'>The ferry is back</h3><div>{Body}</div>"
                + $"<div class='post-footer'>{time}</div></div>",
        })
        {
            Assert.Equal(new DateTimeOffset(2024, 3, 9, 15, 5, 0, TimeSpan.Zero), Read(page).PublishedAt);
        }
    }

    [Theory]
    [InlineData("<time class='updated' datetime='2024-03-09T16:05:00Z'>Saturday</time>")]
    [InlineData("<p>Updated <time datetime='2024-03-09T16:05:00Z'>Saturday</time></p>")]
    [InlineData("<p>By Ana Berg | <span>Last modified:</span> <time datetime='2024-03-09T16:05:00Z'>Saturday</time></p>")]
    [InlineData("<p>Zuletzt aktualisiert am <time datetime='2024-03-09T16:05:00Z'>Samstag</time></p>")]
    [InlineData("<p>Updated: 9 March 2024, 16:05 GMT</p>")]
    [InlineData("<span data-updated='2024-03-09T16:05:00Z'>today</span>")]
    public void A_change_is_no_publication(string time)
    {
        var article = Read($"<article><h1>The ferry is back</h1>{time}{Body}</article>");

        Assert.Null(article.PublishedOn);
        Assert.Equal(new DateTimeOffset(2024, 3, 9, 16, 5, 0, TimeSpan.Zero), article.ModifiedAt);
    }

    private static ParsedArticle Read(string body) =>
        HtmlReader.Read(
            $"<!doctype html><html lang='en'><title>The ferry is back</title><body>{body}</body>",
            "https://ellery.example/page").Article!;
}
