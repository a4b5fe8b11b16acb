using Api.Content.Search;
using CsCheck;

namespace Api.Tests.Search;

public sealed class SearchHighlightsTests
{
    /// <summary>Few words, so that queries find them.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        "a",
        "ab",
        "abc",
        "abcd",
        "Á",
        "東",
        "京",
        "都",
        "東京",
        "한국",
        " ",
        " ",
        " ",
        ", ",
        "-",
        "、",
        "\u00AD",
        "\u0301",
        "😀",
        "\uD83D").Array[0, 24]
        .Select(string.Concat);

    private static readonly Gen<string> Queries = Gen.OneOf(
        "a",
        "ab",
        "abc",
        "abc*",
        "-a",
        "OR",
        "\"a ab\"",
        "\"ab, 東",
        "\" ",
        "東",
        "東京",
        "京",
        "東京都",
        "a-東",
        "東-a",
        "한국").Array[0, 4]
        .Select(words => string.Join(' ', words));

    [Theory]
    [InlineData("bridge", "The old Bridge.", true)]
    [InlineData("bridges", "The old bridge.", false)]
    [InlineData("old bridge", "A bridge, and old", true)]
    [InlineData("\"old bridge\"", "A bridge, and old", false)]
    [InlineData("\"old bridge\"", "that old, bridge", true)]
    [InlineData("old -bridge", "The old bridge.", false)]
    [InlineData("-bridge", "The quay", true)]
    [InlineData("quay OR bridge old", "The old bridge.", true)]
    [InlineData("bri*", "The old bridge.", true)]
    [InlineData("\"the ol*", "The old bridge.", false)]
    [InlineData("the-old*", "The older bridge.", true)]
    [InlineData("rid*", "The old bridge.", false)]
    [InlineData("京都", "東京都庁", true)]
    [InlineData("東都", "東京都庁", false)]
    [InlineData("都", "京都", true)]
    [InlineData("京", "京都", true)]
    [InlineData("\"京都 NHK\"", "東京都、NHK", true)]
    [InlineData("\"東京 NHK\"", "東京都、NHK", false)]
    [InlineData("\"NHK 東\"", "NHK 東京", true)]
    public void A_query_means_what_it_says(string query, string text, bool matches) =>
        Assert.Equal(matches, SearchHighlights.Matches(SearchQuery.Parse(query), text));

    [Fact]
    public void Texts_hold_the_words_together_but_a_phrase_stands_within_one()
    {
        string[] texts = ["Old Bridge", "closes for the winter"];

        Assert.True(SearchHighlights.Matches(SearchQuery.Parse("bridge winter"), texts));
        Assert.False(SearchHighlights.Matches(SearchQuery.Parse("\"bridge closes\""), texts));
        Assert.False(SearchHighlights.Matches(SearchQuery.Parse("bridge -winter"), texts));
    }

    [Theory]
    [InlineData("bridge", "The ⟦bridge⟧ and ⟦BRIDGE’⟧s", false)]
    [InlineData("bridge", "The ⟦bridge⟧ and ⟦BRIDGE⟧’s", true)]
    [InlineData("\"old bridge\" toll", "the ⟦old, ‘bridge⟧’ without ⟦toll⟧; old", true)]
    [InlineData("old \"old bridge now\" bridge", "an ⟦old⟧ ⟦bridge⟧, an ⟦old bridge now⟧", true)]
    [InlineData("bri*", "⟦bridge⟧ ⟦bri⟧ abridge", true)]
    [InlineData("cafe", "⟦café⟧ ⟦cafe\u0301⟧ ⟦ca\u00ADfe⟧s?", false)]
    [InlineData("cafe", "⟦café⟧ ⟦cafe\u0301⟧ ⟦ca\u00ADfe⟧ cafés", true)]
    [InlineData("bridge -old", "an old ⟦bridge⟧", true)]
    [InlineData("a-a-a", "⟦a a a a⟧ b a a", true)]
    [InlineData("京都", "東⟦京都⟧庁、⟦京都⟧", true)]
    [InlineData("京", "東⟦京⟧都、⟦京⟧", true)]
    [InlineData("東京都", "⟦東京都⟧庁、東京、⟦東京都⟧", true)]
    [InlineData("\"京都 NHK\"", "東⟦京都、NHK⟧", true)]
    [InlineData("\"NHK 東\"", "⟦NHK 東⟧京", true)]
    [InlineData("東京 京都", "⟦東京都⟧", true)]
    public void Hits_are_marked(string query, string marked, bool isSo)
    {
        var text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        var ranges = SearchHighlights.Ranges(SearchQuery.Parse(query), text);
        for (var i = ranges.Count - 1; i >= 0; i--)
        {
            text = text.Insert(ranges[i].End, "⟧").Insert(ranges[i].Start, "⟦");
        }

        Assert.Equal(isSo, marked == text);
    }

    [Fact]
    public void A_term_is_marked_where_it_is_found_and_nowhere_else() =>
        Gen.Select(Queries, Texts).Sample((asked, text) =>
        {
            var query = SearchQuery.Parse(asked);
            var terms = query.Clauses.SelectMany(clause => clause).Where(term => !term.IsNegated).ToList();
            var reached = -1;
            foreach (var (start, end) in SearchHighlights.Ranges(query, text))
            {
                Assert.True(start > reached && start < end && end <= text.Length);
                Assert.Contains(terms, term => Holds(term, text[start..end]));
                reached = end;
            }

            Assert.Equal(terms.Any(term => Holds(term, text)), reached >= 0);
        }, iter: 3_000);

    [Fact]
    public void A_run_of_characters_is_found_wherever_it_stands() =>
        Gen.Select(
            Gen.OneOf("東", "京", "都", "𠮷").Array[1, 12].Select(string.Concat),
            Gen.OneOf("東", "京", "都", "𠮷").Array[1, 4].Select(string.Concat)).Sample((text, run) =>
            Assert.Equal(
                text.Contains(run, StringComparison.Ordinal), SearchHighlights.Matches(SearchQuery.Parse(run), text)),
                iter: 3_000);

    [Fact]
    public void What_stands_in_a_text_is_found_as_a_phrase() =>
        Gen.Select(Texts, Gen.Int[0, 20], Gen.Int[1, 8]).Sample((text, first, count) =>
        {
            // From one word or character to another.
            var words = SearchTokens.Read(text);
            if (words.Count == 0)
            {
                return;
            }

            var from = words[first % words.Count];
            var to = words[Math.Min(words.Count - 1, (first % words.Count) + count)];
            var query = SearchQuery.Parse($"\"{text[from.Start..to.End]}\"");

            Assert.Null(query.Problem);
            Assert.Contains(
                SearchHighlights.Ranges(query, text), range => range.Start <= from.Start && range.End >= to.End);
        }, iter: 3_000);

    private static bool Holds(SearchTerm term, string text)
    {
        List<string> tokens = [.. SearchTokens.Read(text).Select(token => token.Text)];
        return Enumerable.Range(0, Math.Max(0, tokens.Count - term.Tokens.Count + 1)).Any(at =>
            term.Tokens.SkipLast(1).SequenceEqual(tokens.Skip(at).Take(term.Tokens.Count - 1))
            && (term.IsPrefix
                ? tokens[at + term.Tokens.Count - 1].StartsWith(term.Tokens[^1], StringComparison.Ordinal)
                : tokens[at + term.Tokens.Count - 1] == term.Tokens[^1]));
    }
}
