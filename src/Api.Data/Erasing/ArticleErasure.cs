using System.Security.Cryptography;
using Api.Data.Articles;
using Api.Data.Changes;
using Api.Data.Images;
using Api.Data.Quotes;

namespace Api.Data.Erasing;

/// <summary>
/// Erases the content of an article, within a transaction: the row that is left has nothing but its id and dates, so
/// that its address can say that it is gone. Speakers, authors, publishers and tags that only this article named are
/// erased too.
/// </summary>
internal sealed class ArticleErasure(Session session, ChangeLog log, DateTimeOffset now)
{
    // The hash of a body without a paragraph: many articles have it.
    private static readonly string NoText = Digest.HashOf([]);

    /// <summary>
    /// Returns the slug of an erased article. No address has such a slug, and no search for a slug finds it.
    /// </summary>
    public static string SlugOf(long articleId) => $"~{articleId}";

    private const string KnownBySql = """
        select a.canonical_url, a.external_id, p.name, a.text_hash, a.source_text_hash
        from articles a left join publishers p on p.id = a.publisher_id
        where a.id = @Id
        """;

    private const string IdentifiersSql = "select external_id from article_identifiers where article_id = @Id";

    private const string SlugsSql = "select slug from slugs where noun = @Noun and target_id = @Id";

    // The rows stay, as their addresses say that they are gone.
    private static readonly string EraseSql = $$"""
        update articles set
          slug = @Slug, title = null, display_title = '', subtitle = null, summary = null, byline = null,
          section = null, language = null, publisher_id = null,
          published_at = null, published_on = null, published_text = null,
          sort_at = @Undated, modified_at = null, dateline = null, canonical_url = null, external_id = null,
          license = null, usage_terms = null, about_heading = null, about_text = null, text_hash = '',
          source_text_hash = '', editorial_hash = '', reading_hash = '', edits = '{}', pictures = '[]',
          image_corrections = '[]', visible_from = null, visible_until = null,
          word_count = 0, paragraph_count = 0, quote_count = 0, image_count = 0, version = version + 1
        where id = @Id;

        delete from slugs where noun = 'article' and target_id = @Id;
        insert into slugs (noun, slug, target_id) values ('article', @Slug, @Id);

        update paragraphs set
          level = null, text = '', marks = '[]', structure = null, word_count = 0, text_hash = '',
          removed_in = coalesce(removed_in, revision)
        where article_id = @Id;
        update quotes set {{QuoteRow.EraseSql}}, replaced_by = null, removed_in = coalesce(removed_in, revision)
        where article_id = @Id;
        update images set {{ImageRow.EraseSql}}, removed_in = coalesce(removed_in, revision)
        where article_id = @Id;

        delete from article_identifiers where article_id = @Id;
        delete from article_authors where article_id = @Id;
        delete from article_tags where article_id = @Id;
        delete from article_left_out where article_id = @Id;
        delete from quote_speakers where article_id = @Id;
        delete from speaker_names where article_id = @Id;
        delete from packed_texts where article_id = @Id;
        delete from article_documents where article_id = @Id;
        delete from quote_edits where article_id = @Id;
        update revisions set document = null, changed = '[]' where article_id = @Id;
        update sources set content = @Nothing, given = '{}', sha256 = '', left_out = '[]' where article_id = @Id;
        """;

    // People's notes beside their changes may quote it.
    private const string NotesSql = """
        update acts set note = null
        where note is not null
          and (target_type = 'article' and target_id = @Id
            or target_type = 'paragraph' and target_id in (select p.id from paragraphs p where p.article_id = @Id)
            or target_type = 'quote' and target_id in (select q.id from quotes q where q.article_id = @Id)
            or target_type = 'image' and target_id in (select i.id from images i where i.article_id = @Id))
        """;

    /// <summary>Erases a deleted article.</summary>
    public async Task EraseAsync(long id)
    {
        var (url, identifier, publisher, text, sourceText) =
            await session.QueryFirstOrDefaultAsync<(string?, string?, string?, string, string)>(
                KnownBySql, new { Id = id });
        var slugs = await session.QueryAsync<string>(SlugsSql, new { Noun = "article", Id = id });
        var marked = new List<(string Value, long Target)>();
        marked.AddRange(slugs.Select(slug => (ErasedMarks.OfSlug("article", slug), id)));
        marked.AddRange(url is null ? [] : [(ErasedMarks.OfUrl(url), id)]);
        marked.AddRange(identifier is null ? [] : [(ErasedMarks.OfIdentifier(identifier, publisher), id)]);
        var others = await session.QueryAsync<string>(IdentifiersSql, new { Id = id });
        marked.AddRange(others.Select(other => (ErasedMarks.OfIdentifier(other, publisher), id)));
        var hashes = new[] { text, sourceText }.Where(hash => hash != NoText);
        marked.AddRange(hashes.Select(hash => (ErasedMarks.OfText(hash), id)));

        var names = new NameErasure(session, log, id);
        // Before the article loses its names: nothing else tells whose they were.
        await names.FindAsync();
        await session.ExecuteAsync(NotesSql, new { Id = id });
        var emptied = new { Id = id, Slug = SlugOf(id), Nothing = Array.Empty<byte>(), ArticleRow.Undated };
        await session.ExecuteAsync(EraseSql, emptied);
        marked.AddRange(await names.EraseAsync());
        await KeepAsync(id, marked);
    }

    private const string MarkSql =
        "insert into erased_marks (mark, target_id) values (@Mark, @Target) on conflict (mark) do nothing";

    /// <summary>Keeps the marks of everything that may not come back, in the database and in the log.</summary>
    private async Task KeepAsync(long id, IReadOnlyList<(string Value, long Target)> marked)
    {
        var keys = await session.Erased.KeysAsync();
        // One key for all marks, as every import has to try each key that there is.
        var key = keys is [.., var newest] ? newest : RandomNumberGenerator.GetBytes(32);
        var marks = marked.Distinct().Select(m => new { Mark = ErasedMarks.Mark(key, m.Value), m.Target }).ToList();
        await session.ExecuteAllAsync(MarkSql, marks);
        var record = ErasureLog.Write(new(Article: id, At: now, Marks: [.. marks.Select(m => m.Mark)]));
        await session.Database.ErasureLog.AppendAsync(
            session, keys is [] ? [ErasureLog.Write(new(Key: key)), record] : [record]);
    }

    /// <summary>Keeps the marks that a log has of an article, whether or not the article exists.</summary>
    public static Task KeepAsync(Session session, ErasureRecord record) =>
        session.ExecuteAllAsync(
            MarkSql, (record.Marks ?? []).Select(mark => new { Mark = mark, Target = record.Article ?? 0 }));
}
