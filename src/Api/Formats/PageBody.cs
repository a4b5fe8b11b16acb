using Api.Content.Articles;
using Api.Data.Articles;
using Api.Data.Images;
using Api.Data.Paragraphs;
using Api.Data.Quotes;

namespace Api.Formats;

/// <summary>
/// Writes the body of an article in its page: paragraphs with their links, emphasis and quotes, and the pictures in
/// their places.
/// </summary>
/// <param name="path">The path with which addresses of this server begin; empty for none.</param>
internal sealed class PageBody(Markup page, Article article, string path) : ISpanWriter
{
    private readonly PageLists _lists = new(page);
    private readonly HashSet<string> _referred = new(StringComparer.Ordinal);

    // The first footnote of each label: a reference leads to it.
    private readonly Dictionary<string, long> _footnotes = (article.Paragraphs ?? [])
        .Where(paragraph => paragraph.Label is not null)
        .DistinctBy(paragraph => paragraph.Label)
        .ToDictionary(paragraph => paragraph.Label!, paragraph => paragraph.Id, StringComparer.Ordinal);

    // Quotes within a link: it cannot hold another link, so their speakers come after it.
    private readonly List<Quote> _said = [];
    private bool _linking;
    private bool _quoting;

    public void Add()
    {
        var quotes = (article.Quotes ?? [])
            .Where(quote => quote.Anchor != QuoteAnchor.Lost)
            .ToLookup(quote => quote.ParagraphId);
        var images = (article.Images ?? []).ToLookup(image => image.AfterParagraph ?? int.MaxValue);
        page.Add($"<div class=\"article-body\">\n");
        AddImages(images[0]);
        var paragraphs = article.Paragraphs ?? [];
        foreach (var (i, paragraph) in paragraphs.Index())
        {
            AddOpening(paragraph);
            if (BlockMarkup.Has(paragraph.Kind))
            {
                new BlockMarkup(page, this).Add(paragraph, quotes[paragraph.Id]);
            }
            else
            {
                Spans.Write(paragraph, quotes[paragraph.Id], this);
            }

            AddClosing(paragraph);
            if (images.Contains(paragraph.Number))
            {
                // A picture between two items of a list does not end it.
                var next = i + 1 < paragraphs.Count ? paragraphs[i + 1].Kind : default(ParagraphKind?);
                AddEnds(isListed: next == ParagraphKind.ListItem);
                AddImages(images[paragraph.Number]);
            }
        }

        AddEnds(isListed: false);
        page.Add($"</div>\n");
        AddImages(images[int.MaxValue]);
    }

    private void AddOpening(Paragraph paragraph)
    {
        if (paragraph.Kind != ParagraphKind.ListItem)
        {
            _lists.Close();
        }

        if (_quoting && paragraph.Kind != ParagraphKind.Blockquote)
        {
            page.Add($"</blockquote>\n");
            _quoting = false;
        }

        switch (paragraph.Kind)
        {
            case ParagraphKind.Heading:
                page.Add($"<h{LevelOf(paragraph)}>");
                break;
            case ParagraphKind.ListItem:
                _lists.Open(paragraph);
                break;
            case ParagraphKind.Table or ParagraphKind.Code or ParagraphKind.Embed:
                break;
            case ParagraphKind.Footnote:
                AddFootnote(paragraph);
                break;
            case ParagraphKind.Blockquote when !_quoting:
                page.Add($"<blockquote>\n<p>");
                _quoting = true;
                break;
            default:
                page.Add($"<p>");
                break;
        }
    }

    private void AddClosing(Paragraph paragraph)
    {
        switch (paragraph.Kind)
        {
            case ParagraphKind.Heading:
                page.Add($"</h{LevelOf(paragraph)}>\n");
                break;
            case ParagraphKind.ListItem:
                _lists.End(paragraph);
                break;
            case ParagraphKind.Table or ParagraphKind.Code or ParagraphKind.Embed:
                break;
            default:
                page.Add($"</p>\n");
                break;
        }
    }

