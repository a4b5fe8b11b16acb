using System.Text.Json;
using Api.Content.Articles;
using Api.Data.Paragraphs;

namespace Api.Data.Articles;

/// <summary>
/// Writes an article's paragraphs within its transaction. One that the stored article has already keeps its row; one
/// that it no longer has is left as removed, so that its address can say so.
/// </summary>
internal sealed class ArticleParagraphWriter(Session session, WrittenArticle of)
{
    private const string RemoveParagraphsSql = "update paragraphs set removed_in = @Revision where id = @Id";

    // It is the same paragraph as long as it has the same words: another link in it is no other one.
    private const string MoveParagraphSql = """
        update paragraphs
        set number = @Number, marks = @Marks, structure = @Structure
        where id = @Id
          and (number <> @Number or marks <> @Marks or coalesce(structure, '') <> coalesce(@Structure, ''))
        """;

    private const string InsertParagraphSql = """
        insert into paragraphs (
          article_id, number, kind, level, text, marks, structure, word_count, text_hash, revision)
        values (
          @ArticleId, @Number, @Kind, @Level, @Text, @Marks, @Structure, @WordCount, @TextHash, @Revision)
        returning id
        """;

    private const string ListParagraphsSql = """
        select id, number, kind, level, text
        from paragraphs
        where article_id = @ArticleId and removed_in is null
        order by number
        """;

    public async Task<SavedParagraphs> SaveAsync(IReadOnlyList<ParsedParagraph> paragraphs, Digest digest)
    {
        var (stored, before) = (new StoredParts<ParsedParagraph>(), new List<long>());
        foreach (var row in of.IsNew
            ? []
            : await session.QueryAsync<ParagraphRow>(ListParagraphsSql, new { ArticleId = of.Id }))
        {
            stored.Add(new ParsedParagraph(row.Kind, row.Level, row.Text), row.Id);
            before.Add(row.Id);
        }

        var marks = paragraphs.Select(p => p.Marks.Count == 0 ? "[]" : JsonSerializer.Serialize(p.Marks, Json.Options))
            .ToList();
        var structures = paragraphs.Select(ParagraphStructure.TextOf).ToList();
        var kept = paragraphs.Select(p => stored.Take(p.Bare())).ToList();
        await session.ExecuteAllAsync(
            MoveParagraphSql,
            kept.Index()
                .Where(k => k.Item is not null)
                .Select(k => new
                {
                    Id = k.Item,
                    Number = k.Index + 1,
                    Marks = marks[k.Index],
                    Structure = structures[k.Index],
                }));
        await session.ExecuteAllAsync(
            RemoveParagraphsSql, stored.Left.Select(id => new { Id = id, of.Revision }));
        var added = new Queue<long>(
            await session.InsertAllAsync(
                InsertParagraphSql,
                paragraphs.Index().Where(p => kept[p.Index] is null).Select(p => new
                {
                    ArticleId = of.Id,
                    Number = p.Index + 1,
                    Kind = EnumText.Of(p.Item.Kind),
                    p.Item.Level,
                    p.Item.Text,
                    Marks = marks[p.Index],
                    Structure = structures[p.Index],
                    digest.Paragraphs[p.Index].WordCount,
                    digest.Paragraphs[p.Index].TextHash,
                    of.Revision,
                })));
        return new([.. kept.Select(id => id ?? added.Dequeue())], before);
    }

    private sealed record ParagraphRow
    {
        public required long Id { get; init; }

        public required ParagraphKind Kind { get; init; }

        public required int? Level { get; init; }

        public required string Text { get; init; }
    }
}

/// <summary>The ids of an article's paragraphs, in reading order.</summary>
/// <param name="Before">The ids in the revision before; none if there is none.</param>
internal sealed record SavedParagraphs(IReadOnlyList<long> Ids, IReadOnlyList<long> Before);
