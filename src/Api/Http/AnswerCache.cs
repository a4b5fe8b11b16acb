using Api.Data;
using Api.Serving;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Api.Http;

/// <summary>
/// Keeps rendered answers, by the request's target. They hold for one generation of the database, which every request
/// checks: after any commit, by whatever process, none of them is given again. Only answers to anonymous callers are
/// kept, as many as fit into the set number of bytes.
/// </summary>
internal sealed class AnswerCache(Database database, IConfiguration settings)
{
    private readonly long _mostBytes = (long)Settings.AnswerCache.Of(settings) << 20;

    // Of any generation: what is often asked for is so after a commit, too.
    private readonly RequestCounts _counts = new();

    // For caches between this server and anonymous callers, which ask again each time unless they may be late.
    private readonly StringValues _anonymous = Settings.MaxAge.Of(settings) is > 0 and var seconds
        ? $"public, max-age={seconds}"
        : "public, no-cache";

    private Shelf? _shelf;

    /// <summary>Answers from the cache if it can, before anything is routed or parsed.</summary>
    public Task ServeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Method != HttpMethods.Get || http.Request.Headers.Authorization.Count > 0)
        {
            return next(http);
        }

        // Read before anything else: a commit that comes while the answer is made leaves it on a shelf that nobody
        // looks at any more. Two requests may both replace the shelf. One of the two is lost then, or an older one is
        // replaced by the next request; neither ever holds an answer that is older than its generation.
        var generation = database.Generation;
        var shelf = _shelf;
        if (shelf?.Generation != generation)
        {
            shelf = _shelf = new Shelf(generation, new(_mostBytes, _counts, answer => answer.Size));
        }

        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (shelf.Answers.TryGet(target, out var answer)
            || shelf.Answers.TryGet(OfOrigin(http.Request, target), out answer))
        {
            return answer.SendAsync(http);
        }

        http.Features.Set(new Place(shelf, target));
        return next(http);
    }

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

    private static string OfOrigin(HttpRequest request, string target) => $"{target} {request.Scheme} {request.Host}";

    private sealed record Shelf(long Generation, SizedCache<Answer> Answers);

    private sealed class Place(Shelf shelf, string target)
    {
        public void Put(Answer answer, HttpRequest? of) =>
            shelf.Answers.Add(of is null ? target : OfOrigin(of, target), answer);
    }
}
