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

    /// <summary>A deeper level of a list is shown as this one.</summary>
    private const int DeepestList = 16;

    public static string Of(Article article)
    {
        var text = new StringBuilder(FrontMatterWriter.Of(article));
        var images = (article.Images ?? [])
            .Where(image => image.Url is not null)
            .ToLookup(image => image.AfterParagraph ?? int.MaxValue);
        AddImages(text, images[0]);
        var (before, depth) = (default(ParagraphKind?), 0);
        foreach (var paragraph in article.Paragraphs ?? [])
        {
            var follows = paragraph.Kind == before
                && paragraph.Kind is ParagraphKind.ListItem or ParagraphKind.Blockquote;
            text.Append(!follows ? "\n" : paragraph.Kind == ParagraphKind.Blockquote ? ">\n" : "");
            depth = AddOpening(text, paragraph, follows ? depth : 0);
            MarkdownText.Add(text, paragraph);
            text.Append('\n');
            before = paragraph.Kind;
            if (images.Contains(paragraph.Number))
            {
                AddImages(text, images[paragraph.Number]);
                before = null;
            }
        }

        AddImages(text, images[int.MaxValue]);
        return text.ToString();
    }

    /// <summary>Writes the opening of a paragraph, before its words.</summary>
    /// <param name="depth">The number of open lists before it.</param>
    /// <returns>The number of open lists after it.</returns>
    private static int AddOpening(StringBuilder text, Paragraph paragraph, int depth)
    {
        switch (paragraph.Kind)
        {
            case ParagraphKind.Heading:
                text.Append('#', Math.Clamp(paragraph.Level ?? 2, 1, 6)).Append(' ');
                return 0;
            case ParagraphKind.Blockquote:
                text.Append("> ");
                return 0;
            case ParagraphKind.ListItem:
                var level = Math.Min(paragraph.Level ?? 1, DeepestList);
                var around = Math.Min(depth, level - 1);
                text.Append(' ', 2 * around).Insert(text.Length, "- ", level - around);
                return level;
            default:
                return 0;
        }
    }

    private static void AddImages(StringBuilder text, IEnumerable<Image> images)
    {
        foreach (var image in images)
        {
            text.Append("\n![");
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
