using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Api.Tests;

/// <summary>
/// A PostgreSQL primary and a standby that follows it, which nobody else uses: tests may stop or kill them like
/// machines. A test that starts a node on them is skipped if there is no PostgreSQL.
/// </summary>
public sealed class PostgreSqlPair : IAsyncLifetime
{
    private const int NoPrograms = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("api-pair-").FullName;
    private string? _servers;
    private int _databases;

    /// <summary>The reason why there are no servers; null if there are.</summary>
    public string? Missing { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            Missing = "The script that starts the servers is not for Windows.";
            return;
        }

        var (exitCode, output, error) = await RunAsync("pair");
        Missing = exitCode == NoPrograms ? error : null;
        _servers = exitCode == NoPrograms ? null : output;
    }

    public async ValueTask DisposeAsync()
    {
        await (_servers is null ? Task.CompletedTask : RunAsync("down"));
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Returns the connection string of a database on whichever of the two.</summary>
    public string ConnectionString(string database) => $"{_servers};Database={database}";

    /// <summary>Makes a database, which both have.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var database = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await using (var primary = Connect("postgres", "primary"))
        {
            await primary.ExecuteAsync($"create database {database}");
        }

        await using var standby = Connect("postgres", "standby");
        await WaitAsync(
            async () =>
                await standby.ExecuteScalarAsync<bool>(
                    "select exists (select 1 from pg_database where datname = @Database)", new { database }),
            "the standby has the new database");
        return database;
    }

    /// <summary>Starts the application on a database; on a new one when none is given.</summary>
    internal async Task<PairedServer> StartNodeAsync(string? database = null)
    {
        var node = new PairedServer(this, database ?? await CreateDatabaseAsync());
        await node.InitializeAsync();
        return node;
    }

    /// <summary>A connection past the application, to the <c>primary</c> or to the <c>standby</c>.</summary>
    public DbConnection Connect(string database, string which) =>
        new NpgsqlConnection(
            $"{ConnectionString(database)};Pooling=false;Host Recheck Seconds=0;Target Session Attributes={which}");

    public Task KillPrimaryAsync() => RunAsync("kill", "primary");

    public Task StartPrimaryAsync() => RunAsync("start", "primary");

    public Task KillStandbyAsync() => RunAsync("kill", "standby");

    public Task StartStandbyAsync() => RunAsync("start", "standby");

    /// <summary>Makes the standby a primary.</summary>
    public Task PromoteAsync() => RunAsync("promote");

    /// <summary>Says whether a commit waits for the standby.</summary>
    public Task SynchronousAsync(bool on) => RunAsync("synchronous", on ? "on" : "off");

    public Task PauseReplayAsync() => RunAsync("pause");

    public Task ResumeReplayAsync() => RunAsync("resume");

    /// <summary>Returns when the condition holds; fails if that takes a minute.</summary>
    internal static async Task WaitAsync(Func<Task<bool>> isSo, string what)
    {
        var clock = Stopwatch.StartNew();
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await isSo())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"It did not come to this within a minute: {what}.");
            await often.WaitForNextTickAsync(Ct);
        }
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "bash", [RepositoryFiles.PathOf("tests", "postgresql.sh"), command, _folder, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or NoPrograms, $"{command}: {await error}");
        return (process.ExitCode, (await output).Trim(), (await error).Trim());
    }
}

/// <summary>A node on a primary and its standby, and a database that was made there and goes with them.</summary>
internal sealed class PairedServer(PostgreSqlPair pair, string database) : PostgreSqlServer
{
    public string Database => database;

    public override string ConnectionString => pair.ConnectionString(database);

    protected override DbConnection Connect() => pair.Connect(database, "primary");

    protected override Task<bool> TryCreateAsync() => Task.FromResult(true);

    protected override ValueTask DropAsync() => ValueTask.CompletedTask;
}
