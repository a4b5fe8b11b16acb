using Api.Content.Articles;
using Api.Data.Images;

namespace Api.Data.Articles;

/// <summary>
/// Writes an article's images within its transaction, which keep their rows or stay behind as paragraphs do.
/// </summary>
internal sealed class ArticleImageWriter(Session session, WrittenArticle of)
{
    private const string ListImagesSql = """
        select id, caption, credit, raw, url, creator, copyright, license, alt, width, height, media_type, taken_at, location, sha256, metadata
        from images
        where article_id = @ArticleId and removed_in is null
        order by position
        """;

    private const string RemoveImageSql = "update images set removed_in = @Revision where id = @Id";

    private const string MoveImageSql =
        "update images set position = @Position, after_paragraph = @AfterParagraph, role = @Role where id = @Id";

    private const string InsertImageSql = """
        insert into images (
          article_id, position, after_paragraph, role, caption, credit, raw, url, creator, copyright, license, alt, width, height,
          media_type, taken_at, location, sha256, metadata, revision)
        values (
          @ArticleId, @Position, @AfterParagraph, @Role, @Caption, @Credit, @Raw, @Url, @Creator, @Copyright, @License, @Alt, @Width, @Height,
          @MediaType, @TakenAt, @Location, @Sha256, @Metadata, @Revision)
        """;

    public async Task SaveAsync(IReadOnlyList<ParsedImage> images)
    {
        var stored = new StoredParts<ParsedImage>();
        foreach (var row in of.IsNew
            ? []
            : await session.QueryAsync<ImageRow>(ListImagesSql, new { ArticleId = of.Id }))
        {
            stored.Add(
                new ParsedImage(row.Caption, row.Credit, null, row.Raw)
                {
                    Url = row.Url,
                    Creator = row.Creator,
                    Copyright = row.Copyright,
                    License = row.License,
                    Alt = row.Alt,
                    Width = row.Width,
                    Height = row.Height,
                    MediaType = row.MediaType,
                    TakenAt = row.TakenAt,
                    Location = row.Location,
                    Sha256 = row.Sha256,
                    Metadata = row.Metadata == "{}" ? null : row.Metadata,
                },
                row.Id);
        }

        var rows = images.Select((image, i) => new
        {
            Id = stored.Take(image with { AfterParagraph = null, TakenAt = Instants.Kept(image.TakenAt) }),
            ArticleId = of.Id,
            Position = i + 1,
            image.AfterParagraph,
            Role = EnumText.Of(
                i == 0 && image.AfterParagraph is null or 0 ? ImageRole.Main : ImageRole.Body),
            image.Caption,
            image.Credit,
            image.Raw,
            image.Url,
            image.Creator,
            image.Copyright,
            image.License,
            image.Alt,
            image.Width,
            image.Height,
            image.MediaType,
            TakenAt = Instants.Kept(image.TakenAt),
            image.Location,
            image.Sha256,
            Metadata = image.Metadata ?? "{}",
            of.Revision,
        }).ToList();
        await session.ExecuteAllAsync(RemoveImageSql, stored.Left.Select(id => new { Id = id, of.Revision }));
        await session.ExecuteAllAsync(MoveImageSql, rows.Where(row => row.Id is not null));
        await session.ExecuteAllAsync(InsertImageSql, rows.Where(row => row.Id is null));
    }

    private sealed record ImageRow
    {
        public required long Id { get; init; }

        public required string? Caption { get; init; }

        public required string? Credit { get; init; }

        public required string? Raw { get; init; }

        public required string? Url { get; init; }

        public required string? Creator { get; init; }

        public required string? Copyright { get; init; }

        public required string? License { get; init; }

        public required string? Alt { get; init; }

        public required int? Width { get; init; }

        public required int? Height { get; init; }

        public required string? MediaType { get; init; }

        public required DateTimeOffset? TakenAt { get; init; }

        public required string? Location { get; init; }

        public required string? Sha256 { get; init; }

        public required string Metadata { get; init; }
    }
}
