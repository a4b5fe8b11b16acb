using System.Globalization;
using System.Xml.Linq;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Makes figures of the pictures that an item has beside its text: enclosed, or by Media RSS, in which a group holds
/// renditions of one picture, and a thumbnail is the picture if nothing larger is there.
/// </summary>
internal static class FeedPictures
{
    public static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    private const int Most = 20;

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

    /// <summary>Returns the figures; other files are told.</summary>
    /// <param name="body">The body, whose own pictures are not repeated.</param>
    public static string Of(MappedItem mapped, FeedLinks links, string body, WorkBudget budget)
    {
        var item = mapped.Element;
        var contents = item.Descendants(Media + "content").ToList();
        var pictures = contents.Where(IsPicture)
            .GroupBy(content => content.Parent!.Name.LocalName == "group" ? content.Parent : content)
            .Select(Largest)
            .ToList();
        if (pictures.Count == 0)
        {
            pictures.AddRange(item.Descendants(Media + "thumbnail").Take(1));
        }

        var figures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var picture in pictures)
        {
            if (links.Of(picture, (string?)picture.Attribute("url")) is { } url)
            {
                figures.TryAdd(url, FigureOf(url, picture, body, budget));
            }
        }

        foreach (var (url, _) in links.Enclosures.Where(IsPicture))
        {
            figures.TryAdd(url, FigureOf(url, null, body, budget));
        }

        Tell(mapped, contents, links);
        return string.Concat(figures.Values.Take(Most));
    }

    private static string FigureOf(string url, XElement? picture, string body, WorkBudget budget)
    {
        var caption = FeedMapping.Text(Said(picture, "description"), budget);
        var credit = FeedMapping.Text(Said(picture, "credit"), budget);
        var isShown = caption is null && credit is null && body.Contains(url, StringComparison.Ordinal);
        return isShown ? "" : FeedMapping.Figure(url, null, caption, credit);
    }

    // A statement about the picture itself comes before one about its group, or about all media of the item (Media RSS,
    // "Optional Elements").
    private static string? Said(XElement? picture, string name) =>
        picture?.AncestorsAndSelf()
            .Select(around => string.Join(", ", around.Elements(Media + name).Select(said => said.Value.Trim())))
            .FirstOrDefault(said => said.Length > 0);

    private static XElement Largest(IEnumerable<XElement> renditions) =>
        renditions.OrderByDescending(rendition => (string?)rendition.Attribute("isDefault") == "true")
            .ThenByDescending(WidthOf)
            .First();

    private static int WidthOf(XElement rendition) =>
        int.TryParse((string?)rendition.Attribute("width"), CultureInfo.InvariantCulture, out var width) ? width : 0;

    private static bool IsPicture(XElement content)
    {
        var (medium, type) = ((string?)content.Attribute("medium"), (string?)content.Attribute("type"));
        return medium is not null || type is not null
            ? medium == "image" || (type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ?? false)
            : HasPictureExtension((string?)content.Attribute("url"));
    }

    private static bool IsPicture((string Url, string Type) file) =>
        file.Type.Length > 0
            ? file.Type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            : HasPictureExtension(file.Url);

    private static bool HasPictureExtension(string? url) =>
        Extensions.Contains(Path.GetExtension(url?.Split('?', '#')[0]) ?? "", StringComparer.OrdinalIgnoreCase);

    private static void Tell(MappedItem mapped, IEnumerable<XElement> contents, FeedLinks links)
    {
        var media = contents.Where(content => !IsPicture(content)).Select(content => (string?)content.Attribute("url"));
        var files = links.Enclosures.Where(file => !IsPicture(file)).Select(file => file.Url);
        foreach (var url in media.Concat(files).OfType<string>().Distinct())
        {
            mapped.LeftOut.Add(LeftOutKind.Embed, url, 0);
        }

        var rest = mapped.Element.Descendants()
            .Where(element => element.Name.Namespace == Media && !element.HasElements)
            .Where(element => element.Name.LocalName is not ("content" or "thumbnail" or "credit" or "description"));
        foreach (var element in rest.Where(element => element.Value.Trim().Length > 0))
        {
            mapped.LeftOut.Add(LeftOutKind.Metadata, $"{element.Name.LocalName}: {element.Value.Trim()}", 0);
        }
    }
}
