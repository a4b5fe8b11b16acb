using Api.Content.Articles;

namespace Api.Tests.Articles;

public sealed class PictureLineTests
{
    [Theory]
    [InlineData("The bridge at dawn. (Al Arabiya)", "The bridge at dawn.", "Al Arabiya")]
    [InlineData("The bridge at dawn. (Jonna Vik/NWA)", "The bridge at dawn.", "Jonna Vik/NWA")]
    [InlineData("The bridge at dawn (Photo: Jonna Vik)", "The bridge at dawn", "Jonna Vik")]
    [InlineData("The bridge at dawn. [Photo: Jonna Vik/AP]", "The bridge at dawn.", "Jonna Vik/AP")]
    [InlineData("The bridge at dawn. Photo: Jonna Vik", "The bridge at dawn.", "Jonna Vik")]
    [InlineData("The bridge at dawn. Photograph: Jonna Vik/NWA", "The bridge at dawn.", "Jonna Vik/NWA")]
    [InlineData("The bridge at dawn | Photo: Jonna Vik", "The bridge at dawn", "Jonna Vik")]
    [InlineData("The bridge at dawn. Photo by Jonna Vik", "The bridge at dawn.", "Jonna Vik")]
    [InlineData("The bridge at dawn. © Jonna Vik / NWA", "The bridge at dawn.", "Jonna Vik / NWA")]
    [InlineData("The bridge at dawn. Credit: Jonna Vik", "The bridge at dawn.", "Jonna Vik")]
    [InlineData("The bridge at dawn Image: Jonna Vik.", "The bridge at dawn", "Jonna Vik")]
    [InlineData("Die Brücke am Morgen. Foto: Jonna Vik/dpa", "Die Brücke am Morgen.", "Jonna Vik/dpa")]
    [InlineData("Die Brücke am Morgen Foto: dpa", "Die Brücke am Morgen", "dpa")]
    [InlineData("Photo: Jonna Vik", null, "Jonna Vik")]
    [InlineData("Photo courtesy of Jonna Vik", null, "Jonna Vik")]
    [InlineData("Photo: The bridge at dawn. (Jonna Vik)", "The bridge at dawn.", "Jonna Vik")]
    public void A_picture_line_has_a_caption_and_a_credit(string line, string? caption, string credit)
    {
        var atTop = Drafts.Read("Bridge closes for the winter", line, Drafts.Lead, Drafts.Body);
        Assert.Equal([new ParsedImage(caption, credit, 0, line)], atTop.Images);
        Assert.Equal([Drafts.Lead, Drafts.Body], atTop.Paragraphs.Select(paragraph => paragraph.Text));

        var within = Drafts.Read("Bridge closes for the winter", Drafts.Lead, line, Drafts.Body);
        Assert.Equal([new ParsedImage(caption, credit, 1, line)], within.Images);
        Assert.Equal([Drafts.Lead, Drafts.Body], within.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Theory]
    [InlineData("The talks are led by the International Harbour Organization (IHO)")]
    [InlineData("“We never had a plan for that,” the mayor said. (Laughter)")]
    [InlineData("He put it in one image: water and stone.")]
    [InlineData("She called it the only honest picture: a wall, a wave and no people")]
    [InlineData("Es war ein schönes Bild: Wasser und Stein.")]
    [InlineData("The museum has a photo: the bridge, the crowd, and a boy who holds up a fish that is as long as he "
        + "is tall.")]
    [InlineData("The new screen is brighter than the old. (Pro and Pro Max only)")]
    [InlineData("“What a night. Photo by @jonna.vik,” she wrote under the post")]
    [InlineData("© 2024 The Ellery Courier")]
    [InlineData("© The Ellery Courier. All rights reserved.")]
    public void A_paragraph_is_no_picture(string paragraph)
    {
        var article = Drafts.Read("Bridge closes for the winter", Drafts.Lead, paragraph, Drafts.Body);
        Assert.Empty(article.Images);
        Assert.Equal(3, article.Paragraphs.Count);
    }

    [Fact]
    public void A_credit_right_under_a_line_makes_it_a_caption()
    {
        var article = Drafts.Read(
            "Bridge closes for the winter", Drafts.Lead, "The bridge at dawn\nPhoto: Jonna Vik", Drafts.Body);
        Assert.Equal(
            [new ParsedImage("The bridge at dawn", "Jonna Vik", 1, "The bridge at dawn\nPhoto: Jonna Vik")],
            article.Images);
    }

    [Fact]
    public void The_signature_of_an_agency_ends_the_last_paragraph()
    {
        var last = Drafts.Body + " (NWA)";
        var article = Drafts.Read("Bridge closes for the winter", Drafts.Lead, last);
        Assert.Empty(article.Images);
        Assert.Equal(last, article.Paragraphs[1].Text);
    }
}
