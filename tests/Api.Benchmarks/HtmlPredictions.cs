using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
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
        var unsound = 0;
        foreach (var truth in Directory.EnumerateFiles(root, "truth.jsonl", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var set = Path.GetFileName(Path.GetDirectoryName(truth))!;
            var lines = File.ReadLines(truth)
                .AsParallel()
                .AsOrdered()
                .Select(line => Read(Path.GetDirectoryName(truth)!, set, line));
            foreach (var (line, holds) in lines)
            {
                output.WriteLine(line);
                unsound += holds ? 0 : 1;
            }
        }

        Console.Error.WriteLine($"{unsound} pages with words that have no fate, or two");
        return unsound > 0 ? 1 : 0;
    }

    private static (string Line, bool Holds) Read(string folder, string set, string line)
    {
        using var row = JsonDocument.Parse(line);
        var id = row.RootElement.GetProperty("id").GetString()!;
        var url = row.RootElement.TryGetProperty("url", out var address) ? address.GetString() : null;
        var page = Page(Path.Combine(folder, "pages", id + ".html.gz"));
        var (article, refusal) = ArticleReader.Read(new(page, SourceDocument.Html, new() { Url = url }));
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
        return (json, account is not { Holds: false });
    }

    private static byte[] Page(string file)
    {
        using var page = new MemoryStream();
        using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        gzip.CopyTo(page);
        return page.ToArray();
    }
}
