using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Images;
using Api.Data.Paragraphs;
using Api.Data.Quotes;

namespace Api.Tests.Articles;

/// <summary>Articles as the server answers with them, every key present, without a server.</summary>
internal static class Answers
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 30, 0, TimeSpan.Zero);

    public static string Of(ParsedArticle article) => JsonSerializer.Serialize(ArticleOf(article), Json.Options);

    public static Article ArticleOf(ParsedArticle article) => new()
    {
        Id = 7,
        Slug = Slug.Of(article.DisplayTitle),
        Title = article.Title,
        DisplayTitle = article.DisplayTitle,
        Subtitle = article.Subtitle,
        Summary = article.Summary,
        Byline = article.Byline,
        Authors = [.. article.Authors.Select(ReferenceTo)],
        PublisherId = article.Publisher is null ? null : 3,
        PublisherSlug = Slug.Of(article.Publisher ?? ""),
        PublisherName = article.Publisher,
        PublisherUrl = article.PublisherUrl,
        Section = article.Section,
        Tags = [.. article.Tags.Select(ReferenceTo)],
        Language = article.Language,
        PublishedAt = article.PublishedAt,
        PublishedOn = article.PublishedOn,
        PublishedText = article.PublishedText,
        ModifiedAt = article.ModifiedAt,
        Dateline = article.Dateline,
        CanonicalUrl = article.CanonicalUrl,
        ExternalId = article.ExternalId,
        License = article.License,
        UsageTerms = article.UsageTerms,
        Status = article.Status ?? ArticleStatus.Published,
        VisibleFrom = article.VisibleFrom,
        VisibleUntil = article.VisibleUntil,
        Revision = 1,
        Version = 1,
        WordCount = 1,
        ParagraphCount = article.Paragraphs.Count,
        QuoteCount = article.Quotes.Count,
        ImageCount = article.Images.Count,
        AboutHeading = article.About?.Heading,
        AboutText = article.About?.Text,
        TextHash = "",
        CreatedAt = Now,
        UpdatedAt = Now,
        Paragraphs = [.. article.Paragraphs.Select(ParagraphOf)],
        Quotes = [.. article.Quotes.Where(quote => quote.Kind is QuoteKind.Direct or QuoteKind.Mixed).Select(QuoteOf)],
        Images = [.. article.Images.Select(ImageOf)],
    };

    private static Paragraph ParagraphOf(ParsedParagraph paragraph, int index) => new()
    {
        Id = 100 + index,
        ArticleId = 7,
        Number = index + 1,
        Kind = paragraph.Kind,
        Level = paragraph.Level,
        Text = paragraph.Text,
        Marks = paragraph.Marks,
        Structure = new()
        {
            List = paragraph.List,
            Rows = paragraph.Rows,
            Caption = paragraph.Caption,
            Embed = paragraph.Embed,
            Label = paragraph.Label,
            Notes = paragraph.Notes,
        },
        WordCount = 1,
        TextHash = "",
        QuoteIds = [],
        Revision = 1,
    };

    public static Quote QuoteOf(ParsedQuote quote, int index = 0) => new()
    {
        Id = 200 + index,
        ArticleId = 7,
        ParagraphId = 99 + quote.Place.Paragraph,
        ParagraphNumber = quote.Place.Paragraph,
        Number = index + 1,
        Text = quote.Text,
        Kind = quote.Kind,
        Speakers = [.. quote.Speakers.Select(speaker => ReferenceTo(speaker.Name))],
        SourceType = quote.SourceType,
        Method = quote.Declared ? AttributionMethod.Declared : AttributionMethod.Rule,
        Review = ReviewState.Unreviewed,
        PlaceStart = quote.Place.Start,
        PlaceEnd = quote.Place.End,
        PlaceStartUtf16 = quote.Place.StartUtf16,
        PlaceEndUtf16 = quote.Place.EndUtf16,
        Prefix = "",
        Suffix = "",
        Anchor = QuoteAnchor.Exact,
        Revision = 1,
        PublishedAt = null,
        PublishedOn = null,
        Language = null,
    };

    public static Image ImageOf(ParsedImage image, int index = 0) => new()
    {
        Id = 300 + index,
        ArticleId = 7,
        Position = index + 1,
        AfterParagraph = image.AfterParagraph,
        Role = ImageRole.Body,
        Url = image.Url,
        Caption = image.Caption,
        Credit = image.Credit,
        Creator = image.Creator,
        Copyright = image.Copyright,
        License = image.License,
        Alt = image.Alt,
        Width = image.Width,
        Height = image.Height,
        MediaType = image.MediaType,
        TakenAt = image.TakenAt,
        Location = image.Location,
        Sha256 = image.Sha256,
        Raw = image.Raw,
        Metadata = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(image.Metadata ?? "{}")!,
    };

    private static Reference ReferenceTo(string name, int index = 0) =>
        new() { Id = 400 + index, Slug = Slug.Of(name), Name = name };
}
