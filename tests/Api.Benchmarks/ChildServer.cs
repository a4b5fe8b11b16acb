using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Api.Benchmarks;

/// <summary>A server in a process of its own, on a port that it found itself.</summary>
internal sealed partial class ChildServer : IDisposable
{
    private readonly Process _process;

    private ChildServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The processor time that it has taken since it started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it has, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The application, through its entry point.</summary>
    public static Task<ChildServer> AppAsync(string connectionString, params (string Name, string Value)[] settings) =>
        StartAsync(
            "Api.dll",
            ["--urls", "http://127.0.0.1:0"],
            [("ConnectionStrings__Articles", connectionString), .. settings]);

    /// <summary>
    /// Starts the server with which the application is compared: it has the answers from the application and gives them
    /// again.
    /// </summary>
    public static Task<ChildServer> BareAsync(Uri app, params string[] paths) =>
        StartAsync("Api.Benchmarks.dll", ["bare", app.ToString(), .. paths]);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Starts one of the programs beside this one, all of which have the same runtime settings.</summary>
    public static ProcessStartInfo Command(
        string program,
        IEnumerable<string> args,
        params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. args])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task<ChildServer> StartAsync(
        string program,
        IEnumerable<string> args,
        params (string Name, string Value)[] settings)
    {
        var process = Process.Start(Command(program, args, settings))!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (AddressPattern().Match(line) is { Success: true } match)
            {
                // Its later output must not fill the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new ChildServer(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException($"{program} did not start.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AddressPattern();
}
