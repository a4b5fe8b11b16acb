using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Api.Data;

/// <summary>Tells the meaning of a database's failure for the request that met it.</summary>
public static class Failure
{
    // SQLite: busy, locked (sqlite.org/rescode.html).
    private static readonly int[] Busy = [5, 6];

    // The operating system: this process, or all together, have as many files open as they may.
    private static readonly int[] TooManyFiles = [23, 24];

    // SQLite: too big, against a constraint, of the wrong type.
    private static readonly int[] OfRow = [18, 19, 20];

    /// <summary>
    /// Whether a retry may succeed a little later: the database is busy, away, or changing hands. After a write it is
    /// then not known whether it was done.
    /// </summary>
    /// <remarks>
    /// PostgreSQL (appendix A, error codes): 08 connection, 40 rolled back, 53 resources, 57 operator or crash, 25006
    /// no longer the primary, 25P02 and 25P03 the transaction was ended, 55P03 a lock was not obtained in time. A
    /// failure of the provider without a code is about the connection; its own "transient" leaves out the case that no
    /// host was found.
    /// </remarks>
    public static bool Passes(Exception exception) => exception switch
    {
        StorageException storage => StorageFaults.Passes(storage.Fault),
        SqliteException sqlite => Busy.Contains(sqlite.SqliteErrorCode)
            || StorageFaults.Of(sqlite) is StorageFault.IndexOutOfStep,
        PostgresException { SqlState: "25006" or "25P02" or "25P03" or "55P03" } => true,
        PostgresException postgres => postgres.SqlState[..2] is "08" or "40" or "53" or "57",
        NpgsqlException or TimeoutException => true,
        IOException io => TooManyFiles.Contains(io.HResult),
        _ => false,
    };

    /// <summary>Whether a search was abandoned: interrupted on SQLite, cancelled on PostgreSQL.</summary>
    public static bool TookTooLong(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: 9 }
            or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };

    /// <summary>The message of such a failure.</summary>
    public const string TooLong = "A name, an address or an identifier in it is too long to be found by.";

    /// <summary>
    /// Whether a name, an address or an identifier is too long for the index by which it would be found: PostgreSQL
    /// accepts 2,700 bytes of it.
    /// </summary>
    public static bool IsTooLong(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ProgramLimitExceeded };

    /// <summary>
    /// Reads, and once more if the connection had died unnoticed: a pool learns that only from its next user.
    /// </summary>
    public static async Task<T> ReadAgainAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DbException e) when (Passes(e))
        {
            return await read();
        }
    }

    /// <summary>
    /// Whether a failure is about the content of a row: on PostgreSQL, class 22 (data), 23 (constraints) and 54
    /// (limits).
    /// </summary>
    public static bool LiesInARow(DbException exception) => exception switch
    {
        SqliteException sqlite => OfRow.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres => postgres.SqlState[..2] is "22" or "23" or "54",
        _ => false,
    };
}
