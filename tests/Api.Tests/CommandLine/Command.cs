using System.Diagnostics;

namespace Api.Tests.CommandLine;

/// <summary>The built program, run as a process of its own.</summary>
internal static class Command
{
    public static async Task<CommandResult> RunAsync(string connectionString, string workingDirectory, byte[]? input, params string[] arguments)
    {
        using var process = Start(connectionString, workingDirectory, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>On the database of a server, which knows of it afterwards.</summary>
    public static async Task<CommandResult> RunAsync(Server server, string workingDirectory, byte[]? input, params string[] arguments)
    {
        var result = await RunAsync(server.ConnectionString, workingDirectory, input, arguments);
        await server.SettleAsync();
        return result;
    }

    public static Process Start(string connectionString, string workingDirectory, params string[] arguments) =>
        Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Api.dll"), .. arguments], connectionString, workingDirectory);

    /// <summary>Starts it where no more than so many files may be open.</summary>
    public static Process StartWithFiles(int most, string connectionString, string workingDirectory, params string[] arguments) => Start(
        "sh", ["-c", $"ulimit -n {most} && exec dotnet \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "Api.dll"), .. arguments.Where(a => a.Length > 0)], connectionString, workingDirectory);

    private static Process Start(string program, IEnumerable<string> arguments, string connectionString, string workingDirectory)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Articles"] = connectionString;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_URLS");
        return Process.Start(start)!;
    }

    /// <summary>Where a server that was started answers, as soon as it does.</summary>
    public static async Task<Uri> AddressAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains("served at ", StringComparison.Ordinal))
            {
                // What it writes later must not fill the pipe.
                _ = server.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The last line of standard output.</summary>
    public string Report => Output.Trim().Split('\n')[^1];
}
