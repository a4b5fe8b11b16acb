using Api.Content.Articles;

namespace Api.Data.Articles;

/// <summary>How an article is to stand.</summary>
/// <param name="Stored">The article as it is stored; null for a new one.</param>
/// <param name="Article">The article as it is to be, what people changed included.</param>
/// <param name="Digest">The hashes and counts worked out of it.</param>
/// <param name="Kept">
/// The edits that people made, the pictures that they sent, and their words about images.
/// </param>
/// <param name="Source">The source, when a new one made this; null when the stored one stays.</param>
/// <param name="SourceTextHash">The hash of the body as the source has it.</param>
internal sealed record ArticleState(
    StoredArticle? Stored,
    ParsedArticle Article,
    Digest Digest,
    Kept Kept,
    SourceDocument? Source,
    string SourceTextHash)
{
    /// <summary>The ids of the images that people corrected, by their indexes among the article's.</summary>
    public IReadOnlyDictionary<int, long> CorrectedImages { get; init; } = new Dictionary<int, long>();

    public bool IsNew => Stored is null;

    /// <summary>Whether it stands so already.</summary>
    public bool IsStored => Stored is not null && Stored.ReadingHash == Digest.ReadingHash && Slug == Stored.Slug;

    /// <summary>
    /// Whether this is another revision, and not only because the stored source, sent again, is read otherwise.
    /// </summary>
    public bool IsEdited =>
        Stored is not null
        && Stored.Revision != Revision
        && (Source is null || Digest.HashOf(Source.Content) != Stored.Sha256);

    /// <summary>The slug that it is given, or has; null for a new one that is given none.</summary>
    public string? Slug => Article.Slug ?? Stored?.Slug;

    /// <summary>The status that an editor gives it.</summary>
    public ArticleStatus Status => Article.Status ?? Editorial(Stored?.Status) ?? ArticleStatus.Published;

    public int Revision => Stored switch
    {
        null => 1,
        _ when Stored.EditorialHash == Digest.EditorialHash => Stored.Revision,
        _ => Stored.Revision + 1,
    };

    /// <summary>The status that it has by that at this time.</summary>
    public ArticleStatus StatusBy(VisiblePeriod visibility) =>
        Status == ArticleStatus.Published ? visibility.Status : Status;

    // Whether its time has come is not part of what an editor says.
    private static ArticleStatus? Editorial(ArticleStatus? status) =>
        status is ArticleStatus.Scheduled or ArticleStatus.Expired ? ArticleStatus.Published : status;
}
