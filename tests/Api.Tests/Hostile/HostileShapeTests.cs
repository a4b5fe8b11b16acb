using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Tests.Hostile;

/// <summary>
/// Checks that work is in proportion to length, or refused. The steps are those of the budget, so this holds on any
/// machine; the benchmarks' <c>hostile</c> shows that they stand for the time taken.
/// </summary>
public sealed class HostileShapeTests
{
    private const double MostGrowth = 2.2;

    // Below this, reading that is done once, whatever the length, outweighs the rest.
    private const long FewSteps = 20_000;

    private static readonly Dictionary<string, HostileShape> Shapes = HostileShape.All.ToDictionary(
        shape => $"{shape}");

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Twice_as_much_takes_twice_the_steps_or_is_refused(string name)
    {
        var before = 0L;
        foreach (var size in new[] { 16 << 10, 32 << 10, 64 << 10 })
        {
            var budget = new WorkBudget();
            var refusal = Shapes[name].Read(Shapes[name].Make(size), budget);
            var isInProportion = budget.Spent <= Math.Max(FewSteps, MostGrowth * before);
            Assert.True(
                before == 0 || isInProportion || refusal is not null,
                $"{before} steps, and {budget.Spent} for twice as much");
            Assert.True(budget.Spent <= 2 * WorkBudget.Most);
            before = budget.Spent;
        }
    }

    [Fact]
    public void There_are_many_shapes_of_every_reader() =>
        Assert.All(Shapes.Values.CountBy(shape => shape.Reader), reader => Assert.True(reader.Value >= 5, reader.Key));

    [Theory]
    [InlineData(SourceDocument.PlainText)]
    [InlineData(SourceDocument.Html)]
    [InlineData(SourceDocument.Markdown)]
    [InlineData(SourceDocument.Json)]
    public void Nobody_works_for_a_client_that_went_away(string mediaType) =>
        Assert.Throws<OperationCanceledException>(() =>
            ArticleReader.Read(
                new("{\"text\":\"The bridge is shut.\"}"u8.ToArray(), mediaType, new()),
                new(new CancellationToken(canceled: true))));

    [Fact]
    public void A_refusal_says_what_was_too_much_and_the_limit()
    {
        var budget = new WorkBudget();
        budget.Spend(WorkBudget.Most, "it has too many links");

        Assert.Equal(
            "Reading this would take more than 2 seconds, which is the limit: it has too many links.",
            Assert.Throws<TooMuchWorkException>(() => budget.Spend(1, "it has too many links")).Message);
        Assert.Equal(
            "Its links are more than 5, which is the limit.",
            Assert.Throws<TooMuchWorkException>(() => budget.Bound(6, 5, "Its links are more than")).Message);
    }

    [Fact]
    public void What_was_read_once_is_read_again_whatever_it_takes()
    {
        var page = new SourceDocument(
            [.. Enumerable.Repeat("<div>"u8.ToArray(), 600).SelectMany(b => b), .. "The bridge is shut."u8],
            SourceDocument.Html,
            new());

        Assert.NotNull(ArticleReader.Read(page).Refusal);
        Assert.Equal(
            "The bridge is shut.",
            Assert.Single(ArticleReader.Read(page, new() { IsForStored = true }).Article!.Paragraphs).Text);
    }
}
