using System.Security.Cryptography;

namespace Api.Data.Keys;

/// <summary>
/// Reads keys, from the database each time: a key that another process made or revoked counts at once.
/// </summary>
public sealed class KeyQueries(Database database, TimeProvider clock)
{
    // Equals no hash, and takes as long to compare.
    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    private const string FindSql =
        "select id, name, scope, created_at, expires_at, revoked_at, hash from keys where id = @Id";

    /// <summary>
    /// Finds the key with this text. Null if there is none, or if it has expired or was revoked. The time that it takes
    /// reveals nothing about the secret.
    /// </summary>
    public async Task<Key?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (KeyText.Parse(text) is not var (id, secret))
        {
            return null;
        }

        await using var session = await database.ReadAsync(cancellationToken);
        var key = await session.QuerySingleOrDefaultAsync<Key>(FindSql, new { Id = id }, cancellationToken);
        return CryptographicOperations.FixedTimeEquals(KeyText.Hash(secret), key?.Hash ?? NoHash)
            && key is { RevokedAt: null }
            && !(key.ExpiresAt <= clock.GetUtcNow())
            ? key
            : null;
    }

    private const string ListSql = "select id, name, scope, created_at, expires_at, revoked_at from keys order by id";

    /// <summary>Lists all keys, expired and revoked ones too.</summary>
    public async Task<IReadOnlyList<Key>> ListAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return [.. await session.QueryAsync<Key>(ListSql)];
    }
}
