using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;
using Api.Data.Acts;
using Api.Data.Changes;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Names;

namespace Api.Data.Articles;

/// <summary>Works on articles within one transaction.</summary>
internal sealed partial class ArticleTransaction(
    Session session,
    ChangeLog log,
    ArticleStateWriter states,
    DateTimeOffset now)
{
    private const string Article = "article";

    private readonly StoredArticles _storedArticles = new(session);
    private readonly ArticleCountWriter _counts = new(session, log, now);

    /// <summary>Cancels a reading: nobody waits for its result any more.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <param name="isBulk">Whether it is one of many, which leave one act together.</param>
    public async Task<Saved> ImportAsync(ReadSource read, bool isBulk)
    {
        var saved = await ImportAsync(read);
        if (saved.IsChange && !isBulk)
        {
            log.Did(new("import", Article, saved.Id));
        }

        return saved;
    }

    /// <summary>Adds this transaction's results to the row of a bulk act.</summary>
    public Task<long> CountAsync(BulkAct act, IEnumerable<Saved> saved) => log.CountAsync(act, act.Counts.With(saved));

    private async Task<Saved> ImportAsync(ReadSource read)
    {
        var (article, source) = read;
        var digest = read.Digest;
        var stored = await _storedArticles.FindAsync(article, digest);
        if (stored is null)
        {
            return await new ArticleIdentifierWriter(session).ErasedAsync(article, digest)
                ?? await states.SaveAsync(new(null, article, digest, Kept.Nothing, source, digest.TextHash));
        }

        if (stored.DeletedAt is not null || stored.Status == ArticleStatus.Withheld)
        {
            var state = stored.DeletedAt is null ? "withheld" : "deleted";
            return new Saved(
                SaveResult.Rejected,
                stored.Id,
                stored.Slug,
                new(
                    RefusalKind.Withdrawn,
                    $"This is article {stored.Id}, which was {state}: an import does not bring it back.",
                    []));
        }

        if (await new ArticleIdentifierWriter(session).KnowAsync(stored, article, digest, source) is { } known)
        {
            return known;
        }

        if (stored.ExternalId is not null && article.ExternalId is not null && article.ExternalId != stored.ExternalId)
        {
            article = article with { ExternalId = stored.ExternalId };
            digest = Digest.Of(article);
        }

        // A missing statement takes nothing back: an earlier sender's statement about this text still holds if this
        // sender makes none.
        if (source.MediaType != SourceDocument.Json && stored.MediaType == source.MediaType)
        {
            var together = source.Given.Or(
                JsonSerializer.Deserialize<GivenFields>(stored.Given, JsonSerializerOptions.Web)!);
            if (together != source.Given)
            {
                source = source with { Given = together, ReceivedAt = now };
                if (ArticleReader.Read(source, new(CancellationToken)) is { Article: { } again })
                {
                    (article, digest) = (again, Digest.Of(again));
                }
            }
        }

        return await StandAsync(new(stored, article, digest, stored.Kept, source, digest.TextHash));
    }

    public async Task<Article?> TryAsync(ReadSource read, Choices<QuoteKind>? kinds)
    {
        var saved = await ImportAsync(read);
        var tried = kinds is null
            ? ArticleQueries.FindAsync(session, saved.Id)
            : ArticleQueries.FindAsync(session, saved.Id, kinds);
        return await tried is { } article ? article with { Result = saved.Result } : null;
    }

    public async Task<Edited> EditAsync(Address address, IfMatch ifMatch, string patch)
    {
        var (stored, missed) = await _storedArticles.FindLivingAsync(address, ifMatch);
        if (stored is null)
        {
            return missed!;
        }

        var article = await _storedArticles.ReadAsync(stored, Stored);
        var edited = ArticleReader.Edit(article, stored.Edits, Stored).Article!;
        if (ArticleReader.Edit(edited, patch, new(CancellationToken)).Refusal is { } refusal)
        {
            return new(EditResult.Refused, stored.Id, refusal);
        }

        // What is sent as it stands is no change: who sends back the whole article has changed one member of it.
        var stands = JsonSerializer.SerializeToNode(await ArticleQueries.FindAsync(session, stored.Id), Json.Options)!;
        var changes = JsonNode.Parse(patch)!.AsObject();
        ServedLinks.Remove(stands.AsObject());
        ServedLinks.Remove(changes);
        foreach (var (member, sent) in changes.ToList())
        {
            if (JsonNode.DeepEquals(sent, stands[member]) || SharedMembers.Stand(member, sent, stands))
            {
                changes.Remove(member);
            }
        }

        var edits = changes.Count == 0
            ? stored.Edits
            : MergePatch.Combine(stored.Edits, changes.ToJsonString(Json.Options));

        // A sender of the images has seen all of them: these are the images, and no others, with these words.
        var kept = changes.ContainsKey("images") ? Kept.Nothing : stored.Kept;
        var saved = await StandAsync(Stands(stored, article, kept with { Edits = edits }));
        var refused = await SharedMembers.RefuseAsync(
            saved, changes, stands, () => ArticleQueries.FindAsync(session, stored.Id));
        if (refused is not null)
        {
            return refused;
        }

        return saved.Result switch
        {
            SaveResult.Rejected => new(EditResult.Refused, stored.Id, saved.Refusal),
            SaveResult.Unchanged => new(EditResult.Unchanged, stored.Id),
            _ => Did("update", stored),
        };
    }

    private Edited Did(string verb, StoredArticle article)
    {
        log.Did(new(verb, Article, article.Id, new { article.Revision }));
        return new(EditResult.Updated, article.Id);
    }

    public async Task<IReadOnlyList<Saved>> RereadAsync(long id) =>
        await _storedArticles.FindAsync(new Address(id, null)) is { DeletedAt: null } stored
            && await _storedArticles.ReadAsync(stored, Stored) is var article
            ? [await StandAsync(Stands(stored, article, stored.Kept), resolves: true)]
            : [];

    private Reading Changed(ParsedArticle article, string edits) =>
        edits == Kept.Nothing.Edits ? new(article, null) : ArticleReader.Edit(article, edits, Stored);

    // A source that was read once can be read again, whatever the limits are by now.
    private WorkBudget Stored => new(CancellationToken) { IsForStored = true };

    /// <summary>Returns an article as its stored source has it, with what is kept for it.</summary>
    private static ArticleState Stands(StoredArticle stored, ParsedArticle article, Kept kept)
    {
        var digest = Digest.Of(article);
        return new(stored, article, digest, kept, null, digest.TextHash);
    }

    /// <summary>Stores an article as it follows from its source, people's changes and the pictures they sent.</summary>
    /// <param name="read">The article as its source has it.</param>
    /// <param name="resolves">
    /// Whether it is stored again even if it reads as before but its names mean others by now.
    /// </param>
    private async Task<Saved> StandAsync(ArticleState read, bool resolves = false)
    {
        var (stored, state) = (read.Stored!, read);
        if (read.Kept != Kept.Nothing)
        {
            var edited = Changed(read.Article, read.Kept.Edits);
            if (edited.Article is null)
            {
                return new(SaveResult.Rejected, stored.Id, stored.Slug, edited.Refusal);
            }

            var shown = Pictures.On(edited.Article, read.Kept.Pictures);
            var (images, ids) = ImageCorrections.On(shown.Images, read.Kept.ImageCorrections);
            var article = shown with { Images = images };
            state = read with { Article = article, Digest = Digest.Of(article), CorrectedImages = ids };
        }

        var isRenewed = resolves && !await states.NamesAreAsync(stored.Id, state.Article);
        return await states.SaveAsync(isRenewed ? state with { Stored = stored with { ReadingHash = "" } } : state);
    }
}
