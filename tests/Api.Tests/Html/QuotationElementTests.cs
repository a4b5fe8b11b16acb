using System.Text;
using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Tests.Html;

public sealed class QuotationElementTests
{
    [Theory]
    [InlineData("en", "<q>We open at nine</q>, said Ada.", "“We open at nine”, said Ada.")]
    [InlineData("en", "Ada said: <q> We <em>open</em> at nine </q> and left.", "Ada said: “We open at nine” and left.")]
    [InlineData("en", "<em><q>We open</q></em> at nine.", "“We open” at nine.")]
    [InlineData("en", "<q>He told me <q>never</q>, so no</q>, said Ada.", "“He told me ‘never’, so no”, said Ada.")]
    [InlineData("en", "<q>“We open”</q> and “<q>we close</q>”.", "“We open” and “we close”.")]
    [InlineData("en", "Nothing <q> </q>at all.", "Nothing at all.")]
    [InlineData("de-AT", "<q>Wir öffnen</q>, sagt Ada.", "„Wir öffnen“, sagt Ada.")]
    [InlineData("fr", "<q>Nous ouvrons</q>, dit Ada.", "« Nous ouvrons », dit Ada.")]
    [InlineData("ja", "<q>九時に開けます</q>と話した。", "「九時に開けます」と話した。")]
    [InlineData("de", "<q lang=\"en\">We open</q>, sagt Ada.", "“We open”, sagt Ada.")]
    [InlineData("xx", "<q>Abc</q> def.", "“Abc” def.")]
    public void A_quotation_has_the_marks_that_a_browser_shows(string language, string html, string text)
    {
        var page = $"<!doctype html><html lang=\"{language}\"><title>Hours</title><article><h1>Hours</h1>"
            + $"<p>{html}</p></article></html>";

        Assert.Equal(text, ParagraphOf(page).Text);
    }

    [Fact]
    public void Links_and_emphasis_lie_around_or_inside_the_marks()
    {
        var paragraph = ParagraphOf(
            "<!doctype html><title>Hours</title><article><h1>Hours</h1>"
                + "<p>So <strong><q>we open</q></strong> and <q><em>close</em></q>.</p></article>");

        Assert.Equal(
            ["“we open”", "close"],
            paragraph.Marks.Select(mark => paragraph.Text[mark.StartUtf16..mark.EndUtf16]));
    }

    private static ParsedParagraph ParagraphOf(string page) =>
        HtmlReader.Read(Encoding.UTF8.GetBytes(page), "https://ellery.example/page").Article!.Paragraphs[^1];
}
