using System.Security.Cryptography;
using System.Text;

namespace Api.Data.Erasing;

/// <summary>
/// Values that erased articles had and nobody gets again: slugs, addresses, identifiers and texts, as marks. A mark is
/// an HMAC-SHA-256 under a random key, so that the database does not reveal the value: a list of guesses undoes a plain
/// hash of an address or a title. Somebody with the key can still test a guess, as the program must, so the key is kept
/// apart from the marks: see <see cref="ErasureLog"/>.
/// </summary>
/// <remarks>
/// A mark is made of the text at the time of the erasure, and is never recomputed: the form of these texts must not
/// change.
/// </remarks>
internal sealed class ErasedMarks(Session session)
{
    private IReadOnlyList<byte[]>? _keys;

    public static string OfSlug(string noun, string slug) => $"slug\n{noun}\n{slug}";

    public static string OfUrl(string url) => $"url\n{url}";

    /// <summary>Returns an identifier with its publisher's name, of which only the case may differ.</summary>
    public static string OfIdentifier(string identifier, string? publisher) =>
        $"identifier\n{publisher?.Trim().ToUpperInvariant()}\n{identifier}";

    public static string OfText(string hash) => $"text\n{hash}";

    public static string Mark(byte[] key, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)));

    private const string OwnerSql =
        "select target_id from erased_marks where mark in (@First, @Second, @Third) limit 1";

    /// <summary>
    /// Finds the erased article, or the name erased with one, that had one of these values, three at most; null if none
    /// had.
    /// </summary>
    public async Task<long?> OwnerAsync(params IReadOnlyList<string> values)
    {
        foreach (var key in await KeysAsync())
        {
            var marks = values.Select(value => Mark(key, value)).ToList();
            var (second, third) = (marks.ElementAtOrDefault(1), marks.ElementAtOrDefault(2));
            var parameters = new { First = marks[0], Second = second, Third = third };
            if (await session.ExecuteScalarAsync<long?>(OwnerSql, parameters) is { } owner)
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the keys of all marks: none as long as nothing was erased, and more than one if databases were joined.
    /// </summary>
    public async Task<IReadOnlyList<byte[]>> KeysAsync() =>
        _keys ??= await session.Database.ErasureLog.KeysAsync(session);
}
