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
    /// <summary>A deeper level of a list is shown as this one.</summary>
    private const int DeepestList = 16;

    // Quotes within a link: it cannot hold another link, so their speakers come after it.
    private readonly List<Quote> _said = [];
    private bool _linking;
    private int _lists;
    private bool _quoting;

    public void Add()
    {
        var quotes = (article.Quotes ?? [])
            .Where(quote => quote.Anchor != QuoteAnchor.Lost)
            .ToLookup(quote => quote.ParagraphId);
        var images = (article.Images ?? []).ToLookup(image => image.AfterParagraph ?? int.MaxValue);
        page.Add($"<div class=\"article-body\">\n");
        AddImages(images[0]);
        foreach (var paragraph in article.Paragraphs ?? [])
        {
            AddOpening(paragraph);
            Spans.Write(paragraph, quotes[paragraph.Id], this);
            AddClosing(paragraph);
            if (images.Contains(paragraph.Number))
            {
                AddEnds();
                AddImages(images[paragraph.Number]);
            }
        }

        AddEnds();
        page.Add($"</div>\n");
        AddImages(images[int.MaxValue]);
    }

    private void AddOpening(Paragraph paragraph)
    {
        if (paragraph.Kind != ParagraphKind.ListItem)
        {
            CloseLists(0);
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
                OpenItem(Math.Min(paragraph.Level ?? 1, DeepestList));
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
                // The next one may be a list in it.
                break;
            default:
                page.Add($"</p>\n");
                break;
        }
    }

    private static int LevelOf(Paragraph heading) => Math.Clamp(heading.Level ?? 2, 1, 6);

    private void OpenItem(int level)
    {
        CloseLists(level);
        if (_lists == level)
        {
            page.Add($"</li>\n<li>");
        }

        for (; _lists < level; _lists++)
        {
            page.Add($"\n<ul>\n<li>");
        }
    }

    private void CloseLists(int level)
    {
        for (; _lists > level; _lists--)
        {
            page.Add($"</li>\n</ul>\n");
        }
    }

    private void AddEnds()
    {
        CloseLists(0);
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
