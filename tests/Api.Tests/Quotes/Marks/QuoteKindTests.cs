using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Marks;

public sealed class QuoteKindTests
{
    [Theory]
    [InlineData("“We open at nine,” Ada Moss said.")]
    [InlineData("Ada Moss said: “We open at nine.”")]
    [InlineData("Asked whether she would stay, Ada Moss said, “No.”")]
    [InlineData("“Why so early?” Ada Moss asked.")]
    [InlineData("“We open at nine,” Ada Moss said, “and we close at five.”")]
    public void Whole_utterances_are_direct(string text) =>
        Assert.All(Read(text), q => Assert.Equal(QuoteKind.Direct, q.Kind));

    [Theory]
    [InlineData("Ada Moss said the hours were “a gift to the town” this year.")]
    [InlineData("Ada Moss called the plan “reckless.”")]
    [InlineData("Ada Moss said that “nobody has to wait” any more.")]
    public void Words_inside_the_reporters_clause_are_mixed(string text) =>
        Assert.Equal(QuoteKind.Mixed, Assert.Single(Read(text)).Kind);

    [Theory]
    [InlineData("The so-called “market” has two stalls.")]
    [InlineData("The vote follows a summer in which the “iron tide” came twice.")]
    [InlineData("The market has so far paid for the “rain-proof” roof.")]
    [InlineData("The builders had been paid for “rain-proof” tiles.")]
    [InlineData("Ada Moss appeared on Radio Lund’s “Morning Tide” in May.")]
    public void Words_that_nobody_utters_are_phrases(string text)
    {
        var quote = Assert.Single(Read(text));

        Assert.Equal((QuoteKind.Phrase, SourceType.None), (quote.Kind, quote.SourceType));
        Assert.Empty(quote.Speakers);
        Assert.Null(quote.AttributionConfidence);
    }

    [Fact]
    public void An_utterance_whose_speaker_is_unknown_stays_direct()
    {
        var quote = Assert.Single(Read("“Nobody told us that the bridge would be closed all summer.”"));

        Assert.Equal(QuoteKind.Direct, quote.Kind);
        Assert.Empty(quote.Speakers);
    }

    [Theory]
    [InlineData("„Nein“, sagte Ada Moss.", QuoteKind.Direct)]
    [InlineData("Ada Moss sagte: „Wir öffnen um neun“.", QuoteKind.Direct)]
    [InlineData("„Er hat gesagt: ‚Wir öffnen um neun.‘“", QuoteKind.Direct)]
    [InlineData("Ada Moss sprach von einem „Geschenk an die Stadt“.", QuoteKind.Mixed)]
    [InlineData("Im Ort heißt der Markt nur die „Scheune“.", QuoteKind.Phrase)]
    public void The_place_of_the_marks_tells_the_kind_in_any_language(string text, QuoteKind kind) =>
        Assert.Equal(kind, Assert.Single(ReadIn("de", text)).Kind);

    [Fact]
    public void Other_languages_have_kinds_but_no_speakers()
    {
        var quotes = ReadIn("de-AT", "„Wir öffnen um neun.“ Der Plan sei „zu früh“ gewesen, sagte Ada Moss.");

        Assert.Equal([QuoteKind.Direct, QuoteKind.Phrase], quotes.Select(q => q.Kind));
        Assert.All(quotes, q => Assert.Equal(ParsedAttribution.None, q.Attribution));
    }
}
