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

    /// <summary>Where the primary is: at the end, wherever that is.</summary>
    private const long Everything = long.MaxValue;

    private static readonly Version OldestServer = new(14, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly NpgsqlMultiHostDataSource _hosts;
    private readonly NpgsqlDataSource _primary;
    private readonly NpgsqlDataSource _readers;
    private readonly bool _hasStandbys;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Freshness _freshness;

    // How far each host has come, for as long as the connections to it stand: one that crashed may come back with less.
    private readonly ConcurrentDictionary<(string? Host, int Port), long> _positions = [];

    private PostgreSqlStore(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(Defaults + connectionString);
        Name = $"{settings.Database} on {settings.Host}";
        _hasStandbys = settings.Host!.Contains(',', StringComparison.Ordinal);
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

    // In the text of the command, so that it is one round trip.
    private const string BeginTogether = "begin isolation level repeatable read, read only;\n";
    private const string EndTogether = ";\ncommit";

    internal override async ValueTask<Session> ReadAsync(CancellationToken cancellationToken)
    {
        var (connection, isPrimary) = await OpenReaderAsync(cancellationToken);
        return new(connection, null, NothingToCommit, () => GiveBackAsync(connection, isPrimary));
    }

    internal override async ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken)
    {
        var (connection, isPrimary) = await OpenReaderAsync(cancellationToken);
        return new(connection, null, NothingToCommit, () => GiveBackAsync(connection, isPrimary), BeginTogether, EndTogether);
    }

    internal override async ValueTask<Session> ReadWrittenAsync(CancellationToken cancellationToken)
    {
        var connection = await _primary.OpenConnectionAsync(cancellationToken);
        return new(connection, null, NothingToCommit, () => GiveBackAsync(connection, isPrimary: true), BeginTogether, EndTogether);
    }

    internal override async ValueTask<Session> ReadSnapshotAsync(CancellationToken cancellationToken)
    {
        var (connection, isPrimary) = await OpenReaderAsync(cancellationToken);

        // Nothing is sent yet, and nothing to be waited for: it goes with the first statement.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, CancellationToken.None);
        return new(connection, transaction, NothingToCommit, async () =>
        {
            await transaction.DisposeAsync();
            await GiveBackAsync(connection, isPrimary);
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
            return new(connection, null, CommitAsync, EndAsync);

            async Task CommitAsync(CancellationToken _)
            {
                open = false;
                _freshness.Wrote(await connection.ExecuteScalarAsync<long>(CommitSql));
            }

            async ValueTask EndAsync()
            {
                try
                {
                    await (open && connection.State == ConnectionState.Open ? connection.ExecuteAsync("rollback") : Task.CompletedTask);
                }
                finally
                {
                    // Who changed nothing may have been told what others did.
                    await GiveBackAsync(connection, isPrimary: open);
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
    private const string BeginSql = $"begin; set local lock_timeout = '5s'; select pg_advisory_xact_lock({LockKey})";

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

    private async ValueTask<(NpgsqlConnection Connection, bool IsPrimary)> OpenReaderAsync(CancellationToken cancellationToken)
    {
        var written = _freshness.Written;
        var connection = await _readers.OpenConnectionAsync(cancellationToken);
        try
        {
            var position = await PositionAsync(connection, written, cancellationToken);
            if (position >= written)
            {
                return (connection, position == Everything);
            }

            var primary = await _primary.OpenConnectionAsync(cancellationToken);
            await connection.DisposeAsync();
            return (primary, true);
        }
        catch (NpgsqlException e) when (connection.State == ConnectionState.Open && Failure.Passes(e))
        {
            // There is no primary: what the standby has is all that can be had.
            _freshness.Doubt();
            return (connection, false);
        }
        catch (Exception)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // The primary may have shown more than was known of: a standby must have it, too, before anybody is led back to it.
    private async ValueTask GiveBackAsync(NpgsqlConnection connection, bool isPrimary)
    {
        await using (connection)
        {
            try
            {
                await (_hasStandbys && isPrimary && connection.State == ConnectionState.Open ? _freshness.LookAsync(connection) : Task.CompletedTask);
            }
            catch (NpgsqlException e) when (Failure.Passes(e))
            {
                // The primary has gone, just now.
            }
        }
    }

    private const string PositionSql = "select case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint else 9223372036854775807 end";

    /// <summary>How far the host of a connection has come, as it was when that was enough, or as it is.</summary>
    private async ValueTask<long> PositionAsync(NpgsqlConnection connection, long enough, CancellationToken cancellationToken)
    {
        var host = (connection.Host, connection.Port);
        return _positions.TryGetValue(host, out var position) && position >= enough
            ? position
            : _positions[host] = await connection.ExecuteScalarAsync<long>(new CommandDefinition(PositionSql, cancellationToken: cancellationToken));
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
