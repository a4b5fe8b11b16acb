using System.Web;
using Api.Content.Search;
using Api.Data.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks;

/// <summary>
/// Runs the least SQL, written by hand, that gives the page of a search from the same index on SQLite: read row by row
/// on a connection with the program's settings, every statement prepared once. Its author knew beforehand how many rows
/// have the words.
/// </summary>
internal sealed class RawSearch : IDisposable
{
    private static readonly Fts5Matching Words = new();

    private static readonly Dictionary<string, Source> Sources = new()
    {
        ["paragraphs"] = new(
            "paragraph_search", "r.id", "r.number", "a.status = 'published' and r.removed_in is null",
            "cross join paragraphs r on r.id = s.rowid cross join articles a on a.id = r.article_id",
            "cross join paragraphs r on r.article_id = a.id",
            """
            select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.number, r.kind, r.level, r.text,
              r.marks, r.word_count, r.text_hash, l.quote_ids, r.revision
            from page join paragraphs r on r.id = page.id join articles a on a.id = r.article_id
            join paragraph_lists l on l.paragraph_id = r.id
            """),
        ["quotes"] = new(
            "quote_search", "r.id", "r.number",
            "a.status = 'published' and r.removed_in is null and r.kind in ('direct', 'mixed') and r.review <> "
                + "'rejected' and r.anchor <> 'lost'",
            "cross join quotes r on r.id = s.rowid cross join articles a on a.id = r.article_id",
            "cross join quotes r on r.article_id = a.id",
            """
            select r.*, l.speakers, p.number, a.version, a.deleted_at, a.slug, a.display_title, a.published_at,
              a.published_on, a.language, a.canonical_url
            from page join quotes r on r.id = page.id join articles a on a.id = r.article_id
            join paragraphs p on p.id = r.paragraph_id join quote_lists l on l.quote_id = r.id
            """),
        ["articles"] = new(
            "article_search", "a.id", null, "a.status = 'published'",
            "cross join articles a on a.id = s.rowid",
            "",
            """
            select a.*, l.authors, l.tags, p.slug, p.name, p.url, s.media_type, s.sha256, s.received_at
            from page join articles a on a.id = page.id left join publishers p on p.id = a.publisher_id
            join article_lists l on l.article_id = a.id
            join sources s on s.article_id = a.id and s.revision = a.revision
            """),
    };

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public RawSearch(Store store)
    {
        _connection = (SqliteConnection)store.Connect();
        _connection.Execute(
            "pragma query_only = on; pragma cell_size_check = on; pragma cache_size = -16384; pragma temp_store = "
                + "memory; pragma mmap_size = 0");
        Relevance.AddTo(_connection);
    }

    /// <summary>Counts the rows that have the words.</summary>
    public long Count(SearchCase asked, string query) =>
        Read($"select count(*) from {Sources[asked.List].Index}($q)", query)[0];

    /// <summary>The best of all rows as FTS5 itself ranks them.</summary>
    public IReadOnlyList<long> Best(SearchCase asked, string query) =>
        Read(
            $"select rowid from {Sources[asked.List].Index}($q) order by bm25({Sources[asked.List].Index}) limit 20",
            query);

    /// <summary>The ids of a page, all of which is read.</summary>
    /// <param name="few">Whether so few rows have the words that all are ranked.</param>
    public IReadOnlyList<long> Page(SearchCase asked, string query, bool few)
    {
        var given = HttpUtility.ParseQueryString(asked.Parameters);
        var (source, narrowing) = (Sources[asked.List], NarrowingOf(asked));
        var found = $"from {source.Index}($q) s {source.Found} where {source.Listed}{narrowing?.Held}";
        var order =
            $"{narrowing?.SortAt ?? "a.sort_at"} desc, a.id desc{(source.Number is null ? "" : $", {source.Number}")}";
        var walked = $"from {narrowing?.Leads ?? $"articles a {source.Walked}"}";
        var word = query.Contains('*', StringComparison.Ordinal)
            ? $"+{source.Key} in (select rowid from {source.Index}($q))"
            : $"exists (select 1 from {source.Index}($q) s where s.rowid = {source.Key})";
        var rows = few ? found : $"{walked} where {source.Listed}{narrowing?.Led} and {word}";
        var byDate = $"""
            select {source.Key} as id, {narrowing?.SortAt ?? "a.sort_at"} as k0, a.id as k1, {source.Number
                ?? "null"} as k2
            {rows}
            order by {order} limit 20
            """;
        var once = asked.List == "articles" ? "distinct" : "";
        var ranked = few || narrowing is null
            ? $"select s.rowid as id, s.rank as k0 {found} order by s.rowid desc limit 10000"
            : $"select {once} {source.Key} as id, s.rank as k0, {narrowing.SortAt} "
                + $"{walked} cross join {source.Index}($q) s on s.rowid = {source.Key} "
                + $"where {source.Listed}{narrowing.Led} order by {order} limit 333";
        var byRank = $"""
            select id, k0, -id as k1, null as k2
            from (
              {ranked}
            )
            order by k0, id desc limit 20
            """;
        var page = given["sort"] is null ? byRank : byDate;
        var (first, second) = given["sort"] is null ? ("page.k0", "page.k1") : ("page.k0 desc", "page.k1 desc");
        var total = given["total"] is null ? "" : $"; select count(*) from (select 1 {found} limit 10001)";
        return Read($"with page as ({page}) {source.Rows} order by {first}, {second}, page.k2{total}", query);
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private List<long> Read(string sql, string query)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = new SqliteCommand(sql, _connection);
            command.Parameters.Add("$q", SqliteType.Text);
        }

