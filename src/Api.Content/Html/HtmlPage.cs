using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Parses a page of HTML by the HTML Standard, within a budget. Nothing in it runs, no address in it is fetched.
/// </summary>
internal static class HtmlPage
{
    /// <summary>The most bytes a page may have.</summary>
    public const int MaxBytes = 10_000_000;

    /// <summary>
    /// Parses bytes in the encoding that <see cref="PageEncoding"/> finds; for bytes that mean nothing in it the
    /// document has <see cref="SourceEncoding.Undecodable"/>.
    /// </summary>
    /// <param name="charset">The label that came with them over HTTP; null if none did.</param>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    public static IHtmlDocument Parse(ReadOnlySpan<byte> source, string? charset, WorkBudget budget) =>
        Parse(PageEncoding.Decode(source, charset, budget), budget);

    /// <summary>
    /// Parses a page that is already decoded. The parser drops U+0000 in text, but would make U+FFFD of it in a title.
    /// </summary>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    public static IHtmlDocument Parse(string source, WorkBudget budget)
    {
        var work = new ParserWork(budget);
        var options = new HtmlParserOptions
        {
            SkipComments = true,
            IsKeepingSourceReferences = true,
            OnToken = (token, _) => work.Count(token),
            OnCreated = (element, _) => work.CountElement(element),
        };
        return new HtmlParser(options).ParseDocument(source.Replace("\0", "", StringComparison.Ordinal));
    }

    /// <summary>Whether it is a piece as content systems keep it: no doctype and no html, head or body tag.</summary>
    public static bool IsFragment(IHtmlDocument document) =>
        document.Doctype is null
            && !IsWritten(document.DocumentElement)
            && !IsWritten(document.Head)
            && !IsWritten(document.Body);

    private static bool IsWritten(IElement? element) => element?.SourceReference is { Position.Position: > 0 };
}
