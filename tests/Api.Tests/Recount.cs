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
        var isOfRows = sql.StartsWith("update ", StringComparison.Ordinal)
            && !sql.StartsWith("update article_documents", StringComparison.Ordinal);
        await (isOfRows ? connection.ExecuteAsync("update article_documents set format = 0") : Task.CompletedTask);
        server.Services.GetRequiredService<AnswerCache>().Clear();
    }
}
