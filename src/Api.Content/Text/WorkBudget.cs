namespace Api.Content.Text;

/// <summary>
/// The most work for reading one source, in all readers that it passes through together. Steps are counted rather than
/// seconds: a source is read, or refused, alike on any machine. This program's own loops count their steps; a library's
/// work is bounded before it begins, by a count that is linear in the source.
/// </summary>
/// <param name="cancellationToken">Checked while steps are counted: no work for a client that went away.</param>
public sealed class WorkBudget(CancellationToken cancellationToken = default)
{
    /// <summary>The most steps. A step is worth about 20 nanoseconds, so they take about two seconds.</summary>
    public const long Most = 100_000_000;

    private const long StepsBetweenLooks = 1 << 18;

    private long _nextLook;

    /// <summary>Whether nothing is refused: for sources read before, when the limits may have been others.</summary>
    public bool IsForStored { get; init; }

    /// <summary>The steps taken so far.</summary>
    public long Spent { get; private set; }

    /// <param name="steps">The number of steps.</param>
    /// <param name="on">The reason to give if they are too many: <c>it has too many links</c>.</param>
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

    /// <summary>Refuses a count that no article has, before a library spends uncountable work on it.</summary>
    /// <param name="count">The count.</param>
    /// <param name="most">The limit.</param>
    /// <param name="refusal">The words before the limit: <c>Its elements are nested deeper than</c>.</param>
    /// <exception cref="TooMuchWorkException">There are more.</exception>
    public void Bound(long count, long most, string refusal)
    {
        if (count > most && !IsForStored)
        {
            throw new TooMuchWorkException($"{refusal} {most}, which is the limit.");
        }
    }
}

/// <summary>Reports that a source is refused because of the work of reading it.</summary>
/// <param name="detail">The thing of which there was too much, and the limit.</param>
public sealed class TooMuchWorkException(string detail) : Exception(detail);
