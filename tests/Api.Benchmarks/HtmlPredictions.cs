using System.Diagnostics;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Benchmarks;

/// <summary>
/// Reads every page of sets of labelled pages (<c>ROOT/SET/pages/ID.html.gz</c>, the address in
/// <c>ROOT/SET/truth.jsonl</c>) and writes the HTML reader's result, a line a page.
/// </summary>
internal static class HtmlPredictions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>1 if the account of the words of any page does not hold, else 0.</returns>
    public static int Write(string root, TextWriter output)
    {
        var (unsound, times) = (0, new List<(double Read, double Parsed)>());
        foreach (var truth in Directory.EnumerateFiles(root, "truth.jsonl", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var set = Path.GetFileName(Path.GetDirectoryName(truth))!;
            var lines = File.ReadLines(truth)
                .AsParallel()
                .AsOrdered()
                .Select(line => Read(Path.GetDirectoryName(truth)!, set, line));
            foreach (var page in lines)
            {
                output.WriteLine(page.Line);
                unsound += page.Holds ? 0 : 1;
                times.Add((page.Read, page.Parsed));
            }
        }

        if (times.Count > 0)
        {
            Console.Error.WriteLine(
                $"median of {times.Count} pages: {Median(times.Select(time => time.Read)):n1} ms, "
                    + $"{Median(times.Select(time => time.Parsed)):n1} ms of it AngleSharp's parser alone; "
                    + $"{Median(times.Select(time => time.Read / time.Parsed)):n2} times the parser");
        }

        Console.Error.WriteLine($"{unsound} pages with words that have no fate, or two");
        return unsound > 0 ? 1 : 0;
    }

    private static double Median(IEnumerable<double> values) =>
        values.Order().ElementAt(values.Count() / 2);

    /// <param name="Line">The reading, as JSON.</param>
    /// <param name="Holds">Whether each word of the page has one fate.</param>
    /// <param name="Read">The milliseconds that the reading took.</param>
    /// <param name="Parsed">The milliseconds that the parser took for the same page by itself.</param>
    private sealed record PageResult(string Line, bool Holds, double Read, double Parsed);

    private static PageResult Read(string folder, string set, string line)
    {
        using var row = JsonDocument.Parse(line);
        var id = row.RootElement.GetProperty("id").GetString()!;
        var url = row.RootElement.TryGetProperty("url", out var address) ? address.GetString() : null;
        var page = Page(Path.Combine(folder, "pages", id + ".html.gz"));
        var clock = Stopwatch.StartNew();
        using (new HtmlParser().ParseDocument(new MemoryStream(page)))
        {
        }

        var parsed = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        var (article, refusal) = ArticleReader.Read(new(page, SourceDocument.Html, new() { Url = url }));
        var read = clock.Elapsed.TotalMilliseconds;
        var (_, account) = HtmlReader.ReadCounted(page, url);
        var json = JsonSerializer.Serialize(
            new
            {
                Set = set,
                Id = id,
                article?.Title,
                article?.Authors,
                Date = article?.PublishedAt?.ToString("O") ?? article?.PublishedOn,
                Paragraphs = article?.Paragraphs.Select(paragraph => paragraph.Text),
                Lang = article?.Language,
                article?.Images,
                article?.Subtitle,
                article?.Tags,
                article?.Publisher,
                article?.CanonicalUrl,
                Refusal = refusal?.Detail,
                article?.LeftOut,
                account?.Words,
                Fates = account?.ByFate,
            },
            Json);
        return new(json, account is not { Holds: false }, read, parsed);
    }

    private static byte[] Page(string file)
    {
        using var page = new MemoryStream();
        using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        gzip.CopyTo(page);
        return page.ToArray();
    }
}
