using System.Text;

namespace Api.Data.Packing;

/// <summary>
/// Keeps the texts of revisions packed, within a session: each as it differs from the one before it, if that takes less
/// than the whole text. Texts never change, so a difference holds as long as the text does from which it was made; an
/// erasure takes all of an article's. Older versions of this program kept texts as they are: such rows are read, too,
/// until <see cref="Upkeep.PackingTurns"/> has packed them.
/// </summary>
internal sealed class PackedTexts(Session session)
{
    // A text is made from at most so many others of its kind: those of one block of revisions.
    private const int Block = 16;

    // The last text of each kind: whoever reads or writes the texts of an article does so one after the other.
    private readonly Dictionary<TextKind, (TextKey Key, byte[] Text)> _last = [];

    /// <summary>Returns the table, and its column in which a text of this kind stands if it is not packed.</summary>
    public static (string Table, string Column) PlaceOf(TextKind kind) =>
        kind == TextKind.Source ? ("sources", "content") : ("revisions", "document");

    /// <summary>Joins the packed texts of a kind to their revisions, <c>t</c>.</summary>
    public static string JoinSql(TextKind kind) => $"""
        left join packed_texts p
          on p.article_id = t.article_id and p.kind = '{EnumText.Of(kind)}' and p.revision = t.revision
        """;

    /// <summary>The columns of a packed text.</summary>
    public const string PackedColumns = "p.packed, p.base_kind, p.base_revision";

    private static string FindSql(TextKind kind) => $"""
        select t.{PlaceOf(kind).Column} as text, {PackedColumns}
        from {PlaceOf(kind).Table} t
        {JoinSql(kind)}
        where t.article_id = @ArticleId and t.revision = @Revision
        """;

    /// <summary>Finds a text; null if there is none, empty if it was erased.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public async Task<byte[]?> FindAsync(TextKey key)
    {
        if (_last.TryGetValue(key.Kind, out var last) && last.Key == key)
        {
            return last.Text;
        }

        var row = await session.QueryFirstOrDefaultAsync<Row>(FindSql(key.Kind), key);
        return row switch
        {
            { Packed: { } packed } =>
                await UnpackAsync(key, Of(key.ArticleId, packed, row.BaseKind, row.BaseRevision)),
            { Text: byte[] bytes } => bytes,
            { Text: string text } => Encoding.UTF8.GetBytes(text),
            _ => null,
        };
    }

    /// <summary>Returns a packed text from its columns.</summary>
    public static PackedText Of(long articleId, byte[] packed, string? baseKind, int? baseRevision) => new(
        packed,
        baseKind is null
            ? null
            : new(articleId, Enum.Parse<TextKind>(baseKind, ignoreCase: true), baseRevision!.Value));

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public async Task<byte[]> UnpackAsync(TextKey key, PackedText packed)
    {
        var old = packed.Base is { } other
            ? await FindAsync(other) ?? throw new InvalidDataException($"{key} differs from a text that is missing.")
            : [];
        var text = packed.Unpack(old);
        _last[key.Kind] = (key, text);
        return text;
    }

    private const string InsertSql = """
        insert into packed_texts (article_id, kind, revision, base_kind, base_revision, packed)
        values (@ArticleId, @Kind, @Revision, @BaseKind, @BaseRevision, @Packed)
        """;

    /// <summary>Keeps the text of a revision that has none.</summary>
    public async Task AddAsync(TextKey key, byte[] text)
    {
        var packed = await PackAsync(key, text);
        await session.ExecuteAsync(InsertSql, new
        {
            key.ArticleId,
            Kind = EnumText.Of(key.Kind),
            key.Revision,
            BaseKind = packed.Base is { Kind: var kind } ? EnumText.Of(kind) : null,
            BaseRevision = packed.Base?.Revision,
            Packed = packed.Bytes,
        });
        _last[key.Kind] = (key, text);
    }

