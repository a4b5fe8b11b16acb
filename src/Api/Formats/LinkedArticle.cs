using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Images;
using Api.Data.Quotes;
using static Api.Formats.LinkedData;

namespace Api.Formats;

/// <summary>Writes articles and their parts in the vocabulary of schema.org.</summary>
internal static class LinkedArticle
{
    public static JsonObject Of(Article article) => Node(
        TypeOf(article.Section),
        ("@id", article.Links.Self),
        ("url", article.CanonicalUrl),
        ("mainEntityOfPage", article.CanonicalUrl),
        ("identifier", article.ExternalId),
        ("headline", article.Title),
        ("alternativeHeadline", article.Subtitle),
        ("description", article.Summary),
        ("creditText", article.Byline),
        ("author", List(article.Authors.Select(LinkedNames.Author))),
        ("publisher", PublisherOf(article)),
        ("articleSection", article.Section),
        ("keywords", List(article.Tags.Select(tag => Keyword(tag)))),
        ("inLanguage", article.Language),
        ("datePublished", Date(article.PublishedAt, article.PublishedOn)),
        ("dateModified", Date(article.ModifiedAt)),
        ("dateline", article.Dateline),
        ("license", Terms(article.License)),
        ("usageInfo", Terms(article.UsageTerms)),
        ("creativeWorkStatus", Word(article.Status)),
        ("version", article.Revision),
        ("wordCount", article.WordCount),
        ("articleBody", BodyOf(article)),
        ("image", List((article.Images ?? []).Select(image => Image(image)))),
        ("hasPart", List(
        [
            .. (article.Quotes ?? []).Select(quote => Quotation(quote)),
            .. LinkedStructure.Of(article.Paragraphs ?? []),
            .. About(article.About),
        ])));

    /// <summary>Returns a quote outside its article.</summary>
    public static JsonObject Of(Quote quote) => Quotation(
        quote,
        ("inLanguage", quote.Language),
        ("isPartOf", Node(
            TypeOf(null),
            ("@id", quote.Links.Article),
            ("headline", quote.Article.DisplayTitle),
            ("url", quote.CanonicalUrl),
            ("datePublished", Date(quote.PublishedAt, quote.PublishedOn)))));

    /// <summary>Returns an image outside its article.</summary>
    public static JsonObject Of(Image image) =>
        Image(image, ("isPartOf", new JsonObject { ["@id"] = image.Links.Article }));

    private static JsonObject? PublisherOf(Article article) => article.Publisher is { } publisher
        ? LinkedNames.Publisher(publisher.Id, publisher.Name, publisher.Url)
        : null;

    private static string? BodyOf(Article article) => article.Paragraphs is { } paragraphs
        ? string.Join("\n\n", paragraphs.Select(p => p.Text))
        : null;

    private static string TypeOf(string? section) =>
        section?.Contains("analysis", StringComparison.OrdinalIgnoreCase) == true
            ? "AnalysisNewsArticle"
            : "NewsArticle";

    private static JsonObject Quotation(Quote quote, params ReadOnlySpan<(string, JsonNode?)> more) => Node(
        "Quotation",
        [
            ("@id", quote.Links.Self),
            ("position", quote.Number),
            ("text", quote.Text),
            ("creator", List(quote.Speakers.Select(LinkedNames.Speaker))),
            ("creditText", quote.Attribution.Mention?.Text),
            ("url", quote.Original),
            ("annotation", Node(("type", "Annotation"), ("target", Node(
                ("type", "SpecificResource"),
                ("source", quote.Links.Paragraph),
                ("selector", List(
                [
                    Node(
                        ("type", "TextQuoteSelector"),
                        ("exact", quote.Text),
                        ("prefix", quote.Prefix),
                        ("suffix", quote.Suffix)),
                    Node(("type", "TextPositionSelector"), ("start", quote.Place.Start), ("end", quote.Place.End)),
                ])))))),
            .. more,
        ]);

    private static JsonObject Image(Image image, params ReadOnlySpan<(string, JsonNode?)> more) => Node(
        "ImageObject",
        [
            ("@id", image.Links.Self),
            ("position", image.Position),
            ("representativeOfPage", image.Role == ImageRole.Main ? true : null),
            ("contentUrl", image.Url),
            ("caption", image.Caption),
            ("description", image.Raw),
            ("alternateName", image.Alt),
            ("creditText", image.Credit),
            ("creator", Named("Person", image.Creator)),
            ("copyrightNotice", image.Copyright),
            ("license", Terms(image.License)),
            ("width", image.Width),
            ("height", image.Height),
            ("encodingFormat", image.MediaType),
            ("dateCreated", Date(image.TakenAt)),
            ("contentLocation", Named("Place", image.Location)),
            ("sha256", image.Sha256),
            ("exifData", List(
                image.Metadata.Select(
                    field => Node("PropertyValue", ("name", field.Key), ("value", Value(field.Value)))))),
            .. more,
        ]);

    private static IEnumerable<JsonNode> About(About? about) =>
        about is null ? [] : [Node("WebPageElement", ("name", about.Heading), ("text", about.Text))];

    // One text may be several keywords, with commas between them.
    private static JsonNode Keyword(Reference tag) =>
        tag.Name.AsSpan().ContainsAny(',', ';')
            ? Node("DefinedTerm", ("@id", $"/v1/tags/{tag.Id}"), ("name", tag.Name))
            : tag.Name;

    // schema.org expects the address of the terms, or a work that states them.
    private static JsonNode? Terms(string? terms) => terms is null ? null
        : WebAddress.IsWeb(terms) ? terms
        : Node("CreativeWork", ("text", terms));

    private static JsonNode? Date(DateTimeOffset? instant, string? day = null) =>
        instant is { } known ? JsonSerializer.SerializeToNode(known, Json.Options) : day;

    private static JsonNode? Word(ArticleStatus status) => JsonSerializer.SerializeToNode(status, Json.Options);

    // A PropertyValue holds words, numbers and truth values.
    private static JsonNode? Value(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? value.GetRawText()
            : JsonNode.Parse(value.GetRawText());
}
