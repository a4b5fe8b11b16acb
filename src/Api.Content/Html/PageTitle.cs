using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Tells the headline of a page from its other titles.</summary>
internal static class PageTitle
{
    // Longer ones before those within them.
    private static readonly string[] Strokes = [
        " :: ", " -- ", " - ", " – ", " — ", " | ", " · ", " • ", " » ", " « ", " > ", " / ", " : ", "--", "|", "｜",
        "：",
    ];

    /// <summary>
    /// Returns the title with the most evidence: one on which the two most trusted places agree, or that ends a
    /// heading, after a kicker; else a heading that is stated as well, alone or set off in a longer title; else the
    /// heading most like a stated title, which may be cut short or reworded there; else the first that is stated.
    /// </summary>
    /// <param name="stated">Titles from outside the text, the most trusted first, without the name of the site.</param>
    /// <param name="headlines">The main headings in the page.</param>
    public static string? Choose(IReadOnlyList<string> stated, IReadOnlyList<string> headlines)
    {
        var keys = stated.Select(NameKey.Of).ToList();
        if (keys is [var first, var second, ..] && first == second
            || (stated is [var most, ..] && headlines.Any(headline => IsBehindKicker(headline, most))))
        {
            return stated[0];
        }

        return headlines.FirstOrDefault(
            headline => keys.Contains(NameKey.Of(headline)) || stated.Any(title => IsPartOf(title, headline)))
            ?? headlines.Select(headline => (headline, likeness: Likeness(headline, keys)))
                .Where(candidate => candidate.likeness >= 0.5)
                .OrderByDescending(candidate => candidate.likeness)
                .Select(candidate => candidate.headline)
                .FirstOrDefault()
            ?? stated.Concat(headlines).FirstOrDefault();
    }

    /// <summary>Removes from a title the names of the site that a stroke sets off at its ends.</summary>
    /// <param name="siteNames">Keys of <see cref="SiteKey"/>.</param>
    public static string WithoutSite(string title, IReadOnlySet<string> siteNames)
    {
        var rest = title;
        while (Shorter(rest, siteNames) is { } shorter)
        {
            rest = shorter;
        }

        return rest;
    }

    /// <summary>Returns the key that identifies a site's name: "The Ellery Courier", "ellerycourier".</summary>
    public static string SiteKey(string name)
    {
        var key = NameKey.Of(name);
        return (key.StartsWith("the ", StringComparison.Ordinal) ? key[4..] : key).Replace(
            " ", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a name is that of the site, or of a part of it: "Ellery Courier", "Ellery Courier Newsroom".
    /// </summary>
    public static bool BeginsWithSite(string name, IReadOnlySet<string> siteNames)
    {
        var words = name.Split(' ');
        return Enumerable.Range(1, words.Length)
            .Any(count => siteNames.Contains(SiteKey(string.Join(' ', words[..count]))));
    }

    private static string? Shorter(string title, IReadOnlySet<string> siteNames)
    {
        foreach (var stroke in Strokes)
        {
            var (start, end) = (title.IndexOf(stroke, StringComparison.Ordinal), title.LastIndexOf(
                stroke, StringComparison.Ordinal));
            if (end > 0 && siteNames.Contains(SiteKey(title[(end + stroke.Length)..])))
            {
                return title[..end].TrimEnd();
            }

            if (start > 0 && start + stroke.Length < title.Length && siteNames.Contains(SiteKey(title[..start])))
            {
                return title[(start + stroke.Length)..].TrimStart();
            }
        }

        return null;
    }

    /// <summary>
    /// Whether strokes set the headline off from the rest of the title: "Bridge closes - Winter - News".
    /// </summary>
    private static bool IsPartOf(string title, string headline) =>
        (title.StartsWith(headline, StringComparison.OrdinalIgnoreCase)
            && Strokes.Any(stroke => title.AsSpan(headline.Length).StartsWith(stroke, StringComparison.Ordinal)))
        || (title.EndsWith(headline, StringComparison.OrdinalIgnoreCase)
            && Strokes.Any(
                stroke => title.AsSpan(0, title.Length - headline.Length).EndsWith(stroke, StringComparison.Ordinal)));

    /// <summary>
    /// Whether the headline begins with other words, like a heading that contains its kicker: "Opinion Bridge closes".
    /// </summary>
    private static bool IsBehindKicker(string headline, string title) =>
        headline.EndsWith($" {title}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the share of the shorter's words that are in the longer.</summary>
    private static double Likeness(string headline, List<string> keys)
    {
        var words = NameKey.Of(headline).Split(' ').ToHashSet();
        if (words.Count < 3)
        {
            return 0;
        }

        return keys.Select(key => key.Split(' ').ToHashSet())
            .Select(other => (double)other.Count(words.Contains) / Math.Min(words.Count, other.Count))
            .DefaultIfEmpty(0)
            .Max();
    }
}
