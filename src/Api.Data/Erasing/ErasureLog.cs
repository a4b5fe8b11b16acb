using System.Text.Json;
using System.Text.Json.Serialization;

namespace Api.Data.Erasing;

/// <summary>
/// What was erased, as lines of JSON: <c>{"key":"base64"}</c>, the key of the marks,
/// <c>{"article":5,"at":"…","marks":["…"]}</c>, and <c>{"cleared":true}</c> when the storage has lost all that stands
/// before. It is kept outside of what is backed up and restored, so that a restored database is told again; no word is
/// in it.
/// </summary>
internal abstract class ErasureLog
{
    private static readonly JsonSerializerOptions Options =
        new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>All lines, in the order in which they were added.</summary>
    public abstract Task<IReadOnlyList<string>> ReadAsync(Session session);

    /// <summary>
    /// Adds lines within a transaction that writes. They are durable no later than what that commits, and may outlive
    /// it when it fails: what somebody asked to erase is then erased at the next start.
    /// </summary>
    public abstract Task AppendAsync(Session session, IReadOnlyList<string> lines);

    public abstract Task<IReadOnlyList<byte[]>> KeysAsync(Session session);

    public static string Write(ErasureRecord record) => JsonSerializer.Serialize(record, Options);

    public static ErasureRecord Read(string line) => JsonSerializer.Deserialize<ErasureRecord>(line, Options)!;

    protected static IReadOnlyList<byte[]> KeysIn(IEnumerable<string> lines) =>
        [.. lines.Select(line => Read(line).Key).OfType<byte[]>()];
}

/// <summary>
/// One line of the log: a key, an article that was erased, or that the storage is cleared of those before.
/// </summary>
internal sealed record ErasureRecord(
    byte[]? Key = null,
    long? Article = null,
    DateTimeOffset? At = null,
    IReadOnlyList<string>? Marks = null,
    bool? Cleared = null);
