using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Speakers;

/// <summary>Checks what a single word with a capital names, if no forename, title or role tells it.</summary>
public sealed class LoneNameTests
{
    [Theory]
    [InlineData("Kestrolin said it expects a wet year. “We are glad,” Kestrolin said.")]
    [InlineData("Kestrolin announced that its pumps had failed. “We are glad,” Kestrolin said.")]
    [InlineData("The buyers of shares of Kestrolin were few. “We are glad,” Kestrolin said.")]
    [InlineData("A Kestrolin spokesman left the room. “We are glad,” Kestrolin said.")]
    [InlineData("Nobody asked Kestrolin’s shareholders. “We are glad,” Kestrolin said.")]
    [InlineData("He saw it in the daily Kestrolin. “We are glad,” Kestrolin said.")]
    [InlineData("Nobody works at Kestrolin. “We are glad,” Kestrolin said.")]
    [InlineData("It rained. “We are glad,” Kestrolin, which makes pumps, said. “Very,” Kestrolin said.")]
    public void Words_around_it_make_an_organisation(string text) =>
        Assert.Equal(
            ("Kestrolin", SpeakerKind.Organisation), Read(text)[^1].Speakers.Select(s => (s.Name, s.Kind)).Single());

    [Theory]
    [InlineData("Kestrolin said he expects a wet year. “I am glad,” Kestrolin said.")]
    [InlineData("Kestrolin, who makes pumps, came late. “I am glad,” Kestrolin said.")]
    [InlineData("Mayor Kestrolin came late. “I am glad,” Kestrolin said.")]
    [InlineData("Kestrolin said it was late. “I am glad,” Kestrolin said.")]
    [InlineData("Kestrolin said it seems late. “I am glad,” Kestrolin said.")]
    [InlineData("It rained. “I am glad,” Kestrolin said.")]
    public void Nothing_else_does(string text) =>
        Assert.Equal(
            ("Kestrolin", SpeakerKind.Person), Read(text)[^1].Speakers.Select(s => (s.Name, s.Kind)).Single());

    [Theory]
    [InlineData("The price of the dollar fell. He sold U.S. Dollars and the U.S. Dollar fell. “No,” he said.")]
    [InlineData("Many bakers are here. Bakers said it was so. Bakers left. Bakers ate. “No,” he said.")]
    [InlineData("Did the U.S. Did not say. It did. “No,” he said.")]
    public void An_ordinary_word_is_nobody(string text) => Assert.All(Read(text), q => Assert.Empty(q.Speakers));

    [Theory]
    [InlineData("Bolivia said it would pay. “We will,” Bolivia said.", "Bolivia")]
    [InlineData("Tass reported rain. “It is over,” Tass said.", "Tass")]
    [InlineData("Forest Mills Inc said no. “It is over,” Forest Mills Inc said.", "Forest Mills Inc")]
    public void Countries_agencies_and_companies_are_no_people(string text, string name) =>
        Assert.Equal((name, SpeakerKind.Organisation), Read(text)[^1].Speakers.Select(s => (s.Name, s.Kind)).Single());
}
