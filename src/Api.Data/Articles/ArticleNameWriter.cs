using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;
using Api.Data.Erasing;
using Api.Data.Names;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>
/// Finds or adds the people and things that articles name, within their transaction, and gives each a slug that nothing
/// had before.
/// </summary>
internal sealed class ArticleNameWriter(Session session)
{
    // Articles that come together name the same people again and again.
    private readonly Dictionary<(string Noun, string Key), long> _known = [];

    private const string InsertPublisherSql = """
        insert into publishers (slug, name, name_key, name_words, url)
        values (@Slug, @Name, @Key, @Words, @Url)
        returning id
        """;

    public Task<long> PublisherAsync(string name, string? url) =>
        NamedAsync(Noun.Publisher, name, slug => session.ExecuteScalarAsync<long>(
            InsertPublisherSql,
            new { Slug = slug, Name = name, Key = NameKey.Of(name), Words = NameTokens.Of(name), Url = url }));

    public Task AuthorsAsync(long articleId, DateTimeOffset sortAt, IReadOnlyList<string> names, bool isNew) =>
        ListAsync(Noun.Author, articleId, sortAt, names, isNew);

    public Task TagsAsync(long articleId, DateTimeOffset sortAt, IReadOnlyList<string> names, bool isNew) =>
        ListAsync(Noun.Tag, articleId, sortAt, names, isNew);

    private const string FindNamedSql =
        "select k.target_id from name_keys k where k.noun = @Noun and k.join_key = @Key";

    /// <summary>Finds the resource that a name means; null if nobody has it.</summary>
    private Task<long?> FindAsync(Noun noun, string name) =>
        session.ExecuteScalarAsync<long?>(FindNamedSql, new { Noun = noun.Name, Key = NameIdentity.Of(name) });

    private async Task<long> NamedAsync(Noun noun, string name, Func<string, Task<long>> insert)
    {
        var key = NameIdentity.Of(name);
        if (!_known.TryGetValue((noun.Name, key), out var id))
        {
            id = await FindAsync(noun, name) ?? await AddAsync();
            _known.Add((noun.Name, key), id);
        }

        return id;

        async Task<long> AddAsync()
        {
            var added = await InsertAsync(noun.Name, noun.Table, Slug.Candidates(name), insert);
            await session.ExecuteAsync(NameKeys.InsertSql, new { Noun = noun.Name, Key = key, added.Id });
            return added.Id;
        }
    }

    private const string NamesOfSql = """
        select 'publisher' as noun, 0 as position, a.publisher_id as id
        from articles a
        where a.id = @Id and a.publisher_id is not null
        union all select 'author', x.position, x.author_id from article_authors x where x.article_id = @Id
        union all select 'tag', x.position, x.tag_id from article_tags x where x.article_id = @Id
        order by noun, position
        """;

    /// <summary>Whether the names in an article mean the people and things with which it is stored.</summary>
    public async Task<bool> AreAsync(long articleId, ParsedArticle article)
    {
        var rows = await session.QueryAsync<(string Noun, long Position, long? Id)>(NamesOfSql, new { Id = articleId });
        var stored = rows.ToLookup(n => n.Noun, n => n.Id);
        IReadOnlyList<string> publishers = article.Publisher is null ? [] : [article.Publisher];
        IReadOnlyList<(Noun, IReadOnlyList<string>)> named =
        [
            (Noun.Author, article.Authors), (Noun.Publisher, publishers), (Noun.Tag, article.Tags),
        ];
        foreach (var (noun, names) in named)
        {
            var meant = new List<long?>();
            foreach (var name in names)
            {
                meant.Add(await FindAsync(noun, name));
            }

            // A name that nobody has is not stored yet.
            if (!meant.Distinct().SequenceEqual(stored[noun.Name]))
            {
                return false;
            }
        }

        return true;
    }

    private const string InsertSpeakerSql =
        "insert into speakers (slug, name, name_key, kind) values (@Slug, @Name, @Key, @Kind) returning id";

    private const string FindSpeakerSql = "select speaker_id from speaker_keys where join_key = @Key";

    private const string InsertSpeakerKeySql = "insert into speaker_keys (join_key, speaker_id) values (@JoinKey, @Id)";

    /// <summary>
    /// Returns the key by which a name is one speaker in every article; null for one word of a person's name, which
    /// could be anybody's.
    /// </summary>
    public static string? JoinKey(string name, SpeakerKind kind) =>
        NameKey.Of(name) is var key && kind == SpeakerKind.Person && !key.Contains(' ', StringComparison.Ordinal)
            ? null
            : key;

    /// <summary>
    /// Finds the speaker that a name in an article means; null if it is new. One word of a person's name counts only
    /// within its article.
    /// </summary>
    public Task<long?> FindSpeakerAsync(long articleId, ParsedSpeaker speaker) =>
        session.ExecuteScalarAsync<long?>(FindSpeakerSql, new { Key = JoinKey(articleId, speaker) });

    public Task<long> SpeakerAsync(long articleId, ParsedSpeaker speaker)
    {
        var joinKey = JoinKey(articleId, speaker);
        return FindAsync("speaker", joinKey, FindSpeakerSql, async () =>
        {
            var (name, key, kind) = (speaker.Name, NameKey.Of(speaker.Name), EnumText.Of(speaker.Kind));
            var added = await InsertAsync("speaker", "speakers", Slug.Candidates(name), slug =>
                session.ExecuteScalarAsync<long>(
                    InsertSpeakerSql, new { Slug = slug, Name = name, Key = key, Kind = kind }));
            await session.ExecuteAsync(InsertSpeakerKeySql, new { JoinKey = joinKey, added.Id });
            return added;
        });
    }

