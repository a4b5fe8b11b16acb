namespace Api.Content.Html;

/// <summary>Collects the names of the site that a page belongs to.</summary>
internal static class SiteNames
{
    private const int LongestHome = 60;

    /// <summary>Returns the keys of the names, as <see cref="PageTitle.SiteKey"/> makes them.</summary>
    /// <param name="stated">The names that the page states.</param>
    /// <param name="home">The words of its links to the front page.</param>
    /// <param name="url">Its address.</param>
    public static HashSet<string> Of(IEnumerable<string> stated, IEnumerable<string> home, string? url) =>
        stated.Concat(home.Where(words => words.Length <= LongestHome))
            .Concat(Hosts(url))
            .Select(PageTitle.SiteKey)
            .Where(key => key.Length > 0)
            .ToHashSet();

    // "www.ellery-courier.example" is also known as "ellery-courier.example" and "ellery-courier".
    private static IEnumerable<string> Hosts(string? url)
    {
        var labels = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host.Split('.') : [];
        return Enumerable.Range(0, labels.Length)
            .SelectMany(at => new[] { labels[at], string.Join('.', labels[at..]) })
            .Where(name => name != "www");
    }
}
