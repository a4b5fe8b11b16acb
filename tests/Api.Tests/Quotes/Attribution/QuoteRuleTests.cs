using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Attribution;

public sealed class QuoteRuleTests
{
    [Theory]
    [InlineData("“We open at nine,” Ada Moss said.", "subjectVerbAfter", "fullName")]
    [InlineData("“We open at nine,” said Ada Moss.", "verbSubjectAfter", "fullName")]
    [InlineData("“We open at nine,” officials said.", "subjectVerbAfter", null)]
    [InlineData("“We open at nine.”", null, null)]
    public void An_attribution_says_by_which_rules_it_was_found(string text, string? attribution, string? resolution)
    {
        var quote = Assert.Single(Read(text));

        Assert.Equal((attribution, resolution), (quote.AttributionRule, quote.ResolutionRule));
    }

    [Fact]
    public void There_is_a_rule_where_there_is_a_confidence() => Assert.All(
        Read(
            "Ada Moss runs “The Old Mill”. “We open at nine,” she said.",
            "“Nine is early,” Moss added, calling it “far too early”.",
            "“Nobody comes.”"),
        q =>
            Assert.Equal(
                (q.AttributionConfidence is null, q.ResolutionConfidence is null),
                (q.AttributionRule is null, q.ResolutionRule is null)));
}
