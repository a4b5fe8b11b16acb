using Api.Content.Articles;

namespace Api.Content.Quotes;

/// <summary>
/// Finds the quotes of an article and who said them: marks, then quotes, then attribution, then speakers.
/// Pure and total: any text gives an answer, the same text always the same one, in time linear in its length.
/// </summary>
public static class QuoteReader
{
    /// <param name="paragraphs">The body in reading order.</param>
    /// <param name="title">The headline, which may hold the fullest form of a name; null when there is none.</param>
    /// <param name="language">BCP 47 tag of the text; null is read as English. Marks are found in every language, speakers in English.</param>
    /// <returns>The quotes by paragraph and place.</returns>
    public static IReadOnlyList<ParsedQuote> Read(IReadOnlyList<ParsedParagraph> paragraphs, string? title, string? language) => [];
}
