using System.Data;
using Api.Data.PostgreSql;
using Api.Data.Sqlite;

namespace Api.Data;

/// <summary>The part of a database's driver that all others need: its exceptions, and how it takes instants.</summary>
internal abstract class Driver
{
    public static IReadOnlyList<Driver> All { get; } = [new SqliteDriver(), new PostgreSqlDriver()];

    /// <summary>Gives a parameter an instant, as the driver whose parameter it is keeps it.</summary>
    public static void Bind(IDbDataParameter parameter, DateTimeOffset instant) =>
        parameter.Value = All.Single(driver => driver.Owns(parameter)).ValueOf(instant);

    /// <summary>Whether a parameter is of this driver.</summary>
    protected abstract bool Owns(IDbDataParameter parameter);

    protected abstract object ValueOf(DateTimeOffset instant);

    /// <summary>The fault of the storage that an exception tells of; null when it tells of none.</summary>
    public abstract StorageFault? FaultOf(Exception exception);

    /// <summary>Whether the same may succeed a little later.</summary>
    public abstract bool Passes(Exception exception);

    /// <summary>Whether a statement was given up.</summary>
    public abstract bool TookTooLong(Exception exception);

    /// <summary>Whether a value is too long for the index by which it would be found.</summary>
    public virtual bool IsTooLong(Exception exception) => false;

    /// <summary>Whether an exception says that a row cannot be.</summary>
    public abstract bool LiesInARow(Exception exception);
}
