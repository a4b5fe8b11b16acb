using System.Globalization;
using Api.Content.Quotes.Speakers;

namespace Api.Tests.Speakers;

/// <summary>Checks whom an article means by a surname alone; a bar separates bearers: day, role, name.</summary>
public sealed class SurnameBearerTests
{
    [Theory]
    [InlineData("harbour master", "2031-03-10 Harbour Master Ida Marsh", "Ida Marsh")]
    [InlineData("the Harbour Master", "2031-02-08 harbour master Ida Marsh", "Ida Marsh")]
    [InlineData("Harbour Master", "2031-04-09 Lund Harbour Master Ida Marsh", "Ida Marsh")]
    [InlineData("Lund Harbour Master", "2031-03-10 Harbour Master Ida Marsh", "Ida Marsh")]
    [InlineData("Mayor", "2031-03-10 Mayor Ida Marsh|2031-03-11 Dean Bo Marsh", "Ida Marsh")]
    [InlineData("Mayor", "2031-03-10 Mayor Ida Marsh|2031-03-11 Mayor I. R. Marsh", "I. R. Marsh")]
    [InlineData("Mayor", "2031-03-10 Mayor Jim Marsh|2031-03-11 Mayor James Marsh", "James Marsh")]
    public void The_one_bearer_in_the_role_is_meant(string role, string bearers, string name) =>
        Assert.Equal(name, SurnameBearers.OneOf(new(2031, 3, 10), [role], Of(bearers))?.Name);

    [Theory]
    [InlineData("Harbour Master", "2031-02-07 Harbour Master Ida Marsh")]
    [InlineData("Harbour Master", "2031-04-10 Harbour Master Ida Marsh")]
    [InlineData("Harbour Master", "2031-03-10 Deputy Harbour Master Ida Marsh")]
    [InlineData("Harbour Master", "2031-03-10 former harbour master Ida Marsh")]
    [InlineData("Master", "2031-03-10 Harbour Master Ida Marsh")]
    [InlineData("Mayor", "2031-03-10 Dean Ida Marsh")]
    [InlineData("Mayor", "2031-03-10 Mayor Ida Marsh|2031-03-11 Mayor Bo Marsh")]
    [InlineData("Mayor", "2031-03-10 Mayor Erica Marsh|2031-03-11 Mayor Eric Marsh")]
    [InlineData("Mayor", "")]
    [InlineData("", "2031-03-10 Mayor Ida Marsh")]
    public void Nobody_is_meant_otherwise(string role, string bearers) =>
        Assert.Null(SurnameBearers.OneOf(new(2031, 3, 10), role.Length == 0 ? [] : [role], Of(bearers)));

    [Fact]
    public void The_order_of_bearers_is_no_matter()
    {
        var bearers = Of("2031-03-10 Mayor Jim Marsh|2031-03-12 Mayor James Marsh|2031-03-11 Mayor J. Marsh");

        Assert.All(
            [bearers, [.. bearers.Reverse()], [bearers[1], bearers[2], bearers[0]]],
            order => Assert.Equal("James Marsh", SurnameBearers.OneOf(new(2031, 3, 10), ["mayor"], order)?.Name));
    }

    private static IReadOnlyList<RoleBearer> Of(string bearers) =>
        [.. bearers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select((bearer, i) => BearerOf(bearer, i))];

    // The name begins with the first word that is a forename here.
    private static RoleBearer BearerOf(string bearer, int index)
    {
        var words = bearer.Split(' ');
        var first = Array.FindIndex(words, w => w is "Ida" or "Bo" or "Jim" or "James" or "Erica" or "Eric" or "J.");
        first = first < 0 ? Array.IndexOf(words, "I.") : first;
        var day = DateOnly.ParseExact(words[0], "O", CultureInfo.InvariantCulture);
        return new(index, string.Join(' ', words[first..]), day, string.Join(' ', words[1..first]));
    }
}
