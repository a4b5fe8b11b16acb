using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>The role of an element in an article, judged by its names.</summary>
internal enum BoxRole
{
    None,

    /// <summary>The article's text.</summary>
    Body,

    /// <summary>
    /// Something beside an article: advertisements, other articles, forms, the author's portrait, comments.
    /// </summary>
    Aside,

    /// <summary>The words under a picture.</summary>
    Caption,

    /// <summary>The picture's credit.</summary>
    Credit,
}

/// <summary>
/// Recognises roles by words in class, id and the like: words that are common across sites and content systems, whose
/// authors write them in English.
/// </summary>
internal static class BoxRoles
{
    private static readonly string[] Names = [
        "class", "id", "itemprop", "role", "data-component", "data-testid", "data-type", "data-block",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Asides = Lookup(
    [
        "ad", "ads", "adslot", "advert", "advertisement", "advertising", "adunit", "aside", "authorbio", "banner",
        "bio", "breadcrumb", "breadcrumbs", "callout", "carousel", "comment", "commentary", "comments", "consent",
        "contentinfo", "cookie", "cookies",
        "copyright", "cta", "dfp", "disclaimer", "disqus", "donate", "donation", "fact", "factbox", "facts", "follow",
        "footer", "gdpr", "hidden", "hide", "infobox", "instagram", "keywords", "login", "menu", "modal", "mostread",
        "nav", "navbar", "navigation",
        "newsletter", "outbrain", "pager", "pagination", "poll", "popular", "popup", "print", "promo", "promoted",
        "promotion", "quiz", "rating", "readmore", "recirc", "recirculation", "recommend", "recommendation",
        "recommendations", "recommended", "register",
        "related", "relateds", "reply", "share", "sharebar", "sharedaddy", "shares", "sharing", "shop", "shopping",
        "sidebar", "signup", "skip", "skyscraper", "sociable", "social", "sponsor", "sponsored", "subscribe",
        "subscription", "survey",
        "taboola", "tags", "tiktok", "toc", "toolbar", "tools", "tooltip", "topics", "trending", "tweet", "upsell",
        "widget", "widgets", "zergnet",
    ]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Pictures =
        Lookup(["image", "images", "img", "media", "photo", "photos", "picture", "bild", "foto"]);

    // "has-sidebar" has a sidebar and is none.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prepositions =
        Lookup(["has", "with", "no", "without", "non"]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Captions =
        Lookup(["caption", "captions", "figcaption", "legend", "cutline"]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Credits =
        Lookup(["credit", "credits", "copyright", "photographer", "source", "byline", "author", "attribution"]);

    // In a caption, words that are named the photograph's are its photographer's.
    private static readonly FrozenSet<string> Photographs = FrozenSet.ToFrozenSet(
        ["photo", "photos", "photograph", "photography", "foto", "fotos", "fotograf", "fotografo"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Navigations =
        Lookup(["breadcrumb", "breadcrumbs", "menu", "nav", "navbar", "navigation", "pager", "pagination"]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Comments =
        Lookup(["comment", "comments", "disqus", "reply", "replies"]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Subscribers =
        Lookup(["subscriber", "subscribers", "paywall", "paywalled", "premium", "paid", "member", "members", "locked"]);

    private static readonly string[] Bodies =
    [
        "articlebody", "articlecontent", "articletext", "bodycontent", "bodytext", "contentbody", "entrycontent",
        "entrytext", "maincontent", "mainarticle", "newsbody", "newstext", "newscontent", "pagecontent", "postbody",
        "postcontent", "posttext",
        "richtext", "storybody", "storycontent", "storytext", "textbody",
    ];

    private static readonly FrozenSet<string> ForScreenReaders = FrozenSet.ToFrozenSet(
        [
            "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "screenreader",
            "screen-reader", "u-visually-hidden", "is-visually-hidden", "element-invisible", "assistive-text",
            "offscreen",
        ]);

    public static BoxRole Of(IElement element)
    {
        if (QuotationSource.Is(element))
        {
            return BoxRole.None;
        }

        switch (element.LocalName)
        {
            case "aside" or "nav" or "footer":
                return BoxRole.Aside;
            case "figcaption":
                return BoxRole.Caption;
        }

        var role = BoxRole.None;
        foreach (var name in Names)
        {
            if (element.GetAttribute(name) is { Length: > 0 } value)
            {
                role = (BoxRole)Math.Max((int)role, (int)Of(value));
            }
        }

        return role;
    }

    /// <summary>Returns the fate of the words of an element that is beside an article.</summary>
    public static WordFate FateOf(IElement element)
    {
        if (element.LocalName == "nav" || IsNamed(element, Navigations))
        {
            return WordFate.Navigation;
        }

        return IsNamed(element, Comments) ? WordFate.Comments : WordFate.Aside;
    }

    /// <summary>
    /// Whether an element is named the part of an article that a script shows to subscribers: it is hidden until then.
    /// </summary>
    public static bool IsForSubscribers(IElement element) =>
        element.GetAttribute("class") is { } names && Any(names, Subscribers);

    public static bool IsForScreenReaders(IElement element) =>
        element.GetAttribute("class") is { } names && names.Split(' ').Any(ForScreenReaders.Contains);

    public static bool IsCredit(IElement element)
    {
        if (element.LocalName is "cite" or "small")
        {
            return true;
        }

        return IsNamedCredit(element)
            || (element.LocalName == "span" && element.ClassList.Any(Photographs.Contains));
    }

    /// <summary>Whether an element's class says that it is a credit, whatever the element is.</summary>
    public static bool IsNamedCredit(IElement element) =>
        element.GetAttribute("class") is { } names && Any(names, Credits);

    /// <summary>Whether an element is named after the picture in it.</summary>
    public static bool IsPicture(IElement element) =>
        element.GetAttribute("class") is { } names && Any(names, Pictures);

    private static bool IsNamed(IElement element, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words) =>
        Array.Exists(Names, name => element.GetAttribute(name) is { } value && Any(value, words));

    private static BoxRole Of(string names)
    {
        if (Any(names, Captions))
        {
            return BoxRole.Caption;
        }

        if (Array.Exists(Bodies, string.Concat(names.Where(char.IsAsciiLetter)).ToLowerInvariant().Contains))
        {
            return BoxRole.Body;
        }

        return Any(names, Asides) ? BoxRole.Aside : BoxRole.None;
    }

    /// <summary>
    /// Whether names such as <c>related-links relatedLinks related_links2</c> contain one of the words. Letters between
    /// digits are not a word.
    /// </summary>
    private static bool Any(string names, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        var rest = names.AsSpan();
        var isQualified = false;
        while (!rest.IsEmpty)
        {
            var length = WordLength(rest);
            var word = rest[..length].TrimEnd("0123456789");
            if (!word.IsEmpty && !isQualified && words.Contains(word))
            {
                return true;
            }

            isQualified = length > 0 ? Prepositions.Contains(word) : isQualified;
            rest = rest[Math.Max(1, length)..];
        }

        return false;
    }

    /// <summary>
    /// Returns the length of the word at the start, or 0: letters up to the next capital, or letters and digits in any
    /// order.
    /// </summary>
    private static int WordLength(ReadOnlySpan<char> names)
    {
        var i = 0;
        while (i < names.Length && char.IsAsciiLetterOrDigit(names[i]) && !BeginsWord(names, i))
        {
            i++;
        }

        return i;
    }

    /// <summary>Whether a letter is the <c>L</c> of <c>relatedLinks</c>.</summary>
    private static bool BeginsWord(ReadOnlySpan<char> names, int i) =>
        i > 0 && char.IsAsciiLetterUpper(names[i]) && !char.IsAsciiLetterUpper(names[i - 1]);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string[] words) =>
        FrozenSet.ToFrozenSet(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
