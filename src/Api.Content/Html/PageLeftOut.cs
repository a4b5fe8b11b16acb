using System.Collections.Frozen;
using AngleSharp.Dom;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>
/// Tells what of a page is left out of its article: text of the article's element that is not its body, and frames,
/// films and formulas between its paragraphs.
/// </summary>
internal static class PageLeftOut
{
    private static readonly FrozenDictionary<WordFate, LeftOutKind> Kinds = new Dictionary<WordFate, LeftOutKind>
    {
        [WordFate.Head] = LeftOutKind.Head,
        [WordFate.Tail] = LeftOutKind.Tail,
        [WordFate.Promo] = LeftOutKind.Promo,
        [WordFate.Picture] = LeftOutKind.Picture,
    }.ToFrozenDictionary();

    /// <returns>By kind, in the order of the page.</returns>
    public static IReadOnlyList<LeftOut> Of(HtmlBlocks page, HtmlArticle article, IReadOnlyList<WordFate> fates)
    {
        var (tally, paragraphs) = (new LeftOutTally(), 0);
        var unread = page.Unread
            .Where(element => KindOf(element.Element) is not null && IsShownWithin(element, article))
            .ToLookup(element => element.At);
        for (var i = 0; i <= fates.Count; i++)
        {
            foreach (var element in unread[i])
            {
                AddTo(tally, element.Element, paragraphs);
            }

            if (i < fates.Count)
            {
                paragraphs += fates[i] == WordFate.Body ? 1 : 0;
                if (Kinds.TryGetValue(fates[i], out var kind))
                {
                    tally.Add(kind, page.Blocks[i].Text, paragraphs);
                }
            }
        }

        return tally.All;
    }

    private static bool IsShownWithin(HtmlUnread unread, HtmlArticle article)
    {
        if (article.Body is not [var first, .., var last] || HtmlTags.IsHidden(unread.Element))
        {
            return false;
        }

        // Elements that are named an aside, such as an advertisement, are no part of the article.
        var isBetween = unread.At > first && unread.At <= last + 1;
        return isBetween && unread.Box.Up(box => box.IsOut || box.Role == BoxRole.Aside) is null;
    }

    private static void AddTo(LeftOutTally tally, IElement element, int paragraphs)
    {
        var words = element.LocalName == "math" ? element.TextContent.Trim() : "";
        var told = words.Length > 0 ? words : AddressOf(element);
        if (told is not null)
        {
            tally.Add(KindOf(element)!.Value, told, paragraphs, words.Length > 0 ? null : 0);
        }
    }

    private static LeftOutKind? KindOf(IElement element) => element.LocalName switch
    {
        "iframe" or "frame" => LeftOutKind.Frame,
        "video" or "audio" or "object" or "embed" => LeftOutKind.Embed,
        "math" => LeftOutKind.Figure,
        _ => null,
    };

    // Pages that load a frame only when it comes into view keep its address beside.
    private static string? AddressOf(IElement element) =>
        (element.GetAttribute("data-src")
            ?? element.GetAttribute("src")
            ?? element.GetAttribute("data")
            ?? element.QuerySelector("source[src]")?.GetAttribute("src"))?.Trim() is { Length: > 0 } address
            && !address.StartsWith("about:", StringComparison.OrdinalIgnoreCase)
                ? address
                : null;
}
