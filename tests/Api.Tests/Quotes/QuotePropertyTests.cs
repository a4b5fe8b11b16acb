using System.Globalization;
using Api.Content.Quotes;
using Api.Content.Text;
using CsCheck;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes;

public sealed class QuotePropertyTests
{
    /// <summary>Pieces that matter to the engine, with any characters between, lone surrogates too.</summary>
    private static readonly Gen<string> Characters = Gen.OneOf(
            Gen.OneOf("“", "”", "\"", "'", "’", "‘", "''", "«", "»", "„", "‚", "‹", "›", "`", "=\""),
            Gen.OneOf(
                " Ada Moss ",
                " she ",
                "he",
                " said ",
                " said: ",
                ", ",
                ". ",
                "? ",
                " adding ",
                " who ",
                " and ",
                " of ",
                " the mayor ",
                " according to ",
                " Reed",
                " report ",
                "(",
                ")",
                "—",
                " to call "),
            Gen.OneOf(
                "\ud83d\ude00",
                "\ud83d",
                "\ude00",
                "\u0301",
                "\u00a0",
                "\u200b",
                "\u202e",
                "\0",
                "ß",
                "İ",
                "ı",
                "\u05d0\u05d1",
                "\u0627\u0644",
                "\u0e01\u0e33",
                new string('n', 2000)),
            Gen.Char.Select(c => c.ToString()))
        .Array[0, 40].Select(string.Concat);

    /// <summary>
    /// Parts of sentences in the news, thrown together: the words that rules look for, in places where no rule expects
    /// them.
    /// </summary>
    private static readonly Gen<string> Soup = Gen.OneOf(
            "Ann Lee", "Bo Day", "Mayor Ada Moss", "Mr. Reed", "Reed", "Reed & Sons", "the Harbour Board",
            "the Treasury and State Departments", "Democrats", "Republicans", "Americans", "Bankers",
            "officials", "a spokeswoman", "the report", "The study", "the mayor", "he", "she", "they", "it", "who",
            "himself", "her", "I", "we", "one of them", "and", "or", "but", "of", "by", "from", "for", "to", "in",
            "on Twitter",
            "said", "says", "told", "added", "adding", "called", "according to", "wrote", "tweeted", "reads", "as",
            "that", "whether", "was", "left", "will", "to go", "the", "a", "former", "Jr.", "U.S.", "St.", "Dr.",
            "O’Hara", "de la Cruz", "’s", "'s", "s'",
            "“", "”", "‘", "’", "\"", "'", "''", "«", "»", "„", "‚", "(", ")", "[", "]", ",", ".", "?", "!", ":", ";",
            "–", "—", "-", "…", "1990s", "’60s", "6'2\"", "10", "%", "\u0301", "\U0001F600")
        .Array[0, 60].Select(
            words =>
                string.Join(' ', words)
                    .Replace("“ ", "“", StringComparison.Ordinal)
                    .Replace(" ”", "”", StringComparison.Ordinal));

    /// <summary>Sentences as reporters write them.</summary>
    private static readonly Gen<string> News = Gen.Select(
            Gen.OneOf(
                "“{0},” {1} said. ",
                "“{0},” said {1}. “{0}.” ",
                "“{0}.” ",
                "“{0}. ",
                "{1} said that {0}. ",
                "{0}, {1} said. ",
                "{1} called it “{0}” and left. ",
                "According to {1}, {0}. ",
                "“{0},” {1} said, “{0}.” ",
                "The dam, {1} said, {0}. ",
                "{1} left. "),
            Gen.OneOf(
                "we open at nine",
                "it was safe",
                "nobody left",
                "a disgrace",
                "We will go",
                "he told Bo Day “No” twice"),
            Gen.OneOf(
                "Ann Lee",
                "Lee",
                "Bo Day, the mayor,",
                "the mayor",
                "he",
                "she",
                "they",
                "Mr. Day",
                "the Harbour Board",
                "the report",
                "officials",
                "who",
                "Ann Lee and Bo Day"),
            (sentence, words, source) => string.Format(CultureInfo.InvariantCulture, sentence, words, source))
        .Array[1, 6].Select(string.Concat);

    private static readonly Gen<string[]> Articles = Gen.OneOf(Characters, Soup, News, News).Array[0, 5];

    private static readonly string[] Cultures = ["tr-TR", "de-DE", "ar-SA", "th-TH"];

