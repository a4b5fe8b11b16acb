namespace Api.Data.Articles;

/// <summary>An article whose parts are being written.</summary>
/// <param name="Revision">The revision that they are of.</param>
/// <param name="SortAt">Its place among all articles.</param>
/// <param name="IsNew">Whether it had no parts before.</param>
/// <param name="IsEdited">Whether a sender or a person changed it, rather than a newer reading of its source.</param>
internal sealed record WrittenArticle(long Id, int Revision, DateTimeOffset SortAt, bool IsNew, bool IsEdited)
{
    /// <summary>
    /// The time at which a newer source takes the place of what is published already; null of any other change.
    /// </summary>
    public DateTimeOffset? RepublishedAt { get; init; }
}
