using Api.Content.Text;

namespace Api.Tests.Text;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN-us", "en-US")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("sl-rozaj-biske-1994", "sl-rozaj-biske-1994")]
    [InlineData("en-x-us-Abcd", "en-x-us-abcd")]
    [InlineData("es-419", "es-419")]
    [InlineData("", null)]
    [InlineData("e", null)]
    [InlineData("english language", null)]
    [InlineData("en_US", null)]
    [InlineData("en-", null)]
    [InlineData("en-x", null)]
    [InlineData("12", null)]
    [InlineData("en-abcdefghi", null)]
    public void A_tag_is_well_formed_or_none(string tag, string? canonical) =>
        Assert.Equal(canonical, LanguageTag.Canonical(tag));
}
