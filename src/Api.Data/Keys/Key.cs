using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Api.Data.Keys;

/// <summary>
/// The description of a caller's key. The key itself is shown once, when it is made, and kept nowhere.
/// </summary>
public sealed record Key
{
    public required long Id { get; init; }

    /// <summary>The name that people give it. Never all digits: those are an id.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Keys.Scope"/>.</summary>
    public required string Scope { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The instant from which it is refused; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    internal byte[]? Hash { get; init; }
}

/// <summary>The purposes of a key.</summary>
public static class Scope
{
    /// <summary>Sees drafts and withheld articles too.</summary>
    public const string Read = "read";

    public const string Write = "write";

    public const string Admin = "admin";

    /// <summary>All scopes. Each includes the ones before it.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Write, Admin];
}

/// <summary>The text of a key: <c>ak_ID_SECRET</c>, in which the secret is 256 random bits in base64url.</summary>
internal static class KeyText
{
    private const string Prefix = "ak_";

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Of(long id, string secret) => $"{Prefix}{id}_{secret}";

    // The text is hashed, not the bits that it stands for: a last character that differs only in unused bits makes
    // another text.
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Returns its id and its secret; null for a text that is no key.</summary>
    public static (long Id, string Secret)? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.IndexOf('_', Prefix.Length) is var end and > 0
        && Address.Parse(text[Prefix.Length..end]) is { Slug: null, Id: var id }
            ? (id, text[(end + 1)..])
            : null;
}
