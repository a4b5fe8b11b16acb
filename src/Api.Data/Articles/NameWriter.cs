using Api.Content.Quotes;
using Api.Content.Text;
using Api.Data.Erasing;

namespace Api.Data.Articles;

/// <summary>Finds or adds those whom articles name, within their transaction, and gives each a slug that nothing had before.</summary>
internal sealed class NameWriter(Session session)
{
    // Articles that come together name the same again and again.
    private readonly Dictionary<(string Noun, string Key), long> _known = [];

    private const string InsertPublisherSql = """
        insert into publishers (slug, name, name_key, url) values (@Slug, @Name, @Key, @Url) returning id
        """;

    public Task<long> PublisherAsync(string name, string? url)
    {
        var key = NameKey.Of(name);
        return FindAsync("publisher", key, "select id from publishers where name_key = @Key", () => InsertAsync("publisher", "publishers", Slug.Of(name), slug =>
            session.ExecuteScalarAsync<long>(InsertPublisherSql, new { Slug = slug, Name = name, Key = key, Url = url })));
    }

    public Task AuthorsAsync(long articleId, DateTimeOffset sortAt, IReadOnlyList<string> names, bool isNew) =>
        ListAsync(articleId, sortAt, names, isNew, "author", "authors", "article_authors", "author_id");

    public Task TagsAsync(long articleId, DateTimeOffset sortAt, IReadOnlyList<string> names, bool isNew) =>
        ListAsync(articleId, sortAt, names, isNew, "tag", "tags", "article_tags", "tag_id");

    private const string InsertSpeakerSql = "insert into speakers (slug, name, name_key, kind) values (@Slug, @Name, @Key, @Kind) returning id";

    private const string FindSpeakerSql = "select speaker_id from speaker_keys where join_key = @Key";

    private const string InsertSpeakerKeySql = "insert into speaker_keys (join_key, speaker_id) values (@JoinKey, @Id)";

    /// <summary>The key by which a name is one speaker in every article; null for one word of a person's name, which could be anybody's.</summary>
    public static string? JoinKey(string name, SpeakerKind kind) => NameKey.Of(name) is var key && kind == SpeakerKind.Person && !key.Contains(' ', StringComparison.Ordinal) ? null : key;

    /// <summary>Whom a name in an article means; null when it is new. One word of a person's name counts within its article alone.</summary>
    public Task<long?> FindSpeakerAsync(long articleId, ParsedSpeaker speaker) => session.ExecuteScalarAsync<long?>(FindSpeakerSql, new { Key = JoinKey(articleId, speaker) });

    public Task<long> SpeakerAsync(long articleId, ParsedSpeaker speaker)
    {
        var joinKey = JoinKey(articleId, speaker);
        return FindAsync("speaker", joinKey, FindSpeakerSql, async () =>
        {
            var added = await InsertAsync("speaker", "speakers", Slug.Of(speaker.Name), slug => session.ExecuteScalarAsync<long>(
                InsertSpeakerSql, new { Slug = slug, speaker.Name, Key = NameKey.Of(speaker.Name), Kind = Text(speaker.Kind) }));
            await session.ExecuteAsync(InsertSpeakerKeySql, new { JoinKey = joinKey, added.Id });
            return added;
        });
    }

    private static string JoinKey(long articleId, ParsedSpeaker speaker) => JoinKey(speaker.Name, speaker.Kind) ?? $"{NameKey.Of(speaker.Name)}@{articleId}";

    private const string InsertSlugSql = "insert into slugs (noun, slug, target_id) values (@Noun, @Slug, @Id) on conflict (noun, slug) do nothing";

    /// <summary>Inserts a row by its slug. Where the slug is taken, the row's id makes it unique.</summary>
    public async Task<(long Id, string Slug)> InsertAsync(string noun, string table, string wanted, Func<string, Task<long>> insert)
    {
        var taken = await SlugOwnerAsync(noun, wanted) is not null;
        var id = await insert(taken ? Guid.NewGuid().ToString("n") : wanted);
        var slug = wanted;
        for (var round = 0; await IsErasedAsync(noun, slug) || await session.ExecuteAsync(InsertSlugSql, new { Noun = noun, Slug = slug, Id = id }) == 0; round++)
        {
            slug = round == 0 ? $"{wanted}-{id}" : $"{wanted}-{id}-{round}";
        }

        if (slug != wanted)
        {
            await session.ExecuteAsync($"update {table} set slug = @Slug where id = @Id", new { Slug = slug, Id = id });
        }

        return (id, slug);
    }

    private const string OwnerSql = "select target_id from slugs where noun = @Noun and slug = @Slug";

    /// <summary>Whose a slug is, or was; null when nobody ever had it.</summary>
    public async Task<long?> SlugOwnerAsync(string noun, string slug) =>
        await session.ExecuteScalarAsync<long?>(OwnerSql, new { Noun = noun, Slug = slug }) ?? await session.Erased.OwnerAsync(ErasedMarks.OfSlug(noun, slug));

    private async Task<bool> IsErasedAsync(string noun, string slug) => await session.Erased.OwnerAsync(ErasedMarks.OfSlug(noun, slug)) is not null;

    /// <summary>The slug that a resource can have for a name: nobody's, or its own already.</summary>
    public async Task<string> FreeSlugAsync(string noun, string name, long id)
    {
        var wanted = Slug.Of(name);
        var slug = wanted;
        for (var round = 0; await SlugOwnerAsync(noun, slug) is { } owner && owner != id; round++)
        {
            slug = round == 0 ? $"{wanted}-{id}" : $"{wanted}-{id}-{round}";
        }

        return slug;
    }

    /// <summary>Gives a resource a slug that is its own already or nobody's. The old one keeps leading to it.</summary>
    public async Task RenameAsync(string noun, string table, long id, string slug)
    {
        await session.ExecuteAsync(InsertSlugSql, new { Noun = noun, Slug = slug, Id = id });
        await session.ExecuteAsync($"update {table} set slug = @Slug where id = @Id", new { Slug = slug, Id = id });
    }

    /// <summary>An enumeration's value as the database and JSON have it.</summary>
    public static string Text<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private async Task ListAsync(long articleId, DateTimeOffset sortAt, IReadOnlyList<string> names, bool isNew, string noun, string table, string list, string column)
    {
        if (!isNew)
        {
            await session.ExecuteAsync($"delete from {list} where article_id = @ArticleId", new { ArticleId = articleId });
        }

        var rows = new List<object>();
        foreach (var (key, name) in names.Select(n => (NameKey.Of(n), n)).DistinctBy(n => n.Item1))
        {
            var id = await FindAsync(noun, key, $"select id from {table} where name_key = @Key", () => InsertAsync(noun, table, Slug.Of(name), slug =>
                session.ExecuteScalarAsync<long>($"insert into {table} (slug, name, name_key) values (@Slug, @Name, @Key) returning id", new { Slug = slug, Name = name, Key = key })));
            rows.Add(new { ArticleId = articleId, Position = rows.Count + 1, Id = id, SortAt = sortAt });
        }

        await session.ExecuteAllAsync($"insert into {list} (article_id, position, {column}, sort_at) values (@ArticleId, @Position, @Id, @SortAt)", rows);
    }

    /// <summary>Who has this key, found or added.</summary>
    private async Task<long> FindAsync(string noun, string key, string sql, Func<Task<(long Id, string Slug)>> add) =>
        _known.TryGetValue((noun, key), out var id)
            ? id
            : _known[(noun, key)] = await session.ExecuteScalarAsync<long?>(sql, new { Key = key }) ?? (await add()).Id;
}
