using System.Data.Common;
using Api.Data;
using Api.Data.Changes;
using Api.Serving;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Api.Http;

/// <summary>
/// Keeps rendered answers to anonymous callers, by the request's target, as many as fit into the set number of bytes.
/// Every request checks whether anybody, in whatever process, has committed a write. If so, the log of changes tells
/// which articles have changed: their answers are not given again, and neither is any answer that is not one article.
/// </summary>
internal sealed class AnswerCache(Database database, IConfiguration settings) : IDisposable
{
    // Articles keep theirs for long, and whatever else there is begins anew with each commit: neither takes the other's
    // room.
    private readonly long _quarter = ((long)Settings.AnswerCache.Of(settings) << 20) / 4;

    // Of any generation: what is often asked for is so after a commit, too.
    private readonly RequestCounts _counts = new();

    // For caches between this server and anonymous callers, which ask again each time unless they may be late.
    private readonly StringValues _anonymous = Settings.MaxAge.Of(settings) is > 0 and var seconds
        ? $"public, max-age={seconds}"
        : "public, no-cache";

    private readonly SemaphoreSlim _following = new(1);

    private Shelf? _shelf;

    /// <summary>Answers from the cache if it can, before anything is routed or parsed.</summary>
    public Task ServeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Method != HttpMethods.Get || http.Request.Headers.Authorization.Count > 0)
        {
            return next(http);
        }

        // Taken before anything is read: an answer that is made while others commit is kept as one from before.
        var shelf = _shelf;
        return shelf?.Generation == database.Generation ? ServeAsync(http, next, shelf) : ServeAnewAsync(http, next);
    }

    private async Task ServeAnewAsync(HttpContext http, RequestDelegate next) =>
        await (await FindShelfAsync(http.RequestAborted) is { } shelf ? ServeAsync(http, next, shelf) : next(http));

    /// <summary>Finds the shelf of this moment; null while the database cannot be asked.</summary>
    private async Task<Shelf?> FindShelfAsync(CancellationToken cancellationToken)
    {
        try
        {
            // While the database may not know of all commits, its generation is another one each time.
            var generation = database.Generation;
            var isKnown = database.Generation == generation;
            return isKnown ? await FollowAsync(cancellationToken) : null;
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            // The request itself may still be answered: it is tried again, and another host may be asked.
            return null;
        }
    }

    private static Task ServeAsync(HttpContext http, RequestDelegate next, Shelf shelf)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if ((shelf.Find(target) ?? shelf.Others.Find(OfOrigin(http.Request, target))) is { } answer)
        {
            return answer.SendAsync(http);
        }

        http.Features.Set(new Place(shelf, target));
        return next(http);
    }

    /// <summary>Returns a shelf that knows of every commit from before this was called.</summary>
    private async Task<Shelf> FollowAsync(CancellationToken cancellationToken)
    {
        await _following.WaitAsync(cancellationToken);
        try
        {
            var (shelf, generation) = (_shelf, database.Generation);
            if (shelf?.Generation == generation)
            {
                return shelf;
            }

            var changed = await ChangedArticles.ReadAsync(database, shelf?.Changed, cancellationToken);
            var articles = shelf?.Articles;
            var time = (shelf?.Time ?? 0) + 1;
            if (articles is null || changed.Ids is null || !articles.TryDrop(changed.Ids, time))
            {
                articles = new(3 * _quarter);
            }

            return _shelf = new(generation, time, changed, articles, new(_quarter, _counts, answer => answer.Size));
        }
        finally
        {
            _following.Release();
        }
    }

    /// <summary>Gives none of the kept answers again.</summary>
    public void Clear() => _shelf = null;

    /// <summary>
    /// Returns the <c>Cache-Control</c> of an answer to this request: the value set for a caller with a key, else the
    /// one for all anonymous callers.
    /// </summary>
    public static StringValues ControlOf(HttpContext http) =>
        http.Response.Headers.CacheControl is { Count: > 0 } said
            ? said
            : http.RequestServices.GetRequiredService<AnswerCache>()._anonymous;

    /// <summary>
    /// Keeps an answer that was read from the database after its place was taken: it is then no older than its
    /// generation.
    /// </summary>
    /// <param name="isAbsolute">
    /// Whether it contains addresses with the host of the request: a caller of another host is not given it.
    /// </param>
    public static void Keep(HttpContext http, Answer answer, bool isAbsolute = false) =>
        http.Features.Get<Place>()?.Put(answer, isAbsolute ? http.Request : null);

    /// <summary>Keeps an answer that is one article, and nothing else, until the article changes.</summary>
    public static void KeepArticle(HttpContext http, Answer answer, long articleId) =>
        http.Features.Get<Place>()?.Put(answer, articleId);

    private static string OfOrigin(HttpRequest request, string target) => $"{target} {request.Scheme} {request.Host}";

    public void Dispose() => _following.Dispose();

    /// <param name="Time">Counts the generations that were followed.</param>
    /// <param name="Changed">How far the changes of articles are known.</param>
    private sealed record Shelf(
        long Generation,
        long Time,
        ChangedArticles Changed,
        ArticleAnswers Articles,
        SizedCache<Answer> Others)
    {
        public Answer? Find(string target) => Articles.Find(target) ?? Others.Find(target);
    }

    private sealed class Place(Shelf shelf, string target)
    {
        public void Put(Answer answer, HttpRequest? of) =>
            shelf.Others.Add(of is null ? target : OfOrigin(of, target), answer);

        public void Put(Answer answer, long articleId) => shelf.Articles.Add(target, answer, articleId, shelf.Time);
    }
}
