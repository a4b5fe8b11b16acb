using System.Globalization;
using Api.Content.Articles;

namespace Api.Data.Articles;

/// <summary>The row of an article, a member a column.</summary>
internal sealed record ArticleRow
{
    public static readonly string InsertSql = $"{RowSql<ArticleRow>.Insert("articles", nameof(Id))} returning id";

    // Quotes are counted when they are written.
    public static readonly string UpdateSql =
        RowSql<ArticleRow>.Update("articles", nameof(Slug), nameof(QuoteCount), nameof(CreatedAt));

    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required string? Title { get; init; }

    public required string DisplayTitle { get; init; }

    public required string? Subtitle { get; init; }

    public required string? Summary { get; init; }

    public required string? Byline { get; init; }

    public required long? PublisherId { get; init; }

    public required string? Section { get; init; }

    public required string? Language { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required string? PublishedOn { get; init; }

    public required string? PublishedText { get; init; }

    public required DateTimeOffset? ModifiedAt { get; init; }

    public required DateTimeOffset SortAt { get; init; }

    public required string? Dateline { get; init; }

    public required string? CanonicalUrl { get; init; }

    public required string? ExternalId { get; init; }

    public required string? License { get; init; }

    public required string? UsageTerms { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset? VisibleFrom { get; init; }

    public required DateTimeOffset? VisibleUntil { get; init; }

    public required int Revision { get; init; }

    public required int Version { get; init; }

    public required int WordCount { get; init; }

    public required int ParagraphCount { get; init; }

    public required int QuoteCount { get; init; }

    public required int ImageCount { get; init; }

    public required string? AboutHeading { get; init; }

    public required string? AboutText { get; init; }

    public required string TextHash { get; init; }

    public required string SourceTextHash { get; init; }

    public required int SourceRevision { get; init; }

    public required string EditorialHash { get; init; }

    public required string ReadingHash { get; init; }

    public required string Edits { get; init; }

    public required string Pictures { get; init; }

    public required string ImageCorrections { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static ArticleRow Of(ArticleState state, VisiblePeriod visibility, long? publisherId, DateTimeOffset now)
    {
        var (stored, article, digest) = (state.Stored, state.Article, state.Digest);
        return new()
        {
            Id = stored?.Id ?? 0,
            Slug = state.Slug ?? Content.Text.Slug.Of(article.DisplayTitle),
            Title = article.Title,
            DisplayTitle = article.DisplayTitle,
            Subtitle = article.Subtitle,
            Summary = article.Summary,
            Byline = article.Byline,
            PublisherId = publisherId,
            Section = article.Section,
            Language = article.Language,
            PublishedAt = Instants.Kept(article.PublishedAt),
            PublishedOn = article.PublishedOn,
            PublishedText = article.PublishedText,
            ModifiedAt = Instants.Kept(article.ModifiedAt),
            SortAt = SortInstant(article) ?? Undated,
            Dateline = article.Dateline,
            CanonicalUrl = article.CanonicalUrl,
            ExternalId = article.ExternalId,
            License = article.License,
            UsageTerms = article.UsageTerms,
            Status = EnumText.Of(state.StatusBy(visibility)),
            VisibleFrom = visibility.From,
            VisibleUntil = visibility.Until,
            Revision = state.Revision,
            Version = (stored?.Version ?? 0) + 1,
            WordCount = digest.Paragraphs.Sum(p => p.WordCount),
            ParagraphCount = article.Paragraphs.Count,
            QuoteCount = 0,
            ImageCount = article.Images.Count,
            AboutHeading = article.About?.Heading,
            AboutText = article.About?.Text,
            TextHash = digest.TextHash,
            SourceTextHash = state.SourceTextHash,
            SourceRevision = state.Source is null ? stored!.SourceRevision : state.Revision,
            EditorialHash = digest.EditorialHash,
            ReadingHash = digest.ReadingHash,
            Edits = state.Kept.Edits,
            Pictures = state.Kept.Pictures,
            ImageCorrections = state.Kept.ImageCorrections,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>
    /// The place of an article whose date is not known: the oldest. It is not the first day of all, which Npgsql sends
    /// as minus infinity.
    /// </summary>
    internal static readonly DateTimeOffset Undated = new(1, 1, 2, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset? SortInstant(ParsedArticle article) =>
        Instants.Kept(article.PublishedAt)
            ?? (DateTimeOffset.TryParseExact(
                article.PublishedOn,
                ["yyyy", "yyyy-MM", "yyyy-MM-dd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var start)
                ? start
                : null);
}
