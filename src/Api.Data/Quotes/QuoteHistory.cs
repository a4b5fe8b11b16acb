using Api.Content.Search;
using Api.Data.Articles;
using Api.Data.Revisions;

namespace Api.Data.Quotes;

/// <summary>The changes of one quotation over the revisions of its article.</summary>
/// <param name="Items">The changes, the newest first; at most the newest 1,000.</param>
public sealed record QuoteHistory(IReadOnlyList<QuoteChange> Items, QuoteHistoryLinks Links);

/// <summary>Addresses, relative to the root.</summary>
public sealed record QuoteHistoryLinks(string Quote, string Article) : ILinks;

/// <summary>A change of a quotation.</summary>
public sealed record QuoteChange
{
    public required QuoteChangeKind Change { get; init; }

    /// <summary>The quote that it led to, or that went.</summary>
    public required long QuoteId { get; init; }

    /// <summary>The revision of the article that made it; null if that was not kept by an older program.</summary>
    public required int? Revision { get; init; }

    public required DateTimeOffset? At { get; init; }

    /// <summary>The kind of thing that made the revision.</summary>
    public required RevisionCause? Cause { get; init; }

    /// <summary>
    /// The words from then on; null after a removal, and to a caller who may not read superseded revisions if the
    /// article no longer has them.
    /// </summary>
    public required string? Text { get; init; }
}

/// <summary>Kinds of changes of a quotation.</summary>
public enum QuoteChangeKind
{
    /// <summary>The article quotes it for the first time.</summary>
    Added,

    /// <summary>Words of it were edited. Case, marks and spaces alone are no edit.</summary>
    Reworded,

    /// <summary>The article no longer quotes it.</summary>
    Removed,
}

/// <summary>Reads the history of quotations.</summary>
public sealed class QuoteHistoryQueries(Database database)
{
    private const int Most = 1_000;

    // A union of distinct rows ends even if successors went in a circle.
    private static string HistorySql(Visibility visibility) => $"""
        with recursive former (id) as (
          select cast(@Id as bigint)
          union
          select p.id
          from former f
          join quotes q on q.id = f.id
          join quotes p on p.article_id = q.article_id and p.replaced_by = q.id
        ), latter (id) as (
          select cast(@Id as bigint)
          union
          select q.replaced_by
          from latter l
          join quotes q on q.id = l.id
          where q.replaced_by is not null
        )
        select
          q.id, q.text, q.added_in,
          case when q.anchor = 'lost' then q.revision + 1 else q.removed_in end as went_in,
          came.created_at as came_at, came.cause as came_by, went.created_at as went_at, went.cause as went_by
        from quotes q
        join articles a on a.id = q.article_id
        left join revisions came on came.article_id = q.article_id and came.revision = q.added_in
        left join revisions went on went.article_id = q.article_id
          and went.revision = case when q.anchor = 'lost' then q.revision + 1 else q.removed_in end
        where q.id in (select id from former union select id from latter)
          and a.deleted_at is null{ArticleQueries.SeenSql(visibility)}
        order by coalesce(q.added_in, q.revision) desc, q.id desc
        limit {Most}
        """;

    /// <summary>Finds the history of a quote, living or gone, whose article the caller may see.</summary>
    /// <param name="superseded">Whether the caller may read words that the article no longer has.</param>
    public async Task<QuoteHistory> FindAsync(
        Quote quote,
        Visibility visibility,
        bool superseded,
        CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var rows = await session.QueryAsync<QuoteInTime>(HistorySql(visibility), new { quote.Id });
        return new(
            [.. Changes([.. rows], superseded)],
            new($"/v1/quotes/{quote.Id}", $"/v1/articles/{quote.ArticleId}"));
    }

    /// <param name="quotes">The quotes that one quotation was, the newest first.</param>
    private static IEnumerable<QuoteChange> Changes(IReadOnlyList<QuoteInTime> quotes, bool superseded)
    {
        if (quotes is [{ WentIn: not null } last, ..])
        {
            yield return last.Removed;
        }

        QuoteInTime? restyled = null;
        foreach (var (place, quote) in quotes.Index())
        {
            var former = quotes.ElementAtOrDefault(place + 1);
            var shown = restyled ?? quote;
            if (former is not null && SearchTokens.Fold(former.Text) == SearchTokens.Fold(quote.Text))
            {
                // No edit: the words came with the former one, and stand as they are now.
                restyled = shown;
                continue;
            }

            restyled = null;
            var change = former is null ? QuoteChangeKind.Added : QuoteChangeKind.Reworded;
            var isReadable = superseded || shown.WentIn is null;
            yield return new()
            {
                Change = change,
                QuoteId = shown.Id,
                Revision = quote.AddedIn,
                At = quote.CameAt,
                Cause = quote.CameBy,
                Text = isReadable ? shown.Text : null,
            };
        }
    }

    private sealed record QuoteInTime
    {
        public required long Id { get; init; }

        public required string Text { get; init; }

        public required int? AddedIn { get; init; }

        public required int? WentIn { get; init; }

        public required DateTimeOffset? CameAt { get; init; }

        public required RevisionCause? CameBy { get; init; }

        public required DateTimeOffset? WentAt { get; init; }

        public required RevisionCause? WentBy { get; init; }

        public QuoteChange Removed => new()
        {
            Change = QuoteChangeKind.Removed,
            QuoteId = Id,
            Revision = WentIn,
            At = WentAt,
            Cause = WentBy,
            Text = null,
        };
    }
}
