using System.Data;
using Npgsql;

namespace Api.Data.PostgreSql;

/// <summary>
/// Reads the exceptions of PostgreSQL's driver by the codes of its server (appendix A, error codes).
/// </summary>
internal sealed class PostgreSqlDriver : Driver
{
    protected override bool Owns(IDbDataParameter parameter) => parameter is NpgsqlParameter;

    protected override object ValueOf(DateTimeOffset instant) => Instants.Kept(instant);

    public override StorageFault? FaultOf(Exception exception) => exception switch
    {
        PostgresException postgres => FaultOf(postgres.SqlState),
        NpgsqlException => StorageFault.Unreachable,
        _ => null,
    };

    // Disk full, a transaction that only reads, a lock not had in time, damage, the file system, the connection, the
    // operator.
    private static StorageFault? FaultOf(string state) => state switch
    {
        "53100" => StorageFault.Full,
        "25006" => StorageFault.NoPrimary,
        "55P03" => StorageFault.Locked,
        "XX001" or "XX002" => StorageFault.Damaged,
        "58030" => StorageFault.Unreachable,
        _ => state[..2] is "08" or "57" ? StorageFault.Unreachable : null,
    };

    /// <remarks>
    /// 08 connection, 40 rolled back, 53 resources, 57 operator or crash, 25006 no longer the primary, 25P02 and 25P03
    /// the transaction was ended, 55P03 a lock that was not had in time. An exception of the driver without a code is
    /// about the connection; its own "transient" leaves out that no host was found.
    /// </remarks>
    public override bool Passes(Exception exception) => exception switch
    {
        PostgresException { SqlState: "25006" or "25P02" or "25P03" or "55P03" } => true,
        PostgresException postgres => postgres.SqlState[..2] is "08" or "40" or "53" or "57",
        _ => exception is NpgsqlException,
    };

    public override bool TookTooLong(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };

    // Of what it is to find something by, it takes 2,700 bytes.
    public override bool IsTooLong(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ProgramLimitExceeded };

    // Class 22 (data), 23 (constraints) and 54 (limits).
    public override bool LiesInARow(Exception exception) =>
        exception is PostgresException { SqlState: var state } && state[..2] is "22" or "23" or "54";
}
