using System.CommandLine;
using Api.Articles;
using Api.Content.Articles;
using Api.Content.Text;
using Api.Data.Articles;
using Spectre.Console;

namespace Api.CommandLine;

/// <summary><c>import PATH…</c>: stores articles from files, folders and standard input, beside a running server or without one.</summary>
internal static class ImportCommand
{
    private const string StandardInput = "-";
    private const int FilesForProgress = 5;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders (every .txt file in them), or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var title = new Option<string?>("--title") { Description = "The headline, when the text does not have it." };
        var url = new Option<string?>("--url") { Description = "The address of the original. For a single article." };
        var publisher = new Option<string?>("--publisher") { Description = "Who published it." };
        var language = new Option<string?>("--language") { Description = "BCP 47 language tag, such as en or pt-BR." };
        var command = new Command("import", "Stores articles from plain text. The same again changes nothing.") { paths, title, url, publisher, language };
        command.SetAction((result, cancellationToken) => Commands.RunAsync(database => RunAsync(
            new ArticleImport(new ArticleWriter(database, TimeProvider.System)),
            result.GetRequiredValue(paths),
            new GivenFields { Title = result.GetValue(title), Url = result.GetValue(url), Publisher = result.GetValue(publisher), Language = result.GetValue(language) },
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ArticleImport import, string[] paths, GivenFields given, CancellationToken cancellationToken)
    {
        var report = new Report();
        var sources = paths.SelectMany(path => Sources(path, report)).ToList();
        if (sources.Count > 1 && (given.Url ?? given.Title) is not null)
        {
            await Console.Error.WriteLineAsync("--url and --title are about one article, but there are several.");
            return 1;
        }

        if (sources.Count < FilesForProgress)
        {
            await SaveAsync(sources, import, given, report, () => { }, cancellationToken);
        }
        else
        {
            await ErrorConsole().Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
                .StartAsync(async progress =>
                {
                    var files = progress.AddTask("Importing", maxValue: sources.Count);
                    await SaveAsync(sources, import, given, report, () => files.Increment(1), cancellationToken);
                });
        }

        report.Write();
        return report.Rejected > 0 ? 1 : 0;
    }

    private static async Task SaveAsync(
        IReadOnlyList<string> sources, ArticleImport import, GivenFields given, Report report, Action done, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            try
            {
                report.Add(source, await import.SaveAsync(new(await ReadAsync(source, cancellationToken), SourceDocument.PlainText, given), cancellationToken));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report.Reject(source, e.Message);
            }

            done();
        }
    }

    private static IReadOnlyList<string> Sources(string path, Report report)
    {
        if (path == StandardInput || File.Exists(path))
        {
            return [path];
        }

        if (Directory.Exists(path))
        {
            return [.. Directory.EnumerateFiles(path, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        }

        report.Reject(path, "there is no such file or folder");
        return [];
    }

    // One byte more than is allowed is enough for the reader to refuse it, however long it is.
    private static async Task<byte[]> ReadAsync(string source, CancellationToken cancellationToken)
    {
        await using var stream = source == StandardInput ? Console.OpenStandardInput() : File.OpenRead(source);
        var buffer = new byte[SourceText.MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer[..length];
    }

    // The bar is for eyes; what programs read is on standard output.
    private static IAnsiConsole ErrorConsole() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    private sealed class Report
    {
        private readonly Dictionary<SaveResult, int> _saved = [];
        private readonly List<string> _rejected = [];

        public int Rejected => _rejected.Count;

        public void Add(string source, Saved saved)
        {
            if (saved.Refusal is { } refusal)
            {
                Reject(source, refusal.Detail);
            }
            else
            {
                _saved[saved.Result] = _saved.GetValueOrDefault(saved.Result) + 1;
            }
        }

        public void Reject(string source, string reason) => _rejected.Add($"{source}: {reason}");

        public void Write()
        {
            foreach (var line in _rejected)
            {
                Console.Error.WriteLine(line);
            }

            Console.WriteLine(
                $"{_saved.GetValueOrDefault(SaveResult.Created)} created, {_saved.GetValueOrDefault(SaveResult.Updated)} updated, "
                + $"{_saved.GetValueOrDefault(SaveResult.Unchanged)} unchanged, {Rejected} rejected");
        }
    }
}
