using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>
/// Tells the blocks around a body that fields have taken: the title once more, the subtitle, lines of times and names.
/// </summary>
internal static class HeadBlocks
{
    private const int MostBetween = 6;

    /// <summary>
    /// Returns a body without such blocks before its first running text and after its last, and with the heading right
    /// under the title, which no field has.
    /// </summary>
    /// <param name="title">The number of the block that is the title; -1 if there is none.</param>
    /// <param name="body">The numbers of the blocks of the body.</param>
    public static IReadOnlyList<int> Without(HtmlBlocks page, int title, IReadOnlyList<int> body, HtmlHead head)
    {
        bool IsTaken(int i) => i == title || IsOfHead(page.Blocks[i], head);
        bool IsRunning(int i) => !IsTaken(i) && RunningText.Weight(page.Blocks[i]) > 0;

        var list = body.ToList();
        var (first, last) = (list.FindIndex(IsRunning), list.FindLastIndex(IsRunning));
        var rest = list.Where((block, i) => (i >= first && i <= last && first >= 0) || !IsTaken(block)).ToList();
        if (rest.Count == 0)
        {
            return body;
        }

        var under = title + 1;
        var isBeforeBody = title >= 0 && rest[0] > under && rest[0] - title <= MostBetween;
        if (isBeforeBody && IsHeading(page.Blocks[under], page.Blocks[title].Level) && !IsTaken(under))
        {
            rest.Insert(0, under);
        }

        return rest;
    }

    private static bool IsHeading(HtmlBlock block, int? above) =>
        block is { Kind: ParagraphKind.Heading, Linked: 0 }
            && block.Level > above
            && block.Box.Up(box => box.Role != BoxRole.None) is null or { Role: BoxRole.Body };

    private static bool IsOfHead(HtmlBlock block, HtmlHead head)
    {
        var article = head.Article;
        if (article.Title is { } title && TitleHeading.Letters(block.Text) == TitleHeading.Letters(title))
        {
            return true;
        }

        if (block.Kind == ParagraphKind.Heading)
        {
            return IsSame(block.Text, article.Subtitle) || IsSame(block.Text, article.Summary);
        }

        return block.Kind == ParagraphKind.Paragraph
            && HeadLine.Read(block.Text) is { } line
            && (IsDated(line) || IsNamed(line, article));
    }

    // A year alone may begin a section.
    private static bool IsDated(HeadLine line) =>
        line.Published is { On.Length: > 4 } || line.Updated is not null;

    private static bool IsNamed(HeadLine line, ParsedArticle article) =>
        line.Byline is { Authors.Count: > 0 } byline && byline.Authors.All(article.Authors.Contains);

    private static bool IsSame(string text, string? field) =>
        field is not null && TitleHeading.Letters(text) == TitleHeading.Letters(field);
}
