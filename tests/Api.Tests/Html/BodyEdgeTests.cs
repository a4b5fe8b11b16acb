using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Tests.Html;

/// <summary>The beginning and the end of a body, and what is between its paragraphs.</summary>
public sealed class BodyEdgeTests
{
    private const string First = "The lamp on the northern pier has been lit again after two winters in the dark.";
    private const string Second = "A crew of five carried the new lens up the stairs, which took them a whole day.";
    private const string Third = "The keeper says that ships were lucky, and that luck is no way to run a harbour.";

    [Theory]
    [InlineData("The lamp stays lit. ♦")]
    [InlineData("The lamp stays lit. <span>■</span>")]
    [InlineData("The lamp stays lit. -30-")]
    [InlineData("The lamp stays lit. — 30 —")]
    [InlineData("The lamp stays lit. ###")]
    [InlineData("The lamp stays lit.[12]")]
    [InlineData("The lamp stays lit.<sup>3</sup>")]
    [InlineData("The lamp stays lit.¹ ²")]
    [InlineData("“The lamp stays lit!”*")]
    [InlineData("The lamp stays lit. 🌊⚓️")]
    [InlineData("Old Lucas, <a href='/l'>who lit the lamp, carries on</a>.")]
    [InlineData("This is the film that the keeper made on that day of spring:")]
    public void The_last_paragraph_stays_whatever_sign_ends_it(string last) =>
        Assert.Equal(4, TextsOf(Article($"<p>{last}</p>")).Count);

    [Theory]
    [InlineData("Sign up for our newsletter")]
    [InlineData("<a href='/x'>Read more: the lens and its maker</a>")]
    [InlineData("<a href='/x'>Lesen Sie auch: Die Linse.</a>")]
    [InlineData("Related:")]
    [InlineData("Follow us on Facebook")]
    public void Invitations_are_left_out(string last) =>
        Assert.Equal([First, Second, Third], TextsOf(Article($"<p>{last}</p>")));

    [Fact]
    public void Lines_under_a_heading_end_an_article_of_lists() =>
        Assert.Equal(
            [First, Second, Third, "The lamps of the coast:", "North", "Gull Rock", "South", "Old Mole"],
            TextsOf(
                Article(
                    "<p>The lamps of the coast:</p><h3>North</h3><p>Gull Rock</p><h3>South</h3><p>Old Mole</p>")));

    [Theory]
    [InlineData("div class='story'", "div class='paywall'")]
    [InlineData("article", "div")]
    [InlineData("div id='text'", "section class='rest'")]
    public void A_lead_before_a_box_with_the_rest_is_the_beginning(string holder, string box)
    {
        var rest = string.Concat(Enumerable.Range(1, 9).Select(i => $"<p>{i}. {Second}</p>"));

        Assert.Equal(
            11,
            TextsOf(
                $"<body><div><{holder}><p>{First}</p><p>{Third}</p><{box}>{rest}</{box.Split(' ')[0]}>"
                    + $"</{holder.Split(' ')[0]}></div></body>").Count);
    }

    [Theory]
    [InlineData("<a href='/l'>The lens was cut in a town that has no sea at all.</a>", true)]
    [InlineData("In May, <a href='/l'>the council asked for a new lens</a>.", true)]
    [InlineData("<a href='/l'>The lens and its maker</a>", false)]
    [InlineData("<a href='/l'>Read more: The lens and its maker.</a>", false)]
    public void A_whole_sentence_that_is_a_link_is_prose(string sentence, bool stays) =>
        Assert.Equal(
            stays ? 4 : 3,
            TextsOf($"<body><main><h1>L</h1><p>{First}</p><p>{sentence}</p><p>{Second}</p><p>{Third}</p>").Count);

    [Fact]
    public void The_newest_post_of_a_live_blog_keeps_its_heading() =>
        Assert.Equal(
            ["9:40", "The lamp is lit", First, "9:10", "The lens is up", Second],
            TextsOf(
                $"""
                <body><h1>The lamp of the pier: live</h1><p class='by'>By Ada Lind</p><div class='live'>
                <article class='post'><time>9:40</time><h2>The lamp is lit</h2><p>{First}</p></article>
                <article class='post'><time>9:10</time><h2>The lens is up</h2><p>{Second}</p></article></div></body>
                """));

    [Fact]
    public void Comments_are_none_of_the_article_however_long_they_are() =>
        Assert.Equal(
            [First],
            TextsOf(
                $"<body><article><h1>The lamp</h1><p>{First}</p></article><div id='comments'><p>{Second}</p><p>{Third}"
                    + $"</p><p>{Second}</p></div></body>"));

    [Fact]
    public void Headings_are_not_beside_the_text_whatever_their_class_or_link() =>
        Assert.Equal(
            [First, "The lens", Second, "The keeper", Third],
            TextsOf(
                $"<body><article><h1>Light</h1><p>{First}</p><h2 class='widget-title'>The lens</h2><p>{Second}</p>"
                    + $"<h2><a href='#k'>The keeper</a></h2><p>{Third}</p></article></body>"));

    [Fact]
    public void The_part_for_subscribers_is_text_unless_it_is_there_twice()
    {
        const string Hidden = "<div class='subscriber-only' style='display:none'>";

        Assert.Equal(
            [First, Second, Third],
            TextsOf($"<body><article><p>{First}</p>{Hidden}<p>{Second}</p></div>{Hidden}<p>{Third}</p></div>"));
        Assert.Equal(
            [First, Second],
            TextsOf($"<body><article><p>{First}</p><p>{Second}</p>{Hidden}{First} {Second}</div></article>"));
    }

    [Fact]
    public void Running_text_after_the_element_with_the_body_is_told()
    {
        var tail = Assert.Single(
            Read($"{Article("")}<section><p>In brief: the lamp turns once in nine seconds.</p></section>").LeftOut,
            leftOut => leftOut.Kind == LeftOutKind.Tail);

        Assert.Equal((1, 3), (tail.Count, tail.Examples[0].AfterParagraph));
    }

    private static string Article(string end) =>
        $"<body><article><h1>The lamp is lit</h1><p>{First}</p><p>{Second}</p><p>{Third}</p>{end}</article>";

    private static ParsedArticle Read(string page) => HtmlReader.Read(page, "https://ellery.example/").Article!;

    private static List<string> TextsOf(string page) => [.. Read(page).Paragraphs.Select(paragraph => paragraph.Text)];
}
