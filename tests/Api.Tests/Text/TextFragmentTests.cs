using Api.Content.Text;

namespace Api.Tests.Text;

public sealed class TextFragmentTests
{
    [Theory]
    [InlineData("", "Yes.", "", "#:~:text=Yes.")]
    [InlineData("d the mayor said “", "it is so", "” and left the r", "#:~:text=mayor%20said%20%E2%80%9C-,it%20is%20so,-%E2%80%9D%20and%20left")]
    [InlineData("", "red, white & blue-green", "", "#:~:text=red%2C%20white%20%26%20blue%2Dgreen")]
    [InlineData(
        "", "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", "",
        "#:~:text=one%20two%20three%20four%20five,eleven%20twelve%20thirteen%20fourteen%20fifteen")]
    public void Words_are_named_with_what_stands_around_them(
        string prefix, string text, string suffix, string fragment) =>
        Assert.Equal(
            "https://example.org/a" + fragment, TextFragment.Of("https://example.org/a#old", prefix, text, suffix));

    [Fact]
    public void The_context_of_a_place_is_32_code_points_and_halves_no_character()
    {
        var ship = "🚢";
        var text = string.Concat(Enumerable.Repeat(ship, 40)) + "words" + string.Concat(Enumerable.Repeat(ship, 40));
        var place = Place.Of(1, text, 80, 85);

        Assert.Equal(new Place(1, 40, 45, 80, 85), place);
        Assert.Equal(string.Concat(Enumerable.Repeat(ship, 32)), place.Prefix(text));
        Assert.Equal(string.Concat(Enumerable.Repeat(ship, 32)), place.Suffix(text));
    }

    [Theory]
    [InlineData("José  O’Neill-Brandt", "jose oneill brandt")]
    [InlineData("JOSE O'NEILL BRANDT", "jose oneill brandt")]
    [InlineData("U.S. Navy", "us navy")]
    [InlineData("Юлия Ёлкина", "юлия елкина")]
    [InlineData("★", "★")]
    public void A_name_has_one_key_in_every_spelling(string name, string key) => Assert.Equal(key, NameKey.Of(name));
}
