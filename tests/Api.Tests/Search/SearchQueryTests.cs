using Api.Content.Search;
using CsCheck;

namespace Api.Tests.Search;

public sealed class SearchQueryTests
{
    /// <summary>Parts of the grammar, thrown together with any characters, lone surrogates too.</summary>
    internal static readonly Gen<string> Queries = Gen.OneOf(
            Gen.OneOf(
                "\"",
                "“",
                "”",
                "„",
                "«",
                "»",
                "-",
                "--",
                "−",
                "–",
                "*",
                "**",
                " ",
                "  ",
                "\u3000",
                " OR ",
                "OR",
                "or",
                " -\"",
                "'",
                "’",
                "(",
                ")",
                ":",
                "^",
                "AND",
                "NOT",
                "NEAR(",
                "\0"),
            Gen.OneOf(
                "bridge",
                "harbour",
                "a",
                "ab",
                "al-Qaeda",
                "U.S.",
                "9/11",
                "café",
                "cafe\u0301",
                "東",
                "東京",
                "東京都",
                "한국",
                "\u00AD",
                "\uD83D",
                "\uDE00",
                "😀",
                "ß*",
                "½"),
            Gen.Char.Select(c => c.ToString()))
        .Array[0, 14].Select(string.Concat);

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\u3000", "")]
    [InlineData("Bridge HARBOUR", "bridge harbour")]
    [InlineData("al-Qaeda U.S. 9/11 don't", "\"al qaeda\" \"u s\" \"9 11\" \"don t\"")]
    [InlineData("and or not AND NOT", "and or not")]
    [InlineData("bridge bridge BRIDGE", "bridge")]
    [InlineData("a:b (c) ^d ~e", "\"a b\" c d e")]
    [InlineData("!!! … 🙂", "")]
    public void Words_have_to_be_there_all(string text, string canonical) => AssertIs(canonical, text);

    [Theory]
    [InlineData("\"the old bridge\"", "\"the old bridge\"")]
    [InlineData("“the old bridge” „der alte“ «le vieux» 「old bridge」", "\"the old bridge\" \"der alte\" \"le vieux\" "
        + "\"old bridge\"")]
    [InlineData("\"the old” bridge", "\"the old\" bridge")]
    [InlineData("one \"never closed", "one \"never closed\"")]
    [InlineData("\"one\" \"\" \" \" \"", "one")]
    [InlineData("a\"b c\"d", "a \"b c\" d")]
    [InlineData("'not a phrase'", "not a phrase")]
    [InlineData("\"-a OR b*\"", "\"a or b\"")]
    public void A_phrase_stands_between_any_quotation_marks(string text, string canonical) => AssertIs(canonical, text);

    [Theory]
    [InlineData("bridge OR harbour reopen", "bridge OR harbour reopen")]
    [InlineData("reopen bridge OR harbour OR \"old quay\"", "reopen bridge OR harbour OR \"old quay\"")]
    [InlineData("OR bridge OR", "bridge")]
    [InlineData("OR", "")]
    [InlineData("a OR OR b", "a OR b")]
    [InlineData("a OR !! b", "a OR b")]
    [InlineData("a or b Or c", "a or b c")]
    [InlineData("\"OR\" a", "or a")]
    [InlineData("a OR a OR b", "a OR b")]
    [InlineData("a OR b b OR a c", "a OR b c")]
    [InlineData("a OR -b", "a OR -b")]
    [InlineData("-OR b", "-or b")]
    public void OR_binds_the_terms_beside_it(string text, string canonical) => AssertIs(canonical, text);

    [Theory]
    [InlineData("bridge -toll", "bridge -toll")]
    [InlineData("-toll", "-toll")]
    [InlineData("--toll −fee ‐tax –due", "-toll -fee -tax -due")]
    [InlineData("-\"the toll\" -“a fee”", "-\"the toll\" -\"a fee\"")]
    [InlineData("- toll a - b -", "toll a b")]
    [InlineData("al-Qaeda \"a\"-b", "\"al qaeda\" a b")]
    [InlineData("-al-Qaeda -(toll)", "-\"al qaeda\" -toll")]
    [InlineData("a -a", "a -a")]
    [InlineData("-東京 -東", "-東京 -東*")]
    public void A_hyphen_negates_at_the_start_of_a_term_alone(string text, string canonical) =>
        AssertIs(canonical, text);

