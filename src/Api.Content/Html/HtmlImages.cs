using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>Finds the pictures of an article and the statements about them.</summary>
internal sealed class HtmlImages
{
    private const int Most = 1_000;
    private const int MostSources = 200;
    private const int StepsPerBlock = 10;

    /// <summary>The least side of a picture, in pixels: smaller ones are icons or count visits.</summary>
    private const int SmallestSide = 80;

    // Pages that load a picture only when it comes into view keep its address in one of these.
    private static readonly string[] Sources = ["data-src", "data-original", "data-lazy-src", "data-url", "src"];
    private static readonly string[] SourceSets = ["data-srcset", "data-lazy-srcset", "srcset"];

    private readonly HtmlBlocks _page;
    private readonly HtmlArticle _article;
    private readonly IReadOnlyDictionary<string, ParsedImage> _figures;

    private HtmlImages(HtmlBlocks page, HtmlArticle article, HtmlHead head) =>
        (_page, _article, _figures) = (page, article, head.Figures);

    /// <summary>
    /// Returns the pictures in the text, with the page's statements about them elsewhere if the text does not make any;
    /// a picture that is described by the name that its element gives it has that description. Before them come the
    /// pictures that are only stated: always those with a caption of their own; the others only if the text has no
    /// picture, because they are most likely cuts of the first.
    /// </summary>
    public static IReadOnlyList<ParsedImage> Read(HtmlBlocks page, HtmlArticle article, HtmlHead head)
    {
        var reader = new HtmlImages(page, article, head);
        var captioned = new HashSet<HtmlBox>();
        var shown = page.Pictures.Select(
            picture => reader.Name(picture) is { } name
                ? (Name: name, Image: reader.Described(picture, name))
                : (Name: null, Image: reader.IsOfArticle(picture) ? reader.Read(picture, captioned) : null))
            .Where(picture => picture.Image is not null)
            .DistinctBy(picture => picture.Name ?? picture.Image!.Url)
            .ToList();
        var stated = head.Article.Images.Where(image => image.Url is not null).ToList();
        var byFile = stated.GroupBy(image => File(image.Url!)).ToDictionary(same => same.Key, same => same.First());
        var files = shown.Select(picture => picture.Image!.Url).OfType<string>().Select(File).ToHashSet();
        var captions = shown.Select(picture => picture.Image!.Caption).ToHashSet();
        var others = stated.Where(
            image => !files.Contains(File(image.Url!))
                && (image.Caption is null ? shown.Count == 0 : !captions.Contains(image.Caption)));
        return [
            .. others.Concat(
                shown.Select(
                    picture => picture.Name is null && byFile.TryGetValue(File(picture.Image!.Url!), out var same)
                        ? Filled(picture.Image, same)
                        : picture.Image!))
                .Take(Most),
        ];
    }

    private static ParsedImage Filled(ParsedImage image, ParsedImage stated) => image with
    {
        Caption = image.Caption ?? stated.Caption,
        Credit = image.Credit ?? stated.Credit,
        Creator = stated.Creator,
        Copyright = stated.Copyright,
        License = stated.License,
        Alt = image.Alt ?? stated.Alt,
        Width = image.Width ?? stated.Width,
        Height = image.Height ?? stated.Height,
    };

    /// <summary>
    /// Returns the last part of an address's path, by which the sizes of one picture are most often recognised.
    /// </summary>
    private static string File(string url) => new Uri(url).Segments[^1];

    /// <summary>
    /// Whether it is between the title and the end of the body, and not in an element that does not belong to the
    /// article.
    /// </summary>
    private bool IsOfArticle(HtmlPicture picture)
    {
        var isBetween = _article.Body is [.., var last] && picture.At > _article.Title && picture.At <= last + 1;
        return isBetween
            && picture.Box.Up(IsBeside) is null
            && picture.Box.Up(box => box.IsOut && box.Role != BoxRole.Caption) is null;
    }

    private static bool IsBeside(HtmlBox box)
    {
        var isEmpty = box.IsOut || box.First == box.End;
        return isEmpty && box.Role == BoxRole.Aside && box.Element.LocalName != "figure";
    }

    private ParsedImage? Read(HtmlPicture picture, HashSet<HtmlBox> captioned)
    {
        var (element, box) = (picture.Element, Figure(picture));
        var (width, height) = (Pixels(element, "width"), Pixels(element, "height"));
        if (element.LocalName is not ("img" or "amp-img")
            || width < SmallestSide
            || height < SmallestSide
            || Url(element) is not { } url)
        {
            return null;
        }

        var (caption, credit, raw) = box is not null && captioned.Add(box) ? Words(box) : default;
        return new(caption, credit, Before(picture), raw)
        {
            Url = url,
            Alt = Line(element.GetAttribute("alt")),
            Width = width,
            Height = height,
        };
    }

