namespace Api.Data.Erasing;

/// <summary>How far an erasure has come.</summary>
public enum ErasureState
{
    /// <summary>Nothing of it is left in the database and its log.</summary>
    Complete,

    /// <summary>
    /// It is erased for everybody who asks; the storage holds old bytes as long as somebody needs them, and is cleared
    /// by itself then.
    /// </summary>
    Pending,
}

/// <summary>The outcome of erasing an article.</summary>
/// <param name="Erased">
/// `complete`: nothing of it is left in the database and its log. `pending`: nobody is shown anything of it, but
/// something still holds the bytes; they go by themselves, without being asked again.
/// </param>
/// <param name="HeldBy">The reader or export that holds them; null when none does.</param>
public sealed record Erasure(ErasureState Erased, string? HeldBy);
