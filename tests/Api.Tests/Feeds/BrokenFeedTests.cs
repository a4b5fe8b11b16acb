using System.Text;
using Api.Content.Articles;

namespace Api.Tests.Feeds;

public sealed class BrokenFeedTests
{
    private const string First = "<item><title>One</title><description>The first.</description></item>";
    private const string Last = "<item><title>Three</title><description>The last.</description></item>";

    [Theory]
    [InlineData("<item><title>Fish & ships</title><description>Two.</description></item>", "Fish & ships")]
    [InlineData("<item><title>R&D</title><description>Two.</description></item>", "R&D")]
    [InlineData("<item><title>Two &ndash; more</title><description>Two.</description></item>", "Two – more")]
    [InlineData("<item><title>Two</title><description>1 < 2.</description></item>", "Two")]
    [InlineData("<item><title>Two</title><description>A <b>word.</description></item>", "Two")]
    [InlineData("<item><title>Two</title><description>A word.</b></description></item>", "Two")]
    [InlineData("<item><title>Two</title><description>A<br>word<img src=a.png>.</description></item>", "Two")]
    [InlineData("<item><title>Two<description>Two.</description></item>", "Two")]
    [InlineData("<item><title>Two</title><description>Two.</description>", "Two")]
    [InlineData("<item><title a=1 a='2' b>Two</title><description>Two.</description></item>", "Two")]
    [InlineData("<item><title>Two</title><description>Two.</description><media:thumbnail url='a.jpg'/></item>", "Two")]
    [InlineData("<item><title>Two</title><x:y:z>1</x:y:z><description>Two ]]> three.</description></item>", "Two")]
    [InlineData("<item><title>Tw&#0;o</title><description>Two.&#xFFFFFFFF;</description></item>", null)]
    public void A_fault_costs_no_other_item(string item, string? title)
    {
        var (articles, told) = FeedFile.Read($"<rss><channel>\n{First}\n{item}\n{Last}</channel></rss>");

        var titles = FeedFile.TitlesOf(articles).ToList();
        Assert.Equal(("One", 3, "Three"), (titles[0], titles.Count, titles[^1]));
        Assert.Equal(title ?? titles[1], titles[1]);
        Assert.Equal([2, 3, 4], articles.Select(article => article.Line));
        Assert.Matches("^the XML is broken in line [34], and was repaired: .+ [(]", Assert.Single(told));
    }

    [Theory]
    [InlineData("\n\n<?xml version='1.0'?>")]
    [InlineData("Warning: a line of a program")]
    [InlineData("<title>Fish & ships</title>")]
    public void A_fault_before_the_items_costs_none(string before)
    {
        var (articles, _) = before.StartsWith("<title", StringComparison.Ordinal)
            ? FeedFile.Read($"<rss><channel>{before}{First}{Last}</channel></rss>")
            : FeedFile.Read($"{before}<rss><channel>{First}{Last}</channel></rss>");

        Assert.Equal(["One", "Three"], FeedFile.TitlesOf(articles));
    }

    [Theory]
    [InlineData("<item><title>Two")]
    [InlineData("<item><title>Two</title><description><![CDATA[Two.</description></item></channel></rss>")]
    [InlineData("<item><title>Two</title><description>Two.</descr")]
    public void An_item_without_its_end_is_refused(string rest)
    {
        var (articles, _) = FeedFile.Read($"<rss><channel>{First}{rest}");

        Assert.Equal(["One", "refused"], FeedFile.TitlesOf(articles));
        Assert.StartsWith("The XML breaks off here: ", articles[1].Refusal!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_feed_is_repaired_in_pieces()
    {
        var items = string.Concat(
            Enumerable.Range(0, 2_000).Select(
                i => $"<item><title>{i} & more</title><description><![CDATA[{new string('x', 100)}]]>"
                    + " &eacute;t&eacute;.</description></item>"));

        var (articles, told) = FeedFile.Read($"<rss><channel>{items}</channel></rss>");

        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => $"{i} & more"), FeedFile.TitlesOf(articles));
        Assert.All(
            articles,
            article => Assert.Matches("été[.]$", ArticleReader.Read(article.Source!).Article!.Paragraphs[0].Text));
        Assert.Contains(
            "& that begins no entity (2000), entities of HTML (4000)", Assert.Single(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", "Café “Zoë” – €5")]
    [InlineData("ISO-8859-1", "Café “Zoë” – €5")]
    [InlineData("koi8-r", "Чайки и налог")]
    [InlineData("windows-1251", "Мост закрыт")]
    [InlineData("shift_jis", "日本の橋")]
    [InlineData("utf-16", "Мост 橋")]
    [InlineData("utf-8", "Мост 橋")]
    public void A_feed_is_in_the_encoding_that_it_declares(string label, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(label == "ISO-8859-1" ? "windows-1252" : label);
        var item = First.Replace("One", title, StringComparison.Ordinal);
        var feed = encoding.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"{label}\"?><rss><channel>{item}</channel></rss>");

        Assert.Equal([title], FeedFile.TitlesOf(FeedFile.Read(feed).Articles));
        Assert.Equal([title], FeedFile.TitlesOf(FeedFile.Read([.. encoding.GetPreamble(), .. feed]).Articles));
    }

    [Fact]
    public void An_item_with_bytes_that_mean_nothing_is_refused_alone()
    {
        byte[] feed =
        [
            .. Encoding.UTF8.GetBytes($"<rss><channel>{First}<item><title>Caf"), 0xE9,
            .. Encoding.UTF8.GetBytes($"</title><description>Two.</description></item>{Last}</channel></rss>"),
        ];

        var (articles, _) = FeedFile.Read(feed);

        Assert.Equal(["One", "refused", "Three"], FeedFile.TitlesOf(articles));
        Assert.Equal(RefusalKind.Unacceptable, articles[1].Refusal!.Kind);
    }
}
