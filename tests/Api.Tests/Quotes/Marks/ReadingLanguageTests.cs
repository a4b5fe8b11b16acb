using Api.Content.Articles;
using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Marks;

/// <summary>
/// Checks that a text is read in its own language when nobody states one: no name is made of another language's nouns.
/// </summary>
public sealed class ReadingLanguageTests
{
    [Theory]
    [InlineData("Auf die Frage nach dem Wetter rief Moss: „Sturm.“ Das Wort „Regen“ fiel nicht.")]
    [InlineData("„Der Hafen ist zu“, sagte Ada Moss.")]
    [InlineData("De haven gaat dicht, zei de wethouder. Volgens Van Moss is er \"geen wind\".")]
    [InlineData("Le port est fermé, a dit la maire. La capitaine Moss parle d'une « honte ».")]
    [InlineData("Il porto è chiuso, ha detto la sindaca. Secondo Ada Moss è \"una vergogna\".")]
    [InlineData("O porto está fechado, disse a prefeita. Para Ada Moss, é \"uma vergonha\".")]
    [InlineData("Hamnen är stängd, säger Ada Moss. Hon kallar det \"en skandal\" för staden.")]
    [InlineData("Havnen er lukket, siger Ada Moss. Hun kalder det \"en skandale\" for byen.")]
    [InlineData("Port jest zamknięty, powiedziała Ada Moss. Nazwała to „hańbą” i nie przyszła.")]
    [InlineData("Pelabuhan itu tutup, kata Ada Moss. Dia menyebutnya \"memalukan\" untuk kota ini.")]
    [InlineData("Liman kapalı, dedi Ada Moss. Bunu \"utanç\" olarak gördü ve çok üzüldü.")]
    public void Nobody_speaks_in_a_text_whose_language_is_not_attributed(string text)
    {
        var quotes = ReadIn(null, text);

        Assert.NotEmpty(quotes);
        Assert.All(quotes, q => Assert.Empty(q.Speakers));
    }

    [Fact]
    public void Marks_and_kinds_are_those_of_the_guessed_language()
    {
        const string Text = "„Der Hafen ist zu“, sagte Ada Moss. Das Wort „Sturm“ fiel nicht.";

        Assert.Equal(
            ReadIn("de", Text).Select(q => (q.Text, q.Kind)), ReadIn(null, Text).Select(q => (q.Text, q.Kind)));
    }

    [Theory]
    [InlineData("“We open at nine,” said Ada Moss.")]
    [InlineData("“C’est la vie,” said Ada Moss of the Café de la Gare, who called it “une honte.”")]
    [InlineData("Ada Moss told the Bund von der Heide: “Das ist alles.”")]
    [InlineData("“El puerto está cerrado y no hay barcos para los niños,” Ada Moss said in Spanish.")]
    [InlineData("“Nine,” Ada Moss said.")]
    [InlineData("Ada Moss: “Nine.”")]
    public void English_is_read_whatever_is_quoted(string text) =>
        Assert.All(ReadIn(null, text), q => Assert.Equal("Ada Moss", Assert.Single(q.Speakers).Name));

    [Fact]
    public void Spanish_is_attributed_without_being_stated() =>
        Assert.Equal(
            "Ana Ruiz",
            Assert.Single(Assert.Single(ReadIn(null, "“Abrimos a las nueve”, dijo Ana Ruiz.")).Speakers).Name);

    [Theory]
    [InlineData("und")]
    [InlineData(" ")]
    [InlineData("mul")]
    public void A_tag_that_states_nothing_is_as_none(string tag) =>
        Assert.Single(Assert.Single(ReadIn(tag, "“We open at nine,” said Ada Moss.")).Speakers);

    [Fact]
    public void English_that_the_words_deny_names_nobody()
    {
        const string German = "Auf die Frage, wer das zahlt, rief Moss nur: „Der Bund.“ Das Wort „Schulden“ fiel "
            + "nicht, und am Ende des Tages war es so still wie nie.";

        Assert.All(ReadIn("en-US", German), q => Assert.Empty(q.Speakers));
    }

    [Fact]
    public void Code_says_nothing()
    {
        ParsedParagraph[] paragraphs =
        [
            new(ParagraphKind.Paragraph, null, "“It works,” said Ada Moss."),
            new(ParagraphKind.Code, null, "{ \"name\": \"Bo Reed\" }\nlog(\"Ada said: 'done'\")"),
        ];

        Assert.Equal(["It works,"], QuoteReader.Read(paragraphs, null, "en").Select(q => q.Text));
    }
}
