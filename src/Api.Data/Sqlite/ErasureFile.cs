using Api.Data.Erasing;

namespace Api.Data.Sqlite;

/// <summary>
/// A file beside the database's own, for its owner's eyes alone: a copy of the database without it tells nobody which
/// guess of a title or an address is right.
/// </summary>
internal sealed class ErasureFile(string path) : ErasureLog
{
    private Known _known = new(0, []);

    /// <summary>Whether the database's file has lost all that was erased.</summary>
    public bool IsCleared => Lines is not [.., var last] || Read(last).Cleared is true;

    public override Task<IReadOnlyList<string>> ReadAsync(Session session) => Task.FromResult(Lines);

    // A line that has no end was never acknowledged.
    private IReadOnlyList<string> Lines
    {
        get
        {
            var text = File.Exists(path) ? File.ReadAllText(path) : "";
            return text.LastIndexOf('\n') is >= 0 and var end ? text[..end].Split('\n') : [];
        }
    }

    // It only grows: one that is as long as before is as it was.
    public override async Task<IReadOnlyList<byte[]>> KeysAsync(Session session)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length != _known.Length)
        {
            _known = new(file.Length, KeysIn(await ReadAsync(session)));
        }

        return file.Exists ? _known.Keys : [];
    }

    public override Task AppendAsync(Session session, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            Append(lines);
        }

        return Task.CompletedTask;
    }

    /// <summary>Notes that the database's file has lost all that was erased; while nobody writes.</summary>
    public void Clear()
    {
        if (!IsCleared)
        {
            Append([Write(new(Cleared: true))]);
        }
    }

    private void Append(IReadOnlyList<string> lines)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // The transaction keeps others away.
        using var file = new FileStream(path, options);
        // A process that was killed may have left half a line: it would make one with the next, and neither could be
        // read.
        file.SetLength(EndOfLines(file));
        file.Seek(0, SeekOrigin.End);
        foreach (var line in lines)
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        }

        // On disk before the database commits: after a power cut between the two, the start erases again. The other way
        // round, the article would be gone and nothing would keep an older copy from bringing it back.
        file.Flush(flushToDisk: true);
    }

    private static long EndOfLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }

    private sealed record Known(long Length, IReadOnlyList<byte[]> Keys);
}
