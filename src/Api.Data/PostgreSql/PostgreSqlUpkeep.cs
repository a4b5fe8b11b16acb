using System.Data.Common;
using System.Diagnostics;
using Api.Data.Erasing;
using Api.Data.Exports;
using Dapper;

namespace Api.Data.PostgreSql;

/// <summary>Looks after the database: whether it takes writes, its statistics, and its erased content.</summary>
internal sealed partial class PostgreSqlStore
{
    private const string ProbeSql =
        $"begin; set local lock_timeout = '1s'; select pg_advisory_xact_lock({LockKey}); rollback";

    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Asks the primary for the lock of writers. No query shows that its disk is full: only a failed write does, for
    /// ten seconds.
    /// </summary>
    internal override async ValueTask<StorageFault?> FaultOfWritesAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _fullAt) is var fullAt && fullAt != 0 && Stopwatch.GetElapsedTime(fullAt) < FullMemory)
        {
            return StorageFault.Full;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ProbePatience);
        try
        {
            await using var connection = await _hosts.OpenPrimaryAsync(patience.Token);
            await connection.ExecuteAsync(new CommandDefinition(ProbeSql, cancellationToken: patience.Token));
            return null;
        }
        catch (DbException e)
        {
            return StorageFaults.Of(e) ?? StorageFault.Unreachable;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return StorageFault.NoPrimary;
        }
    }

    private void Failed(Exception exception)
    {
        if (StorageFaults.Of(exception) == StorageFault.Full)
        {
            Volatile.Write(ref _fullAt, Stopwatch.GetTimestamp());
        }
    }

    private static readonly string[] SearchTables =
    [
        "article_search", "paragraph_search", "quote_search", "image_search",
    ];

    private static readonly string AnalyzeSql =
        $"analyze {string.Join(", ", ExportFormat.Tables.Select(t => t.Table).Concat(SearchTables))}";

    /// <summary>
    /// Updates the statistics. Otherwise plans are made for tables that were empty a minute ago, until the server's own
    /// upkeep comes by.
    /// </summary>
    internal override async Task AnalyzeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _hosts.OpenPrimaryAsync(cancellationToken);
        await connection.ExecuteAsync(
            new CommandDefinition(AnalyzeSql, commandTimeout: 0, cancellationToken: cancellationToken));
    }

    internal override ErasureLog ErasureLog { get; } = new ErasureTable();

    private const string HorizonSql = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

    // A vacuum reads all indexes of the tables: nobody waits for it.
    internal override async Task<string?> ErasedAsync(bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            await using var connection = await _hosts.OpenPrimaryAsync(cancellationToken);
            _horizon = await connection.ExecuteScalarAsync<long>(HorizonSql);
        }

        return _horizon is null ? null : "dead rows, until PostgreSQL's vacuum, which follows";
    }

    private const string HeldSql = """
        select string_agg(distinct coalesce(nullif(h.name, ''), 'a program without a name'), ', ')
        from (
          select application_name as name, backend_xmin as xmin from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() or datname is null
          union all
          select 'replication slot ' || slot_name, xmin from pg_replication_slots
          union all
          select 'prepared transaction ' || gid, transaction from pg_prepared_xacts where database = current_database()
        ) h
        where h.xmin is not null and age(h.xmin) > age(@Horizon::text::xid)
        """;

    // If few rows are dead, vacuum by itself skips the indexes, and their keys would stay.
    private const string VacuumSql = """
        vacuum (index_cleanup on)
          articles, sources, revisions, packed_texts, article_documents,
          article_authors, article_tags, article_left_out,
          paragraphs, quotes, quote_speakers, speaker_names, images,
          slugs, speakers, speaker_keys, authors, tags, publishers, acts,
          article_search, paragraph_search, quote_search, image_search
        """;

    internal override async Task<string?> ForgetAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_horizon is not { } horizon)
        {
            return null;
        }

        await using var connection = await _hosts.OpenPrimaryAsync(cancellationToken);
        // A vacuum leaves every row that an older transaction can still see: it would read all the indexes for nothing.
        // The numbers of transactions that others hold have 32 bits, the horizon's has its epoch above them.
        if (await connection.ExecuteScalarAsync<string?>(HeldSql, new { Horizon = horizon % (1L << 32) }) is { } held)
        {
            return $"a transaction that began before it, of {held}";
        }

        await connection.ExecuteAsync(
            new CommandDefinition(VacuumSql, commandTimeout: 0, cancellationToken: cancellationToken));
        // Something may have been erased while the vacuum ran, which did not take those rows for dead.
        _horizon = _horizon == horizon ? null : _horizon;
        return _horizon is null ? null : "what was erased since";
    }
}
