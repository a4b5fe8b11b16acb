using System.IO.Pipelines;
using Api.Content.Articles;

namespace Api.CommandLine;

/// <summary>Files with articles in them, by their names, and standard input.</summary>
internal static class SourceFile
{
    public const string StandardInput = "-";

    /// <summary>The reason why a file without bytes was not opened.</summary>
    public const string Nothing = "it is empty, or a pipe, a socket or a device, which are "
        + "not opened; - is standard input";

    /// <summary>Articles as JSON, one a line.</summary>
    public static bool IsLines(string file) => SourceFormat.OfFile(file) == SourceFormat.Lines;

    /// <summary>A feed, or an export of WordPress.</summary>
    public static bool IsFeed(string file) => SourceFormat.OfFile(file) == SourceFormat.Feed;

    /// <summary>The endings of files taken for one article or several when nobody named the file itself.</summary>
    public static bool IsArticle(string file) =>
        SourceFormat.All.Any(format => format.IsSoughtInFolders && format.Has(Path.GetExtension(file)));

    /// <summary>The formats, for a sentence of the help: <c>a .html, .htm or .xhtml file is a web page</c>.</summary>
    public static string Told(IEnumerable<SourceFormat> formats) => string.Join(
        ", ",
        formats.Where(format => format != SourceFormat.PlainText)
            .Select(format => $"a {Listed(format.Extensions, "or")} file is {format.Name}"));

    /// <summary>The endings of what is sought in folders.</summary>
    public static string Sought =>
        Listed([.. SourceFormat.All.Where(format => format.IsSoughtInFolders).SelectMany(f => f.Extensions)], "and");

    private static string Listed(IReadOnlyList<string> endings, string word) =>
        endings.Count == 1 ? endings[0] : $"{string.Join(", ", endings.SkipLast(1))} {word} {endings[^1]}";

    /// <summary>Opens a file that was named, even through a symbolic link, or standard input.</summary>
    public static (Stream? Stream, string? Problem) Open(string source)
    {
        try
        {
            if (source == StandardInput)
            {
                return (Console.OpenStandardInput(), null);
            }

            return HasNothing(source) ? (null, Nothing) : (File.OpenRead(source), null);
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

    /// <summary>
    /// Whether a file has no bytes, or cannot have any: a pipe, a socket, a device. Their size is 0 too; opening one
    /// could wait for ever, or reading it never end.
    /// </summary>
    public static bool HasNothing(string source)
    {
        // A link has a size of its own. If it leads to a pipe of the shell, its target has no name, and yet exists.
        var file = (FileInfo?)File.ResolveLinkTarget(source, returnFinalTarget: true) ?? new FileInfo(source);
        return file.Exists ? file.Length == 0 : File.Exists(source);
    }

    /// <summary>
    /// Makes reads from a terminal or a pipe cancellable: such a read ends only when bytes come, so another task waits
    /// for it.
    /// </summary>
    public static PipeReader Interruptible(Stream stream)
    {
        var pipe = new Pipe();
        _ = stream.CopyToAsync(pipe.Writer)
            .ContinueWith(copied => pipe.Writer.Complete(copied.Exception?.InnerException), TaskScheduler.Default);
        return pipe.Reader;
    }

    /// <summary>
    /// Reads all of it, as long as it may be one article: one byte more than is allowed is enough for the reader to
    /// refuse it, however long it is.
    /// </summary>
    public static async Task<(byte[]? Content, string? Problem)> ReadAsync(
        Stream stream,
        SourceFormat format,
        CancellationToken cancellationToken)
    {
        try
        {
            var most = format.MaxBytes;
            var content = new byte[stream.CanSeek ? Math.Min(stream.Length, most) + 1 : most + 1];
            var input = stream.CanSeek ? stream : Interruptible(stream).AsStream();
            var length = await input.ReadAtLeastAsync(
                content, content.Length, throwOnEndOfStream: false, cancellationToken);
            return (content[..length], null);
        }
        catch (IOException e)
        {
            return (null, e.Message);
        }
    }
}
