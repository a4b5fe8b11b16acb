using Api.Content.Articles;
using Api.Content.Text;
using Api.Data.Acts;
using Api.Data.Articles;
using Api.Data.Changes;
using Api.Data.Search;
using Api.Data.Upkeep;

namespace Api.Data.Names;

/// <summary>Writes people's changes to authors, publishers and tags. Later imports do not undo them.</summary>
/// <param name="by">Gives the actor of the current request; null for the program itself.</param>
public sealed class NamedWriter(Database database, TimeProvider clock, Func<Actor>? by = null)
{
    private readonly LoggedWriter _writer = new(database, clock, by);

    /// <summary>
    /// Corrects one, in one transaction with the first articles that name it. The others follow in turns.
    /// </summary>
    /// <param name="ifMatch">The versions, one of which the stored one must have.</param>
    public Task<Edited> EditAsync(
        Noun noun,
        Address address,
        IfMatch ifMatch,
        NamePatch patch,
        CancellationToken cancellationToken) =>
        _writer.CommitAsync(write => EditAsync(write, noun, address, ifMatch, patch), cancellationToken);

    /// <summary>
    /// Merges one into another: the articles, names and addresses of the first are the other's from now on. It ends
    /// when all articles have followed.
    /// </summary>
    /// <param name="ifMatch">The versions, one of which the first must have.</param>
    public async Task<Edited> MergeAsync(
        Noun noun,
        Address address,
        IfMatch ifMatch,
        NameMerge merge,
        CancellationToken cancellationToken)
    {
        // Before anybody has to wait: for a hundred thousand articles it takes longer than a turn.
        var shared = noun == Noun.Publisher ? await FindSharedAsync(address, merge.Into, cancellationToken) : null;
        var id = 0L;
        var edited = await _writer.CommitAsync(
            async write =>
            {
                id = await FoundName.FindIdAsync(write.Session, noun, address);
                return id == 0
                    ? new(EditResult.Missing)
                    : await MergeAsync(write, noun, new(address, ifMatch, merge.Into, shared));
            },
            cancellationToken);

        var isLeft = edited.Result == EditResult.Updated;
        while (isLeft)
        {
            isLeft = await _writer.CommitAsync(
                write => new NameTurns(write.Session, write.Log, write.Now).TakeAsync(noun, id),
                taken => taken,
                cancellationToken);
        }

        return edited;
    }

    private const string UrlSql = "update publishers set url = @Url, url_by_person = 1 where id = @Id";

    private static async Task<Edited> EditAsync(
        LoggedWrite write,
        Noun noun,
        Address address,
        IfMatch ifMatch,
        NamePatch patch)
    {
        var (session, log, now) = write;
        if (await FoundName.FindAsync(session, noun, address) is not { } before)
        {
            return new(EditResult.Missing);
        }

        if (!ifMatch.Holds(before.Version))
        {
            return new(EditResult.Stale, before.Id);
        }

        var (name, url) = (before.Name, before.Url);
        if (patch.Name is not null && !PatchedText.TryLine(patch.Name, out name, out var fault))
        {
            return Edited.Refuse(before.Id, "/name", fault);
        }

        if (patch is PublisherPatch { UrlGiven: true } publisher)
        {
            url = publisher.Url?.Trim();
            if (url is not null && !PatchedText.IsUrl(url))
            {
                return Edited.Refuse(before.Id, "/url", PatchedText.NoUrl);
            }
        }

        if (before.IntoId is { } into)
        {
            return Edited.Refuse(
                before.Id, "", $"it is being merged into /v1/{noun.Table}/{into}", RefusalKind.Conflict);
        }

        if ((name, url) == (before.Name, before.Url))
        {
            return new(EditResult.Unchanged, before.Id);
        }

        if (name != before.Name && await RenameAsync(session, noun, before, name) is { } conflict)
        {
            return conflict;
        }

        if (url != before.Url)
        {
            await session.ExecuteAsync(UrlSql, new { before.Id, Url = url });
        }

        await session.ExecuteAsync($"update {noun.Table} set version = version + 1 where id = @Id", before);
        log.Named(noun.Name, before.Id);
        await new NameTurns(session, log, now).BeginAsync(noun, before.Id);
        log.Did(new("update", noun.Name, before.Id));
        return new(EditResult.Updated, before.Id);
    }

    private const string OwnerSql = "select k.target_id from name_keys k where k.noun = @Noun and k.join_key = @Key";

