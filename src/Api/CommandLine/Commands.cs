using System.CommandLine;
using System.Data.Common;
using Api.Content.Text;
using Api.Data;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>The command line: <c>serve</c> runs if no other command is given.</summary>
internal static class Commands
{
    /// <summary>The exit code for a command line that was not understood: nothing was done.</summary>
    private const int NotUnderstood = 2;

    /// <summary>Returns the command that was asked for, ready to run; null to serve.</summary>
    public static Func<Task<int>>? Chosen(string[] args)
    {
        var root = Root();
        var arguments = Arguments.Of(args, root);

        // A file may begin with @, and so may a name; the parser would read options from it.
        var result = root.Parse(arguments.Rest, new() { ResponseFileTokenReplacer = null });
        if ((arguments.Problem ?? ProblemOf(result, root)) is { } problem)
        {
            return () => RefuseAsync(problem);
        }

        return result.Action == root.Action ? null : () => InvokeAsync(result);
    }

    /// <summary>Builds every command, with its options.</summary>
    public static RootCommand Root()
    {
        var serve = new Command("serve", "Answers over HTTP. The default.");
        var root = new RootCommand(
            "A content API for articles: paragraphs, quotes with their speakers and places, image metadata.")
        {
            serve,
            ImportCommand.Create(),
            ExtractCommand.Create(),
            ExportCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            CheckCommand.Create(),
            ReindexCommand.Create(),
            RereadCommand.Create(),
            PruneCommand.Create(),
            KeysCommand.Create(),
        };

        // Only a placeholder for serving, which Program does itself: hosts that start it in their own process must see
        // it build the application.
        serve.SetAction(_ => 0);
        root.Action = serve.Action;
        SettingsHelp.AddTo(root);
        return root;
    }

    /// <summary>Returns the settings on a command line, for the host's configuration.</summary>
    public static string[] SettingsIn(IReadOnlyList<string> args) => [.. Arguments.Of(args, Root()).Settings];

    /// <summary>
    /// Runs a command on the database that the settings name. A failure is one line on standard error, and exit code 1.
    /// </summary>
    public static Task<int> RunAsync(Func<Database, Task<int>> run) => RunAsync(async () =>
    {
        await using var database = Database.Open(Serving.Settings.Database.Of(Settings()));
        await database.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
        return await run(database);
    });

    /// <summary>Runs a command without a database. A failure is one line on standard error, and exit code 1.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            var (problem, warnings) = SettingsCheck.Of(Settings());
            foreach (var warning in warnings)
            {
                await Console.Error.WriteLineAsync(warning);
            }

            return problem is null ? await run() : throw new InvalidOperationException(problem);
        }
        catch (Exception e) when (e is InvalidOperationException or DbException or TimeoutException or IOException
            or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>
    /// Reads the settings as the server does: the files beside the program, then the environment, then this process's
    /// command line.
    /// </summary>
    public static IConfigurationRoot Settings()
    {
        var given = SettingsIn(Environment.GetCommandLineArgs()[1..]);
        var host = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(given)
            .Build();
        return new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile(
                $"appsettings.{host[HostDefaults.EnvironmentKey] ?? Environments.Production}.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(given)
            .Build();
    }

    private static string? ProblemOf(ParseResult result, RootCommand root)
    {
        // The parser makes two errors of one mistake.
        var problem = result.Errors is [var error, ..] ? error.Message.Split('\n')[0] : null;
        var near = result.UnmatchedTokens is [var first, ..] && result.CommandResult.Command == root
            ? Nearest.To(first, root.Subcommands.Select(command => command.Name))
            : null;
        return near is null ? problem : $"{problem} Did you mean {near}?";
    }

    private static async Task<int> InvokeAsync(ParseResult command)
    {
        using var interruption = new Interruption();
        try
        {
            var exitCode = await command.InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
            if (exitCode == 0 || interruption.ExitCode is null)
            {
                return exitCode;
            }
        }
        catch (OperationCanceledException) when (interruption.ExitCode is not null)
        {
        }

        await Console.Error.WriteLineAsync("Interrupted: everything done until then stays, the rest was not done.");
        return interruption.ExitCode!.Value;
    }

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync($"{problem} --help lists everything.");
        return NotUnderstood;
    }
}
