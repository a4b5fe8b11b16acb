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
    [InlineData("Ida Moss won. The Dutchwoman said: “No.”")]
    [InlineData("Ida Moss won. “No,” the Finn said.")]
    [InlineData("Ida Moss won. The 41-year-old Dane said: “No.”")]
    public void A_country_does_not_name_anybody(string text) =>
        Assert.Contains(Speakers(text), (string[])["", "Ida Moss"]);

    [Fact]
    public void Somebody_may_be_called_Finn() =>
        Assert.Equal("Andrew Finn", Speakers("Andrew Finn won. “No,” Finn said."));

    private static string Speakers(string text) => string.Join(", ", Read(text)[^1].Speakers.Select(s => s.Name));
}