    /// <summary>Returns the name under which the picture is described; null if it is not.</summary>
    private string? Name(HtmlPicture picture)
    {
        if (_figures.Count == 0)
        {
            return null;
        }

        var named = picture.Box.Up(box => Resource(box) is { } name && _figures.ContainsKey(name));
        return named is null ? null : Resource(named);
    }

    private static string? Resource(HtmlBox box) => box.Element.GetAttribute("resource");

    private ParsedImage Described(HtmlPicture picture, string name) =>
        _figures[name] with
        {
            AfterParagraph = _article.Whole is { } whole
                && picture.Box.Up(box => box == whole) is null
                && picture.At >= whole.End
                ? null
                : Before(picture),
        };

    /// <summary>Counts the body's blocks before a picture.</summary>
    private int Before(HtmlPicture picture)
    {
        var (low, high) = (0, _article.Body.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _article.Body[middle] < picture.At ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>
    /// Finds the element that holds the picture and its caption: a figure, or the smallest element with a caption in
    /// it.
    /// </summary>
    private HtmlBox? Figure(HtmlPicture picture)
    {
        if (picture.Box.Up(IsFigureOrCaption) is { } figure)
        {
            return figure;
        }

        return picture.At < _page.Blocks.Count
            && _page.Blocks[picture.At].Box.Up(box => box.Role == BoxRole.Caption) is { } caption
            && caption.First == picture.At
            ? caption
            : null;
    }

    private static bool IsFigureOrCaption(HtmlBox box) =>
        box.Name == "figure" || (box.Role == BoxRole.Caption && box.End > box.First);

    private (string? Caption, string? Credit, string? Raw) Words(HtmlBox box)
    {
        var blocks = _page.Blocks.GetRange(box.First, box.End - box.First);
        _page.Budget.Spend(
            blocks.Sum(block => (long)StepsPerBlock + block.Text.Length),
            "it has too many captions, or they are nested too deep");
        if (blocks.Count == 0)
        {
            return default;
        }

        var credits = blocks.FindAll(
            block => block.Box.Up(up => up == box || BoxRoles.IsCredit(up.Element)) is { } up
                && BoxRoles.IsCredit(up.Element));
        var caption = string.Join(' ', blocks.Except(credits).Select(block => block.Text).Distinct());
        var credit = string.Join(' ', credits.Select(block => block.Text).Distinct());
        var raw = string.Join('\n', blocks.Select(block => block.Text));
        if (raw.Length > PartJson.LongestText || credit.Length > GivenFields.LongestLine)
        {
            return default;
        }

        if (credit.Length > 0)
        {
            return (NullIfEmpty(caption), PictureLine.Read(credit, strict: false)?.Credit ?? credit, raw);
        }

        return PictureLine.Read(caption, strict: false) is { } line
            ? (line.Caption, line.Credit, raw)
            : (NullIfEmpty(caption), null, raw);
    }

    /// <summary>Returns the address of the largest picture that is offered.</summary>
    private string? Url(IElement element)
    {
        IEnumerable<IElement> offers = element.ParentElement is { LocalName: "picture" } picture
            ? picture.Children
            : [element];
        _page.Budget.Bound(
            element.ParentElement is { LocalName: "picture" } around ? around.ChildNodes.Length : 0,
            MostSources,
            "The sources of one of its pictures are more than");
        var largest = offers.SelectMany(offer => SourceSets.Select(offer.GetAttribute).OfType<string>()).SelectMany(
            SourceSet.Parse)
            .Where(candidate => candidate.Url?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == false).MaxBy(
                candidate => Size(candidate.Descriptor));
        return new[] { largest?.Url }
            .Concat(Sources.Select(element.GetAttribute))
            .Select(Address)
            .FirstOrDefault(address => address is not null);
    }

    private string? Address(string? source) =>
        !string.IsNullOrWhiteSpace(source)
            && HtmlBlocks.TryResolve(_page.Base, source.Trim(), out var address)
            && GivenFields.IsUrl(address)
            && address.Length <= GivenFields.LongestUrl
            ? address
            : null;

    private static double Size(string? descriptor) =>
        descriptor is [.., 'w' or 'x']
            && double.TryParse(descriptor[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var size)
            ? size
            : 0;

    private static int? Pixels(IElement element, string name) =>
        int.TryParse(element.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels)
            && pixels > 0
            ? pixels
            : null;

    private static string? Line(string? text)
    {
        var line = new BlockText();
        line.Append(text);
        return line.Take().Text is { Length: > 0 and <= PartJson.LongestText } words ? words : null;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
