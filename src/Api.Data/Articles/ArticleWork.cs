using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Text;
using Api.Content.Quotes;
using Api.Data.Changes;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>What is done to articles within one transaction.</summary>
internal sealed class ArticleWork(Session session, ChangeLog log, ArticleRows rows, ArticleQueries articles, DateTimeOffset now)
{
    private const string StoredColumns = """
        select a.id, a.slug, a.status, a.deleted_at, a.revision, a.version, a.editorial_hash, a.reading_hash, a.source_text_hash, a.edits, a.pictures, a.created_at, a.source_revision,
          s.media_type, s.given
        from articles a
        join sources s on s.article_id = a.id and s.revision = a.source_revision
        """;

    // An article is known by the publisher's identifier, else by its address, else by its words, as its source had them or as they stand now.
    // One that came without an address is the same when it comes again with one.
    private const string FindSql = $"""
        {StoredColumns}
        where a.external_id = @ExternalId and a.publisher_id is not distinct from (select p.id from publishers p where p.name_key = @PublisherKey)
           or a.canonical_url = @CanonicalUrl
           or a.source_text_hash = @TextHash and a.external_id is null and (a.canonical_url is null or @CanonicalUrl is null)
           or a.text_hash = @TextHash and a.external_id is null and (a.canonical_url is null or @CanonicalUrl is null)
        order by case when a.external_id = @ExternalId then 0 when a.canonical_url = @CanonicalUrl then 1 when a.source_text_hash = @TextHash then 2 else 3 end, a.id
        limit 1
        """;

    public async Task<Saved> ImportAsync(ReadSource read)
    {
        var (article, source) = read;
        var digest = read.Digest;
        var stored = await session.QueryFirstOrDefaultAsync<StoredArticle>(
            FindSql, new { article.ExternalId, PublisherKey = ArticleRows.KeyOf(article), article.CanonicalUrl, digest.TextHash });
        if (stored is null)
        {
            return await rows.SaveAsync(null, article, digest, Kept.Nothing, source, digest.TextHash);
        }

        if (stored.DeletedAt is not null || stored.Status == ArticleStatus.Withheld)
        {
            var state = stored.DeletedAt is null ? "withheld" : "deleted";
            return new Saved(SaveResult.Rejected, stored.Id, stored.Slug, new(RefusalKind.Withdrawn, $"This is article {stored.Id}, which was {state}: an import does not bring it back.", []));
        }

        // Silence takes nothing back: what an earlier sender of this text said beside it still holds where this one says nothing.
        if (source.MediaType != SourceDocument.Json && stored.MediaType == source.MediaType)
        {
            var together = source.Given.Or(JsonSerializer.Deserialize<GivenFields>(stored.Given, JsonSerializerOptions.Web)!);
            if (together != source.Given)
            {
                source = source with { Given = together };
                if (ArticleReader.Read(source) is { Article: { } again })
                {
                    (article, digest) = (again, Digest.Of(again));
                }
            }
        }

        return await StandAsync(stored, article, digest, stored.Kept, source);
    }

    public async Task<Article?> TryAsync(ReadSource read, Choices<QuoteKind>? kinds)
    {
        var saved = await ImportAsync(read);
        var tried = kinds is null ? articles.FindAsync(session, saved.Id) : articles.FindAsync(session, saved.Id, kinds);
        return await tried is { } article ? article with { Result = saved.Result } : null;
    }

    private const string SourceSql = "select s.content from sources s where s.article_id = @Id and s.revision = @SourceRevision";

