using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// Reads an article from plain text as people have it. Pure and total: any normalised text gives an article, in time
/// linear in its length. No letter is lost but those of labels, end marks and an agency's signature, and what
/// <see cref="ParsedArticle.LeftOut"/> tells: anything
/// unrecognised is a paragraph.
/// </summary>
public static class PlainTextReader
{
    private const int StepsPerCharacter = 2;

    /// <param name="text">Text normalised by <see cref="SourceText"/>.</param>
    /// <param name="givenTitle">
    /// The title that the sender gives. It is not repeated if the text starts with it; another title in the text
    /// becomes the first heading.
    /// </param>
    /// <param name="budget">The budget of work; null for no limit.</param>
    /// <returns>The article without its quotes.</returns>
    public static ParsedArticle Read(string text, string? givenTitle = null, WorkBudget? budget = null)
    {
        budget?.Spend(StepsPerCharacter * (long)text.Length, "its text is too long");
        var blocks = Blocks.Read(text);
        var tail = ArticleTail.Read(blocks);
        var head = ArticleHead.Read(blocks, givenTitle);
        if (givenTitle is not null && head.Title is not null && !ArticleHead.IsSame(head.Title, givenTitle))
        {
            head.Rest.Insert(0, new("# " + head.Title, 0, AfterBlank: true));
        }

        var body = ArticleBody.Read(head.Rest);
        var byline = tail.Reporters is { } reporters ? head.Byline?.With(reporters) ?? reporters : head.Byline;
        return body.Paragraphs.Count == 0 ? BodyOnly(text, givenTitle) : new()
        {
            Title = givenTitle ?? head.Title,
            Subtitle = head.Subtitle,
            Section = head.Section,
            Byline = byline?.Text,
            Authors = byline?.Authors ?? [],
            Publisher = tail.Publisher,
            PublishedAt = head.Published?.At,
            PublishedOn = head.Published?.On ?? body.DatelineDate?.On,
            PublishedText = head.Published?.Text,
            ModifiedAt = head.Updated?.At,
            ModifiedText = head.Updated?.Text,
            Dateline = body.Dateline,
            Tags = tail.Tags,
            About = tail.About,
            Paragraphs = body.Paragraphs,
            Images = [.. head.Images, .. body.Images],
            LeftOut = head.LeftOut.All,
        };
    }

    /// <summary>
    /// Returns an article with a body only. A text without a body has nothing to which a title, a byline or a date
    /// could belong.
    /// </summary>
    private static ParsedArticle BodyOnly(string text, string? title) => new()
    {
        Title = title,
        Paragraphs = [
            .. Blocks.Read(text).Select(block => new ParsedParagraph(ParagraphKind.Paragraph, null, block.Text)),
        ],
    };
}
