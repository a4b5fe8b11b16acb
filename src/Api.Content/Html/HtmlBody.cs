using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>The body of the article in a page.</summary>
/// <param name="Dateline">The value of <see cref="ParsedArticle.Dateline"/>.</param>
internal sealed record HtmlBody(
    IReadOnlyList<ParsedParagraph> Paragraphs,
    IReadOnlyList<ParsedImage> Images,
    string? Dateline)
{
    /// <summary>The fate of each block of the page.</summary>
    public IReadOnlyList<WordFate> Fates { get; private init; } = [];

    /// <summary>Everything of the page's running text that is not in the article.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; private init; } = [];

    /// <param name="isFragment">Whether all of it is body.</param>
    public static HtmlBody Read(HtmlBlocks page, HtmlHead head, bool isFragment)
    {
        var article = isFragment ? HtmlArticle.All(page) : HtmlArticle.Find(page, head);
        var structure = new BodyStructure(page);
        var paragraphs = article.Body.Select(i => structure.ParagraphOf(page.Blocks[i])).ToList();
        var words = article.Whole is null ? null : page.Notes.WithoutNotes(head.Text!).Split("\n\n");
        if (words?.Length == paragraphs.Count)
        {
            paragraphs = [.. paragraphs.Zip(words, Spaced)];
        }

        paragraphs.AddRange(structure.Footnotes);
        var (images, captions) = HtmlImages.Read(page, article, head);
        var fates = BlockFates.Of(page, article, head, captions);
        var leftOut = PageLeftOut.Of(page, article, fates);
        var first = paragraphs.FindIndex(paragraph => paragraph.Kind == ParagraphKind.Paragraph);
        if (first < 0
            || Articles.Dateline.Read(paragraphs[first].Text) is not { Rest.Length: > 0 } dateline
            || (head.Article.Dateline is { } stated && stated != dateline.Text))
        {
            return new(paragraphs, images, head.Article.Dateline) { Fates = fates, LeftOut = leftOut };
        }

        paragraphs[first] = Without(paragraphs[first], dateline.Rest);
        return new(paragraphs, images, dateline.Text) { Fates = fates, LeftOut = leftOut };
    }

    /// <summary>
    /// Returns the paragraph with the runs of spaces that its stated words have, each of which HTML shows as one.
    /// </summary>
    private static ParsedParagraph Spaced(ParsedParagraph paragraph, string stated)
    {
        if (!stated.Contains("  ", StringComparison.Ordinal)
            || !SourceText.TryNormalise(stated.Trim(), out var text, out _))
        {
            return paragraph;
        }

        var at = Enumerable.Range(0, text.Length).Where(i => i == 0 || text[i] != ' ' || text[i - 1] != ' ').ToList();
        if (string.Concat(at.Select(i => text[i])) != paragraph.Text)
        {
            return paragraph;
        }

        var places = new Places(1, text);
        return paragraph with
        {
            Text = text,
            Marks = [
                .. paragraph.Marks.Select(
                    mark => Mark.Of(mark.Type, mark.Href, places.Of(at[mark.StartUtf16], at[mark.EndUtf16 - 1] + 1))),
            ],
        };
    }

    /// <summary>Returns the paragraph without the words before the rest.</summary>
    private static ParsedParagraph Without(ParsedParagraph paragraph, string rest)
    {
        var (cut, places) = (paragraph.Text.Length - rest.Length, new Places(1, rest));
        return paragraph with
        {
            Text = rest,
            Marks = [
                .. paragraph.Marks.Where(mark => mark.EndUtf16 > cut)
                    .Select(
                        mark =>
                            Mark.Of(
                                mark.Type,
                                mark.Href,
                                places.Of(Math.Max(0, mark.StartUtf16 - cut), mark.EndUtf16 - cut))),
            ],
        };
    }
}
