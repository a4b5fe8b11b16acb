using System.Collections.Frozen;
using Api.Content.Text;

namespace Api.Content.Quotes.Speakers;

/// <summary>A person whom an article quotes in full, in a role, such as <c>Mayor</c>.</summary>
/// <param name="Id">The speaker's id.</param>
/// <param name="On">The day on which the article was published.</param>
public sealed record RoleBearer(long Id, string Name, DateOnly On, string Role)
{
    // Folded once: a bearer is compared with everybody who is called by the surname.
    internal string[] RoleWords => field ??= SurnameBearers.WordsOf(Role);
}

/// <summary>
/// Finds who it is whom an article calls by a surname alone, among the people whom the articles of its publisher quote
/// in full. Nothing but the same role, at nearly the same time, and nobody else in it, makes one of two names.
/// </summary>
public static class SurnameBearers
{
    /// <summary>The number of days before and after an article in which a bearer may be quoted.</summary>
    public const int Days = 30;

    // Words before a role that make another of it.
    private static readonly FrozenSet<string> OtherRoles = FrozenSet.Create(
        "acting",
        "assistant",
        "associate",
        "deputy",
        "designate",
        "elect",
        "emeritus",
        "ex",
        "former",
        "honorary",
        "interim",
        "junior",
        "late",
        "outgoing",
        "shadow",
        "under",
        "vice");

    private static readonly FrozenSet<string> Articles = FrozenSet.Create("a", "an", "the");

    /// <summary>Finds the one bearer; null if there is none, or more than one person.</summary>
    /// <param name="on">The day of the article that has the surname alone.</param>
    /// <param name="roles">The roles that it gives its bearer.</param>
    /// <param name="bearers">People of that surname.</param>
    public static RoleBearer? OneOf(DateOnly on, IReadOnlyList<string> roles, IReadOnlyList<RoleBearer> bearers)
    {
        var known = roles.Select(WordsOf).ToList();
        var meant = bearers
            .Where(b => Math.Abs(b.On.DayNumber - on.DayNumber) <= Days)
            .Where(b => known.Exists(role => IsSame(role, b.RoleWords)))
            .DistinctBy(b => b.Id)
            .OrderByDescending(b => b.Name.Length)
            .ThenBy(b => b.Name, StringComparer.Ordinal)
            .ThenBy(b => b.Id)
            .ToList();

        // Jim Baker and James A. Baker in one role are one person: the fullest name is meant.
        return meant is [var fullest, ..] && meant.TrueForAll(b => MayBeOne(b.Name, fullest.Name)) ? fullest : null;
    }

    private static bool MayBeOne(string name, string other) =>
        Namesakes.ShareForename(name.Split(' ')[0], other.Split(' ')[0]);

    internal static string[] WordsOf(string role) => [.. NameKey.Of(role).Split(' ').Where(w => !Articles.Contains(w))];

    /// <summary>
    /// Whether two roles are one. The longer one may say more of whom somebody serves, such as the country, but a
    /// single word is too little to be the end of another: <c>minister</c> of <c>prime minister</c>.
    /// </summary>
    private static bool IsSame(string[] role, string[] other)
    {
        var (shorter, longer) = role.Length <= other.Length ? (role, other) : (other, role);
        var before = longer.Length - shorter.Length;
        var isEnd = shorter.Length > 0 && longer.AsSpan(before).SequenceEqual(shorter);
        return isEnd && (before == 0 || (shorter.Length > 1 && !longer[..before].Any(OtherRoles.Contains)));
    }
}
