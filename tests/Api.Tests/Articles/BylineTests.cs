namespace Api.Tests.Articles;

public sealed class BylineTests
{
    [Theory]
    [InlineData("By Nora Ashdown", "Nora Ashdown", "Nora Ashdown")]
    [InlineData("BY NORA ASHDOWN", "NORA ASHDOWN", "NORA ASHDOWN")]
    [InlineData("by Piet Lindqvist, Reuters", "Piet Lindqvist, Reuters", "Piet Lindqvist")]
    [InlineData("By Piet Lindqvist and Amara Sole, Reuters", "Piet Lindqvist and Amara Sole, Reuters", "Piet Lindqvist;Amara Sole")]
    [InlineData("By Piet Lindqvist, Amara Sole and Nora Ashdown", "Piet Lindqvist, Amara Sole and Nora Ashdown", "Piet Lindqvist;Amara Sole;Nora Ashdown")]
    [InlineData("By Piet Lindqvist, Amara Sole, and Nora Ashdown", "Piet Lindqvist, Amara Sole, and Nora Ashdown", "Piet Lindqvist;Amara Sole;Nora Ashdown")]
    [InlineData("By Piet Lindqvist, Amara Sole", "Piet Lindqvist, Amara Sole", "Piet Lindqvist;Amara Sole")]
    [InlineData("By Piet Lindqvist,Reuters", "Piet Lindqvist,Reuters", "Piet Lindqvist")]
    [InlineData("By Piet Lindqvist Reuters", "Piet Lindqvist Reuters", "Piet Lindqvist")]
    [InlineData("By Piet Lindqvist, NWA", "Piet Lindqvist, NWA", "Piet Lindqvist")]
    [InlineData("By Piet Lindqvist, Northern Wire Agency", "Piet Lindqvist, Northern Wire Agency", "Piet Lindqvist")]
    [InlineData("By Piet Lindqvist, Environment Editor", "Piet Lindqvist, Environment Editor", "Piet Lindqvist")]
    [InlineData("By Piet Lindqvist in Port Ellery", "Piet Lindqvist in Port Ellery", "Piet Lindqvist")]
    [InlineData("By Piet Lindqvist, Political Correspondent, in Port Ellery", "Piet Lindqvist, Political "
        + "Correspondent, in Port Ellery", "Piet Lindqvist")]
    [InlineData("By: Ludo van der Meer & Aïcha al-Rami", "Ludo van der Meer & Aïcha al-Rami", "Ludo van der Meer;Aïcha al-Rami")]
    [InlineData("By Fionn O’Darragh Jr.", "Fionn O’Darragh Jr.", "Fionn O’Darragh Jr.")]
    [InlineData("By J.R. Ashdown (@jrashdown)", "J.R. Ashdown (@jrashdown)", "J.R. Ashdown")]
    [InlineData("By Trackpersia", "Trackpersia", "Trackpersia")]
    [InlineData("By kicker", "kicker", "kicker")]
    [InlineData("By ellery.example", "ellery.example", "ellery.example")]
    [InlineData("By nwa/pl and Amara Sole", "nwa/pl and Amara Sole", "nwa/pl;Amara Sole")]
    [InlineData("By Amara Sole, Piet Lindqvist and Sweidah", "Amara Sole, Piet Lindqvist and Sweidah", "Amara Sole;Piet Lindqvist;Sweidah")]
    [InlineData("By दैनिक भास्कर", "दैनिक भास्कर", "दैनिक भास्कर")]
    [InlineData("By Amara Sole.", "Amara Sole.", "Amara Sole")]
    [InlineData("By AFP, MANILA", "AFP, MANILA", "AFP")]
    [InlineData("By AFP", "AFP", "AFP")]
    [InlineData("By a staff reporter", "a staff reporter", "")]
    [InlineData("Written by Nora Ashdown", "Nora Ashdown", "Nora Ashdown")]
    [InlineData("Von Jorunn Hasselbeck und Enno Brask", "Jorunn Hasselbeck und Enno Brask", "Jorunn Hasselbeck;Enno Brask")]
    [InlineData("Par Maëlle Kerguen et Yann Tremeur", "Maëlle Kerguen et Yann Tremeur", "Maëlle Kerguen;Yann Tremeur")]
    [InlineData("Por Inés Quiroga y Tomás Vidal", "Inés Quiroga y Tomás Vidal", "Inés Quiroga;Tomás Vidal")]
    [InlineData("Di Livia Sartori e Nilo Ferrante", "Livia Sartori e Nilo Ferrante", "Livia Sartori;Nilo Ferrante")]
    public void A_byline_names_its_authors(string line, string byline, string authors)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Equal(byline, article.Byline);
        Assert.Equal(authors, string.Join(';', article.Authors));
        Assert.Equal(2, article.Paragraphs.Count);
        Assert.Equal("Bridge closes for the winter", article.Title);
    }

    [Theory]
    [InlineData("Northern Wire Staff Writer", 2, "Nora Ashdown, Northern Wire Staff Writer")]
    [InlineData("of The Northern Wire", 2, "Nora Ashdown, of The Northern Wire")]
    [InlineData("A wall, a ferry and a storm", 3, "Nora Ashdown")]
    public void A_line_of_roles_and_agencies_under_the_byline_belongs_to_it(string line, int paragraphs, string byline)
    {
        var article = Drafts.WithHeadLine("By Nora Ashdown\n" + line);
        Assert.Equal(byline, article.Byline);
        Assert.Equal(["Nora Ashdown"], article.Authors);
        Assert.Equal(paragraphs, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("By Friday the water had reached the second step of the library")]
    [InlineData("By the time the ferry came in, nobody was waiting.")]
    [InlineData("By land and by sea")]
    [InlineData("By land and sea")]
    public void A_sentence_that_starts_with_by_is_none(string line)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Null(article.Byline);
        Assert.Empty(article.Authors);
        Assert.Equal(3, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("By Nora Ashdown | March 9, 2024", "Nora Ashdown", "March 9, 2024", null)]
    [InlineData("March 9, 2024 - By Nora Ashdown, NWA", "Nora Ashdown, NWA", "March 9, 2024", null)]
    [InlineData("Nora Ashdown, 9 March 2024", "Nora Ashdown", "9 March 2024", null)]
    [InlineData("Nora Ashdown, March 9, 2024", "Nora Ashdown", "March 9, 2024", null)]
    [InlineData("Nora Ashdown • Published 9 March 2024 • Updated 10 March 2024", "Nora Ashdown", "9 March 2024", "10 March 2024")]
    [InlineData("Published 9 March 2024 Updated 10 March 2024", null, "9 March 2024", "10 March 2024")]
    public void Byline_and_dates_may_share_a_line(string line, string? byline, string published, string? modified)
    {
        var article = Drafts.WithHeadLine(line);
        Assert.Equal(byline, article.Byline);
        Assert.Equal(published, article.PublishedText);
        Assert.Equal("2024-03-09", article.PublishedOn);
        Assert.Equal(modified, article.ModifiedText);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Fact]
    public void Names_without_by_are_a_byline_beside_a_date()
    {
        var article = Drafts.Read(
            "Bridge closes for the winter", "Nora Ashdown", "March 9, 2024", Drafts.Lead, Drafts.Body);
        Assert.Equal("Nora Ashdown", article.Byline);
        Assert.Equal(
            "Nora Ashdown",
            Drafts.Read("Bridge closes for the winter", "March 9, 2024", "Nora Ashdown", Drafts.Lead).Byline);
    }
}
