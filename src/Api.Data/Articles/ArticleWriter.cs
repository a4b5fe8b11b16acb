using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data.Acts;
using Api.Data.Changes;
using Api.Data.Lists;
using Api.Data.Revisions;

namespace Api.Data.Articles;

/// <summary>
/// Writes articles: each call is one transaction, and a reader sees all of it or none. How an article stands always
/// follows from the newest of its sources, what was said beside it, and what people changed: so importing it again,
/// changing it and reading it again are one thing.
/// </summary>
/// <param name="by">Who asks for the writes of the moment; null for the program itself.</param>
public sealed class ArticleWriter(Database database, TimeProvider clock, Func<Actor>? by = null)
{
    // How long a transaction of many goes on: others wait for it.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    /// <summary>Stores an article that was read from a source. The same article again changes nothing.</summary>
    public Task<Saved> SaveAsync(ParsedArticle article, SourceDocument source, CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Import,
            work => work.ImportAsync(new(article, source), isBulk: false),
            saved => saved.IsChange,
            cancellationToken);

    /// <summary>
    /// Stores articles that were read from their sources, in one transaction: the first of them, as many as can be
    /// stored in about 100 ms, and at least one. What became of each of those is given in their order.
    /// </summary>
    /// <param name="act">The import that they are of.</param>
    public Task<IReadOnlyList<Saved>> SaveAsync(
        IReadOnlyList<ReadSource> sources,
        BulkAct act,
        CancellationToken cancellationToken) =>
        WriteTurnAsync(
            RevisionCause.Import,
            sources,
            act,
            async (work, source) => [await work.ImportAsync(source, isBulk: true)],
            cancellationToken);

    /// <summary>Has the database learn how much there is, after many were stored.</summary>
    public Task AnalyzeAsync(CancellationToken cancellationToken) => database.AnalyzeAsync(cancellationToken);

    /// <summary>What storing an article would make of it. Nothing is stored.</summary>
    /// <param name="kinds">The kinds of quotes to show; null for those that are shown by default.</param>
    public Task<Article?> TryAsync(
        ParsedArticle article,
        SourceDocument source,
        Choices<QuoteKind>? kinds,
        CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Import,
            work => work.TryAsync(new(article, source), kinds),
            changes: _ => false,
            cancellationToken);

    /// <summary>Changes an article as a person says. What a person changed holds against every later import.</summary>
    /// <param name="ifMatch">The versions of which the stored one must be one.</param>
    /// <param name="patch">A JSON Merge Patch (RFC 7396) in the members of an article.</param>
    public Task<Edited> EditAsync(Address article, IfMatch ifMatch, string patch, CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Person,
            work => work.EditAsync(article, ifMatch, patch),
            edited => edited.Stands,
            cancellationToken);

    /// <summary>
    /// Adds a picture file that a person sent to an article's images, or completes the one that it is; it holds against
    /// every later import. Whichever image it is then has its id in the answer.
    /// </summary>
    /// <param name="ifMatch">The versions of which the stored one must be one.</param>
    /// <param name="picture">What the file says, with its hash.</param>
    public Task<Edited> AddPictureAsync(
        Address article,
        IfMatch ifMatch,
        ParsedImage picture,
        CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Person,
            work => work.AddPictureAsync(article, ifMatch, picture),
            edited => edited.Stands,
            cancellationToken);

    /// <summary>Deletes an article, of which a tombstone is left.</summary>
    /// <param name="erase">Whether its content goes too, and that of all its revisions, for good.</param>
    public Task<Edited> DeleteAsync(Address article, IfMatch ifMatch, bool erase, CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Person,
            work => work.DeleteAsync(article, ifMatch, erase),
            edited => edited.Result == EditResult.Updated,
            cancellationToken);

    /// <summary>
    /// Reads the stored sources of articles again with this engine, in one transaction: the first of them, as many as
    /// can be in about 100 ms, and at least one. Those that are deleted are left out.
    /// </summary>
    /// <param name="act">The reading of all that they are of.</param>
    public Task<IReadOnlyList<Saved>> RereadAsync(
        IReadOnlyList<long> ids,
        BulkAct act,
        CancellationToken cancellationToken) =>
        WriteTurnAsync(RevisionCause.Engine, ids, act, (work, id) => work.RereadAsync(id), cancellationToken);

    /// <summary>Counts in the row of a bulk act what changed nothing after the last transaction that did.</summary>
    public async Task FinishAsync(BulkAct act, CancellationToken cancellationToken)
    {
        if (act.IsBehind)
        {
            await using var session = await database.WriteAsync(cancellationToken);
            await new ActWriter(session, By(), clock.GetUtcNow()).CountAsync(act, act.Counts);
            await session.CommitAsync(cancellationToken);
        }
    }

