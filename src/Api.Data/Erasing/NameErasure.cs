using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Text;
using Api.Data.Changes;
using Api.Data.Packing;

namespace Api.Data.Erasing;

/// <summary>
/// Erases the names that only one article had: authors, tags, publishers and speakers. It collects the article's names
/// before the article is erased, and afterwards erases those that nothing else has: their rows and slugs go, and their
/// addresses are as if they had never existed.
/// </summary>
internal sealed class NameErasure(Session session, ChangeLog log, long articleId)
{
    private static readonly Dictionary<string, (string Table, string UnnamedSql)> Nouns = new(StringComparer.Ordinal)
    {
        ["author"] = (
            "authors",
            "n.merged_into is null and not exists (select 1 from article_authors x where x.author_id = n.id)"),
        ["tag"] = ("tags", "n.merged_into is null and not exists (select 1 from article_tags x where x.tag_id = n.id)"),
        ["publisher"] = (
            "publishers",
            "n.merged_into is null and not exists (select 1 from articles x where x.publisher_id = n.id)"),
        ["speaker"] = ("speakers", UnquotedSql),
    };

    // A resource that a person merged into another goes with the other.
    private const string UnquotedSql = """
        n.merged_into is null
          and not exists (select 1 from quote_speakers x where x.speaker_id = n.id)
          and not exists (select 1 from speaker_names x where x.speaker_id = n.id)
        """;

    private readonly Dictionary<string, HashSet<long>> _named = Nouns.Keys.ToDictionary(
        noun => noun, _ => new HashSet<long>(), StringComparer.Ordinal);
    private IReadOnlyList<(long SpeakerId, string Name)> _aliases = [];

    private const string NamedSql = """
        select 'publisher' as noun, a.publisher_id as id from articles a where a.id = @Id and a.publisher_id is not null
        union select 'author', x.author_id from article_authors x where x.article_id = @Id
        union select 'tag', x.tag_id from article_tags x where x.article_id = @Id
        union select 'speaker', x.speaker_id from quote_speakers x where x.article_id = @Id
        union select 'speaker', x.speaker_id from speaker_names x where x.article_id = @Id
        """;

    private const string AliasesSql = """
        select n.speaker_id, n.text
        from speaker_names n
        where n.article_id = @Id and n.kind = 'alias'
          and not exists (
            select 1 from speaker_names o
            where o.speaker_id = n.speaker_id and o.article_id <> @Id and o.kind = 'alias' and o.text = n.text)
        """;

    private const string RevisionsSql = "select revision from revisions where article_id = @Id order by revision";

    private const string MergedSql =
        "select merged_into from speakers where merged_into is not null and id in (select value from json_each(@Ids))";

    /// <summary>Collects the article's names, of all its revisions.</summary>
    public async Task FindAsync()
    {
        foreach (var (noun, id) in await session.QueryAsync<(string, long)>(NamedSql, new { Id = articleId }))
        {
            _named[noun].Add(id);
        }

        var texts = new PackedTexts(session);
        foreach (var revision in await session.QueryAsync<int>(RevisionsSql, new { Id = articleId }))
        {
            if (await texts.FindAsync(new(articleId, TextKind.State, revision)) is not { } state)
            {
                continue;
            }

            var article = JsonNode.Parse(state)!.AsObject();
            Add("publisher", new JsonArray(article["publisher"]?.DeepClone()));
            Add("author", article["authors"]);
            Add("tag", article["tags"]);
            foreach (var quote in article["quotes"] as JsonArray ?? [])
            {
                Add("speaker", quote!["speakers"]);
            }
        }

        // Documents from before a merge know only the speaker who was merged: the one who took over the name may be
        // nobody's now, too.
        var speakers = _named["speaker"];
        speakers.UnionWith(await session.QueryAsync<long>(MergedSql, new { Ids = JsonSerializer.Serialize(speakers) }));
        _aliases = [.. await session.QueryAsync<(long, string)>(AliasesSql, new { Id = articleId })];

        void Add(string noun, JsonNode? references)
        {
            var named = (references as JsonArray ?? []).OfType<JsonObject>();
            _named[noun].UnionWith(named.Select(reference => reference["id"]!.GetValue<long>()));
        }
    }

    // A quote that a person or a newer engine gave to somebody else leaves a speaker that nobody names, and no trace of
    // the article that did. Such a speaker goes, too, if no person has edited it.
    private const string NobodysSql = $"""
        select n.id
        from speakers n
        where n.article_count = 0 and n.identity = 'assumed' and n.aliases is null and n.same_as = '[]'
          and {UnquotedSql}
          and not exists (select 1 from speakers m where m.merged_into = n.id)
        """;

