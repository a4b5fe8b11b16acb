using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Api.Content.Html;

/// <summary>
/// Turns paragraphs that word processors mark as a title or as items of a list by their style alone into the elements
/// that mean it. Word writes <c>class=MsoTitle</c> and <c>mso-list:l0 level1 lfo1</c>, and the bullet as text of its
/// own (<c>mso-list:Ignore</c>); Google Docs has a class <c>title</c> in a body of class <c>doc-content</c>.
/// </summary>
internal static partial class WordPaste
{
    private const string Titles = "p.MsoTitle, body.doc-content p.title";
    private const int DeepestLevel = 9;

    public static void Restore(IHtmlDocument document)
    {
        if (document.Body is not { } body)
        {
            return;
        }

        if (body.QuerySelector(Titles) is { } title)
        {
            var heading = document.CreateElement("h1");
            Move(title, heading);
            title.Replace(heading);

            // The title of the document is the name of its file.
            document.Title = heading.TextContent;
        }

        foreach (var paragraph in body.QuerySelectorAll("p[style*='mso-list']").ToList())
        {
            if (LevelPattern().Match(paragraph.GetAttribute("style") ?? "") is { Success: true } level)
            {
                var depth = int.Parse(level.Groups[1].Value, CultureInfo.InvariantCulture);
                MakeItem(document, paragraph, Math.Clamp(depth, 1, DeepestLevel));
            }
        }
    }

    private static void MakeItem(IHtmlDocument document, IElement paragraph, int level)
    {
        var isNumbered = false;
        foreach (var marker in paragraph.QuerySelectorAll("[style*='mso-list']").ToList())
        {
            isNumbered |= marker.TextContent.AsSpan().TrimStart() is [var first, ..] && char.IsLetterOrDigit(first);
            marker.Remove();
        }

        var list = paragraph.PreviousElementSibling is { } above && above.HasAttribute(Mark)
            ? above
            : NewList(document, isNumbered);
        if (list.Parent is null)
        {
            paragraph.Before(list);
        }

        for (var depth = 1; depth < level && list.LastElementChild is { } item; depth++)
        {
            if (item.LastElementChild is { } inner && inner.HasAttribute(Mark))
            {
                list = inner;
                continue;
            }

            list = NewList(document, isNumbered);
            item.AppendChild(list);
        }

        var made = document.CreateElement("li");
        Move(paragraph, made);
        list.AppendChild(made);
        paragraph.Remove();
    }

    // Tells the lists that were made here from others.
    private const string Mark = "data-word-list";

    private static IElement NewList(IHtmlDocument document, bool isNumbered)
    {
        var list = document.CreateElement(isNumbered ? "ol" : "ul");
        list.SetAttribute(Mark, "");
        return list;
    }

    private static void Move(IElement from, IElement to)
    {
        while (from.FirstChild is { } child)
        {
            to.AppendChild(child);
        }
    }

    [GeneratedRegex(@"mso-list: ?l[0-9]+ level([0-9]{1,2})", RegexOptions.IgnoreCase)]
    private static partial Regex LevelPattern();
}