    private const string OrphansSql = """
        select kind, revision from packed_texts
        where article_id = @ArticleId
          and (kind = 'source' and revision >= @Source or kind = 'state' and revision >= @State)
          and (base_kind = 'source' and base_revision < @Source or base_kind = 'state' and base_revision < @State)
        order by kind, revision
        """;

    private const string RemoveSql = """
        delete from packed_texts
        where article_id = @ArticleId
          and (kind = 'source' and revision < @Source or kind = 'state' and revision < @State)
        """;

    private const string RemoveSourcesSql = "delete from sources where article_id = @ArticleId and revision < @Source";

    private const string RemoveOneSql =
        "delete from packed_texts where article_id = @ArticleId and kind = @Kind and revision = @Revision";

    /// <summary>
    /// Removes the states and the sources of an article from before these revisions. Texts that differ from a removed
    /// one are packed anew. All texts of the article must be packed.
    /// </summary>
    /// <returns>How many were removed.</returns>
    /// <exception cref="InvalidDataException">
    /// A text that has to be packed anew is damaged. Nothing was removed.
    /// </exception>
    public async Task<(int Sources, int States)> RemoveAsync(long articleId, int source, int state)
    {
        var first = new { ArticleId = articleId, Source = source, State = state };
        var orphans = new List<(TextKey Key, byte[] Text)>();
        foreach (var (kind, revision) in (await session.QueryAsync<(string, int)>(OrphansSql, first)).ToList())
        {
            var key = new TextKey(articleId, Enum.Parse<TextKind>(kind, ignoreCase: true), revision);
            orphans.Add((key, (await FindAsync(key))!));
        }

        var texts = await session.ExecuteAsync(RemoveSql, first);
        var sources = await session.ExecuteAsync(RemoveSourcesSql, first);
        _last.Clear();
        foreach (var (key, _) in orphans)
        {
            await session.ExecuteAsync(
                RemoveOneSql, new { key.ArticleId, Kind = EnumText.Of(key.Kind), key.Revision });
        }

        foreach (var (key, text) in orphans)
        {
            await AddAsync(key, text);
        }

        return (sources, texts - sources);
    }

    private async Task<PackedText> PackAsync(TextKey key, byte[] text)
    {
        if (await FindBaseAsync(key) is not var (other, old))
        {
            return PackedText.Of(text);
        }

        // Nothing else has the text: a difference that did not give it back would lose it.
        var packed = PackedText.Of(text, other, old);
        return packed.Unpack(old).AsSpan().SequenceEqual(text) ? packed : PackedText.Of(text);
    }

    // A state has the words of its source in it, which the first has no other state for.
    private async Task<(TextKey Key, byte[] Text)?> FindBaseAsync(TextKey key)
    {
        var isState = key.Kind == TextKind.State;
        if (isState && await FindAsync(key with { Revision = key.Revision - 1 }, ofBlock: key) is { } state)
        {
            return state;
        }

        if (!isState && key.Revision == 1)
        {
            return null;
        }

        var newest = await session.ExecuteScalarAsync<int?>(
            SourceSql, new { key.ArticleId, Before = isState ? key.Revision + 1 : key.Revision });
        var source = new TextKey(key.ArticleId, TextKind.Source, newest ?? 0);
        return await FindAsync(source, ofBlock: isState ? source : key);
    }

    private const string SourceSql =
        "select max(revision) from sources where article_id = @ArticleId and revision < @Before";

    private async Task<(TextKey Key, byte[] Text)?> FindAsync(TextKey key, TextKey ofBlock) =>
        key.Revision > 0
            && key.Revision / Block == ofBlock.Revision / Block
            && await FindIfWholeAsync(key) is { Length: > 0 } text
            ? (key, text)
            : null;

    // A text that is damaged must not keep others from being written.
    private async Task<byte[]?> FindIfWholeAsync(TextKey key)
    {
        try
        {
            return await FindAsync(key);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private sealed record Row
    {
        public object? Text { get; init; }

        public byte[]? Packed { get; init; }

        public string? BaseKind { get; init; }

        public int? BaseRevision { get; init; }
    }
}
