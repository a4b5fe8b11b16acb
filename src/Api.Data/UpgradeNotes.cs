using System.Data;
using System.Globalization;
using Dapper;

namespace Api.Data;

/// <summary>
/// Describes, for the log, the decisions of a schema's upgrade about articles that were there before.
/// </summary>
internal static class UpgradeNotes
{
    private const string VisibilityScript = "0013_visibility";

    private const string AheadSql = """
        select count(*)
        from articles
        where status = 'published' and published_at > (select c.now from clock c)
        """;

    /// <param name="scripts">The scripts that the upgrade has run.</param>
    /// <returns>A sentence each; none for an empty database.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> scripts, IDbConnection connection)
    {
        if (!scripts.Any(script => script.Contains(VisibilityScript, StringComparison.Ordinal)))
        {
            return [];
        }

        // Scheduling them now would hide articles that everybody has seen.
        var count = connection.ExecuteScalar<long>(AheadSql, commandTimeout: 0);
        return count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"Upgraded: {count} {Ahead(count)}")];
    }

    private static string Ahead(long count) => count == 1
        ? "published article has a publishedAt in the future, and stays published."
        : "published articles have a publishedAt in the future, and stay published.";
}
