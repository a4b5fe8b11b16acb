using Api.Content.Articles;

namespace Api.Tests.Feeds;

public sealed class ShortcodesTests
{
    [Theory]
    [InlineData("[ad id=\"7\"]", "")]
    [InlineData("[ad_inserter block='2' title=\"a ] b\"]", "")]
    [InlineData("It [tooltip text=“x” /]rains.", "It rains.")]
    [InlineData("[newsletter]", "")]
    [InlineData("[row][column][/column][/row]", "")]
    [InlineData("[vc_row][vc_column width=1/2]The mill.[/vc_column][/vc_row]", "The mill.")]
    [InlineData("The [contact-form-7 id=\"1\"] mill.", "The mill.")]
    [InlineData("[tweet https://network.example/1]", "")]
    [InlineData("Write [b]bold[/b], [url=https://x.example]linked[/url].", "Write bold, linked.")]
    [InlineData("It is [see https://x.example/1] shut.", "It is [see https://x.example/1] shut.")]
    [InlineData("The sum [x=5] is large.", "The sum [x=5] is large.")]
    [InlineData("[pullquote]Nobody waits.[/pullquote]", "Nobody waits.")]
    [InlineData("[dropcap]T[/dropcap]he mill.", "The mill.")]
    [InlineData("[embed]https://video.example/1[/embed]", "")]
    [InlineData("[button url=\"/x\"]Join[/button]", "")]
    [InlineData("Shut[ref]Minutes, 2019.[/ref] in May.", "Shut in May.")]
    [InlineData("Write [[ad id=\"7\"]] there.", "Write [ad id=\"7\"] there.")]
    [InlineData("“They [the county] will pay.” [1]", "“They [the county] will pay.” [1]")]
    [InlineData("the [sic] plan […] [Name] [vice-president]", "the [sic] plan […] [Name] [vice-president]")]
    [InlineData("the plan [of 1911]", "the plan [of 1911]")]
    [InlineData("[laughter]", "[laughter]")]
    [InlineData("[Applause]", "[Applause]")]
    [InlineData("[it’s a plan]", "[it’s a plan]")]
    [InlineData("A list[0] of [x] and [ ]", "A list[0] of [x] and [ ]")]
    public void A_shortcode_is_known_by_its_syntax(string body, string expected)
    {
        var kept = "The mill is shut.";

        foreach (var post in new[] { $"{kept}\n\n{body}", $"<p>{kept}</p><p>{body}</p>" })
        {
            var (article, _) = FeedFile.Post(post);

            Assert.Equal(expected.Length == 0 ? [kept] : [kept, expected], article.Paragraphs.Select(p => p.Text));
            var isTold = article.LeftOut.Any(kind => kind.Kind is LeftOutKind.Shortcode or LeftOutKind.Footnote);
            Assert.Equal(body != expected && !body.Contains("[[", StringComparison.Ordinal), isTold);
        }
    }

    [Fact]
    public void The_words_that_went_with_one_are_counted()
    {
        var (article, _) = FeedFile.Post(
            "[gallery][ad id=1]\n[btn a=b]Read on here[/btn] It is shut[fn]Two words[/fn].");

        Assert.Equal(
            [(LeftOutKind.Footnote, 1, 2), (LeftOutKind.Shortcode, 3, 3)],
            article.LeftOut.Select(kind => (kind.Kind, kind.Count, kind.Words)));
    }
}