    [Fact]
    public void Places_lie_in_their_paragraphs_and_never_overlap() => Check(paragraphs =>
    {
        var reached = (0, 0);
        foreach (var quote in Read(paragraphs))
        {
            var place = quote.Place;
            Assert.True(place.StartUtf16 < place.EndUtf16 && place.EndUtf16 <= paragraphs[place.Paragraph - 1].Length);
            Assert.True((place.Paragraph, place.StartUtf16).CompareTo(reached) >= 0);
            reached = (place.Paragraph, place.EndUtf16);
        }
    });

    [Fact]
    public void Slicing_the_paragraph_gives_the_words() => Check(paragraphs =>
    {
        foreach (var phrase in Read(paragraphs).SelectMany(
            q => new[] { new(q.Text, q.Place), q.Attribution.Mention, q.Attribution.Cue })
            .OfType<Phrase>())
        {
            var (place, text) = (phrase.Place, paragraphs[phrase.Place.Paragraph - 1]);
            Assert.Equal(phrase.Text, text[place.StartUtf16..place.EndUtf16]);
            Assert.Equal(place, Place.Of(place.Paragraph, text, place.StartUtf16, place.EndUtf16));
        }
    });

    [Fact]
    public void The_same_text_gives_the_same_quotes_in_every_culture() => Check(paragraphs =>
    {
        var quotes = Read(paragraphs).Select(Print).ToList();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(quotes, Read(paragraphs).Select(Print));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    });

    /// <summary>
    /// The first two paragraphs of an article are read as such, so one is added before two that are there already.
    /// </summary>
    [Fact]
    public void A_paragraph_in_front_changes_places_only() => Check(paragraphs =>
    {
        const string rain = "Rain, all day long.";
        Assert.Equal(
            Read([rain, rain, .. paragraphs]).Select(q => Print(Moved(q, 1))),
            Read([rain, rain, rain, .. paragraphs]).Select(Print));
    });

    [Fact]
    public void Parts_of_an_utterance_are_numbered_without_gaps_and_have_one_speaker() => Check(paragraphs =>
    {
        foreach (var utterance in Read(paragraphs).GroupBy(q => q.Utterance))
        {
            Assert.Equal(Enumerable.Range(1, utterance.Count()), utterance.Select(q => q.Part));
            Assert.All(utterance, q => Assert.Equal(utterance.Count(), q.Parts));
            Assert.Single(utterance.Select(q => string.Join('|', q.Speakers.Select(s => s.Name))).Distinct());
        }
    });

    [Fact]
    public void Confidence_and_rule_are_there_when_their_subject_is() => Check(paragraphs =>
    {
        foreach (var quote in Read(paragraphs))
        {
            Assert.Equal(quote.Attribution.Mention is null, quote.AttributionConfidence is null);
            Assert.Equal(quote.Attribution.Mention is null, quote.AttributionRule is null);
            Assert.Equal(quote.Speakers.Count == 0, quote.ResolutionConfidence is null);
            Assert.Equal(quote.Speakers.Count == 0, quote.ResolutionRule is null);
            Assert.InRange(quote.AttributionConfidence ?? 0, 0, 1);
            Assert.InRange(quote.ResolutionConfidence ?? 0, 0, 1);
        }
    });

    private static void Check(Action<string[]> property) => Articles.Sample(property, iter: 1_000);

    private static ParsedQuote Moved(ParsedQuote quote, int paragraphs)
    {
        Phrase? Move(Phrase? phrase) =>
            phrase is null
                ? null
                : phrase with { Place = phrase.Place with { Paragraph = phrase.Place.Paragraph + paragraphs } };
        return quote with
        {
            Place = quote.Place with { Paragraph = quote.Place.Paragraph + paragraphs },
            Attribution = quote.Attribution with
            {
                Mention = Move(quote.Attribution.Mention),
                Cue = Move(quote.Attribution.Cue),
            },
        };
    }

    private static string Print(ParsedQuote quote) => string.Join(
        " / ",
        quote.Text, quote.Place, quote.Kind, quote.SourceType, quote.Attribution,
        string.Join('|', quote.Speakers.Select(s => $"{s.Name}: {s.Kind} {string.Join(',', s.Aliases)}")),
        quote.AttributionConfidence?.ToString(CultureInfo.InvariantCulture), quote.AttributionRule,
        quote.ResolutionConfidence?.ToString(CultureInfo.InvariantCulture), quote.ResolutionRule,
        quote.Utterance.ToString(CultureInfo.InvariantCulture), quote.Part.ToString(CultureInfo.InvariantCulture),
        quote.Parts.ToString(CultureInfo.InvariantCulture));
}
