using Api.Content.Articles;
using Api.Data.Paragraphs;
using Api.Data.Quotes;

namespace Api.Formats;

/// <summary>Writes tables, code and embedded posts as HTML, from which the reader of pages gets them back.</summary>
/// <param name="words">The writer of their words.</param>
internal sealed class BlockMarkup(Markup page, ISpanWriter words)
{
    public static bool Has(ParagraphKind kind) =>
        kind is ParagraphKind.Table or ParagraphKind.Code or ParagraphKind.Embed;

    public void Add(Paragraph paragraph, IEnumerable<Quote> quotes)
    {
        switch (paragraph.Kind)
        {
            case ParagraphKind.Table:
                AddTable(paragraph, [.. quotes]);
                break;
            case ParagraphKind.Code:
                page.Add($"<pre><code>");
                Spans.Write(paragraph, quotes, words);
                page.Add($"</code></pre>\n");
                break;
            default:
                AddEmbed(paragraph, [.. quotes]);
                break;
        }
    }

    private void AddTable(Paragraph table, IReadOnlyList<Quote> quotes)
    {
        // A table without heads or caption is told from layout by its role alone.
        page.Add($"<table role=\"table\">\n");
        if (table.Caption is { } caption)
        {
            page.Add($"<caption>{caption}</caption>\n");
        }

        var at = 0;
        foreach (var row in table.Rows ?? [])
        {
            page.Add($"<tr>");
            foreach (var cell in row)
            {
                AddCell(table, quotes, cell, at);
                at += cell.Text.Length + 1;
            }

            page.Add($"</tr>\n");
        }

        page.Add($"</table>\n");
    }

    private void AddCell(Paragraph table, IReadOnlyList<Quote> quotes, TableCell cell, int at)
    {
        page.AddRaw(cell.Header ? "<th" : "<td");
        AddSpan("colspan", cell.ColSpan);
        AddSpan("rowspan", cell.RowSpan);
        page.Add($">");
        Spans.Write(table, quotes, words, (at, at + cell.Text.Length));
        page.AddRaw(cell.Header ? "</th>" : "</td>");
    }

    private void AddSpan(string name, int count)
    {
        if (count > 1)
        {
            page.Add($" {name}=\"{count}\"");
        }
    }

    private void AddEmbed(Paragraph post, IReadOnlyList<Quote> quotes)
    {
        page.Add($"<blockquote class=\"embed\"");
        if (post.Embed?.Url is { } url)
        {
            page.Add($" cite=\"{url}\"");
        }

        if (post.Embed?.Provider is { } provider)
        {
            page.Add($" data-provider=\"{provider}\"");
        }

        page.Add($">");
        var at = 0;
        foreach (var line in post.Text.Split('\n'))
        {
            page.Add($"<p>");
            Spans.Write(post, quotes, words, (at, at + line.Length));
            page.Add($"</p>");
            at += line.Length + 1;
        }

        // Also without an author: else a line of the post could be taken for one.
        page.AddRaw("<footer>");
        if (post.Embed?.Author is { } author)
        {
            page.Add($"— {author}");
        }

        page.Add($"</footer></blockquote>\n");
    }
}

/// <summary>Writes marked words as HTML, without quotes.</summary>
internal sealed class MarkedWords(Markup page) : ISpanWriter
{
    public void Text(ReadOnlySpan<char> text) => page.AddText(text);

    public void Refer(NoteReference note) => page.Add($"<sup>{note.Label}</sup>");

    public void Open(Span span, bool again)
    {
        if (span.Mark!.Type == MarkType.Link)
        {
            page.Add($"<a href=\"{span.Mark.Href!}\">");
        }
        else
        {
            page.AddRaw(span.Mark.Type == MarkType.Strong ? "<strong>" : "<em>");
        }
    }

    public void Close(Span span, bool forNow) => page.AddRaw(span.Mark!.Type switch
    {
        MarkType.Link => "</a>",
        MarkType.Strong => "</strong>",
        _ => "</em>",
    });
}
