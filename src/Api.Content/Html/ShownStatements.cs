using AngleSharp.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Notes what a page shows about its article, by places: those near the headline, those elsewhere, whose names end in
/// <c>~</c>. Nothing that belongs to other articles is noted.
/// </summary>
internal sealed class ShownStatements
{
    private const int Longest = 300;
    private const int LongestUnder = 1_000;
    private const int LongestHead = 3_000;
    private const int LongestLabel = 40;
    private const int MostInLine = 12;

    private static readonly MarkupWords Bylines = new(
        "byline", "bylines", "author", "authors", "authorname", "autor", "autoren", "autores", "auteur", "autore",
        "writer", "reporter", "verfasser", "redacteur");

    private static readonly MarkupWords Dates = new(
        "date", "dates", "dateline", "pubdate", "publishdate", "published", "publish", "publication", "time",
        "timestamp", "datetime", "datum", "fecha", "data", "datestamp", "posted");

    private static readonly MarkupWords Subtitles = new(
        "subtitle", "subtitles", "subhead", "subheadline", "subheading", "standfirst", "dek", "deck", "strapline",
        "untertitel", "unterzeile", "sottotitolo", "bajada", "chapeau");

    private static readonly MarkupWords Changes = new("updated", "update", "modified", "lastmod", "changed");
    private static readonly MarkupWords Publications = new("published", "publish", "pubdate", "created", "posted");

    // Parts of the address of a page about an author.
    private static readonly string[] AuthorPages = [
        "/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/auteur/", "/auteurs/", "/autore/",
        "/contributor/", "/contributors/", "/journalist/", "/reporter/",
    ];

    // Attributes in which programs leave a date for scripts.
    private static readonly MarkupWords DateAttributes = new(
        "date", "datetime", "time", "timestamp", "published", "publish", "publicationdate", "pubdate", "publishdate",
        "updated", "modified", "utc");

    private readonly PageStatements _page;
    private readonly PageOutline _outline;
    private readonly PageArea _area;
    private readonly WorkBudget _budget;

    private ShownStatements(PageStatements page, PageOutline outline, PageArea area, WorkBudget budget) =>
        (_page, _outline, _area, _budget) = (page, outline, area, budget);

    public static void AddTo(PageStatements page, PageOutline outline, PageArea area, WorkBudget budget)
    {
        var shown = new ShownStatements(page, outline, area, budget);
        shown.NoteHead();
        for (var i = 0; i < outline.Count; i++)
        {
            if (area.IsBeside(i))
            {
                i = outline.EndOf(i) - 1;
                continue;
            }

            shown.Note(i);
        }
    }

    private void NoteHead()
    {
        if (_area.Heading < 0)
        {
            return;
        }

        var heading = _outline[_area.Heading];
        var after = _area.TextEnd < _outline.Count ? _outline.EndOf(_area.TextEnd) : _outline.Count;
        var end = after < _outline.Count ? _outline[after] : null;
        bool IsLeftOut(IElement element) =>
            VisibleText.Hides(element) || (_outline.Of(element) is >= 0 and var number && _area.IsBeside(number));

        _page.AddLines("#below", () => VisibleText.LinesAfter(heading, LongestHead, _budget, IsLeftOut, end));
        if (Under() is (var place, { } under))
        {
            _page.Add(place, () => VisibleText.Of(under, LongestUnder, _budget));
        }

        var done = 0;
        foreach (var i in _area.Above().Where(i => !_area.IsWithinBeside(i)))
        {
            if (i >= done && IsLine(i) && _outline.EndOf(i) <= _area.Heading)
            {
                _page.AddLines("#above", () => VisibleText.Lines(_outline[i], Longest, _budget));
                done = _outline.EndOf(i);
            }
        }
    }

    /// <summary>
    /// Returns the heading right under the headline; its place ends in <c>~</c> if it may be the body's first: others
    /// look like it, or the body has an element of its own in which it stands and the headline does not.
    /// </summary>
    private (string Place, IElement? Heading) Under()
    {
        var first = _outline.EndOf(_area.Heading);
        while (first < _outline.Count && !_outline.HasText(first))
        {
            first++;
        }

        var number = first == _outline.Count
            ? -1
            : _outline.Around(first).Prepend(first)
                .TakeWhile(up => up > _area.Heading)
                .FirstOrDefault(up => PageOutline.IsHeading(_outline[up]), -1);
        if (number < 0 || _outline[number].LocalName == "h1" || _outline.IsInLink(first))
        {
            return ("", null);
        }

        var heading = _outline[number];
        var hasOthers = Enumerable.Range(number + 1, _outline.Count - number - 1)
            .Any(
                i => _outline[i].LocalName == heading.LocalName
                    && _outline[i].ClassName == heading.ClassName
                    && !_area.IsWithinBeside(i));
        var isOfBody = _outline.Around(number)
            .TakeWhile(up => up > _area.Heading)
            .Any(up => BoxRoles.Of(_outline[up]) == BoxRole.Body);
        return (hasOthers || isOfBody ? "#under~" : "#under", heading);
    }

    // A short block of its own.
    private bool IsLine(int number) =>
        _outline.CharactersOf(number) is > 0 and <= Longest
            && _outline.EndOf(number) - number <= MostInLine
            && (!VisibleText.IsInline(_outline[number]) || _outline.HeadingsOf(_outline.ParentOf(number)) > 0);

