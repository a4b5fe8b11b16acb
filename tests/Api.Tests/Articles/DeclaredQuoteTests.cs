using Api.Content.Quotes;
using Api.Content.Text;
using static Api.Tests.Articles.ArticleJsonTests;

namespace Api.Tests.Articles;

public sealed class DeclaredQuoteTests
{
    [Fact]
    public void A_declared_quote_is_what_its_sender_says()
    {
        var quotes = Quotes(
            """{"paragraphNumber":2,"start":2,"end":5,"kind":"phrase"}""",
            """{"paragraphNumber":1,"start":0,"end":3,"speakers":["Ada Moss",{"name":"Port Board","kind":"organisation"}]}""");
        Assert.Equivalent(
            new ParsedQuote
            {
                Place = new(1, 0, 3, 0, 3),
                Text = "One",
                Kind = QuoteKind.Direct,
                Speakers = [new("Ada Moss", SpeakerKind.Person, []), new("Port Board", SpeakerKind.Organisation, [])],
                SourceType = SourceType.Named,
                Attribution = ParsedAttribution.None,
                AttributionConfidence = null,
                ResolutionConfidence = null,
                Utterance = 1,
                Part = 1,
                Parts = 1,
                Declared = true,
            },
            quotes[0],
            strict: true);
        Assert.Equal(
            (new Place(2, 2, 5, 3, 6), "two", QuoteKind.Phrase, SourceType.None, 2),
            (quotes[1].Place, quotes[1].Text, quotes[1].Kind, quotes[1].SourceType, quotes[1].Utterance));
    }

    [Fact]
    public void The_engine_finds_none_beside_those_that_are_declared() =>
        Assert.Equal(
            "The",
            Assert.Single(
                Accepted(
                    """{"paragraphs":["The bridge. “It is closed,” Ada Moss said."],"quotes":[{"paragraphNumber":1,"start":0,"end":3}]}""").Quotes).Text);

    [Theory]
    [InlineData(0, 1, 0, 2)]
    [InlineData(1, 2, 2, 3)]
    [InlineData(2, 6, 3, 8)]
    [InlineData(0, 6, 0, 8)]
    [InlineData(5, 6, 6, 8)]
    public void Places_count_code_points(int start, int end, int startUtf16, int endUtf16)
    {
        const string Paragraph = "🌉abcd🌉";
        var quote = Assert.Single(
            Accepted(
                $$"""{"paragraphs":["{{Paragraph}}"],"quotes":[{"paragraphNumber":1,"start":{{start}},"end":{{end}}}]}""").Quotes);
        Assert.Equal(Place.Of(1, Paragraph, startUtf16, endUtf16), quote.Place);
        Assert.Equal(Paragraph[startUtf16..endUtf16], quote.Text);
    }

    [Theory]
    [InlineData("""{"start":0,"end":1}""", "/quotes/0: the number of a paragraph is needed, 1 to 2.")]
    [InlineData("""{"paragraphNumber":0,"start":0,"end":1}""", "/quotes/0/paragraphNumber: a whole number from 1 is "
        + "needed.")]
    [InlineData("""{"paragraphNumber":3,"start":0,"end":1}""", "/quotes/0: the number of a paragraph is needed, 1 to 2.")]
    [InlineData("""{"paragraphNumber":2,"end":1}""", "/quotes/0: a start and an end after it are needed, both within "
        + "the 6 code points of paragraph 2.")]
    [InlineData("""{"paragraphNumber":2,"start":0}""", "/quotes/0: a start and an end after it are needed, both "
        + "within the 6 code points of paragraph 2.")]
    [InlineData("""{"paragraphNumber":2,"start":3,"end":3}""", "/quotes/0: a start and an end after it are needed, "
        + "both within the 6 code points of paragraph 2.")]
    [InlineData("""{"paragraphNumber":2,"start":0,"end":7}""", "/quotes/0: a start and an end after it are needed, "
        + "both within the 6 code points of paragraph 2.")]
    [InlineData("""{"paragraphNumber":2,"start":-1,"end":2}""", "/quotes/0/start: a whole number from 0 is needed.")]
    [InlineData("""{"paragraphNumber":1,"start":1,"end":3},{"paragraphNumber":1,"start":0,"end":2}""", "/quotes/0: this overlaps /quotes/1.")]
    [InlineData("""{"paragraphNumber":1,"start":0,"end":2,"speakers":[{"kind":"person"}]}""", "/quotes/0/speakers/0: a name is needed.")]
    [InlineData("""{"paragraphNumber":1,"start":0,"end":2,"kind":"said"}""", "/quotes/0/kind: this has no value "
        + "\"said\"; it takes direct, mixed, phrase, indirect.")]
    [InlineData("""{"paragraphNumber":1,"start":0,"end":2,"method":"guess"}""", "/quotes/0/method: this has no value "
        + "\"guess\"; it takes rule, stated, declared, manual.")]
    [InlineData("""{"paragraph":1,"start":0,"end":2}""", "/quotes/0/paragraph: there is no member \"paragraph\".")]
    public void A_quote_that_cannot_be_is_refused_by_its_place(string quotes, string reason) =>
        Assert.Equal(reason, Refused(Article(quotes)).Detail);

    [Fact]
    public void Quotes_that_touch_are_two() =>
        Assert.Equal(
            2,
            Quotes("""{"paragraphNumber":1,"start":0,"end":1}""", """{"paragraphNumber":1,"start":1,"end":2}""").Count);

    [Fact]
    public void Of_quotes_in_the_shape_of_an_answer_those_that_were_declared_are_declarations()
    {
        var quotes = Quotes(
            """{"paragraphNumber":1,"method":"rule","place":{"paragraphId":8,"start":0,"end":2,"startUtf16":0,"endUtf16":2}}""",
            """{"method":"manual"}""",
            """{"paragraphNumber":2,"method":"declared","place":{"paragraphId":9,"start":2,"end":5,"startUtf16":3,"endUtf16":6},"speakers":[{"id":4,"slug":"ada-moss","name":"Ada Moss"}]}""");
        Assert.Equal(("two", "Ada Moss"), (Assert.Single(quotes).Text, Assert.Single(quotes[0].Speakers).Name));
    }

    private static IReadOnlyList<ParsedQuote> Quotes(params string[] quotes) =>
        Accepted(Article(string.Join(',', quotes))).Quotes;

    private static string Article(string quotes) => $$"""{"paragraphs":["One.","🌉 two."],"quotes":[{{quotes}}]}""";
}
