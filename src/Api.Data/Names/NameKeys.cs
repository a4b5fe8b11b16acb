using System.Data;
using System.Data.Common;
using Api.Content.Text;
using DbUp.Engine;

namespace Api.Data.Names;

/// <summary>
/// Adds the keys that identify names to authors, publishers and tags that have none: this needs the program's folding,
/// which SQL does not have.
/// </summary>
internal sealed class NameKeys : IScript
{
    private const int MostTogether = 10_000;

    public string ProvideScript(Func<IDbCommand> dbCommandFactory)
    {
        using var command = (DbCommand)dbCommandFactory();
        var session = new Session(
            null!,
            command.Connection!,
            command.Transaction,
            _ => Task.CompletedTask,
            _ => ValueTask.CompletedTask);

        // Databases are opened before anything else is done, so no thread is kept from other work.
        FillAsync(session).GetAwaiter().GetResult();
        return "";
    }

    /// <summary>Adds the keys of all resources that have none.</summary>
    public static async Task FillAsync(Session session)
    {
        foreach (var noun in Noun.All)
        {
            await EachAsync(session, noun, InsertSql);

            // Names that only the earlier folding told apart (Strauß and Strauss, or a soft hyphen) are one now: the
            // first stays, and the others are merged into it in turns.
            await EachAsync(session, noun, MergeSql);
        }
    }

    private static string WithoutSql(Noun noun) => $"""
        select n.id, n.name
        from {noun.Table} n
        where n.id > @After and n.merged_into is null
          and not exists (select 1 from name_keys k where k.noun = @Noun and k.target_id = n.id)
        order by n.id
        limit @Most
        """;

    /// <summary>Makes a name mean a resource, if it means none yet.</summary>
    internal const string InsertSql = """
        insert into name_keys (noun, join_key, target_id) values (@Noun, @Key, @Id)
        on conflict (noun, join_key) do nothing
        """;

    private const string MergeSql = """
        insert into name_turns (noun, target_id, into_id)
        select @Noun, @Id, k.target_id from name_keys k where k.noun = @Noun and k.join_key = @Key
        on conflict (noun, target_id) do nothing
        """;

    private static async Task EachAsync(Session session, Noun noun, string sql)
    {
        var after = 0L;
        while (await ListAsync(session, noun, after) is { Count: > 0 } rows)
        {
            var keys = rows.Select(row => new { Noun = noun.Name, Key = NameIdentity.Of(row.Name), row.Id });
            await session.ExecuteAllAsync(sql, keys);
            after = rows[^1].Id;
        }
    }

    private static async Task<List<(long Id, string Name)>> ListAsync(Session session, Noun noun, long after)
    {
        var parameters = new { Noun = noun.Name, After = after, Most = MostTogether };
        return [.. await session.QueryAsync<(long Id, string Name)>(WithoutSql(noun), parameters)];
    }
}