    public async Task<Edited> EditAsync(Address address, IfMatch ifMatch, string patch)
    {
        var (stored, missed) = await FindLivingAsync(address, ifMatch);
        if (stored is null)
        {
            return missed!;
        }

        var article = await ReadAsync(stored);
        if (ArticleReader.Edit(ArticleReader.Edit(article, stored.Edits, Stored).Article!, patch).Refusal is { } refusal)
        {
            return new(EditResult.Refused, stored.Id, refusal);
        }

        // What is sent as it stands is no change: who sends back the whole article has changed one member of it.
        var stands = JsonSerializer.SerializeToNode(await articles.FindAsync(session, stored.Id), Json.Options)!;
        var changes = JsonNode.Parse(patch)!.AsObject();
        foreach (var same in changes.Where(m => JsonNode.DeepEquals(m.Value, stands[m.Key])).Select(m => m.Key).ToList())
        {
            changes.Remove(same);
        }

        var edits = changes.Count == 0 ? stored.Edits : MergePatch.Combine(stored.Edits, changes.ToJsonString(Json.Options));

        // Whoever sends the images has seen all of them: these are the ones, and no other.
        var pictures = changes.ContainsKey("images") ? Pictures.None : stored.Pictures;
        var saved = await StandAsync(stored, article, Digest.Of(article), new(edits, pictures), null);
        return saved.Result switch
        {
            SaveResult.Rejected => new(EditResult.Refused, stored.Id, saved.Refusal),
            SaveResult.Unchanged => new(EditResult.Unchanged, stored.Id),
            _ => new(EditResult.Updated, stored.Id),
        };
    }

    private const string ImageSql = "select i.id from images i where i.article_id = @Id and i.sha256 = @Sha256 and i.removed_in is null order by i.position limit 1";

    public async Task<Edited> AddPictureAsync(Address address, IfMatch ifMatch, ParsedImage picture)
    {
        var (stored, missed) = await FindLivingAsync(address, ifMatch);
        if (stored is null)
        {
            return missed!;
        }

        var article = await ReadAsync(stored);
        var stands = Pictures.On(Changed(article, stored.Edits).Article!, stored.Pictures);
        var result = Pictures.IndexOf(stands.Images, picture) switch
        {
            -1 => EditResult.Created,
            var i when stands.Images[i].Sha256 != picture.Sha256 => EditResult.Updated,
            _ => EditResult.Unchanged,
        };
        if (result == EditResult.Created && stands.Images.Count >= ArticleReader.MaxImages)
        {
            return new(EditResult.Refused, stored.Id, new(RefusalKind.Unacceptable, $"The article has {stands.Images.Count} images; the limit is {ArticleReader.MaxImages}.", []));
        }

        if (result != EditResult.Unchanged
            && await StandAsync(stored, article, Digest.Of(article), stored.Kept with { Pictures = Pictures.With(stored.Pictures, picture) }, null) is { Refusal: { } refusal })
        {
            return new(EditResult.Refused, stored.Id, refusal);
        }

        return new(result, await session.ExecuteScalarAsync<long>(ImageSql, new { stored.Id, picture.Sha256 }));
    }

    public async Task<IReadOnlyList<Saved>> RereadAsync(long id) =>
        await FindAsync(new Address(id, null)) is { DeletedAt: null } stored && await ReadAsync(stored) is var article
            ? [await StandAsync(stored, article, Digest.Of(article), stored.Kept, null)]
            : [];

    private const string DeleteSql = """
        update articles set deleted_at = @Now, deleted_status = status, status = 'withheld', version = version + 1, updated_at = @Now where id = @Id
        """;

    // The rows stay, so that their addresses can say that they are gone; the hash stays, so that no import brings the article back.
    private const string EraseSql = """
        update articles set title = null, display_title = '', subtitle = null, summary = null, byline = null, section = null, publisher_id = null, published_text = null,
          dateline = null, license = null, usage_terms = null, about_heading = null, about_text = null, edits = '{}', pictures = '[]', word_count = 0, paragraph_count = 0, quote_count = 0, image_count = 0, version = version + 1
        where id = @Id;

        update paragraphs set text = '', marks = '[]', text_hash = '', removed_in = coalesce(removed_in, revision) where article_id = @Id;
        update quotes set text = '', prefix = '', suffix = '', mention_text = null, cue_text = null, descriptor = null, on_behalf_of = null, addressee = null, medium = null,
          removed_in = coalesce(removed_in, revision)
        where article_id = @Id;
        update images set url = null, caption = null, credit = null, creator = null, copyright = null, license = null, alt = null, location = null, sha256 = null, raw = null,
          metadata = '{}', removed_in = coalesce(removed_in, revision)
        where article_id = @Id;

        delete from article_authors where article_id = @Id;
        delete from article_tags where article_id = @Id;
        delete from quote_speakers where article_id = @Id;
        delete from speaker_names where article_id = @Id;
        update revisions set document = null, changed = '[]' where article_id = @Id;
        update sources set content = @Nothing, given = '{}', sha256 = '' where article_id = @Id;
        """;

