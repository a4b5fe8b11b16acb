using System.CommandLine;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Api.Content.Articles;
using Api.Content.Text;
using Api.Data;
using Api.Data.Articles;
using Api.Imports;

namespace Api.CommandLine;

/// <summary><c>import PATH…</c>: stores articles from files, folders and standard input, beside a running server or without one.</summary>
internal static class ImportCommand
{
    private const string StandardInput = "-";

    private static readonly string[] Texts = [".txt"];
    private static readonly string[] Documents = [".json"];
    private static readonly string[] Lines = [".ndjson", ".jsonl"];

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, folders (every .txt, .json, .ndjson and .jsonl file in them), or - for standard input. A .json file is one article, .ndjson and .jsonl are one a line, all else is plain text.",
            Arity = ArgumentArity.OneOrMore,
        };
        var title = new Option<string?>("--title") { Description = "The headline, when the text does not have it. For a single text." };
        var url = new Option<string?>("--url") { Description = "The address of the original. For a single text." };
        var externalId = new Option<string?>("--external-id") { Description = "The publisher's own identifier. For a single text." };
        var publisher = new Option<string?>("--publisher") { Description = "Who published the texts." };
        var language = new Option<string?>("--language") { Description = "The texts' BCP 47 language tag, such as en or pt-BR." };
        var lines = new Option<bool>("--ndjson") { Description = "Standard input is articles as JSON, one a line." };
        var command = new Command("import", "Stores articles. The same again changes nothing.") { paths, title, url, externalId, publisher, language, lines };
        command.SetAction((result, cancellationToken) => Commands.RunAsync(database => RunAsync(
            database,
            result.GetRequiredValue(paths),
            new GivenFields
            {
                Title = result.GetValue(title),
                Url = result.GetValue(url),
                ExternalId = result.GetValue(externalId),
                Publisher = result.GetValue(publisher),
                Language = result.GetValue(language),
            },
            result.GetValue(lines),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(Database database, string[] paths, GivenFields given, bool lines, CancellationToken cancellationToken)
    {
        var sources = paths.SelectMany(Expand).ToList();
        if ((sources.Count > 1 || sources.Exists(source => IsLines(source, lines))) && (given.Url ?? given.Title ?? given.ExternalId) is not null)
        {
            await Console.Error.WriteLineAsync("--url, --title and --external-id are about one text, but there are several articles.");
            return 1;
        }

        if (sources is [var only] && only != StandardInput && Restoration.IsExport(only))
        {
            return await Restoration.RunAsync(database, only, cancellationToken);
        }

        using var logs = LoggerFactory.Create(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        var imports = new ImportStream(new ArticleWriter(database, TimeProvider.System), logs.CreateLogger<ImportStream>());
        return await Tally.RunAsync(
            "Importing",
            sources.Contains(StandardInput) ? null : sources.Where(File.Exists).Sum(source => new FileInfo(source).Length),
            async tally =>
            {
                await foreach (var together in imports.RunAsync(ReadAsync(sources, given, lines, cancellationToken), cancellationToken))
                {
                    foreach (var (incoming, saved) in together)
                    {
                        tally.Add(incoming.Line == 0 ? incoming.File : $"{incoming.File}:{incoming.Line}", saved, incoming.Source?.Content.Length ?? 0);
                    }
                }
            });
    }

    private static IReadOnlyList<string> Expand(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => Is(file, [.. Texts, .. Documents, .. Lines])).Order(StringComparer.Ordinal)]
        : [path];

    private static async IAsyncEnumerable<Incoming> ReadAsync(
        IReadOnlyList<string> sources, GivenFields given, bool lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            var (stream, problem) = Open(source);
            if (stream is null)
            {
                yield return Refuse(source, problem!);
                continue;
            }

            await using (stream)
            {
                if (!IsLines(source, lines))
                {
                    yield return await WholeAsync(source, stream, given, cancellationToken);
                    continue;
                }

                await foreach (var line in ArticleLines.ReadAsync(source == StandardInput ? Interruptible(stream) : PipeReader.Create(stream, new(bufferSize: 1 << 16)), source, cancellationToken))
                {
                    yield return line;
                }
            }
        }
    }

    private static (Stream? Stream, string? Problem) Open(string source)
    {
        try
        {
            return (source == StandardInput ? Console.OpenStandardInput() : File.OpenRead(source), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "there is no such file or folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }

    // A read from a terminal or a pipe ends when something comes, and not before: here another waits for it.
    private static PipeReader Interruptible(Stream stream)
    {
        var pipe = new Pipe();
        _ = stream.CopyToAsync(pipe.Writer).ContinueWith(copied => pipe.Writer.Complete(copied.Exception?.InnerException), TaskScheduler.Default);
        return pipe.Reader;
    }

    // One byte more than is allowed is enough for the reader to refuse it, however long it is.
    private static async Task<Incoming> WholeAsync(string source, Stream stream, GivenFields given, CancellationToken cancellationToken)
    {
        try
        {
            var content = new byte[stream.CanSeek ? Math.Min(stream.Length, SourceText.MaxBytes) + 1 : SourceText.MaxBytes + 1];
            var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            return new(source, 0, new(content[..length], Is(source, Documents) ? SourceDocument.Json : SourceDocument.PlainText, given));
        }
        catch (IOException e)
        {
            return Refuse(source, e.Message);
        }
    }

    private static Incoming Refuse(string source, string reason) => new(source, 0, null, new(RefusalKind.Unacceptable, reason, []));

    private static bool IsLines(string source, bool lines) => source == StandardInput ? lines : Is(source, Lines);

    private static bool Is(string file, string[] extensions) => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
