using System.Text.Json;

namespace Api.Data.Search;

/// <summary>The words of speakers' names, by which they are found.</summary>
internal static class SpeakerWords
{
    private const string NamesSql = """
        select s.id, s.name, l.aliases, s.name_words
        from (select value as id from json_each(@Ids)) i
        join speakers s on s.id = i.id
        join speaker_lists l on l.speaker_id = s.id
        """;

    /// <summary>Stores the words of speakers' visible names.</summary>
    public static async Task WriteAsync(Session session, IEnumerable<long> ids)
    {
        var names = await session.QueryAsync<(long Id, string Name, string Aliases, string Words)>(
            NamesSql, new { Ids = JsonSerializer.Serialize(ids) });
        await session.ExecuteAllAsync("update speakers set name_words = @Words where id = @Id", names
            .Select(n => (n.Id, Old: n.Words, New: WordsOf(n.Name, n.Aliases)))
            .Where(n => n.New != n.Old)
            .Select(n => new { n.Id, Words = n.New }));
    }

    private static string WordsOf(string name, string aliases) =>
        Matching.TokensOf([name, .. JsonSerializer.Deserialize<string[]>(aliases)!]);
}
