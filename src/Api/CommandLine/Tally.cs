using System.Diagnostics;
using System.Globalization;
using Api.Content.Articles;
using Api.Data.Articles;
using Api.Data.Lists;
using Spectre.Console;

namespace Api.CommandLine;

/// <summary>
/// Reports the results of a command for many articles: the rejected ones on standard error as they come, the counts on
/// standard output at the end, and the progress if standard error is a terminal.
/// </summary>
internal sealed class Tally
{
    private readonly Dictionary<SaveResult, long> _counts = [];
    private readonly SortedDictionary<LeftOutKind, (long Count, long Words)> _leftOut = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _hidden;
    private Action<string> _say = Console.Error.WriteLine;
    private ProgressTask? _bar;

    private Tally()
    {
    }

    /// <param name="size">The size of the whole work, in any unit; null if it is not known.</param>
    /// <param name="work">Adds its results. If it is cancelled, the results so far are reported.</param>
    /// <returns>The exit code: 1 if something was rejected or was not done.</returns>
    public static async Task<int> RunAsync(string what, double? size, Func<Tally, Task> work)
    {
        var tally = new Tally();
        var finished = Console.IsErrorRedirected
            ? await tally.FinishAsync(work)
            : await tally.ShowAsync(what, size, work);
        if (tally._hidden > 0)
        {
            Console.WriteLine(
                $"{tally._hidden} of them are drafts, withheld, not visible yet, or "
                    + "no longer: nobody without a key sees them");
        }

        if (tally._leftOut.Count > 0)
        {
            Console.WriteLine($"left out of them: {tally.LeftOut}");
        }

        Console.WriteLine(
            $"{tally.Count(SaveResult.Created)} created, {tally.Count(SaveResult.Updated)} updated, "
                + $"{tally.Count(SaveResult.Unchanged)} unchanged, {tally.Count(SaveResult.Rejected)} rejected");
        return finished && tally.Count(SaveResult.Rejected) == 0 ? 0 : 1;
    }

    /// <summary>Writes a line to standard error.</summary>
    public void Say(string line) => _say(line);

    public void Add(string source, Saved saved, double size)
    {
        _counts[saved.Result] = Count(saved.Result) + 1;
        _hidden += saved.IsHidden ? 1 : 0;
        foreach (var kind in saved.Result == SaveResult.Rejected ? [] : saved.LeftOut)
        {
            var (things, words) = _leftOut.GetValueOrDefault(kind.Kind);
            _leftOut[kind.Kind] = (things + kind.Count, words + kind.Words);
        }

        if (saved.Refusal is { } refusal)
        {
            _say($"{source}: {refusal.Detail}");
        }

        if (_bar is not null)
        {
            var count = _counts.Values.Sum();
            _bar.Description = string.Create(
                CultureInfo.InvariantCulture,
                $"{count:n0} articles, {count / Stopwatch.GetElapsedTime(_start).TotalSeconds:n0}/s");
            _bar.Increment(size);
        }
    }

    private async Task<bool> ShowAsync(string what, double? size, Func<Tally, Task> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        _say = console.WriteLine;
        return await console.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn())
            .StartAsync(progress =>
            {
                _bar = progress.AddTask(what, maxValue: Math.Max(1, size ?? 1)).IsIndeterminate(size is null);
                return FinishAsync(work);
            });
    }

    private async Task<bool> FinishAsync(Func<Tally, Task> work)
    {
        try
        {
            await work(this);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            _bar?.StopTask();
        }
    }

    private string LeftOut => string.Join(
        ", ", _leftOut.Select(kind => Told(Choices<LeftOutKind>.Names[(int)kind.Key], kind.Value)));

    private static string Told(string kind, (long Count, long Words) sum) => $"{sum.Count} {kind} ({sum.Words} words)";

    private long Count(SaveResult result) => _counts.GetValueOrDefault(result);
}
