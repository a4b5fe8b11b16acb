using Api.Content.Articles;
using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Speakers;

/// <summary>Checks that capitals which show no name make none; a bar separates paragraphs.</summary>
public sealed class CapitalTests
{
    [Theory]
    [InlineData("REED SAYS PIERS MUST CLOSE", "Harbour Minister Bo Reed spoke. “No,” Reed said.", "Bo Reed")]
    [InlineData("UNION LEADER REED REJECTS OFFER", "Bo Reed, who leads the union, spoke. “No,” Reed said.", "Bo Reed")]
    [InlineData("IDA REED REOPENS PIER", "It was wet. “No,” Reed said.", "Ida Reed")]
    [InlineData("Ida Reed Slams Lund Pier Plan", "It was wet. “No,” Reed said.", "Ida Reed")]
    [InlineData("Why Ida Reed Emails Matter", "It was wet. “No,” Reed said.", "Ida Reed")]
    [InlineData("Ida Marie Jones Opens Pier", "It was wet. “No,” Jones said.", "Ida Marie Jones")]
    [InlineData("COURT VOIDS FINE", "It rained. “No,” the court said.", "")]
    [InlineData("NATO SAYS NO", "In Lund, NATO met. “No,” NATO said.", "NATO")]
    [InlineData("Pier opens", "IDA Reed spoke. “No,” Reed said.", "Ida Reed")]
    [InlineData("Pier opens", "TOLVAN REED spoke. “No,” Reed said.", "Tolvan Reed")]
    [InlineData("Pier opens", "THE mayor, Ida Reed, spoke. “No,” Reed said.", "Ida Reed")]
    [InlineData("Pier opens", "Mayor Ida REED spoke. “No,” Reed said.", "Ida Reed")]
    [InlineData("Pier opens", "Ida Reed spoke.|REED ON PIERS|“No,” Reed said.", "Ida Reed")]
    public void Words_in_capitals_have_the_form_of_the_article(string title, string text, string name)
    {
        ParsedParagraph[] paragraphs =
            [.. text.Split('|').Select(p => new ParsedParagraph(ParagraphKind.Paragraph, null, p))];

        var quotes = QuoteReader.Read(paragraphs, title, "en");

        Assert.Equal(name, Names(quotes[^1]));
    }

    [Theory]
    [InlineData("Anything from soup to “grey dumplings” is on the menu.")]
    [InlineData("Admittedly, the pier has “a hole or two,” as somebody wrote.")]
    [InlineData("Click “more” to read on.")]
    [InlineData("Traffic is the town’s “first and last” concern.")]
    [InlineData("Traffic: the town now calls it “a plague.”")]
    public void A_word_that_begins_a_sentence_is_nobody(string text) =>
        Assert.All(Read(text), quote => Assert.Empty(quote.Speakers));

    [Theory]
    [InlineData("Larkin would not sit. “No,” Larkin said.", "Larkin")]
    [InlineData("Larkin: “No.”", "Larkin")]
    public void A_surname_that_begins_a_sentence_may_speak(string text, string name) =>
        Assert.Equal(name, Names(Read(text)[^1]));

    [Theory]
    [InlineData("Ida Reed Dismissed Reports That She Was “Finished”")]
    [InlineData("Ida Reed Praised “The Courage Of The Crews” And “The Patience Of The Cooks”")]
    [InlineData("From the archive: Ida Reed Defended Claims That She Was “Finished”")]
    public void The_verb_of_a_headline_is_no_surname(string text) => Assert.Equal("Ida Reed", Names(Read(text)[0]));

    private static string Names(ParsedQuote quote) => string.Join(", ", quote.Speakers.Select(s => s.Name));
}
