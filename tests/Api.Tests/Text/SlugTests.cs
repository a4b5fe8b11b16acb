using Api.Content.Text;
using CsCheck;

namespace Api.Tests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("The last keeper of Skarn Light", "the-last-keeper-of-skarn-light")]
    [InlineData("  Renwick’s “plan”: 2.5 metres!  ", "renwicks-plan-2-5-metres")]
    [InlineData("Grüße aus Łódź", "grusse-aus-lodz")]
    [InlineData("Москва", "moskva")]
    [InlineData("2021", "n-2021")]
    [InlineData("9/11", "n-9-11")]
    [InlineData("C", "c")]
    [InlineData("C++", "c-plus-plus")]
    [InlineData("C#", "c-sharp")]
    [InlineData("Ｃ＋＋", "c-plus-plus")]
    [InlineData("AT&T", "at-and-t")]
    [InlineData("Research & Development", "research-and-development")]
    [InlineData("50%", "50-percent")]
    [InlineData("50", "n-50")]
    [InlineData("Canal+ Sport", "canal-plus-sport")]
    [InlineData("news@ellery", "news-at-ellery")]
    [InlineData("The #MeToo movement", "the-metoo-movement")]
    [InlineData("@ellery", "ellery")]
    [InlineData("+", "plus")]
    [InlineData("", "n")]
    [InlineData("—“”…", "n")]
    [InlineData("Port Ellery votes to raise its tidal barrier after the third flood in a year", "port-ellery-votes-to-raise-its-tidal-barrier-after-the-third")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_text_becomes_an_address(string text, string slug) => Assert.Equal(slug, Slug.Of(text));

    [Theory]
    [InlineData("a-bridge", true)]
    [InlineData("a-bridge-17", true)]
    [InlineData("n", true)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-17", true)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-12345678901234567890", false)]
    [InlineData("a-bridge-", false)]
    [InlineData("-17", false)]
    [InlineData("17", false)]
    [InlineData("", false)]
    [InlineData("a--bridge", false)]
    [InlineData("A-bridge", false)]
    public void A_slug_is_known_by_its_form(string text, bool isSlug) => Assert.Equal(isSlug, Slug.IsSlug(text));

    [Theory]
    [InlineData("#MeToo", "metoo", "hash-metoo")]
    [InlineData("@ellery", "ellery", "at-ellery")]
    [InlineData("C#", "c-sharp")]
    public void A_name_whose_slug_is_taken_may_have_its_first_sign_spelled(string name, params string[] slugs) =>
        Assert.Equal(slugs, Slug.Candidates(name));

    [Fact]
    public void Every_text_has_a_valid_slug_that_is_its_own_slug() => Gen.String.Sample(text =>
    {
        var slug = Slug.Of(text);
        Assert.InRange(slug.Length, 1, Slug.MaxLength);
        Assert.Contains(slug, char.IsAsciiLetterLower);
        Assert.All(slug, unit => Assert.True(char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit) || unit == '-'));
        Assert.False(slug[0] == '-' || slug[^1] == '-' || slug.Contains("--", StringComparison.Ordinal), slug);
        Assert.Equal(slug, Slug.Of(slug));
    });
}
