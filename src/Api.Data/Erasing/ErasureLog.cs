using System.Text.Json;
using System.Text.Json.Serialization;

namespace Api.Data.Erasing;

/// <summary>
/// The record of erasures, as lines of JSON: <c>{"key":"base64"}</c>, the key of the marks,
/// <c>{"article":5,"at":"…","marks":["…"]}</c>, and <c>{"cleared":true}</c> once the storage has lost everything in the
/// lines before. It is kept outside the backed-up data, so that a restored database learns of the erasures again; no
/// word of an article is in it.
/// </summary>
internal abstract class ErasureLog
{
    private static readonly JsonSerializerOptions Options =
        new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Reads all lines, in the order in which they were added.</summary>
    public abstract Task<IReadOnlyList<string>> ReadAsync(Session session);

    /// <summary>
    /// Adds lines within a transaction that writes. They are durable no later than that transaction's commit, and may
    /// outlive it if it fails: the requested erasure is then done at the next start.
    /// </summary>
    public abstract Task AppendAsync(Session session, IReadOnlyList<string> lines);

    public abstract Task<IReadOnlyList<byte[]>> KeysAsync(Session session);

    public static string Write(ErasureRecord record) => JsonSerializer.Serialize(record, Options);

    public static ErasureRecord Read(string line) => JsonSerializer.Deserialize<ErasureRecord>(line, Options)!;

    protected static IReadOnlyList<byte[]> KeysIn(IEnumerable<string> lines) =>
        [.. lines.Select(line => Read(line).Key).OfType<byte[]>()];
}

/// <summary>
/// One line of the log: a key, an erased article, or a statement that the storage is cleared of those before.
/// </summary>
internal sealed record ErasureRecord(
    byte[]? Key = null,
    long? Article = null,
    DateTimeOffset? At = null,
    IReadOnlyList<string>? Marks = null,
    bool? Cleared = null);

/// <summary>
/// A file beside the database's own, which only its owner may read: a copy of the database without it does not reveal
/// whether a guess of a title or an address is right.
/// </summary>
internal sealed class ErasureFile(string path) : ErasureLog
{
    private Known _known = new(0, []);

    /// <summary>Whether the database's file has lost everything that was erased.</summary>
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

    // It only grows: if its length is unchanged, so is its content.
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

    /// <summary>
    /// Notes that the database's file has lost everything that was erased; call it while nobody writes.
    /// </summary>
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
        file.SetLength(EndOfLines(file));
        file.Seek(0, SeekOrigin.End);
        foreach (var line in lines)
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        }

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

/// <summary>The log of a database that keeps nothing.</summary>
internal sealed class NoErasures : ErasureLog
{
    public override Task<IReadOnlyList<string>> ReadAsync(Session session) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public override Task<IReadOnlyList<byte[]>> KeysAsync(Session session) =>
        Task.FromResult<IReadOnlyList<byte[]>>([]);

    public override Task AppendAsync(Session session, IReadOnlyList<string> lines) => Task.CompletedTask;
}

/// <summary>
/// A table, if there is no place beside the database that all nodes see. A dump without it is like a copy of the
/// database's file without the erasure file.
/// </summary>
internal sealed class ErasureTable : ErasureLog
{
    private IReadOnlyList<byte[]> _keys = [];

    public override async Task<IReadOnlyList<string>> ReadAsync(Session session) =>
        [.. await session.QueryAsync<string>("select record from erasures order by id")];

    public override Task AppendAsync(Session session, IReadOnlyList<string> lines) =>
        session.ExecuteAllAsync(
            "insert into erasures (record) values (@Record)", lines.Select(line => new { Record = line }));

    private const string KeysSql = """select record from erasures where record like '{"key"%' order by id""";

    // The first erasure adds a key, whichever node makes it; from then on it stays.
    public override async Task<IReadOnlyList<byte[]>> KeysAsync(Session session) =>
        _keys is [] ? _keys = KeysIn(await session.QueryAsync<string>(KeysSql)) : _keys;
}
