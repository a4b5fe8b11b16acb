using System.Globalization;

namespace Api.Tests.Articles;

public sealed class PublicationDateTests
{
    [Theory]
    [InlineData("January 18, 2021", "2021-01-18")]
    [InlineData("JANUARY 18, 2021", "2021-01-18")]
    [InlineData("January 18th, 2021", "2021-01-18")]
    [InlineData("18 January 2021", "2021-01-18")]
    [InlineData("Jan. 18, 2021", "2021-01-18")]
    [InlineData("18 Jan 2021", "2021-01-18")]
    [InlineData("Sept. 3, 2021", "2021-09-03")]
    [InlineData("Monday, January 18, 2021", "2021-01-18")]
    [InlineData("Mon 18 Jan 2021", "2021-01-18")]
    [InlineData("2021-01-18", "2021-01-18")]
    [InlineData("2021/01/18", "2021-01-18")]
    [InlineData("18/01/2021", "2021-01-18")]
    [InlineData("01/18/2021", "2021-01-18")]
    [InlineData("18.01.2021", "2021-01-18")]
    [InlineData("January 2021", "2021-01")]
    [InlineData("2021", "2021")]
    [InlineData("Montag, 18. Januar 2021", "2021-01-18")]
    [InlineData("18. März 2021", "2021-03-18")]
    [InlineData("1er février 2021", "2021-02-01")]
    [InlineData("lundi 18 janvier 2021", "2021-01-18")]
    [InlineData("18 janv. 2021", "2021-01-18")]
    [InlineData("18 de enero de 2021", "2021-01-18")]
    [InlineData("18 sept. 2021", "2021-09-18")]
    [InlineData("18 gennaio 2021", "2021-01-18")]
    [InlineData("Monday, January 19, 2021", "2021-01-19")]
    public void A_date_is_read_as_precisely_as_it_is_printed(string line, string on)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Equal(on, article.PublishedOn);
        Assert.Equal(line, article.PublishedText);
        Assert.Null(article.PublishedAt);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Fact]
    public void Of_a_day_that_could_be_a_month_only_the_year_is_sure() =>
        Assert.Equal("2021", Drafts.WithHeadLine("03/04/2021").PublishedOn);

    [Theory]
    [InlineData("Published: January 18, 2021", "January 18, 2021")]
    [InlineData("Published on January 18, 2021", "January 18, 2021")]
    [InlineData("Posted 18 January 2021", "18 January 2021")]
    [InlineData("Veröffentlicht am 18. Januar 2021", "18. Januar 2021")]
    [InlineData("Publié le 18 janvier 2021 à 16h05", "18 janvier 2021 à 16h05")]
    [InlineData("January 18, 2021 4:05 PM", "January 18, 2021 4:05 PM")]
    public void A_label_is_not_a_part_of_the_date(string line, string text)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Equal("2021-01-18", article.PublishedOn);
        Assert.Equal(text, article.PublishedText);
        Assert.Null(article.PublishedAt);
    }

    [Theory]
    [InlineData("January 18, 2021 at 4:05 p.m. EST", "2021-01-18T16:05:00-05:00")]
    [InlineData("18 January 2021, 16:05 GMT", "2021-01-18T16:05:00Z")]
    [InlineData("18. Januar 2021, 16:05 Uhr MEZ", "2021-01-18T16:05:00+01:00")]
    [InlineData("2021-01-18T16:05:00+01:00", "2021-01-18T16:05:00+01:00")]
    [InlineData("2021-01-18T16:05Z", "2021-01-18T16:05:00Z")]
    [InlineData("2021-01-18 16:05 +05:30", "2021-01-18T16:05:00+05:30")]
    [InlineData("Monday, Jan. 18, 2021 | 4pm UTC", "2021-01-18T16:00:00Z")]
    public void A_time_with_an_offset_is_an_instant(string line, string instant)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Equal("2021-01-18", article.PublishedOn);
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), article.PublishedAt);
    }

    [Fact]
    public void An_update_is_not_the_publication()
    {
        var article = Drafts.Read(
            "Bridge closes for the winter",
            "Updated January 19, 2021 at 8:00 UTC",
            "January 18, 2021",
            Drafts.Lead,
            Drafts.Body);
        Assert.Equal("2021-01-18", article.PublishedOn);
        Assert.Equal("January 19, 2021 at 8:00 UTC", article.ModifiedText);
        Assert.Equal(new DateTimeOffset(2021, 1, 19, 8, 0, 0, TimeSpan.Zero), article.ModifiedAt);
        Assert.Null(Drafts.WithHeadLine("Last updated: 19 January 2021").PublishedOn);
    }

    [Theory]
    [InlineData("February 30, 2021")]
    [InlineData("18 Brumaire 2021")]
    [InlineData("Version 2021.1.18.3")]
    [InlineData("The 2021 season")]
    public void What_is_no_date_is_none(string line) => Assert.Null(Drafts.WithHeadLine(line).PublishedOn);

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
            Assert.Equal("2021-01-18", Drafts.WithHeadLine("January 18, 2021").PublishedOn);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
