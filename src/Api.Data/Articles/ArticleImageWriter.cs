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

    public async Task SaveAsync(IReadOnlyList<ParsedImage> images)
    {
        var stored = new StoredParts<ImageRow>();
        foreach (var row in of.IsNew
            ? []
            : await session.QueryAsync<ImageRow>(ImageRow.ListSql, new { ArticleId = of.Id }))
        {
            stored.Add(row.Said(), row.Id!.Value);
        }

        var rows = images.Select((image, i) => RowOf(image, i, stored)).ToList();
        await session.ExecuteAllAsync(RemoveSql, stored.Left.Select(id => new { Id = id, of.Revision }));
        await session.ExecuteAllAsync(MoveSql, rows.Where(row => row.Id is not null));
        await session.ExecuteAllAsync(ImageRow.InsertSql, rows.Where(row => row.Id is null));
    }

    private ImageRow RowOf(ParsedImage image, int index, StoredParts<ImageRow> stored)
    {
        var said = ImageRow.Of(image);
        var isMain = index == 0 && image.AfterParagraph is null or 0;
        return said with
        {
            Id = stored.Take(said),
            ArticleId = of.Id,
            Position = index + 1,
            AfterParagraph = image.AfterParagraph,
            Role = EnumText.Of(isMain ? ImageRole.Main : ImageRole.Body),
            Revision = of.Revision,
        };
    }
}
