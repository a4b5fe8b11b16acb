using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Reported;

public sealed class IndirectSpeechTests
{
    [Theory]
    [InlineData("Ada Moss said the market would open at nine.", "the market would open at nine", "Ada Moss", "said")]
    [InlineData("Ada Moss said that the market would open at nine.", "that the market would open at nine", "Ada Moss", "said")]
    [InlineData("Ada Moss told reporters on Monday that the roof was too small.", "that the roof was too small", "Ada Moss", "told")]
    [InlineData("Ada Moss did not say whether the market would open.", "whether the market would open", "Ada Moss", "did not say")]
    [InlineData("She promised to open the market by the end of the year.", "to open the market by the end of the year", "She", "promised")]
    [InlineData("Ada Moss urged Bo Reed to close the market.", "Bo Reed to close the market", "Ada Moss", "urged")]
    [InlineData("The market would open at nine, Ada Moss said.", "The market would open at nine", "Ada Moss", "said")]
    [InlineData("The market would open at nine, said Ada Moss, the director.", "The market would open at nine", "Ada Moss, the director", "said")]
    [InlineData("The market has lost half its stalls, according to a report by the council.", "The market has lost half its stalls", "a report by the council", "according to")]
    [InlineData("According to the report, the market has lost half its stalls.", "the market has lost half its stalls", "the report", "According to")]
    [InlineData("According to data, the market has lost half its stalls.", "the market has lost half its stalls", "data", "According to")]
    [InlineData("As Ada Moss noted, the market has lost half its stalls.", "the market has lost half its stalls", "Ada Moss", "noted")]
    [InlineData("Ada Moss, who said the market would open at nine, left early.", "the market would open at nine", "who", "said")]
    [InlineData("Ada Moss said there were too few stalls.", "there were too few stalls", "Ada Moss", "said")]
    [InlineData("Ada Moss left early, saying that the roof was too small.", "that the roof was too small", "Ada Moss", "saying")]
    public void A_reported_clause_is_found_with_its_mention_and_cue(
        string text,
        string words,
        string mention,
        string cue)
    {
        var quote = Assert.Single(Read(text));

        Assert.Equal(
            (QuoteKind.Indirect, words, mention, cue),
            (quote.Kind, quote.Text, quote.Attribution.Mention?.Text, quote.Attribution.Cue?.Text));
    }

    [Theory]
    [InlineData("Ada Moss said the roof was too small, and Bo Reed left the hall.", "the roof was too small")]
    [InlineData("Ada Moss said that the roof was too small and that the stalls were old.", "that the roof was too small and that the stalls were old")]
    [InlineData("Ada Moss said the roof was too small, which nobody had expected.", "the roof was too small")]
    [InlineData("While Ada Moss said the roof was too small, she kept the market open.", "the roof was too small")]
    [InlineData("Ada Moss said the roof was too small; the council kept it.", "the roof was too small")]
    public void It_ends_where_the_reporter_goes_on(string text, string words) =>
        Assert.Equal([words], Read(text).Select(q => q.Text));

    [Fact]
    public void A_clause_around_its_cue_is_one_utterance_in_two_parts()
    {
        var quotes = Read("The market, Ada Moss said, would open at nine.");

        Assert.Equal(
            [("The market", 1, 1, 2), ("would open at nine", 1, 2, 2)],
            quotes.Select(q => (q.Text, q.Utterance, q.Part, q.Parts)));
    }

    [Theory]
    [InlineData("Ada Moss said the plan was “far too small” for the town.")]
    [InlineData("The “far too small” plan, Ada Moss said, will fail.")]
    [InlineData("The roof was too small and, Ada Moss said, “far too old.”")]
    public void Words_in_marks_inside_a_clause_are_the_quotation(string text) =>
        Assert.Equal(QuoteKind.Mixed, Assert.Single(Read(text)).Kind);

    [Theory]
    [InlineData("Ada Moss opened the market at nine.")]
    [InlineData("Asked about the roof, Ada Moss left the hall.")]
    [InlineData("The report that he wrote was too long.")]
    public void What_nobody_reports_is_none(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_reported_clause_between_two_parts_does_not_cut_an_utterance_in_marks()
    {
        var quotes = Read("“We open at nine,” Ada Moss said. She said the roof was too small. “We close at five.”");

        Assert.Equal([QuoteKind.Direct, QuoteKind.Indirect, QuoteKind.Direct], quotes.Select(q => q.Kind));
        Assert.Equal([(1, 1, 2), (2, 1, 1), (1, 2, 2)], quotes.Select(q => (q.Utterance, q.Part, q.Parts)));
    }

    [Fact]
    public void Who_is_reported_is_resolved_and_is_whom_a_pronoun_stands_for()
    {
        var quotes = Read(
            "Bo Reed met Ada Moss in May. Moss said the market would open at nine.", "“We close at five,” she added.");

        Assert.All(quotes, q => Assert.Equal(["Ada Moss"], q.Speakers.Select(s => s.Name)));
        Assert.All(quotes, q => Assert.InRange(q.AttributionConfidence!.Value, 0.4, 1));
    }

    [Fact]
    public void It_is_found_in_English_alone() =>
        Assert.Empty(ReadIn("de", "Ada Moss sagte, der Markt werde um neun öffnen."));
}
