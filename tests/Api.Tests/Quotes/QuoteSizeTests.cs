using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes;

/// <summary>Megabytes that would take hours if any step were slower than linear. They pass by ending.</summary>
public sealed class QuoteSizeTests
{
    private const int Megabyte = 1_000_000;

    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("”")]
    [InlineData("'")]
    [InlineData("‘")]
    [InlineData("’")]
    [InlineData("«")]
    [InlineData("„")]
    [InlineData("a")]
    [InlineData("said ")]
    [InlineData("U.")]
    [InlineData(", who said ")]
    [InlineData("\ud800")]
    public void A_megabyte_of_one_thing_has_no_quotes(string piece) => Assert.Empty(Read(Fill(piece)));

    [Theory]
    [InlineData("“a” ")]
    [InlineData(" \"a")]
    [InlineData("“a ")]
    [InlineData("‘as’ ")]
    [InlineData("adding “a” ")]
    [InlineData("“a,” he said. ")]
    [InlineData("Mary Reed said, “a.” ")]
    [InlineData("the report said “a” and ")]
    [InlineData("\ud83d\ude00“a” ")]
    public void A_megabyte_of_quotations_in_one_paragraph_is_read_to_its_end(string piece)
    {
        var text = Fill(piece);
        var quotes = Read(text);

        Assert.True(quotes.Count > Megabyte / piece.Length / 3);
        Assert.True(quotes[^1].Place.EndUtf16 > text.Length - (3 * piece.Length));
    }

    [Theory]
    [InlineData("said ")]
    [InlineData("and said ")]
    [InlineData("left and said ")]
    [InlineData(", said, ")]
    [InlineData(", who said ")]
    [InlineData(", Reed, ")]
    [InlineData("adding ")]
    [InlineData("of Lund ")]
    [InlineData("in Lund ")]
    [InlineData("U.")]
    [InlineData("( ")]
    public void A_megabyte_of_words_around_a_quotation_is_read_once(string piece)
    {
        const string quotation = " “We open at nine.” ";
        var words = Fill(piece);

        Assert.Equal(["We open at nine.", "We open at nine."], Read(quotation + words + quotation).Select(q => q.Text));
    }

    [Fact]
    public void A_megabyte_of_people_with_one_surname_is_read_to_its_end()
    {
        var text = string.Concat(Enumerable.Range(0, Megabyte / 30).Select(i => $"{(char)('A' + (i % 26))}{new string((char)('a' + (i / 26 % 26)), 1 + (i / 676))[..Math.Min(8, 1 + (i / 676))]}{i % 97} Reed said “a.” "));

        Assert.All(Read(text), q => Assert.Single(q.Speakers));
    }

    private static string Fill(string piece) => string.Concat(Enumerable.Repeat(piece, Megabyte / piece.Length));
}
