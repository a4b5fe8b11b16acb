using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Content.Search;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.Images;

/// <summary>The metadata of one picture. The picture itself is not kept.</summary>
public sealed record Image : Part
{
    /// <summary>Its number among the article's images, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The number of the paragraph that it follows; 0 before the body; null if that is not known.</summary>
    public required int? AfterParagraph { get; init; }

    /// <summary>`main` for the first image before the body, else `body`.</summary>
    public required ImageRole Role { get; init; }

    public required string? Url { get; init; }

    /// <summary>The words under it, without the credit.</summary>
    public required string? Caption { get; init; }

    /// <summary>IPTC credit line: the source that the publisher names.</summary>
    public required string? Credit { get; init; }

    /// <summary>IPTC creator: the person who made it.</summary>
    public required string? Creator { get; init; }

    public required string? Copyright { get; init; }

    public required string? License { get; init; }

    /// <summary>Alternative text for people who cannot see it.</summary>
    public required string? Alt { get; init; }

    /// <summary>The width in pixels.</summary>
    public required int? Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public required int? Height { get; init; }

    public required string? MediaType { get; init; }

    /// <summary>The time at which it was taken.</summary>
    public required DateTimeOffset? TakenAt { get; init; }

    /// <summary>The place at which it was taken, as written.</summary>
    public required string? Location { get; init; }

    /// <summary>SHA-256 of the picture file, in hexadecimal.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>The line of the source from which this was read, verbatim.</summary>
    public required string? Raw { get; init; }

    /// <summary>
    /// The statements of the picture file in EXIF, IPTC and XMP, by the names of the IPTC Photo Metadata Standard in
    /// camel case; empty if no file was sent.
    /// </summary>
    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    /// <summary>The result of sending the picture or changing its words. Only in the answer to that.</summary>
    [Aside, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SaveResult? Result { get; init; }

    public ImageLinks Links => new(Id, ArticleId);

    internal override IEnumerable<Match?> Find(SearchQuery query) =>
        [
            Match.Of(query, "caption", Caption),
            Match.Of(query, "alt", Alt),
            Match.Of(query, "credit", Credit),
            Match.Of(query, "creator", Creator),
        ];
}

/// <summary>The role of an image in its article.</summary>
public enum ImageRole
{
    Main,
    Body,
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record ImageLinks([property: JsonIgnore] long Id, [property: JsonIgnore] long ArticleId) : ILinks
{
    public string Self => $"/v1/images/{Id}";

    public string Article => $"/v1/articles/{ArticleId}";
}

/// <summary>Which images to list.</summary>
public sealed record ImageFilter
{
    /// <summary>Image's id. A comma means any, a leading `-` means not.</summary>
    public Terms? Id { get; init; }

    /// <summary>The role of the image in its article. A comma means any, a leading `-` means not.</summary>
    public Choices<ImageRole>? Role { get; init; }

    /// <summary>Credit line, exactly. A comma means any, a leading `-` means not.</summary>
    public Terms? Credit { get; init; }

    private const string Position = "r.position";

    private static readonly Relation Itself = PartTable.ByIdOf("image");

    /// <summary>The plan of a page of all images that satisfy this and are in such articles.</summary>
    public ListPlan<Image> Plan(ImagePartFilter parts, Shape<Image> shape, Visibility visibility, Cursor? after)
    {
        var where = AddTo(parts.WhereFor(visibility));
        return parts.PlanOfWords(shape, visibility, after) with
        {
            Where = where,
            Order = parts.Order(Position),
            Facets = parts.FacetsOf(where),
        };
    }

    /// <summary>The plan of a page of one article's images, in their order.</summary>
    public ListPlan<Image> PlanOf(
        Address article,
        PageFilter page,
        Shape<Image> shape,
        Visibility visibility,
        Cursor? after) =>
        page.PlanPage(shape, visibility, after) with
        {
            Where = AddTo(PartFilter.WhereOf(article, visibility)),
            Order = PartFilter.InReadingOrder(Position),
        };

    /// <summary>Adds the conditions on the image to those on its article.</summary>
    internal Where AddTo(Where article) =>
        article
            .Usual("r.removed_in is null")
            .Refer(Itself, "id", Id)
            .AnyOf("r.role", Role?.Values)
            .Match("r.credit", Credit);
}

/// <summary>Selects images by their article.</summary>
public sealed record ImagePartFilter : PartFilter
{
    /// <summary>
    /// Counts to give beside the list, in `facets`: the number of its items with each value, and the address of the
    /// list with that value chosen. A comma means and.
    /// </summary>
    public FacetNames<ImageFacet>? Facets { get; init; }

    internal IReadOnlyList<AskedFacet>? FacetsOf(Where where) => Facets is null ? null :
        [.. Facets.All.Select(name => AskedFacet.Of(FacetSource.Of(name), GivenOfArticle(name), where))];
}
