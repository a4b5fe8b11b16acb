using System.Runtime.InteropServices;

namespace Api.Data.Backups;

/// <summary>
/// A file that is complete or not there at all: it is written beside its place under another name, and gets its name
/// when it is on disk. If writing it fails, the earlier file stays, or none.
/// </summary>
public sealed partial class NewFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly bool _overwrite;

    private NewFile(string path, bool overwrite)
    {
        _path = path;
        _overwrite = overwrite;
        ThrowIfThere();
        Stream = new FileStream(Part, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>
    /// The name that it has until it is complete. A file of this name that a killed process left is taken over.
    /// </summary>
    public string Part => _path + ".part";

    /// <summary>The open file, which nobody else writes.</summary>
    public FileStream Stream { get; }

    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <exception cref="InvalidOperationException">It is there already, or cannot be made; the message says
    /// which.</exception>
    public static NewFile Create(string path, bool overwrite = false)
    {
        try
        {
            return new NewFile(Path.GetFullPath(path), overwrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }

    /// <summary>Flushes it to the disk and gives it its name.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await Stream.FlushAsync(cancellationToken);
        Stream.Flush(flushToDisk: true);
        ThrowIfThere();
        File.Move(Part, _path, _overwrite);
        SyncFolder(Path.GetDirectoryName(_path)!);
    }

    /// <summary>Removes an unfinished file.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        File.Delete(Part);
    }

    private void ThrowIfThere()
    {
        if (!_overwrite && Path.Exists(_path))
        {
            throw new IOException($"{_path} is there already.");
        }
    }

    // A name is on disk when its folder is, for which .NET has no call; Windows needs none.
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = open(folder, 0);
        if (handle < 0 || fsync(handle) < 0)
        {
            throw new IOException(
                $"{folder} could not be brought to the disk (error {Marshal.GetLastPInvokeError()}).");
        }

        _ = close(handle);
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int handle);

    [LibraryImport("libc")]
    private static partial int close(int handle);
}
