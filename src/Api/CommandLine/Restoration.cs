using Api.Data;
using Api.Data.Exports;

namespace Api.CommandLine;

/// <summary>The import of what <c>export</c> wrote: everything as it was, into a database that has nothing yet.</summary>
internal static class Restoration
{
    private const int HeaderBytes = 64;

    public static bool IsExport(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var start = new byte[HeaderBytes];
            return ExportFormat.IsHeader(start.AsSpan(0, stream.ReadAtLeast(start, HeaderBytes, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public static async Task<int> RunAsync(Database database, string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var rows = await new ExportReader(database).RestoreAsync(stream, cancellationToken, Console.Error.WriteLine);
        Console.WriteLine($"{rows} rows restored");
        return 0;
    }
}
