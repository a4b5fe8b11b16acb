using System.Data.Common;
using Api.Data;
using Api.Data.Checks;
using Api.Http;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests;

/// <summary>Makes again from their sources the values that are stored twice for speed.</summary>
internal static class Recount
{
    private static readonly string[] OfArticles = [
        "articles", "paragraphs", "quotes", "images", "sources", "authors", "publishers", "speakers", "tags",
    ];

    public static IReadOnlyList<(string What, string Sql)> Faults => Counts.Faults;

    /// <summary>Checks that everything equals a recount.</summary>
    public static async Task AssertRecountAsync(this Server server)
    {
        foreach (var (what, sql) in Faults)
        {
            Assert.True(await server.ScalarAsync<long>(sql) == 0, $"The {what} are not what a recount gives.");
        }
    }

    /// <summary>Checks that readers are given what the rows of articles say, whatever the tests did.</summary>
    public static async Task AssertDocumentsAsync(this Server server)
    {
        try
        {
            await using var session = await server.Services.GetRequiredService<Database>().ReadSnapshotAsync(default);
            Assert.Empty(await KeptDocuments.FindFaultsAsync(session, default));
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // A test has broken or closed the database.
        }
    }

    /// <summary>
    /// Makes the server read anew what a statement of a test has changed: only the program's own writes tell it.
    /// </summary>
    public static async Task ForgetRenderedAsync(this Server server, DbConnection connection, string sql)
    {
        if (OfArticles.Any(table => sql.StartsWith($"update {table} ", StringComparison.Ordinal)))
        {
            while (!await TryLeaveAsync(connection))
            {
                // It is tried again.
            }
        }

        server.Services.GetRequiredService<AnswerCache>().Clear();
    }

    // Without the writers' line: upkeep may render documents at the same time, in another order.
    private static async Task<bool> TryLeaveAsync(DbConnection connection)
    {
        const string DeadlockDetected = "40P01";
        try
        {
            await connection.ExecuteAsync("update article_documents set format = 0");
            return true;
        }
        catch (DbException e) when (e.SqlState == DeadlockDetected)
        {
            return false;
        }
    }
}