    private static string JoinKey(long articleId, ParsedSpeaker speaker) =>
        JoinKey(speaker.Name, speaker.Kind) ?? $"{NameKey.Of(speaker.Name)}@{articleId}";

    private const string InsertSlugSql =
        "insert into slugs (noun, slug, target_id) values (@Noun, @Slug, @Id) on conflict (noun, slug) do nothing";

    /// <summary>
    /// Inserts a row with the first of the slugs that nobody had. If all are taken, the row's id makes one unique.
    /// </summary>
    public async Task<(long Id, string Slug)> InsertAsync(
        string noun,
        string table,
        IReadOnlyList<string> wanted,
        Func<string, Task<long>> insert)
    {
        string? free = null;
        foreach (var candidate in wanted)
        {
            free ??= await SlugOwnerAsync(noun, candidate) is null ? candidate : null;
        }

        var id = await insert(free ?? Guid.NewGuid().ToString("n"));
        var slug = free ?? wanted[0];
        for (var round = 0; !await TakeSlugAsync(noun, slug, id); round++)
        {
            slug = Numbered(wanted[0], id, round);
        }

        if (slug != free)
        {
            await session.ExecuteAsync($"update {table} set slug = @Slug where id = @Id", new { Slug = slug, Id = id });
        }

        return (id, slug);
    }

    private async Task<bool> TakeSlugAsync(string noun, string slug, long id) =>
        !await IsErasedAsync(noun, slug)
        && await session.ExecuteAsync(InsertSlugSql, new { Noun = noun, Slug = slug, Id = id }) > 0;

    private static string Numbered(string slug, long id, int round) =>
        round == 0 ? $"{slug}-{id}" : $"{slug}-{id}-{round}";

    private const string OwnerSql = "select target_id from slugs where noun = @Noun and slug = @Slug";

    /// <summary>Finds the resource that has, or had, a slug; null if nobody ever had it.</summary>
    public async Task<long?> SlugOwnerAsync(string noun, string slug) =>
        await session.ExecuteScalarAsync<long?>(OwnerSql, new { Noun = noun, Slug = slug })
        ?? await session.Erased.OwnerAsync(ErasedMarks.OfSlug(noun, slug));

    private async Task<bool> IsErasedAsync(string noun, string slug) =>
        await session.Erased.OwnerAsync(ErasedMarks.OfSlug(noun, slug)) is not null;

    /// <summary>Returns the slug that a resource can have for a name: nobody's, or its own already.</summary>
    public async Task<string> FreeSlugAsync(string noun, string name, long id)
    {
        var wanted = Slug.Candidates(name);
        var slug = wanted[0];
        for (var round = 1 - wanted.Count; await SlugOwnerAsync(noun, slug) is { } owner && owner != id; round++)
        {
            slug = round < 0 ? wanted[^1] : Numbered(wanted[0], id, round);
        }

        return slug;
    }

    /// <summary>Gives a resource a slug that is its own already or nobody's. The old one still leads to it.</summary>
    public async Task RenameAsync(string noun, string table, long id, string slug)
    {
        await session.ExecuteAsync(InsertSlugSql, new { Noun = noun, Slug = slug, Id = id });
        await session.ExecuteAsync($"update {table} set slug = @Slug where id = @Id", new { Slug = slug, Id = id });
    }

    private async Task ListAsync(
        Noun noun,
        long articleId,
        DateTimeOffset sortAt,
        IReadOnlyList<string> names,
        bool isNew)
    {
        if (!isNew)
        {
            await session.ExecuteAsync(
                $"delete from {noun.Links} where article_id = @ArticleId", new { ArticleId = articleId });
        }

        // Two names may mean one resource: they are spellings of one name, or somebody merged them.
        var ids = new List<long>();
        var insertSql = $"""
            insert into {noun.Table} (slug, name, name_key, name_words)
            values (@Slug, @Name, @Key, @Words)
            returning id
            """;

        foreach (var name in names)
        {
            ids.Add(await NamedAsync(noun, name, slug => session.ExecuteScalarAsync<long>(
                insertSql,
                new { Slug = slug, Name = name, Key = NameKey.Of(name), Words = NameTokens.Of(name) })));
        }

        var linkSql = $"""
            insert into {noun.Links} (article_id, position, {noun.Column}, sort_at)
            values (@ArticleId, @Position, @Id, @SortAt)
            """;
        var links = ids.Distinct().Select((id, i) =>
            new { ArticleId = articleId, Position = i + 1, Id = id, SortAt = sortAt });
        await session.ExecuteAllAsync(linkSql, links);
    }

    /// <summary>Finds the resource with this key, or adds it.</summary>
    private async Task<long> FindAsync(string noun, string key, string sql, Func<Task<(long Id, string Slug)>> add) =>
        _known.TryGetValue((noun, key), out var id)
            ? id
            : _known[(noun, key)] = await session.ExecuteScalarAsync<long?>(sql, new { Key = key }) ?? (await add()).Id;
}
