using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Speakers;

public sealed class SpeakerNamingTests
{
    [Theory]
    [InlineData("Ada Moss runs the market. “We open at nine,” Moss said.", "Ada Moss")]
    [InlineData("“We open at nine,” Moss said. The market’s director, Ada Moss, is new.", "Ada Moss")]
    [InlineData("Ada Moss runs the market. “We open at nine,” she said.", "Ada Moss")]
    [InlineData("Secretary of Trade Ada Moss runs the market. “We open at nine,” the Secretary of Trade said.", "Ada Moss")]
    [InlineData("Mayor Ada Moss runs the market with Gov. Bo Reed. “We open at nine,” the governor said.", "Bo Reed")]
    [InlineData("Adam Moss and Mary Moss run the market. “We open at nine,” Ms. Moss said.", "Mary Moss")]
    [InlineData("“We open at nine,” Lund Mayor Ada van Moss said.", "Ada van Moss")]
    [InlineData("“We open at nine,” Sen. Ada Moss of Lund said.", "Ada Moss")]
    [InlineData("“We open at nine,” the Lund Market Committee said.", "Lund Market Committee")]
    [InlineData("The plan is “far too small,” according to a report by the Lund Market Committee.", "Lund Market Committee")]
    public void A_mention_becomes_the_fullest_name_of_the_article(string text, string name) =>
        Assert.Equal([name], Assert.Single(Read(text)).Speakers.Select(s => s.Name));

    [Theory]
    [InlineData("“We open at nine,” officials said.", SourceType.Unnamed)]
    [InlineData("“We open at nine,” a spokeswoman said.", SourceType.Unnamed)]
    [InlineData("“We open at nine,” she said.", SourceType.Unresolved)]
    [InlineData("The report said the plan was “far too small.”", SourceType.Document)]
    public void A_source_without_a_name_has_no_speaker(string text, SourceType type)
    {
        var quote = Assert.Single(Read(text));

        Assert.Empty(quote.Speakers);
        Assert.Equal(type, quote.SourceType);
        Assert.NotNull(quote.Attribution.Mention);
        Assert.Null(quote.ResolutionConfidence);
    }

    [Theory]
    [InlineData("a trader")]
    [InlineData("one trader")]
    [InlineData("traders")]
    [InlineData("one of them")]
    [InlineData("some traders")]
    [InlineData("another resident")]
    [InlineData("a company’s spokeswoman")]
    [InlineData("a spokeswoman for the mayor")]
    [InlineData("somebody")]
    [InlineData("the source")]
    [InlineData("everyone")]
    [InlineData("many")]
    [InlineData("Democrats")]
    [InlineData("the Democrats")]
    public void A_source_whose_name_the_text_withholds_is_unnamed(string source)
    {
        Assert.Equal(SourceType.Unnamed, TypeOf($"“We open at nine,” {source} said."));
        Assert.Equal(
            SourceType.Unnamed, TypeOf($"{char.ToUpperInvariant(source[0])}{source[1..]} said: “We open at nine.”"));
    }

    [Theory]
    [InlineData("he")]
    [InlineData("they")]
    [InlineData("it")]
    [InlineData("the mayor")]
    [InlineData("the young mayor")]
    [InlineData("the mayor of the town")]
    [InlineData("the Prime Minister")]
    [InlineData("his lawyer")]
    [InlineData("the company")]
    [InlineData("this man")]
    public void A_source_that_points_to_somebody_who_is_not_found_is_unresolved(string source)
    {
        Assert.Equal(SourceType.Unresolved, TypeOf($"“We open at nine,” {source} said."));
        Assert.Equal(
            SourceType.Unresolved, TypeOf($"{char.ToUpperInvariant(source[0])}{source[1..]} said: “We open at nine.”"));
    }

    /// <summary>Whoever is called <c>a trader</c> before is withheld; not whoever has a name and is one.</summary>
    [Theory]
    [InlineData("A young trader waited at the gate. “We open at nine,” the trader said.", SourceType.Unnamed)]
    [InlineData("They had asked a trader. “We open at nine,” the trader from the quay said.", SourceType.Unnamed)]
    [InlineData("“We open at nine,” the trader said. Then a trader left.", SourceType.Unresolved)]
    [InlineData("A trade fair was held. “We open at nine,” the trader said.", SourceType.Unresolved)]
    public void A_source_is_withheld_if_it_came_in_without_a_name(string text, SourceType type) =>
        Assert.Equal(type, TypeOf(text));

