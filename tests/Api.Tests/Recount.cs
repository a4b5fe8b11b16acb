using Api.Data.Checks;

namespace Api.Tests;

/// <summary>What is stored twice for speed, counted again from what it was made of.</summary>
internal static class Recount
{
    public static IReadOnlyList<(string What, string Sql)> Faults => Counts.Faults;

    /// <summary>Everything is what a recount gives.</summary>
    public static async Task AssertRecountAsync(this Server server)
    {
        foreach (var (what, sql) in Faults)
        {
            Assert.True(await server.ScalarAsync<long>(sql) == 0, $"The {what} are not what a recount gives.");
        }
    }
}
