using Api.Data;
using Api.Data.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Imports;

/// <summary>
/// Checks PostgreSQL's statistics: it plans by them, and after many articles came at once they must not say that there
/// are none.
/// </summary>
public sealed class StatisticsOnPostgreSql(PostgreSqlServer server, PostgreSqlServerOfAnother other)
    : IClassFixture<PostgreSqlServer>, IClassFixture<PostgreSqlServerOfAnother>
{
    private const string KnownSql =
        "select min(reltuples) from pg_class "
            + "where relname in ('articles', 'paragraphs', 'changes', 'paragraph_search')";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_of_more_than_a_thousand_and_a_restored_export_end_with_analyze()
    {
        var lines = string.Join(
            '\n',
            Enumerable.Range(0, 1001)
                .Select(
                    _ =>
                        $$"""{"title": "{{Server.NewName("Bridge")}}", "text": "The {{Server.NewName("bridge")}} opened."}"""));
        var report = await server.WriteAsync(HttpMethod.Post, "/v1/imports", lines, "application/x-ndjson");
        Assert.Equal(1001, report.Text.Trim().Split('\n').Length);
        Assert.True(await server.ScalarAsync<double>(KnownSql) >= 1001);

        using var export = new MemoryStream();
        await new ExportWriter(server.Services.GetRequiredService<Database>(), TimeProvider.System)
            .WriteAsync(export, Ct);
        await new ExportReader(other.Services.GetRequiredService<Database>()).RestoreAsync(export, Ct);
        Assert.True(await other.ScalarAsync<double>(KnownSql) >= 1001);
    }
}
