using Api.Content.Articles;
using Api.Data.Images;

namespace Api.Data.Articles;

/// <summary>
/// Writes an article's images within its transaction, which keep their rows or are left as removed, as paragraphs are.
/// </summary>
internal sealed class ArticleImageWriter(Session session, WrittenArticle of)
{
    private const string RemoveSql = "update images set removed_in = @Revision where id = @Id";

    private const string MoveSql =
        "update images set position = @Position, after_paragraph = @AfterParagraph, role = @Role where id = @Id";

    /// <param name="corrected">
    /// The ids of the images that people corrected, by their indexes: they keep their rows whatever else changes.
    /// </param>
    public async Task SaveAsync(IReadOnlyList<ParsedImage> images, IReadOnlyDictionary<int, long> corrected)
    {
        var stored = of.IsNew
            ? []
            : (await session.QueryAsync<ImageRow>(ImageRow.ListSql, new { ArticleId = of.Id })).ToList();
        var ids = KeptIds(stored, images, corrected);
        var rows = images.Select((image, i) => RowOf(image, i) with { Id = ids[i] }).ToList();
        await session.ExecuteAllAsync(
            RemoveSql, stored.Where(row => !ids.Contains(row.Id)).Select(row => new { row.Id, of.Revision }));
        await session.ExecuteAllAsync(MoveSql, rows.Where(row => row.Id is not null));
        await session.ExecuteAllAsync(
            ImageRow.CorrectSql, rows.Where((row, i) => row.Id is not null && corrected.ContainsKey(i)));
        await session.ExecuteAllAsync(ImageRow.InsertSql, rows.Where(row => row.Id is null));
    }

    /// <summary>Returns the ids of the rows that images keep, in their order; null for a new image.</summary>
    public static List<long?> KeptIds(
        IReadOnlyList<ImageRow> rows,
        IReadOnlyList<ParsedImage> images,
        IReadOnlyDictionary<int, long> corrected)
    {
        var living = rows.Select(row => row.Id!.Value).ToHashSet();
        var ids = images.Select((_, i) => corrected.TryGetValue(i, out var id) && living.Remove(id) ? id : (long?)null)
            .ToList();
        var others = new StoredParts<ImageRow>();
        foreach (var row in rows.Where(row => living.Contains(row.Id!.Value)))
        {
            others.Add(row.Said(), row.Id!.Value);
        }

        return [.. images.Select((image, i) => ids[i] ?? others.Take(ImageRow.Of(image)))];
    }

    private ImageRow RowOf(ParsedImage image, int index)
    {
        var isMain = index == 0 && image.AfterParagraph is null or 0;
        return ImageRow.Of(image) with
        {
            ArticleId = of.Id,
            Position = index + 1,
            AfterParagraph = image.AfterParagraph,
            Role = EnumText.Of(isMain ? ImageRole.Main : ImageRole.Body),
            Revision = of.Revision,
        };
    }
}
