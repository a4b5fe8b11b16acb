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
            await ArticleSpeakerWriter.ShowAsync(write, before.Id);
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

    // A quote of both is then the other's once, in the place of the first; the positions are moved by way of numbers
    // that none has.
    private const string MergeQuotesSql = """
        delete from quote_speakers
        where speaker_id in (@Id, @Into)
          and exists (
            select 1 from quote_speakers y
            where y.quote_id = quote_speakers.quote_id and y.speaker_id in (@Id, @Into)
              and y.position < quote_speakers.position);

        update quote_speakers set speaker_id = @Into where speaker_id = @Id;

        update quote_speakers set position = -n.position
        from (
          select x.quote_id, x.speaker_id, row_number() over (partition by x.quote_id order by x.position) as position
          from quote_speakers x
          where x.quote_id in (select y.quote_id from quote_speakers y where y.speaker_id = @Into)
        ) n
        where n.quote_id = quote_speakers.quote_id and n.speaker_id = quote_speakers.speaker_id
          and n.position <> quote_speakers.position;

        update quote_speakers set position = -position
        where position < 0 and quote_id in (select y.quote_id from quote_speakers y where y.speaker_id = @Into);
        """;

    private const string MergeSql = """
        insert into speaker_names (article_id, speaker_id, kind, text)
        select n.article_id, @Into, n.kind, n.text from speaker_names n where n.speaker_id = @Id
        on conflict (article_id, speaker_id, kind, text) do nothing;
        delete from speaker_names where speaker_id = @Id;

        update speaker_keys set speaker_id = @Into where speaker_id = @Id;
        update slugs set target_id = @Into where noun = 'speaker' and target_id = @Id;
        update surname_joins set into_id = @Into where into_id = @Id;
        update speakers set merged_into = @Into where merged_into = @Id;
        update speakers set merged_into = @Into, slug = '~' || id, quote_count = 0, article_count = 0 where id = @Id;
        """;

    private const string CountSql = $"""
        update speakers set quote_count = c.quotes, article_count = c.articles, version = version + 1
        from (
          select count(*) as quotes, count(distinct r.article_id) as articles
          from quote_speakers x
          join quotes r on r.id = x.quote_id
          join articles a on a.id = r.article_id
          where x.speaker_id = @Into and a.status = 'published' and {Quotes.QuoteFilter.ListedSql}
        ) c
        where id = @Into
        """;

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

        var parameters = new { from.Id, Into = stays.Id };
        var joins = new SurnameJoins(write);
        await joins.ChangesAsync(from.Id);
        await ArticleSpeakerWriter.ShowAsync(write, from.Id);
        await new SpeakerNames(session).AddOtherAsync(from, stays.Id, stays.Name);
        await session.ExecuteAsync(MergeQuotesSql, parameters);
        await session.ExecuteAsync(MergeSql, parameters);
        await session.ExecuteAsync(
            UpdateSql,
            (stays with { Aliases = stays.AliasesWith(from), SameAs = [.. stays.SameAs.Union(from.SameAs)] }).Row);
        await session.ExecuteAsync(CountSql, parameters);
        await joins.ChangesAsync(stays.Id);
        log.Merged("speaker", from.Id, stays.Id);
        log.Did(new("merge", "speaker", from.Id, After: new { Into = stays.Id }));
        return new(EditResult.Updated, stays.Id);
    }
}
