using System.Text;
using Api.Content.Articles;
using Api.Data.Articles;
using Api.Data.Images;
using Api.Data.Paragraphs;

namespace Api.Formats;

/// <summary>
/// Writes an article as CommonMark 0.31 (RFC 7763): its body, headed by front matter with its other members as JSON has
/// them. Text that could be read as markup is escaped, and HTML's marks are used if CommonMark's own would not be read
/// again.
/// </summary>
internal static class ArticleMarkdown
{
    public const string MediaType = SourceDocument.Markdown;

    public static string Of(Article article)
    {
        var text = new StringBuilder(FrontMatterWriter.Of(article));
        var images = (article.Images ?? [])
            .Where(image => image.Url is not null)
            .ToLookup(image => image.AfterParagraph ?? int.MaxValue);
        AddImages(text, images[0], 0);
        var lists = new MarkdownLists(text);
        var before = default(ParagraphKind?);
        var paragraphs = article.Paragraphs ?? [];
        foreach (var (i, paragraph) in paragraphs.Index())
        {
            var follows = paragraph.Kind == before
                && paragraph.Kind is ParagraphKind.ListItem or ParagraphKind.Blockquote;
            text.Append(!follows ? "\n" : paragraph.Kind == ParagraphKind.Blockquote ? ">\n" : "");
            if (!follows)
            {
                lists.Close();
            }

            AddParagraph(text, paragraph, lists);
            before = paragraph.Kind;
            if (images.Contains(paragraph.Number))
            {
                // A picture between two items of a list does not end it.
                var isListed = i + 1 < paragraphs.Count && paragraphs[i + 1].Kind == ParagraphKind.ListItem;
                AddImages(text, images[paragraph.Number], isListed ? lists.Column : 0);
                before = isListed ? before : null;
            }
        }

        AddImages(text, images[int.MaxValue], 0);
        return text.ToString();
    }

    private static void AddParagraph(StringBuilder text, Paragraph paragraph, MarkdownLists lists)
    {
        switch (paragraph.Kind)
        {
            case ParagraphKind.Table or ParagraphKind.Code or ParagraphKind.Embed:
                MarkdownBlocks.Add(text, paragraph);
                return;
            case ParagraphKind.Heading:
                text.Append('#', Math.Clamp(paragraph.Level ?? 2, 1, 6)).Append(' ');
                break;
            case ParagraphKind.Blockquote:
                text.Append("> ");
                break;
            case ParagraphKind.ListItem:
                lists.Open(paragraph);
                break;
            case ParagraphKind.Footnote:
                text.Append("[^").Append(paragraph.Label).Append("]: ");
                break;
        }

        MarkdownText.Add(text, paragraph);
        text.Append('\n');
    }

    /// <param name="column">The column at which they begin.</param>
    private static void AddImages(StringBuilder text, IEnumerable<Image> images, int column)
    {
        foreach (var image in images)
        {
            text.Append('\n').Append(' ', column).Append("![");
            MarkdownText.AddEscaped(text, image.Alt ?? "", atStart: false);
            text.Append("](").Append(MarkdownText.Destination(image.Url!));
            if (string.Join(" — ", new[] { image.Caption, image.Credit }.OfType<string>()) is { Length: > 0 } title)
            {
                text.Append(" \"");
                MarkdownText.AddEscaped(text, title.ReplaceLineEndings(" "), atStart: false);
                text.Append('"');
            }

            text.Append(")\n");
        }
    }
}
