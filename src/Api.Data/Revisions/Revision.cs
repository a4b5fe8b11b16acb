using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Packing;

namespace Api.Data.Revisions;

/// <summary>One editorial state of an article: its text, title, byline, dates, captions, status.</summary>
public sealed record Revision : Row
{
    /// <summary>Its number, from 1.</summary>
    [JsonPropertyName("revision")]
    public required int Number { get; init; }

    public required long ArticleId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The members of the article that it changed; empty for the first.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>The kind of thing that made it.</summary>
    public required RevisionCause Cause { get; init; }

    /// <summary>Whether it is the article's present state.</summary>
    public required bool Current { get; init; }

    /// <summary>
    /// Whether its text is no longer kept, as the server's operator has pruned old revisions: its address answers 410.
    /// </summary>
    public required bool Pruned { get; init; }

    public RevisionLinks Links => new($"/v1/articles/{ArticleId}/revisions/{Number}", $"/v1/articles/{ArticleId}");
}

/// <summary>The kind of thing that makes a revision.</summary>
public enum RevisionCause
{
    /// <summary>A source that was sent.</summary>
    Import,

    /// <summary>A change that a person made.</summary>
    Person,

    /// <summary>A newer reading of the stored source.</summary>
    Engine,
}

/// <summary>Selects a part of the list of an article's revisions.</summary>
public sealed record RevisionPageFilter : PageFilter
{
    internal override IReadOnlyList<KeyKind> Keys => [KeyKind.Id, KeyKind.Number];
}

/// <summary>Selects the revision with which another one is compared.</summary>
public sealed record DifferenceFilter
{
    /// <summary>
    /// The number of the former revision; by default the one before the latter, and of the first the first itself.
    /// </summary>
    [Range(1, int.MaxValue)]
    public WholeNumber? From { get; init; }
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record RevisionLinks(string Self, string Article) : ILinks;

/// <summary>Reads revisions of articles.</summary>
public sealed class RevisionQueries(Database database) : IListQueries<Revision>
{
    private static readonly Order Newest = new("a.id", "r.revision", Descending: true);

    private const string PrunedSql = """
        r.revision < a.revision and r.document is null and not exists (
          select 1 from packed_texts p
          where p.article_id = r.article_id and p.kind = 'state' and p.revision = r.revision)
        """;

    private static readonly Columns Columns = new(
        "r.revision as number, r.article_id",
        new("createdAt", "r.created_at"), new("changed", "r.changed"), new("cause", "r.cause"),
        new("current", "r.revision = a.revision as current", "join articles a on a.id = r.article_id"),
        new("pruned", $"{PrunedSql} as pruned", "join articles a on a.id = r.article_id"));

    private static readonly ListTable List = new(
        "revisions r join articles a on a.id = r.article_id",
        "r.revision",
        "join revisions r on r.article_id = page.k0 and r.revision = page.id",
        Columns);

    /// <summary>The plan of a page of one article's revisions, the newest first.</summary>
    /// <param name="superseded">Whether the caller may see those that another has replaced.</param>
    public static ListPlan<Revision> PlanOf(Address article, bool superseded, ListPlan<Revision> page)
    {
        var which = superseded ? "true" : "r.revision = a.revision";
        return page with { Where = PartFilter.WhereOf(article, page.Visibility).And(which), Order = Newest };
    }

    public Task<Slice<Revision>> ListAsync(ListPlan<Revision> plan, CancellationToken cancellationToken) =>
        ListReader.ReadAsync<Revision>(database, List, plan, cancellationToken);

    /// <summary>Finds the article as it was in a superseded revision, as JSON, as it was answered then.</summary>
    public async Task<byte[]?> FindDocumentAsync(long articleId, int number, CancellationToken cancellationToken)
    {
        // It may differ from another text, which an erasure must not take meanwhile.
        await using var session = await database.ReadSnapshotAsync(cancellationToken);
        return await new PackedTexts(session).FindAsync(new(articleId, TextKind.State, number));
    }
}