    /// <summary>Erases the names that nothing else has.</summary>
    /// <returns>The values to mark, and whose they were: their slugs, which nobody gets again.</returns>
    public async Task<IReadOnlyList<(string Value, long Target)>> EraseAsync()
    {
        var marked = new List<(string, long)>();
        _named["speaker"].UnionWith((await session.QueryAsync<long>(NobodysSql)).ToList());
        foreach (var (noun, (table, unnamed)) in Nouns)
        {
            var sql = $"select n.id from {table} n where n.id in (select value from json_each(@Ids)) and {unnamed}";
            var ids = JsonSerializer.Serialize(_named[noun]);
            var gone = (await session.QueryAsync<long>(sql, new { Ids = ids })).ToList();
            marked.AddRange(await ForgetSlugsAsync(noun, gone, _ => true));
            await session.ExecuteAsync(
                DeleteSql(noun, table), new { Noun = noun, Ids = JsonSerializer.Serialize(gone) });
            gone.ForEach(id => log.Gone(noun, id));
        }

        // A name that means a speaker only within one article has a key that ends with that article's id.
        await session.ExecuteAsync("delete from speaker_keys where join_key like @Own", new { Own = $"%@{articleId}" });
        foreach (var names in _aliases.GroupBy(alias => alias.SpeakerId, alias => alias.Name))
        {
            marked.AddRange(await ForgetAliasesAsync(names.Key, [.. names]));
        }

        return marked;
    }

    // With all names that they had, and everything that was merged into them.
    private static string DeleteSql(string noun, string table) => $"""
        {(noun == "speaker" ? SpeakerKeysSql : NameKeysSql)}
        delete from {table} where merged_into in (select value from json_each(@Ids));
        delete from {table} where id in (select value from json_each(@Ids));
        update acts set note = null
        where note is not null and target_type = @Noun and target_id in (select value from json_each(@Ids));
        """;

    private const string SpeakerKeysSql =
        "delete from speaker_keys where speaker_id in (select value from json_each(@Ids));";

    private const string NameKeysSql = """
        delete from name_keys where noun = @Noun and target_id in (select value from json_each(@Ids));
        delete from name_turns
        where noun = @Noun
          and (target_id in (select value from json_each(@Ids)) or into_id in (select value from json_each(@Ids)));
        """;

    private const string SlugsSql =
        "select slug, target_id from slugs where noun = @Noun and target_id in (select value from json_each(@Ids))";

    private const string ForgetSlugSql = "delete from slugs where noun = @Noun and slug = @Slug";

    private async Task<IReadOnlyList<(string Value, long Target)>> ForgetSlugsAsync(
        string noun,
        IReadOnlyList<long> ids,
        Func<string, bool> chosen)
    {
        var parameters = new { Noun = noun, Ids = JsonSerializer.Serialize(ids) };
        var had = await session.QueryAsync<(string Slug, long Target)>(SlugsSql, parameters);
        var slugs = had.Where(s => chosen(s.Slug)).ToList();
        await session.ExecuteAllAsync(ForgetSlugSql, slugs.Select(s => new { Noun = noun, s.Slug }));
        return [.. slugs.Select(s => (ErasedMarks.OfSlug(noun, s.Slug), s.Target))];
    }

    private const string SpeakerSql = "select slug, name_key, aliases from speakers where id = @Id";

    private const string ForgetAliasSql =
        "delete from speaker_keys where speaker_id = @Id and join_key = @Key and join_key <> @NameKey";

    private const string ForgetMergedSql = "delete from speakers where merged_into = @Id and name = @Alias";

    private const string AliasesLeftSql =
        "update speakers set aliases = @Aliases, version = version + 1 where id = @Id";

    /// <summary>Removes from a speaker whom others quote the names that only this article used.</summary>
    private async Task<IReadOnlyList<(string Value, long Target)>> ForgetAliasesAsync(
        long id,
        IReadOnlyList<string> names)
    {
        var (slug, nameKey, aliases) = await session.QueryFirstOrDefaultAsync<(string?, string, string?)>(
            SpeakerSql, new { Id = id });
        if (slug is null)
        {
            return [];
        }

        // Two spellings may share a key. That of the speaker's own name stays: other articles find the speaker by it.
        var keys = names.Select(name => new { Id = id, Key = NameKey.Of(name), NameKey = nameKey });
        await session.ExecuteAllAsync(ForgetAliasSql, keys);
        await session.ExecuteAllAsync(ForgetMergedSql, names.Select(name => new { Id = id, Alias = name }));
        var listed = aliases is null ? [] : JsonSerializer.Deserialize<List<string>>(aliases)!;
        if (listed.RemoveAll(names.Contains) > 0)
        {
            await session.ExecuteAsync(
                AliasesLeftSql, new { Id = id, Aliases = JsonSerializer.Serialize(listed, Json.Options) });
            log.Named("speaker", id);
        }

        var stems = names.Select(Slug.Of).ToList();
        return await ForgetSlugsAsync("speaker", [id], had => had != slug && stems.Exists(stem => IsOf(stem, had)));
    }

    /// <summary>Whether a slug is a name's own, or its own with a number: <c>ada-lindqvist-7</c>.</summary>
    private static bool IsOf(string stem, string slug) =>
        slug == stem
        || (slug.StartsWith(stem + "-", StringComparison.Ordinal) && !slug[stem.Length..].Any(char.IsAsciiLetter));
}
