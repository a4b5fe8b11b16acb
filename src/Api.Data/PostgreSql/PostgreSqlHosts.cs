using System.Collections.Concurrent;
using System.Data;
using Dapper;
using Npgsql;

namespace Api.Data.PostgreSql;

/// <summary>
/// The servers of a PostgreSQL database. Writers go to the primary; readers go to a standby that has every write that
/// this process knows of, else to the primary; without a primary, to any host that is left.
/// </summary>
internal sealed class PostgreSqlHosts : IAsyncDisposable, IDisposable
{
    // Defaults unless the connection string says otherwise: a host that is gone, or back, is noticed within seconds. A
    // commit that takes too long must fail: cancelling it would take it for done before the standbys have it, so there
    // is no wait for a cancellation.
    private const string Defaults =
        "Application Name=articles;Timeout=3;Command Timeout=10;Cancellation Timeout=-1;Keepalive=5;"
            + "Host Recheck Seconds=1;Load Balance Hosts=true;"
            + "Maximum Pool Size=30;Max Auto Prepare=128;Auto Prepare Min Usages=2;";

    /// <summary>The position of the primary: at the end, wherever that is.</summary>
    private const long Everything = long.MaxValue;

    private const int Attempts = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly NpgsqlMultiHostDataSource _all;
    private readonly bool _hasStandbys;

    // The position of each host, as long as the connections to it last: a host that crashed may come back with less.
    private readonly ConcurrentDictionary<(string? Host, int Port), long> _positions = [];

    /// <param name="connectionString">With all hosts in it; the hosts themselves say which of them is the
    /// primary.</param>
    public PostgreSqlHosts(string connectionString)
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
        _all = builder.BuildMultiHost();
        Primary = _all.WithTargetSession(TargetSessionAttributes.Primary);
        Readers = _all.WithTargetSession(TargetSessionAttributes.PreferStandby);
        Freshness = new(Primary, _all.ClearDatabaseStates);
    }

    public string Name { get; }

    /// <summary>Called before each step.</summary>
    public Action<string>? Step { get; set; }

    public NpgsqlDataSource Primary { get; }

    /// <summary>A standby, or the primary if there is none.</summary>
    public NpgsqlDataSource Readers { get; }

    public Freshness Freshness { get; }

    public void Dispose() => _all.Dispose();

    public async ValueTask DisposeAsync()
    {
        await Freshness.DisposeAsync();
        await _all.DisposeAsync();
    }

    /// <summary>Notes the latest commit as known.</summary>
    public void Look()
    {
        try
        {
            using var connection = Primary.OpenConnection();
            Freshness.Wrote(connection.ExecuteScalar<long>($"select {Freshness.PositionSql}"));
        }
        catch (NpgsqlException e) when (Failure.Passes(e))
        {
            // There is no primary now; everything that the standbys have can be read.
        }
    }

    /// <exception cref="StorageException">There is no primary now.</exception>
    public async ValueTask<NpgsqlConnection> OpenPrimaryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(Primary, cancellationToken);
        }
        catch (NpgsqlException e) when (e is not PostgresException && Failure.Passes(e))
        {
            throw new StorageException(StorageFault.NoPrimary, e);
        }
    }

    /// <summary>Opens a connection to read with. Returns whether it is to the primary, too.</summary>
    public async ValueTask<(NpgsqlConnection Connection, bool IsPrimary)> OpenReaderAsync(
        CancellationToken cancellationToken)
    {
        // Before a host is asked: a commit that comes later need not be in the answer, and would only send more reads
        // to the primary.
        var written = Freshness.Written;
        var connection = await OpenAsync(Readers, cancellationToken);
        NpgsqlConnection? primary = null;
        try
        {
            Step?.Invoke("position");
            var position = await PositionAsync(connection, written, cancellationToken);
            if (position >= written)
            {
                return (connection, position == Everything);
            }

            primary = await OpenAsync(Primary, cancellationToken);
            await connection.DisposeAsync();
            return (primary, true);
        }
        catch (NpgsqlException e) when (
            primary is null && connection.State == ConnectionState.Open && Failure.Passes(e))
        {
            // There is no primary: nobody has more than the standby.
            // It may lack a commit all the same, so nothing that is read now may be kept as an answer.
            Freshness.Doubt();
            return (connection, false);
        }
        catch (Exception)
        {
            await using (primary)
            {
                await connection.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>
    /// Gives a connection back. The primary may have shown more than was known of: a standby must have it, too, before
    /// readers are sent to one again.
    /// </summary>
    /// <param name="failed">
    /// Whether a command failed over it: the provider then takes the statement that it was about to prepare for
    /// prepared, and later for a statement without rows.
    /// </param>
    public async ValueTask GiveBackAsync(NpgsqlConnection connection, bool isPrimary, bool failed)
    {
        await using (connection)
        {
            Step?.Invoke("end");
            try
            {
                if (failed && connection.State == ConnectionState.Open)
                {
                    await connection.ExecuteAsync("rollback");
                    connection.UnprepareAll();
                }

                await (_hasStandbys && isPrimary && connection.State == ConnectionState.Open
                    ? Freshness.LookAsync(connection)
                    : Task.CompletedTask);
            }
            catch (NpgsqlException e) when (Failure.Passes(e))
            {
                // The primary has gone, just now.
            }
        }
    }

    // A host that failed counts as gone for a second, though perhaps only one connection to it was cut. So it is asked
    // again at once, unless it has been gone for longer: a host that refuses is soon known to be gone, and nobody has
    // to wait until the others notice.
    private async ValueTask<NpgsqlConnection> OpenAsync(NpgsqlDataSource hosts, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Step?.Invoke("open");
                return await hosts.OpenConnectionAsync(cancellationToken);
            }
            catch (NpgsqlException e) when (attempt < Attempts && Failure.Passes(e) && !Freshness.IsLost)
            {
                await Task.Delay(Pause, cancellationToken);
                _all.ClearDatabaseStates();
            }
        }
    }

    private const string PositionSql =
        "select case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint "
            + "else 9223372036854775807 end";

    /// <summary>
    /// Returns the position of a connection's host: the last known one if that was far enough, else the current one.
    /// </summary>
    private async ValueTask<long> PositionAsync(
        NpgsqlConnection connection,
        long enough,
        CancellationToken cancellationToken)
    {
        // A standby only moves forward, so one that was far enough is far enough: most reads are spared a round trip.
        var host = (connection.Host, connection.Port);
        return _positions.TryGetValue(host, out var position) && position >= enough
            ? position
            : _positions[host] = await connection.ExecuteScalarAsync<long>(
                new CommandDefinition(PositionSql, cancellationToken: cancellationToken));
    }

    private void Forget(NpgsqlConnection connection) => _positions.TryRemove((connection.Host, connection.Port), out _);
}
