using Api.Content.Articles;
using Api.Content.Html;
using Api.Content.Images;
using Api.Images;

namespace Api.CommandLine;

/// <summary>
/// Picture files that lie beside an article's file: files that a page shows by a relative path within the page's
/// folder, and files that have the article's name, such as <c>ferry.jpg</c> beside <c>ferry.txt</c>. Nobody named them,
/// so symbolic links are not followed.
/// </summary>
internal static class PictureFiles
{
    internal static readonly IReadOnlyList<string> Endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

    /// <summary>
    /// Adds them to the article that was read from the file. Pictures that it already has change nothing.
    /// </summary>
    /// <param name="article">The article's id.</param>
    /// <param name="file">The article's file.</param>
    /// <param name="source">The source that was read from the file.</param>
    /// <returns>The files, with their problem if they have one.</returns>
    public static async Task<IReadOnlyList<(string File, string? Problem)>> AddAsync(
        ImageImport images,
        long article,
        string file,
        SourceDocument source,
        CancellationToken cancellationToken)
    {
        var files = new List<(string, string?)>();
        foreach (var (path, url) in Of(file, source))
        {
            try
            {
                if (HasLink(path, Path.GetDirectoryName(Path.GetFullPath(file))!) || SourceFile.HasNothing(path))
                {
                    files.Add((path, "a symbolic link leads to it, which is not followed, or it is empty"));
                    continue;
                }

                var edited = await images.AddAsync(
                    new(article, null),
                    new(null),
                    await ReadAsync(path, cancellationToken),
                    new() { Url = url },
                    cancellationToken);
                files.Add((path, edited.Refusal?.Detail));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                files.Add((path, e.Message));
            }
        }

        return files;
    }

    private static IEnumerable<(string File, string? Url)> Of(string file, SourceDocument source)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var shown = (source.MediaType == SourceDocument.Html ? ShownPictures.Of(source) : [])
            .Select(
                picture =>
                    (File: Path.GetFullPath(Path.Combine(folder, picture.Path.TrimStart('/', '\\'))), picture.Url))
            .Where(
                picture => picture.File.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                    && IsPicture(picture.File)
                    && File.Exists(picture.File));
        var named = Endings.Select(
            ending => (File: Path.ChangeExtension(Path.GetFullPath(file), ending), Url: (string?)null))
            .Where(picture => File.Exists(picture.File));
        return shown.Concat(named).DistinctBy(picture => picture.File);
    }

    /// <summary>
    /// Whether a file in a folder is a symbolic link, or lies in one: nobody named it, and it could be any file of the
    /// importer's.
    /// </summary>
    private static bool HasLink(string file, string folder)
    {
        for (var path = file; path is not null && path != folder; path = Path.GetDirectoryName(path))
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    // One byte more than is allowed is enough to refuse it.
    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var content = new byte[Math.Min(stream.Length, PictureReader.MaxBytes + 1)];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    public static bool IsPicture(string file) =>
        Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
