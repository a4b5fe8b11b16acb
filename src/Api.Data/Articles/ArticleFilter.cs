using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Api.Content.Articles;
using Api.Data.Lists;
using Api.Data.Quotes;
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
    /// Status. Only published articles are shown by default; others only to callers who may see them. A comma means
    /// any, a leading `-` means not.
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

    /// <summary>Whether the date of publication is known, if only as a year.</summary>
    public Flag? HasDate { get; init; }

    private static readonly Relation Authors = new(
        "author", "a.id in (select x.article_id from article_authors x where x.author_id in ({0}))", ByName: true)
    {
        DrivingIndex = new("author_id", " join article_authors x on x.article_id = a.id"),
    };

    // One may have published them all.
    private static readonly Relation Publishers = new("publisher", "a.publisher_id in ({0})", ByName: true)
    {
        Selectivity = Selectivity.Some,
    };

    private protected static readonly Relation Tags = new(
        "tag", "a.id in (select x.article_id from article_tags x where x.tag_id in ({0}))", ByName: true)
    {
        HasSql = "(select count(*) from article_tags x where x.article_id = a.id and x.tag_id = {0}) > 0",
        DrivingIndex = new("tag_id", " join article_tags x on x.article_id = a.id"),
    };

    private protected static readonly Relation Itself = new("article", "a.id in ({0})")
    {
        SeenSql = "n.status = 'published'",
    };

    /// <summary>
    /// The order of the values of facets: by `count`, most first; or by `value`, where years, months and days come
    /// without gaps.
    /// </summary>
    [AllowedValues("count", "value"), DefaultValue("count")]
    public string? FacetSort { get; init; }

    /// <summary>Sort key; a leading `-` means descending.</summary>
    public abstract string? Sort { get; init; }

    internal override bool ByRelevance => Q?.Query is not null && Sort is null or "relevance";

    /// <summary>The plan of a page with its words; what is listed is for others to add.</summary>
    internal ListPlan<T> PlanOfWords<T>(Shape<T> shape, Visibility visibility, Cursor? after)
    {
        var highlights = Highlight is { Value: true };
        return PlanPage(shape, visibility, after) with
        {
            Words = Q?.Query,
            FacetsByValue = FacetSort == "value",
            Published = PublicationRange.Asked(PublishedFrom, PublishedBefore),
            ByRelevance = ByRelevance,
            Highlights = highlights,
            Embeds = shape.Embeds || highlights,
        };
    }

    /// <summary>The values that are given of the article's filter for a facet, as written; null for none.</summary>
    private protected IReadOnlyList<string>? GivenOfArticle(string facet) => facet switch
    {
        "author" => Author?.Written,
        "publisher" => Publisher?.Written,
        "tag" => Tag?.Written,
        "section" => Section?.Written,
        "language" => Language?.Written,
        _ => Period.Of(facet, PublishedFrom, PublishedBefore),
    };

    /// <summary>The conditions on the article, which the statement calls <c>a</c>.</summary>
    private protected Where WhereOfArticle(Visibility visibility) => new Where()
        .Usual(visibility == Visibility.Published || Status is null ? "a.status = 'published'" : "a.deleted_at is null")
        .AnyOf("a.status", Status?.Values)
        .Refer(Authors, "author", Author)
        .Refer(Publishers, "publisher", Publisher)
        .Refer(Tags, "tag", Tag)
        .Sections(Section)
        .Languages(Language)
        .PublishedIn(PublishedFrom, PublishedBefore)
        .Dated(HasDate);
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

    /// <summary>
    /// Kind of something that its source has and it does not, as in `source.leftOut`. A comma means any, a leading `-`
    /// means not.
    /// </summary>
    public Choices<LeftOutKind>? LeftOut { get; init; }

    /// <summary>The least number of direct and mixed quotes.</summary>
    [Range(0, int.MaxValue)]
    public WholeNumber? MinQuotes { get; init; }

    /// <summary>
    /// Counts to give beside the list, in `facets`: the number of its items with each value, and the address of the
    /// list with that value chosen. A comma means and.
    /// </summary>
    public FacetNames<ArticleFacet>? Facets { get; init; }

    /// <summary>
    /// Sort key; a leading `-` means descending. Unless another is asked for it is `-publishedAt`, and with `q`
    /// `relevance`. An article without a date sorts as published first of all; `-createdAt` shows what came in last.
    /// </summary>
    [AllowedValues("-publishedAt", "publishedAt", "-updatedAt", "updatedAt", "-createdAt", "createdAt", "relevance")]
    public override string? Sort { get; init; }

    private const string LeftOutFacet = "leftOut";

    private IReadOnlyList<string>? Lacked => LeftOut is { Any: { Count: > 0 } any } ? any : null;

    private IReadOnlyList<string>? NotLacked => LeftOut is { None: { Count: > 0 } none } ? none : null;

    private const string LeftOutSql = "a.id in (select x.article_id from article_left_out x where x.kind in ({0}))";

    private static readonly Relation Speakers = new(
        "speaker", "a.id in (select x.article_id from quote_speakers x where x.speaker_id in ({0}))", ByName: true)
    {
        HasSql = "(select count(*) from quote_speakers x where x.article_id = a.id and x.speaker_id = {0}) > 0",
        DrivingIndex = new("speaker_id", " join quote_speakers x on x.article_id = a.id", Repeats: true),
        SeenSql = QuoteSpeakers.QuotedSql,
    };

    private IReadOnlyList<AskedFacet>? FacetsOf(Where where) => Facets is null ? null :
    [
        .. Facets.All.Select(name => name switch
        {
            "speaker" => AskedFacet.Of(FacetSource.SpeakerOfArticle, Speaker?.Written, where),
            LeftOutFacet => AskedFacet.Of(FacetSource.Of(name), LeftOut?.Written, where),
            _ => AskedFacet.Of(FacetSource.Of(name), GivenOfArticle(name), where),
        }),
    ];

    /// <summary>Whether the named articles come in the order in which they are named.</summary>
    [MemberNotNullWhen(true, nameof(Id))]
    private bool IsByPlace => Sort is null && Id is { Any: [_, _, ..] } && Q?.Query is null;

    internal override IReadOnlyList<KeyKind> Keys => [IsByPlace ? KeyKind.Number : KeyKind.Instant, KeyKind.Id];

    private Order Order => Sort switch
    {
        null when IsByPlace => Lists.Order.AsNamed("article", "a.id", Id.Any),
        "publishedAt" => new("a.sort_at", "a.id", Descending: false),
        "-updatedAt" => new("a.updated_at", "a.id", Descending: true),
        "updatedAt" => new("a.updated_at", "a.id", Descending: false),
        "-createdAt" => new("a.created_at", "a.id", Descending: true),
        "createdAt" => new("a.created_at", "a.id", Descending: false),
        _ => new("a.sort_at", "a.id", Descending: true),
    };

    /// <summary>The plan of a page of the articles that satisfy this.</summary>
    public ListPlan<Article> Plan(Shape<Article> shape, Visibility visibility, Cursor? after)
    {
        var where = WhereFor(visibility);
        return PlanOfWords(shape, visibility, after) with
        {
            Where = where,
            Order = Order,
            Facets = FacetsOf(where),
        };
    }

    private Where WhereFor(Visibility visibility)
    {
        var where = WhereOfArticle(visibility)
            .Refer(Itself, "id", Id)
            .Refer(Itself, "slug", Slug)
            .And("a.canonical_url = {0}", CanonicalUrl)
            .And("a.external_id = {0}", ExternalId)
            .Refer(Speakers, "speaker", Speaker)
            .ReferAll(Speakers, "speakerAll", SpeakerAll)
            .ReferAll(Tags, "tagAll", TagAll)
            .And(LeftOutSql, Lacked, LeftOutFacet)
            .And($"not ({LeftOutSql})", NotLacked, LeftOutFacet)
            .And("a.updated_at >= {0}", UpdatedFrom?.Value)
            .And("a.quote_count >= {0}", MinQuotes?.Value);
        var hasImages = HasImages is { Value: true } ? "a.image_count > {0}" : "a.image_count = {0}";
        return HasImages is null ? where : where.And(hasImages, 0);
    }
}

