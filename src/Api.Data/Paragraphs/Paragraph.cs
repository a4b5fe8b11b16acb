using System.Text.Json.Serialization;
using Api.Content.Articles;
using Api.Content.Search;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Quotes;
using Api.Data.Search;

namespace Api.Data.Paragraphs;

/// <summary>One block of an article's body.</summary>
public sealed record Paragraph : Part
{
    /// <summary>The article that contains it; not on paragraphs that are embedded in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Outside]
    public DatedArticle? Article => ArticleSlug is null
        ? null
        : new(ArticleId, ArticleSlug, ArticleDisplayTitle, PublishedAt, PublishedOn);

    /// <summary>Its number in the body, from 1 in reading order.</summary>
    public required int Number { get; init; }

    public required ParagraphKind Kind { get; init; }

    /// <summary>1 to 6 for a heading, nesting from 1 for a list item, else null.</summary>
    public required int? Level { get; init; }

    /// <summary>
    /// The words: in a table with tabs between cells and line feeds between rows, in code with its line feeds.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>Links and emphasis in the text, by their start; plain text has none.</summary>
    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>The place of a list item in its list; null for other kinds.</summary>
    public ListPlace? List => Structure?.List;

    /// <summary>
    /// The rows of a table, each with its cells; null for other kinds. `text` is the same words: cells are joined by
    /// tabs, rows by line feeds.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<TableCell>>? Rows => Structure?.Rows;

    /// <summary>The caption of a table; null if it has none.</summary>
    public string? Caption => Structure?.Caption;

    /// <summary>The origin of an embedded post; null for other kinds.</summary>
    public EmbeddedPost? Embed => Structure?.Embed;

    /// <summary>The label of a footnote, by which paragraphs refer to it; null for other kinds.</summary>
    public string? Label => Structure?.Label;

    /// <summary>The references to footnotes, in the order of the text; they have no words in it.</summary>
    public IReadOnlyList<NoteReference> Notes => Structure?.Notes ?? [];

    [JsonIgnore]
    public ParagraphStructure? Structure { get; init; }

    /// <summary>
    /// The number of words of the text: runs between spaces that have a letter or a digit. Chinese, Japanese, Thai,
    /// Lao, Khmer and Burmese, which have no spaces between words, count by their letters.
    /// </summary>
    public required int WordCount { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, in hexadecimal.</summary>
    public required string TextHash { get; init; }

    /// <summary>The direct and mixed quotes in it, in reading order.</summary>
    public required IReadOnlyList<long> QuoteIds { get; init; }

    /// <summary>The first revision of the article that had it.</summary>
    public required int Revision { get; init; }

    public ParagraphLinks Links => new(Id, ArticleId);

    [JsonIgnore]
    public string? ArticleSlug { get; init; }

    [JsonIgnore]
    public string ArticleDisplayTitle { get; init; } = "";

    [JsonIgnore]
    public DateTimeOffset? PublishedAt { get; init; }

    [JsonIgnore]
    public string? PublishedOn { get; init; }

    internal override IEnumerable<Match?> Find(SearchQuery query) => [Match.Of(query, Text, Id)];

    /// <summary>The direct and mixed quotes in it, in reading order. Only with `include`.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Quote>? Quotes { get; init; }
}

/// <summary>An article by its id, its slug, the title it shows and the time of its publication.</summary>
public sealed record DatedArticle(
    long Id,
    string Slug,
    string DisplayTitle,
    DateTimeOffset? PublishedAt,
    string? PublishedOn);

/// <summary>Addresses, relative to the root.</summary>
public sealed record ParagraphLinks([property: JsonIgnore] long Id, [property: JsonIgnore] long ArticleId) : ILinks
{
    public string Self => $"/v1/paragraphs/{Id}";

    public string Article => $"/v1/articles/{ArticleId}";
}

/// <summary>Which paragraphs to list.</summary>
public sealed record ParagraphFilter
{
    /// <summary>Paragraph's id. A comma means any, a leading `-` means not.</summary>
    public Terms? Id { get; init; }

    private static readonly Relation Itself = PartTable.ByIdOf("paragraph");

    /// <summary>Kind of block. A comma means any, a leading `-` means not.</summary>
    public Choices<ParagraphKind>? Kind { get; init; }

    private const string Number = "r.number";

    /// <summary>The plan of a page of all paragraphs that satisfy this and are in such articles.</summary>
    public ListPlan<Paragraph> Plan(
        ParagraphPartFilter parts,
        Shape<Paragraph> shape,
        Visibility visibility,
        Cursor? after)
    {
        var where = AddTo(parts.WhereFor(visibility));
        return parts.PlanOfWords(shape, visibility, after) with
        {
            Where = where,
            Order = parts.Order(Number),
            Facets = parts.FacetsOf(this, where),
        };
    }

    /// <summary>The plan of a page of one article's paragraphs, in reading order.</summary>
    public ListPlan<Paragraph> PlanOf(
        Address article,
        PageFilter page,
        Shape<Paragraph> shape,
        Visibility visibility,
        Cursor? after) =>
        page.PlanPage(shape, visibility, after) with
        {
            Where = AddTo(PartFilter.WhereOf(article, visibility)),
            Order = PartFilter.InReadingOrder(Number),
            Embeds = shape.Embeds,
        };

    /// <summary>Adds the conditions on the paragraph to those on its article.</summary>
    internal Where AddTo(Where article) =>
        article
            .Usual("r.removed_in is null")
            .Refer(Itself, "id", Id)
            .AnyOf("r.kind", Kind?.Values, filter: "kind");
}

/// <summary>Selects paragraphs by their article.</summary>
public sealed record ParagraphPartFilter : PartFilter
{
    /// <summary>
    /// Counts to give beside the list, in `facets`: the number of its items with each value, and the address of the
    /// list with that value chosen. A comma means and.
    /// </summary>
    public FacetNames<ParagraphFacet>? Facets { get; init; }

    internal IReadOnlyList<AskedFacet>? FacetsOf(ParagraphFilter paragraph, Where where) => Facets is null ? null :
    [
        .. Facets.All.Select(name => AskedFacet.Of(
            FacetSource.Of(name), name == "kind" ? paragraph.Kind?.Written : GivenOfArticle(name), where)),
    ];
}
