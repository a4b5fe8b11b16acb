using static Api.Tests.Articles.Drafts;

namespace Api.Tests.Articles;

public sealed class HeadTests
{
    private const string Title = "Bridge closes for the winter";
    private const string Byline = "By Nora Ashdown";
    private const string Date = "March 9, 2024";
    private const string Picture = "The bridge at dawn. (Northern Wire)";

    [Theory]
    [InlineData(Title, Byline, Date, Picture)]
    [InlineData(Picture, Title, Byline, Date)]
    [InlineData(Picture, Byline, Date, Title)]
    [InlineData(Date, Title, Picture, Byline)]
    [InlineData(Byline, Title, Date, Picture)]
    [InlineData(Date, Picture, Byline, Title)]
    public void The_head_comes_in_any_order(params string[] lines)
    {
        foreach (var separator in new[] { "\n", "\n\n", "\n\n\n" })
        {
            var article = Read(string.Join(separator, lines), Lead, Body);
            Assert.Equal(Title, article.Title);
            Assert.Equal("Nora Ashdown", article.Byline);
            Assert.Equal("2024-03-09", article.PublishedOn);
            Assert.Equal("Northern Wire", Assert.Single(article.Images).Credit);
            Assert.Equal([Lead, Body], article.Paragraphs.Select(paragraph => paragraph.Text));
        }
    }

    [Fact]
    public void Without_a_title_none_is_invented()
    {
        var article = Read(Picture, Byline, Date, Lead, Body);
        Assert.Null(article.Title);
        Assert.Null(article.Subtitle);
        Assert.Null(Read(Lead, Body).Title);
        Assert.Null(Read("One line and nothing else").Title);
    }

    [Theory]
    [InlineData("Bridge closes for the winter")]
    [InlineData("Will the bridge ever open again?")]
    [InlineData("“We were lucky”: a bridge, a storm and a ferry")]
    [InlineData("COFFEE TALKS FAIL IN THE U.S.")]
    [InlineData("HARBOUR OFFICE CLOSES THE BRIDGE.")]
    [InlineData("(CORRECTED) - Bridge closes for the winter")]
    [InlineData("Basalt & Daughters Inc.")]
    [InlineData("- The bridge stays closed")]
    [InlineData("# Bridge closes for the winter.")]
    public void A_line_without_the_point_of_a_sentence_above_the_body_is_the_title(string line)
    {
        var article = Read(line, Lead, Body);
        Assert.Equal(line.TrimStart('#', ' '), article.Title);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Fact]
    public void What_stands_between_title_and_byline_is_the_subtitle()
    {
        Assert.Equal(Body, Read(Title, Body, Byline, Lead).Subtitle);
        Assert.Equal(
            "A storm, a ferry and a wall", Read(Title, "A storm, a ferry and a wall", Byline, Date, Lead).Subtitle);
        Assert.Null(Read(Title, Body, Lead).Subtitle);
    }

    [Fact]
    public void A_word_in_capitals_above_the_title_is_the_section()
    {
        var article = Read("OPINION", "Why the harbour needs a second bridge", Byline, Lead);
        Assert.Equal("OPINION", article.Section);
        Assert.Equal("Why the harbour needs a second bridge", article.Title);
        Assert.Equal("HARBOUR NEWS", Read("HARBOUR NEWS", Byline, Lead).Title);
    }

    [Fact]
    public void A_caption_without_a_credit_stays_a_paragraph()
    {
        var article = Read("Volunteers clear the bridge on Tuesday.", Byline, Date, Lead, Body);
        Assert.Null(article.Title);
        Assert.Equal("Nora Ashdown", article.Byline);
        Assert.Equal("Volunteers clear the bridge on Tuesday.", article.Paragraphs[0].Text);
        Assert.Equal(3, article.Paragraphs.Count);
    }

    [Fact]
    public void A_head_without_a_body_is_a_body()
    {
        var article = Read(Title, Byline, Date);
        Assert.Null(article.Byline);
        Assert.Null(article.PublishedOn);
        Assert.NotEmpty(article.Paragraphs);
    }
}
