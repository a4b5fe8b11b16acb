using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>Finds the address of a picture that an element shows, now or when it comes into view.</summary>
internal static class PictureAddress
{
    private const int MostSources = 200;

    // Pages that load a picture only when it comes into view keep its address in one of these.
    private static readonly string[] Sources = [
        "data-src", "data-original", "data-lazy-src", "data-url", "data-lazy", "data-original-src", "data-full-src",
        "data-hi-res-src", "data-large-file", "data-orig-file", "data-image", "data-img-src", "data-lazyload", "src",
    ];

    private static readonly string[] SourceSets = [
        "data-srcset", "data-lazy-srcset", "data-original-set", "srcset",
    ];

    // Shown until the picture is loaded.
    private static readonly string[] Placeholders = [
        "blank", "spacer", "placeholder", "transparent", "pixel", "loading", "lazy", "1x1",
    ];

    /// <summary>
    /// Returns the address of the largest picture that is offered; a placeholder's only if there is no other.
    /// </summary>
    public static string? Of(IElement element, HtmlBlocks page)
    {
        var around = element.ParentElement is { LocalName: "picture" } picture ? picture : null;
        page.Budget.Bound(
            around?.ChildNodes.Length ?? 0, MostSources, "The sources of one of its pictures are more than");
        var offers = around?.Children.AsEnumerable() ?? [element];
        var largest = offers.SelectMany(offer => SourceSets.Select(offer.GetAttribute).OfType<string>())
            .SelectMany(SourceSet.Parse)
            .Where(candidate => candidate.Url?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == false)
            .MaxBy(candidate => Size(candidate.Descriptor));
        var addresses = new[] { largest?.Url }
            .Concat(Sources.Select(element.GetAttribute))
            .Select(source => Absolute(source, page))
            .OfType<string>()
            .ToList();
        return addresses.Find(address => !IsPlaceholder(address)) ?? addresses.FirstOrDefault();
    }

    private static bool IsPlaceholder(string address)
    {
        var file = new Uri(address).Segments[^1];
        return Array.Exists(Placeholders, name => file.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    private static string? Absolute(string? source, HtmlBlocks page) =>
        !string.IsNullOrWhiteSpace(source)
            && PageAddress.TryResolve(page.Base, source.Trim(), out var address)
            && GivenFields.IsUrl(address)
            && address.Length <= GivenFields.LongestUrl
            ? address
            : null;

    private static double Size(string? descriptor) =>
        descriptor is [.., 'w' or 'x']
            && double.TryParse(descriptor[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var size)
            ? size
            : 0;
}
