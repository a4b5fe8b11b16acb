using System.Text.Json;

namespace Api.Data.Search;

/// <summary>The words of the names of speakers, authors, publishers and tags, by which they are found.</summary>
internal static class NameTokens
{
    private const string SpeakersSql = """
        select s.id, s.name, l.aliases, s.name_words
        from (select value as id from json_each(@Ids)) i
        join speakers s on s.id = i.id
        join speaker_lists l on l.speaker_id = s.id
        """;

    /// <summary>Stores the words of the visible names of some speakers.</summary>
    public static Task WriteOfSpeakersAsync(Session session, IEnumerable<long> ids) =>
        WriteAsync(session, "speakers", SpeakersSql, ids);

    /// <summary>Stores the words of the names of some authors, publishers or tags.</summary>
    public static Task WriteAsync(Session session, string table, IEnumerable<long> ids)
    {
        var namesSql = $"""
            select n.id, n.name, '[]' as aliases, n.name_words
            from {table} n
            where n.id in (select value from json_each(@Ids))
            """;

        return WriteAsync(session, table, namesSql, ids);
    }

    private static async Task WriteAsync(Session session, string table, string namesSql, IEnumerable<long> ids)
    {
        var names = await session.QueryAsync<(long Id, string Name, string Aliases, string Words)>(
            namesSql, new { Ids = JsonSerializer.Serialize(ids) });
        await session.ExecuteAllAsync($"update {table} set name_words = @Words where id = @Id", names
            .Select(n => (n.Id, Old: n.Words, New: Of([n.Name, .. JsonSerializer.Deserialize<string[]>(n.Aliases)!])))
            .Where(n => n.New != n.Old)
            .Select(n => new { n.Id, Words = n.New }));
    }

    /// <summary>Returns the words of somebody's names.</summary>
    public static string Of(params IEnumerable<string> names) => Matching.TokensOf(names);
}