    public async Task<Edited> DeleteAsync(Address address, IfMatch ifMatch, bool erase)
    {
        if (await FindAsync(address) is not { } stored)
        {
            return new(EditResult.Missing);
        }

        if (stored.DeletedAt is not null && !erase)
        {
            return new(EditResult.Gone, stored.Id);
        }

        if (!ifMatch.Holds(stored.Version))
        {
            return new(EditResult.Stale, stored.Id);
        }

        if (stored.DeletedAt is null)
        {
            await rows.UncountAsync(stored.Id);
            await session.ExecuteAsync(DeleteSql, new { stored.Id, Now = now });
            await new SearchWriter(session).RemoveAsync(stored.Id);
        }

        if (erase)
        {
            await log.NamedByAsync(stored.Id);
            await session.ExecuteAsync(EraseSql, new { stored.Id, Nothing = Array.Empty<byte>() });
        }

        log.Changed(stored.Id);
        return new(EditResult.Updated, stored.Id);
    }

    private Task<StoredArticle?> FindAsync(Address address) =>
        session.QueryFirstOrDefaultAsync<StoredArticle>($"{StoredColumns} where a.id = {address.IdSql("article")}", address);

    /// <summary>The article that is to change, or why it does not.</summary>
    private async Task<(StoredArticle? Stored, Edited? Missed)> FindLivingAsync(Address address, IfMatch ifMatch) => await FindAsync(address) switch
    {
        null => (null, new(EditResult.Missing)),
        { DeletedAt: not null } gone => (null, new(EditResult.Gone, gone.Id)),
        var stored => ifMatch.Holds(stored.Version) ? (stored, null) : (null, new(EditResult.Stale, stored.Id)),
    };

    private async Task<ParsedArticle> ReadAsync(StoredArticle stored)
    {
        var content = await session.ExecuteScalarAsync<byte[]>(SourceSql, stored);
        var reading = ArticleReader.Read(new(content!, stored.MediaType, JsonSerializer.Deserialize<GivenFields>(stored.Given, JsonSerializerOptions.Web)!), Stored);
        return reading.Article ?? throw new InvalidOperationException($"The source of article {stored.Id} cannot be read any more: {reading.Refusal!.Detail}");
    }

    private static Reading Changed(ParsedArticle article, string edits) => edits == Kept.Nothing.Edits ? new(article, null) : ArticleReader.Edit(article, edits, Stored);

    // What was read once can be read again, whatever the limits are by now.
    private static WorkBudget Stored => new() { IsForStored = true };

    /// <summary>How the article stands by its source, what people changed and the pictures they sent.</summary>
    private async Task<Saved> StandAsync(StoredArticle stored, ParsedArticle article, Digest digest, Kept kept, SourceDocument? source)
    {
        var sourceTextHash = digest.TextHash;
        if (kept != Kept.Nothing)
        {
            var edited = Changed(article, kept.Edits);
            if (edited.Article is null)
            {
                return new(SaveResult.Rejected, stored.Id, stored.Slug, edited.Refusal);
            }

            article = Pictures.On(edited.Article, kept.Pictures);
            digest = Digest.Of(article);
        }

        return await rows.SaveAsync(stored, article, digest, kept, source, sourceTextHash);
    }
}

/// <summary>What holds against every later import: what people changed, as a merge patch, and what the picture files say that they sent.</summary>
internal sealed record Kept(string Edits, string Pictures)
{
    public static readonly Kept Nothing = new("{}", Images.Pictures.None);
}

/// <summary>What is known of a stored article before it changes.</summary>
internal sealed record StoredArticle
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required ArticleStatus Status { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }

    public required int Revision { get; init; }

    public required int Version { get; init; }

    public required string EditorialHash { get; init; }

    public required string ReadingHash { get; init; }

    public required string SourceTextHash { get; init; }

    public required string Edits { get; init; }

    public required string Pictures { get; init; }

    public Kept Kept => new(Edits, Pictures);

    public required DateTimeOffset CreatedAt { get; init; }

    public required int SourceRevision { get; init; }

    public required string MediaType { get; init; }

    public required string Given { get; init; }
}
