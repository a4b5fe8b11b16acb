using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Api.Content.Quotes;
using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Data.Quotes;

/// <summary>A change of a quotation by a newer source, after its article was published.</summary>
public sealed record Edit : Row
{
    public required long Id { get; init; }

    public required QuoteChangeKind Change { get; init; }

    public required long ArticleId { get; init; }

    /// <summary>The article that contains it.</summary>
    public ArticleReference Article => new(ArticleId, ArticleSlug, ArticleDisplayTitle);

    /// <summary>The quote that came of it, or that went.</summary>
    public required long QuoteId { get; init; }

    /// <summary>The quote whose words were edited; null unless they were.</summary>
    public required long? FormerQuoteId { get; init; }

    /// <summary>
    /// The words before, also of a quote that went; null if it is new, and to a caller who may not read superseded
    /// revisions.
    /// </summary>
    public required string? Before { get; init; }

    /// <summary>
    /// The words after; null if it went, and, to a caller who may not read superseded revisions, if they were edited
    /// again.
    /// </summary>
    public required string? After { get; init; }

    /// <summary>The speakers; none of a quote that went.</summary>
    public required IReadOnlyList<Reference> Speakers { get; init; }

    /// <summary>The revision of the article that made it.</summary>
    public required int Revision { get; init; }

    public required DateTimeOffset At { get; init; }

    public EditLinks Links =>
        new($"/v1/edits?id={Id}", $"/v1/quotes/{QuoteId}/history", $"/v1/articles/{ArticleId}");

    [JsonIgnore]
    public string ArticleSlug { get; init; } = "";

    [JsonIgnore]
    public string ArticleDisplayTitle { get; init; } = "";
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record EditLinks(string Self, string History, string Article) : ILinks;

/// <summary>Selects edits of quotations. By default these are direct and mixed quotes that nobody rejected.</summary>
public sealed record EditFilter : PageFilter
{
    /// <summary>Edit's id.</summary>
    [Range(1, int.MaxValue)]
    public WholeNumber? Id { get; init; }

    /// <summary>Kind of change. A comma means any, a leading `-` means not.</summary>
    public Choices<QuoteChangeKind>? Change { get; init; }

    /// <summary>Speaker's id, slug or name. A comma means any, a leading `-` means not.</summary>
    public Terms? Speaker { get; init; }

    /// <summary>Kind of quote; the default is `direct,mixed`. A comma means any, a leading `-` means not.</summary>
    public Choices<QuoteKind>? Kind { get; init; }

    /// <summary>Article's id or slug. A comma means any, a leading `-` means not.</summary>
    public Terms? Article { get; init; }

    /// <summary>Author's id, slug or name, regardless of case. A comma means any, a leading `-` means not.</summary>
    public Terms? Author { get; init; }

    /// <summary>Publisher's id, slug or name, regardless of case. A comma means any, a leading `-` means not.</summary>
    public Terms? Publisher { get; init; }

    /// <summary>Tag's id, slug or name, regardless of case. A comma means any, a leading `-` means not.</summary>
    public Terms? Tag { get; init; }

    /// <summary>Section, as written. A comma means any, a leading `-` means not.</summary>
    public Terms? Section { get; init; }

    /// <summary>
    /// Language range, regardless of case: `en` includes `en-GB`, `*` is every known language (RFC 4647, basic
    /// filtering). A comma means any, a leading `-` means not.
    /// </summary>
    public Terms? Language { get; init; }

    /// <summary>Its article was published at or after this; takes the values of `publishedFrom` of articles.</summary>
    public Instant? PublishedFrom { get; init; }

    /// <summary>Its article was published before this, which is not included.</summary>
    public Instant? PublishedBefore { get; init; }

    /// <summary>Edited at or after this: a date or an RFC 3339 instant.</summary>
    public Instant? EditedFrom { get; init; }

    private static readonly Order Newest = new("e.at", "e.id", Descending: true)
    {
        Walk = ("quote_edits e cross join articles a cross join quotes r", "a.id = e.article_id and r.id = e.quote_id"),
    };

    internal override IReadOnlyList<KeyKind> Keys => [KeyKind.Instant, KeyKind.Id];

    /// <summary>The plan of a page of the edits that satisfy this.</summary>
    public ListPlan<Edit> Plan(Shape<Edit> shape, Visibility visibility, Cursor? after) =>
        PlanPage(shape, visibility, after) with
        {
            Where = WhereFor(visibility),
            Order = Newest,
            Published = PublicationRange.Asked(PublishedFrom, PublishedBefore),
        };

    private Where WhereFor(Visibility visibility)
    {
        var ofArticle = new QuotePartFilter
        {
            Article = Article,
            Author = Author,
            Publisher = Publisher,
            Tag = Tag,
            Section = Section,
            Language = Language,
            PublishedFrom = PublishedFrom,
            PublishedBefore = PublishedBefore,
        };
        return ofArticle.WhereFor(visibility)
            .Usual("r.review <> 'rejected'")
            .AnyOf("r.kind", Kind?.Values, QuoteFilter.UsualKinds, filter: "kind")
            .And("e.id = {0}", Id?.Value)
            .AnyOf("e.change", Change?.Values)
            .Refer(QuoteFilter.Speakers, "speaker", Speaker)
            .And("e.at >= {0}", EditedFrom?.Value);
    }
}

/// <summary>Reads edits of quotations.</summary>
/// <param name="superseded">Whether the caller may read words that their article no longer has.</param>
public sealed class EditQueries(Database database, bool superseded) : IListQueries<Edit>
{
    private static readonly ListTable OfAll = TableOf(
        before: "case when e.change = 'removed' then r.text else f.text end",
        after: "case when e.change <> 'removed' then r.text end");

    private static readonly ListTable OfPresent = TableOf(
        before: "cast(null as text)",
        after: "case when e.change <> 'removed' and r.removed_in is null then r.text end");

    private static ListTable TableOf(string before, string after) => new(
        "quote_edits e join articles a on a.id = e.article_id join quotes r on r.id = e.quote_id",
        "e.id",
        """
        join quote_edits e on e.id = page.id
        join articles a on a.id = e.article_id
        join quotes r on r.id = e.quote_id
        left join quotes f on f.id = e.former_id
        """,
        new(
            "e.id, e.article_id, e.quote_id",
            new("change", "e.change"),
            new("article", "a.slug as article_slug, a.display_title as article_display_title"),
            new("formerQuoteId", "e.former_id as former_quote_id"),
            new("before", $"{before} as \"before\""), new("after", $"{after} as \"after\""),
            new("speakers", "l.speakers", "join quote_lists l on l.quote_id = r.id"),
            new("revision", "e.revision"), new("at", "e.at")));

    public Task<Slice<Edit>> ListAsync(ListPlan<Edit> plan, CancellationToken cancellationToken) =>
        ListReader.ReadAsync<Edit>(database, superseded ? OfAll : OfPresent, plan, cancellationToken);
}
