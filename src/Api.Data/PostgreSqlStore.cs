using System.Collections.Concurrent;
using System.Data;
using Dapper;
using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace Api.Data;

/// <summary>
/// A PostgreSQL database: one server, or a primary and its standbys. Writers go to the primary, in one line through all processes. Readers go to a standby
/// that has everything that was written up to now as far as this process knows, else to the primary; without a primary, to whoever is left.
/// </summary>
internal sealed class PostgreSqlStore : Database
{
    // What holds unless the connection string says otherwise: a host that is gone is noticed within seconds, and one that is back, too. A commit that takes too
    // long must fail: to cancel it would be to take it for done before the standbys have it, hence no wait for a cancellation.
    private const string Defaults =
        "Application Name=articles;Timeout=3;Command Timeout=10;Cancellation Timeout=-1;Keepalive=5;Host Recheck Seconds=1;Load Balance Hosts=true;" +
        "Maximum Pool Size=30;Max Auto Prepare=128;Auto Prepare Min Usages=2;";

    /// <summary>"ARTC": tells our locks from those of other programs.</summary>
    private const string LockKey = "1095914563";

    private static readonly Version OldestServer = new(14, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly NpgsqlMultiHostDataSource _hosts;
    private readonly NpgsqlDataSource _primary;
    private readonly NpgsqlDataSource _readers;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Freshness _freshness;

    // How far each host has come, for as long as the connections to it stand: one that crashed may come back with less.
    private readonly ConcurrentDictionary<(string? Host, int Port), long> _positions = [];

    private PostgreSqlStore(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(Defaults + connectionString);
        Name = $"{settings.Database} on {settings.Host}";
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePhysicalConnectionInitializer(Forget, connection =>
        {
            Forget(connection);
            return Task.CompletedTask;
        });
        _hosts = builder.BuildMultiHost();
        _primary = _hosts.WithTargetSession(TargetSessionAttributes.Primary);
        _readers = _hosts.WithTargetSession(TargetSessionAttributes.PreferStandby);
        _freshness = new(_primary);
    }

    public override string Name { get; }

    public override long Generation => _freshness.Generation;

    internal override Dialect Dialect => Dialect.PostgreSql;

    public static new PostgreSqlStore Open(string connectionString)
    {
        PostgreSqlStore? store = null;
        try
        {
            store = new PostgreSqlStore(connectionString);
            store.Migrate();
            store.Look();
            return store;
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException or InvalidOperationException)
        {
            store?._hosts.Dispose();
            throw new InvalidOperationException($"The database cannot be opened: {e.Message}", e);
        }
    }

    internal override async ValueTask<Session> ReadAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenReaderAsync(cancellationToken);
        return new(connection, null, NothingToCommit, connection.DisposeAsync);
    }

