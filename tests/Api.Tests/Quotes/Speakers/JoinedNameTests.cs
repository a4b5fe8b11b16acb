using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Speakers;

/// <summary>
/// Checks the speakers of an article's last quote whose names have little words or signs inside; a bar separates
/// paragraphs, a comma and a space speakers.
/// </summary>
public sealed class JoinedNameTests
{
    [Theory]
    [InlineData("The Ferries and Piers Commission said the toll was “fair.”", "Ferries and Piers Commission")]
    [InlineData("“No,” the House Energy and Harbours Committee said.", "House Energy and Harbours Committee")]
    [InlineData("“No,” the Lund Oyster and Mussel Administration said.", "Lund Oyster and Mussel Administration")]
    [InlineData("The Ministry of Locks and Canals said: “No.”", "Ministry of Locks and Canals")]
    [InlineData("The Ministry for Locks, Canals and Weirs said: “No.”", "Ministry for Locks, Canals and Weirs")]
    [InlineData("“No,” said the Office for Locks and Canals.", "Office for Locks and Canals")]
    [InlineData("“No,” said the Lund Brotherhood of Caulkers and Riggers.", "Lund Brotherhood of Caulkers and Riggers")]
    [InlineData("The Ida and Ruth Reed Foundation said it was “sorry.”", "Ida and Ruth Reed Foundation")]
    [InlineData("The Reed and Moss Foundation met. “No,” the foundation said.", "Reed and Moss Foundation")]
    [InlineData("Brink and Larkin called the lamp “safe.”", "Brink and Larkin")]
    [InlineData("Quill and Quill called the lamp “safe.”", "Quill and Quill")]
    [InlineData("“Safe,” said Brink and Larkin analyst Ida Moss.", "Ida Moss")]
    [InlineData("“Safe,” said Brink and Co analyst Ida Moss.", "Ida Moss")]
    [InlineData("“Safe,” said Ida Brink and Co Ltd economist Bo Moss.", "Bo Moss")]
    [InlineData("“Safe,” Moss and Sons said.", "Moss and Sons")]
    public void And_stays_inside_the_name_of_one_organisation(string text, string names) =>
        Assert.Equal(names, Speakers(text));

    [Theory]
    [InlineData("“No,” Ida Moss and Bo Reed said.", "Ida Moss, Bo Reed")]
    [InlineData("Ida Moss and Bo Reed arrived early.|“No,” Moss and Reed said.", "Ida Moss, Bo Reed")]
    [InlineData("Ida Moss and the Harbour Board said: “No.”", "Ida Moss, Harbour Board")]
    [InlineData("The Harbour and Trade Departments said: “No.”", "Harbour Department, Trade Department")]
    [InlineData("Norway and Denmark said the plan was “dead.”", "Norway, Denmark")]
    [InlineData("The FBI and the Harbour Board said: “No.”", "FBI, Harbour Board")]
    [InlineData("Brinkley has a shop. Larkin has a van. “No,” Brinkley and Larkin said.", "Brinkley, Larkin")]
    public void And_between_two_names_joins_two_speakers(string text, string names) =>
        Assert.Equal(names, Speakers(text));

    [Theory]
    [InlineData("“No,” the Bakers’ Guild said.", "Bakers’ Guild")]
    [InlineData("“No,” the Oystermen's Mission said.", "Oystermen's Mission")]
    [InlineData("“No,” the Women’s Harbour League said.", "Women’s Harbour League")]
    [InlineData("“No,” Queen’s College Lund said.", "Queen’s College Lund")]
    [InlineData("“No,” St. Ida’s Hospital said.", "St. Ida’s Hospital")]
    [InlineData("“No,” the U.S. Attorney’s Office said.", "U.S. Attorney’s Office")]
    [InlineData("The People’s Harbour News called the plan “a leak.”", "People’s Harbour News")]
    [InlineData("Quillby’s called the claim “half true.”", "Quillby’s")]
    [InlineData("Quillby’s said: “No.”", "Quillby’s")]
    [InlineData("“No,” said Quillby’s.", "Quillby’s")]
    [InlineData("Quillby’s of Lund said the ship was “lost.”", "Quillby’s of Lund")]
    [InlineData("Quillby’s Inc. said the ship was “lost.”", "Quillby’s Inc.")]
    [InlineData("Brink and Quill’s called the lamp “safe.”", "Brink and Quill’s")]
    public void A_possessive_stays_inside_a_name_that_owns_nothing(string text, string names) =>
        Assert.Equal(names, Speakers(text));

    [Theory]
    [InlineData("“No,” Norway’s Harbour Board said.", "Harbour Board")]
    [InlineData("“No,” said Ida Moss’s lawyer, Bo Reed.", "Bo Reed")]
    public void A_name_that_owns_something_is_apart_from_it(string text, string names) =>
        Assert.Equal(names, Speakers(text));

    [Theory]
    [InlineData("“No,” Studio R+S said.", "Studio R+S")]
    [InlineData("“No,” Studio R + S said.", "Studio R + S")]
    [InlineData("“No,” Reed & Moss said.", "Reed & Moss")]
    [InlineData("“No,” Quill+ said.", "Quill+")]
    public void Signs_stay_inside_names(string text, string names) => Assert.Equal(names, Speakers(text));

    private static string Speakers(string text) =>
        string.Join(", ", Read(text.Split('|'))[^1].Speakers.Select(s => s.Name));
}
