using System.Data;
using System.Globalization;
using Dapper;
using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace Api.Data.PostgreSql;

/// <summary>
/// A PostgreSQL database: one server, or a primary and its standbys. Writers go to the primary, in one line through all
/// processes.
/// </summary>
internal sealed partial class PostgreSqlStore : Database
{
    /// <summary>"ARTC": tells this program's locks from those of others.</summary>
    private const string LockKey = "1095914563";

    private static readonly Version OldestServer = new(14, 0);

    private static readonly TimeSpan FullMemory = TimeSpan.FromSeconds(10);

    private readonly PostgreSqlHosts _hosts;

    private long _fullAt;

    // The first transaction after the last erasure in this process; null once its dead rows are gone.
    private long? _horizon;

    private PostgreSqlStore(PostgreSqlHosts hosts)
    {
        _hosts = hosts;
        _hosts.Step = step => Step?.Invoke(step);
    }

    public override string Name => _hosts.Name;

    public override long Generation => _hosts.Freshness.Generation;

    internal override Dialect Dialect => PostgreSqlDialect.Instance;

    public static new PostgreSqlStore Open(string connectionString)
    {
        PostgreSqlHosts? hosts = null;
        try
        {
            hosts = new PostgreSqlHosts(connectionString);
            var notes = Migrate(hosts);
            hosts.Look();
            return new PostgreSqlStore(hosts) { Notes = notes };
        }
        catch (Exception e)
        {
            hosts?.Dispose();
            if (e is NpgsqlException or ArgumentException or InvalidOperationException)
            {
                throw new InvalidOperationException($"The database cannot be opened: {e.Message}", e);
            }

            throw;
        }
    }

    // In the text of the command, so that it is one round trip.
    private const string BeginTogether = "begin isolation level repeatable read, read only;\n";
    private const string EndTogether = ";\ncommit";

    internal override async ValueTask<Session> ReadAsync(CancellationToken cancellationToken)
    {
        var (connection, isPrimary) = await _hosts.OpenReaderAsync(cancellationToken);
        return new(
            this,
            connection,
            null,
            NothingToCommit,
            failed => _hosts.GiveBackAsync(connection, isPrimary, failed));
    }

