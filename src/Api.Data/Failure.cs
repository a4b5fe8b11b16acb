using System.Data.Common;

namespace Api.Data;

/// <summary>Tells the meaning of a database's failure for the request that met it.</summary>
public static class Failure
{
    // Of the operating system: this process, or all together, have as many files open as they may.
    private static readonly int[] TooManyFiles = [23, 24];

    /// <summary>
    /// Whether a retry may succeed a little later: the database is busy, away, or changing hands. After a write it is
    /// then not known whether it was done.
    /// </summary>
    public static bool Passes(Exception exception) => exception switch
    {
        StorageException storage => StorageFaults.Passes(storage.Fault),
        TimeoutException => true,
        IOException io => TooManyFiles.Contains(io.HResult),
        _ => Driver.All.Any(driver => driver.Passes(exception)),
    };

    /// <summary>Whether a search was given up.</summary>
    public static bool TookTooLong(Exception exception) => Driver.All.Any(driver => driver.TookTooLong(exception));

    /// <summary>The message of such a failure.</summary>
    public const string TooLong = "A name, an address or an identifier in it is too long to be found by.";

    /// <summary>
    /// Whether a name, an address or an identifier is too long for the index by which it would be found.
    /// </summary>
    public static bool IsTooLong(Exception exception) => Driver.All.Any(driver => driver.IsTooLong(exception));

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

    /// <summary>Whether it says that a row cannot be.</summary>
    public static bool LiesInARow(DbException exception) => Driver.All.Any(driver => driver.LiesInARow(exception));
}
