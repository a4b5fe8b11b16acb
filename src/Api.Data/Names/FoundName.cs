namespace Api.Data.Names;

/// <summary>An author, a publisher or a tag before it is changed or merged.</summary>
internal sealed record FoundName
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string? Url { get; init; }

    public required int Version { get; init; }

    /// <summary>The resource that it is being merged into.</summary>
    public required long? IntoId { get; init; }

    /// <summary>Whether another is being merged into it.</summary>
    public required bool IsAwaited { get; init; }

    private static string FindSql(Noun noun) => $"""
        select n.id, n.slug, n.name, {(noun == Noun.Publisher ? "n.url" : "cast(null as text)")} as url, n.version,
          (select t.into_id from name_turns t where t.noun = '{noun.Name}' and t.target_id = n.id) as into_id,
          exists (select 1 from name_turns t where t.noun = '{noun.Name}' and t.into_id = n.id) as is_awaited
        from {noun.Table} n
        """;

    public static Task<FoundName?> FindAsync(Session session, Noun noun, Address address) =>
        session.QueryFirstOrDefaultAsync<FoundName>(
            $"{FindSql(noun)} where n.id = {address.IdSql(noun.Name)}", address);

    /// <summary>Returns its id; 0 if there is none.</summary>
    public static Task<long> FindIdAsync(Session session, Noun noun, Address address) =>
        session.ExecuteScalarAsync<long>(
            $"select coalesce((select n.id from {noun.Table} n where n.id = {address.IdSql(noun.Name)}), 0)", address);
}