    internal override async ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenReaderAsync(cancellationToken);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return new(connection, transaction, NothingToCommit, async () =>
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        });
    }

    internal override async ValueTask<Session> WriteAsync(CancellationToken cancellationToken)
    {
        if (!await _writing.WaitAsync(Patience, cancellationToken))
        {
            throw new TimeoutException("Too many wait to write.");
        }

        try
        {
            var connection = await BeginAsync(cancellationToken);
            var open = true;
            return new(connection, null, CommitAsync, GiveBackAsync);

            async Task CommitAsync(CancellationToken _)
            {
                open = false;
                _freshness.Wrote(await connection.ExecuteScalarAsync<long>(CommitSql));
            }

            async ValueTask GiveBackAsync()
            {
                try
                {
                    await (open && connection.State == ConnectionState.Open ? connection.ExecuteAsync("rollback") : Task.CompletedTask);
                }
                finally
                {
                    await connection.DisposeAsync();
                    _writing.Release();
                }
            }
        }
        catch (Exception)
        {
            _writing.Release();
            throw;
        }
    }

    /// <summary>Learns what others have committed up to now.</summary>
    internal Task LookAsync() => _freshness.LookAsync();

    public override IDisposable TryServe() => _freshness.Watch();

    public override async ValueTask DisposeAsync()
    {
        await _freshness.DisposeAsync();
        await _hosts.DisposeAsync();
        _writing.Dispose();
    }

    private static Task NothingToCommit(CancellationToken cancellationToken) => throw new InvalidOperationException("This connection only reads.");

    // The lock is what keeps the log of changes in the order of commits. It is had in the order in which it was asked for, and goes with the transaction.
    private const string BeginSql = $"begin; set local lock_timeout = '5s'; {ByIndexSql}; select pg_advisory_xact_lock({LockKey})";

    // Writers find rows by their keys. A plan that was made while the tables were small is kept for a minute of an import, and must not read them whole by then.
    private const string ByIndexSql =
        "select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true)";

    private const string CommitSql = $"commit; select {Freshness.PositionSql}";

    private async Task<NpgsqlConnection> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await BeginOnceAsync(cancellationToken);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            // A connection that had died unnoticed: nothing was done in it yet.
            return await BeginOnceAsync(cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> BeginOnceAsync(CancellationToken cancellationToken)
    {
        var connection = await _primary.OpenConnectionAsync(cancellationToken);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(BeginSql, cancellationToken: cancellationToken));
            return connection;
        }
        catch (Exception)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async ValueTask<NpgsqlConnection> OpenReaderAsync(CancellationToken cancellationToken)
    {
        var written = _freshness.Written;
        var connection = await _readers.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await HasReachedAsync(connection, written, cancellationToken))
            {
                return connection;
            }

            var primary = await _primary.OpenConnectionAsync(cancellationToken);
            await connection.DisposeAsync();
            return primary;
        }
        catch (NpgsqlException e) when (connection.State == ConnectionState.Open && Failure.Passes(e))
        {
            // There is no primary: what the standby has is all that can be had.
            _freshness.Doubt();
            return connection;
        }
        catch (Exception)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // The primary has everything.
    private const string ReachedSql = "select case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint else 9223372036854775807 end";

    private async ValueTask<bool> HasReachedAsync(NpgsqlConnection connection, long written, CancellationToken cancellationToken)
    {
        var host = (connection.Host, connection.Port);
        return (_positions.TryGetValue(host, out var position) && position >= written)
            || (_positions[host] = await connection.ExecuteScalarAsync<long>(new CommandDefinition(ReachedSql, cancellationToken: cancellationToken))) >= written;
    }

    private void Forget(NpgsqlConnection connection) => _positions.TryRemove((connection.Host, connection.Port), out _);

    // Under a lock that others wait for: nodes that start together migrate once. All scripts are one transaction.
    private void Migrate()
    {
        if (new Migration(DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(_readers)), Dialect, Name).IsNeeded)
        {
            using var connection = _primary.OpenConnection();
            CheckServer(connection);
            connection.Execute($"select pg_advisory_lock({LockKey})", commandTimeout: 0);
            new Migration(DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(_primary)).WithTransaction().WithExecutionTimeout(TimeSpan.Zero), Dialect, Name).Run();
            connection.Execute($"select pg_advisory_unlock({LockKey})");
        }
    }

    private void Look()
    {
        try
        {
            using var connection = _primary.OpenConnection();
            _freshness.Wrote(connection.ExecuteScalar<long>($"select {Freshness.PositionSql}"));
        }
        catch (NpgsqlException e) when (Failure.Passes(e))
        {
            // There is no primary now; what the standbys have can be read.
        }
    }

    private static void CheckServer(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion < OldestServer)
        {
            throw new InvalidOperationException($"PostgreSQL {connection.PostgreSqlVersion} is too old: {OldestServer} or later is needed.");
        }

        if (connection.ExecuteScalar<string>("show server_encoding") is not "UTF8" and var encoding)
        {
            throw new InvalidOperationException($"The database keeps text in {encoding}; UTF8 is needed.");
        }
    }
}
