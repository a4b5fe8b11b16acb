using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Attribution;

/// <summary>Checks whose words they are when the clause around the marks has a subject of its own.</summary>
public sealed class ClauseTests
{
    [Theory]
    [InlineData("The town was angry, with Ada Moss calling the wall “an insult.”", "Ada Moss")]
    [InlineData("The town kept quiet, with spokesman Bo Reed saying, “We do not speak of ropes.”", "spokesman Bo Reed")]
    [InlineData("The port was sorry, with chief nurse Ada Moss admitting: “We did it.”", "chief nurse Ada Moss")]
    [InlineData("With Ada Moss now saying the boat is “gone,” nobody came.", "Ada Moss")]
    [InlineData("Bo Reed has not decided, with one aide telling reporters he was “asleep on it.”", "one aide")]
    [InlineData("Bo Reed is said to rage, with a friend of the mayor saying he was “hot.”", "a friend of the mayor")]
    [InlineData("Guests were divided, with one writing: “I want my money back.”", "one")]
    [InlineData("All tore into the plan, Greens leader Ada Moss calling it “a ditch.”", "Greens leader Ada Moss")]
    [InlineData("The crew left the port – many calling it “a ditch.”", "many")]
    [InlineData("Guests were shocked, one of them, Ada Moss, saying: “He fed my cat.”", "Ada Moss")]
    [InlineData("All argued, with both Ada Moss and Bo Reed calling it “a ditch.”", "both Ada Moss and Bo Reed")]
    [InlineData("The town was split, with the Lund Courier calling the show “a ditch.”", "the Lund Courier")]
    [InlineData("The plan passed, a keeper of the port adding: “It is late.”", "a keeper of the port")]
    [InlineData("“Nobody pays for rain,” as Ada Moss puts it.", "Ada Moss")]
    [InlineData("“Nobody pays for rain”, as Ada Moss likes to say.", "Ada Moss")]
    [InlineData("“Nobody pays for rain,” as my mother used to say.", "my mother")]
    [InlineData("The port was “a total wreck,” court records show.", "court records")]
    public void A_participle_with_a_subject_is_that_ones(string text, string mention) =>
        Assert.Equal(mention, Marked(text).Attribution.Mention?.Text);

    [Theory]
    [InlineData("Ada Moss attacked the plan, calling it “a ditch.”")]
    [InlineData("Ada Moss attacked the mayor, Bo Reed, calling the plan “a ditch.”")]
    [InlineData("Ada Moss fought with Bo Reed, calling him “a ditch.”")]
    [InlineData("Ada Moss ended her talk with Bo Reed by saying “no more.”")]
    [InlineData("Ada Moss was at odds with Bo Reed over the wall, saying it was “a ditch.”")]
    public void Without_one_it_is_that_of_the_sentence(string text) =>
        Assert.Equal("Ada Moss", Marked(text).Attribution.Mention?.Text);

    [Theory]
    [InlineData("Prices will rise, said Ada Moss, an economist. “It will hurt.”", "Ada Moss")]
    [InlineData("The ferry is too small, says Ada Moss, its captain. “On Fridays we leave people behind.”", "Ada Moss")]
    [InlineData("Parliament will not act before June, said Senator Ada Moss. “They are afraid.”", "Ada Moss")]
    [InlineData("Rents have doubled, said Ada Moss, a landlord in Quay Street. “I am as poor as anyone.”", "Ada Moss")]
    [InlineData("Ada Moss sat down, said nothing and waited. “I was tired.”", "Ada Moss")]
    [InlineData("Bo Reed left. The wall will hold, said Ada Moss. “I checked.”", "Ada Moss")]
    public void Whoever_says_the_clause_before_goes_on(string text, string speaker) =>
        Assert.Equal(speaker, Assert.Single(Marked(text).Speakers).Name);

    [Theory]
    [InlineData("Ada Moss was told “no way at all.”")]
    [InlineData("Ada Moss has been described as “the very last keeper.”")]
    [InlineData("Ada Moss was branded “a liar and a thief” in the press.")]
    [InlineData("Ada Moss is said to be “as angry as a wet cat.”")]
    public void Whoever_is_spoken_of_says_nothing(string text) => Assert.Empty(Marked(text).Speakers);

    [Theory]
    [InlineData("“I was asleep,” Ada Moss told police, records show.")]
    [InlineData("“I was asleep,” Ada Moss said in the call, according to audio obtained by the Lund Courier.")]
    [InlineData("“I was asleep,” Ada Moss told the court, according to a report seen by the Lund Courier.")]
    [InlineData("In a video obtained by the Lund Courier, Ada Moss says: “I was asleep.”")]
    [InlineData("The plan was dubbed “a sleeping pill” by Ada Moss, records show.")]
    public void A_record_is_not_whoever_speaks_in_it(string text) =>
        Assert.Equal("Ada Moss", Assert.Single(Marked(text).Speakers).Name);

    [Theory]
    [InlineData("“I was asleep,” according to audio obtained by the Lund Courier.")]
    [InlineData("The keeper was “fast asleep at the wheel,” according to letters seen by the Lund Courier.")]
    [InlineData("The keeper was “fast asleep at the wheel,” according to a report reviewed by the Lund Courier.")]
    public void Whoever_obtained_a_record_did_not_say_it(string text) => Assert.Empty(Marked(text).Speakers);

    [Theory]
    [InlineData("“No,” Bo Reed said. The wall will hold, said Ada Moss. “I checked it.”")]
    [InlineData("“No,” Bo Reed said. The wall will hold, Ada Moss said. “I checked it.”")]
    [InlineData("“No,” Bo Reed said. The wall will hold, according to Ada Moss, who saw it. “I checked it.”")]
    public void Somebody_who_speaks_without_marks_takes_the_turn(string text) =>
        Assert.Equal("Ada Moss", Assert.Single(Read(text)[^1].Speakers).Name);

    private static ParsedQuote Marked(string text) =>
        Assert.Single(Read(text), q => q.Kind is not (QuoteKind.Indirect or QuoteKind.Phrase));
}
