using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Speakers;

/// <summary>
/// Checks the speakers of the last quote of an article; a bar separates paragraphs, a comma speakers.
/// </summary>
public sealed class SpeakerIdentityTests
{
    [Theory]
    [InlineData("Ida Moss hired Eva Reed. “We open at nine,” she said.", "Ida Moss")]
    [InlineData("Ida Moss said Eva Reed was late. “We open at nine,” she said.", "Ida Moss")]
    [InlineData("On the last day of the Lund Fish Festival, Ida Moss walked in. “We open at nine,” she said.", "Ida Moss")]
    [InlineData("“We open at nine,” said Ida Moss.|She left early. Eva Reed’s dog barked at her.|“Good night,” she "
        + "said.", "Ida Moss")]
    [InlineData("Ida Moss runs the market.|She bought it from Eva Reed.|“We open at nine,” she said.", "Ida Moss")]
    [InlineData("The plan worries Ida Moss, the head of the market.|“Reed never asked us,” she said.", "Ida Moss")]
    [InlineData("Bo Reed met Ida Moss.|“Mr. Reed was late,” he said.|“Yes,” she said.", "Ida Moss")]
    [InlineData("Tove Moss, a mother of three, runs the market with Ivo Reed. “We open at nine,” she said.", "Tove Moss")]
    [InlineData("In Lund, Mayor Ida Moss opened the market. “We open at nine,” she said.", "Ida Moss")]
    [InlineData("Nevertheless, Lund officials met Ida Moss, who smiled. “We open at nine,” she said.", "Ida Moss")]
    [InlineData("“We open at nine,” Moss said. He smiled. “Good night,” he said.", "Moss")]
    [InlineData("“We open at nine,” he said.", "")]
    [InlineData("Bo Reed runs the market. “We open at nine,” I said.", "")]
    [InlineData("Bo Reed opened the fair. One trader said it was late. “We wait,” he added.", "")]
    [InlineData("Bo Reed opened the fair.|Another said it was late.|“We wait,” he added.", "")]
    [InlineData("Tovex helped. Tovex grew. Tovex fell if he left. “We wait,” he said.", "")]
    [InlineData("Ida Moss won. My mother is old, but she still says, “We wait.”", "")]
    [InlineData("Jess Moss won. “We wait,” she said.", "Jess Moss")]
    [InlineData("Sam Moss won. “We wait,” he said.", "Sam Moss")]
    public void A_pronoun_is_whoever_weighs_most(string text, string names) => Assert.Equal(names, Speakers(text));

    [Theory]
    [InlineData("Bo Reed (D-Vt.) spoke first. Sen. Ida Moss (R-Ohio) was next. “We open at nine,” the Ohio senator "
        + "said.", "Ida Moss")]
    [InlineData("Sen. Bo Reed of Vermont and Sen. Ida Moss of Ohio spoke. “We open at nine,” the Vermont senator said.", "Bo Reed")]
    [InlineData("Ida Moss, the Republican nominee, met Bo Reed, the Democratic nominee. “We open at nine,” the "
        + "Democratic candidate said.", "Bo Reed")]
    [InlineData("Former President Bo Reed met President Ida Moss. “We open at nine,” the president said.", "Ida Moss")]
    [InlineData("Adam Reed smiled. Reed won.|“We open at nine,” the real estate mogul said.", "Adam Reed")]
    [InlineData("Ida Moss’s spokeswoman, Eva Lind, was late.|“We open at nine,” the spokeswoman said.", "Eva Lind")]
    [InlineData("Adam Reed smiled. Reed won.|“We open at nine,” a senator said.", "")]
    [InlineData("Adam Reed smiled. Reed won.|“We open at nine,” the two senators said.", "")]
    [InlineData("Adam Reed smiled. Reed won.|“We open at nine,” the narrator said.", "")]
    [InlineData("Gov. Bo Reed (R-Iowa) won. “We open at nine,” the Democratic governor said.", "")]
    public void A_role_is_the_one_who_fits_it(string text, string names) => Assert.Equal(names, Speakers(text));

    [Theory]
    [InlineData("The Commission on Lund Fisheries met. “We open at nine,” the commission said.", "Commission on Lund Fisheries")]
    [InlineData("“We open at nine,” Neighbors for Quiet Streets said.", "Neighbors for Quiet Streets")]
    [InlineData("The Association of Lund Bakers met. “We open at nine,” the union said.", "Association of Lund Bakers")]
    [InlineData("Bo Reed won. “We open at nine,” the Reed campaign said.", "Bo Reed campaign")]
    [InlineData("Bo Reed won. “We open at nine,” Reed’s campaign said.", "Bo Reed campaign")]
    [InlineData("Bo Reed won. “We open at nine,” his campaign said.", "Bo Reed campaign")]
    [InlineData("The Lund Harbour Authority met at noon. “We open at nine,” they said.", "Lund Harbour Authority")]
    [InlineData("Lund Bakers met. “We open at nine,” the council said.", "")]
    public void An_organisation_is_known_by_its_kind_and_by_its_owner(string text, string names) =>
        Assert.Equal(names, Speakers(text));

    [Theory]
    [InlineData("The Lund Market Committee’s report came out. It rains.|“The roof leaks,” the report said.", "Lund Market Committee")]
    [InlineData("A survey by the Lund Harbour Authority came out. It rains.|“The roof leaks,” the study said.", "Lund Harbour Authority")]
    [InlineData("Bo Reed won. “We open at nine,” Reed’s letter said.", "Bo Reed")]
    [InlineData("Bo Reed won. “We open at nine,” his letter said.", "Bo Reed")]
    [InlineData("It rains. “The roof leaks,” the report said.", "")]
    public void A_document_stands_for_whose_it_is(string text, string names)
    {
        var quote = Read(text.Split('|'))[^1];

        Assert.Equal(
            (names, SourceType.Document), (string.Join(", ", quote.Speakers.Select(s => s.Name)), quote.SourceType));
    }

    [Theory]
    [InlineData("Ida \"Nan\" Moss won.|“We open at nine,” Moss said.", "Ida \"Nan\" Moss")]
    [InlineData("Ida Moss (D-Vt.) won. “We open at nine,” Oscar-winner Moss said.", "Ida Moss")]
    [InlineData("Mighty Ida Moss won. Ida Moss sang. “We open at nine,” Moss said.", "Ida Moss")]
    [InlineData("Bill Moss won. William Moss sang. “We open at nine,” Moss said.", "Bill Moss")]
    [InlineData("Eva Moss met Mr. Moss. Mr. Moss smiled. “We open at nine,” Mr. Moss said.", "Moss")]
    [InlineData("Ida O’Moss won. “We open at nine,” O'Moss said.", "Ida O’Moss")]
    [InlineData("“We open at nine,” his neighbour, Ida Moss, said.", "Ida Moss")]
    [InlineData("“We open at nine,” Lund Democrats said.", "")]
    public void A_name_is_the_fullest_form_without_titles(string text, string names) =>
        Assert.Equal(names, Speakers(text));

    [Fact]
    public void A_pronoun_with_rivals_is_less_sure_than_one_without()
    {
        var clear = Read("Ida Moss runs the market. “We open at nine,” she said.").Single();
        var contested = Read("Eva Reed was late, and Ida Moss was angry.", "“We open at nine,” she said.").Single();

        Assert.True(clear.ResolutionConfidence > 0.9);
        Assert.True(contested.ResolutionConfidence is null or < 0.9);
    }

    private static string Speakers(string text) =>
        string.Join(", ", Read(text.Split('|'))[^1].Speakers.Select(s => s.Name));
}
