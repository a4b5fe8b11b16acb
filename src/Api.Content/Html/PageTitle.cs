using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Tells the headline of a page from its other titles.</summary>
internal static class PageTitle
{
    // Longer ones before those within them.
    private static readonly string[] Strokes = [
        " :: ", " -- ", " - ", " – ", " — ", " | ", " · ", " • ", " » ", " « ", " > ", " // ", " / ", " : ", "--", "|",
        "｜", "：",
    ];

    /// <summary>
    /// Returns the title with the most evidence: a heading that the most trusted statement has, alone or set off in a
    /// longer title; the statement, if the heading only adds a kicker to it, or the next statement agrees; else a
    /// heading that any has; else the heading most like one, which may be cut short or reworded there; else the first
    /// that is stated.
    /// </summary>
    /// <param name="stated">Titles from outside the text, the most trusted first, without the name of the site.</param>
    /// <param name="headlines">The headings that can be the headline, the best first.</param>
    public static string? Choose(IReadOnlyList<string> stated, IReadOnlyList<string> headlines)
    {
        if (stated is not [var most, ..])
        {
            return headlines.Count > 0 ? headlines[0] : null;
        }

        var keys = stated.Select(NameKey.Of).ToList();
        if (headlines.Any(headline => IsBehindKicker(headline, most)))
        {
            return most;
        }

        if (headlines.FirstOrDefault(headline => IsHeadlineOf(most, headline)) is { } shown)
        {
            return shown;
        }

        if (keys is [var first, var second, ..] && first == second)
        {
            return most;
        }

        return stated.Select(title => headlines.FirstOrDefault(headline => IsHeadlineOf(title, headline)))
                .FirstOrDefault(headline => headline is not null)
            ?? headlines.Select(headline => (headline, likeness: Likeness(headline, keys)))
                .Where(candidate => candidate.likeness >= 0.5)
                .OrderByDescending(candidate => candidate.likeness)
                .Select(candidate => candidate.headline)
                .FirstOrDefault()
            ?? most;
    }

    /// <summary>Whether a title states this headline: alone, cut short, or set off by strokes.</summary>
    private static bool IsHeadlineOf(string title, string headline) =>
        NameKey.Of(title) == NameKey.Of(headline)
            || IsCutShort(title, headline)
            || IsBeforeStroke(title, headline)
            || IsAfterStroke(title, headline);

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

    /// <summary>Whether a title is the headline and something that a stroke sets off: "Bridge closes - News".</summary>
    public static bool IsBeforeStroke(string title, string headline) =>
        title.Length > headline.Length
            && title.StartsWith(headline, StringComparison.OrdinalIgnoreCase)
            && Strokes.Any(stroke => title.AsSpan(headline.Length).StartsWith(stroke, StringComparison.Ordinal));

    /// <summary>
    /// Whether a title is the headline after something that a stroke or a colon sets off: "Winter: Bridge closes".
    /// </summary>
    public static bool IsAfterStroke(string title, string headline) =>
        title.Length > headline.Length
            && title.EndsWith(headline, StringComparison.OrdinalIgnoreCase)
            && (title.AsSpan(0, title.Length - headline.Length).EndsWith(": ", StringComparison.Ordinal)
                || Strokes.Any(
                    stroke =>
                        title.AsSpan(0, title.Length - headline.Length).EndsWith(stroke, StringComparison.Ordinal)));

    /// <summary>Whether a title is the beginning of the headline, with dots for the rest.</summary>
    public static bool IsCutShort(string title, string headline) =>
        title.EndsWith("...", StringComparison.Ordinal) || title.EndsWith('…')
            ? headline.StartsWith(title.TrimEnd('.', '…', ' '), StringComparison.OrdinalIgnoreCase)
            : false;

    /// <summary>Whether a title is the headline and a few more words, such as search engines are given.</summary>
    public static bool IsMostOf(string title, string headline) =>
        title.Length > headline.Length
            && 10 * headline.Length >= 7 * title.Length
            && !char.IsLetterOrDigit(title[headline.Length])
            && title.StartsWith(headline, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the headline begins with other words, like a heading that contains its kicker: "Opinion Bridge closes".
    /// </summary>
    public static bool IsBehindKicker(string headline, string title) =>
        headline.EndsWith($" {title}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the share of the shorter's words that are in the longer.</summary>
    public static double Likeness(string headline, IReadOnlyList<string> keys)
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
