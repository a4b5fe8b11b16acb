using System.Data.Common;
using Dapper;

namespace Api.Data;

/// <summary>A connection on loan, with the transaction in which everything it runs stands, if there is one.</summary>
/// <param name="transaction">The transaction, where the provider must be told of it with each command.</param>
/// <param name="commit">Makes what was written stay.</param>
/// <param name="giveBack">Ends what was not committed, and gives the connection back.</param>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, Func<CancellationToken, Task> commit, Func<ValueTask> giveBack) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(sql, parameters, transaction);

    public Task<T?> ExecuteScalarAsync<T>(string sql, object? parameters = null) => connection.ExecuteScalarAsync<T>(sql, parameters, transaction);

    public Task<IEnumerable<T>> QueryAsync<T>(string sql, object? parameters = null) => connection.QueryAsync<T>(sql, parameters, transaction);

    public Task<T?> QueryFirstOrDefaultAsync<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefaultAsync<T>(sql, parameters, transaction);

    public Task CommitAsync(CancellationToken cancellationToken) => commit(cancellationToken);

    public ValueTask DisposeAsync() => giveBack();
}
