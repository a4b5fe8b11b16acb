using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Api.Content.Articles;
using Api.Content.Search;
using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>Filters of every list of articles and of their parts.</summary>
public abstract record PublicationFilter : PageFilter
{
    /// <summary>
    /// Words that must all occur: `word`, `"a phrase"`, `-not`, `this OR that` (OR joins only its two neighbours),
    /// `begin*` from three letters on. Case, diacritics and the shape of marks do not matter; at most 16 terms.
    /// </summary>
    public SearchText? Q { get; init; }

    /// <summary>Whether each item lists, in `matches`, the places of the words of `q`.</summary>
    [DefaultValue(false)]
    public Flag? Highlight { get; init; }

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

    /// <summary>
    /// Status. Only published articles are shown by default; others only to callers who may see them.
    /// </summary>
    public Choices<ArticleStatus>? Status { get; init; }

    /// <summary>
    /// Published at or after this: `2026`, `2026-03`, `2026-03-14` or an RFC 3339 instant. A year, a month or a date is
    /// compared with the article's own `publishedOn`, all of which must be after its start; an undated article is in no
    /// range.
    /// </summary>
    public Instant? PublishedFrom { get; init; }

    /// <summary>Published before this, which is not included; takes the values of `publishedFrom`.</summary>
    public Instant? PublishedBefore { get; init; }

    internal const string SpeakerOfArticleSql =
        "a.id in (select x.article_id from quote_speakers x where x.speaker_id in ({0}))";
    internal const string SpeakerJoinSql = " join quote_speakers x on x.article_id = a.id";
    private const string AuthorJoinSql = " join article_authors x on x.article_id = a.id";
    private const string TagJoinSql = " join article_tags x on x.article_id = a.id";
    private const string AuthorSql = "a.id in (select x.article_id from article_authors x where x.author_id in ({0}))";
    internal const string TagSql = "a.id in (select x.article_id from article_tags x where x.tag_id in ({0}))";

    /// <summary>Sort key; a leading `-` means descending.</summary>
    public abstract string? Sort { get; init; }

    internal override SearchQuery? Search => Q?.Query;

    internal override bool Highlights => Highlight is { Value: true };

    internal override bool ByRelevance => Search is not null && Sort is null or "relevance";

    /// <summary>The requested facets.</summary>
    internal virtual IReadOnlyList<string> Faceted => [];

    /// <summary>Returns the values given for a facet's filter, null for none, and the filter without them.</summary>
    internal virtual (IReadOnlyList<string>? Given, PublicationFilter Others) Without(string facet) => facet switch
    {
        "author" => (Author?.Written, this with { Author = null }),
        "publisher" => (Publisher?.Written, this with { Publisher = null }),
        "tag" => (Tag?.Written, this with { Tag = null }),
        "language" => (Language?.Written, this with { Language = null }),
        _ =>
            (Period.Of(facet, PublishedFrom, PublishedBefore), this with
            {
                PublishedFrom = null,
                PublishedBefore = null,
            }),
    };

    /// <summary>Adds the conditions on the article, which the statement calls <c>a</c>.</summary>
    internal virtual Conditions AddTo(Conditions where)
    {
        where.AddUsual(Sight == Sight.Published || Status is null ? "a.status = 'published'" : "a.deleted_at is null");
        where.AnyOf("a.status", Status?.Any);
        where.Lead("author", "author_id", AuthorJoinSql, AuthorSql, Author);
        where.Refer("publisher", "a.publisher_id in ({0})", Publisher, byName: true);
        where.Lead("tag", "tag_id", TagJoinSql, TagSql, Tag);
        where.Match("a.section", Section);
        where.Languages(Language);
        PublicationRange.AddTo(where, PublishedFrom, PublishedBefore);
        return where;
    }
}

/// <summary>Selects the articles of a list.</summary>
public sealed record ArticleFilter : PublicationFilter
{
    /// <summary>
    /// Article's id or slug. A comma means any, a leading `-` means not. The articles come in the order in which they
    /// are named, unless `sort` says otherwise.
    /// </summary>
    public Terms? Id { get; init; }

    /// <summary>Article's slug. A comma means any, a leading `-` means not.</summary>
    public Terms? Slug { get; init; }

    /// <summary>The address of the original, exactly.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>The publisher's own identifier, exactly.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Id, slug or name of a speaker quoted in it. A comma means any, a leading `-` means not.</summary>
    public Terms? Speaker { get; init; }

