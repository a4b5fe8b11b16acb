using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Reads the dates that a page states and shows.</summary>
/// <param name="language">The page's language; null if it is not known.</param>
/// <param name="receivedAt">The time at which the page came; null if nobody knows.</param>
internal sealed class StatedDates(
    PageStatements page,
    string? language,
    DateTimeOffset? receivedAt,
    WorkBudget budget)
{
    private readonly PrintedDates _printed = PrintedDates.Of(language);

    /// <summary>Returns the date of publication.</summary>
    /// <param name="places">The places of statements about it, the most trusted first.</param>
    public Stamp? Published(IReadOnlyList<string> places) =>
        Stamp.Agreed(
            StampVote.Ordered(
                [
                    .. places.SelectMany(place => In(place).Select(stamp => (Kind: KindOf(place), Stamp: stamp)))
                        .Where(one => !one.Stamp.IsUpdate),
                ]));

    /// <summary>Returns the date of the last change.</summary>
    /// <inheritdoc cref="Published"/>
    public Stamp? Modified(IReadOnlyList<string> places) =>
        Stamp.Agreed(
            places.SelectMany(place => In(place).Where(stamp => stamp.IsUpdate || !IsForBoth(place))));

    // Places that state dates of publication as well: a label tells which they are.
    private static bool IsForBoth(string place) =>
        place[0] == '#' && !place.StartsWith("#updated", StringComparison.Ordinal);

    // Programs that write one of these statements write the others of its kind from the same source.
    private static string KindOf(string place) => place switch
    {
        "#address" => place,
        _ when place[0] == '#' => "#",
        _ when place.StartsWith("article:", StringComparison.Ordinal) => "og",
        _ when place.IndexOfAny([':', '.', '-']) is > 0 and var end => place[..end],
        _ => "meta",
    };

    private IEnumerable<Stamp> In(string place) =>
        page.Lines(place)
            .SelectMany(line => place[0] == '#' ? Shown(place, line) : Stated(line))
            .Where(stamp => StatedDate.IsDate(stamp.On, stamp.At, receivedAt));

    private IEnumerable<Stamp> Stated(string line) => Stamp.Read(_printed.Plain(line)) is { } stamp ? [stamp] : [];

    private IEnumerable<Stamp> Shown(string place, string line)
    {
        if (HeadLine.Read(line) is { Published: { } published, Updated: { } updated })
        {
            return [Of(published), Of(updated)];
        }

        if (Stamp.Read(line) is { On.Length: > 4 } stamp)
        {
            return [stamp];
        }

        return place == "#line" ? [] : _printed.In(line, budget);
    }

    private static Stamp Of(PublicationDate date) => new(date.On, date.At, date.Text, date.IsUpdate);
}
