using System.Globalization;
using Api.Content.Text;
using Api.Tests.Hostile;

namespace Api.Benchmarks;

/// <summary>
/// Measures inputs that could take time out of proportion to their length: processor time of one thread, at three
/// lengths, with the steps that the budget counts.
/// </summary>
internal static class HostileInputs
{
    private const double Limit = 2;

    private static readonly int[] Sizes = [256 << 10, 512 << 10, 1 << 20];

    public static int Run(string? only)
    {
        var shapes = HostileShape.All.Where(
            shape => only is null || shape.ToString().Contains(only, StringComparison.Ordinal))
            .ToList();
        foreach (var shape in shapes)
        {
            // So that nothing is compiled while it is measured.
            Measure(shape, Sizes[0] / 8);
        }

        Console.WriteLine(
            "| shape | s at ¼ MB | ½ MB | 1 MB | ns a step | what becomes of 1 MB |\n|---|--:|--:|--:|--:|---|");
        var slow = 0;
        foreach (var shape in shapes)
        {
            var all = Array.ConvertAll(Sizes, size => Measure(shape, size));
            var (seconds, steps, refusal) = all[^1];
            slow += all.Any(measured => measured.Seconds > Limit) ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Cell(shape.ToString())} | {all[0].Seconds:n2} | {all[1].Seconds:n2} | {seconds:n2} | "
                    + $"{1e9 * seconds / steps:n0} | {(refusal is null ? "read" : Cell(refusal))} |"));
        }

        Console.WriteLine($"\n{shapes.Count} shapes, {slow} over {Limit} s.");
        return slow == 0 ? 0 : 1;
    }

    private static (double Seconds, long Steps, string? Refusal) Measure(HostileShape shape, int size)
    {
        var (content, budget) = (shape.Make(size), new WorkBudget());
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var refusal = shape.Read(content, budget);
        return ((Environment.CpuUsage.TotalTime - before).TotalSeconds, Math.Max(1, budget.Spent), refusal);
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
