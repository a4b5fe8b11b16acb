using System.Data;
using System.Globalization;
using Dapper;

namespace Api.Data;

/// <summary>What an upgrade of the schema has decided about articles that were there before, for the log.</summary>
internal static class UpgradeNotes
{
    private const string VisibilityScript = "0013_visibility";

    private const string AheadSql = """
        select count(*)
        from articles
        where status = 'published' and published_at > (select c.now from clock c)
        """;

    /// <param name="scripts">The scripts that the upgrade has run.</param>
    /// <returns>A sentence each; none of a database that was empty.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> scripts, IDbConnection connection)
    {
        if (!scripts.Any(script => script.Contains(VisibilityScript, StringComparison.Ordinal)))
        {
            return [];
        }

        // To schedule them now would take away what everybody has seen.
        var count = connection.ExecuteScalar<long>(AheadSql, commandTimeout: 0);
        return count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"Upgraded: {count} {Ahead(count)}")];
    }

    private static string Ahead(long count) => count == 1
        ? "published article has a publishedAt in the future, and stays published."
        : "published articles have a publishedAt in the future, and stay published.";
}
