using System.Globalization;

namespace Api.Benchmarks.Drill;

/// <summary>
/// The table of trials and their results, a row as soon as it is known. Details go to standard error.
/// </summary>
internal sealed class DrillReport
{
    private const int MostDetails = 10;

    public DrillReport() => Console.WriteLine("| fault or attack | tried | lost or failed |\n|---|---|--:|");

    /// <summary>The sum of all rows.</summary>
    public long Failed { get; private set; }

    public void Add(string what, string tried, long failed, params IEnumerable<string> details)
    {
        Failed += failed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {tried} | {failed} |"));
        foreach (var detail in details.Take(MostDetails))
        {
            Console.Error.WriteLine($"  {what}: {detail}");
        }
    }

    public void Add(string what, string tried, DrillTally tally) =>
        Add(what, tried, tally.Failures.Count, tally.Failures);

    /// <summary>A row that says that nothing is known.</summary>
    public static void AddNotTried(string what, string needs) =>
        Console.WriteLine($"| {what} | not tried: needs {needs} | |");
}

/// <summary>Counts the expectations and those that are not met.</summary>
internal sealed class DrillTally
{
    private readonly Lock _lock = new();
    private readonly List<string> _failures = [];
    private int _tried;

    public int Tried => _tried;

    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (_lock)
            {
                return [.. _failures];
            }
        }
    }

    /// <param name="failure">The message if it does not hold.</param>
    public void Expect(bool holds, string failure)
    {
        lock (_lock)
        {
            _tried++;
            if (!holds)
            {
                _failures.Add(failure);
            }
        }
    }

    /// <summary>Expects one of some statuses.</summary>
    public void Expect(DrillReply reply, string what, params ReadOnlySpan<int> statuses) =>
        Expect(statuses.Contains(reply.Status), $"{what} was answered with {reply.Status}: {reply.Text}");
}
