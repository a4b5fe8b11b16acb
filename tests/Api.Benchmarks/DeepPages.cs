using System.Globalization;
using System.Text.Json;
using static Api.Benchmarks.SearchBenchmark;

namespace Api.Benchmarks;

/// <summary>Measures page 5,000 of a list beside page 1.</summary>
internal static class DeepPages
{
    private const int Times = 100;
    private const int Page = 5_000;

    public static async Task<int> MeasureAsync(IReadOnlyList<Store> stores, int articles)
    {
        var served = new List<SearchedServer>();
        try
        {
            foreach (var store in stores)
            {
                await new ZipfArticles(1).SaveAsync(store, articles);
                var app = await ChildServer.AppAsync(store.ConnectionString, Patience);
                served.Add(new(app, await LoadGenerator.ConnectAsync(app.Address, 1)));
            }

            Console.WriteLine($"""

                {articles} articles of one paragraph; milliseconds, medians of {Times}.

                | list | database | page | it costs | page 1 costs | ratio |
                |---|---|--:|--:|--:|--:|
                """);
            foreach (var list in new[]
            {
                "/v1/articles?",
                "/v1/articles?sort=-updatedAt&",
                $"/v1/articles?q={ZipfArticles.Word(1)}&sort=-publishedAt&",
                $"/v1/paragraphs?q={ZipfArticles.Word(100)}&sort=-publishedAt&",
            })
            {
                for (var d = 0; d < served.Count; d++)
                {
                    var (page, behind) = await FollowAsync(served[d].App, list);
                    var (first, last) = (new List<double>(), new List<double>());
                    for (var i = 1; i <= Times; i++)
                    {
                        await TimeAsync(
                            first,
                            () =>
                                served[d].Caller.EachAsync(
                                    [LoadGenerator.Request(LoadGenerator.Spelled($"{list}limit=20", i))], 200));
                        await TimeAsync(
                            last,
                            () =>
                                served[d].Caller.EachAsync(
                                    [LoadGenerator.Request(LoadGenerator.Spelled(behind, i))], 200));
                    }

                    var (one, other) = (Load.Median(first), Load.Median(last));
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"| {list.TrimEnd('?', '&')} | {Store.Databases[d]} | {page:n0} "
                                + $"| {other:n2} | {one:n2} | {other / one:n2} |"));
                }
            }

            return 0;
        }
        finally
        {
            served.ForEach(s => s.Dispose());
        }
    }

    /// <summary>Page 5,000 of a list, by twenty, or the last one that is full.</summary>
    private static async Task<(int Page, string Target)> FollowAsync(ChildServer app, string list)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        var (page, target) = (1, $"{list}limit=100");
        while (page < Page)
        {
            // Five pages of twenty at once, as long as none is left out.
            var limit = Page - page >= 5 ? 100 : 20;
            using var answer = JsonDocument.Parse(
                await client.GetStringAsync(target.Replace("limit=100", $"limit={limit}", StringComparison.Ordinal)));
            if (answer.RootElement.GetProperty("next").GetString() is not { } next)
            {
                break;
            }

            (page, target) = (page + (limit / 20), next.Replace("limit=20", "limit=100", StringComparison.Ordinal));
        }

        return (page, target.Replace("limit=100", "limit=20", StringComparison.Ordinal));
    }
}
