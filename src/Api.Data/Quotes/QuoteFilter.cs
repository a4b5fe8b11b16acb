using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Api.Content.Quotes;
using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Data.Quotes;

/// <summary>
/// Selects quotes. By default these are the direct and mixed quotes that are still in their articles and that nobody
/// rejected.
/// </summary>
public sealed record QuoteFilter
{
    /// <summary>
    /// The condition of the quotes that are listed, counted and embedded by default; the statement calls the quote
    /// <c>r</c>.
    /// </summary>
    internal const string ListedSql =
        "r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost'";

    /// <summary>Speaker's id, slug or name. A comma means any, a leading `-` means not.</summary>
    public Terms? Speaker { get; init; }

    /// <summary>Quote's id. A comma means any, a leading `-` means not.</summary>
    public Terms? Id { get; init; }

    /// <summary>Kind of quote; the default is `direct,mixed`. A comma means any, a leading `-` means not.</summary>
    public Choices<QuoteKind>? Kind { get; init; }

    /// <summary>
    /// A person's verdict on it; the default is all but `rejected`. A comma means any, a leading `-` means not.
    /// </summary>
    public Choices<ReviewState>? Review { get; init; }

    /// <summary>
    /// Whether it is in the article; the default is `exact,moved`. A comma means any, a leading `-` means not.
    /// </summary>
    public Choices<QuoteAnchor>? Anchor { get; init; }

    /// <summary>Kind of source. A comma means any, a leading `-` means not.</summary>
    public Choices<SourceType>? SourceType { get; init; }

    /// <summary>
    /// The least confidence of the engine in the speaker, 0 to 1 (the smaller of its two confidences).
    /// </summary>
    public Share? MinConfidence { get; init; }

    /// <summary>
    /// The greatest confidence of the engine in the speaker, 0 to 1 (the smaller of its two confidences).
    /// </summary>
    public Share? MaxConfidence { get; init; }

    internal static readonly string[] UsualKinds = ["direct", "mixed"];

    private IReadOnlyList<string> OtherKinds =>
        Kind is null ? [.. Choices<QuoteKind>.Names.Except(UsualKinds)] : [];

    private const string Number = "r.number";
    private const string Sureness = "r.sureness";
    private const double NotAttemptedSureness = 1.5;

    /// <summary>
    /// Returns the order by the smaller of the two confidences, the least certain first, then by the article and in
    /// reading order, or all of it reversed; null for any other order.
    /// </summary>
    internal static Order? OrderOf(string? sort) => sort is not ("confidence" or "-confidence") ? null
        : new(Sureness, "r.article_id", sort == "-confidence", Number)
        {
            Holds = KeyKind.Sureness,
            Apart = true,
            Walk = ("quotes r cross join articles a", "a.id = r.article_id"),
        };

    /// <summary>The types of the sort key of such an order.</summary>
    internal static IReadOnlyList<KeyKind> KeysOf(string? sort) =>
        [OrderOf(sort)?.Holds ?? KeyKind.Instant, KeyKind.Id, KeyKind.Number];

    private static readonly Relation Itself = PartTable.ByIdOf("quote");

    internal static readonly Relation Speakers = new(
        "speaker", "r.id in (select x.quote_id from quote_speakers x where x.speaker_id in ({0}))", ByName: true)
    {
        DrivingIndex = new("speaker_id", " join quote_speakers x on x.quote_id = r.id"),
        SeenSql = QuoteSpeakers.QuotedSql,
    };

    /// <summary>The plan of a page of all quotes that satisfy this and are in such articles.</summary>
    public ListPlan<Quote> Plan(QuotePartFilter parts, Shape<Quote> shape, Visibility visibility, Cursor? after)
    {
        var where = AddTo(parts.WhereFor(visibility));
        return parts.PlanOfWords(shape, visibility, after) with
        {
            Where = where,
            Order = Bound(OrderOf(parts.Sort) ?? parts.Order(Number)),
            Facets = parts.FacetsOf(this, where),
            OtherKinds = OtherKinds,
        };
    }

