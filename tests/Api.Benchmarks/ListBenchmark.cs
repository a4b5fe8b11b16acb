using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks;

/// <summary>
/// What one page of 20 costs, in milliseconds on one connection, answer by answer with a commit between them, so that each one is read from the
/// database: the first page, the last one, and the first with its total. A list that walks an index costs the same on each of them.
/// </summary>
internal static class ListBenchmark
{
    private const int Times = 30;

    private static readonly string[] Orders = ["publishedAt", "-updatedAt", "updatedAt", "-createdAt", "createdAt"];
    private static readonly string[] OfSpeakers = ["sort=-quoteCount", "sort=-articleCount", "minQuotes=1000", "kind=document"];

    public static async Task<int> RunAsync(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("articles-benchmark-");
        try
        {
            var store = $"Data Source={Path.Combine(folder.FullName, "articles.db")}";
            Console.Error.WriteLine($"Writing {articles} articles ...");
            await GeneratedArticles.SaveAsync(store, articles);
            using var app = await ChildServer.AppAsync(store);
            using var client = new HttpClient { BaseAddress = app.Address };
            using var caller = await LoadGenerator.ConnectAsync(app.Address, 1);
            for (var i = 0; i < 500; i++)
            {
                await MeasureAsync(caller, store, "/v1/articles", 1);
                await MeasureAsync(caller, store, "/v1/quotes", 1);
            }

            Console.WriteLine($"""
                {articles} articles; medians of {Times}, in milliseconds.

                | list | rows | first page | last page | first page with total |
                |---|--:|--:|--:|--:|
                """);
            foreach (var list in Lists(store))
            {
                var (rows, last) = await FollowAsync(client, list);
                var first = await MeasureAsync(caller, store, $"{list}limit=20", Times);
                var behind = await MeasureAsync(caller, store, last, Times);
                var total = await MeasureAsync(caller, store, $"{list}limit=20&total=true", Times);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {list.TrimEnd('?', '&')} | {rows:n0} | {first:n2} | {behind:n2} | {total:n2} |"));
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Lists(string store)
    {
        using var connection = new SqliteConnection(store);
        long Most(string column, string table) => connection.ExecuteScalar<long>($"select {column} from {table} group by {column} order by count(*) desc limit 1");
        long Fewest(string column, string table) => connection.ExecuteScalar<long>($"select {column} from {table} group by {column} order by count(*) limit 1");
        string[] speakers = [.. new[] { Most("speaker_id", "quote_speakers"), Fewest("speaker_id", "quote_speakers") }.Select(id => $"speaker={id}")];
        string[] common =
        [
            .. new[] { Most("publisher_id", "articles"), Fewest("publisher_id", "articles") }.Select(id => $"publisher={id}"),
            .. new[] { Most("author_id", "article_authors"), Fewest("author_id", "article_authors") }.Select(id => $"author={id}"),
            .. new[] { Most("tag_id", "article_tags"), Fewest("tag_id", "article_tags") }.Select(id => $"tag={id}"),
            $"tag=-{Most("tag_id", "article_tags")}",
            $"tag={Most("tag_id", "article_tags")}&publisher={Fewest("publisher_id", "articles")}",
            "publishedFrom=2020-03&publishedBefore=2020-04",
            "language=en",
            "language=fr",
            "section=none",
        ];
        return
        [
            "/v1/articles?",
            .. Orders.Select(sort => $"/v1/articles?sort={sort}&"),
            .. speakers.Concat(common).Concat(["canonicalUrl=https%3A%2F%2Fexample.org%2Farticles%2F7", "externalId=none", "minQuotes=4", "minQuotes=5", "hasImages=false"]).Select(f => $"/v1/articles?{f}&"),
            "/v1/quotes?",
            .. speakers.Concat(common).Concat(["article=7", "kind=phrase", "minConfidence=0.99", "sort=publishedAt"]).Select(f => $"/v1/quotes?{f}&"),
            "/v1/paragraphs?",
            .. common[..2].Concat(["article=7", "kind=heading"]).Select(f => $"/v1/paragraphs?{f}&"),
            "/v1/images?",
            "/v1/images?credit=none&",
            "/v1/speakers?",
            .. OfSpeakers.Select(f => $"/v1/speakers?{f}&"),
            "/v1/tags?",
            "/v1/tags?sort=-articleCount&",
        ];
    }

    private static async Task<(int Rows, string Last)> FollowAsync(HttpClient client, string list)
    {
        var (rows, last) = (0, $"{list}limit=20");
        for (var page = $"{list}limit=100"; page is not null;)
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync(page));
            rows += answer.RootElement.GetProperty("items").GetArrayLength();
            page = answer.RootElement.GetProperty("next").GetString();
            last = page?.Replace("limit=100", "limit=20", StringComparison.Ordinal) ?? last;
        }

        return (rows, last);
    }

    private static async Task<double> MeasureAsync(LoadGenerator caller, string store, string target, int times)
    {
        var loads = new List<Load>();
        for (var i = 0; i < times; i++)
        {
            GeneratedArticles.Touch(store);
            loads.Add(await caller.EachAsync([LoadGenerator.Request(target)], 200));
        }

        return Load.Milliseconds(loads, 0.5);
    }
}
