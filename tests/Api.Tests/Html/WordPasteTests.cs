using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Tests.Html;

/// <summary>Pages that word processors wrote.</summary>
public sealed class WordPasteTests
{
    private const string Lead = "<p class=MsoNormal>The old mill will open its doors again in June, after the flood.</p>";

    [Fact]
    public void The_paragraph_of_the_title_style_is_the_title()
    {
        Assert.Equal("Mill opens", Read($"<p class=MsoTitle>Mill opens<o:p></o:p></p>{Lead}{Lead}").Title);
        Assert.Equal(2, Read($"<p class=MsoTitle>Mill opens<o:p></o:p></p>{Lead}{Lead}").Paragraphs.Count);
    }

    [Fact]
    public void Paragraphs_of_a_list_are_its_items_without_their_bullets()
    {
        var article = Read(
            Lead + Item(1, "·", "It costs a lot.") + Item(2, "o", "Of silver.") + Item(1, "·", "It is old.") + Lead
                + Item(1, "1.", "First."));
        Assert.Equal(
            [("It costs a lot.", 1), ("Of silver.", 2), ("It is old.", 1), ("First.", 1)],
            article.Paragraphs.Where(paragraph => paragraph.Kind == ParagraphKind.ListItem)
                .Select(paragraph => (paragraph.Text, paragraph.Level ?? 0)));
        Assert.Equal(6, article.Paragraphs.Count);
    }

    [Fact]
    public void A_paragraph_of_no_list_stays_one() =>
        Assert.All(
            Read(Lead + "<p class=MsoListParagraph style='mso-list:none'>It is old, and stays so.</p>").Paragraphs,
            paragraph => Assert.Equal(ParagraphKind.Paragraph, paragraph.Kind));

    private static string Item(int level, string bullet, string text) =>
        $"""
         <p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]>
         <span style='font-family:Symbol'><span style='mso-list:Ignore'>{bullet}<span>&nbsp;&nbsp; </span></span></span>
         <![endif]>{text}<o:p></o:p></p>
         """;

    private static ParsedArticle Read(string body) => HtmlReader.Read(
        $"<html><head><title>Doc1</title></head><body><div class=WordSection1>{body}</div></body></html>",
        address: null).Article!;
}
