using System.Data;
using Api.Data.Erasing;

namespace Api.Data.Sqlite;

/// <summary>
/// A SQLite database in memory, for articles that are shown as they would be stored and then rolled back. It has one
/// connection, which one borrower has at a time: another connection would be to another database.
/// </summary>
internal sealed class ScratchStore : Database
{
    private readonly KeepingConnection _connection;
    private readonly SemaphoreSlim _turns = new(1, 1);

    private ScratchStore(KeepingConnection connection) => _connection = connection;

    public override string Name => "memory";

    public override long Generation => 0;

    internal override Dialect Dialect => SqliteDialect.Instance;

    public static ScratchStore Open()
    {
        var connection = new KeepingConnection("Data Source=:memory:;Pooling=False;Foreign Keys=True");
        try
        {
            connection.Open();
            SqliteSetUp.Configure(connection);
            SqliteSetUp.Migrate(connection);
            return new ScratchStore(connection);
        }
        catch (Exception)
        {
            connection.Dispose();
            throw;
        }
    }

    internal override ValueTask<Session> ReadAsync(CancellationToken cancellationToken) => LendAsync(cancellationToken);

    internal override ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken) =>
        LendAsync(cancellationToken);

    internal override ValueTask<Session> SearchAsync(CancellationToken cancellationToken) =>
        LendAsync(cancellationToken);

    internal override ValueTask<Session> ReadSnapshotAsync(CancellationToken cancellationToken) =>
        LendAsync(cancellationToken);

    internal override ValueTask<Session> WriteAsync(CancellationToken cancellationToken) =>
        LendAsync(cancellationToken);

    internal override ErasureLog ErasureLog { get; } = new NoErasures();

    // Rolled-back content was never in a file.
    internal override Task<string?> ErasedAsync(bool isNew, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    internal override Task<string?> ForgetAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    internal override ValueTask<StorageFault?> FaultOfWritesAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<StorageFault?>(null);

    public override IDisposable? TryServe() => null;

    public override ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _turns.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<Session> LendAsync(CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            var transaction = _connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
            return new Session(this, _connection, transaction, transaction.CommitAsync, _ =>
            {
                transaction.Dispose();
                _turns.Release();
                return ValueTask.CompletedTask;
            });
        }
        catch (Exception)
        {
            _turns.Release();
            throw;
        }
    }
}

/// <summary>The log of a database in which nothing stays.</summary>
internal sealed class NoErasures : ErasureLog
{
    public override Task<IReadOnlyList<string>> ReadAsync(Session session) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public override Task<IReadOnlyList<byte[]>> KeysAsync(Session session) =>
        Task.FromResult<IReadOnlyList<byte[]>>([]);

    public override Task AppendAsync(Session session, IReadOnlyList<string> lines) => Task.CompletedTask;
}
