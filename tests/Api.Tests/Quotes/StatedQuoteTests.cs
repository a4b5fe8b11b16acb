using Api.Content.Articles;
using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes;

/// <summary>Quotes that state their own source: <c>&gt;</c> begins a paragraph of a block quote.</summary>
public sealed class StatedQuoteTests
{
    [Theory]
    [InlineData("— Ann Moss", "Ann Moss")]
    [InlineData("- Ann Moss, keeper of the light", "Ann Moss")]
    [InlineData("Ann Moss, in a letter of 3 May", "Ann Moss")]
    [InlineData("Ann Moss (keeper)", "Ann Moss")]
    [InlineData("—Ólafur van der Berg", "Ólafur van der Berg")]
    public void A_block_quote_ends_in_its_source(string line, string name)
    {
        var quotes = Stated(
            "The keeper wrote to us.", "> We wait for the boats.", "> They never come.", $"> {line}", "So it was.");

        Assert.Equal(["We wait for the boats.", "They never come."], quotes.Select(quote => quote.Text));
        Assert.All(
            quotes,
            quote =>
            {
                Assert.Equal((QuoteKind.Direct, name), (quote.Kind, quote.Speakers.Single().Name));
                Assert.Equal((4, name, "sourceLine"), MentionOf(quote));
                Assert.Equal((1, 2), (quote.Utterance, quote.Parts));
            });
    }

    [Theory]
    [InlineData("> We wait for the boats. — Ann Moss", "We wait for the boats.")]
    [InlineData("> “We wait for the boats.” — Ann Moss, keeper", "We wait for the boats.")]
    [InlineData("> “We wait,” it says, “and wait.” -- Ann Moss", "“We wait,” it says, “and wait.”")]
    public void The_source_may_end_the_words(string paragraph, string words)
    {
        var quote = Assert.Single(Stated("They wrote.", paragraph));

        Assert.Equal((words, "Ann Moss"), (quote.Text, quote.Speakers.Single().Name));
    }

    [Theory]
    [InlineData("> We wait for the boats.", "> They never come.")]
    [InlineData("> We wait for the boats - and they never come")]
    [InlineData("> Ann Moss")]
    [InlineData("> We wait.", "> Then, one day, boats came.")]
    public void A_block_quote_without_a_source_states_none(params string[] paragraphs) =>
        Assert.Empty(Stated(["Ann Moss wrote.", .. paragraphs]));

    [Theory]
    [InlineData("Moss")]
    [InlineData("MOSS")]
    [InlineData("Ann Moss")]
    [InlineData("ANN MOSS")]
    [InlineData("Ann Moss, keeper")]
    public void An_answer_follows_the_name_of_somebody_whom_the_article_names(string label)
    {
        var quotes = Stated(
            "Ann Moss has kept the light for thirty years.",
            "Courier: And the winters?",
            $"{label}: Long. You learn to talk to the stove.",
            "Courier: Would you leave?",
            $"{label}: “Never.”",
            "I would miss the stove.",
            "Courier: And the cat?",
            $"{label}: The cat stays.");

        Assert.Equal(
            ["Long. You learn to talk to the stove.", "Never.", "I would miss the stove.", "The cat stays."],
            quotes.Select(quote => quote.Text));
        Assert.All(quotes, quote => Assert.Equal("Ann Moss", quote.Speakers.Single().Name));
        Assert.Equal((3, label.Split(',')[0], "label"), MentionOf(quotes[0]));
        Assert.Equal((quotes[1].Utterance, 2), (quotes[2].Utterance, quotes[2].Part));
    }

    [Theory]
    [InlineData("Q:", "A:")]
    [InlineData("Q.", "A.")]
    [InlineData("Question:", "Answer:")]
    public void An_answer_is_of_the_one_person_who_is_introduced(string question, string answer)
    {
        var quotes = Stated(
            "Yesterday Ann Moss talked with us on Long Island.",
            $"{question} Why do you stay?",
            $"{answer} Because of the light.");

        Assert.Equal("Because of the light.", Assert.Single(quotes).Text);
        Assert.Equal("Ann Moss", quotes[0].Speakers.Single().Name);
        Assert.Equal((1, "Ann Moss", "answer"), MentionOf(quotes[0]));
    }

    [Fact]
    public void A_headline_may_introduce_who_answers()
    {
        var quote = Assert.Single(ReadTitled("Ten minutes with Ann Moss", "Q: Why do you stay?", "A: For the light."));

        Assert.Equal("Ann Moss", quote.Speakers.Single().Name);
        Assert.Equal((2, "A", "answer"), MentionOf(quote));
    }

    [Theory]
    [InlineData("Note: Bring a coat.", "Update: We open at nine.", "Note: Bring a hat.")]
    [InlineData("Breakfast: two eggs", "Dinner: soup", "Breakfast: two eggs")]
    [InlineData("Details: see our page.", "Ann Moss keeps the light.", "Tickets: ask us.")]
    [InlineData("Ann Moss lives in Port Ellery.", "Port Ellery: The gate is shut.")]
    [InlineData("ELLERY: We open at nine, the town of Port Ellery says.")]
    [InlineData("Q: Why?", "A: Because.")]
    [InlineData("Ann Moss met Bo Reed.", "Q: Why?", "A: Because.")]
    [InlineData("Ann Moss keeps the light.", "Moss: “No,” she says, “I will not.”")]
    public void Labels_that_are_nobody_state_nothing(params string[] paragraphs) => Assert.Empty(Stated(paragraphs));

