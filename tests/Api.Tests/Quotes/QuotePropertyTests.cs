using System.Text;
using Api.Content.Quotes;
using CsCheck;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes;

public sealed class QuotePropertyTests
{
    /// <summary>Paragraphs put together from pieces that matter to the engine, with any characters between, lone surrogates too.</summary>
    private static readonly Gen<string[]> Paragraphs = Gen.OneOf(
            Gen.OneOf("“", "”", "\"", "'", "’", "‘", "''", "«", "»", "„", "‚", "‹", "›", "`", "=\""),
            Gen.OneOf(" Ada Moss ", " she ", "he", " said ", " said: ", ", ", ". ", "? ", " adding ", " who ", " and ", " of ", " the mayor ", " according to ", " Reed", " report ", "(", ")", "—", " to call "),
            Gen.OneOf("\ud83d\ude00", "\ud83d", "\ude00", "\u0301", "\u00a0", "\u200b", "\0", "ß", "İ"),
            Gen.Char.Select(c => c.ToString()))
        .Array[0, 40].Select(string.Concat).Array[0, 4];

    [Fact]
    public void Any_text_gives_places_that_lie_in_their_paragraphs_and_never_overlap() =>
        Paragraphs.Sample(paragraphs =>
        {
            var reached = (0, 0);
            foreach (var quote in Read(paragraphs))
            {
                var place = quote.Place;
                var text = paragraphs[place.Paragraph - 1];
                Assert.True(place.StartUtf16 < place.EndUtf16 && place.EndUtf16 <= text.Length);
                Assert.True((place.Paragraph, place.StartUtf16).CompareTo(reached) >= 0);
                reached = (place.Paragraph, place.EndUtf16);
                AssertSlices(text, new(quote.Text, place));
                foreach (var phrase in new[] { quote.Attribution.Mention, quote.Attribution.Cue }.OfType<Content.Text.Phrase>())
                {
                    AssertSlices(paragraphs[phrase.Place.Paragraph - 1], phrase);
                }
            }
        });

    [Fact]
    public void The_same_text_gives_the_same_quotes() =>
        Paragraphs.Sample(paragraphs => Assert.Equal(Read(paragraphs).Select(Print), Read(paragraphs).Select(Print)));

    [Fact]
    public void Parts_of_an_utterance_are_numbered_without_gaps() =>
        Paragraphs.Sample(paragraphs =>
        {
            foreach (var utterance in Read(paragraphs).GroupBy(q => q.Utterance))
            {
                Assert.Equal(Enumerable.Range(1, utterance.Count()), utterance.Select(q => q.Part));
                Assert.All(utterance, q => Assert.Equal(utterance.Count(), q.Parts));
            }
        });

    [Fact]
    public void Confidence_is_a_share_and_there_when_its_subject_is() =>
        Paragraphs.Sample(paragraphs =>
        {
            foreach (var quote in Read(paragraphs))
            {
                Assert.Equal(quote.Attribution.Mention is null, quote.AttributionConfidence is null);
                Assert.Equal(quote.Speakers.Count == 0, quote.ResolutionConfidence is null);
                Assert.InRange(quote.AttributionConfidence ?? 0, 0, 1);
                Assert.InRange(quote.ResolutionConfidence ?? 0, 0, 1);
            }
        });

    private static void AssertSlices(string text, Content.Text.Phrase phrase)
    {
        Assert.Equal(phrase.Text, text[phrase.Place.StartUtf16..phrase.Place.EndUtf16]);
        Assert.Equal(phrase.Place, Content.Text.Place.Of(phrase.Place.Paragraph, text, phrase.Place.StartUtf16, phrase.Place.EndUtf16));
    }

    private static string Print(ParsedQuote quote) =>
        new StringBuilder().Append(quote.Place).Append(quote.Kind).Append(quote.SourceType).Append(quote.Attribution).AppendJoin('|', quote.Speakers.Select(s => s.Name))
            .Append(quote.AttributionConfidence).Append(quote.ResolutionConfidence).Append(quote.Utterance).Append(quote.Part).Append(quote.Parts).ToString();

    // What sentences of news are made of, thrown together: the words that rules look for, where no rule expects them.
    private static readonly Gen<string> Soup = Gen.OneOf(
        "Ann Lee", "Bo Day", "Mayor Ada Moss", "Mr. Reed", "Reed", "Reed & Sons", "the Harbour Board", "the Treasury and State Departments", "Democrats", "Republicans", "Americans", "Bankers",
        "officials", "a spokeswoman", "the report", "The study", "the mayor", "he", "she", "they", "it", "who", "himself", "her", "I", "we", "one of them", "and", "or", "but", "of", "by", "from", "for", "to", "in", "on Twitter",
        "said", "says", "told", "added", "adding", "called", "according to", "wrote", "tweeted", "reads", "as", "that", "whether", "was", "left", "will", "to go", "the", "a", "former", "Jr.", "U.S.", "St.", "Dr.", "O’Hara", "de la Cruz", "’s", "'s", "s'",
        "“", "”", "‘", "’", "\"", "'", "''", "«", "»", "„", "‚", "(", ")", "[", "]", ",", ".", "?", "!", ":", ";", "–", "—", "-", "…", "1990s", "’60s", "6'2\"", "10", "%", "\u0301", "\U0001F600")
        .Array[0, 60].Select(words => string.Join(' ', words).Replace("“ ", "“", StringComparison.Ordinal).Replace(" ”", "”", StringComparison.Ordinal));

    [Fact]
    public void Any_mixture_of_the_words_of_news_is_read() => Soup.Array[1, 5].Sample(
        texts =>
        {
            var quotes = Read(texts);
            Assert.All(quotes, quote => Assert.Equal(quote.Text, texts[quote.Place.Paragraph - 1][quote.Place.StartUtf16..quote.Place.EndUtf16]));
            Assert.All(quotes, quote => Assert.Equal(quote.Speakers.Count > 0, quote.ResolutionConfidence is not null));
            Assert.All(quotes.Zip(quotes.Skip(1)), pair => Assert.True(pair.First.Place.Paragraph < pair.Second.Place.Paragraph || pair.First.Place.EndUtf16 <= pair.Second.Place.StartUtf16));
        },
        iter: 20_000);
}