    [Theory]
    [InlineData("“It is bad,” a trader said. “We wait,” he added.")]
    [InlineData("“It is bad,” a trader said. “We wait,” he said. “And wait,” he added.")]
    [InlineData("“It is bad,” a spokeswoman for Bo Reed said. “We wait,” she added.")]
    [InlineData("It was bad, an official at the quay told us. “We wait,” he added.")]
    public void A_pronoun_after_a_source_without_a_name_is_that_source(string text) =>
        Assert.Equal(SourceType.Unnamed, TypeOf($"Mr. Bo Reed left on Monday. {text}"));

    [Theory]
    [InlineData("“It is bad,” a trader said. Mr. Reed left. “We wait,” he added.")]
    [InlineData("“It is bad,” a spokeswoman said. “We wait,” he added.")]
    [InlineData("“It is bad,” traders said. “We wait,” he added.")]
    public void A_pronoun_after_somebody_else_is_not_the_source_without_a_name(string text) =>
        Assert.Equal("Bo Reed", Assert.Single(Read($"Mr. Bo Reed left on Monday. {text}")[^1].Speakers).Name);

    private static SourceType TypeOf(string text)
    {
        var quote = Read(text)[^1];
        Assert.Empty(quote.Speakers);
        return quote.SourceType;
    }

    [Fact]
    public void A_joint_source_has_several_speakers() =>
        Assert.Equal(
            ["Ada Moss", "Bo Reed"],
            Assert.Single(Read("“We open at nine,” Ada Moss and Bo Reed said.")).Speakers.Select(s => s.Name));

    [Fact]
    public void Departments_that_share_a_noun_are_two_speakers() =>
        Assert.Equal(
            ["Harbour Department", "Trade Department"],
            Assert.Single(Read("The Harbour and Trade Departments said the plan was “far too small.”")).Speakers
                .Select(s => s.Name));

    [Fact]
    public void A_person_is_one_speaker_throughout_the_article()
    {
        var quotes = Read(
            "“We open at nine,” said Ada Moss.", "“We close at five,” Moss added.", "“We rest on Sundays,” she said.");

        Assert.All(quotes, q => Assert.Same(quotes[0].Speakers[0], q.Speakers[0]));
        Assert.Equal(("Ada Moss", SpeakerKind.Person), (quotes[0].Speakers[0].Name, quotes[0].Speakers[0].Kind));
        Assert.Equal(["Moss"], quotes[0].Speakers[0].Aliases);
    }

    [Fact]
    public void The_headline_may_hold_the_full_name()
    {
        var quotes = QuoteReader.Read(
            [new(Content.Articles.ParagraphKind.Paragraph, null, "“We open at nine,” Moss said.")],
            "Susan Moss opens the market",
            null);

        Assert.Equal("Susan Moss", Assert.Single(quotes).Speakers.Single().Name);
    }

    [Theory]
    [InlineData("Mayor Ida Moss and Bo Reed met at noon. “We open at nine,” they said.", "Ida Moss, Bo Reed")]
    [InlineData("Reed & Sons, the builders, denied it. In a letter it said: “We open at nine.”", "Reed & Sons")]
    [InlineData("The Lund Market Committee met at noon. “We open at nine,” it said.", "Lund Market Committee")]
    [InlineData("The roof leaks. “We open at nine,” it read.", "")]
    public void They_and_it_stand_for_who_leads_the_sentence_before(string text, string names) =>
        Assert.Equal(names, string.Join(", ", Read(text).Single().Speakers.Select(s => s.Name)));

    [Fact]
    public void Who_was_he_is_never_she()
    {
        var quotes = Read(
            "“We open at nine,” said Tove Moss. “I sleep early,” he said.",
            "Mayor Ivo Reed was late.",
            "Moss shook his head. “No,” he said.",
            "“Yes,” she said.");

        Assert.Equal(
            ["Tove Moss", "Tove Moss", "Tove Moss", "Ivo Reed"],
            quotes.Select(q => q.Speakers.SingleOrDefault()?.Name));
    }

    [Fact]
    public void An_adverb_that_opens_a_sentence_is_nobody() =>
        Assert.Equal(
            "Bo Reed",
            Read("Bo Reed runs the market. Ultimately, Mr. Reed hopes to sleep late. “We open at nine,” he said.")
                .Single().Speakers.Single().Name);

    [Fact]
    public void A_pronoun_does_not_stand_for_a_name_of_the_other_gender() =>
        Assert.Equal(
            "Mary Reed",
            Read("Mary Reed met Adam Moss at the market. Adam Moss left. “We open at nine,” she said.")
                .Single().Speakers.Single().Name);
}
