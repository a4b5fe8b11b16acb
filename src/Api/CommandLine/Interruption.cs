using System.Runtime.InteropServices;

namespace Api.CommandLine;

/// <summary>
/// Handles Ctrl+C, or a process manager's signal to stop: the first cancels the command, which then reports how much
/// was done; the second ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        // The exit codes of a shell: 128 plus the number of the signal.
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Take(signal, 130)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Take(signal, 143)),
    ];

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of a command that was interrupted; null until it is.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }

    private void Take(PosixSignalContext signal, int exitCode)
    {
        if (ExitCode is null)
        {
            ExitCode = exitCode;
            signal.Cancel = true;
            _source.Cancel();
        }
    }
}
