using System.Globalization;

namespace Api.Data.Revisions;

/// <summary>
/// The superseded revisions that stay when others are pruned: the newest of each article, or the younger ones.
/// </summary>
public abstract record RevisionsKept
{
    private const char Days = 'd';
    private const int MostRevisions = 1_000_000;
    private const int MostDays = 36_500;

    private RevisionsKept()
    {
    }

    /// <summary>Keeps the newest of each article.</summary>
    /// <param name="Count">How many, at least 0.</param>
    public sealed record Newest(int Count) : RevisionsKept;

    /// <summary>Keeps the revisions that were replaced less than some time ago.</summary>
    public sealed record Younger(TimeSpan Age) : RevisionsKept;

    /// <summary>Reads a number of revisions, <c>20</c>, or of days, <c>400d</c>.</summary>
    public static RevisionsKept? Parse(string text)
    {
        var isAge = text.EndsWith(Days);
        if (!int.TryParse(isAge ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (number > (isAge ? MostDays : MostRevisions))
        {
            return null;
        }

        return isAge ? new Younger(TimeSpan.FromDays(number)) : new Newest(number);
    }
}
