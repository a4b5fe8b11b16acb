using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes;

/// <summary>
/// Texts that would take minutes if any step were slower than linear. They pass by ending; the benchmarks' <c>speed</c>
/// has more of them, and longer.
/// </summary>
public sealed class QuoteSizeTests
{
    private const int Size = 250_000;

    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("‘")]
    [InlineData("’")]
    [InlineData("«")]
    [InlineData("said ")]
    [InlineData(", who said ")]
    [InlineData("\ud800")]
    public void A_long_row_of_one_thing_has_no_quotes(string piece) => Assert.Empty(Read(Fill(piece)));

    [Theory]
    [InlineData(" \"a")]
    [InlineData("‘as’ ")]
    [InlineData("s‹ as")]
    [InlineData("adding “a” ")]
    [InlineData("“a,” he said. ")]
    [InlineData("Mary Reed said, “a.” ")]
    [InlineData("the report said “a” and ")]
    [InlineData("\ud83d\ude00“a” ")]
    public void A_long_row_of_quotations_in_one_paragraph_is_read_to_its_end(string piece)
    {
        var text = Fill(piece);
        var quotes = Read(text);

        Assert.True(quotes.Count > Size / piece.Length / 3);
        Assert.True(quotes[^1].Place.EndUtf16 > text.Length - (3 * piece.Length));
    }

    [Theory]
    [InlineData("left and said ")]
    [InlineData(", said, ")]
    [InlineData(", Reed, ")]
    [InlineData("adding ")]
    [InlineData("of Lund ")]
    [InlineData("U.")]
    [InlineData("( ")]
    public void Many_words_around_a_quotation_are_read_once(string piece)
    {
        const string quotation = " “We open at nine.” ";
        var words = Fill(piece);

        Assert.Equal(["We open at nine.", "We open at nine."], Read(quotation + words + quotation).Select(q => q.Text));
    }

    [Fact]
    public void Many_people_with_one_surname_are_read_to_their_end()
    {
        var text = string.Concat(
            Enumerable.Range(0, Size / 30)
                .Select(
                    i =>
                        $"{(char)('A' + (i % 26))}{new string((char)('a' + (i / 26 % 26)), 1 + (i / 676))[..Math.Min(
                            8, 1 + (i / 676))]}{i % 97} Reed said “a.” "));

        Assert.All(Read(text), q => Assert.Single(q.Speakers));
    }

    [Theory]
    [InlineData("Reed ", " said, ")]
    [InlineData("Reeeeeeeed", " said, ")]
    [InlineData("the dam ", " said, ")]
    [InlineData("Reed, ", " said, ")]
    [InlineData("also ", " said, ", "Mary Reed ")]
    public void Quotes_do_not_each_carry_an_endless_mention(string piece, string cue, string start = "")
    {
        var quotes = Read(start + Fill(piece) + cue + string.Concat(Enumerable.Repeat("“a.” ", Size / 50)));

        Assert.Equal(Size / 50, quotes.Count);
        Assert.All(
            quotes,
            q =>
                Assert.True(
                    (q.Attribution.Mention?.Text.Length ?? 0)
                        + (q.Attribution.Cue?.Text.Length ?? 0)
                        + q.Speakers.Sum(s => s.Name.Length) < 3000));
    }

    private static string Fill(string piece) => string.Concat(Enumerable.Repeat(piece, Size / piece.Length));
}
