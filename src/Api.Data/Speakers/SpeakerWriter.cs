using Api.Data.Acts;
using Api.Data.Articles;
using Api.Data.Changes;

namespace Api.Data.Speakers;

/// <summary>
/// Writes people's changes to speakers: each call is one transaction. Later imports do not undo them. Each step is one
/// statement over all of a speaker's quotes, so that ten thousand quotes are renamed or merged like ten.
/// </summary>
/// <param name="by">Gives the actor of the current request; null for the program itself.</param>
public sealed class SpeakerWriter(Database database, TimeProvider clock, Func<Actor>? by = null)
{
    private readonly LoggedWriter _writer = new(database, clock, by);

    /// <summary>Corrects a speaker.</summary>
    /// <param name="ifMatch">The versions, one of which the stored one must have.</param>
    public Task<Edited> EditAsync(
        Address speaker,
        IfMatch ifMatch,
        SpeakerPatch patch,
        CancellationToken cancellationToken) =>
        _writer.CommitAsync(write => EditAsync(write, speaker, ifMatch, patch), cancellationToken);

    /// <summary>
    /// Merges one speaker into another: the quotes, names and addresses of the first are the other's from now on.
    /// </summary>
    /// <param name="ifMatch">The versions, one of which the first must have.</param>
    public Task<Edited> MergeAsync(
        Address speaker,
        IfMatch ifMatch,
        SpeakerMerge merge,
        CancellationToken cancellationToken) =>
        _writer.CommitAsync(write => MergeAsync(write, speaker, ifMatch, merge.Into), cancellationToken);

    private const string UpdateSql = """
        update speakers set
          name = @Name, name_key = @Key, kind = @Kind, identity = @Identity, aliases = @Aliases, same_as = @SameAs
        where id = @Id
        """;

    private const string SeenSql = "update speakers set version = version + 1 where id = @Id";

    private static async Task<Edited> EditAsync(
        LoggedWrite write,
        Address address,
        IfMatch ifMatch,
        SpeakerPatch sent)
    {
        var (session, log, _) = write;
        if (await FoundSpeaker.FindAsync(session, address) is not { } before)
        {
            return new(EditResult.Missing);
        }

        if (!ifMatch.Holds(before.Version))
        {
            return new(EditResult.Stale, before.Id);
        }

        var (patch, refused) = sent.Checked(before.Id);
        if (refused is not null)
        {
            return refused;
        }

        var after = before with
        {
            Name = patch.Name ?? before.Name,
            Kind = patch.Kind ?? before.Kind,
            Identity = patch.Identity ?? before.Identity,
            Aliases = patch.AliasesGiven ? patch.Aliases : before.Aliases,
            SameAs = patch.SameAs ?? before.SameAs,
        };
        var joins = new SurnameJoins(write);
        await joins.ChangesAsync(before.Id);
        await session.ExecuteAsync(UpdateSql, after.Row);
        await joins.ChangesAsync(before.Id);
        var names = new SpeakerNames(session);
        if (await names.JoinAsync(before, after) is { } conflict)
        {
            return conflict;
        }

        if (after.Name != before.Name)
        {
            await names.RenameAsync(before, after.Name);
            await new SpeakerMerging(write).ShowAsync(before.Id);
        }

        if ((await FoundSpeaker.FindAsync(session, new Address(before.Id, null)))!.Shows(before))
        {
            return new(EditResult.Unchanged, before.Id);
        }

        await session.ExecuteAsync(SeenSql, before);
        log.Named("speaker", before.Id);
        log.Did(new("update", "speaker", before.Id));
        return new(EditResult.Updated, before.Id);
    }

    private static async Task<Edited> MergeAsync(LoggedWrite write, Address address, IfMatch ifMatch, long into)
    {
        var (session, log, _) = write;
        if (await FoundSpeaker.FindAsync(session, address) is not { } from)
        {
            return new(EditResult.Missing);
        }

        if (!ifMatch.Holds(from.Version))
        {
            return new(EditResult.Stale, from.Id);
        }

        if (await FoundSpeaker.FindAsync(session, new Address(into, null)) is not { } stays)
        {
            return Edited.Refuse(from.Id, "/into", $"there is no speaker {into}");
        }

        if (stays.Id == from.Id)
        {
            // Merged already, if the request names it by its old id or slug.
            return address.Id == from.Id || address.Slug == from.Slug
                ? Edited.Refuse(from.Id, "/into", "this is the speaker itself")
                : new(EditResult.Unchanged, stays.Id);
        }

        await new SurnameJoins(write).ChangesAsync(from.Id);
        await new SpeakerMerging(write).MergeAsync(from, stays);
        await session.ExecuteAsync(
            UpdateSql,
            (stays with { Aliases = stays.AliasesWith(from), SameAs = [.. stays.SameAs.Union(from.SameAs)] }).Row);
        await new SurnameJoins(write).ChangesAsync(stays.Id);
        log.Did(new("merge", "speaker", from.Id, After: new { Into = stays.Id }));
        return new(EditResult.Updated, stays.Id);
    }
}
