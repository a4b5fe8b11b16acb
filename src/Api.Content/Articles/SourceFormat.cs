using Api.Content.Html;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// A format in which articles come. The contract, the command line with its help, and the checks of what is sent follow
/// from the rows of <see cref="All"/>.
/// </summary>
/// <param name="Name">A file of it, as the help says it.</param>
/// <param name="MediaType">Its media type over HTTP; null for a format of files alone.</param>
/// <param name="Extensions">The endings of its files.</param>
/// <param name="MaxBytes">The most bytes that an article may have in it.</param>
public sealed record SourceFormat(string Name, string? MediaType, IReadOnlyList<string> Extensions, int MaxBytes)
{
    public static readonly SourceFormat Json = new(
        "an article as JSON", SourceDocument.Json, [".json"], SourceText.MaxBytes)
    {
        Read = ArticleReader.ReadJson,
    };

    /// <summary>The format of every ending that no other has.</summary>
    public static readonly SourceFormat PlainText = new(
        "plain text", SourceDocument.PlainText, [".txt"], SourceText.MaxBytes)
    {
        Read = ArticleReader.ReadPlain,
        Description = "The article as it was scraped, in UTF-8.",
        Example = SourceExamples.PlainText,
    };

    public static readonly SourceFormat Html = new(
        "a web page", SourceDocument.Html, [".html", ".htm", ".xhtml"], HtmlReader.MaxBytes)
    {
        Read = ArticleReader.ReadHtml,
        Description = "A web page as it was saved, or a piece of one.",
        Example = SourceExamples.Html,
    };

    public static readonly SourceFormat Markdown = new(
        "Markdown", SourceDocument.Markdown, [".md", ".markdown"], SourceText.MaxBytes)
    {
        Read = ArticleReader.ReadMarkdown,
        Description = "CommonMark, with or without front matter in YAML, in UTF-8.",
        Example = SourceExamples.Markdown,
    };

    /// <summary>Articles as JSON, one a line.</summary>
    public static readonly SourceFormat Lines = new(
        "articles as JSON, one a line", SourceDocument.Lines, [".ndjson", ".jsonl"], SourceText.MaxBytes)
    {
        Description = "Articles in UTF-8, one a line, each as JSON (`SentArticle`) without line breaks.",
        Example = SourceExamples.Lines,
    };

    /// <summary>A feed, or an export of WordPress. In folders there is much other XML: it has to be named.</summary>
    public static readonly SourceFormat Feed = new(
        "an export of WordPress or a feed (RSS, Atom)", null, [".xml", ".rss", ".atom"], SourceText.MaxBytes)
    {
        IsSoughtInFolders = false,
    };

    public static IReadOnlyList<SourceFormat> All { get; } = [Json, PlainText, Html, Markdown, Lines, Feed];

    /// <summary>The formats of one article.</summary>
    public static IReadOnlyList<SourceFormat> OfOne { get; } = [.. All.Where(format => format.Read is not null)];

    /// <summary>Reads one article; null for a format of many, each of which comes out of it as JSON.</summary>
    internal Func<SourceDocument, WorkBudget, Reading>? Read { get; private init; }

    /// <summary>Whether files of it that nobody named are taken for articles.</summary>
    public bool IsSoughtInFolders { get; private init; } = true;

    /// <summary>A body of it, as the contract describes it; null for JSON, which has a schema.</summary>
    public string? Description { get; private init; }

    /// <summary>A body that works; null for JSON, of which the contract has one for each operation.</summary>
    public string? Example { get; private init; }

    /// <summary>The format of a body, or of a stored source, of one article.</summary>
    public static SourceFormat Of(string mediaType) =>
        OfOne.FirstOrDefault(format => format.MediaType == mediaType) ?? PlainText;

    /// <summary>The format of a file, by its ending.</summary>
    public static SourceFormat OfFile(string file) =>
        All.FirstOrDefault(format => format.Has(Path.GetExtension(file))) ?? PlainText;

    /// <summary>Whether an ending is one of its.</summary>
    public bool Has(string extension) => Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
}