    [Theory]
    [InlineData("bridg*", "bridg*")]
    [InlineData("al-Qae*", "\"al qae\"*")]
    [InlineData("-Bridg**", "-bridg*")]
    [InlineData("(bridg*)", "bridg*")]
    [InlineData("* ** - * a", "a")]
    [InlineData("bri*dge *bridge", "\"bri dge\" bridge")]
    [InlineData("\"old bri*\"", "\"old bri\"")]
    [InlineData("ﬁn* 202*", "fin* 202*")]
    public void A_star_makes_a_word_a_beginning(string text, string canonical) => AssertIs(canonical, text);

    [Theory]
    [InlineData("東京都", "\"東京 京都\"")]
    [InlineData("東京", "東京")]
    [InlineData("東", "東*")]
    [InlineData("東京* 東*", "東京 東*")]
    [InlineData("東京abc", "\"東京 京 abc\"")]
    [InlineData("東abc", "\"東 abc\"")]
    [InlineData("abc東", "\"abc 東\"*")]
    [InlineData("abc東京", "\"abc 東京\"")]
    [InlineData("abc東京*", "\"abc 東京\"")]
    [InlineData("\"東京 大阪\"", "\"東京 京 大阪\"")]
    [InlineData("\"東 大\"", "\"東 大\"*")]
    [InlineData("東京 大阪", "東京 大阪")]
    public void A_run_of_characters_is_the_phrase_of_its_pairs(string text, string canonical) =>
        AssertIs(canonical, text);

    [Theory]
    [InlineData("ab*", "takes * after three letters or more: \"ab*\" has two")]
    [InlineData("bridge -é*", "takes * after three letters or more: \"é*\" has one")]
    [InlineData("al-Q*", "takes * after three letters or more: \"al-Q*\" has one")]
    [InlineData("a b c d e f g h OR i OR j k l m n o p q", "takes at most 16 terms")]
    public void What_would_cost_too_much_is_a_problem(string text, string problem)
    {
        var query = SearchQuery.Parse(text);

        Assert.Equal(problem, query.Problem);
        Assert.Empty(query.Clauses);
        Assert.False(query.IsEmpty);
    }

    [Fact]
    public void Sixteen_terms_and_phrases_of_64_words_are_fine()
    {
        Assert.Null(SearchQuery.Parse("a b c d e f g h OR i OR j k l m n o p a b \"c\"").Problem);
        Assert.Null(SearchQuery.Parse($"\"{string.Join(' ', Enumerable.Repeat("a", 64))}\"").Problem);
        Assert.Null(SearchQuery.Parse(new string('東', 65)).Problem);
        Assert.Equal(
            "takes at most 64 words in a phrase",
            SearchQuery.Parse($"\"{string.Join(' ', Enumerable.Repeat("a", 65))}\"").Problem);
        Assert.Equal("takes at most 64 words in a phrase", SearchQuery.Parse(new string('東', 66)).Problem);
    }

    [Fact]
    public void Any_text_is_a_query() => Queries.Sample(text =>
    {
        var query = SearchQuery.Parse(text);

        Assert.True(query.Problem is null || query.Clauses.Count == 0);
        Assert.Equal(query.Problem is null && query.Clauses.Count == 0, query.IsEmpty);
        Assert.InRange(query.Clauses.Sum(clause => clause.Count), 0, SearchQuery.MaxTerms);
        Assert.All(query.Clauses, Assert.NotEmpty);
        foreach (var term in query.Clauses.SelectMany(clause => clause))
        {
            Assert.InRange(term.Tokens.Count, 1, SearchQuery.MaxPhrase);
            Assert.All(term.Tokens, SearchTokensTests.AssertIsToken);
        }
    }, iter: 20_000);

    private static void AssertIs(string canonical, string text)
    {
        var query = SearchQuery.Parse(text);

        Assert.Null(query.Problem);
        Assert.Equal(canonical, query.ToString());
        Assert.Equal(canonical.Length == 0, query.IsEmpty);
    }
}
