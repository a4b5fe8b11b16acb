namespace Api.Data.Checks;

/// <summary>Counts again, from their rows, the numbers that are stored for speed.</summary>
public static class Counts
{
    private const string ListedSql =
        "q.removed_in is null and q.kind in ('direct', 'mixed') and q.review <> 'rejected' and q.anchor <> 'lost'";

    private const string PublisherArticlesSql = """
        select count(*) from publishers n
        where article_count <> (
          select count(*) from articles a where a.publisher_id = n.id and a.status = 'published')
        """;

    private const string AuthorArticlesSql = """
        select count(*) from authors n
        where article_count <> (
          select count(*) from article_authors x join articles a on a.id = x.article_id
          where x.author_id = n.id and a.status = 'published')
        """;

    private const string TagArticlesSql = """
        select count(*) from tags n
        where article_count <> (
          select count(*) from article_tags x join articles a on a.id = x.article_id
          where x.tag_id = n.id and a.status = 'published')
        """;

    private const string ListedOfSpeakerSql = $"""
        from quote_speakers x join quotes q on q.id = x.quote_id join articles a on a.id = q.article_id
          where x.speaker_id = n.id and a.status = 'published' and {ListedSql}
        """;

    private const string SpeakerQuotesSql = $"""
        select count(*) from speakers n
        where quote_count <> (
          select count(*) {ListedOfSpeakerSql})
        """;

    private const string SpeakerArticlesSql = $"""
        select count(*) from speakers n
        where article_count <> (
          select count(distinct q.article_id) {ListedOfSpeakerSql})
        """;

    private const string ParagraphsSql = """
        select count(*) from articles a
        where paragraph_count <> (
          select count(*) from paragraphs p where p.article_id = a.id and p.removed_in is null)
        """;

    private const string QuotesSql = $"""
        select count(*) from articles a
        where quote_count <> (select count(*) from quotes q where q.article_id = a.id and {ListedSql})
        """;

    private const string ImagesSql = """
        select count(*) from articles a
        where image_count <> (select count(*) from images i where i.article_id = a.id and i.removed_in is null)
        """;

    private const string SourcesSql = """
        select count(*) from articles a
        where not exists (select 1 from sources s where s.article_id = a.id and s.revision = a.source_revision)
           or a.revision <> (select count(*) from revisions r where r.article_id = a.id)
        """;

    private const string SlugsSql = """
        select count(*) from articles a
        where not exists (
          select 1 from slugs s where s.noun = 'article' and s.slug = a.slug and s.target_id = a.id)
        """;

    private const string NumbersSql = """
        select count(*) - count(distinct q.article_id || ' ' || q.number) from quotes q where q.removed_in is null
        """;

    private const string UtterancesSql = """
        select count(*) from quotes q
        where q.removed_in is null and (q.utterance_part > q.utterance_parts or not exists (
          select 1 from quotes f
          where f.id = q.utterance_id and f.article_id = q.article_id and f.removed_in is null))
        """;

    // A successor was stored after the quote that it replaced, so no chain of them goes in a circle.
    private const string SuccessorsSql = """
        select count(*) from quotes q
        where q.replaced_by is not null and (q.removed_in is null or q.replaced_by <= q.id or not exists (
          select 1 from quotes s where s.id = q.replaced_by and s.article_id = q.article_id))
        """;

    private const string PlacesSql = """
        select count(*)
        from (
          select quote_id from quote_speakers
          group by quote_id
          having max(position) <> count(*) or count(distinct speaker_id) <> count(*)
        ) wrong
        """;

    /// <summary>Counts the merged resources that something still names, or that lead to another merged one.</summary>
    private static string MergedSql(string noun, string links) => $"""
        select count(*) from {noun}s s
        where s.merged_into is not null
          and (exists (select 1 from {links} x where x.{noun}_id = s.id)
            or exists (select 1 from {noun}s m where m.id = s.merged_into and m.merged_into is not null))
        """;

    private static string KeysSql(string noun) => $"""
        select count(*) from {noun}s s
        where (s.merged_into is null) <> exists (
          select 1 from name_keys k where k.noun = '{noun}' and k.target_id = s.id)
        """;

    private static string SumSql(params string[] counts) => $"select ({string.Join(") + (", counts)})";

    /// <summary>Statements that each count the rows whose own count is wrong.</summary>
    public static IReadOnlyList<(string What, string Sql)> Faults { get; } =
    [
        ("publishers' articles", PublisherArticlesSql),
        ("authors' articles", AuthorArticlesSql),
        ("tags' articles", TagArticlesSql),
        ("speakers' quotes", SpeakerQuotesSql),
        ("speakers' articles", SpeakerArticlesSql),
        ("articles' paragraphs", ParagraphsSql),
        ("articles' quotes", QuotesSql),
        ("articles' images", ImagesSql),
        ("articles' sources and revisions", SourcesSql),
        ("articles' slugs", SlugsSql),
        ("quotes' numbers", NumbersSql),
        ("utterances", UtterancesSql),
        ("quotes' successors", SuccessorsSql),
        ("speakers' places", PlacesSql),
        ("merged authors, publishers and tags", SumSql(
            MergedSql("author", "article_authors"),
            MergedSql("publisher", "articles"),
            MergedSql("tag", "article_tags"))),
        ("keys of names", SumSql(KeysSql("author"), KeysSql("publisher"), KeysSql("tag"))),
        ("merged speakers", MergedSql("speaker", "quote_speakers")),
    ];
}
