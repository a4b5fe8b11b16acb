using System.Text.Json;
using Api.Content.Quotes;
using Api.Content.Search;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Quotes;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>Reads articles.</summary>
public sealed partial class ArticleQueries(Database database) : IListQueries<Article>
{
    private const string Lists = "join article_lists l on l.article_id = a.id";

    private const string Always = "a.id, a.slug, a.revision, a.version, a.deleted_at";

    internal static readonly Columns Columns = new(
        Always,
        new("title", "a.title"), new("displayTitle", "a.display_title"), new("subtitle", "a.subtitle"),
        new("summary", "a.summary"), new("byline", "a.byline"),
        new("authors", "l.authors", Lists), new("tags", "l.tags", Lists),
        new(
            "publisher",
            "a.publisher_id, p.slug as publisher_slug, p.name as publisher_name, p.url as publisher_url",
            "left join publishers p on p.id = a.publisher_id"),
        new("section", "a.section"), new("language", "a.language"),
        new("publishedAt", "a.published_at"), new("publishedOn", "a.published_on"),
        new("publishedText", "a.published_text"), new("modifiedAt", "a.modified_at"),
        new("dateline", "a.dateline"), new("canonicalUrl", "a.canonical_url"), new("externalId", "a.external_id"),
        new("externalIds", "a.external_id as primary_id, l.identifiers", Lists),
        new("license", "a.license"), new("usageTerms", "a.usage_terms"),
        new("status", "coalesce(a.deleted_status, a.status) as status"),
        new("visibleFrom", "a.visible_from"), new("visibleUntil", "a.visible_until"),
        new("wordCount", "a.word_count"), new("paragraphCount", "a.paragraph_count"),
        new("quoteCount", "a.quote_count"), new("imageCount", "a.image_count"),
        new("about", "a.about_heading, a.about_text"), new("textHash", "a.text_hash"),
        new(
            "source",
            "s.media_type as source_media_type, s.sha256 as source_sha256, s.received_at as source_received_at, "
                + "s.left_out",
            "join sources s on s.article_id = a.id and s.revision = a.source_revision"),
        new("createdAt", "a.created_at"), new("updatedAt", "a.updated_at"));

    private static readonly ListTable List = new("articles a", "a.id", "join articles a on a.id = page.id", Columns)
    {
        Index = new("article_search", "articles a", "a.id = s.rowid", TitleCounts: 4),
        Searched = ["title"],
    };

    public async Task<Slice<Article>> ListAsync(ListPlan<Article> plan, CancellationToken cancellationToken)
    {
        await using var session = await ListReader.OpenAsync(database, plan, cancellationToken);
        var rendered = await ListRenderedAsync(session, plan, cancellationToken);
        return rendered ?? await ListRowsAsync(session, plan, cancellationToken);
    }

    private static async Task<Slice<Article>> ListRowsAsync(
        Session session,
        ListPlan<Article> plan,
        CancellationToken cancellationToken)
    {
        var slice = await ListReader.ReadAsync<Article>(session, List, plan, cancellationToken);
        var articles = plan.Shape.Embeds ? await EmbedAsync(session, slice.Rows, plan.Shape) : slice.Rows;
        return slice with
        {
            Rows = plan.Highlights ? await HighlightAsync(session, articles, plan.Words) : articles,
        };
    }

    private const string TextsSql = """
        select article_id, id, text
        from paragraphs
        where article_id in (select value from json_each(@Ids)) and removed_in is null
        order by article_id, number
        """;

    private static async Task<IReadOnlyList<Article>> HighlightAsync(
        Session session,
        IReadOnlyList<Article> articles,
        SearchQuery? query)
    {
        var texts = query is null
            ? []
            : await session.QueryAsync<(long ArticleId, long Id, string Text)>(
                TextsSql, new { Ids = JsonSerializer.Serialize(articles.Select(a => a.Id)) });
        var paragraphs = texts.ToLookup(p => p.ArticleId, p => (p.Id, p.Text));
        return [
            .. articles.Select(
                a => a with { Matches = query is null ? [] : Match.OfArticle(query, a.Title, paragraphs[a.Id]) }),
        ];
    }

    /// <summary>
    /// Finds one article with its paragraphs, its images and the quotes that are listed by default, unless its shape
    /// says otherwise; also a deleted one.
    /// </summary>
    public async Task<Article?> FindAsync(
        Address address,
        Visibility visibility,
        Shape<Article> shape,
        CancellationToken cancellationToken)
    {
        await using var session = await database.ReadTogetherAsync(cancellationToken);
        return await FindAsync(
            session, address, visibility, shape.IsDefault ? Including<Article>.Whole : shape, cancellationToken);
    }

