using System.Collections.Frozen;

namespace Api.Content.Html;

/// <summary>Which of the things in a page is its article.</summary>
internal static class SchemaOrg
{
    // Article and what schema.org derives from it, where the name does not end in "Article".
    private static readonly FrozenSet<string> Articles = FrozenSet.ToFrozenSet(
        ["Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Review", "Recipe", "ImageGallery", "VideoObject", "CreativeWork", "WebPage"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A name without its vocabulary: <c>schema:headline</c>, <c>https://schema.org/headline</c>.</summary>
    public static string Plain(string name)
    {
        var end = name.AsSpan().TrimEnd('/').LastIndexOfAny("/#:");
        return end < 0 ? name : name[(end + 1)..].TrimEnd('/');
    }

    /// <summary>The thing that the page is about; null when none is an article or tells of one.</summary>
    /// <param name="things">Outer ones before those in them.</param>
    /// <param name="isThisPage">Whether a URL is that of the page.</param>
    public static Thing? Article(IReadOnlyList<Thing> things, Func<string, bool> isThisPage)
    {
        var described = things.Where(thing => thing is { Id: not null, IsReference: false }).DistinctBy(thing => thing.Id).ToDictionary(thing => thing.Id!);
        foreach (var thing in things)
        {
            thing.Resolve(described);
        }

        return things
        .Select((thing, at) => (thing, at, rank: Rank(thing)))
        .Where(candidate => candidate.rank > 0)
        .OrderByDescending(candidate => candidate.rank)
        .ThenByDescending(candidate => candidate.thing.Urls("mainEntityOfPage").Concat(candidate.thing.Urls()).Any(isThisPage))
        .ThenBy(candidate => candidate.at)
        .Select(candidate => candidate.thing)
        .FirstOrDefault();
    }

    // An article, what can be one, the page that shows it.
    private static int Rank(Thing thing) => thing.Types.Max(type => type switch
    {
        _ when type.EndsWith("Article", StringComparison.OrdinalIgnoreCase) || type.EndsWith("BlogPosting", StringComparison.OrdinalIgnoreCase) => 3,
        _ when type.EndsWith("WebPage", StringComparison.OrdinalIgnoreCase) => 1,
        _ when Articles.Contains(type) => 2,
        _ => (int?)0,
    }) ?? 0;
}
