using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Reads an article from a web page, or from a piece of one as content systems keep it. No address in the page is
/// fetched, nothing in it runs.
/// </summary>
public static class HtmlReader
{
    /// <summary>The most bytes a page may have.</summary>
    public const int MaxBytes = HtmlPage.MaxBytes;

    /// <summary>Reads the bytes of a page, in the encoding that <see cref="PageEncoding"/> finds.</summary>
    /// <param name="page">
    /// The page. One without doctype and without <c>html</c>, <c>head</c> and <c>body</c> tags is all body.
    /// </param>
    /// <param name="address">
    /// Its absolute address, for relative links; null if that is not known.
    /// </param>
    /// <param name="receivedAt">The time at which it came; null if nobody knows.</param>
    /// <param name="budget">The budget of work; null for a new one.</param>
    /// <param name="charset">The label that came with it over HTTP; null if none did.</param>
    /// <returns>The article without its quotes, or the reason why it is refused.</returns>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    public static Reading Read(
        ReadOnlyMemory<byte> page,
        string? address,
        DateTimeOffset? receivedAt = null,
        WorkBudget? budget = null,
        string? charset = null)
    {
        if (page.Length > MaxBytes)
        {
            return Refuse(
                RefusalKind.TooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The page has more than {MaxBytes:N0} bytes, which is the limit."));
        }

        budget ??= new();
        var decoded = PageEncoding.Decode(page.Span, charset, budget);
        return UndecodableBytes.Judge(Read(HtmlPage.Parse(decoded, budget), address, receivedAt, budget), decoded);
    }

    /// <summary>Reads a page that is already decoded, such as a JSON string.</summary>
    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string?, DateTimeOffset?, WorkBudget?, string?)"/>
    public static Reading Read(
        string page,
        string? address,
        DateTimeOffset? receivedAt = null,
        WorkBudget? budget = null) =>
        Read(HtmlPage.Parse(page, budget ??= new()), address, receivedAt, budget);

    /// <summary>Returns the text of a piece of HTML.</summary>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    public static string TextOf(string piece, WorkBudget budget)
    {
        using var document = HtmlPage.Parse(piece, budget);
        return document.Body?.TextContent ?? "";
    }

    /// <summary>Reads a page, and counts what becomes of its words.</summary>
    internal static (Reading Reading, PageAccount? Account) ReadCounted(ReadOnlyMemory<byte> page, string? address)
    {
        var budget = new WorkBudget();
        PageAccount? account = null;
        var reading = Read(
            HtmlPage.Parse(page.Span, charset: null, budget),
            address,
            null,
            budget,
            (root, blocks, body) => account = PageAccount.Of(root, blocks, body.Fates));
        return (reading, account);
    }

    private static Reading Read(
        IHtmlDocument document,
        string? address,
        DateTimeOffset? receivedAt,
        WorkBudget budget,
        Action<IElement, HtmlBlocks, HtmlBody>? count = null)
    {
        using (document)
        {
            WordPaste.Restore(document);
            var head = HtmlMetadata.Read(document, address, receivedAt, budget);
            var root = document.Body ?? document.DocumentElement;
            var page = HtmlBlocks.Read(
                root,
                Base(document, address ?? head.Article.CanonicalUrl),
                budget);
            var body = HtmlBody.Read(page, head, HtmlPage.IsFragment(document));
            count?.Invoke(root, page, body);
            return body.Paragraphs.Count == 0
                ? Refuse(RefusalKind.Unacceptable, "The page has no text.")
                : new(
                    Titled(
                        head.Article with
                        {
                            Paragraphs = body.Paragraphs,
                            Images = body.Images,
                            Dateline = body.Dateline,
                            LeftOut = LeftOutTally.Together(head.Article.LeftOut, body.LeftOut),
                        },
                        head.Heading),
                    null);
        }
    }

    // The heading of a page has words even if the article has no title.
    private static ParsedArticle Titled(ParsedArticle article, string? heading) =>
        article with { Title = null } is var untitled && untitled.DisplayTitle == heading ? untitled : article;

    /// <summary>Returns the base of relative links (HTML Standard, 2.4.3).</summary>
    private static Uri? Base(IHtmlDocument document, string? address)
    {
        var known = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;
        var declared = document.QuerySelector("base[href]")?.GetAttribute("href");
        return declared is not null && PageAddress.TryResolve(known, declared.Trim(), out var absolute)
            ? new(absolute)
            : known;
    }

    private static Reading Refuse(RefusalKind kind, string detail)
    {
        var faults = new Faults();
        faults.Add(kind, new(null, null, detail));
        return new(null, faults.Refusal);
    }
}
