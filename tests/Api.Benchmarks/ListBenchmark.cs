using System.Globalization;
using System.Text.Json;
using Dapper;

namespace Api.Benchmarks;

/// <summary>
/// Measures one page of 20, in milliseconds on one connection, answer by answer and database by database, each one read
/// from the database: the first page, the last one, and the first with its total. A list that walks an index costs the
/// same on each of them.
/// </summary>
internal static class ListBenchmark
{
    private const int Times = 30;
    private const int WarmUp = 500;

    private static readonly string[] Orders = ["publishedAt", "-updatedAt", "updatedAt", "-createdAt", "createdAt"];
    private static readonly string[] OfSpeakers = [
        "sort=-quoteCount",
        "sort=-articleCount",
        "minQuotes=1000",
        "kind=document",
    ];

    public static async Task<int> RunAsync(IReadOnlyList<Store> stores, int articles)
    {
        var served = new List<Served>();
        try
        {
            foreach (var store in stores)
            {
                await GeneratedArticles.SaveAsync(store, articles);
            }

            foreach (var store in stores)
            {
                var app = await ChildServer.AppAsync(store.ConnectionString);
                served.Add(new(app, await LoadGenerator.ConnectAsync(app.Address, 1), Lists(store)));
            }

            await MeasureAsync(served, [.. served.Select(_ => "/v1/articles")], WarmUp);
            await MeasureAsync(served, [.. served.Select(_ => "/v1/quotes")], WarmUp);
            Console.WriteLine($"""
                {articles} articles; medians of {Times}, in milliseconds.

                | list | database | rows | first page | last page | first page with total | PostgreSQL/SQLite |
                |---|---|--:|--:|--:|--:|--:|
                """);
            for (var list = 0; list < served[0].Lists.Count; list++)
            {
                await MeasureAsync(served, list);
            }

            Store.WriteLeftOut();
            return 0;
        }
        finally
        {
            foreach (var (app, caller, _) in served)
            {
                caller.Dispose();
                app.Dispose();
            }
        }
    }

    private static async Task MeasureAsync(IReadOnlyList<Served> served, int number)
    {
        var lists = served.Select(s => s.Lists[number]).ToList();
        var followed = new List<(int Rows, string Last)>();
        foreach (var (to, list) in served.Zip(lists))
        {
            followed.Add(await FollowAsync(to.App, list));
        }

        var first = await MeasureAsync(served, [.. lists.Select(list => $"{list}limit=20")], Times);
        var behind = await MeasureAsync(served, [.. followed.Select(f => f.Last)], Times);
        var total = await MeasureAsync(served, [.. lists.Select(list => $"{list}limit=20&total=true")], Times);
        for (var d = 0; d < served.Count; d++)
        {
            var ratios = d == 0
                ? ""
                : string.Join(" / ", new[] { first, behind, total }.Select(values => Store.Ratio(values, d)));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {lists[d].TrimEnd('?', '&')} | {Store.Databases[d]} | {followed[d].Rows:n0} | {first[d]:n2} | "
                        + $"{behind[d]:n2} | {total[d]:n2} | {ratios} |"));
        }
    }

    private static List<string> Lists(Store store)
    {
        using var connection = store.Connect();
        long Most(string column, string table) =>
            connection.ExecuteScalar<long>(
                $"select {column} from {table} group by {column} order by count(*) desc, {column} limit 1");
        long Fewest(string column, string table) =>
            connection.ExecuteScalar<long>(
                $"select {column} from {table} group by {column} order by count(*), {column} limit 1");
        string[] speakers = [
            .. new[] { Most("speaker_id", "quote_speakers"), Fewest("speaker_id", "quote_speakers") }.Select(
                id => $"speaker={id}"),
        ];
        string[] common =
        [
            .. new[] { Most("publisher_id", "articles"), Fewest("publisher_id", "articles") }.Select(
                id => $"publisher={id}"),
            .. new[] { Most("author_id", "article_authors"), Fewest("author_id", "article_authors") }.Select(
                id => $"author={id}"),
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
            .. speakers.Concat(common)
                .Concat(
                    [
                        "canonicalUrl=https%3A%2F%2Fexample.org%2Farticles%2F7",
                        "externalId=none",
                        "minQuotes=4",
                        "minQuotes=5",
                        "hasImages=false",
                    ])
                .Select(f => $"/v1/articles?{f}&"),
            "/v1/quotes?",
            .. speakers.Concat(common)
                .Concat(
                    [
                        "article=7",
                        "kind=phrase",
                        "minConfidence=0.99",
                        "sort=publishedAt",
                        "sort=confidence",
                        "sort=-confidence",
                        "sort=confidence&review=unreviewed&maxConfidence=0.7",
                    ])
                .Select(f => $"/v1/quotes?{f}&"),
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

    private static async Task<(int Rows, string Last)> FollowAsync(ChildServer app, string list)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        var (rows, last) = (0, $"{list}&limit=20");
        for (var page = $"{list}limit=100"; page is not null;)
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync(page));
            rows += answer.RootElement.GetProperty("items").GetArrayLength();
            page = answer.RootElement.GetProperty("next").GetString();
            last = page?.Replace("limit=100", "limit=20", StringComparison.Ordinal) ?? last;
        }

        return (rows, last);
    }

    /// <summary>The median for each server, which answer by turns.</summary>
    private static async Task<List<double>> MeasureAsync(
        IReadOnlyList<Served> served,
        IReadOnlyList<string> targets,
        int times)
    {
        var loads = served.Select(_ => new List<Load>()).ToList();
        for (var i = 0; i < times; i++)
        {
            for (var d = 0; d < served.Count; d++)
            {
                loads[d].Add(
                    await served[d].Caller.EachAsync(
                        [LoadGenerator.Request(LoadGenerator.Spelled(targets[d], i))], 200));
            }
        }

        return [.. loads.Select(l => Load.Milliseconds(l, 0.5))];
    }

    private sealed record Served(ChildServer App, LoadGenerator Caller, IReadOnlyList<string> Lists);
}
