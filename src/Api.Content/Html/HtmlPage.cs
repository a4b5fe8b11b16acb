using System.Text;
using System.Text.Unicode;
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
    /// Parses bytes in the encoding of the byte order mark, else of a <c>meta</c> element, else UTF-8 (HTML Standard,
    /// 13.2.3); invalid bytes become U+FFFD. A source that is not only ASCII, and all UTF-8, is taken for UTF-8
    /// whatever it declares: pages are saved in UTF-8 without a change of their declaration.
    /// </summary>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    public static IHtmlDocument Parse(ReadOnlyMemory<byte> source, WorkBudget budget) =>
        Parse(budget, parser => parser.ParseDocument(source, IsUtf8(source.Span) ? Encoding.UTF8 : null));

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => !Ascii.IsValid(bytes) && Utf8.IsValid(bytes);

    /// <summary>Parses a page that is already decoded.</summary>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    public static IHtmlDocument Parse(string source, WorkBudget budget) =>
        Parse(budget, parser => parser.ParseDocument(source));

    /// <summary>Whether it is a piece as content systems keep it: no doctype and no html, head or body tag.</summary>
    public static bool IsFragment(IHtmlDocument document) =>
        document.Doctype is null
            && !IsWritten(document.DocumentElement)
            && !IsWritten(document.Head)
            && !IsWritten(document.Body);

    private static bool IsWritten(IElement? element) => element?.SourceReference is { Position.Position: > 0 };

    private static IHtmlDocument Parse(WorkBudget budget, Func<HtmlParser, IHtmlDocument> parse)
    {
        var work = new ParserWork(budget);
        var options = new HtmlParserOptions
        {
            SkipComments = true,
            IsKeepingSourceReferences = true,
            OnToken = (token, _) => work.Count(token),
            OnCreated = (element, _) => work.CountElement(element),
        };
        return parse(new HtmlParser(options));
    }
}