        command.Parameters[0].Value = Words.QueryOf(SearchQuery.Parse(query));
        using var reader = command.ExecuteReader();
        var (ids, values) = (new List<long>(), new object[reader.FieldCount]);
        while (reader.Read())
        {
            reader.GetValues(values);
            ids.Add(reader.GetInt64(0));
        }

        while (reader.NextResult())
        {
            reader.Read();
        }

        return ids;
    }

    private static Narrowing? NarrowingOf(SearchCase asked)
    {
        var (given, walked) = (HttpUtility.ParseQueryString(asked.Parameters), Sources[asked.List].Walked);
        if (given["tag"] is { } tag)
        {
            var one = $"tag_id = (select id from tags where slug = '{tag}')";
            return new(
                $" and a.id in (select article_id from article_tags where {one})",
                $"article_tags x cross join articles a on a.id = x.article_id {walked}",
                $" and x.{one}",
                "x.sort_at");
        }

        if (given["speaker"] is { } speaker)
        {
            var one = $"speaker_id = (select id from speakers where slug = '{speaker}')";
            return asked.List == "quotes"
                ? new(
                    $" and r.id in (select quote_id from quote_speakers where {one})",
                    "quote_speakers x cross join quotes r on r.id = x.quote_id cross join articles a on a.id = "
                        + "x.article_id",
                    $" and x.{one}",
                    "x.sort_at")
                : new(
                    $" and a.id in (select article_id from quote_speakers where {one})",
                    $"quote_speakers x cross join articles a on a.id = x.article_id {walked}",
                    $" and x.{one}",
                    "x.sort_at");
        }

        if (given["publishedFrom"] is not { } from)
        {
            return null;
        }

        // The days are the articles' own, at most one away from that of the instant by which they stand in order.
        var (first, end) = ($"{from}-01", $"{given["publishedBefore"]}-01");
        var month =
            $" and a.sort_at >= strftime('%Y-%m-%dT%H:%M:%fZ', '{first}', '-1 day')"
                + $" and a.sort_at < strftime('%Y-%m-%dT%H:%M:%fZ', '{end}', '+1 day')"
                + $" and substr(a.published_on || '-01-01', 1, 10) >= '{first}'"
                + $" and substr(a.published_on || '-99-99', 1, 10) < '{end}'";
        return new(month, $"articles a {walked}", month, "a.sort_at");
    }

    /// <param name="Number">The number in the article; null if the article itself is the row.</param>
    /// <param name="Found">Joins the rows to the hits in the index.</param>
    /// <param name="Walked">Joins them to the articles in the order of publication.</param>
    /// <param name="Rows">Selects everything that a resource shows.</param>
    private sealed record Source(
        string Index,
        string Key,
        string? Number,
        string Listed,
        string Found,
        string Walked,
        string Rows);

    /// <summary>A filter.</summary>
    /// <param name="Held">The condition on rows that were found.</param>
    /// <param name="Leads">The tables in the order in which they are walked when it leads.</param>
    /// <param name="Led">The condition in that case.</param>
    /// <param name="SortAt">The column with the order of publication in that case.</param>
    private sealed record Narrowing(string Held, string Leads, string Led, string SortAt);
}
