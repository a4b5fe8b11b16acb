using System.Collections.Concurrent;

namespace Api.Http;

/// <summary>
/// Keeps answers that are one article each, for as long as the article does not change. Times are numbers that count
/// the commits that were heard of.
/// </summary>
/// <param name="mostBytes">The most bytes of all of them.</param>
internal sealed class ArticleAnswers(long mostBytes)
{
    private const int MostChanged = 100_000;

    private readonly SizedCache<Kept> _kept = new(mostBytes, new(), kept => kept.Answer.Size);

    // Of an article that is not in it, no change was heard of since there is this cache.
    private readonly ConcurrentDictionary<long, long> _changedAt = new();

    /// <summary>Finds the answer to a target; null if none is kept, or its article has changed.</summary>
    public Answer? Find(string target) => _kept.Find(target) is { } kept && !IsOld(kept) ? kept.Answer : null;

    /// <summary>Keeps an answer that was read after a time.</summary>
    public void Add(string target, Answer answer, long articleId, long time) =>
        _kept.Add(target, new(answer, articleId, time));

    /// <summary>Gives no answer again that was read before a time, and is one of these articles.</summary>
    /// <returns>Whether so many changes can be remembered.</returns>
    public bool TryDrop(IReadOnlyList<long> articleIds, long time)
    {
        foreach (var id in articleIds)
        {
            _changedAt[id] = time;
        }

        return _changedAt.Count <= MostChanged;
    }

    // An answer that is read while its article changes comes after the change was heard of: it is kept, and is old.
    private bool IsOld(Kept kept) => _changedAt.TryGetValue(kept.ArticleId, out var changedAt) && kept.Time < changedAt;

    private sealed record Kept(Answer Answer, long ArticleId, long Time);
}
