using System.Data;
using Microsoft.Data.Sqlite;

namespace Api.Data.Sqlite;

/// <summary>Reads the exceptions of SQLite's driver by its codes (sqlite.org/rescode.html).</summary>
internal sealed class SqliteDriver : Driver
{
    // READONLY_DBMOVED, IOERR_SHORT_READ, IOERR_CORRUPTFS.
    private const int Moved = 1032;
    private const int ShortRead = 522;
    private const int CorruptFileSystem = 8458;

    // CORRUPT_VTAB: an index of words contradicts itself, or what is taken out of it. No page of the file is damaged.
    private const int CorruptVirtualTable = 267;

    private const int Interrupted = 9;

    // Busy, locked.
    private static readonly int[] Busy = [5, 6];

    // Too big, against a constraint, of the wrong type.
    private static readonly int[] OfRow = [18, 19, 20];

    protected override bool Owns(IDbDataParameter parameter) => parameter is SqliteParameter;

    protected override object ValueOf(DateTimeOffset instant) => Instants.Text(instant.UtcDateTime);

    public override StorageFault? FaultOf(Exception exception) => exception is SqliteException sqlite
        ? FaultOf(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode)
        : null;

    // The primary codes: 3 PERM, 5 BUSY, 6 LOCKED, 8 READONLY, 10 IOERR, 11 CORRUPT, 13 FULL, 14 CANTOPEN, 26 NOTADB.
    // Extended codes come first: by its primary code, a moved file is only READONLY, and an index out of step is
    // CORRUPT, after which nothing would be written any more though every text is sound.
    public static StorageFault? FaultOf(int code, int extended) => (code, extended) switch
    {
        (_, Moved) => StorageFault.Moved,
        (_, CorruptVirtualTable) => StorageFault.IndexOutOfStep,
        (_, ShortRead or CorruptFileSystem) or (11 or 26, _) => StorageFault.Damaged,
        (3 or 8, _) => StorageFault.ReadOnly,
        (5 or 6, _) => StorageFault.Locked,
        (13, _) => StorageFault.Full,
        (10 or 14, _) => StorageFault.Unreachable,
        _ => null,
    };

    public override bool Passes(Exception exception) => exception is SqliteException sqlite
        && (Busy.Contains(sqlite.SqliteErrorCode) || FaultOf(sqlite) is StorageFault.IndexOutOfStep);

    public override bool TookTooLong(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Interrupted };

    public override bool LiesInARow(Exception exception) =>
        exception is SqliteException sqlite && OfRow.Contains(sqlite.SqliteErrorCode);
}
