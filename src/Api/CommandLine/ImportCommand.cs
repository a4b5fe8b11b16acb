using System.CommandLine;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Api.Content.Articles;
using Api.Content.Feeds;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Upkeep;
using Api.Http;
using Api.Images;
using Api.Imports;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>
/// <c>import PATH…</c>: stores articles from files, folders and standard input, beside a running server or without one.
/// </summary>
internal static class ImportCommand
{
    private const int MostNamed = 5;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = $"Files, folders (every {SourceFile.Sought} file in them; symbolic links in them are not "
                + $"followed), or - for standard input. Of files, {SourceFile.Told(SourceFormat.All)}, all else is "
                + "plain text.",
            Arity = ArgumentArity.OneOrMore,
        };
        var given = new GivenOptions();
        var lines = new Option<bool>("--ndjson") { Description = "Standard input is articles as JSON, one a line." };
        var command = new Command("import", "Stores articles. Storing one again changes nothing.") { paths, lines };
        given.AddTo(command);
        command.SetAction((result, cancellationToken) => Commands.RunAsync(database => RunAsync(
            database,
            result.GetRequiredValue(paths),
            given.Of(result),
            result.GetValue(lines),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        Database database,
        string[] paths,
        GivenFields given,
        bool lines,
        CancellationToken cancellationToken)
    {
        var pictures = new SortedSet<string>(StringComparer.Ordinal);
        var sources = paths
            .SelectMany(
                path => Directory.Exists(path) ? FolderFiles.Of(path, Console.Error.WriteLine, pictures) : [path])
            .ToList();
        if ((sources.Count > 1 || sources.Exists(source => IsLines(source, lines) || SourceFile.IsFeed(source)))
            && (given.Url ?? given.Title ?? given.ExternalId) is not null)
        {
            await Console.Error.WriteLineAsync(
                "--url, --title and --external-id are about one text, but there are several articles.");
            return 1;
        }

        if (sources is [var only] && only != SourceFile.StandardInput && Restoration.IsExport(only))
        {
            return await Restoration.RunAsync(database, only, cancellationToken);
        }

        using var logs = LoggerFactory.Create(
            logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        var writer = new ArticleWriter(database, TimeProvider.System);
        var imports = new ImportStream(
            writer, TimeProvider.System, new InFlight(Commands.Settings()), logs.CreateLogger<ImportStream>());
        var images = new ImageImport(writer, Settings.KeepsPositions.Of(Commands.Settings()));
        return await Tally.RunAsync(
            "Importing",
            sources.Contains(SourceFile.StandardInput)
                ? null
                : sources.Where(File.Exists).Sum(source => new FileInfo(source).Length),
            async tally =>
            {
                await foreach (var together in imports.RunAsync(
                    ReadAsync(sources, given, lines, tally.Say, cancellationToken), cancellationToken))
                {
                    foreach (var (incoming, saved) in together)
                    {
                        tally.Add(
                            incoming.Line == 0 ? incoming.File : $"{incoming.File}:{incoming.Line}",
                            saved,
                            incoming.Source?.Content.Length ?? 0);
                        if (saved.Result != SaveResult.Rejected
                            && incoming is { Line: 0, File: not SourceFile.StandardInput, Source: { } source })
                        {
                            foreach (var (picture, problem) in await PictureFiles.AddAsync(
                                images, saved.Id, incoming.File, source, cancellationToken))
                            {
                                pictures.Remove(picture);
                                if (problem is not null)
                                {
                                    tally.Add(
                                        picture,
                                        new(SaveResult.Rejected, 0, "", new(RefusalKind.Unacceptable, problem, [])),
                                        0);
                                }
                            }
                        }
                    }
                }

                await SurnameTurns.TakeAllAsync(database, TimeProvider.System, cancellationToken);
                if (pictures.Count > 0)
                {
                    tally.Say(
                        $"passed over: pictures of no article: {pictures.Count} "
                            + $"({string.Join(", ", pictures.Take(MostNamed))})");
                }
            });
    }

    private static async IAsyncEnumerable<Incoming> ReadAsync(
        IReadOnlyList<string> sources, GivenFields given, bool lines, Action<string> report,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            var (stream, problem) = SourceFile.Open(source);
            if (stream is null)
            {
                if (problem == SourceFile.Nothing && IsLines(source, lines))
                {
                    // Having no line is no mistake.
                    report($"{source}: {problem}");
                    continue;
                }

                yield return Refuse(source, problem!);
                continue;
            }

            await using (stream)
            {
                if (SourceFile.IsFeed(source))
                {
                    foreach (var article in FeedReader.Read(
                        () => File.OpenRead(source), line => report($"{source}: {line}")))
                    {
                        yield return new(source, article.Line, article.Source, article.Refusal);
                    }

                    continue;
                }

                if (!IsLines(source, lines))
                {
                    var format = SourceFormat.OfFile(source);
                    var (content, unread) = await SourceFile.ReadAsync(stream, format, cancellationToken);
                    yield return content is null
                        ? Refuse(source, unread!)
                        : new(source, 0, new(content, format.MediaType!, given), null);
                    continue;
                }

                var reader = source == SourceFile.StandardInput
                    ? SourceFile.Interruptible(stream)
                    : PipeReader.Create(stream, new(bufferSize: 1 << 16));
                await foreach (var line in ArticleLines.ReadAsync(reader, source, share: null, cancellationToken))
                {
                    yield return line;
                }
            }
        }
    }

    private static Incoming Refuse(string source, string reason) =>
        new(source, 0, null, new(RefusalKind.Unacceptable, reason, []));

    private static bool IsLines(string source, bool lines) =>
        source == SourceFile.StandardInput ? lines : SourceFile.IsLines(source);
}