    internal override async ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken)
    {
        var (connection, isPrimary) = await _hosts.OpenReaderAsync(cancellationToken);
        return new(
            this,
            connection,
            null,
            NothingToCommit,
            failed => _hosts.GiveBackAsync(connection, isPrimary, failed),
            BeginTogether,
            EndTogether);
    }

    // A plan that does not know the words takes a rare one for a common one, or the other way round.
    internal override async ValueTask<Session> SearchAsync(CancellationToken cancellationToken)
    {
        var (connection, isPrimary) = await _hosts.OpenReaderAsync(cancellationToken);
        var milliseconds = Math.Max(1, (int)SearchTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var before =
            $"{BeginTogether}set local statement_timeout = {milliseconds};\nset local plan_cache_mode = "
                + "force_custom_plan;\nset local jit = off;\n";
        return new(
            this,
            connection,
            null,
            NothingToCommit,
            failed => _hosts.GiveBackAsync(connection, isPrimary, failed),
            before,
            EndTogether);
    }

    internal override async ValueTask<Session> ReadWrittenAsync(CancellationToken cancellationToken)
    {
        var connection = await _hosts.OpenPrimaryAsync(cancellationToken);
        return new(
            this,
            connection,
            null,
            NothingToCommit,
            failed => _hosts.GiveBackAsync(connection, isPrimary: true, failed),
            BeginTogether,
            EndTogether);
    }

    internal override async ValueTask<Session> ReadSnapshotAsync(CancellationToken cancellationToken)
    {
        var (connection, isPrimary) = await _hosts.OpenReaderAsync(cancellationToken);

        try
        {
            Step?.Invoke("begin");

            // Nothing is sent yet, so there is nothing to wait for: it goes with the first statement.
            var transaction = await connection.BeginTransactionAsync(
                IsolationLevel.RepeatableRead, CancellationToken.None);
            return new(this, connection, transaction, NothingToCommit, async failed =>
            {
                await using (connection)
                {
                    await transaction.DisposeAsync();
                    await _hosts.GiveBackAsync(connection, isPrimary, failed);
                }
            });
        }
        catch (Exception)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal override async ValueTask<Session> WriteAsync(CancellationToken cancellationToken)
    {
        var turn = await Writers.EnterAsync(cancellationToken);
        try
        {
            Step?.Invoke("turn");
            var connection = await BeginAsync(turn, cancellationToken);
            turn.Begin();
            var open = true;
            return new(this, connection, null, CommitAsync, EndAsync, failed: Failed);

            async Task CommitAsync(CancellationToken _)
            {
                Step?.Invoke("commit");
                // Even if it fails, it may have been done, so nothing is rolled back. It has no token: a cancelled
                // commit counts as done before the standbys have it.
                open = false;
                _hosts.Freshness.Wrote(await connection.ExecuteScalarAsync<long>(CommitSql));
                Volatile.Write(ref _fullAt, 0);
            }

            async ValueTask EndAsync(bool failed)
            {
                try
                {
                    await (open && connection.State == ConnectionState.Open
                        ? connection.ExecuteAsync("rollback")
                        : Task.CompletedTask);

                    // A write that changed nothing may have seen the changes of others.
                    await _hosts.GiveBackAsync(connection, isPrimary: open, failed);
                }
                finally
                {
                    turn.Dispose();
                    await connection.DisposeAsync();
                }
            }
        }
        catch (Exception)
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Learns of the latest commits of others.</summary>
    internal Task LookAsync() => _hosts.Freshness.LookAsync();

    public override IDisposable TryServe() => _hosts.Freshness.Watch();

    public override async ValueTask DisposeAsync()
    {
        await _hosts.DisposeAsync();
        Writers.Dispose();
    }

    private static Task NothingToCommit(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This connection only reads.");

    // The lock keeps the log of changes in the order of commits. It is granted in the order of the requests, and ends
    // with the transaction.
    private const string BeginSql = $"begin; {ByIndexSql}; select pg_advisory_xact_lock({LockKey})";

    // Writers find rows by their keys. A plan that was made while the tables were small is kept for a minute of an
    // import, and must not read whole tables by then; keeping it also saves planning again for each article, which took
    // a fifth of the server's time.
    private const string ByIndexSql = """
        select
          set_config('lock_timeout', @LockTimeout, true),
          set_config('plan_cache_mode', 'force_generic_plan', true),
          set_config('enable_seqscan', 'off', true),
          set_config('enable_hashjoin', 'off', true),
          set_config('enable_mergejoin', 'off', true),
          set_config('jit', 'off', true)
        """;

    private const string CommitSql = $"commit; select {Freshness.PositionSql}";

    private async Task<NpgsqlConnection> BeginAsync(WritersLine.Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            return await BeginOnceAsync(turn, cancellationToken);
        }
        catch (NpgsqlException e) when (Failure.Passes(e) && e.SqlState != PostgresErrorCodes.LockNotAvailable)
        {
            // The connection had died unnoticed: nothing was done in it yet.
            return await BeginOnceAsync(turn, cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> BeginOnceAsync(WritersLine.Turn turn, CancellationToken cancellationToken)
    {
        var connection = await _hosts.OpenPrimaryAsync(cancellationToken);
        try
        {
            Step?.Invoke("begin");

            // With 0 it would wait for ever.
            var milliseconds = Math.Max(1, (int)turn.Left.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            var begin = new CommandDefinition(
                BeginSql, new { LockTimeout = milliseconds }, cancellationToken: cancellationToken);
            await connection.ExecuteAsync(begin);
            return connection;
        }
        catch (Exception)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Under a lock that others wait for: nodes that start together migrate once. All scripts are one transaction.
    private static IReadOnlyList<string> Migrate(PostgreSqlHosts hosts)
    {
        var readers = DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(hosts.Readers));
        if (!new Migration(readers, PostgreSqlDialect.Instance, hosts.Name).IsNeeded)
        {
            return [];
        }

        using var connection = hosts.Primary.OpenConnection();
        CheckServer(connection);
        connection.Execute(
            "begin; set local idle_in_transaction_session_timeout = 0; "
                + $"select pg_advisory_xact_lock({LockKey})",
            commandTimeout: 0);
        var primary = DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(hosts.Primary))
            .WithTransaction()
            .WithExecutionTimeout(TimeSpan.Zero);
        var scripts = new Migration(primary, PostgreSqlDialect.Instance, hosts.Name).Run();
        var notes = UpgradeNotes.Of(scripts, connection);
        connection.Execute("commit");
        return notes;
    }

    private static void CheckServer(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion < OldestServer)
        {
            throw new InvalidOperationException(
                $"PostgreSQL {connection.PostgreSqlVersion} is too old: {OldestServer} or later is needed.");
        }

        if (connection.ExecuteScalar<string>("show server_encoding") is not "UTF8" and var encoding)
        {
            throw new InvalidOperationException($"The database keeps text in {encoding}; UTF8 is needed.");
        }
    }
}
