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
public sealed record QuoteFilter : PartCriteria
{
    /// <summary>
    /// The condition of the quotes that are listed, counted and embedded by default; the statement calls the quote
    /// <c>r</c>.
    /// </summary>
    internal const string ListedSql =
        "r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> 'rejected' and r.anchor <> 'lost'";

    /// <summary>Speaker's id, slug or name. A comma means any, a leading `-` means not.</summary>
    public Terms? Speaker { get; init; }

    /// <summary>Kind of quote; the default is `direct,mixed`.</summary>
    public Choices<QuoteKind>? Kind { get; init; }

    /// <summary>A person's verdict on it; the default is all but `rejected`.</summary>
    public Choices<ReviewState>? Review { get; init; }

    /// <summary>Whether it is in the article; the default is `exact,moved`.</summary>
    public Choices<QuoteAnchor>? Anchor { get; init; }

    /// <summary>Kind of source.</summary>
    public Choices<SourceType>? SourceType { get; init; }

    /// <summary>
    /// The least confidence of the engine in the speaker, 0 to 1 (the smaller of its two confidences).
    /// </summary>
    public Share? MinConfidence { get; init; }

    /// <summary>
    /// The greatest confidence of the engine in the speaker, 0 to 1 (the smaller of its two confidences).
    /// </summary>
    public Share? MaxConfidence { get; init; }

    private const string Sureness = "r.sureness";

    /// <summary>
    /// Returns the order by the smaller of the two confidences, the least certain first, then by the article and in
    /// reading order, or all of it reversed; null for any other order.
    /// </summary>
    internal static Order? OrderOf(string? sort) => sort is not ("confidence" or "-confidence") ? null
        : new(Sureness, "r.article_id", sort == "-confidence", "r.number")
        {
            Holds = KeyKind.Sureness,
            Apart = true,
            Walk = ("quotes r cross join articles a", "a.id = r.article_id"),
        };

    internal override Conditions AddTo(Conditions where)
    {
        where.AddUsual("r.removed_in is null");
        where.AnyOf("r.anchor", Anchor?.Any, ["exact", "moved"]);
        where.AnyOf("r.kind", Kind?.Any, ["direct", "mixed"]);
        where.AnyOf("r.review", Review?.Any, ["unreviewed", "confirmed"]);
        where.AnyOf("r.source_type", SourceType?.Any);
        where.Lead(
            "speaker",
            "speaker_id",
            " join quote_speakers x on x.quote_id = r.id",
            "r.id in (select x.quote_id from quote_speakers x where x.speaker_id in ({0}))",
            Speaker);
        where.Add("r.confidence >= {0}", MinConfidence?.Value);
        where.Add("r.confidence <= {0}", MaxConfidence?.Value);
        return where;
    }

    // All kinds are counted if any are asked for.
    internal override (IReadOnlyList<string>? Given, PartCriteria Others)? Without(string facet) => facet switch
    {
        "speaker" => (Speaker?.Written, this with { Speaker = null }),
        "kind" => (Kind?.Any, this with { Kind = new() { Any = Choices<QuoteKind>.Names } }),
        _ => null,
    };

    internal override Order Bound(Order order) => order.Column != Sureness ? order
        : order with
        {
            Least = MinConfidence?.Value,
            Most = MaxConfidence?.Value ?? (Kind?.Any.Contains("phrase") is true ? null : 1),
        };
}

/// <summary>Selects quotes by their article.</summary>
public sealed record QuotePartFilter : PartFilter
{
    /// <summary>
    /// Sort key; a leading `-` means descending. By date, quotes of one article are in reading order. `confidence` is
    /// the smaller of the two, so the quotes that most need checking come first: a quote without a source counts as 0,
    /// a declared or corrected one as 1, and phrases come after that. The default is `-publishedAt`, and with `q` it is
    /// `relevance`.
    /// </summary>
    [AllowedValues("-publishedAt", "publishedAt", "confidence", "-confidence", "relevance")]
    public override string? Sort { get; init; }

    /// <summary>
    /// Counts to give beside the list, in `facets`: the number of its items with each value, and the address of the
    /// list with that value chosen. A comma means and.
    /// </summary>
    public Choices<QuoteFacet>? Facets { get; init; }

    internal override IReadOnlyList<string> Faceted => Facets?.Any ?? [];

    internal override Order? Sorted => QuoteFilter.OrderOf(Sort);
}

/// <summary>Selects a part of the list of one article's quotes.</summary>
public sealed record QuotePageFilter : PageFilter
{
    /// <summary>
    /// Sort key; a leading `-` means descending. `number` is reading order, `confidence` the smaller of the two, so the
    /// quotes that most need checking come first: a quote without a source counts as 0, a declared or corrected one as
    /// 1, and phrases come after that.
    /// </summary>
    [AllowedValues("number", "confidence", "-confidence"), DefaultValue("number")]
    public string? Sort { get; init; }

    internal override Order? Sorted => QuoteFilter.OrderOf(Sort);
}
