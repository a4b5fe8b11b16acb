namespace Api.Content.Text;

/// <summary>
/// How much work reading one source may be, in all readers that it passes through together. Steps are counted rather
/// than seconds, so that a source is read or refused alike
/// on any machine. Our own loops count what they do; what a library does is bounded before it begins, by a count that
/// is linear in the source.
/// </summary>
/// <param name="cancellationToken">Asked while steps are counted, so that nobody works for a client that went
/// away.</param>
public sealed class WorkBudget(CancellationToken cancellationToken = default)
{
    /// <summary>The most steps. A step is worth about 20 nanoseconds, so they take about two seconds.</summary>
    public const long Most = 100_000_000;

    private const long StepsBetweenLooks = 1 << 18;

    private long _nextLook;

    /// <summary>Whether nothing is refused: for what was read before, when the limits may have been others.</summary>
    public bool IsForStored { get; init; }

    /// <summary>The steps that were taken.</summary>
    public long Spent { get; private set; }

    /// <param name="steps">How many are taken.</param>
    /// <param name="on">What takes them, for the case that they are too many: <c>it has too many links</c>.</param>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public void Spend(long steps, string on)
    {
        Spent += steps;
        if (Spent < _nextLook)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        _nextLook = Spent > Most ? Spent + StepsBetweenLooks : Math.Min(Spent + StepsBetweenLooks, Most + 1);
        if (Spent > Most && !IsForStored)
        {
            throw new TooMuchWorkException($"Reading this would take more than 2 seconds, which is the limit: {on}.");
        }
    }

    /// <summary>Refuses what no article has, before a library spends on it what cannot be counted.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="refusal">What is said of it, up to the limit: <c>Its elements are nested deeper than</c>.</param>
    /// <exception cref="TooMuchWorkException">There are more.</exception>
    public void Bound(long count, long most, string refusal)
    {
        if (count > most && !IsForStored)
        {
            throw new TooMuchWorkException($"{refusal} {most}, which is the limit.");
        }
    }
}

/// <summary>A source is refused because of the work that reading it would be.</summary>
/// <param name="detail">What was too much, and the limit.</param>
public sealed class TooMuchWorkException(string detail) : Exception(detail);
