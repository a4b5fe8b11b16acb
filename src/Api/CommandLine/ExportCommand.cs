using System.CommandLine;
using Api.Data;
using Api.Data.Backups;
using Api.Data.Exports;

namespace Api.CommandLine;

/// <summary>
/// <c>export [FILE]</c>: writes everything there is, for <c>restore</c> or <c>import</c> to bring back.
/// </summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The file to write; it gets its name when it is complete. "
                + "Standard output if it is left out, or -.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "export",
            "Writes everything as NDJSON: ids, revisions, corrections, tombstones. "
                + "Restored into a new database, it gives the same one.") { file };
        command.SetAction((result, cancellationToken) => Commands.RunAsync(async database =>
        {
            var rows = result.GetValue(file) is { } path and not SourceFile.StandardInput
                ? await WriteFileAsync(database, path, cancellationToken)
                : await WriteAsync(database, Console.OpenStandardOutput(), cancellationToken);
            await Console.Error.WriteLineAsync($"{rows} rows exported");
            return 0;
        }));
        return command;
    }

    private static async Task<long> WriteFileAsync(Database database, string path, CancellationToken cancellationToken)
    {
        await using var file = NewFile.Create(path);
        var rows = await WriteAsync(database, file.Stream, cancellationToken);
        await file.FinishAsync(cancellationToken);
        return rows;
    }

    private static async Task<long> WriteAsync(Database database, Stream stream, CancellationToken cancellationToken)
    {
        var output = new BufferedStream(stream, 1 << 16);
        var rows = await new ExportWriter(database, TimeProvider.System).WriteAsync(output, cancellationToken);
        await output.FlushAsync(cancellationToken);
        return rows;
    }
}
