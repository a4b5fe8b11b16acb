using static Api.Tests.Articles.Drafts;

namespace Api.Tests.Articles;

public sealed class TailTests
{
    [Theory]
    [InlineData("Tags: bridge, winter, Port Ellery", "bridge;winter;Port Ellery")]
    [InlineData("Topics: bridge; winter", "bridge;winter")]
    [InlineData("KEYWORDS: bridge | winter", "bridge;winter")]
    [InlineData("Filed under: bridge", "bridge")]
    [InlineData("Tags: #bridge #winter", "bridge;winter")]
    [InlineData("Tags: bridge, Bridge, , winter.", "bridge;winter")]
    [InlineData("Schlagwörter: Brücke, Winter", "Brücke;Winter")]
    [InlineData("Mots-clés : pont, hiver", "pont;hiver")]
    public void The_last_line_may_be_tags(string line, string tags)
    {
        var article = Read(Lead, Body, line);
        Assert.Equal(tags, string.Join(';', article.Tags));
        Assert.Equal(2, article.Paragraphs.Count);
    }

    /// <summary>A megabyte of tags would be a hundred thousand rows, which a dry run makes, too.</summary>
    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_line_of_more_tags_than_an_article_may_have_stays_text(int count, bool isTags)
    {
        var line = "Tags: " + string.Join(", ", Enumerable.Range(0, count).Select(i => $"t{i}"));
        var article = Read(Lead, Body, line);
        Assert.Equal(isTags ? count : 0, article.Tags.Count);
        Assert.Equal(isTags ? [Lead, Body] : [Lead, Body, line], article.Paragraphs.Select(p => p.Text));
    }

    [Theory]
    [InlineData("-30-")]
    [InlineData("NNNN")]
    [InlineData("ENDS")]
    [InlineData("(AFP)\n- end -")]
    [InlineData("REUTER")]
    public void End_marks_and_signatures_are_no_paragraphs(string end)
    {
        Assert.Equal([Lead, Body], Read(Lead, "(MORE)", Body, end).Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(["bridge"], Read(Lead, Body, "Tags: bridge", end).Tags);
    }

    [Theory]
    [InlineData("End")]
    [InlineData("- 30")]
    [InlineData("30")]
    public void A_last_word_is_a_paragraph(string last) => Assert.Equal(3, Read(Lead, Body, last).Paragraphs.Count);

    [Fact]
    public void A_sentence_that_begins_like_a_line_of_tags_is_a_paragraph() =>
        Assert.Equal(
            3,
            Read(
                Lead,
                Body,
                "Topics: the harbour office said in a long statement that nobody had asked it about the bridge "
                    + "before, or ever will.").Paragraphs.Count);

    [Fact]
    public void Tags_come_before_or_after_the_about_box()
    {
        var before = Read(Lead, Body, "Tags: bridge", "About The Ellery Courier", "The Ellery Courier is a daily.");
        var after = Read(Lead, Body, "About The Ellery Courier", "The Ellery Courier is a daily.", "Tags: bridge");
        Assert.Equal(["bridge"], before.Tags);
        Assert.Equal(["bridge"], after.Tags);
        Assert.Equal(before.About, after.About);
    }

    [Theory]
    [InlineData("About Track Persia", "Track Persia")]
    [InlineData("About the Harbour Institute", "the Harbour Institute")]
    [InlineData("Über den Ellery-Kurier", null)]
    [InlineData("About us", null)]
    [InlineData("About the author", null)]
    [InlineData("## About Saltmarsh Review", "Saltmarsh Review")]
    public void An_about_box_is_kept_as_it_is(string heading, string? publisher)
    {
        var article = Read(Lead, Body, heading, "Track PersiaTrack Persia is a  platform.", "It is run by analysts.");
        if (heading.StartsWith("Über", StringComparison.Ordinal))
        {
            Assert.Null(article.About);
            return;
        }

        Assert.Equal(
            new(heading.TrimStart('#', ' '), "Track PersiaTrack Persia is a  platform.\n\nIt is run by analysts."),
            article.About);
        Assert.Equal(publisher, article.Publisher);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Fact]
    public void A_heading_in_the_body_is_no_about_box()
    {
        Assert.Null(Read(Lead, "About the bridge", Body, Body, Body, Body, Body).About);
        Assert.Null(Read(Lead, "About 300 people were there.", Body).About);
    }
}