    /// <summary>
    /// Makes articles that use the new name mean this one, too; a name that is another's is a conflict.
    /// </summary>
    private static async Task<Edited?> RenameAsync(Session session, Noun noun, FoundName before, string name)
    {
        var key = new { Noun = noun.Name, Key = NameIdentity.Of(name), before.Id };
        await session.ExecuteAsync(NameKeys.InsertSql, key);
        var owner = await session.ExecuteScalarAsync<long>(OwnerSql, key);
        if (owner != before.Id)
        {
            return Edited.Refuse(
                before.Id,
                "/name",
                $"\"{name}\" is /v1/{noun.Table}/{owner}: "
                    + $"if the two are one, merge them by POST /v1/{noun.Table}/{before.Id}/merge",
                RefusalKind.Conflict);
        }

        await session.ExecuteAsync(
            $"update {noun.Table} set name = @Name, name_key = @Key, name_words = @Words where id = @Id",
            new { before.Id, Name = name, Key = NameKey.Of(name), Words = NameTokens.Of(name) });
        var names = new ArticleNameWriter(session);
        await names.RenameAsync(
            noun.Name, noun.Table, before.Id, await names.FreeSlugAsync(noun.Name, name, before.Id));
        return null;
    }

    private const string KeysSql = "update name_keys set target_id = @Into where noun = @Noun and target_id = @Id";

    private const string TakeUrlSql = """
        update publishers set url = (select f.url from publishers f where f.id = @Id), version = version + 1
        where id = @Into and url is null and url_by_person = 0
          and exists (select 1 from publishers f where f.id = @Id and f.url is not null)
        """;

    /// <param name="Shared">The reason why two publishers cannot be one; null if there is none.</param>
    private sealed record AskedMerge(Address Address, IfMatch IfMatch, long Into, string? Shared);

    private static async Task<Edited> MergeAsync(LoggedWrite write, Noun noun, AskedMerge asked)
    {
        var (session, log, now) = write;
        var (address, into) = (asked.Address, asked.Into);
        var from = (await FoundName.FindAsync(session, noun, address))!;
        if (!asked.IfMatch.Holds(from.Version))
        {
            return new(EditResult.Stale, from.Id);
        }

        if (await FoundName.FindAsync(session, noun, new Address(into, null)) is not { } stays)
        {
            return Edited.Refuse(from.Id, "/into", $"there is no {noun.Name} {into}");
        }

        if (stays.Id == from.Id)
        {
            // Merged already, if the request names it by its old id or slug.
            return address.Id == from.Id || address.Slug == from.Slug
                ? Edited.Refuse(from.Id, "/into", $"this is the {noun.Name} itself")
                : new(EditResult.Unchanged, stays.Id);
        }

        if ((from.IntoId ?? stays.Id) != stays.Id || from.IsAwaited || stays.IntoId is not null)
        {
            return Edited.Refuse(
                from.Id,
                "/into",
                "another merge of one of the two is under way: try again when it has ended",
                RefusalKind.Conflict);
        }

        if (asked.Shared is not null)
        {
            return Edited.Refuse(from.Id, "/into", asked.Shared, RefusalKind.Conflict);
        }

        var parameters = new { Noun = noun.Name, from.Id, Into = stays.Id };
        var turns = new NameTurns(session, log, now);
        await session.ExecuteAsync(KeysSql, parameters);
        if (noun == Noun.Publisher && await session.ExecuteAsync(TakeUrlSql, parameters) > 0)
        {
            log.Named(noun.Name, stays.Id);
            await turns.BeginAsync(noun, stays.Id);
        }

        await turns.BeginAsync(noun, from.Id, stays.Id);
        log.Did(new("merge", noun.Name, from.Id, After: new { Into = stays.Id }));
        return new(EditResult.Updated, stays.Id);
    }

    private const string SharedSql = """
        select f.id, i.id
        from articles f
        join articles i on i.external_id = f.external_id and i.publisher_id = @Into
        where f.publisher_id = @Id and f.external_id is not null
        limit 1
        """;

    /// <summary>Returns the reason why two publishers cannot be one: both use one identifier for an article.</summary>
    private async Task<string?> FindSharedAsync(Address address, long into, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var id = await FoundName.FindIdAsync(session, Noun.Publisher, address);
        var (of, other) = await session.QueryFirstOrDefaultAsync<(long Of, long Other)>(
            SharedSql, new { Id = id, Into = into });
        return of == other
            ? null
            : $"/v1/articles/{of} and /v1/articles/{other} have the same externalId, which one publisher gives once: "
                + "change one of them first";
    }
}
