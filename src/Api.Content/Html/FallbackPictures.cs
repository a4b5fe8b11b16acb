using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>Tells pictures that are for browsers without scripts only from those that a page has twice.</summary>
internal static class FallbackPictures
{
    /// <summary>Returns the pictures in an element that is not read, if it is for browsers without scripts.</summary>
    /// <param name="at">The number of blocks before it.</param>
    public static IEnumerable<HtmlPicture> In(IElement element, HtmlBox box, int at) =>
        element.LocalName != "noscript"
            ? []
            : element.QuerySelectorAll("img")
                .Where(image => !HtmlTags.IsHidden(image))
                .Select(image => new HtmlPicture(image, box, at, IsFallback: true));

    /// <summary>
    /// Whether the picture for browsers without scripts is one that others get from the element beside it.
    /// </summary>
    /// <param name="i">The number of the picture.</param>
    public static bool IsShownByScript(HtmlBlocks page, int i)
    {
        var picture = page.Pictures[i];
        if (!picture.IsFallback)
        {
            return false;
        }

        var url = PictureAddress.Of(picture.Element, page);
        return Near(i - 1) || Near(i + 1);

        bool Near(int other)
        {
            var near = page.Pictures.ElementAtOrDefault(other);
            var isBeside = near is { IsFallback: false } && near.At == picture.At;
            return isBeside
                && PictureAddress.Of(near!.Element, page) is { } shown
                && (near.Box == picture.Box || HtmlImages.File(shown) == HtmlImages.File(url ?? shown));
        }
    }
}
