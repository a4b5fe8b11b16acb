using Api.Data.Checks;

namespace Api.Tests;

/// <summary>Counts again from their sources the values that are stored twice for speed.</summary>
internal static class Recount
{
    public static IReadOnlyList<(string What, string Sql)> Faults => Counts.Faults;

    /// <summary>Checks that everything equals a recount.</summary>
    public static async Task AssertRecountAsync(this Server server)
    {
        foreach (var (what, sql) in Faults)
        {
            Assert.True(await server.ScalarAsync<long>(sql) == 0, $"The {what} are not what a recount gives.");
        }
    }
}
