using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Finds the names in a page's statements about its authors.</summary>
internal static class AuthorNames
{
    private const int Longest = 100;
    private const int Most = 100;
    private const int LongestAcronym = 5;
    private const int LeastOtherWords = 10;

    // Agencies of several words, which follow a name without a comma; longer ones before those within them.
    private static readonly string[] Agencies =
    [
        "The Associated Press", "Associated Press", "Agence France-Presse", "The Canadian Press", "Canadian Press",
        "Press Association", "Thomson Reuters Foundation", "Deutsche Presse-Agentur", "Austria Presse Agentur",
    ];

    private static readonly string[] Joints = [
        ", ", ";", " | ", " / ", " and ", " & ", " und ", " et ", " y ", " og ", " och ", " with ", " mit ", " e ",
        " + ", " (", "、", "，",
    ];

    /// <summary>Returns each name once, in the order of the statements.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> statements)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in statements.SelectMany(Read).Where(name => name.Length <= Longest).Take(Most))
        {
            names.TryAdd(NameKey.Of(name), name);
        }

        return [.. names.Where(name => !HoldsAnother(name.Key, names.Keys)).Select(name => name.Value)];
    }

    // "View all posts by Ana Berg" beside "Ana Berg".
    private static bool HoldsAnother(string key, IEnumerable<string> keys) =>
        keys.Any(
            other => key.Length > other.Length + LeastOtherWords
                && $" {key} ".Contains($" {other} ", StringComparison.Ordinal));

    /// <summary>Turns a name in a catalogue's order, family name first, into spoken order.</summary>
    public static string Spoken(string catalogued) =>
        catalogued.Split(", ") is [var family, var given] && !family.Contains(' ') ? given + " " + family : catalogued;

    /// <summary>Returns the first byline in lines of a page.</summary>
    /// <param name="isNamed">Whether the lines are known to belong to a byline, so that they need no "By".</param>
    public static Byline? In(IEnumerable<string> lines, bool isNamed)
    {
        Byline? found = null;
        var label = "";
        foreach (var text in lines.Select(Plain))
        {
            var byline = Byline.Read(label + text)
                ?? HeadLine.Read(text)?.Byline ?? (isNamed ? Byline.ReadBare(text) : null);
            if (found is null
                ? byline is { Authors.Count: > 0 }
                : byline is { Authors: [var shorter] }
                    && found is { Authors: [var longer] }
                    && shorter.Contains(' ')
                    && longer.StartsWith(shorter + " ", StringComparison.Ordinal))
            {
                // An element within the byline may hold only the name: "Ana Berg" of "Ana Berg Harbour Desk".
                found = byline;
            }

            // "By" may have a line of its own.
            label = Byline.Read(text + " A") is { Text: "A" } ? text + " " : "";
        }

        return found;
    }

    private static IEnumerable<string> Read(string statement)
    {
        // An arrow leads elsewhere: "All posts by Ana Berg →".
        var text = WithoutAgency(Plain(statement));
        if (text.Length == 0 || !text.Any(char.IsLetter) || text[^1] is '→' or '»' or '›')
        {
            return [];
        }

        if (!Joints.Any(joint => text.Contains(joint, StringComparison.OrdinalIgnoreCase)))
        {
            return [Byline.Read(text) is { Authors: [var only] } ? only : text];
        }

        // A semicolon and a stroke separate names that may have commas of their own.
        var parts = text.Split([";", " | "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isSigned = parts.Any(part => part.Contains(' '));
        return parts.Where(part => !(isSigned && IsAcronym(part)))
            .SelectMany(
                part => (Byline.Read(part) ?? Byline.Read("By " + part))?.Authors
                    ?? part.Split(
                        [", ", "、", "，"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // "Ana Berg | ERB" names a person, and the agency or station for which she works.
    private static bool IsAcronym(string part) => part.Length <= LongestAcronym && part.All(char.IsAsciiLetterUpper);

    private static string WithoutAgency(string text)
    {
        var agency = Array.Find(
            Agencies, agency => text.EndsWith(" " + agency, StringComparison.OrdinalIgnoreCase));
        var name = agency is null ? text : text[..^agency.Length].TrimEnd(' ', ',', '/');
        return name.Contains(' ') ? name : text;
    }

    /// <summary>Removes addresses and handles, which appear beside names or in their place.</summary>
    private static string Plain(string statement) =>
        string.Join(' ', statement.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(
                word => !word.Contains('@')
                    && !word.Contains("://", StringComparison.Ordinal)
                    && !word.Contains("{{", StringComparison.Ordinal)))
            .Trim(' ', '|', '-', '–', '—', ',', ';', '•', '·', ':', '©');
}
