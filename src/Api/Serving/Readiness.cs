using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Api.Data;

namespace Api.Serving;

/// <summary>Whether requests may be sent here, and the reason if not all of them may.</summary>
/// <param name="Status">
/// `ready`; or `degraded`: reads are answered, and acknowledged writes are kept, but nothing can be written, or
/// searches find only a part.
/// </param>
/// <param name="Reads">Whether reads are answered.</param>
/// <param name="Writes">Whether writes are: `failing` if they get a 503.</param>
/// <param name="Database">The state of the database.</param>
/// <param name="Reason">The reason why something is not `ok`, for people; null if everything is.</param>
public sealed record Readiness(
    ReadinessStatus Status,
    Ability Reads,
    Ability Writes,
    DatabaseStatus Database,
    string? Reason)
{
    private const string Partial =
        "The index of searched words is being rebuilt: until it is whole, searches find only a part.";

    internal static Readiness Of(StorageState state) => state switch
    {
        { Writes: { } fault } => new(
            ReadinessStatus.Degraded,
            Ability.Ok,
            Ability.Failing,
            Enum.Parse<DatabaseStatus>(fault.ToString()),
            StorageFaults.ReasonOf(fault)),
        { IsIndexPartial: true } =>
            new(ReadinessStatus.Degraded, Ability.Ok, Ability.Ok, DatabaseStatus.IndexOutOfStep, Partial),
        _ => new(ReadinessStatus.Ready, Ability.Ok, Ability.Ok, DatabaseStatus.Ok, null),
    };
}

/// <summary>Whether everything is well: `ready`, or `degraded`.</summary>
public enum ReadinessStatus
{
    Ready,
    Degraded,
}

/// <summary>Whether something works: `ok`, or `failing`.</summary>
public enum Ability
{
    Ok,
    Failing,
}

/// <summary>
/// The state of the database: `ok`; `full`, `readOnly`, `locked` by others, without a primary (`noPrimary`); its file
/// `moved`, which means deleted or replaced; `damaged`; its index of searched words out of step with the texts
/// (`indexOutOfStep`), or being rebuilt; `unreachable`.
/// </summary>
public enum DatabaseStatus
{
    Ok,
    Full,
    ReadOnly,
    Locked,
    NoPrimary,
    Moved,
    Damaged,
    IndexOutOfStep,
    Unreachable,
}

/// <summary>The kind of request that readiness is asked for.</summary>
public sealed record ReadinessFilter
{
    /// <summary>`writes`: 503 whenever a write would get one.</summary>
    [AllowedValues("reads", "writes"), DefaultValue("reads")]
    public string? For { get; init; }
}
