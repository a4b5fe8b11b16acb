using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Quotes;

internal static class ArticleText
{
    public static IReadOnlyList<ParsedQuote> Read(params string[] paragraphs) => ReadIn("en", paragraphs);

    public static IReadOnlyList<ParsedQuote> ReadIn(string? language, params string[] paragraphs) =>
        QuoteReader.Read(
            [.. paragraphs.Select(p => new ParsedParagraph(ParagraphKind.Paragraph, null, p))], null, language);
}
