using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data.Acts;
using Api.Data.Changes;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Revisions;

namespace Api.Data.Articles;

/// <summary>
/// Writes articles: each call is one transaction, and a reader sees all of it or none. The state of an article always
/// follows from the newest of its sources, the statements sent with that, and people's changes, so importing it again,
/// changing it and reading it again are one operation.
/// </summary>
/// <param name="by">Gives the actor of the current request; null for the program itself.</param>
public sealed class ArticleWriter(Database database, TimeProvider clock, Func<Actor>? by = null)
{
    // Others wait for a transaction of many, which takes about 100 ms: the index of words, the log and the commit come
    // after the articles.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(70);

    private readonly LoggedWriter _writer = new(database, clock, by);

    /// <summary>Stores an article that was read from a source. The same article again changes nothing.</summary>
    public Task<Saved> SaveAsync(ParsedArticle article, SourceDocument source, CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Import,
            work => work.ImportAsync(new(article, source), isBulk: false),
            saved => saved.IsChange,
            cancellationToken);

    /// <summary>
    /// Stores articles that were read from their sources, in one transaction: the first of them, as many as can be
    /// stored in about 100 ms, and at least one. The results are in their order.
    /// </summary>
    /// <param name="act">The import to which they belong.</param>
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

    /// <summary>Lets the database update its statistics, after many articles were stored.</summary>
    public Task AnalyzeAsync(CancellationToken cancellationToken) => database.AnalyzeAsync(cancellationToken);

    /// <summary>Returns the article that storing would give. Nothing is stored.</summary>
    /// <param name="kinds">The kinds of quotes to show; null for the default ones.</param>
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

    /// <summary>Changes an article as a person asks. Later imports do not undo a person's change.</summary>
    /// <param name="ifMatch">The versions, one of which the stored article must have.</param>
    /// <param name="patch">A JSON Merge Patch (RFC 7396) in the members of an article.</param>
    public Task<Edited> EditAsync(
        Address article,
        IfMatch ifMatch,
        string patch,
        CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Person,
            work => work.EditAsync(article, ifMatch, patch),
            edited => edited.Stands,
            cancellationToken);

    /// <summary>
    /// Adds a picture file that a person sent to an article's images, or completes the image that it is; later imports
    /// do not undo it. The answer has the id of that image.
    /// </summary>
    /// <param name="ifMatch">The versions, one of which the stored article must have.</param>
    /// <param name="picture">The statements of the file, with its hash.</param>
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

    /// <summary>
    /// Corrects the words of an image. Neither later imports nor another reading of its article undo them.
    /// </summary>
    /// <param name="ifMatch">The versions, one of which its article must have.</param>
    public Task<Edited> EditImageAsync(
        Address image,
        IfMatch ifMatch,
        ImagePatch patch,
        CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Person,
            work => work.EditImageAsync(image, ifMatch, patch),
            edited => edited.Result == EditResult.Updated,
            cancellationToken);

    /// <summary>Deletes an article, leaving a tombstone.</summary>
    /// <param name="erase">Whether its content is erased too, with that of all its revisions, for good.</param>
    public Task<Edited> DeleteAsync(
        Address article,
        IfMatch ifMatch,
        bool erase,
        CancellationToken cancellationToken) =>
        WriteAsync(
            RevisionCause.Person,
            work => work.DeleteAsync(article, ifMatch, erase),
            edited => edited.Result == EditResult.Updated,
            cancellationToken);

    /// <summary>
    /// Reads the stored sources of articles again with this engine, in one transaction: the first of them, as many as
    /// can be read in about 100 ms, and at least one. Deleted articles are left out.
    /// </summary>
    /// <param name="act">The bulk act to which the readings belong.</param>
    public Task<IReadOnlyList<Saved>> RereadAsync(
        IReadOnlyList<long> ids,
        BulkAct act,
        CancellationToken cancellationToken) =>
        WriteTurnAsync(RevisionCause.Engine, ids, act, (work, id) => work.RereadAsync(id), cancellationToken);

