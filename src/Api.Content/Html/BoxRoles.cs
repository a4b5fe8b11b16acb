using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>What an element is to an article, going by how it is called.</summary>
internal enum BoxRole
{
    None,

    /// <summary>The article's text.</summary>
    Body,

    /// <summary>What stands beside an article: advertisements, other articles, forms, the author's portrait, comments.</summary>
    Aside,

    /// <summary>The words under a picture.</summary>
    Caption,

    /// <summary>Whose picture it is.</summary>
    Credit,
}

/// <summary>Reads roles off the words in class, id and the like. The words are those that are common across sites and content systems, in English, which their authors write in.</summary>
internal static class BoxRoles
{
    private static readonly string[] Names = ["class", "id", "itemprop", "role", "data-component", "data-testid", "data-type", "data-block"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Asides = Lookup(
    [
        "ad", "ads", "adslot", "advert", "advertisement", "advertising", "adunit", "aside", "authorbio", "banner", "bio", "breadcrumb", "breadcrumbs", "carousel", "comment", "commentary", "comments", "consent", "contentinfo", "cookie", "cookies",
        "copyright", "dfp", "disclaimer", "disqus", "donate", "donation", "follow", "footer", "gdpr", "infobox", "keywords", "login", "menu", "modal", "mostread", "nav", "navbar", "navigation", "newsletter",
        "outbrain", "pagination", "pager", "paywall", "popular", "popup", "print", "promo", "promoted", "promotion", "rating", "readmore", "recirc", "recirculation", "recommend", "recommendation", "recommendations", "recommended", "register",
        "related", "relateds", "reply", "share", "sharebar", "sharedaddy", "sharing", "shares", "shop", "shopping", "sidebar", "signup", "skip", "skyscraper", "social", "sociable", "sponsor", "sponsored", "subscribe", "subscription",
        "taboola", "tags", "teaser", "teasers", "toc", "toolbar", "tools", "topics", "trending", "upsell", "widget", "widgets", "zergnet",
    ]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Captions = Lookup(["caption", "captions", "figcaption", "legend", "cutline"]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Credits = Lookup(["credit", "credits", "copyright", "photographer", "source", "byline", "author"]);

    private static readonly string[] Bodies =
    [
        "articlebody", "articlecontent", "articletext", "bodycontent", "bodytext", "contentbody", "entrycontent", "entrytext", "maincontent", "mainarticle", "newsbody", "newstext", "newscontent", "pagecontent", "postbody", "postcontent", "posttext",
        "richtext", "storybody", "storycontent", "storytext", "textbody",
    ];

    private static readonly FrozenSet<string> ForScreenReaders = FrozenSet.ToFrozenSet(
        ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "screenreader", "screen-reader", "u-visually-hidden", "is-visually-hidden", "element-invisible", "assistive-text", "offscreen"]);

    public static BoxRole Of(IElement element)
    {
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

    public static bool IsForScreenReaders(IElement element) =>
        element.GetAttribute("class") is { } names && names.Split(' ').Any(ForScreenReaders.Contains);

    public static bool IsCredit(IElement element) => element.GetAttribute("class") is { } names && Any(names, Credits);

    private static BoxRole Of(string names)
    {
        var squeezed = string.Concat(names.Where(char.IsLetter)).ToLowerInvariant();
        return Any(names, Captions) ? BoxRole.Caption
            : Any(names, Asides) ? BoxRole.Aside
            : Array.Exists(Bodies, squeezed.Contains) ? BoxRole.Body
            : BoxRole.None;
    }

    private static bool Any(string names, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        var start = 0;
        for (var i = 0; i <= names.Length; i++)
        {
            var isEnd = i == names.Length || !char.IsAsciiLetter(names[i]);
            if (isEnd || (i > start && char.IsUpper(names[i]) && char.IsLower(names[i - 1])))
            {
                if (i > start && words.Contains(names.AsSpan(start, i - start)))
                {
                    return true;
                }

                start = isEnd ? i + 1 : i;
            }
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string[] words) => FrozenSet.ToFrozenSet(words, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
