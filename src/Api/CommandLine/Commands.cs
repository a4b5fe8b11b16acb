using System.CommandLine;
using System.Data.Common;
using Api.Data;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>The command line: <c>serve</c> is what happens when nothing else is asked for.</summary>
internal static class Commands
{
    /// <summary>The command that was asked for, ready to run; null to serve. What <c>serve</c> does not know is left to the configuration (<c>--urls=…</c>).</summary>
    public static ParseResult? Chosen(string[] args)
    {
        var serve = new Command("serve", "Answers over HTTP. The default.") { TreatUnmatchedTokensAsErrors = false };
        var root = new RootCommand("A content API for articles: paragraphs, quotes with their speakers and places, image metadata.")
        {
            serve,
            ImportCommand.Create(),
            ExtractCommand.Create(),
            ExportCommand.Create(),
            RereadCommand.Create(),
            KeysCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = args is [[not '-', ..], ..];

        // Only stands for serving, which Program does itself: hosts that start it from within must see it build the application.
        serve.SetAction(_ => 0);
        root.Action = serve.Action;

        var result = root.Parse(args);
        return result.Action == serve.Action ? null : result;
    }

    /// <summary>Runs a command on the database that the settings name. What stops it is one line on standard error, and 1.</summary>
    public static Task<int> RunAsync(Func<Database, Task<int>> run) => RunAsync(async () =>
    {
        await using var database = Database.Open(Store.ConnectionString(Settings()));
        await database.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
        return await run(database);
    });

    /// <summary>The same without a database.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is InvalidOperationException or DbException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>The settings as the server has them: <c>appsettings.json</c> beside the program, then the environment.</summary>
    public static IConfigurationRoot Settings() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
