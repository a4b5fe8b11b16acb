using System.Text.Json;
using Api.Data.Articles;

namespace Api.Data.Acts;

/// <summary>Who asks for a write.</summary>
/// <param name="KeyId">The id of the caller's key; null for the command line and for the program itself.</param>
/// <param name="KeyName">The key's name at that time.</param>
/// <param name="Address">The network address of the caller.</param>
public sealed record Actor(long? KeyId, string? KeyName, string? Address)
{
    public static readonly Actor Program = new(null, null, null);
}

/// <summary>
/// One write, as the table <c>acts</c> keeps it: by ids alone, so that erasing an article finds none of its words
/// there.
/// </summary>
/// <param name="Verb">
/// The verb: <c>import</c>, <c>update</c>, <c>delete</c>, <c>erase</c>, <c>add</c>, <c>merge</c>, <c>create</c>,
/// <c>revoke</c>, <c>reread</c>.
/// </param>
/// <param name="TargetType">The kind of resource; null for many.</param>
/// <param name="Before">Ids as they stood before, by name; null when there were none.</param>
/// <param name="After">Ids as they stand now; for a bulk act its counts.</param>
internal sealed record Act(
    string Verb,
    string? TargetType = null,
    long? TargetId = null,
    object? Before = null,
    object? After = null);

/// <summary>
/// An act on many articles, such as an import, which goes through many transactions and leaves one row. The first
/// transaction that changes something adds the row; each later one counts in it what was done up to then, so that after
/// a crash it tells what was committed.
/// </summary>
/// <param name="verb">The verb: <c>import</c> or <c>reread</c>.</param>
public sealed class BulkAct(string verb)
{
    internal string Verb => verb;

    /// <summary>The id of the row; null while nothing that changed anything has been committed.</summary>
    internal long? Id { get; private set; }

    internal BulkCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Whether the row tells less than was done.</summary>
    internal bool IsBehind => Id is not null && Counts != _written;

    private BulkCounts? _written;

    /// <summary>Counts what was done in a transaction, or without one.</summary>
    /// <param name="saved">What became of each article.</param>
    /// <param name="id">The row in which the transaction counted it; null when it changed nothing, or was none.</param>
    public void Count(IEnumerable<Saved> saved, long? id = null)
    {
        Counts = Counts.With(saved);
        if (id is not null)
        {
            (Id, _written) = (id, Counts);
        }
    }
}

/// <summary>What became of the articles of a bulk act.</summary>
internal sealed record BulkCounts(int Created, int Updated, int Unchanged, int Rejected)
{
    public BulkCounts With(IEnumerable<Saved> saved)
    {
        var counts = saved.CountBy(s => s.Result).ToDictionary();
        return new(
            Created + counts.GetValueOrDefault(SaveResult.Created),
            Updated + counts.GetValueOrDefault(SaveResult.Updated),
            Unchanged + counts.GetValueOrDefault(SaveResult.Unchanged),
            Rejected + counts.GetValueOrDefault(SaveResult.Rejected));
    }
}

/// <summary>Writes acts, within the transaction of what they tell.</summary>
internal sealed class ActWriter(Session session, Actor by, DateTimeOffset at)
{
    private const string InsertSql = """
        insert into acts (at, key_id, key_name, address, verb, target_type, target_id, before, after)
        values (@At, @KeyId, @KeyName, @Address, @Verb, @TargetType, @TargetId, @Before, @After)
        returning id
        """;

    private const string CountSql = "update acts set after = @After where id = @Id";

    public Task<long> AddAsync(Act act) => session.ExecuteScalarAsync<long>(InsertSql, new
    {
        At = at,
        by.KeyId,
        by.KeyName,
        by.Address,
        act.Verb,
        act.TargetType,
        act.TargetId,
        Before = Text(act.Before),
        After = Text(act.After),
    });

    /// <summary>Adds the row of a bulk act, or counts in it.</summary>
    /// <returns>The row's id.</returns>
    public async Task<long> CountAsync(BulkAct act, BulkCounts counts)
    {
        if (act.Id is not { } id)
        {
            return await AddAsync(new(act.Verb, After: counts));
        }

        await session.ExecuteAsync(CountSql, new { Id = id, After = Text(counts) });
        return id;
    }

    private static string? Text(object? ids) => ids is null ? null : JsonSerializer.Serialize(ids, Json.Options);
}
