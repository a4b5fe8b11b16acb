using System.Text;
using Api.Content.Articles;

namespace Api.Tests.Articles;

public sealed class LayoutTests
{
    private static readonly string[] Paragraphs =
    [
        "The harbour office closed the bridge on Monday and said that it would stay closed until the spring, when the "
            + "ice on the northern pier is expected to have gone.",
        "Nobody on the quay was surprised. Several people said that they had expected worse, "
            + "and one of them had already sold his bicycle in order to buy a boat.",
        "“We have been here before,” said Bram Oosten, who remembers the winter of 1987. “That time it was closed for "
            + "fourteen months, and in the end the ferry was faster anyway.”",
        "The council meets on Thursday to decide about the ferry.",
        "Until then the buses go the long way round, by the coal dock and the old cemetery, which takes forty minutes "
            + "when the level crossing is open and an hour when it is not.",
    ];

    [Theory]
    [InlineData(60)]
    [InlineData(72)]
    [InlineData(80)]
    public void Wrapped_lines_are_joined_to_the_paragraphs_that_they_were(int width)
    {
        AssertParagraphs(string.Join("\n\n", Paragraphs.Select(paragraph => Wrap(paragraph, width, ""))));
        AssertParagraphs(string.Join("\n", Paragraphs.Select(paragraph => Wrap(paragraph, width, "    "))));
        AssertParagraphs(string.Join("\n", Paragraphs.Select(paragraph => Wrap(paragraph, width, "\t"))));
        AssertParagraphs(
            string.Join(
                "\n\n",
                Paragraphs.Select(
                    paragraph =>
                        Wrap(paragraph, width, "").Replace("\n", "\n  ", StringComparison.Ordinal).Insert(0, "  "))));
        AssertParagraphs(
            "Bridge closes for the winter\nBy Nora Ashdown\nMarch 9, 2024\n\n"
                + string.Join("\n\n", Paragraphs.Select(paragraph => Wrap(paragraph, width, ""))));
    }

    [Fact]
    public void One_paragraph_a_line_stays_one_paragraph_a_line()
    {
        AssertParagraphs(string.Join('\n', Paragraphs));
        AssertParagraphs(string.Join("\n\n\n", Paragraphs));
        AssertParagraphs("Bridge closes for the winter\nBy Nora Ashdown\n" + string.Join('\n', Paragraphs));
    }

    [Fact]
    public void Short_lines_stay_apart_though_they_stop_in_mid_sentence()
    {
        var article = Read("One\nTwo words\nThree words more\nFour\n\nFive, and no more\nSix");
        Assert.Equal("One", article.Title);
        Assert.Equal(5, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("a long-\nserving committee", "a long-serving committee")]
    [InlineData("the Corran-\nEllery committee", "the Corran-Ellery committee")]
    [InlineData("the short-\nand long-term committees", "the short- and long-term committees")]
    [InlineData("a committee --\nthe third", "a committee -- the third")]
    public void A_word_that_was_broken_at_its_hyphen_is_whole_again(string broken, string whole)
    {
        var text = string.Join("\n\n", Paragraphs.Select(paragraph => Wrap(paragraph, 60, "")))
            + "\n\nThe decision about the bridge will be taken by "
            + broken
            + " that has never\ntaken one.";
        Assert.EndsWith(
            $"by {whole} that has never taken one.", Read(text).Paragraphs[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    ")]
    [InlineData("\n\n")]
    public void Blank_lines_under_every_line_part_nothing(string start) =>
        AssertParagraphs(
            string.Join(
                "\n\n",
                Paragraphs.Select(
                    paragraph => Wrap(paragraph, 66, start).Replace("\n", "\n\n", StringComparison.Ordinal))));

    [Fact]
    public void A_headline_in_capitals_ends_where_the_capitals_end()
    {
        var body = string.Join("\n", Paragraphs.Select(paragraph => Wrap(paragraph, 66, "    ")));
        Assert.Equal(
            "BRIDGE CLOSES FOR THE WINTER AS ICE COMES DOWN THE RIVER",
            Read("BRIDGE CLOSES FOR THE WINTER\nAS ICE COMES DOWN THE RIVER\n" + body).Title);
        Assert.Equal("BRIDGE CLOSES", Read("BRIDGE CLOSES\n" + body[4..]).Title);
        Assert.Equal(
            "Bridge closes for the winter",
            Read("Bridge closes for the winter\nPORT ELLERY (NWA) - " + body[4..]).Title);
        Assert.Equal(
            Paragraphs.Length, Read(("Bridge closes for the winter\n\n" + body).ToUpperInvariant()).Paragraphs.Count);
    }

    [Fact]
    public void A_line_of_a_paragraph_is_no_byline_and_no_date_though_it_could_be_one()
    {
        var article = Read(
            "BRIDGE CLOSES\n\n    The bridge was closed on Monday for a winter, it was said,\nby the Harbour Office, "
                + "which had last done so in the year of\n1985.\n"
                + string.Join("\n", Paragraphs.Select(paragraph => Wrap(paragraph, 60, "    "))));
        Assert.Null(article.Byline);
        Assert.Null(article.PublishedOn);
        Assert.EndsWith(
            "by the Harbour Office, which had last done so in the year of 1985.",
            article.Paragraphs[0].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Wrapped_list_items_and_block_quotes_are_whole()
    {
        var text = string.Join("\n\n", Paragraphs.Select(paragraph => Wrap(paragraph, 60, ""))) +
            """


            The proposals were these:
            - a ferry that goes every hour from the coal dock to the quay
              and back, also on Sundays
            - a second bridge
            1. one thing, which is long enough to be broken at the end of
               its line
            2. another

            > The purchaser shall keep the tower standing and the gallery
            > open to the public.
            """;
        Assert.Equal(
            [
                new(ParagraphKind.Paragraph, null, "The proposals were these:"),
                new(
                    ParagraphKind.ListItem,
                    1,
                    "a ferry that goes every hour from the coal dock to the quay and back, also on Sundays"),
                new(ParagraphKind.ListItem, 1, "a second bridge"),
                new(ParagraphKind.ListItem, 1, "one thing, which is long enough to be broken at the end of its line"),
                new(ParagraphKind.ListItem, 1, "another"),
                new(
                    ParagraphKind.Blockquote,
                    null,
                    "The purchaser shall keep the tower standing and the gallery open to the public."),
            ],
            Read(text).Paragraphs.Skip(Paragraphs.Length));
    }

    private static void AssertParagraphs(string text) =>
        Assert.Equal(Paragraphs, Read(text).Paragraphs.Select(paragraph => paragraph.Text));

    private static ParsedArticle Read(string text) => PlainTextReaderTests.Read(Encoding.UTF8.GetBytes(text));

    private static string Wrap(string paragraph, int width, string indent)
    {
        var text = new StringBuilder(indent);
        var column = indent.Length;
        foreach (var word in paragraph.Split(' '))
        {
            if (column > indent.Length && column + 1 + word.Length > width)
            {
                text.Append('\n');
                column = 0;
            }
            else if (text.Length > indent.Length)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        return text.ToString();
    }
}
