using System.Text.Json;
using Api.Content.Articles;

namespace Api.Data.Articles;

/// <summary>
/// Writes an article's paragraphs and images within its transaction. A part that the stored article has already keeps
/// its row; one that it no longer has is kept as removed, so that its address can say so.
/// </summary>
/// <param name="isNew">Whether the article had no part before.</param>
internal sealed class PartWriter(Session session, long articleId, int revision, bool isNew)
{
    /// <summary>Saves the parts, and returns the ids of the paragraphs in reading order.</summary>
    public async Task<IReadOnlyList<long>> SaveAsync(ParsedArticle article, Digest digest)
    {
        var ids = await ParagraphsAsync(article.Paragraphs, digest);
        await ImagesAsync(article.Images);
        return ids;
    }

    private const string RemoveParagraphsSql = "update paragraphs set removed_in = @Revision where id = @Id";

    // A paragraph is the same as long as it has the same words: another link in it does not make it another one.
    private const string MoveParagraphSql = """
        update paragraphs
        set number = @Number, marks = @Marks
        where id = @Id and (number <> @Number or marks <> @Marks)
        """;

    private const string InsertParagraphSql = """
        insert into paragraphs (article_id, number, kind, level, text, marks, word_count, text_hash, revision)
        values (@ArticleId, @Number, @Kind, @Level, @Text, @Marks, @WordCount, @TextHash, @Revision)
        returning id
        """;

    private const string ListParagraphsSql = """
        select id, number, kind, level, text
        from paragraphs
        where article_id = @ArticleId and removed_in is null
        order by number
        """;

    private async Task<IReadOnlyList<long>> ParagraphsAsync(IReadOnlyList<ParsedParagraph> paragraphs, Digest digest)
    {
        var stored = new Remembered<ParsedParagraph>();
        foreach (var row in isNew
            ? []
            : await session.QueryAsync<ParagraphRow>(ListParagraphsSql, new { ArticleId = articleId }))
        {
            stored.Add(new ParsedParagraph(row.Kind, row.Level, row.Text), row.Id);
        }

        var marks = paragraphs.Select(p => p.Marks.Count == 0 ? "[]" : JsonSerializer.Serialize(p.Marks, Json.Options))
            .ToList();
        var kept = paragraphs.Select(p => stored.Take(p with { Marks = [] })).ToList();
        await session.ExecuteAllAsync(
            MoveParagraphSql,
            kept.Index()
                .Where(k => k.Item is not null)
                .Select(k => new { Id = k.Item, Number = k.Index + 1, Marks = marks[k.Index] }));
        await session.ExecuteAllAsync(
            RemoveParagraphsSql, stored.Left.Select(id => new { Id = id, Revision = revision }));
        var added = new Queue<long>(
            await session.InsertAllAsync(
                InsertParagraphSql,
                paragraphs.Index().Where(p => kept[p.Index] is null).Select(p => new
                {
                    ArticleId = articleId,
                    Number = p.Index + 1,
                    Kind = NameWriter.Text(p.Item.Kind),
                    p.Item.Level,
                    p.Item.Text,
                    Marks = marks[p.Index],
                    digest.Paragraphs[p.Index].WordCount,
                    digest.Paragraphs[p.Index].TextHash,
                    Revision = revision,
                })));
        return [.. kept.Select(id => id ?? added.Dequeue())];
    }

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

    private async Task ImagesAsync(IReadOnlyList<ParsedImage> images)
    {
        var stored = new Remembered<ParsedImage>();
        foreach (var row in isNew
            ? []
            : await session.QueryAsync<ImageRow>(ListImagesSql, new { ArticleId = articleId }))
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
            ArticleId = articleId,
            Position = i + 1,
            image.AfterParagraph,
            Role = NameWriter.Text(
                i == 0 && image.AfterParagraph is null or 0 ? Images.ImageRole.Main : Images.ImageRole.Body),
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
            Revision = revision,
        }).ToList();
        await session.ExecuteAllAsync(RemoveImageSql, stored.Left.Select(id => new { Id = id, Revision = revision }));
        await session.ExecuteAllAsync(MoveImageSql, rows.Where(row => row.Id is not null));
        await session.ExecuteAllAsync(InsertImageSql, rows.Where(row => row.Id is null));
    }

    /// <summary>Stored parts by their content, each to be taken once, in their order.</summary>
    private sealed class Remembered<T>
        where T : notnull
    {
        private readonly Dictionary<T, Queue<long>> _ids = [];

        public IEnumerable<long> Left => _ids.Values.SelectMany(ids => ids);

        public void Add(T part, long id) => (_ids.TryGetValue(part, out var ids) ? ids : _ids[part] = []).Enqueue(id);

        public long? Take(T part) => _ids.TryGetValue(part, out var ids) && ids.TryDequeue(out var id) ? id : null;
    }

    private sealed record ParagraphRow
    {
        public required long Id { get; init; }

        public required ParagraphKind Kind { get; init; }

        public required int? Level { get; init; }

        public required string Text { get; init; }
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
