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