    /// <summary>The plan of a page of one article's quotes, in reading order unless another is asked for.</summary>
    public ListPlan<Quote> PlanOf(
        Address article,
        QuotePageFilter page,
        Shape<Quote> shape,
        Visibility visibility,
        Cursor? after) =>
        page.PlanPage(shape, visibility, after) with
        {
            Where = AddTo(PartFilter.WhereOf(article, visibility)),
            Order = Bound(OrderOf(page.Sort) ?? PartFilter.InReadingOrder(Number)),
            OtherKinds = OtherKinds,
            Embeds = shape.Embeds,
        };

    /// <summary>Adds the conditions on the quote to those on its article.</summary>
    internal Where AddTo(Where article) => article
        .Usual("r.removed_in is null")
        .AnyOf("r.anchor", Anchor?.Values, ["exact", "moved"])
        .AnyOf("r.kind", Kind?.Values, UsualKinds, filter: "kind")
        .AnyOf("r.review", Review?.Values, ["unreviewed", "confirmed"])
        .AnyOf("r.source_type", SourceType?.Values, filter: "sourceType")
        .Refer(Itself, "id", Id)
        .Refer(Speakers, "speaker", Speaker)
        .And("r.confidence >= {0}", MinConfidence?.Value)
        .And("r.confidence <= {0}", MaxConfidence?.Value);

    // Only phrases have a greater sureness than quotes whose source was not looked for, and only those than 1.
    private double? MostSure => (Kind, SourceType) switch
    {
        ({ } kind, _) when kind.Values.Contains("phrase") => null,
        (_, { } type) when !type.Values.Contains("notAttempted") => 1,
        _ => NotAttemptedSureness,
    };

    /// <summary>The order with the bounds that the conditions give it.</summary>
    internal Order Bound(Order order)
    {
        if (order.Column != Sureness)
        {
            return order;
        }

        return order with { Least = MinConfidence?.Value, Most = MaxConfidence?.Value ?? MostSure };
    }
}

/// <summary>Selects quotes by their article.</summary>
public sealed record QuotePartFilter : PartFilter
{
    /// <summary>
    /// Sort key; a leading `-` means descending. By date, quotes of one article are in reading order. `confidence` is
    /// the smaller of the two, so the quotes that most need checking come first: a quote without a source counts as 0,
    /// a declared or corrected one as 1; quotes whose source was not looked for come after that, and phrases last. The
    /// default is `-publishedAt`, and with `q` it is `relevance`.
    /// </summary>
    [AllowedValues("-publishedAt", "publishedAt", "confidence", "-confidence", "relevance")]
    public override string? Sort { get; init; }

    /// <summary>
    /// Counts to give beside the list, in `facets`: the number of its items with each value, and the address of the
    /// list with that value chosen. A comma means and.
    /// </summary>
    public FacetNames<QuoteFacet>? Facets { get; init; }

    internal IReadOnlyList<AskedFacet>? FacetsOf(QuoteFilter quote, Where where) =>
        Facets is null ? null : [.. Facets.All.Select(name => FacetOf(name, quote, where))];

    private AskedFacet FacetOf(string name, QuoteFilter quote, Where where)
    {
        var given = name switch
        {
            "speaker" => quote.Speaker?.Written,
            // Of kinds, all are counted, as others than the listed ones are a choice too.
            "kind" => quote.Kind?.Written ?? [],
            "sourceType" => quote.SourceType?.Written,
            _ => GivenOfArticle(name),
        };
        var facet = AskedFacet.Of(FacetSource.Of(name), given, where);
        return name == "kind" ? facet with { Where = facet.Where.AnyOf("r.kind", Choices<QuoteKind>.Names) } : facet;
    }

    internal override IReadOnlyList<KeyKind> Keys => QuoteFilter.KeysOf(Sort);
}

/// <summary>Selects a part of the list of one article's quotes.</summary>
public sealed record QuotePageFilter : PageFilter
{
    /// <summary>
    /// Sort key; a leading `-` means descending. `number` is reading order, `confidence` the smaller of the two, so the
    /// quotes that most need checking come first: a quote without a source counts as 0, a declared or corrected one as
    /// 1; quotes whose source was not looked for come after that, and phrases last.
    /// </summary>
    [AllowedValues("number", "confidence", "-confidence"), DefaultValue("number")]
    public string? Sort { get; init; }

    internal override IReadOnlyList<KeyKind> Keys => QuoteFilter.KeysOf(Sort);
}
