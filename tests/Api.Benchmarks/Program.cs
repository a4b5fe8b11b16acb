using Api.Benchmarks;
using Api.Benchmarks.Drill;

return args switch
{
    ["http", .. var options] =>
        await Store.WithEachAsync(
            stores =>
                HttpBenchmark.RunAsync(
                    stores,
                    Option(options, "--articles", 2_000),
                    (Option(options, "--seconds", 5), Option(options, "--connections", 32)))),
    ["lists", .. var options] =>
        await Store.WithEachAsync(stores => ListBenchmark.RunAsync(stores, Option(options, "--articles", 10_000))),
    ["streams", .. var options] =>
        await Store.WithEachAsync(stores => StreamBenchmark.RunAsync(stores, Option(options, "--articles", 20_000))),
    ["import", .. var options] => await ImportBenchmark.RunAsync(Option(options, "--articles", 2_000)),
    ["speakers", .. var options] =>
        await Store.WithEachAsync(stores => SpeakerBenchmark.RunAsync(stores, Option(options, "--articles", 20_000))),
    ["names", .. var options] =>
        await Store.WithEachAsync(stores => NameBenchmark.RunAsync(stores, Option(options, "--articles", 100_000))),
    ["memory", .. var options] =>
        await Store.WithEachAsync(
            stores =>
                MemoryBenchmark.RunAsync(
                    stores,
                    Option(options, "--megabytes", 1000),
                    Option(options, "--clients", 200),
                    Option(options, "--seconds", 30))),
    ["drill", .. var options] => await FaultDrill.RunAsync(
        Option(options, "--rounds", 500), Option(options, "--shapes", 100), Text(options, "--only")),
    ["search", .. var options] =>
        await Store.WithEachAsync(
            stores =>
                SearchBenchmark.RunAsync(
                    stores,
                    options is [var count, ..] && int.TryParse(count, out var articles) ? articles : 66_667,
                    Option(options, "--deep", 100_000))),
    ["size", .. var pages] => await SizeBenchmark.RunAsync(pages),
    ["quotes", .. var options, var gold] => QuotePredictions.Write(gold, options, Console.Out),
    ["train", var labelled] => QuoteTraining.Run(labelled, Console.Out),
    ["train-reports", var labelled] => ReportTraining.Run(labelled, Console.Out),
    ["speed"] => QuoteSpeed.Run(null),
    ["speed", var file] => QuoteSpeed.Run(file),
    ["text", var file] => TextPredictions.Write(file, Console.Out),
    ["html", var root] => HtmlPredictions.Write(root, Console.Out),
    ["images", var folder] => PictureScores.Write(folder, Console.Out),
    ["mutations", "--pages", var folder] => MutationRun.RunPages(folder, Console.Out),
    ["mutations", .. var options] =>
        MutationRun.Run(Option(options, "--count", 1_000_000), Option(options, "--from", 0), Console.Out),
    ["hostile"] => HostileInputs.Run(null),
    ["hostile", var only] => HostileInputs.Run(only),
    ["bare", var app, .. var paths] => await BareServer.RunAsync(new Uri(app), paths),
    _ => Usage(),
};

static int Option(string[] options, string name, int otherwise) =>
    Array.IndexOf(options, name) is >= 0 and var i
        && i + 1 < options.Length
        && int.TryParse(options[i + 1], out var value)
        ? value
        : otherwise;

static string? Text(string[] options, string name) =>
    Array.IndexOf(options, name) is >= 0 and var i && i + 1 < options.Length ? options[i + 1] : null;

static int Usage()
{
    Console.Error.WriteLine("""
        http [--seconds 5] [--articles 2000] [--connections 32] requests a second, of one answer and of so many different ones, beside a bare Kestrel route that writes the same bytes
        lists [--articles 10000]   what a page of a list costs: the first, one far behind, and with each filter
        streams [--articles 20000] rows a second of whole lists as CSV and NDJSON, and the memory that the server takes for it
        import [--articles 2000]   articles a second on every way in, beside the bare inserts of the same rows
        speakers [--articles 20000] what it takes to rename and to merge the most quoted speakers
        names [--articles 100000]  what it takes to rename and to merge what all articles name, and how long somebody who writes meanwhile waits
        memory [--megabytes 1000] [--clients 200] [--seconds 30] the most memory that the server has under hostile bodies, an import of so many MB, whole lists, and so many slow callers
        drill [--rounds 500] [--shapes 100] [--only PART]  kills, cuts, fills, damages and attacks servers, and counts what is lost or fails: kill, power, disk, file, connections, hostile, cursors, exports, erase
        search [66667] [--deep 100000]  what the first page of a search costs over the raw statement, from rare words to those that are everywhere, in so many articles; and what page 5,000 of a list costs
        size [FILE ...]            bytes that a page of HTML takes as a source, and a changed sentence in an article of 1.5 KB (SQLite)
        quotes [--indirect] [--weights FILE] FILE  what the quote engine makes of a JSON Lines file of labelled articles: direct and mixed quotes, and indirect ones
        train FILE                 learns the engine's weights (src/Api.Content/Quotes/Model/weights.tsv) from a JSON Lines file of labelled articles
        train-reports FILE         learns those for words without marks, which stand behind them, from articles with every indirect quote labelled
        speed [FILE]               MB of article text a second that the quote engine reads on one core: generated articles, those of FILE (labelled ones), and hostile texts
        html ROOT                  what the HTML reader makes of sets of labelled pages
        images FOLDER              how much of what ExifTool reads in pictures the picture reader reads too
        mutations [--count 1000000] [--from 0]  what the readers make of mutations of small sources: read, refused, failed
        mutations --pages FOLDER   what the page reader makes of every page (*.html, *.html.gz) in a folder
        hostile [NAME]             processor time that hostile inputs take at ¼, ½ and 1 MB: all shapes, or those whose name holds NAME
        text FILE                  what the plain-text reader makes of a JSON Lines file of articles

        The first nine run on SQLite, and beside it on PostgreSQL when POSTGRESQL holds the connection string of a server on which databases may be made.
        """);
    return 2;
}
