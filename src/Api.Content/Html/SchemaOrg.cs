using System.Collections.Frozen;

namespace Api.Content.Html;

/// <summary>Finds the article among the things in a page.</summary>
internal static class SchemaOrg
{
    // Types that are or hold an article, though their name does not end in "Article" or "BlogPosting".
    private static readonly FrozenSet<string> Alike = FrozenSet.ToFrozenSet(
        [
            "Report", "SocialMediaPosting", "DiscussionForumPosting", "Review", "Recipe", "ImageGallery",
            "VideoObject", "CreativeWork",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns a name without its vocabulary: <c>schema:headline</c>, <c>https://schema.org/headline</c>.
    /// </summary>
    public static string Plain(string name)
    {
        var end = name.AsSpan().TrimEnd('/').LastIndexOfAny("/#:");
        return end < 0 ? name : name[(end + 1)..].TrimEnd('/');
    }

    /// <summary>Returns the thing that the page is about; null if none is an article or refers to one.</summary>
    /// <param name="things">Outer ones before inner ones.</param>
    /// <param name="isThisPage">Whether a URL is that of the page.</param>
    public static Thing? Article(IReadOnlyList<Thing> things, Func<string, bool> isThisPage)
    {
        var described = things.Where(thing => thing is { Id: not null, IsReference: false })
            .DistinctBy(thing => thing.Id)
            .ToDictionary(thing => thing.Id!);
        foreach (var thing in things)
        {
            thing.Resolve(described);
        }

        return things.Select((thing, at) => (Thing: thing, At: at, Rank: Rank(thing)))
            .Where(candidate => candidate.Rank > 0)
            .OrderByDescending(candidate => candidate.Rank)
            .ThenByDescending(
                candidate => candidate.Thing.Urls("mainEntityOfPage").Concat(candidate.Thing.Urls()).Any(isThisPage))
            .ThenBy(candidate => candidate.At)
            .FirstOrDefault().Thing;
    }

    private static int Rank(Thing thing) => thing.Types.Select(Rank).DefaultIfEmpty(0).Max();

    // An article, a thing that can be one, the page that shows it.
    private static int Rank(string type) => type switch
    {
        _ when type.EndsWith("Article", StringComparison.OrdinalIgnoreCase) => 3,
        _ when type.EndsWith("BlogPosting", StringComparison.OrdinalIgnoreCase) => 3,
        _ when Alike.Contains(type) => 2,
        _ when type.EndsWith("WebPage", StringComparison.OrdinalIgnoreCase) => 1,
        _ => 0,
    };
}
