using System.Diagnostics;
using System.Globalization;

namespace Api.Tests.CommandLine;

/// <summary>The built program, run as a process of its own.</summary>
internal static class Command
{
    public static async Task<CommandResult> RunAsync(
        string connectionString,
        string workingDirectory,
        byte[]? input,
        params string[] arguments)
    {
        using var process = Start(connectionString, workingDirectory, arguments);
        return await EndAsync(process, input);
    }

    /// <summary>Returns the output of a process that ends by itself.</summary>
    public static async Task<CommandResult> EndAsync(Process process, byte[]? input = null)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Runs it on the database of a server, which knows of it afterwards.</summary>
    public static async Task<CommandResult> RunAsync(
        Server server,
        string workingDirectory,
        byte[]? input,
        params string[] arguments)
    {
        var result = await RunAsync(server.ConnectionString, workingDirectory, input, arguments);
        await server.SettleAsync();
        return result;
    }

    public static Process Start(string connectionString, string workingDirectory, params string[] arguments) =>
        Start(EnvironmentOf(connectionString), workingDirectory, arguments);

    /// <summary>Starts it with these environment variables beside those of the tests.</summary>
    public static Process Start(
        Dictionary<string, string> environment,
        string workingDirectory,
        params string[] arguments) =>
        Start(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Api.dll"), .. arguments], environment, workingDirectory);

    /// <summary>Starts it with a limit on the number of open files.</summary>
    public static Process StartWithFiles(
        int most,
        string connectionString,
        string workingDirectory,
        params string[] arguments)
    {
        string[] shell = [
            "-c",
            $"ulimit -n {most} && exec dotnet \"$@\"",
            "sh",
            Path.Combine(AppContext.BaseDirectory, "Api.dll"),
        ];
        return Start(
            "sh", [.. shell, .. arguments.Where(a => a.Length > 0)], EnvironmentOf(connectionString), workingDirectory);
    }

    private static Dictionary<string, string> EnvironmentOf(string connectionString) =>
        new() { ["ConnectionStrings__Articles"] = connectionString };

    private static Process Start(
        string program,
        IEnumerable<string> arguments,
        Dictionary<string, string> environment,
        string workingDirectory)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Sends a signal: <c>-INT</c>, <c>-KILL</c>.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Returns the address of a started server, as soon as it answers.</summary>
    public static async Task<Uri> AddressAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains("served at ", StringComparison.Ordinal))
            {
                // Its later output must not fill the pipe.
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
