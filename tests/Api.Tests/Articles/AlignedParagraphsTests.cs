using Api.Data.Articles;

namespace Api.Tests.Articles;

public sealed class AlignedParagraphsTests
{
    [Theory]
    [InlineData("1 2 3", "1 4 3", "1-1 2-4 3-3")]
    [InlineData("1 2 3", "4 2 5", "1-4 2-2 3-5")]
    [InlineData("1 2 3 4", "1 5 6 4", "1-1 2-5 3-6 4-4")] // the k-th of those between the same two
    [InlineData("1 2 3 4", "1 5 4", "1-1 2-5 4-4")]
    [InlineData("1 2 3", "1 3", "1-1 3-3")]
    [InlineData("1 2 3", "4 5 6", "1-4 2-5 3-6")]
    [InlineData("1 2 3", "3 4 1", "1-1 3-3")] // its neighbours are no longer before and after it
    [InlineData("1 2 3 4", "1 5 4 3", "1-1 3-3 4-4")]
    [InlineData("", "1", "")]
    public void A_changed_paragraph_is_in_the_same_place_between_the_same_neighbours(
        string before,
        string after,
        string aligned)
    {
        var pairs = AlignedParagraphs.Of(Ids(before), Ids(after)).OrderBy(p => p.Key).Select(p => $"{p.Key}-{p.Value}");

        Assert.Equal(aligned, string.Join(' ', pairs));
    }

    private static IReadOnlyList<long> Ids(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
}