/// <summary>Which parts of articles to list, by the article that they stand in.</summary>
public abstract record PartFilter : PublicationFilter
{
    /// <summary>Article's id or slug. A comma means any, a leading `-` means not.</summary>
    public Terms? Article { get; init; }

    /// <summary>
    /// Sort key; a leading `-` means descending. Parts of one article are in reading order. The default is
    /// `-publishedAt`, and with `q` it is `relevance`.
    /// </summary>
    [AllowedValues("-publishedAt", "publishedAt", "relevance")]
    public override string? Sort { get; init; }

    internal Order Order(string within) =>
        InReadingOrder(within) with { Descending = Sort != "publishedAt" };

    /// <summary>The newest article first, and in reading order within one.</summary>
    /// <param name="number">The column that counts its parts in that order.</param>
    internal static Order InReadingOrder(string number) => Lists.Order.Newest with { Within = number };

    internal Where WhereFor(Visibility visibility) => WhereOfArticle(visibility).Refer(Itself, "article", Article);

    /// <summary>The conditions for what one article has.</summary>
    internal static Where WhereOf(Address article, Visibility visibility) => new Where()
        .And(visibility == Visibility.Published ? "a.status = 'published'" : "a.deleted_at is null")
        .And(new Condition("a.id = {0}", Selectivity.Few, [new AddressId("article", article)]));
}
