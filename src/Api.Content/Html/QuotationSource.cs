using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>
/// Recognises the element that says whose words a block quotation has (HTML Standard, 4.4.4): a <c>footer</c> or
/// <c>cite</c> that ends it, or the <c>figcaption</c> of the figure that holds it.
/// </summary>
internal static class QuotationSource
{
    private const string Dashes = "—–―-";

    /// <summary>
    /// Whether an element is the source of a block quotation, and no footer of a page or caption of a picture.
    /// </summary>
    public static bool Is(IElement element) => element.LocalName switch
    {
        "footer" or "cite" => element.ParentElement is { LocalName: "blockquote" },
        "figcaption" => element.ParentElement is { LocalName: "figure" } figure && HoldsQuotation(figure),
        _ => false,
    };

    /// <summary>Whether an element ends a block quotation as a line of its own, without a dash before it.</summary>
    public static bool IsLine(IElement element, BlockText text) =>
        element.LocalName == "cite" && EndsQuotation(element) && !text.EndsInAny(Dashes);

    private static bool HoldsQuotation(IElement figure)
    {
        for (var child = figure.FirstElementChild; child is not null; child = child.NextElementSibling)
        {
            if (child.LocalName is "blockquote" or "img" or "picture" or "video")
            {
                return child.LocalName == "blockquote";
            }
        }

        return false;
    }

    /// <summary>Whether nothing follows in the quotation, or in its last paragraph.</summary>
    private static bool EndsQuotation(IElement cite)
    {
        if (!IsLast(cite))
        {
            return false;
        }

        return cite.ParentElement switch
        {
            { LocalName: "blockquote" } => true,
            { LocalName: "p" } paragraph => IsLast(paragraph) && paragraph.ParentElement is { LocalName: "blockquote" },
            _ => false,
        };
    }

    private static bool IsLast(IElement element)
    {
        var next = element.NextSibling;
        while (next is not null && string.IsNullOrWhiteSpace(next.TextContent))
        {
            next = next.NextSibling;
        }

        return next is null;
    }
}
