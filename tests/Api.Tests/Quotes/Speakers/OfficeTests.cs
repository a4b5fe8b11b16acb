using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Speakers;

/// <summary>Checks that offices, trades and affiliations before a name are neither part of it nor speakers.</summary>
public sealed class OfficeTests
{
    [Theory]
    [InlineData("Chancellor of the Exchequer")]
    [InlineData("Prime Minister of New Zealand")]
    [InlineData("Prime Minister of Trinidad and Tobago")]
    [InlineData("President of the Board of Trade")]
    [InlineData("Secretary of State for Trade")]
    [InlineData("Minister for Health and Sport")]
    [InlineData("Minister of Locks and Canals")]
    [InlineData("Governor of the Bank of Lund")]
    [InlineData("U.S. Attorney for the Northern District of Lund")]
    [InlineData("European Commissioner for Trade")]
    [InlineData("Deputy Under Secretary of Commerce")]
    [InlineData("Master of the Rolls")]
    [InlineData("Keeper of the Lamps")]
    [InlineData("Head of Sales")]
    [InlineData("New Zealander")]
    [InlineData("Sri Lankan")]
    [InlineData("Dutchman")]
    [InlineData("Secretary-General")]
    [InlineData("Vice-Chancellor")]
    [InlineData("co-CEO")]
    [InlineData("Lt-Gen")]
    [InlineData("President-elect")]
    [InlineData("Commander-in-Chief")]
    [InlineData("Chief Constable")]
    [InlineData("Under-Secretary-General")]
    [InlineData("Neighbour")]
    [InlineData("Brigadier")]
    [InlineData("Paramedic")]
    [InlineData("Baker")]
    [InlineData("Beekeeper")]
    [InlineData("Conservative MP")]
    [InlineData("NASA engineer and astronaut")]
    [InlineData("former FBI agent and profiler")]
    [InlineData("Quillby founder and co-CEO")]
    [InlineData("former University of Lund rector")]
    [InlineData("former Friends of the Pier director")]
    [InlineData("Brink and Larkin analyst")]
    public void Whatever_says_what_somebody_is_is_no_part_of_the_name(string office)
    {
        Assert.Equal("Lou Sandmark", Speakers($"“No,” said {office} Lou Sandmark."));
        var first = office[..1].ToUpperInvariant() + office[1..];
        Assert.Equal("Lou Sandmark", Speakers($"{first} Lou Sandmark said: “No.”"));
    }

    [Theory]
    [InlineData("“No,” said Ida King-Reed.", "Ida King-Reed")]
    [InlineData("“No,” said Ida Baker Reed.", "Ida Baker Reed")]
    [InlineData("“No,” said Ida Baker.", "Ida Baker")]
    [InlineData("“No,” said Lund Bank and its chairman, Bo Reed.", "Lund Bank, Bo Reed")]
    [InlineData("“No,” said Lund mayor Ida Moss and her deputy, Bo Reed.", "Ida Moss, Bo Reed")]
    [InlineData("“No,” said Sen. Ida Moss and Gov. Bo Reed.", "Ida Moss, Bo Reed")]
    public void Names_that_look_like_offices_stay_whole_and_two_people_two(string text, string names) =>
        Assert.Equal(names, Speakers(text));

    [Theory]
    [InlineData("“No,” said author, poet and critic Lou Sandmark.")]
    [InlineData("“No,” said former mayor, senator, and judge Lou Sandmark.")]
    [InlineData("“No,” said the poet, painter and activist Lou Sandmark.")]
    [InlineData("The Master of the Rolls, Sir Lou Sandmark, said: “No.”")]
    [InlineData("“No,” said the Chancellor of the Exchequer, Lou Sandmark.")]
    [InlineData("“No,” Lou Sandmark, director of sales at Quillby Inc said.")]
    [InlineData("“No,” Lou Sandmark, analyst with Quillby Inc said.")]
    public void An_office_in_several_words_is_of_the_name_beside_it(string text) =>
        Assert.Equal("Lou Sandmark", Speakers(text));

    [Theory]
    [InlineData("“No,” said Ida (Nan) Moss.", "Ida (Nan) Moss")]
    [InlineData("“No,” said Commissioner Bo E. (Bosse) Reed. “Go,” Reed said.", "Bo E. (Bosse) Reed")]
    [InlineData("Ida (née Lind) Moss said: “No.”", "Ida Moss")]
    [InlineData("Ida Moss (Lund) said: “No.”", "Ida Moss")]
    [InlineData("“No,” said Ida Moss (Labour).", "Ida Moss")]
    public void A_nickname_in_brackets_is_in_the_name_and_nothing_else_is(string text, string name) =>
        Assert.Equal(name, Speakers(text));

    [Theory]
    [InlineData("Ida Moss won. The Dutchwoman said: “No.”")]
    [InlineData("Ida Moss won. “No,” the Finn said.")]
    [InlineData("Ida Moss won. The 41-year-old Dane said: “No.”")]
    [InlineData("Ida Moss won. “No,” the New Zealander said.")]
    public void A_country_does_not_name_anybody(string text) =>
        Assert.Contains(Speakers(text), (string[])["", "Ida Moss"]);

    [Fact]
    public void Somebody_may_be_called_Finn() =>
        Assert.Equal("Andrew Finn", Speakers("Andrew Finn won. “No,” Finn said."));

    private static string Speakers(string text) => string.Join(", ", Read(text)[^1].Speakers.Select(s => s.Name));
}
