using Api.Content.Articles;

namespace Api.CommandLine;

/// <summary>Files with articles in them, by their names, and standard input.</summary>
internal static class SourceFile
{
    public const string StandardInput = "-";

    private static readonly string[] Texts = [".txt"];
    private static readonly string[] Documents = [".json"];
    private static readonly string[] Marked = [".md", ".markdown"];
    private static readonly string[] Pages = [".html", ".htm", ".xhtml"];
    private static readonly string[] Feeds = [".xml", ".rss", ".atom"];
    private static readonly string[] Lines = [".ndjson", ".jsonl"];

    /// <summary>What a file with one article is.</summary>
    public static string MediaTypeOf(string file) => Is(file, Documents) ? SourceDocument.Json : Is(file, Pages) ? SourceDocument.Html : Is(file, Marked) ? SourceDocument.Markdown : SourceDocument.PlainText;

    /// <summary>Articles as JSON, one a line.</summary>
    public static bool IsLines(string file) => Is(file, Lines);

    /// <summary>A feed, or an export of WordPress. In folders there is much other XML: it has to be named.</summary>
    public static bool IsFeed(string file) => Is(file, Feeds);

    /// <summary>What is taken for an article or for several where nobody named the file itself.</summary>
    public static bool IsArticle(string file) => Is(file, [.. Texts, .. Documents, .. Pages, .. Marked, .. Lines]);

    public static (Stream? Stream, string? Problem) Open(string source)
    {
        try
        {
            return (source == StandardInput ? Console.OpenStandardInput() : File.OpenRead(source), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "there is no such file or folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }

    /// <summary>All of it, as long as it may be one article: one byte more than is allowed is enough for the reader to refuse it, however long it is.</summary>
    public static async Task<(byte[]? Content, string? Problem)> ReadAsync(Stream stream, string mediaType, CancellationToken cancellationToken)
    {
        try
        {
            var most = SourceDocument.MaxBytes(mediaType);
            var content = new byte[stream.CanSeek ? Math.Min(stream.Length, most) + 1 : most + 1];
            var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            return (content[..length], null);
        }
        catch (IOException e)
        {
            return (null, e.Message);
        }
    }

    private static bool Is(string file, string[] extensions) => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
