using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Speakers;

/// <summary>
/// Checks who is meant by a part of a name that several people share; a bar separates paragraphs.
/// </summary>
public sealed class NamesakeTests
{
    [Theory]
    [InlineData("Paul Reed drowned. “No,” Paula Reed said.", "Paula Reed")]
    [InlineData("Daniel Reed was late. “No,” Danielle Reed said.", "Danielle Reed")]
    [InlineData("Wilhelm Reed was late. “No,” Wilhelmina Reed said.", "Wilhelmina Reed")]
    [InlineData("Christopher Reed was late. “No,” Chris Reed said.", "Christopher Reed")]
    [InlineData("Robert Reed was late. “No,” R. Reed said.", "Robert Reed")]
    [InlineData("Robert Reed met Ruth Reed. “No,” R. Reed said.", "R. Reed")]
    public void A_forename_equals_another_or_is_short_for_it(string text, string name) =>
        Assert.Equal(name, Speakers(text));

    [Theory]
    [InlineData("Bo Reed spoke first.|Ida Reed sang aloud.|“No,” Reed said.", "Ida Reed")]
    [InlineData("Ida Reed sang aloud.|Bo Reed spoke first.|“No,” Reed said.", "Bo Reed")]
    [InlineData("Bo Reed spoke first. Reed sat down. Bo Reed left early.|Ida Reed sang aloud.|“No,” Reed said.", "")]
    [InlineData("“No,” Reed said.|Ida Reed and Bo Reed spoke afterwards.", "")]
    [InlineData("“No,” Reed said.|His wife, Ida Reed, was out.", "Reed")]
    [InlineData("“No,” Reed said.|Ida Reed, his sister, was out.", "Reed")]
    [InlineData("“No,” Reed said.|The director, Ida Reed, is new.", "Ida Reed")]
    public void A_shared_surname_is_the_one_named_last_or_nobody(string text, string name) =>
        Assert.Equal(name, Speakers(text));

    [Theory]
    [InlineData("Jorunna Reed left. “No,” Jorunna wrote.", "Jorunna Reed")]
    [InlineData("Jorunna Reed left. Jorunna sang. Jorunna sat. Jorunna slept. “No,” Jorunna wrote.", "Jorunna Reed")]
    [InlineData("Jorunna Reed and Tolvan Moss came. “No,” Tolvan told a friend.", "Tolvan Moss")]
    public void A_forename_alone_is_whoever_was_named_in_full(string text, string name) =>
        Assert.Equal(name, Speakers(text));

    private static string Speakers(string text) =>
        string.Join(", ", Read(text.Split('|'))[^1].Speakers.Select(s => s.Name));
}
