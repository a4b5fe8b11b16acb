using Api.Content.Articles;
using static Api.Content.Articles.ParagraphKind;
using static Api.Tests.Articles.Drafts;

namespace Api.Tests.Articles;

public sealed class BodyTests
{
    [Theory]
    [InlineData("What the council wants", Heading, 2, "What the council wants")]
    [InlineData("### What the council wants ###", Heading, 3, "What the council wants")]
    [InlineData("# Is it safe?", Heading, 1, "Is it safe?")]
    [InlineData("> We will not pay.", Blockquote, null, "We will not pay.")]
    [InlineData("- We will not pay, she said.", Paragraph, null, "- We will not pay, she said.")]
    [InlineData("* a second bridge", ListItem, 1, "a second bridge")]
    [InlineData("• a second bridge", ListItem, 1, "a second bridge")]
    [InlineData("But why?", Paragraph, null, "But why?")]
    [InlineData("The council wants this:", Paragraph, null, "The council wants this:")]
    [InlineData("1. FC Ellery won the cup.", Paragraph, null, "1. FC Ellery won the cup.")]
    [InlineData("#bridge #winter", Paragraph, null, "#bridge #winter")]
    [InlineData("2021. That was the year.", Paragraph, null, "2021. That was the year.")]
    public void A_block_of_the_body_has_a_kind(string line, ParagraphKind kind, int? level, string text)
    {
        var paragraphs = Read("Bridge closes for the winter", Lead, line, Body).Paragraphs;
        Assert.Equal(3, paragraphs.Count);
        Assert.Equal(new(kind, level, text), paragraphs[1]);
    }

    [Fact]
    public void Many_short_lines_are_no_headings()
    {
        var paragraphs = Read(Lead, "The rain\n\nThe wall\n\nThe sea\n\nThe hall", Body).Paragraphs;
        Assert.All(paragraphs, paragraph => Assert.Equal(Paragraph, paragraph.Kind));
        Assert.Equal(Paragraph, Read(Lead, Body, "The end").Paragraphs[^1].Kind);
    }

    [Fact]
    public void List_items_are_nested_by_their_indent()
    {
        var paragraphs =
            Read(Lead, "- one\n  - two\n    - three\n  - two again\n- one again", "1) first\n2) second").Paragraphs;
        Assert.Equal([1, 2, 3, 2, 1, 1, 1], paragraphs.Skip(1).Select(paragraph => paragraph.Level));
        Assert.Equal(
            "one,two,three,two again,one again,first,second",
            string.Join(',', paragraphs.Skip(1).Select(paragraph => paragraph.Text)));
    }

    [Fact]
    public void Dashes_are_a_list_under_one_another_or_after_a_colon()
    {
        Assert.Equal(
            [Paragraph, ListItem, ListItem, Paragraph],
            Read(Lead, "- one\n- two", Body).Paragraphs.Select(paragraph => paragraph.Kind));
        Assert.Equal(
            [Paragraph, ListItem, ListItem, Paragraph],
            Read("They want this:", "– one", "– two", Body).Paragraphs.Select(paragraph => paragraph.Kind));
        Assert.Equal(
            [Paragraph, Paragraph, Paragraph, Paragraph],
            Read(Lead, "– Nei, sa hun.", "– Jo, sa han.", Body).Paragraphs.Select(paragraph => paragraph.Kind));
    }

    [Fact]
    public void Lines_of_one_block_quote_are_one_paragraph()
    {
        var paragraphs = Read(Lead, "> We will\n> not pay.\n>\n> Not now.", "> Never.").Paragraphs;
        Assert.Equal(
            ["We will not pay.", "Not now.", "Never."], paragraphs.Skip(1).Select(paragraph => paragraph.Text));
        Assert.All(paragraphs.Skip(1), paragraph => Assert.Equal(Blockquote, paragraph.Kind));
    }

    [Fact]
    public void Dividers_are_no_paragraphs() => Assert.Equal(2, Read(Lead, "* * *", "---", Body).Paragraphs.Count);
}
