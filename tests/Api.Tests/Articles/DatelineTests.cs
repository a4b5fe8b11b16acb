namespace Api.Tests.Articles;

public sealed class DatelineTests
{
    [Theory]
    [InlineData("PORT ELLERY (NWA) – ", "PORT ELLERY (NWA)")]
    [InlineData("PARIS, March 3 (Reuters) - ", "PARIS, March 3 (Reuters)")]
    [InlineData("LOS ANGELES, Feb 26 - ", "LOS ANGELES, Feb 26")]
    [InlineData("New york, March 2 - ", "New york, March 2")]
    [InlineData("WILMINGTON, Del., Oct. 20 - ", "WILMINGTON, Del., Oct. 20")]
    [InlineData("TAUPO, New Zealand, March 24 - ", "TAUPO, New Zealand, March 24")]
    [InlineData("KNOKKE-HEIST, Belgium, April 5 - ", "KNOKKE-HEIST, Belgium, April 5")]
    [InlineData("LONDON, 18 January 2021 — ", "LONDON, 18 January 2021")]
    [InlineData("NEW YORK, Jan. 18, 2021 /PRNewswire/ -- ", "NEW YORK, Jan. 18, 2021 /PRNewswire/")]
    [InlineData("PORT ELLERY, Oct. 4 (NWA)--", "PORT ELLERY, Oct. 4 (NWA)")]
    [InlineData("WASHINGTON — ", "WASHINGTON")]
    [InlineData("WASHINGTON—", "WASHINGTON")]
    [InlineData("Berlin (dpa) – ", "Berlin (dpa)")]
    [InlineData("SÃO PAULO (AFP) – ", "SÃO PAULO (AFP)")]
    [InlineData("(Reuters) - ", "(Reuters)")]
    public void A_dateline_is_cut_off_the_first_paragraph(string dateline, string expected)
    {
        var article = Drafts.WithLead(dateline + Drafts.Lead);
        Assert.Equal(expected, article.Dateline);
        Assert.Equal(Drafts.Lead, article.Paragraphs[0].Text);
    }

    [Theory]
    [InlineData("The bridge – the only one on this coast – was closed on Monday by the harbour office.")]
    [InlineData("NASA – the space agency – said on Monday that it would try once more in the spring.")]
    [InlineData("Corran Lines (which runs the ferries) - and nobody else - has been told to stop.")]
    [InlineData("Monday - and only Monday - was dry enough to paint, according to the log of the keeper.")]
    [InlineData("It was closed on Monday - March 3 - at noon, and has not been opened again since then.")]
    public void A_dash_alone_makes_no_dateline(string lead)
    {
        var article = Drafts.WithLead(lead);
        Assert.Null(article.Dateline);
        Assert.Equal(lead, article.Paragraphs[0].Text);
    }

    [Fact]
    public void A_dateline_may_stand_on_a_line_of_its_own()
    {
        var article = Drafts.Read("Bridge closes for the winter", "PORT ELLERY (NWA) –", Drafts.Lead, Drafts.Body);
        Assert.Equal("PORT ELLERY (NWA)", article.Dateline);
        Assert.Equal([Drafts.Lead, Drafts.Body], article.Paragraphs.Select(paragraph => paragraph.Text));
    }
}
