using System.Data.Common;
using Api.Data;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Api.Tests.Serving;

public sealed class GivingBackOnSqlite(SqliteServer server) : GivingBackTests(server), IClassFixture<SqliteServer>
{
    private const string OpenFiles = "/proc/self/fd";

    protected override IReadOnlyList<string> Steps => ["end", "open", "set up", "watch", "begin", "turn", "commit"];

    protected override string LockSql => "begin immediate";

    protected override DbConnection Connect(string connectionString) =>
        new SqliteConnection($"{connectionString};Pooling=False");

    // The files of this process that are the database's. Others close theirs meanwhile: those have no target.
    protected override Task<int> CountConnectionsAsync()
    {
        var database = new SqliteConnectionStringBuilder(Server.ConnectionString).DataSource;
        return Task.FromResult(
            Directory.Exists(OpenFiles)
                ? Directory.GetFiles(OpenFiles).Count(file => new FileInfo(file).LinkTarget == database)
                : 0);
    }
}

public sealed class GivingBackOnPostgreSql(PostgreSqlServer server)
    : GivingBackTests(server), IClassFixture<PostgreSqlServer>
{
    protected override IReadOnlyList<string> Steps => ["end", "open", "position", "begin", "turn", "commit"];

    protected override string LockSql => "begin; select pg_advisory_xact_lock(1095914563)";

    protected override DbConnection Connect(string connectionString) =>
        new NpgsqlConnection($"{connectionString};Application Name=tests");

    protected override async Task<int> CountConnectionsAsync() =>
        (int)await Server.ScalarAsync<long>(
            """
            select count(*)
            from pg_stat_activity
            where datname = current_database() and application_name = 'articles' and state <> 'idle'
            """);
}

/// <summary>
/// Checks that everything taken is given back, whatever happens, and that callers who cannot have it are told in time.
/// </summary>
public abstract class GivingBackTests(Server server)
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    protected Server Server => server;

    /// <summary>
    /// The steps of a connection from its request to its return; the last first, which leaves none that could be had
    /// without being opened.
    /// </summary>
    protected abstract IReadOnlyList<string> Steps { get; }

    /// <summary>Keeps every writer out.</summary>
    protected abstract string LockSql { get; }

    protected abstract DbConnection Connect(string connectionString);

    /// <summary>Counts the database's connections in use, or the open ones if that can be told.</summary>
    protected abstract Task<int> CountConnectionsAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Whether the running code is this test's, and not the server's own.</summary>
    private static readonly AsyncLocal<bool> Fails = new();

    private Database Database => server.Services.GetRequiredService<Database>();

    [Fact]
    public async Task No_step_keeps_what_was_taken_before_it_whatever_fails_there()
    {
        (string Name, Func<CancellationToken, ValueTask<Session>> Take)[] ways =
        [
            ("read", Database.ReadAsync), ("together", Database.ReadTogetherAsync), ("search", Database.SearchAsync),
            ("snapshot", Database.ReadSnapshotAsync), ("written", Database.ReadWrittenAsync),
            ("write", Database.WriteAsync),
        ];
        Exception[] faults =
        [
            new SqliteException("fault", 10), new NpgsqlException("fault"), new IOException("fault"),
            new OperationCanceledException("fault"), new InvalidOperationException("fault"),
            new TimeoutException("fault"), new ObjectDisposedException("fault"),
            Activator.CreateInstance<OutOfMemoryException>(),
        ];
        await UseAsync(Database.ReadAsync);
        await UseAsync(Database.WriteAsync);
        var before = await CountConnectionsAsync();
        var hit = new HashSet<string>();
        Fails.Value = true;
        try
        {
            foreach (var (name, take) in ways)
            {
                foreach (var (step, fault) in Steps.SelectMany(step => faults.Select(fault => (step, fault))))
                {
                    // All kinds of failures together happen more often than there are slots for readers, and in all
                    // ways together more often than there are connections in a pool.
                    for (var time = 0; time <= 2 * Environment.ProcessorCount / faults.Length; time++)
                    {
                        Database.Step = at =>
                        {
                            // The server's own work meanwhile must not fail: some of it ends the host.
                            if (at == step && Fails.Value)
                            {
                                hit.Add(step);
                                throw fault;
                            }
                        };
                        await FailAsync(take, fault, commits: name == "write");
                    }
                }

                Database.Step = null;
                await UseAsync(take).WaitAsync(Hang, Ct);
            }
        }
        finally
        {
            Database.Step = null;
        }

        Assert.Equal(Steps.Order(), hit.Order());
        // The server's own work each second may have opened a reader beside these: never more than there are slots, the
        // writer and the watcher.
        Assert.InRange(await CountConnectionsAsync(), 0, Math.Max(before, (2 * Environment.ProcessorCount) + 2));
        var sessions = await Task.WhenAll(
            Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => Database.ReadAsync(Ct).AsTask()))
            .WaitAsync(Hang, Ct);
        foreach (var session in sessions)
        {
            await session.DisposeAsync();
        }

        Assert.Equal(
            201,
            (await server.WriteAsync(
                HttpMethod.Post, "/v1/articles", $$"""{"text": "The {{Server.NewName("quay")}} is dry."}""")).Status);
    }

    [Fact]
    public async Task When_somebody_outside_the_line_holds_the_lock_all_who_wait_are_answered_together()
    {
        var article = await server.WriteAsync(
            HttpMethod.Post, "/v1/articles", $$"""{"text": "The {{Server.NewName("quay")}} is dry."}""");
        var (usual, patience) = (Database.Writers.Patience, TimeSpan.FromSeconds(2));
        Database.Writers.Patience = patience;
        try
        {
            await using (var other = Connect(server.ConnectionString))
            {
                await other.OpenAsync(Ct);
                await other.ExecuteAsync(LockSql);
                var began = TimeProvider.System.GetTimestamp();
                var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
                    server.WriteAsync(
                        HttpMethod.Patch,
                        $"/v1/articles/{article.Json.Id}",
                        """{"subtitle": "At last"}""",
                        headers: ("If-Match", "*"))));

                // One after the other they would take eight times as long as one.
                Assert.InRange(TimeProvider.System.GetElapsedTime(began), patience, 8 * patience);
                Assert.All(replies, reply =>
                {
                    reply.AssertProblem(503, type: "urn:problem-type:storage-locked");
                    Assert.NotNull(reply["Retry-After"]);
                });
                Assert.Equal(200, (await server.GetAsync($"/v1/articles/{article.Json.Id}")).Status);
                await other.ExecuteAsync("rollback");
            }

            Assert.Equal(
                200,
                (await server.WriteAsync(
                    HttpMethod.Patch,
                    $"/v1/articles/{article.Json.Id}",
                    """{"subtitle": "At last"}""",
                    headers: ("If-Match", "*"))).Status);
        }
        finally
        {
            Database.Writers.Patience = usual;
        }
    }

    private static async Task UseAsync(Func<CancellationToken, ValueTask<Session>> take)
    {
        await using var session = await take(Ct);
        await session.ExecuteScalarAsync<long>("select count(*) from articles where id = 0");
    }

    private static async Task FailAsync(Func<CancellationToken, ValueTask<Session>> take, Exception fault, bool commits)
    {
        try
        {
            await using var session = await take(Ct).AsTask().WaitAsync(Hang, Ct);
            await session.ExecuteScalarAsync<long>("select count(*) from articles where id = 0");
            if (commits)
            {
                await session.CommitAsync(Ct);
            }
        }
        catch (Exception e) when (e == fault || (e is StorageException && e.InnerException == fault))
        {
            // It was passed on, as it is or under the name that storage has for it.
        }
    }
}

