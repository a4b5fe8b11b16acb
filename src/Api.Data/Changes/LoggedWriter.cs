using Api.Data.Acts;
using Api.Data.Articles;

namespace Api.Data.Changes;

/// <summary>Makes changes, each in one transaction with its log.</summary>
/// <param name="by">Gives the actor of the current request; null for the program itself.</param>
internal sealed class LoggedWriter(Database database, TimeProvider clock, Func<Actor>? by = null)
{
    public Actor By => by?.Invoke() ?? Actor.Program;

    /// <summary>Makes a change, and commits it with its log; an attempt that changed nothing leaves nothing.</summary>
    public async Task<T> CommitAsync<T>(
        Func<LoggedWrite, Task<T>> change,
        Func<T, bool> changed,
        CancellationToken cancellationToken)
    {
        var actor = By;
        await using var session = await database.WriteAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var log = new ChangeLog(session, database.BeginsTimeline, actor, now);
        var result = await change(new(session, log, now));
        if (changed(result))
        {
            await log.WriteAsync();
            await WriteDocumentsAsync(session, log);
            await session.CommitAsync(cancellationToken);
            database.BeginsTimeline = false;
        }

        return result;
    }

    private static async Task WriteDocumentsAsync(Session session, ChangeLog log)
    {
        var documents = new ArticleDocuments(session);
        foreach (var ids in log.ShownArticles)
        {
            await documents.LeaveAsync(ids);
        }

        await documents.WriteAsync(log.WrittenArticles);
    }

    /// <summary>Makes a person's change.</summary>
    public Task<Edited> CommitAsync(
        Func<LoggedWrite, Task<Edited>> change,
        CancellationToken cancellationToken) =>
        CommitAsync(change, edited => edited.Stands, cancellationToken);
}

/// <summary>An open transaction with its log of changes and its time.</summary>
internal sealed record LoggedWrite(Session Session, ChangeLog Log, DateTimeOffset Now);
