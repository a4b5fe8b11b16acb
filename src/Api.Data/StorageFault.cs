using System.Data.Common;

namespace Api.Data;

/// <summary>The reason why a database cannot be read, or cannot be written.</summary>
public enum StorageFault
{
    /// <summary>There is no room left for writes.</summary>
    Full,

    /// <summary>It can only be read, because it was opened so, or may not be written.</summary>
    ReadOnly,

    /// <summary>Others have kept it locked for longer than a writer waits.</summary>
    Locked,

    /// <summary>No server of it takes writes.</summary>
    NoPrimary,

    /// <summary>The open file is no longer the one at its path: it was deleted, or another took its place.</summary>
    Moved,

    /// <summary>It holds bytes that no program can have written.</summary>
    Damaged,

    /// <summary>
    /// The index of words differs from the one that this program would have made of the texts, which are intact.
    /// </summary>
    IndexOutOfStep,

    /// <summary>It cannot be reached, opened or read.</summary>
    Unreachable,
}

/// <summary>Reports that a database cannot be read or written, and why.</summary>
public sealed class StorageException(StorageFault fault, Exception? innerException = null)
    : DbException(StorageFaults.ReasonOf(fault), innerException)
{
    public StorageFault Fault => fault;
}

/// <summary>Finds the fault of the storage in a failure of the database.</summary>
public static class StorageFaults
{
    /// <summary>The fault that a failure tells of; null when it tells of none.</summary>
    public static StorageFault? Of(Exception exception) => exception switch
    {
        StorageException storage => storage.Fault,
        _ when Failure.TookTooLong(exception) => null,
        TimeoutException => StorageFault.Locked,
        _ => Driver.All.Select(driver => driver.FaultOf(exception)).FirstOrDefault(fault => fault is not null),
    };

    /// <summary>Whether it usually ends by itself, and soon.</summary>
    public static bool Passes(StorageFault fault) =>
        fault is StorageFault.Locked
            or StorageFault.NoPrimary
            or StorageFault.Unreachable
            or StorageFault.IndexOutOfStep;

    /// <summary>Returns the description of a fault for callers, which reveals no path and no statement.</summary>
    public static string ReasonOf(StorageFault fault) => fault switch
    {
        StorageFault.Full => "The disk is full. Reads continue; writes will, too, as soon as there is room.",
        StorageFault.ReadOnly => "The database can only be read.",
        StorageFault.Locked => "Others have kept the database locked for longer than a writer waits. Try again.",
        StorageFault.NoPrimary => "No server of the database takes writes now. Try again.",
        StorageFault.Moved =>
            "The database's file was deleted, or another was put in its place: "
            + "restart the server on the right one, or put it back.",
        StorageFault.Damaged =>
            "The database is damaged. Nothing is written to it: see what `check` says, and restore a backup.",
        StorageFault.IndexOutOfStep =>
            "The index of searched words is out of step with the texts, or of another version of this program. "
            + "No text is lost. A server rebuilds it by itself, and so does `reindex`: writes continue then.",
        _ => "The database cannot be reached.",
    };
}

/// <summary>The state of a database.</summary>
/// <param name="Reads">The reason why it cannot be read; null if it can.</param>
/// <param name="Writes">The reason why it cannot be written; null if it can.</param>
/// <param name="IsIndexPartial">Whether the index of words is being filled: until then searches find only a
/// part.</param>
public sealed record StorageState(StorageFault? Reads, StorageFault? Writes, bool IsIndexPartial = false);
