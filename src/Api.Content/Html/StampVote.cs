namespace Api.Content.Html;

/// <summary>
/// Decides between dates that contradict each other: a page that states a date in three places, each of which another
/// program or person writes, is believed where two agree.
/// </summary>
internal static class StampVote
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Returns the dates with one first that others confirm, if the first of all contradicts it and stands alone.
    /// </summary>
    /// <param name="stated">The dates, the most trusted first, each with the name of the kind of its place.</param>
    public static IEnumerable<Stamp> Ordered(IReadOnlyList<(string Kind, Stamp Stamp)> stated)
    {
        var stamps = stated.Select(one => one.Stamp);
        var witnesses = stated.DistinctBy(one => one.Kind).Select(one => one.Stamp).ToList();
        if (witnesses.Count < 3)
        {
            return stamps;
        }

        var first = witnesses[0];
        var winner = Elected(first, witnesses[1..], IsSameInstant) ?? Elected(first, witnesses[1..], IsSameDay);
        return winner is null ? stamps : stamps.Where(stamp => stamp != winner).Prepend(winner);
    }

    private static Stamp? Elected(Stamp first, List<Stamp> others, Func<Stamp, Stamp, bool> isSame) =>
        others.Exists(other => isSame(first, other))
            ? null
            : others.Find(one => others.Exists(other => !ReferenceEquals(one, other) && isSame(one, other)));

    private static bool IsSameInstant(Stamp one, Stamp other) =>
        one.At is { } at && other.At is { } otherAt && (at - otherAt).Duration() < Minute;

    // Dates without an offset, and instants of other offsets, may differ by a day and mean one.
    private static bool IsSameDay(Stamp one, Stamp other) =>
        IsSameInstant(one, other) || IsWithin(one, other) || IsWithin(other, one);

    private static bool IsWithin(Stamp one, Stamp other) =>
        one.On.StartsWith(other.On, StringComparison.Ordinal) || one.HasDayOf(other);
}