    /// <summary>How many articles there are whose sources can be read again.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ExecuteScalarAsync<long>("select count(*) from articles where deleted_at is null");
    }

    /// <summary>The ids of the next articles after this one, whose sources can be read again.</summary>
    public async Task<IReadOnlyList<long>> ListIdsAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return [
            .. await session.QueryAsync<long>(
                "select id from articles where id > @After and deleted_at is null order by id limit @Limit",
                new { After = after, Limit = limit }),
        ];
    }

    /// <summary>Does one thing to the first of many, as many as can be in a turn, and at least one.</summary>
    private async Task<IReadOnlyList<Saved>> WriteTurnAsync<T>(
        RevisionCause cause,
        IReadOnlyList<T> all,
        BulkAct act,
        Func<ArticleTransaction, T, Task<IReadOnlyList<Saved>>> write,
        CancellationToken cancellationToken)
    {
        var (saved, row) = await WriteAsync(
            cause,
            async work =>
            {
                var (saved, start) = (new List<Saved>(all.Count), clock.GetTimestamp());
                foreach (var one in all.TakeWhile(_ => saved.Count == 0 || clock.GetElapsedTime(start) < Turn))
                {
                    saved.AddRange(await write(work, one));
                }

                return (saved, saved.Exists(s => s.IsChange) ? await work.CountAsync(act, saved) : (long?)null);
            },
            done => done.Item2 is not null,
            cancellationToken);
        act.Count(saved, row);
        return saved;
    }

    private Task<T> WriteAsync<T>(
        RevisionCause cause,
        Func<ArticleTransaction, Task<T>> write,
        Func<T, bool> changes,
        CancellationToken cancellationToken) =>
        ChangeLog.CommitAsync(
            database,
            clock,
            By(),
            (session, log, now) =>
            {
                var states = new ArticleStateWriter(session, log, cause, now);
                return write(new ArticleTransaction(session, log, states, now)
                {
                    CancellationToken = cancellationToken,
                });
            },
            changes,
            cancellationToken);

    private Actor By() => by?.Invoke() ?? Actor.Program;
}

/// <summary>An article and the source from which it was read.</summary>
public sealed record ReadSource(ParsedArticle Article, SourceDocument Source)
{
    internal Digest Digest { get; } = Digest.Of(Article);
}

/// <summary>What became of an article that was to be stored.</summary>
/// <param name="Id">The article's id; 0 when it was rejected and is not stored.</param>
/// <param name="Refusal">Why it was rejected.</param>
/// <param name="Status">The status that it has then; null when it was rejected.</param>
public sealed record Saved(
    SaveResult Result,
    long Id,
    string Slug,
    Refusal? Refusal = null,
    ArticleStatus? Status = null)
{
    /// <summary>Whether nobody without a key sees it now.</summary>
    public bool IsHidden => Status is not null and not ArticleStatus.Published;

    internal bool IsChange => Result is SaveResult.Created or SaveResult.Updated;
}

/// <summary>What storing an article did.</summary>
public enum SaveResult
{
    Created,
    Updated,

    /// <summary>It was there already, word for word.</summary>
    Unchanged,

    /// <summary>It was not stored.</summary>
    Rejected,
}

/// <summary>
/// The versions of which a stored one must be one, so that nobody overwrites what they have not seen (RFC 9110, section
/// 13.1.1).
/// </summary>
/// <param name="Versions">The versions; null for any.</param>
public sealed record IfMatch(IReadOnlyList<int>? Versions)
{
    public bool Holds(int version) => Versions is null || Versions.Contains(version);
}

/// <summary>What became of a change that was asked for.</summary>
/// <param name="Id">The id of what was to be changed; 0 when there is no such thing.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record Edited(EditResult Result, long Id = 0, Refusal? Refusal = null)
{
    /// <summary>Whether what was done is to be kept.</summary>
    internal bool Stands => Result is EditResult.Created or EditResult.Updated or EditResult.Unchanged;

    /// <param name="pointer">What of the change cannot be (RFC 6901, JSON Pointer).</param>
    internal static Edited Refuse(long id, string pointer, string detail, RefusalKind kind = RefusalKind.Unacceptable) =>
        new(EditResult.Refused, id, new(kind, detail, [new(null, pointer, detail)]));
}

/// <summary>What a change did, or why it did nothing.</summary>
public enum EditResult
{
    Created,
    Updated,
    Unchanged,

    /// <summary>There is no such resource.</summary>
    Missing,

    /// <summary>It was deleted.</summary>
    Gone,

    /// <summary>It is in another version by now.</summary>
    Stale,

    /// <summary>The change cannot be.</summary>
    Refused,
}