    [Theory]
    [InlineData("de", "Interview mit Anna Moos", "Frage: Warum?", "Moos: Wegen des Lichts.", "Anna Moos")]
    [InlineData("fr", "Anne Mousse garde le phare", "Le Port: Pourquoi ?", "Mousse: Nous l’aimons.", "Anne Mousse")]
    [InlineData("zh", "灯塔", "记者：为什么？", "李梅：因为我喜欢海。", "李梅")]
    [InlineData("ru", "Разговор с Анной Мох", "Вопрос: Почему?", "Анна Мох: Мы любим море.", "Анна Мох")]
    public void Stated_sources_need_no_lexicon(
        string language,
        string intro,
        string question,
        string answer,
        string name)
    {
        var quotes = ReadIn(language, intro, question, answer, question, answer).Where(quote => quote.Stated).ToList();

        Assert.Equal(2, quotes.Count);
        Assert.All(quotes, quote => Assert.Equal(name, quote.Speakers.Single().Name));
    }

    [Theory]
    [InlineData("“The light went out.", "“It came back.” — Ann Moss, keeper")]
    [InlineData("“The light went out.", "“It came back.”", "—Ann Moss, keeper")]
    [InlineData("\"The light went out.", "\"It came back.\" — Ann Moss")]
    public void A_signature_is_for_all_paragraphs_of_the_quotation(params string[] paragraphs)
    {
        var quotes = Stated(["Readers wrote.", .. paragraphs, "“I saw it, too.” — Bo Reed"]);

        Assert.Equal(
            [("The light went out.", "Ann Moss"), ("It came back.", "Ann Moss"), ("I saw it, too.", "Bo Reed")],
            quotes.Select(quote => (quote.Text, quote.Speakers.Single().Name)));
    }

    [Fact]
    public void Letters_have_signatures()
    {
        var quotes = Stated(
            "Dear editor,", "The light went out.", "It came back.", "— Ann Moss, Ellery", "I saw it, too.",
            "— Bo Reed");

        Assert.Equal(
            [("The light went out.", "Ann Moss"), ("It came back.", "Ann Moss"), ("I saw it, too.", "Bo Reed")],
            quotes.Select(quote => (quote.Text, quote.Speakers.Single().Name)));
    }

    [Theory]
    [InlineData("The light went out.", "It came back.", "— Ann Moss")]
    [InlineData("— Oui, dit-elle.", "— Non, dit-il.")]
    public void A_name_under_an_article_makes_no_letter_of_it(params string[] paragraphs) =>
        Assert.Empty(Stated(paragraphs));

    [Theory]
    [InlineData("Ann Moss (@moss)", "Ann Moss")]
    [InlineData("Ann Moss @moss@sea.example", "Ann Moss")]
    [InlineData("Captain Ann Moss · @moss", "Ann Moss")]
    [InlineData("Bait and Tackle", "Bait and Tackle")]
    [InlineData("灯塔 (@light)", "灯塔")]
    [InlineData("@moss", "@moss")]
    public void An_embedded_post_is_of_its_account(string author, string name)
    {
        const string Words = "The light went out.\nIt came back, “as ever”.";
        var post = new ParsedParagraph(ParagraphKind.Embed, null, Words) { Embed = new("Shoal", null, author) };

        var quote = Assert.Single(QuoteReader.Read([Paragraph("The keeper, Ann Moss, wrote:"), post], null, "en"));

        Assert.Equal((Words, QuoteKind.Direct, true), (quote.Text, quote.Kind, quote.Stated));
        Assert.Equal((name, "account"), (Assert.Single(quote.Speakers).Name, quote.AttributionRule));
        Assert.Null(quote.Attribution.Mention);
    }

    [Fact]
    public void An_embedded_post_without_an_account_states_no_source()
    {
        var post = new ParsedParagraph(ParagraphKind.Embed, null, "It came back.") { Embed = new("Shoal", null, null) };

        Assert.Empty(QuoteReader.Read([post], null, "en"));
    }

    private static (int Paragraph, string Text, string? Rule) MentionOf(ParsedQuote quote) =>
        (quote.Attribution.Mention!.Place.Paragraph, quote.Attribution.Mention.Text, quote.AttributionRule);

    private static List<ParsedQuote> Stated(params string[] paragraphs) => ReadTitled(null, paragraphs);

    private static List<ParsedQuote> ReadTitled(string? title, params string[] paragraphs) =>
    [
        .. QuoteReader.Read([.. paragraphs.Select(Paragraph)], title, "en").Where(quote => quote.Stated),
    ];

    private static ParsedParagraph Paragraph(string text) =>
        text.StartsWith("> ", StringComparison.Ordinal)
            ? new(ParagraphKind.Blockquote, null, text[2..])
            : new(ParagraphKind.Paragraph, null, text);
}
