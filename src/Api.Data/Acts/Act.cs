using System.Text.Json;
using Api.Data.Articles;

namespace Api.Data.Acts;

/// <summary>The caller who asks for a write.</summary>
/// <param name="KeyId">The id of the caller's key; null for the command line and for the program itself.</param>
/// <param name="KeyName">The key's name at that time.</param>
/// <param name="Address">The network address of the caller.</param>
public sealed record Actor(long? KeyId, string? KeyName, string? Address)
{
    public static readonly Actor Program = new(null, null, null);
}

/// <summary>
/// One write, as the table <c>acts</c> keeps it: by ids alone, so that erasing an article leaves none of its words
/// there.
/// </summary>
/// <param name="Verb">
/// The verb: <c>import</c>, <c>update</c>, <c>delete</c>, <c>erase</c>, <c>add</c>, <c>merge</c>, <c>create</c>,
/// <c>revoke</c>, <c>reread</c>, <c>join</c> and <c>part</c> of a surname alone and its bearer.
/// </param>
/// <param name="TargetType">The kind of resource; null for many.</param>
/// <param name="Before">The ids before the write, by name; null if there were none.</param>
/// <param name="After">The ids after the write; for a bulk act its counts.</param>
internal sealed record Act(
    string Verb,
    string? TargetType = null,
    long? TargetId = null,
    object? Before = null,
    object? After = null);

/// <summary>
/// An act on many articles, such as an import, which takes many transactions and leaves one row. The first transaction
/// that changes something adds the row; each later one updates its counts, so that after a crash it says how much was
/// committed.
/// </summary>
/// <param name="verb">The verb: <c>import</c> or <c>reread</c>.</param>
public sealed class BulkAct(string verb)
{
    internal string Verb => verb;

    /// <summary>The id of the row; null until something that changed anything is committed.</summary>
    internal long? Id { get; private set; }

    internal BulkCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Whether the row counts less than was done.</summary>
    internal bool IsBehind => Id is not null && Counts != _written;

    private BulkCounts? _written;

    /// <summary>Counts the results of a transaction, or results without one.</summary>
    /// <param name="saved">The result for each article.</param>
    /// <param name="id">The row in which the transaction counted them; null if it changed nothing, or there was
    /// none.</param>
    public void Count(IEnumerable<Saved> saved, long? id = null)
    {
        Counts = Counts.With(saved);
        if (id is not null)
        {
            (Id, _written) = (id, Counts);
        }
    }
}

/// <summary>The results of a bulk act, counted by kind.</summary>
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

/// <summary>Writes acts, within the transaction of the changes that they record.</summary>
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

    /// <summary>Adds the row of a bulk act, or updates its counts.</summary>
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
