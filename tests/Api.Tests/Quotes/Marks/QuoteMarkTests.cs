using Api.Content.Articles;
using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Marks;

public sealed class QuoteMarkTests
{
    [Theory]
    [InlineData("“We open at nine,” Ada Moss said.", "We open at nine,")]
    [InlineData("\"We open at nine,\" Ada Moss said.", "We open at nine,")]
    [InlineData("''We open at nine,'' Ada Moss said.", "We open at nine,")]
    [InlineData("``We open at nine,'' Ada Moss said.", "We open at nine,")]
    [InlineData("„Wir öffnen um neun“, sagte Ada Moss.", "Wir öffnen um neun")]
    [InlineData("„Otwieramy o dziewiątej”, powiedziała Ada Moss.", "Otwieramy o dziewiątej")]
    [InlineData("”Vi öppnar klockan nio”, sade Ada Moss.", "Vi öppnar klockan nio")]
    [InlineData("« Nous ouvrons à neuf heures », a dit Ada Moss.", "Nous ouvrons à neuf heures")]
    [InlineData("«Abrimos a las nueve», dijo Ada Moss.", "Abrimos a las nueve")]
    [InlineData("»Wir öffnen um neun«, sagte Ada Moss.", "Wir öffnen um neun")]
    [InlineData("»Avaamme yhdeksältä», sanoi Ada Moss.", "Avaamme yhdeksältä")]
    [InlineData("‚Wir öffnen um neun‘, sagte Ada Moss.", "Wir öffnen um neun")]
    [InlineData("‹Wir öffnen um neun›, sagte Ada Moss.", "Wir öffnen um neun")]
    [InlineData("‘We open at nine,’ Ada Moss said.", "We open at nine,")]
    [InlineData("'We open at nine,' Ada Moss said.", "We open at nine,")]
    public void Every_kind_of_marks_is_found(string text, string words) =>
        Assert.Equal([words], Read(text).Select(q => q.Text));

    [Theory]
    [InlineData("“He told me ‘never again’ and left,” Ada Moss said.", "He told me ‘never again’ and left,")]
    [InlineData("‘He told me “never again” and left,’ Ada Moss said.", "He told me “never again” and left,")]
    [InlineData("\"He told me 'never again' and left,\" Ada Moss said.", "He told me 'never again' and left,")]
    [InlineData("«He told me “never again” and left», Ada Moss said.", "He told me “never again” and left")]
    public void Only_the_outermost_marks_count(string text, string words) =>
        Assert.Equal([words], Read(text).Select(q => q.Text));

    [Theory]
    [InlineData("The farmers’ market doesn’t open before the ’90s fair, and the girls’ choir won’t sing.")]
    [InlineData("The door is 6'2\" high and the painter's ladder is 7'1\".")]
    [InlineData("Rock 'n' roll was loud in the '60s, so they told 'em to stop.")]
    [InlineData("It’s the players’ call, the coaches’ call and the fans’ call.")]
    [InlineData("<img alt=\"a red barn\" src=\"barn.jpg\"> The barn is red.")]
    public void Apostrophes_inches_decades_and_attributes_are_no_marks(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Marks_of_several_kinds_stand_in_one_article() =>
        Assert.Equal(
            ["One,", "Two,", "Three,"],
            Read("“One,” Ada Moss said.", "\"Two,\" Ada Moss said.", "''Three,'' Ada Moss said.").Select(q => q.Text));

    [Fact]
    public void A_reopened_mark_goes_on_with_the_utterance()
    {
        var quotes = Read("“We open at nine,” Ada Moss said. “That is early.", "“It is not too early for me.”");

        Assert.Equal(["We open at nine,", "That is early.", "It is not too early for me."], quotes.Select(q => q.Text));
        Assert.All(quotes, q => Assert.Equal((1, 3), (q.Utterance, q.Parts)));
        Assert.Equal([1, 2, 3], quotes.Select(q => q.Part));
        Assert.All(quotes, q => Assert.Equal("Ada Moss", q.Speakers.Single().Name));
    }

    [Fact]
    public void A_single_mark_is_left_open_for_the_paragraph_that_opens_it_again()
    {
        var quotes = Read(
            "‘We open at nine,’ Ada Moss says. ‘I said, “No.” That is the farmers’ hour.",
            "‘It is not too early for me, “not at all”.’",
            "‘Good,’ said Bo Reed.");

        Assert.Equal(
            [
                "We open at nine,",
                "I said, “No.” That is the farmers’ hour.",
                "It is not too early for me, “not at all”.",
                "Good,",
            ],
            quotes.Select(q => q.Text));
        Assert.Equal([(1, 3), (1, 3), (1, 3), (2, 1)], quotes.Select(q => (q.Utterance, q.Parts)));
        Assert.Equal(["Ada Moss", "Ada Moss", "Ada Moss", "Bo Reed"], quotes.Select(q => q.Attribution.Mention?.Text));
    }

    [Fact]
    public void A_missing_closing_mark_ends_with_its_paragraph()
    {
        var quotes = Read("Ada Moss said: “We open at nine.", "The market is by the river.");

        Assert.Equal("We open at nine.", Assert.Single(quotes).Text);
    }

    [Fact]
    public void A_missing_closing_mark_inside_a_paragraph_ends_at_the_next_opening_one() =>
        Assert.Equal(
            ["We open at nine, she said.", "We close at five,"],
            Read("“We open at nine, she said. “We close at five,” she said.").Select(q => q.Text));

    [Theory]
    [InlineData("Pipe\t5\" wide\n\tand 6\" long\tno \"more\"", "more")]
    [InlineData("“Open at nine\tat dawn”\n“We never close.”\tit says", "Open at nine", "We never close.")]
    [InlineData("No\t“No”\n“Never”\t", "No", "Never")]
    public void Marks_pair_within_a_cell_of_a_table(string table, params string[] words)
    {
        var paragraph = new ParsedParagraph(ParagraphKind.Table, null, table);
        var before = new ParsedParagraph(ParagraphKind.Paragraph, null, "Ada Moss said: “We go.”");
        var quotes = QuoteReader.Read([before, paragraph], null, "en");

        Assert.Equal(["We go.", .. words], quotes.Select(quote => quote.Text));
        Assert.All(
            quotes.Skip(1), quote => Assert.Equal(quote.Text, table[quote.Place.StartUtf16..quote.Place.EndUtf16]));
    }

    [Fact]
    public void White_space_inside_the_marks_is_left_out() =>
        Assert.Equal("We open", Assert.Single(Read("Ada Moss said “ We open ” today.")).Text);

    [Fact]
    public void Both_pairs_of_offsets_slice_the_same_words()
    {
        const string text = "🎪 Ada Moss said: “We 🎈 open at nine.”";

        var place = Assert.Single(Read(text)).Place;

        Assert.Equal("We 🎈 open at nine.", text[place.StartUtf16..place.EndUtf16]);
        Assert.Equal(
            "We 🎈 open at nine.",
            string.Concat(text.EnumerateRunes().Skip(place.Start).Take(place.End - place.Start)));
    }
}
