using Api.Content.Articles;
using Api.Content.Text;
using Api.Data.Articles;

namespace Api.Data.Speakers;

/// <summary>The names that lead to a speaker: in articles, and as a slug.</summary>
internal sealed class SpeakerNames(Session session)
{
    private const string ForgetKeySql = """
        delete from speaker_keys
        where join_key = @Key and speaker_id = @Id
          and not exists (
            select 1 from slugs
            where noun = 'speaker' and target_id = @Id and (slug = @Slug or slug like @Slug || '-%'))
        """;

    private const string InsertKeySql =
        "insert into speaker_keys (join_key, speaker_id) values (@Key, @Id) on conflict (join_key) do nothing";

    /// <summary>
    /// Makes articles that use one of the names quote this speaker; a name that is another's is a conflict.
    /// </summary>
    public async Task<Edited?> JoinAsync(FoundSpeaker before, FoundSpeaker after)
    {
        // A name that the speaker has had still leads here: it has a slug that does.
        foreach (var alias in (before.Aliases ?? []).Except(after.Aliases ?? []))
        {
            await session.ExecuteAsync(ForgetKeySql, new { after.Id, Key = NameKey.Of(alias), Slug = Slug.Of(alias) });
        }

        var names = (after.Aliases ?? []).Select((alias, i) => (Pointer: $"/aliases/{i}", Name: alias));
        var isRenamed = after.Name != before.Name;
        if (isRenamed || after.Kind != before.Kind)
        {
            names = names.Prepend((isRenamed ? "/name" : "/kind", after.Name));
        }

        foreach (var (pointer, name) in names)
        {
            if (ArticleNameWriter.JoinKey(name, after.Kind) is { } key
                && await session.ExecuteAsync(InsertKeySql, new { Key = key, after.Id }) == 0
                && await session.ExecuteScalarAsync<long>(
                    "select speaker_id from speaker_keys where join_key = @Key", new { Key = key }) is var owner
                && owner != after.Id)
            {
                return Edited.Refuse(
                    after.Id,
                    pointer,
                    $"\"{name}\" is /v1/speakers/{owner}: if the two are one, merge them by POST "
                        + $"/v1/speakers/{after.Id}/merge",
                    RefusalKind.Conflict);
            }
        }

        return null;
    }

    /// <summary>Gives a speaker the slug of the new name. The old name becomes one that articles use.</summary>
    public async Task RenameAsync(FoundSpeaker before, string name)
    {
        var names = new ArticleNameWriter(session);
        await names.RenameAsync(
            "speaker", "speakers", before.Id, await names.FreeSlugAsync("speaker", name, before.Id));
        await AddOtherAsync(before, before.Id, name);
    }

    private const string OtherNameSql = """
        insert into speaker_names (article_id, speaker_id, kind, text)
        select distinct x.article_id, @Into, 'alias', @Old
        from quote_speakers x
        where x.speaker_id = @Id and @OldKey <> @Key
        on conflict (article_id, speaker_id, kind, text) do nothing;

        delete from speaker_names where speaker_id = @Into and kind = 'alias' and text = @Name;
        """;

    /// <summary>Adds a name to the other names of a speaker that has another name from now on.</summary>
    public Task<int> AddOtherAsync(FoundSpeaker old, long into, string name) => session.ExecuteAsync(
        OtherNameSql,
        new
        {
            old.Id,
            Into = into,
            Old = old.Name,
            OldKey = NameKey.Of(old.Name),
            Name = name,
            Key = NameKey.Of(name),
        });
}
