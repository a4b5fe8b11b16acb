using System.IO.Enumeration;

namespace Api.CommandLine;

/// <summary>
/// Finds the articles in a folder and its subfolders. Nobody named them one by one, so no symbolic link is followed, to
/// a file or to a folder (anybody who may write into the folder could publish files that only the importer may read),
/// and names that begin with a dot are left alone. Every file that is passed over is reported.
/// </summary>
internal sealed class FolderFiles
{
    private const int MostNamed = 5;

    private static readonly EnumerationOptions OfOneFolder = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly List<string> _articles = [];
    private readonly List<string> _links = [];
    private readonly List<string> _others = [];
    private readonly List<string> _pictures = [];
    private int _hidden;

    private FolderFiles()
    {
    }

    /// <param name="say">Is given a line for each file that is passed over.</param>
    /// <param name="pictures">Gets the full paths of the pictures, which go with the articles beside them.</param>
    public static IReadOnlyList<string> Of(string folder, Action<string> say, ISet<string>? pictures = null)
    {
        var files = new FolderFiles();
        files.Add(folder);
        if (files.PassedOver() is { Length: > 0 } passed)
        {
            say($"{folder}: passed over: {passed}");
        }

        pictures?.UnionWith(files._pictures.Select(Path.GetFullPath));
        return [.. files._articles.Order(StringComparer.Ordinal)];
    }

    private void Add(string folder)
    {
        var entries = new FileSystemEnumerable<Entry>(
            folder,
            (ref FileSystemEntry entry) => new(
                entry.ToSpecifiedFullPath(),
                (entry.Attributes & FileAttributes.ReparsePoint) != 0,
                entry.IsDirectory),
            OfOneFolder);
        foreach (var (path, isLink, isFolder) in entries)
        {
            if (Path.GetFileName(path) is ['.', ..])
            {
                _hidden++;
            }
            else if (isLink)
            {
                _links.Add(path);
            }
            else if (isFolder)
            {
                Add(path);
            }
            else
            {
                ListFor(path).Add(path);
            }
        }
    }

    private List<string> ListFor(string file) =>
        SourceFile.IsArticle(file) ? _articles : PictureFiles.IsPicture(file) ? _pictures : _others;

    private string PassedOver()
    {
        var endings = _others.CountBy(file => Path.GetExtension(file).ToLowerInvariant())
            .OrderByDescending(ending => ending.Value)
            .Take(MostNamed)
            .Select(ending =>
                ending.Key.Length == 0 ? $"{ending.Value} without an ending" : $"{ending.Value} {ending.Key}");
        var links = string.Join(", ", _links.Order(StringComparer.Ordinal).Take(MostNamed));
        (int Count, string Told)[] parts =
        [
            (_links.Count, $"symbolic links, which are not followed: {_links.Count} ({links})"),
            (_hidden, $"hidden files and folders: {_hidden}"),
            (_others.Count, $"other files: {_others.Count} ({string.Join(", ", endings)})"),
        ];
        return string.Join("; ", parts.Where(part => part.Count > 0).Select(part => part.Told));
    }

    private readonly record struct Entry(string Path, bool IsLink, bool IsFolder);
}
