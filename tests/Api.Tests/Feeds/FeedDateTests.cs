using System.Globalization;
using Api.Content.Articles;

namespace Api.Tests.Feeds;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Thu, 30 Apr 2015 08:57:00 +0200", "2015-04-30T06:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 GMT", "2015-04-30T08:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 UTC", "2015-04-30T08:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 Z", "2015-04-30T08:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 -0000", "2015-04-30T08:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 PDT", "2015-04-30T15:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 CEST", "2015-04-30T06:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 MESZ", "2015-04-30T06:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 BST", "2015-04-30T07:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 EEST", "2015-04-30T05:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 ACST", "2015-04-29T23:27:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 GMT+2", "2015-04-30T06:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 GMT+0200", "2015-04-30T06:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 UTC-03:30", "2015-04-30T12:27:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 +02:00 (CEST)", "2015-04-30T06:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57 +0200", "2015-04-30T06:57:00Z")]
    [InlineData("Mon, 30 Apr 2015 08:57:00 +0200", "2015-04-30T06:57:00Z")]
    [InlineData("Thursday, 30 April 2015 08:57:00 GMT", "2015-04-30T08:57:00Z")]
    [InlineData("30 Apr 2015 08:57:00 GMT", "2015-04-30T08:57:00Z")]
    [InlineData("30 Apr 15 08:57:00 GMT", "2015-04-30T08:57:00Z")]
    [InlineData("Thu, 30-Apr-15 08:57:00 GMT", "2015-04-30T08:57:00Z")]
    [InlineData("Fri, 30 Apr 99 08:57:00 GMT", "1999-04-30T08:57:00Z")]
    [InlineData("Fri, 30 Apr 115 08:57:00 GMT", "2015-04-30T08:57:00Z")]
    [InlineData("Thu Apr 30 08:57:00 2015", null)]
    [InlineData("Thu Apr 30 08:57:00 CEST 2015", "2015-04-30T06:57:00Z")]
    [InlineData("April 30, 2015 8:57 AM EDT", "2015-04-30T12:57:00Z")]
    [InlineData("Apr 30, 2015 8:57 p.m. EDT", "2015-05-01T00:57:00Z")]
    [InlineData("Do, 30 April 2015 08:57:00 +0200", "2015-04-30T06:57:00Z")]
    [InlineData("2015-04-30T08:57:00Z", "2015-04-30T08:57:00Z")]
    [InlineData("2015-04-30t08:57:00z", "2015-04-30T08:57:00Z")]
    [InlineData("2015-04-30T08:57:00.123+02:00", "2015-04-30T06:57:00Z")]
    [InlineData("2015-04-30T08:57+02", "2015-04-30T06:57:00Z")]
    [InlineData("2015-04-30 08:57:00 +0200", "2015-04-30T06:57:00Z")]
    [InlineData("2015-04-30 08:57:00 UTC", "2015-04-30T08:57:00Z")]
    [InlineData("2015-04-30T08:57:00+02:00[Europe/Berlin]", "2015-04-30T06:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:60 GMT", "2015-04-30T08:58:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00", null)]
    [InlineData("2015-04-30 08:57:00", null)]
    [InlineData("Thu, 30 Apr 2015 08:57:00 XYZT", null)]
    [InlineData("Thu, 30 Apr 2015 08:57:00 IST", null)]
    [InlineData("Thu, 30 Apr 2015 08:57:00 +9900", null)]
    [InlineData("Thu, 30 Apr 2015 25:57:00 GMT", null)]
    [InlineData("30 Apr 2015", null)]
    [InlineData("Thu, 30 Apr 2015", null)]
    [InlineData("2015-04-30", null)]
    [InlineData("20150430", null)]
    [InlineData("20150430T085700Z", "2015-04-30T08:57:00Z")]
    [InlineData("30 avr. 2015 08:57:00 +0200", "2015-04-30T06:57:00Z")]
    [InlineData("Thu,30 Apr 2015 8:57:00GMT", "2015-04-30T08:57:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 Europe/Berlin", null)]
    [InlineData("Thu, 30 Apr 2015 08:57:00 EST5EDT", null)]
    [InlineData("30.04.2015 08:57", null)]
    [InlineData("30. April 2015", null)]
    public void A_date_has_its_day_and_an_instant_only_if_its_zone_is_known(string stated, string? instant)
    {
        var article = FeedFile.ArticleOf($"<pubDate>{stated}</pubDate>");

        if (instant is null)
        {
            Assert.Equal("2015-04-30", article["publishedOn"]!.GetValue<string>());
            Assert.Null(article["publishedAt"]);
            return;
        }

        var at = DateTimeOffset.Parse(article["publishedAt"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), at);
        Assert.Equal(30, at.Day);
    }

    [Theory]
    [InlineData("2015-04", "2015-04")]
    [InlineData("2015", "2015")]
    [InlineData("avril 2015", "2015-04")]
    public void A_date_is_as_precise_as_it_is_stated(string stated, string on)
    {
        var article = FeedFile.ArticleOf($"<pubDate>{stated}</pubDate>");

        Assert.Equal((on, null), (article["publishedOn"]!.GetValue<string>(), article["publishedAt"]));
    }

    [Fact]
    public void A_time_without_a_zone_stays_as_words()
    {
        const string stated = "Thu, 30 Apr 2015 08:57:00";

        Assert.Equal(stated, FeedFile.ArticleOf($"<pubDate>{stated}</pubDate>")["publishedText"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("Mon, 30 Nov -0001 00:00:00 +0000")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("31 Feb 2015 08:00:00 GMT")]
    public void What_is_no_date_of_an_article_is_none(string stated)
    {
        var article = FeedFile.ArticleOf($"<pubDate>{stated}</pubDate>");

        Assert.Equal((null, null), (article["publishedOn"], article["publishedAt"]));
    }

    [Fact]
    public void A_date_that_cannot_be_read_is_told() => Assert.Contains(
        FeedFile.Rss("<item><pubDate>yesterday</pubDate><description>The mill.</description></item>")
            .Articles.Single().Source!.Given.LeftOut!,
        kind => kind.Kind == LeftOutKind.Metadata && kind.Examples[0].Text == "yesterday");
}
