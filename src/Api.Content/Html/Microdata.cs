using AngleSharp.Dom;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Collects the things that a page describes in microdata (HTML Living Standard, 5.2), element by element.
/// </summary>
internal sealed class Microdata(WorkBudget budget)
{
    private const int Most = 5_000;
    private const int LongestText = 1_000;

    private static readonly string[] UrlProperties = [
        "url", "sameAs", "image", "license", "mainEntityOfPage", "contentUrl", "thumbnailUrl",
    ];

    private readonly List<Thing> _things = [];
    private int _count;

    /// <summary>The things described so far, outer ones before inner ones.</summary>
    public IReadOnlyList<Thing> Things => _things;

    /// <summary>Reads an element's attributes.</summary>
    /// <param name="item">The thing that contains the element; null outside any.</param>
    /// <returns>The thing that contains the element's content.</returns>
    public Thing? Read(IElement element, Thing? item)
    {
        var properties = Tokens(element, "itemprop");
        if (element.HasAttribute("itemscope") && _count++ < Most)
        {
            var inner = new Thing(budget) { Id = element.GetAttribute("itemid") };
            inner.Types.AddRange(Tokens(element, "itemtype").Select(SchemaOrg.Plain));
            _things.Add(inner);
            Array.ForEach(properties, property => item?.Add(property, inner));
            return inner;
        }

        foreach (var property in properties.Where(_ => item is not null && _count++ < Most))
        {
            // Pages put content and datetime on elements that should not have them.
            var url = UrlProperties.Contains(property)
                ? element.GetAttribute("href") ?? element.GetAttribute("src")
                : null;
            item!.Add(
                property,
                url
                    ?? element.GetAttribute("content")
                    ?? element.GetAttribute("datetime")
                    ?? VisibleText.Of(element, LongestText, budget));
        }

        return item;
    }

    private static string[] Tokens(IElement element, string attribute) =>
        element.GetAttribute(attribute)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