    /// <summary>
    /// Adds to the row of a bulk act the unchanged articles after the last transaction that changed any.
    /// </summary>
    public async Task FinishAsync(BulkAct act, CancellationToken cancellationToken)
    {
        if (act.IsBehind)
        {
            await using var session = await database.WriteAsync(cancellationToken);
            await new ActWriter(session, _writer.By, clock.GetUtcNow()).CountAsync(act, act.Counts);
            await session.CommitAsync(cancellationToken);
        }
    }

    /// <summary>How many articles there are whose sources can be read again.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ExecuteScalarAsync<long>("select count(*) from articles where deleted_at is null");
    }

    /// <summary>Lists the ids of the next articles after this one whose sources can be read again.</summary>
    public async Task<IReadOnlyList<long>> ListIdsAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return [
            .. await session.QueryAsync<long>(
                "select id from articles where id > @After and deleted_at is null order by id limit @Limit",
                new { After = after, Limit = limit }),
        ];
    }

    /// <summary>
    /// Does one thing to the first of many items: as many as can be done in a turn, and at least one.
    /// </summary>
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
        _writer.CommitAsync(
            async open =>
            {
                var (session, log, now) = open;
                var states = new ArticleStateWriter(session, log, cause, now);
                var result = await write(new ArticleTransaction(session, log, states, now)
                {
                    CancellationToken = cancellationToken,
                });
                await (changes(result) ? states.IndexAsync() : Task.CompletedTask);
                return result;
            },
            changes,
            cancellationToken);
}

/// <summary>An article and the source from which it was read.</summary>
public sealed record ReadSource(ParsedArticle Article, SourceDocument Source)
{
    internal Digest Digest { get; } = Digest.Of(Article);
}

/// <summary>The result of storing an article.</summary>
/// <param name="Id">The article's id; 0 if it was rejected and is not stored.</param>
/// <param name="Refusal">The reason why it was rejected.</param>
/// <param name="Status">The resulting status; null if it was rejected.</param>
public sealed record Saved(
    SaveResult Result,
    long Id,
    string Slug,
    Refusal? Refusal = null,
    ArticleStatus? Status = null)
{
    /// <summary>Everything in its source that is not in the article, by kind.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>Whether nobody without a key sees it now.</summary>
    public bool IsHidden => Status is not null and not ArticleStatus.Published;

    internal bool IsChange => Result is SaveResult.Created or SaveResult.Updated;
}

/// <summary>The outcome of storing an article.</summary>
public enum SaveResult
{
    Created,
    Updated,

    /// <summary>It was stored already, word for word.</summary>
    Unchanged,

    /// <summary>It was not stored.</summary>
    Rejected,
}

/// <summary>
/// The versions, one of which a stored resource must have, so that nobody overwrites a state that they have not seen
/// (RFC 9110, section 13.1.1).
/// </summary>
/// <param name="Versions">The versions; null for any.</param>
public sealed record IfMatch(IReadOnlyList<int>? Versions)
{
    public bool Holds(int version) => Versions is null || Versions.Contains(version);
}

/// <summary>The result of a requested change.</summary>
/// <param name="Id">The id of the resource to change; 0 if there is none.</param>
/// <param name="Refusal">The reason why it was refused.</param>
public sealed record Edited(EditResult Result, long Id = 0, Refusal? Refusal = null)
{
    /// <summary>Whether the transaction is to be committed.</summary>
    internal bool Stands => Result is EditResult.Created or EditResult.Updated or EditResult.Unchanged;

    /// <param name="pointer">The faulty part of the change (RFC 6901, JSON Pointer).</param>
    internal static Edited Refuse(
        long id,
        string pointer,
        string detail,
        RefusalKind kind = RefusalKind.Unacceptable) =>
        new(EditResult.Refused, id, new(kind, detail, [new(null, pointer, detail)]));
}

/// <summary>The outcome of a change, or the reason why it did nothing.</summary>
public enum EditResult
{
    Created,
    Updated,
    Unchanged,

    /// <summary>There is no such resource.</summary>
    Missing,

    /// <summary>It was deleted.</summary>
    Gone,

    /// <summary>It has another version by now.</summary>
    Stale,

    /// <summary>The change is not valid.</summary>
    Refused,
}
