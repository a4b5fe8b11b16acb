using Api.Content.Quotes;
using CsCheck;

namespace Api.Tests.Quotes;

public sealed class OccurrenceTests
{
    private const string Long =
        "we will not close the harbour before the last ferry has come home and the lamps are lit";

    /// <summary>Words, some of which are everywhere.</summary>
    private static readonly Gen<string[]> Quotes = Gen.OneOf(
        Gen.Int[0, 3], Gen.Int[0, 500]).Select(n => $"w{n}").Array[0, 100];

    [Theory]
    [InlineData("we stay", "we stay", Occurrence.Same)]
    [InlineData("we stay", "we go", null)]
    [InlineData("", "", null)]
    [InlineData(Long, Long, Occurrence.Same)]
    [InlineData(Long, "we will not close the harbor before the last ferry has come home and the lamps are lit", Occurrence.Near)]
    [InlineData(Long, "we will not close harbour before the last ferry has come home and lamps are lit", Occurrence.Near)]
    [InlineData(Long, "no we will not close the harbour before the very last ferry has come home and the lamps are lit", Occurrence.Near)]
    [InlineData(Long, "we will close a harbour before the first ship has come home and the lamps are lit", null)]
    [InlineData(Long, "the last ferry has come home and the lamps are lit", Occurrence.Near)]
    [InlineData(Long, "we will not close the harbour before the last", Occurrence.Near)]
    [InlineData(Long, "not close the harbour before the last ferry has come", Occurrence.Near)]
    [InlineData(Long, "we will not close the harbour before", null)]
    [InlineData(Long, "before the last ferry has come home and", null)]
    [InlineData("we will not sign that", "we will now sign that", null)]
    [InlineData("they will never sign that paper in town", "they will never sign this paper in town", Occurrence.Near)]
    [InlineData("they will never sign that paper in town", "they will ever sign this paper in town", null)]
    public void Words_are_the_same_or_near_or_others(string one, string other, Occurrence? expected)
    {
        Assert.Equal(expected, Occurrences.Of(Tokens(one), Tokens(other)));
        Assert.Equal(expected, Occurrences.Of(Tokens(other), Tokens(one)));
    }

    [Fact]
    public void What_is_near_is_what_a_whole_table_of_edits_says() =>
        Gen.Select(
            Gen.Int[0, 2].Select(n => $"w{n}").Array[0, 60],
            Gen.Int[0, 1000],
            Gen.Int[0, 10]).Sample((quote, seed, edits) =>
        {
            var other = Edited(quote, new Random(seed), edits);
            var (part, whole) = quote.Length <= other.Length ? (quote, other) : (other, quote);
            var most = Math.Min(part.Length / 6, 7);
            var isMuch = part.Length >= 8 && part.Length * 2 >= whole.Length;
            var near = isMuch
                && (Edits(part, whole) <= most || (part.Length == whole.Length && Edits(whole, part) <= most));

            Assert.Equal(
                part.Length > 0 && part.SequenceEqual(whole) ? Occurrence.Same : near ? Occurrence.Near : null,
                Occurrences.Of(quote, other));
            Assert.Equal(Occurrences.Of(quote, other), Occurrences.Of(other, quote));
        });

    [Fact]
    public void An_edited_quote_is_near_and_shares_a_phrase() =>
        Gen.Select(Quotes, Gen.Int[0, 1000], Gen.Int[0, 7])
            .Where(q => q.Item1.Length >= 8)
            .Sample((quote, seed, edits) =>
        {
            var other = Edited(quote, new Random(seed), Math.Min(edits, quote.Length / 6));
            if (other.Length >= 8 && edits <= other.Length / 6)
            {
                Assert.NotNull(Occurrences.Of(quote, other));
            }

            Assert.Contains(Occurrences.Phrases(quote), phrase => Has(other, phrase));
        });

    [Fact]
    public void Half_of_a_quote_is_near_and_shares_a_phrase() =>
        Gen.Select(Quotes.Where(q => q.Length >= 8), Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((quote, size, start) =>
        {
            var least = Math.Max(8, (quote.Length + 1) / 2);
            var length = least + (size % (quote.Length - least + 1));
            var part = quote.Skip(start % (quote.Length - length + 1)).Take(length).ToList();

            Assert.NotNull(Occurrences.Of(quote, part));
            Assert.Contains(Occurrences.Phrases(quote), phrase => Has(part, phrase));
            Assert.All(Occurrences.Phrases(part), phrase => Assert.True(Has(quote, phrase)));
        });

    [Fact]
    public void Phrases_go_from_the_first_words_to_the_last_and_leave_no_eight_words_without_one() =>
        Gen.Int[0, 300].Sample(length =>
        {
            var quote = Enumerable.Range(0, length).Select(i => $"w{i}").ToList();

            var phrases = Occurrences.Phrases(quote);

            Assert.InRange(phrases.Count, Math.Min(1, length), 8);
            Assert.All(phrases, phrase => Assert.True(phrase.Count == Math.Min(4, length) && Has(quote, phrase)));
            Assert.All(
                Enumerable.Range(0, length is >= 8 and < 16 ? length - 7 : 0),
                i => Assert.Contains(phrases, phrase => Has(quote.Skip(i).Take(8).ToList(), phrase)));
            Assert.True(
                length is >= 8 and < 16 || phrases.Sum(p => p.Count) == phrases.SelectMany(p => p).Distinct().Count());
            Assert.Equal(quote.Take(1), phrases.Take(1).Select(p => p[0]));
            Assert.True(length < 8 || phrases[^1][^1] == quote[^1]);
        });

    [Theory]
    [InlineData("the last ferry")]
    [InlineData("the last ferry home")]
    [InlineData("the last ferry home tonight")]
    public void A_short_quote_is_one_phrase(string quote) =>
        Assert.Equal(Tokens(quote).Take(4), Assert.Single(Occurrences.Phrases(Tokens(quote))));

    private static string[] Tokens(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool Has(IReadOnlyList<string> tokens, IReadOnlyList<string> phrase) =>
        Enumerable.Range(0, Math.Max(0, tokens.Count - phrase.Count + 1))
            .Any(i => tokens.Skip(i).Take(phrase.Count).SequenceEqual(phrase));

    private static string[] Edited(IEnumerable<string> quote, Random random, int edits)
    {
        var tokens = quote.ToList();
        for (; edits > 0; edits--)
        {
            var (at, token) = (random.Next(tokens.Count + 1), $"w{random.Next(3)}");
            if (at == tokens.Count || random.Next(3) == 0)
            {
                tokens.Insert(at, token);
            }
            else if (random.Next(2) == 0)
            {
                tokens.RemoveAt(at);
            }
            else
            {
                tokens[at] = token;
            }
        }

        return [.. tokens];
    }

    // From the part to the nearest stretch of the whole.
    private static int Edits(string[] part, string[] whole)
    {
        var table = new int[part.Length + 1, whole.Length + 1];
        for (var i = 1; i <= part.Length; i++)
        {
            table[i, 0] = i;
            for (var j = 1; j <= whole.Length; j++)
            {
                table[i, j] = Math.Min(
                    table[i - 1, j - 1] + (part[i - 1] == whole[j - 1] ? 0 : 1),
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            }
        }

        return Enumerable.Range(0, whole.Length + 1).Min(j => table[part.Length, j]);
    }
}