/// <summary>The line of writers measures patience from when somebody came, or when it last moved.</summary>
public sealed class WritersLineTests : IDisposable
{
    private readonly WritersLine _line = new() { Patience = TimeSpan.FromHours(1) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Time_in_a_line_that_stands_still_counts()
    {
        var first = await _line.EnterAsync(Ct);
        var second = _line.EnterAsync(Ct).AsTask();
        var waited = TimeProvider.System.GetTimestamp();
        await Task.Yield();

        first.Dispose();
        using var turn = await second;
        var elapsed = TimeProvider.System.GetElapsedTime(waited);
        Assert.True(turn.Left <= _line.Patience - elapsed);
    }

    [Fact]
    public async Task Time_in_a_line_that_moves_does_not()
    {
        var first = await _line.EnterAsync(Ct);
        var second = _line.EnterAsync(Ct).AsTask();
        first.Begin();
        await Task.Yield();

        var left = TimeProvider.System.GetTimestamp();
        first.Dispose();
        using var turn = await second;
        Assert.True(turn.Left >= _line.Patience - TimeProvider.System.GetElapsedTime(left));
    }

    [Fact]
    public async Task Nobody_is_let_in_before_who_came_first()
    {
        var first = await _line.EnterAsync(Ct);
        var waiting = Enumerable.Range(0, 8).Select(_ => _line.EnterAsync(Ct).AsTask()).ToList();
        Assert.All(waiting, w => Assert.False(w.IsCompleted));

        first.Dispose();
        first.Dispose();
        foreach (var next in waiting)
        {
            using var turn = await next;
            Assert.All(waiting.SkipWhile(w => w != next).Skip(1), w => Assert.False(w.IsCompleted));
        }
    }
}
