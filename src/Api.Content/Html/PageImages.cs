using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>Finds the pictures that a page names outside its text.</summary>
internal static class PageImages
{
    private const int Most = 20;

    private static readonly (string Url, string Alt, string Width, string Height)[] Places =
    [
        ("og:image:secure_url", "og:image:alt", "og:image:width", "og:image:height"),
        ("og:image", "og:image:alt", "og:image:width", "og:image:height"),
        ("twitter:image", "twitter:image:alt", "twitter:image:width", "twitter:image:height"),
        ("twitter:image:src", "twitter:image:alt", "twitter:image:width", "twitter:image:height"),
    ];

    /// <summary>
    /// Returns the article's pictures in JSON-LD if each has a caption, else the first there, else the one for
    /// previews: several without a caption are cuts of one picture, as search engines ask for.
    /// </summary>
    public static IReadOnlyList<ParsedImage> Of(PageStatements page, string? address)
    {
        var preview = Places.Select(place => Preview(page, place, address)).FirstOrDefault(image => image is not null);
        var described = page.Things("image")
            .Select(thing => Described(page, thing, thing.Urls(), address))
            .Where(image => image.Url is not null)
            .ToList();
        var captioned = described.Where(image => image.Caption is not null)
            .DistinctBy(image => image.Caption)
            .Take(Most)
            .ToList();
        var first = described.FirstOrDefault()
            ?? page["jsonld:image"].Select(text => StatedText.Url(text, address))
                .OfType<string>()
                .Select(url => Bare(url))
                .FirstOrDefault() ?? preview;
        IReadOnlyList<ParsedImage> images = captioned.Count > 0 ? captioned : first is null ? [] : [first];
        return [.. images.Select(image => preview is null || image.Url != preview.Url ? image : image with
        {
            Alt = image.Alt ?? preview.Alt,
            Width = image.Width ?? preview.Width,
            Height = image.Height ?? preview.Height,
        })];
    }

    private static ParsedImage? Preview(
        PageStatements page,
        (string Url, string Alt, string Width, string Height) place,
        string? address) =>
        page[place.Url].Select(text => StatedText.Url(text, address)).FirstOrDefault(url => url is not null) is { } url
            ? Bare(url) with
            {
                Alt = page.Lines(place.Alt).FirstOrDefault(),
                Width = page[place.Width].Select(StatedText.Pixels).FirstOrDefault(),
                Height = page[place.Height].Select(StatedText.Pixels).FirstOrDefault(),
            }
            : null;

    /// <summary>
    /// Returns the pictures that are described by a name, so that an element can declare that it shows them.
    /// </summary>
    public static IReadOnlyDictionary<string, ParsedImage> ByName(PageStatements page, string? address) =>
        (page.JsonLdArticle?.Things("image") ?? []).Where(thing => thing is { Id: not null, IsReference: false })
            .DistinctBy(thing => thing.Id).Take(ArticleReader.MaxImages).ToDictionary(
                thing => thing.Id!,
                thing => Described(page, thing, thing.Urls("contentUrl").Concat(thing.Urls("url")), address));

    private static ParsedImage Described(PageStatements page, Thing image, IEnumerable<string> urls, string? address)
    {
        string? Line(string property) =>
            image.Texts(property).Select(page.Line).FirstOrDefault(line => line is not null);
        string? Words(string property) =>
            image.Texts(property).Select(page.Words).FirstOrDefault(words => words is not null);
        var (caption, description) = (Words("caption"), Words("description"));
        return new(caption ?? description, Line("creditText"), null, caption is null ? null : description)
        {
            Url = urls.Select(text => StatedText.Url(text, address)).FirstOrDefault(link => link is not null),
            Creator = Line("creator") ?? Line("author"),
            Copyright = Line("copyrightNotice") ?? Line("copyrightHolder"),
            License = Line("license"),
            Alt = Line("alternateName"),
            Width = image.Texts("width").Select(StatedText.Pixels).FirstOrDefault(),
            Height = image.Texts("height").Select(StatedText.Pixels).FirstOrDefault(),
            MediaType = Line("encodingFormat"),
            TakenAt = Taken(Line("dateCreated")),
            Location = Line("contentLocation"),
            Sha256 = image.Texts("sha256").FirstOrDefault(PartJson.IsSha256),
            Metadata = Metadata(image),
        };
    }

    private static DateTimeOffset? Taken(string? stated)
    {
        var stamp = stated is null ? null : Stamp.Read(stated);
        return stamp is not null && StatedDate.IsDate(stamp.On, stamp.At, receivedAt: null) ? stamp.At : null;
    }

    /// <summary>
    /// Returns the metadata embedded in the picture file, as a JSON object. A value that a property cannot hold is in
    /// it as a text of JSON.
    /// </summary>
    private static string? Metadata(Thing image)
    {
        var fields = new JsonObject();
        foreach (var field in image.Things("exifData"))
        {
            if (field.Texts("name").FirstOrDefault() is { } name
                && field.Values("value").FirstOrDefault(value => value is not Thing) is { } value)
            {
                fields.TryAdd(
                    name, value is string text ? Structure(text) ?? text : JsonSerializer.SerializeToNode(value));
            }
        }

        return fields.Count > 0 && fields.ToJsonString() is { Length: <= PartJson.LongestMetadata } metadata
            ? metadata
            : null;
    }

    private static JsonNode? Structure(string text)
    {
        try
        {
            return text is ['[', .., ']'] or ['{', .., '}'] ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ParsedImage Bare(string url) => new(null, null, null, null) { Url = url };
}
