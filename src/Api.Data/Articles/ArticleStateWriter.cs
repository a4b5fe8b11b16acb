using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Text;
using Api.Data.Changes;
using Api.Data.Packing;
using Api.Data.Publishers;
using Api.Data.Revisions;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>Writes the rows of one article, of whatever made it, within a transaction.</summary>
internal sealed partial class ArticleStateWriter(
    Session session,
    ChangeLog log,
    RevisionCause cause,
    DateTimeOffset now)
{
    private readonly ArticleNameWriter _names = new(session);
    private readonly ArticleCountWriter _counts = new(session, log, now);
    private readonly SearchWriter _search = new(session);
    private readonly PackedTexts _texts = new(session);

    // Articles whose words are to be added to the index.
    private readonly HashSet<long> _unindexed = [];

    /// <summary>Stores how an article stands now: a new one, or the next state of a stored one.</summary>
    public async Task<Saved> SaveAsync(ArticleState given)
    {
        var (state, visibility) = await SeenAsync(given);
        if (state.IsStored)
        {
            return await KeepAsync(state);
        }

        if (await ConflictAsync(state) is { } conflict)
        {
            return new Saved(SaveResult.Rejected, state.Stored?.Id ?? 0, state.Stored?.Slug ?? "", conflict);
        }

        var row = ArticleRow.Of(state, visibility, await SavePublisherAsync(state.Article), now);
        await GiveUrlAsync(state, row);
        var before = state.Stored is null ? null : await ArticleQueries.FindAsync(session, state.Stored.Id);
        var (id, slug) = state.Stored is { } stored
            ? await UpdateAsync(stored, row, state.Article)
            : await InsertAsync(row);
        await SaveNamesAsync(id, state, row);
        await SavePartsAsync(id, state, row);
        await _counts.AddAsync(id);
        _unindexed.Add(id);
        await SaveSourceAsync(id, state, row);
        await SaveLeftOutAsync(id, state, row);
        await LogAsync(id, state, before);
        var result = state.IsNew ? SaveResult.Created : SaveResult.Updated;
        return new Saved(result, id, slug, Status: state.StatusBy(visibility));
    }

    /// <summary>Adds the words of all stored articles to the index, as the last write of the transaction.</summary>
    // Each article's at once would cost nearly as much as the rest of it: before a statement that SQLite may have to
    // undo alone, such as the next article's insert, FTS5 writes what it has collected, as one more piece to merge.
    public Task IndexAsync() => _search.AddAsync(_unindexed);

    /// <summary>Whether the names in an article mean whom and what it is stored with.</summary>
    public Task<bool> NamesAreAsync(long id, ParsedArticle article) => _names.AreAsync(id, article);

    /// <summary>The state with its status and the time from which it is seen, said or not.</summary>
    private async Task<(ArticleState State, VisiblePeriod Visibility)> SeenAsync(ArticleState state)
    {
        var (article, status) = (state.Article, state.Status);
        var visibility = await VisiblePeriod.OfAsync(session, state.Stored, article);

        // An embargo is the same whether it was said or follows from the date: what GET gave changes nothing.
        if (status == (article.Status ?? ArticleStatus.Published)
            && visibility.From == Instants.Kept(article.VisibleFrom))
        {
            return (state, visibility);
        }

        article = article with { Status = status, VisibleFrom = visibility.From };
        return (state with { Article = article, Digest = Digest.Of(article) }, visibility);
    }

    private const string EditsSql = """
        update articles
        set edits = @Edits, pictures = @Pictures, image_corrections = @ImageCorrections
        where id = @Id
          and (edits <> @Edits or pictures <> @Pictures or image_corrections <> @ImageCorrections)
        """;

    private async Task<Saved> KeepAsync(ArticleState state)
    {
        var stored = state.Stored!;
        var (edits, pictures, imageCorrections) = state.Kept;
        await session.ExecuteAsync(
            EditsSql,
            new { stored.Id, Edits = edits, Pictures = pictures, ImageCorrections = imageCorrections });
        return new Saved(SaveResult.Unchanged, stored.Id, stored.Slug, Status: stored.Status);
    }

    private const string TakenSql = $"""
        select a.id
        from articles a
        where a.id <> @Id and (a.canonical_url = @CanonicalUrl
           or (a.external_id = @ExternalId
               or a.id in (select x.article_id from article_identifiers x where x.external_id = @ExternalId))
             and {PublisherRows.OfArticleSql})
        limit 1
        """;

    /// <summary>The identifier, address or slug that is another article's already; null when none is.</summary>
    private async Task<Refusal?> ConflictAsync(ArticleState state)
    {
        var (stored, article) = (state.Stored, state.Article);
        if (article.Slug is { } slug
            && slug != stored?.Slug
            && await _names.SlugOwnerAsync("article", slug) is { } owner
            && owner != stored?.Id)
        {
            return Conflict("slug", $"The slug {slug} is, or was, article {owner}'s; none is given twice.");
        }

        // A new one matched none of them.
        if (stored is null || (article.CanonicalUrl ?? article.ExternalId) is null)
        {
            return null;
        }

        var known = new { stored.Id, article.CanonicalUrl, article.ExternalId, PublisherKey = KeyOf(article) };
        if (await session.ExecuteScalarAsync<long?>(TakenSql, known) is not { } other)
        {
            return null;
        }

        return Conflict(
            article.ExternalId is null ? "canonicalUrl" : "externalId",
            $"This is article {stored.Id}, but its canonicalUrl or externalId is article {other}'s.");
    }

    private static Refusal Conflict(string member, string detail) =>
        new(RefusalKind.Conflict, detail, [new(null, "/" + member, detail)]);

    private async Task<long?> SavePublisherAsync(ParsedArticle article) =>
        article.Publisher is null ? null : await _names.PublisherAsync(article.Publisher, article.PublisherUrl);

    private async Task GiveUrlAsync(ArticleState state, ArticleRow row)
    {
        if (state is { Source: not null, Article.PublisherUrl: { } url } && row.PublisherId is { } publisher)
        {
            await new PublisherRows(session, log, now).GiveUrlAsync(publisher, url);
        }
    }

    private Task<(long Id, string Slug)> InsertAsync(ArticleRow row) => _names.InsertAsync(
        "article",
        "articles",
        [row.Slug],
        free => session.ExecuteScalarAsync<long>(ArticleRow.InsertSql, row with { Slug = free }));

    private async Task<(long Id, string Slug)> UpdateAsync(
        StoredArticle stored,
        ArticleRow row,
        ParsedArticle article)
    {
        await new SurnameJoins(new(session, log, now)).BecomeAsync(stored.Id, article);
        await _counts.RemoveAsync(stored.Id);
        await (_unindexed.Remove(stored.Id) ? Task.CompletedTask : _search.RemoveAsync(stored.Id));
        await session.ExecuteAsync(ArticleRow.UpdateSql, row);
        if (row.Slug != stored.Slug)
        {
            await _names.RenameAsync("article", "articles", stored.Id, row.Slug);
        }

        return (stored.Id, row.Slug);
    }

    private async Task SaveNamesAsync(long id, ArticleState state, ArticleRow row)
    {
        await _names.AuthorsAsync(id, row.SortAt, state.Article.Authors, state.IsNew);
        await _names.TagsAsync(id, row.SortAt, state.Article.Tags, state.IsNew);
    }

    private async Task SavePartsAsync(long id, ArticleState state, ArticleRow row)
    {
        var isEdited = cause != RevisionCause.Engine && state.IsEdited;
        var isRepublished = isEdited
            && cause == RevisionCause.Import
            && state.Stored is { Status: ArticleStatus.Published };
        var of = new WrittenArticle(id, row.Revision, row.SortAt, state.IsNew, isEdited)
        {
            RepublishedAt = isRepublished ? now : null,
        };
        var paragraphs = await new ArticleParagraphWriter(session, of)
            .SaveAsync(state.Article.Paragraphs, state.Digest);
        await new ArticleImageWriter(session, of).SaveAsync(state.Article.Images, state.CorrectedImages);
        await new ArticleQuoteWriter(session, _names, of).SaveAsync(state.Article, paragraphs);
    }

    // Only the quotes changed: the revision keeps the source that made it.
    private const string InsertSourceSql = """
        insert into sources (article_id, revision, media_type, sha256, given, received_at)
        values (@Id, @Revision, @MediaType, @Sha256, @Given, @Now)
        on conflict (article_id, revision) do nothing
        """;

    private async Task SaveSourceAsync(long id, ArticleState state, ArticleRow row)
    {
        if (state.Source is { } source)
        {
            var added = await session.ExecuteAsync(InsertSourceSql, new
            {
                Id = id,
                row.Revision,
                source.MediaType,
                Sha256 = Digest.HashOf(source.Content),
                Given = JsonSerializer.Serialize(source.Given, JsonSerializerOptions.Web),
                Now = now,
            });
            var text = new TextKey(id, TextKind.Source, row.Revision);
            await (added == 0 ? Task.CompletedTask : _texts.AddAsync(text, source.Content));
        }
    }

    private const string LeftOutSql = """
        update sources set left_out = @LeftOut where article_id = @Id and revision = @SourceRevision;
        delete from article_left_out where article_id = @Id
        """;

    private const string InsertLeftOutSql =
        "insert into article_left_out (article_id, kind, sort_at) values (@Id, @Kind, @SortAt)";

    private async Task SaveLeftOutAsync(long id, ArticleState state, ArticleRow row)
    {
        var leftOut = state.Article.LeftOut;
        if (state.IsNew && leftOut.Count == 0)
        {
            return;
        }

        var json = JsonSerializer.Serialize(leftOut, Json.Options);
        await session.ExecuteAsync(LeftOutSql, new { Id = id, LeftOut = json, row.SourceRevision });
        await session.ExecuteAllAsync(
            InsertLeftOutSql, leftOut.Select(l => new { Id = id, Kind = EnumText.Of(l.Kind), row.SortAt }));
    }

    private async Task LogAsync(long id, ArticleState state, Article? before)
    {
        await log.NamedByAsync(id);
        if (before is null)
        {
            log.Created(id);
            await InsertRevisionAsync(id, state.Revision, []);
            return;
        }

        log.Changed(id);
        if (state.Revision != state.Stored!.Revision)
        {
            await ReviseAsync(before, (await ArticleQueries.FindAsync(session, id))!);
        }
    }

    internal static string? KeyOf(ParsedArticle article) =>
        article.Publisher is null ? null : NameIdentity.Of(article.Publisher);
}
