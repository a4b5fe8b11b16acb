using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>Finds the heading of a page that is the title of its article.</summary>
internal static class TitleHeading
{
    private const int ShortestTitle = 10;

    /// <param name="title">The title that the page states.</param>
    /// <returns>The number of the block; -1 if there is none.</returns>
    public static int Find(IReadOnlyList<HtmlBlock> blocks, string? title) =>
        FindLettered(blocks, title is null ? "" : Letters(title));

    /// <summary>Returns the letters and digits of a text, in lower case.</summary>
    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int FindLettered(IReadOnlyList<HtmlBlock> blocks, string title)
    {
        bool IsTitle(HtmlBlock block) =>
            block.Kind == ParagraphKind.Heading
                && Letters(block.Text) is { Length: >= ShortestTitle } heading
                && title.Length >= ShortestTitle
                && (title.Contains(heading, StringComparison.Ordinal)
                    ? 5 * heading.Length > 2 * title.Length
                    : heading.Contains(title, StringComparison.Ordinal));

        var headings = Enumerable.Range(0, blocks.Count)
            .Where(i => blocks[i].Kind == ParagraphKind.Heading)
            .ToLookup(i => IsTitle(blocks[i]));
        bool IsFirstLevel(int i) => blocks[i].Level == 1;
        int First(bool isTitle, Func<int, bool> isIt) => headings[isTitle].Where(isIt).DefaultIfEmpty(-1).First();
        return First(isTitle: true, IsFirstLevel) is >= 0 and var title1 ? title1
            : First(isTitle: true, _ => true) is >= 0 and var titled ? titled
            : First(isTitle: false, IsFirstLevel);
    }
}
