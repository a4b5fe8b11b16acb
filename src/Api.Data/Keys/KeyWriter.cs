using System.Globalization;
using Api.Data.Acts;

namespace Api.Data.Keys;

/// <summary>Makes and revokes keys.</summary>
public sealed class KeyWriter(Database database, TimeProvider clock)
{
    private const string InsertSql = """
        insert into keys (name, scope, hash, created_at, expires_at) values (@Name, @Scope, @Hash, @Now, @ExpiresAt)
        on conflict (name) do nothing
        returning id
        """;

    /// <returns>
    /// The key, for the one time that it can be seen; null if a key, even a revoked one, has this name.
    /// </returns>
    public async Task<string?> CreateAsync(
        string name,
        string scope,
        DateTimeOffset? expiresAt,
        CancellationToken cancellationToken)
    {
        var (secret, now) = (KeyText.NewSecret(), clock.GetUtcNow());
        await using var session = await database.WriteAsync(cancellationToken);
        var key = new { Name = name, Scope = scope, Hash = KeyText.Hash(secret), Now = now, ExpiresAt = expiresAt };
        if (await session.ExecuteScalarAsync<long?>(InsertSql, key) is not { } id)
        {
            return null;
        }

        await new ActWriter(session, Actor.Program, now).AddAsync(new("create", "key", id));
        await session.CommitAsync(cancellationToken);
        return KeyText.Of(id, secret);
    }

    private const string RevokeSql = """
        update keys set revoked_at = coalesce(revoked_at, @Now) where id = @Id or name = @Name
        returning id, name, scope, created_at, expires_at, revoked_at
        """;

    /// <summary>Revokes a key by its id or its name. A revoked key stays revoked.</summary>
    /// <returns>The key; null if there is none.</returns>
    public async Task<Key?> RevokeAsync(string idOrName, CancellationToken cancellationToken)
    {
        _ = long.TryParse(idOrName, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var now = clock.GetUtcNow();
        await using var session = await database.WriteAsync(cancellationToken);
        var key = await session.QueryFirstOrDefaultAsync<Key>(RevokeSql, new { Id = id, Name = idOrName, Now = now });
        if (key is not null)
        {
            await new ActWriter(session, Actor.Program, now).AddAsync(new("revoke", "key", key.Id));
            await session.CommitAsync(cancellationToken);
        }

        return key;
    }
}
