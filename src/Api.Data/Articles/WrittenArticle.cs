namespace Api.Data.Articles;

/// <summary>An article whose parts are being written.</summary>
/// <param name="Revision">The revision that they are of.</param>
/// <param name="SortAt">Its place among all articles.</param>
/// <param name="IsNew">Whether it had no parts before.</param>
internal sealed record WrittenArticle(long Id, int Revision, DateTimeOffset SortAt, bool IsNew);