    /// <summary>Speakers who are all quoted in it, by id, slug or name.</summary>
    public Terms? SpeakerAll { get; init; }

    /// <summary>Tags that it must all have, by id, slug or name.</summary>
    public Terms? TagAll { get; init; }

    /// <summary>Changed here at or after this: a date or an RFC 3339 instant.</summary>
    public Instant? UpdatedFrom { get; init; }

    /// <summary>Whether it has images.</summary>
    public Flag? HasImages { get; init; }

    /// <summary>The least number of direct and mixed quotes.</summary>
    [Range(0, int.MaxValue)]
    public WholeNumber? MinQuotes { get; init; }

    /// <summary>
    /// Counts to give beside the list, in `facets`: the number of its items with each value, and the address of the
    /// list with that value chosen. A comma means and.
    /// </summary>
    public Choices<ArticleFacet>? Facets { get; init; }

    /// <summary>
    /// Sort key; a leading `-` means descending. The default is `-publishedAt`, and with `q` it is `relevance`.
    /// </summary>
    [AllowedValues("-publishedAt", "publishedAt", "-updatedAt", "updatedAt", "-createdAt", "createdAt", "relevance")]
    public override string? Sort { get; init; }

    internal override IReadOnlyList<string> Faceted => Facets?.Any ?? [];

    internal override (IReadOnlyList<string>? Given, PublicationFilter Others) Without(string facet) =>
        facet == "speaker" ? (Speaker?.Written, this with { Speaker = null }) : base.Without(facet);

    /// <summary>Whether the named articles come in the order in which they are named.</summary>
    [MemberNotNullWhen(true, nameof(Id))]
    private bool IsByPlace => Sort is null && Id is { Any: [_, _, ..] } && Search is null;

    internal override IReadOnlyList<KeyKind> Keys => [IsByPlace ? KeyKind.Number : KeyKind.Instant, KeyKind.Id];

    internal Order Order(Conditions where) => Sort switch
    {
        null when IsByPlace => new(where.PlaceOf("article", "a.id", Id.Any), "a.id", Descending: false),
        "publishedAt" => new("a.sort_at", "a.id", Descending: false),
        "-updatedAt" => new("a.updated_at", "a.id", Descending: true),
        "updatedAt" => new("a.updated_at", "a.id", Descending: false),
        "-createdAt" => new("a.created_at", "a.id", Descending: true),
        "createdAt" => new("a.created_at", "a.id", Descending: false),
        _ => new("a.sort_at", "a.id", Descending: true),
    };

    internal override Conditions AddTo(Conditions where)
    {
        base.AddTo(where);
        where.Refer("article", "a.id in ({0})", Id);
        where.Refer("article", "a.id in ({0})", Slug);
        where.Add("a.canonical_url = {0}", CanonicalUrl);
        where.Add("a.external_id = {0}", ExternalId);
        where.Lead("speaker", "speaker_id", SpeakerJoinSql, SpeakerOfArticleSql, Speaker, repeats: true);
        where.ReferAll("speaker", SpeakerOfArticleSql, SpeakerAll);
        where.ReferAll("tag", TagSql, TagAll);
        where.Add("a.updated_at >= {0}", UpdatedFrom?.Value);
        where.Add("a.quote_count >= {0}", MinQuotes?.Value);
        if (HasImages is not null)
        {
            where.Add(HasImages.Value ? "a.image_count > {0}" : "a.image_count = {0}", 0);
        }

        return where;
    }
}

/// <summary>Selects parts of articles by their article.</summary>
public record PartFilter : PublicationFilter
{
    /// <summary>Article's id or slug. A comma means any, a leading `-` means not.</summary>
    public Terms? Article { get; init; }

    /// <summary>
    /// Sort key; a leading `-` means descending. Parts of one article are in reading order. The default is
    /// `-publishedAt`, and with `q` it is `relevance`.
    /// </summary>
    [AllowedValues("-publishedAt", "publishedAt", "relevance")]
    public override string? Sort { get; init; }

    internal Order Order(string within) => Sorted ?? new("a.sort_at", "a.id", Sort != "publishedAt", within);

    internal override Conditions AddTo(Conditions where)
    {
        base.AddTo(where);
        where.Refer("article", "a.id in ({0})", Article);
        return where;
    }

    /// <summary>Adds the conditions for the parts of one article.</summary>
    internal static Conditions AddTo(Conditions where, Address article, Sight sight)
    {
        where.Add(sight == Sight.Published ? "a.status = 'published'" : "a.deleted_at is null");
        where.Is(article);
        return where;
    }
}