    private static int LevelOf(Paragraph heading) => Math.Clamp(heading.Level ?? 2, 1, 6);

    private void AddFootnote(Paragraph footnote)
    {
        page.Add($"<p id=\"note-{footnote.Id}\" role=\"doc-footnote\">");
        if (_footnotes.GetValueOrDefault(footnote.Label ?? "") == footnote.Id)
        {
            page.Add($"<a href=\"#to-note-{footnote.Id}\" role=\"doc-backlink\">{footnote.Label!}</a> ");
        }
    }

    private void AddEnds(bool isListed)
    {
        if (!isListed)
        {
            _lists.Close();
        }

        if (_quoting)
        {
            page.Add($"</blockquote>\n");
            _quoting = false;
        }
    }

    private void AddImages(IEnumerable<Image> images)
    {
        foreach (var image in images)
        {
            page.Add($"<figure id=\"image-{image.Id}\" resource=\"{path}{image.Links.Self}\">\n");
            if (WebAddress.Origin(image.Url) is not null)
            {
                page.Add($"<img src=\"{image.Url!}\" alt=\"{image.Alt ?? ""}\"");
                AddSize("width", image.Width);
                AddSize("height", image.Height);
                page.Add($" loading=\"lazy\" decoding=\"async\">\n");
            }

            if (image.Caption is not null || image.Credit is not null)
            {
                page.Add($"<figcaption class=\"lines\">{image.Caption ?? ""}");
                if (image.Credit is { } credit)
                {
                    page.Add($" <span class=\"credit\">{credit}</span>");
                }

                page.Add($"</figcaption>\n");
            }

            page.Add($"</figure>\n");
        }
    }

    private void AddSize(string name, int? pixels)
    {
        if (pixels is { } size)
        {
            page.Add($" {name}=\"{size}\"");
        }
    }

    void ISpanWriter.Text(ReadOnlySpan<char> text) => page.AddText(text);

    void ISpanWriter.Refer(NoteReference note)
    {
        if (_linking || !_footnotes.TryGetValue(note.Label, out var footnote))
        {
            page.Add($"<sup>{note.Label}</sup>");
            return;
        }

        page.Add($"<sup><a href=\"#note-{footnote}\" role=\"doc-noteref\"");
        if (_referred.Add(note.Label))
        {
            page.Add($" id=\"to-note-{footnote}\"");
        }

        page.Add($">{note.Label}</a></sup>");
    }

    void ISpanWriter.Open(Span span, bool again)
    {
        switch (span)
        {
            case { Mark: { Type: MarkType.Link, Href: { } address } }:
                page.Add($"<a href=\"{address}\">");
                _linking = true;
                break;
            case { Mark: { } mark }:
                page.Add($"<{ElementOf(mark)}>");
                break;
            case { Quote: { } quote } when !again:
                page.Add($"<mark id=\"quote-{quote.Id}\">");
                break;
            default:
                page.Add($"<mark>");
                break;
        }
    }

    void ISpanWriter.Close(Span span, bool forNow)
    {
        switch (span)
        {
            case { Mark.Type: MarkType.Link }:
                page.Add($"</a>");
                _linking = false;
                break;
            case { Mark: { } mark }:
                page.Add($"</{ElementOf(mark)}>");
                break;
            case { Quote: { } quote }:
                page.Add($"</mark>");
                _said.AddRange(forNow ? [] : [quote]);
                break;
        }

        if (!_linking)
        {
            foreach (var speaker in _said.SelectMany(quote => quote.Speakers))
            {
                // Without words of its own: the text around it stays the article's.
                page.Add(
                    $"<a class=\"speaker\" href=\"{path}/v1/speakers/{speaker.Slug}\" "
                        + $"aria-label=\"{speaker.Name}\"></a>");
            }

            _said.Clear();
        }
    }

    private static string ElementOf(Mark mark) => mark.Type == MarkType.Strong ? "strong" : "em";
}
