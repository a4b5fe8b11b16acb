using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Dapper;

namespace Api.Data;

/// <summary>A connection on loan, with the transaction of everything that it runs, if there is one.</summary>
/// <param name="database">The store to which it belongs.</param>
/// <param name="transaction">The transaction, if the provider must be told of it with each command.</param>
/// <param name="commit">Commits the transaction.</param>
/// <param name="giveBack">
/// Rolls back anything uncommitted, and gives the connection back; it is told whether a command failed.
/// </param>
/// <param name="before">The SQL before several statements in one command that makes them see one state.</param>
/// <param name="after">The SQL after them.</param>
/// <param name="failed">Is told of each failure.</param>
internal sealed class Session(
    Database database,
    DbConnection connection,
    DbTransaction? transaction,
    Func<CancellationToken, Task> commit,
    Func<bool, ValueTask> giveBack,
    string before = "",
    string after = "",
    Action<Exception>? failed = null) : IAsyncDisposable
{
    /// <summary>
    /// The source of an activity for each statement, named by OpenTelemetry's conventions for databases. No activity is
    /// made unless somebody listens.
    /// </summary>
    private static readonly ActivitySource Statements = new("Api.Data");

    private bool _failed;

    public Database Database => database;

    public DbConnection Connection => connection;

    /// <summary>The values that may not come back, as they are known within this transaction.</summary>
    public Erasing.ErasedMarks Erased => field ??= new(this);

    public DbTransaction? Transaction => transaction;

    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        TryAsync(sql, () => connection.ExecuteAsync(sql, parameters, transaction));

    public Task<T?> ExecuteScalarAsync<T>(string sql, object? parameters = null) =>
        TryAsync(sql, () => connection.ExecuteScalarAsync<T>(sql, parameters, transaction));

    public Task<IEnumerable<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        TryAsync(sql, () => connection.QueryAsync<T>(sql, parameters, transaction));

    public Task<T?> QueryFirstOrDefaultAsync<T>(string sql, object? parameters = null) =>
        TryAsync(sql, () => connection.QueryFirstOrDefaultAsync<T>(sql, parameters, transaction));

    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellationToken);
        return TryAsync(sql, () => connection.QuerySingleOrDefaultAsync<T>(command));
    }

    /// <summary>Runs several statements in one command, each with its rows.</summary>
    public async Task<Results> QueryMultipleAsync(
        string sql,
        object? parameters,
        CancellationToken cancellationToken = default)
    {
        var whole = before + sql + after;
        var command = new CommandDefinition(whole, parameters, transaction, cancellationToken: cancellationToken);
        return new(this, await TryAsync(sql, () => connection.QueryMultipleAsync(command)));
    }

    /// <summary>
    /// Runs one statement for each of many rows; in one round trip if the database takes several at once.
    /// </summary>
    public async Task ExecuteAllAsync(string sql, IEnumerable<object> rows)
    {
        // SQLite would take several; a command of a batch of PostgreSQL does not.
        Debug.Assert(!sql.TrimEnd().TrimEnd(';').Contains(';'), "It is more than one statement.");
        if (!connection.CanCreateBatch)
        {
            await ExecuteAsync(sql, rows);
            return;
        }

        await using var batch = Batch(sql, rows);
        await (batch.BatchCommands.Count == 0
            ? Task.CompletedTask
            : TryAsync(sql, () => batch.ExecuteNonQueryAsync()));
    }

    /// <summary>
    /// Runs a statement that returns an id for each of many rows, and returns the ids in their order.
    /// </summary>
    public async Task<IReadOnlyList<long>> InsertAllAsync(string sql, IEnumerable<object> rows)
    {
        var ids = new List<long>();
        if (!connection.CanCreateBatch)
        {
            foreach (var row in rows)
            {
                ids.Add(await ExecuteScalarAsync<long>(sql, row));
            }

            return ids;
        }

        await using var batch = Batch(sql, rows);
        return batch.BatchCommands.Count == 0 ? ids : await TryAsync(sql, async () =>
        {
            await using var reader = await batch.ExecuteReaderAsync();
            do
            {
                await reader.ReadAsync();
                ids.Add(reader.GetInt64(0));
            }
            while (await reader.NextResultAsync());
            return ids;
        });
    }

    /// <summary>Runs a statement, in an activity that shows its text to listeners.</summary>
    private async Task<T> TryAsync<T>(string sql, Func<Task<T>> work)
    {
        using var activity = Statements.StartActivity("query", ActivityKind.Client);
        activity?.SetTag("db.query.text", sql);
        return await TryAsync(work);
    }

    /// <summary>Runs something that uses the connection, and notes a failure.</summary>
    public async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e)
        {
            _failed = true;
            failed?.Invoke(e);
            throw;
        }
    }

    // Dapper knows no batches: a row's members are the parameters, as with Dapper.
    private DbBatch Batch(string sql, IEnumerable<object> rows)
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var member in row.GetType().GetProperties())
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = member.Name;
                var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
                (parameter.DbType, parameter.Value) = member.GetValue(row) switch
                {
                    // A statement is prepared for its types; a null without one would be another.
                    null => (Enum.Parse<DbType>(type.Name), DBNull.Value),
                    DateTimeOffset instant => (parameter.DbType, Instants.Kept(instant)),
                    var value => (parameter.DbType, value),
                };
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    public Task CommitAsync(CancellationToken cancellationToken) => commit(cancellationToken);

    public ValueTask DisposeAsync() => giveBack(_failed);
}

/// <summary>The results of the statements of one command, one after the other.</summary>
internal sealed class Results(Session session, SqlMapper.GridReader reader) : IAsyncDisposable
{
    private bool _isRowDamaged;

    /// <exception cref="DataException">
    /// A row is damaged. After this is disposed of, the session can go on with other statements.
    /// </exception>
    public async Task<IEnumerable<T>> ReadAsync<T>()
    {
        try
        {
            return await session.TryAsync(() => reader.ReadAsync<T>());
        }
        catch (DataException)
        {
            _isRowDamaged = true;
            throw;
        }
    }

    public Task<T> ReadSingleAsync<T>() => session.TryAsync(() => reader.ReadSingleAsync<T>());

    public Task<T?> ReadSingleOrDefaultAsync<T>() => session.TryAsync(() => reader.ReadSingleOrDefaultAsync<T>());

    // Dapper asks the server to cancel a command whose results nobody has read. On PostgreSQL that may meet whatever
    // the session does next, or end its connection, and with it the transaction.
    public async ValueTask DisposeAsync()
    {
        while (_isRowDamaged && !reader.IsConsumed)
        {
            await reader.ReadAsync();
        }

        await reader.DisposeAsync();
    }
}