    /// <summary>Finds an article as it was written a moment ago, whole, whoever may see it.</summary>
    public async Task<Article?> FindWrittenAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadWrittenAsync(cancellationToken);
        return await FindAsync(
            session, new Address(id, null), Visibility.Everything, Including<Article>.Whole, cancellationToken);
    }

    /// <summary>Finds a whole article within a transaction.</summary>
    internal static Task<Article?> FindAsync(Session session, long id) => FindAsync(
        session, new Address(id, null), Visibility.Everything, Including<Article>.Whole, CancellationToken.None);

    /// <summary>Finds an article with its quotes of these kinds.</summary>
    internal static async Task<Article?> FindAsync(Session session, long id, Choices<QuoteKind> kinds)
    {
        var sql = QuoteQueries.Table.EmbeddedSql("r.article_id", "@Id", null, "r.removed_in is null");

        var quotes = await session.QueryAsync<Quote>(sql, new { Id = id });
        return await FindAsync(session, id) is { } article
            ? article with { Quotes = [.. quotes.Where(q => kinds.Values.Contains(EnumText.Of(q.Kind)))] }
            : null;
    }

    private static async Task<Article?> FindAsync(
        Session session,
        Address address,
        Visibility visibility,
        Shape<Article> shape,
        CancellationToken cancellationToken)
    {
        var id = address.IdSql("article");
        var sql = OneCommand([OfIdsSql(id, visibility, shape.Asked), .. PartsSql(id, shape)]);

        await using var results = await session.QueryMultipleAsync(sql, address, cancellationToken);
        return (await ReadAsync(results, shape)).SingleOrDefault();
    }

    private static string OfIdsSql(string ids, Visibility visibility, FieldTree? asked) => $"""
        select {Columns.Sql(asked)}
        from articles a
        {Columns.Joins(asked)}
        where a.id in ({ids}){SeenSql(visibility)}
        """;

    // One statement a collection, of those that are included.
    private static IEnumerable<string> PartsSql(string ids, Shape<Article> shape)
    {
        if (shape.Includes("paragraphs"))
        {
            yield return ParagraphQueries.Table.EmbeddedSql("r.article_id", ids, shape.AskedIn("paragraphs"));
        }

        if (shape.Includes("quotes"))
        {
            yield return QuoteQueries.Table.EmbeddedSql("r.article_id", ids, shape.AskedIn("quotes"));
        }

        if (shape.Includes("images"))
        {
            yield return ImageQueries.Table.EmbeddedSql("r.article_id", ids, shape.AskedIn("images"));
        }
    }

    private static string OneCommand(IEnumerable<string> statements) => string.Join(";\n\n", statements);

    /// <summary>The articles, whose ids are an SQL expression or select, each with its parts.</summary>
    internal static string WholeSql(string ids, Visibility visibility) =>
        OneCommand([OfIdsSql(ids, visibility, null), .. PartsSql(ids, Including<Article>.Whole)]);

    /// <summary>Reads the results of the statements of <see cref="WholeSql"/>.</summary>
    internal static Task<IReadOnlyList<Article>> ReadWholeAsync(Results results) =>
        ReadAsync(results, Including<Article>.Whole);

    private static async Task<IReadOnlyList<Article>> ReadAsync(Results results, Shape<Article> shape) =>
        await ReadPartsAsync(results, [.. await results.ReadAsync<Article>()], shape);

    private static async Task<IReadOnlyList<Article>> ReadPartsAsync(
        Results results,
        IReadOnlyList<Article> articles,
        Shape<Article> shape)
    {
        var paragraphs = await ReadAsync<Paragraph>("paragraphs");
        var quotes = await ReadAsync<Quote>("quotes");
        var images = await ReadAsync<Image>("images");
        return [
            .. articles.Select(
                a =>
                    a with
                    {
                        Paragraphs = paragraphs?[a.Id].ToList(),
                        Quotes = quotes?[a.Id].ToList(),
                        Images = images?[a.Id].ToList(),
                    }),
        ];

        async Task<ILookup<long, TPart>?> ReadAsync<TPart>(string field)
            where TPart : Part =>
                shape.Includes(field) ? (await results.ReadAsync<TPart>()).ToLookup(p => p.ArticleId) : null;
    }

    private static async Task<IReadOnlyList<Article>> EmbedAsync(
        Session session,
        IReadOnlyList<Article> articles,
        Shape<Article> shape)
    {
        var sql = OneCommand(PartsSql("select value from json_each(@Ids)", shape));

        await using var results = await session.QueryMultipleAsync(
            sql, new { Ids = JsonSerializer.Serialize(articles.Select(a => a.Id)) });
        return await ReadPartsAsync(results, articles, shape);
    }

    /// <summary>Which article an address names, and whether it was deleted.</summary>
    public async Task<FoundArticle?> FindIdAsync(
        Address address,
        Visibility visibility,
        CancellationToken cancellationToken)
    {
        var sql = $"select a.id, a.slug, a.deleted_at from articles a where a.id = {address.IdSql("article")}"
            + SeenSql(visibility);

        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QuerySingleOrDefaultAsync<FoundArticle>(sql, address, cancellationToken);
    }

    /// <summary>
    /// Returns the condition, after others, that a caller may know of the article: it is published, or it was when it
    /// was deleted.
    /// </summary>
    internal static string SeenSql(Visibility visibility) =>
        visibility == Visibility.Everything ? "" : " and (a.status = 'published' or a.deleted_status = 'published')";

    private const string AnySql = "select count(*) from (select 1 from articles limit 1) first";

    /// <summary>Whether there has ever been an article.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ExecuteScalarAsync<long>(AnySql) > 0;
    }

    private const string FirstSql =
        "select count(*) from articles where id = 1 and canonical_url = @CanonicalUrl and deleted_at is null";

    /// <summary>Whether the article with the id 1 is the one of this address.</summary>
    public async Task<bool> IsFirstAsync(string canonicalUrl, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ExecuteScalarAsync<long>(FirstSql, new { CanonicalUrl = canonicalUrl }) > 0;
    }
}

/// <summary>The article that an address names.</summary>
public sealed record FoundArticle
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }
}
