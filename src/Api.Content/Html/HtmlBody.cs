using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>The body of the article in a page.</summary>
/// <param name="Dateline">As <see cref="ParsedArticle.Dateline"/> has it.</param>
internal sealed record HtmlBody(IReadOnlyList<ParsedParagraph> Paragraphs, IReadOnlyList<ParsedImage> Images, string? Dateline)
{
    /// <param name="isFragment">Whether all of it is body.</param>
    public static HtmlBody Read(HtmlBlocks page, HtmlHead head, bool isFragment)
    {
        var article = isFragment ? HtmlArticle.All(page) : HtmlArticle.Find(page, head);
        var paragraphs = article.Body.Select(i => page.Blocks[i]).Select(block => new ParsedParagraph(block.Kind, block.Level, block.Text) { Marks = block.Marks }).ToList();
        var images = HtmlImages.Read(page, article, head);
        var first = paragraphs.FindIndex(paragraph => paragraph.Kind == ParagraphKind.Paragraph);
        if (first < 0 || Articles.Dateline.Read(paragraphs[first].Text) is not { Rest.Length: > 0 } dateline || (head.Article.Dateline is { } stated && stated != dateline.Text))
        {
            return new(paragraphs, images, head.Article.Dateline);
        }

        paragraphs[first] = Without(paragraphs[first], dateline.Rest);
        return new(paragraphs, images, dateline.Text);
    }

    /// <summary>The paragraph without what stands in front of the rest.</summary>
    private static ParsedParagraph Without(ParsedParagraph paragraph, string rest)
    {
        var (cut, places) = (paragraph.Text.Length - rest.Length, new Text.Places(1, rest));
        return paragraph with
        {
            Text = rest,
            Marks = [.. paragraph.Marks.Where(mark => mark.EndUtf16 > cut).Select(mark => Mark.Of(mark.Type, mark.Href, places.Of(Math.Max(0, mark.StartUtf16 - cut), mark.EndUtf16 - cut)))],
        };
    }
}
