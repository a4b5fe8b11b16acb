using System.CommandLine;
using Api.Data.Exports;

namespace Api.CommandLine;

/// <summary><c>export [FILE]</c>: everything that there is, for <c>import</c> to restore.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "Where to write it; standard output when it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Writes everything as NDJSON: ids, revisions, corrections, tombstones. An import of it into a new database gives the same one.") { file };
        command.SetAction((result, cancellationToken) => Commands.RunAsync(async database =>
        {
            var path = result.GetValue(file);
            var rows = path is null ? await WriteAsync(Console.OpenStandardOutput()) : await WriteAsync(NewFile(path));
            await Console.Error.WriteLineAsync($"{rows} rows exported");
            return 0;

            async Task<long> WriteAsync(Stream stream)
            {
                await using var output = new BufferedStream(stream, 1 << 16);
                return await new ExportWriter(database, TimeProvider.System).WriteAsync(output, cancellationToken);
            }
        }));
        return command;
    }

    private static FileStream NewFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.CreateNew);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }
}
