using System.Globalization;
using AngleSharp.Dom;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>Finds the pictures of an article and the statements about them.</summary>
internal sealed class HtmlImages
{
    private const int Most = 1_000;

    /// <summary>The least side of a picture, in pixels: smaller ones are icons or count visits.</summary>
    private const int SmallestSide = 80;

    private readonly HtmlBlocks _page;
    private readonly HtmlArticle _article;
    private readonly IReadOnlyDictionary<string, ParsedImage> _figures;

    private readonly HashSet<HtmlBox> _captioned = [];
    private readonly HashSet<int> _told = [];

    /// <summary>The addresses and names of the pictures so far.</summary>
    private readonly HashSet<string> _shown = [];
    private readonly int _end;

    private HtmlImages(HtmlBlocks page, HtmlArticle article, HtmlHead head)
    {
        (_page, _article, _figures) = (page, article, head.Figures);
        _end = EndOfGallery(article);
    }

    /// <summary>
    /// Returns the pictures in the text, with the page's statements about them elsewhere if the text does not make any;
    /// a picture that is described by the name that its element gives it has that description. Before them come the
    /// pictures that are only stated: always those with a caption of their own; the others only if the text has no
    /// picture, because they are most likely cuts of the first.
    /// </summary>
    /// <returns>The images, and the numbers of the blocks whose words are theirs.</returns>
    public static (IReadOnlyList<ParsedImage> Images, IReadOnlySet<int> Told) Read(
        HtmlBlocks page,
        HtmlArticle article,
        HtmlHead head)
    {
        var reader = new HtmlImages(page, article, head);
        var shown = page.Pictures.Select(reader.Shown)
            .Where(picture => picture.Image is not null)
            .ToList();
        var stated = head.Article.Images.Where(image => image.Url is not null).ToList();
        var byFile = stated.GroupBy(image => File(image.Url!)).ToDictionary(same => same.Key, same => same.First());
        var files = shown.Select(picture => picture.Image!.Url).OfType<string>().Select(File).ToHashSet();
        var captions = shown.Select(picture => picture.Image!.Caption).ToHashSet();
        var others = stated.Where(
            image => !files.Contains(File(image.Url!))
                && (image.Caption is null ? shown.Count == 0 : !captions.Contains(image.Caption)))
            .ToList();
        captions.UnionWith(others.Select(image => image.Caption));
        var unaddressed = reader.Unaddressed(captions);
        var all = shown.Select(picture => (picture.At, Image: With(picture)))
            .Concat(unaddressed)
            .OrderBy(picture => picture.At)
            .Select(picture => picture.Image);
        return ([.. others.Concat(all).Take(Most)], reader._told);

        ParsedImage With(ShownPicture picture) =>
            picture.Name is null && byFile.TryGetValue(File(picture.Image!.Url!), out var same)
                ? Filled(picture.Image, same)
                : picture.Image!;
    }

    private readonly record struct ShownPicture(string? Name, ParsedImage? Image, int At);

    private ShownPicture Shown(HtmlPicture picture, int i)
    {
        if (Name(picture) is { } name)
        {
            var image = _shown.Add(name) ? Described(picture, name) : null;
            if (image is not null && Figure(picture) is { } figure)
            {
                Take(figure);
            }

            return new(name, image, picture.At);
        }

        if (!IsOfArticle(picture.Box, picture.At) || FallbackPictures.IsShownByScript(_page, i))
        {
            return default;
        }

        return new(null, Read(picture), picture.At);
    }

    /// <summary>
    /// Returns captions of pictures that have no address here: films, backgrounds. Plain text has such pictures, too.
    /// </summary>
    private IEnumerable<(int At, ParsedImage Image)> Unaddressed(HashSet<string?> captions)
    {
        var others = OtherFigures();
        foreach (var box in _page.Boxes.Where(IsOwnCaption))
        {
            var figure = box.Up(up => up.Name == "figure") ?? box;
            if (others.Contains(figure) || !_captioned.Add(figure))
            {
                continue;
            }

            var words = Take(box);
            var isRepeated = words.Caption is not null && !captions.Add(words.Caption);
            if (!words.IsEmpty && !isRepeated)
            {
                yield return (box.First, new(words.Caption, words.Credit, Before(box.First), words.Raw));
            }
        }
    }

    private bool IsOwnCaption(HtmlBox box) =>
        box.IsOut
            && BoxRoles.Of(box.Element) == BoxRole.Caption
            && !IsWithin(box)
            && IsOfArticle(box, box.First);

    private bool IsWithin(HtmlBox box) => box.Up(_captioned.Contains) is not null;

    /// <summary>Returns the words of an element that are about its picture, and about none before.</summary>
    private CaptionWords Take(HtmlBox box)
    {
        var own = Enumerable.Range(box.First, box.End - box.First)
            .Where(i => _article.RemovedAs(i) == WordFate.OtherPicture && !_told.Contains(i))
            .ToList();
        var words = CaptionWords.Of(_page, box, own.ConvertAll(i => _page.Blocks[i]));
        if (!words.IsEmpty)
        {
            _told.UnionWith(own);
        }

        return words;
    }

    /// <summary>Finds figures of something else than a picture, and those whose picture was not taken.</summary>
    private HashSet<HtmlBox?> OtherFigures() =>
    [
        .. _page.Boxes.Where(box => box.Name is "table" or "blockquote" or "pre")
            .Concat(_page.Pictures.Select(picture => picture.Box))
            .Select(box => box.Up(up => up.Name == "figure")),
    ];

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
    public static string File(string url) => new Uri(url).Segments[^1];

    /// <summary>
    /// Whether it is between the title and the end of the body, or in a gallery right after it, and not in an element
    /// that does not belong to the article.
    /// </summary>
    private bool IsOfArticle(HtmlBox box, int at)
    {
        var isBetween = _article.Body is [.., var last] && at > _article.Title && at <= Math.Max(last + 1, _end);
        var isHeld = isBetween
            && (at <= _article.Body[^1] + 1 || box.Up(up => up == _article.Holder) is not null);
        return isHeld
            && box.Up(IsBeside) is null
            && box.Up(up => up.IsOut && up.Role != BoxRole.Caption) is null;
    }

    /// <summary>Returns the number of the first block after the body that is no caption.</summary>
    private static int EndOfGallery(HtmlArticle article)
    {
        var end = article.Body is [.., var last] ? last + 1 : 0;
        while (end < article.Holder?.End && article.RemovedAs(end) == WordFate.OtherPicture)
        {
            end++;
        }

        return end;
    }

    private static bool IsBeside(HtmlBox box)
    {
        var isEmpty = box.IsOut || box.First == box.End;
        return isEmpty && box.Role == BoxRole.Aside && box.Element.LocalName != "figure";
    }

    private ParsedImage? Read(HtmlPicture picture)
    {
        var (element, box) = (picture.Element, Figure(picture));
        var (width, height) = (Pixels(element, "width"), Pixels(element, "height"));
        var isPicture = element.LocalName is "img" or "amp-img" && !(width < SmallestSide) && !(height < SmallestSide);
        if (!isPicture || PictureAddress.Of(element, _page) is not { } url || !_shown.Add(url))
        {
            return null;
        }

        var words = box is not null && _captioned.Add(box) ? Take(box) : default;
        return new(words.Caption, words.Credit, Before(picture.At), words.Raw)
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
                : Before(picture.At),
        };

    /// <summary>Counts the body's blocks before a block.</summary>
    private int Before(int at)
    {
        var (low, high) = (0, _article.Body.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _article.Body[middle] < at ? (middle + 1, high) : (low, middle);
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
