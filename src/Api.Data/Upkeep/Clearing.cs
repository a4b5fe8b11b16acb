using Api.Data.Erasing;

namespace Api.Data.Upkeep;

/// <summary>Has the storage lose the bytes of what was erased, as soon as nobody reads them any more.</summary>
public sealed class Clearing(Database database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private volatile bool _isPending = true;

    /// <summary>
    /// Whether old bytes may still be stored: also at the start, as nothing is known of those before.
    /// </summary>
    public bool IsPending => _isPending;

    /// <summary>How an erasure stands that was asked for.</summary>
    /// <param name="isNew">Whether something was erased just now.</param>
    public async Task<Erasure> TellAsync(bool isNew, CancellationToken cancellationToken)
    {
        _isPending = true;
        return Told(await database.ErasedAsync(isNew, cancellationToken));
    }

    /// <summary>Clears the storage, if nothing holds it.</summary>
    public async Task<Erasure> FinishAsync(CancellationToken cancellationToken) =>
        Told(await database.ForgetAsync(Patience, cancellationToken));

    private Erasure Told(string? heldBy)
    {
        _isPending = heldBy is not null;
        return new(heldBy is null ? ErasureState.Complete : ErasureState.Pending, heldBy);
    }
}
