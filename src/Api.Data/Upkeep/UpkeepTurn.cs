using Api.Data.Changes;

namespace Api.Data.Upkeep;

/// <summary>Takes a turn of work that nobody asked for, if there is any.</summary>
internal static class UpkeepTurn
{
    /// <summary>Takes a turn in a transaction of its own.</summary>
    /// <param name="leftSql">Counts what is left, at least to 1: nobody waits for a transaction without work.</param>
    /// <param name="take">Takes the turn. Returns whether there was one: another node may have taken it.</param>
    /// <returns>Whether there was one to take.</returns>
    public static async Task<bool> TakeAsync(
        Database database,
        TimeProvider clock,
        string leftSql,
        Func<LoggedWrite, Task<bool>> take,
        CancellationToken cancellationToken)
    {
        await using (var session = await database.ReadAsync(cancellationToken))
        {
            if (await session.ExecuteScalarAsync<long>(leftSql) == 0)
            {
                return false;
            }
        }

        return await new LoggedWriter(database, clock).CommitAsync(take, taken => taken, cancellationToken);
    }
}
