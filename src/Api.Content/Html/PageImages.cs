using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>The pictures that a page names outside of its text.</summary>
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
    /// Those of the article in JSON-LD that have a caption each, else the first there, else the one for previews:
    /// without a caption several are cuts of one picture, as search engines ask for.
    /// </summary>
    public static IReadOnlyList<ParsedImage> Of(PageStatements page, string? address)
    {
        var preview = Places.Select(place => Preview(page, place, address)).FirstOrDefault(image => image is not null);
        var described = page.Things("image").Select(thing => Described(thing, address)).OfType<ParsedImage>().ToList();
        var captioned = described.Where(image => image.Caption is not null).DistinctBy(image => image.Caption).Take(Most).ToList();
        var first = described.FirstOrDefault() ?? page["jsonld:image"].Select(text => StatedText.Url(text, address)).OfType<string>().Select(url => Bare(url)).FirstOrDefault() ?? preview;
        IReadOnlyList<ParsedImage> images = captioned.Count > 0 ? captioned : first is null ? [] : [first];
        return [.. images.Select(image => preview is null || image.Url != preview.Url ? image : image with
        {
            Alt = image.Alt ?? preview.Alt,
            Width = image.Width ?? preview.Width,
            Height = image.Height ?? preview.Height,
        })];
    }

    private static ParsedImage? Preview(PageStatements page, (string Url, string Alt, string Width, string Height) place, string? address) =>
        page[place.Url].Select(text => StatedText.Url(text, address)).FirstOrDefault(url => url is not null) is { } url
            ? Bare(url) with
            {
                Alt = page.Lines(place.Alt).FirstOrDefault(),
                Width = page[place.Width].Select(StatedText.Pixels).FirstOrDefault(),
                Height = page[place.Height].Select(StatedText.Pixels).FirstOrDefault(),
            }
            : null;

    private static ParsedImage? Described(Thing image, string? address)
    {
        string? Line(string property) => image.Texts(property).Select(StatedText.Line).FirstOrDefault(line => line is not null);
        var url = image.Urls().Select(text => StatedText.Url(text, address)).FirstOrDefault(link => link is not null);
        return url is null ? null : Bare(url) with
        {
            Caption = Line("caption") ?? Line("description"),
            Credit = Line("creditText"),
            Creator = Line("creator") ?? Line("author"),
            Copyright = Line("copyrightNotice") ?? Line("copyrightHolder"),
            License = Line("license"),
            Alt = Line("alternateName"),
            Width = image.Texts("width").Select(StatedText.Pixels).FirstOrDefault(),
            Height = image.Texts("height").Select(StatedText.Pixels).FirstOrDefault(),
        };
    }

    private static ParsedImage Bare(string url) => new(null, null, null, null) { Url = url };
}
