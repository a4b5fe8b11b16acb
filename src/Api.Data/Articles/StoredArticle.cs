using Api.Content.Articles;

namespace Api.Data.Articles;

/// <summary>
/// Changes that later imports do not undo: people's changes, as a merge patch, the statements of the picture files that
/// they sent, and their words about images.
/// </summary>
internal sealed record Kept(string Edits, string Pictures, string ImageCorrections)
{
    public static readonly Kept Nothing = new("{}", Images.Pictures.None, Images.ImageCorrections.None);
}

/// <summary>A stored article before it changes.</summary>
internal sealed record StoredArticle
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required ArticleStatus Status { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }

    public required int Revision { get; init; }

    public required int Version { get; init; }

    public required string EditorialHash { get; init; }

    public required string ReadingHash { get; init; }

    public required string SourceTextHash { get; init; }

    public required string Edits { get; init; }

    public required string Pictures { get; init; }

    public required string ImageCorrections { get; init; }

    public Kept Kept => new(Edits, Pictures, ImageCorrections);

    public required DateTimeOffset CreatedAt { get; init; }

    public required int SourceRevision { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset? VisibleFrom { get; init; }

    public required string? ExternalId { get; init; }

    public required string MediaType { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Given { get; init; }

    /// <summary>The hash of its source.</summary>
    public required string Sha256 { get; init; }
}