    private void Note(int number)
    {
        var element = _outline[number];
        var elsewhere = _area.IsNear(number) ? "" : "~";
        if (element.LocalName == "time")
        {
            NoteTime(number, elsewhere);
        }
        else if (element.Attributes.Length > 0)
        {
            NoteDates(number, elsewhere);
        }

        if (element.Attributes.Length > 0)
        {
            NoteNames(element, elsewhere);
            if (Subtitles.AreIn(element))
            {
                _page.AddLines("#subtitle", () => VisibleText.Lines(element, Longest, _budget));
            }
        }

        if (_area.IsAfterText(number) && IsLine(number))
        {
            _page.AddLines("#line", () => VisibleText.Lines(element, Longest, _budget));
        }
    }

    private void NoteNames(IElement element, string elsewhere)
    {
        if (MarkupWords.HasClass(element, "fn") || MarkupWords.HasClass(element, "p-author"))
        {
            _page.Add("#fn", () => VisibleText.Of(element, Longest, _budget));
        }

        if (element.LocalName == "a" && element.GetAttribute("href") is { } link)
        {
            if ((element.GetAttribute("rel") ?? "").Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase))
            {
                _page.Add("rel:author", () => VisibleText.Of(element, Longest, _budget));
            }

            if (IsAuthorPage(link))
            {
                _page.AddLines("#author" + elsewhere, () => [.. VisibleText.Lines(element, Longest, _budget).Take(1)]);
                _page.AddLines("#byline" + elsewhere, () => VisibleText.Lines(element, Longest, _budget));
            }
        }

        if (Bylines.AreIn(element))
        {
            _page.AddLines("#byline" + elsewhere, () => VisibleText.Lines(element, Longest, _budget));
        }
    }

    public static bool IsAuthorPage(string link) =>
        AuthorPages.Any(part => link.Contains(part, StringComparison.OrdinalIgnoreCase));

    private void NoteTime(int number, string elsewhere)
    {
        if (_area.IsFarAbove(number))
        {
            return;
        }

        var place = (IsChange(_outline[number]) ? "#updated" : "#time") + elsewhere;
        _page.Add(place, _outline[number].GetAttribute("datetime"));
        _page.Add(place, () => VisibleText.Of(_outline[number], Longest, _budget));
    }

    /// <param name="isNamed">Whether the element is named after dates.</param>
    private static bool MayBeDate(IElement element, string attribute, bool isNamed) => attribute switch
    {
        "datetime" => true,
        "title" => isNamed || element.LocalName == "abbr",
        "content" => (element.GetAttribute("itemprop") ?? "").Contains("date"),
        _ => attribute.StartsWith("data-", StringComparison.Ordinal) && DateAttributes.AreIn(attribute),
    };

    private void NoteDates(int number, string elsewhere)
    {
        var element = _outline[number];
        var isNamed = Dates.AreIn(element) || Changes.AreIn(element);
        var isMachine = false;
        if (_area.IsFarAbove(number))
        {
            return;
        }

        foreach (var attribute in element.Attributes)
        {
            if (MayBeDate(element, attribute.Name, isNamed) && Stamp.Machine(attribute.Value) is not null)
            {
                isMachine = true;
                _page.Add((IsChange(element, attribute.Name) ? "#updated" : "#time") + elsewhere, attribute.Value);
            }
        }

        if (isNamed && !isMachine)
        {
            var place = (IsChange(element) ? "#updated" : "#date") + elsewhere;
            _page.AddLines(place, () => VisibleText.Lines(element, Longest, _budget));
        }
    }

    /// <summary>Whether a date is that of a change, by its names or by the words before it.</summary>
    private bool IsChange(IElement element, string? attribute = null)
    {
        var property = element.GetAttribute("itemprop");
        bool AreIn(MarkupWords words) => words.AreIn(element) || words.AreIn(property) || words.AreIn(attribute);

        var (isPublication, isChange) = (AreIn(Publications), AreIn(Changes));
        return !isPublication && (isChange || IsAfterLabel(element));
    }

    private bool IsAfterLabel(IElement element)
    {
        INode node = element;
        for (var level = 0; level < 2; level++)
        {
            for (var before = node.PreviousSibling; before is not null; before = before.PreviousSibling)
            {
                _budget.Spend(1, HtmlBlocks.TooDeep);
                var words = before switch
                {
                    IText text when text.Data.Length <= 4 * LongestLabel => text.Data,
                    IElement inline when VisibleText.IsInline(inline) =>
                        VisibleText.Of(inline, LongestLabel, _budget),
                    IText => "…",
                    _ => "",
                };
                if (!string.IsNullOrWhiteSpace(words))
                {
                    return IsLabelOfChange(words);
                }
            }

            if (node.Parent is not IElement parent || !VisibleText.IsInline(parent))
            {
                return false;
            }

            node = parent;
        }

        return false;
    }

    private static bool IsLabelOfChange(string words)
    {
        var label = StatedText.OneLine(words[(words.LastIndexOfAny(['|', '·', '•', '/', '(', ',']) + 1)..])
            .TrimEnd(':', ' ');
        return label.Length is > 0 and <= LongestLabel
            && PublicationDate.Read(label + ": 2001-02-03") is { IsUpdate: true };
    }
}
