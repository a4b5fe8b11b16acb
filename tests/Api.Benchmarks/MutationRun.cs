using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Api.Tests.Mutations;

namespace Api.Benchmarks;

/// <summary>
/// Reads mutations of small sources, or every page of a folder, and prints how many of each kind were read, refused,
/// and failed.
/// </summary>
internal static class MutationRun
{
    private const int MostShown = 20;
    private const int MostBytes = 1_000;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>Mutations from a number on.</summary>
    public static int Run(int count, int from, TextWriter output) =>
        Run(Enumerable.Range(from, count).Select(number => (Name: $"{number}", Source: Mutation.Of(number))), output);

    /// <summary>Every page (<c>*.html</c>, <c>*.html.gz</c>) in a folder and those in it.</summary>
    public static int RunPages(string folder, TextWriter output) =>
        Run(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(
                    file => file.EndsWith(".html", StringComparison.Ordinal)
                        || file.EndsWith(".html.gz", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(file => (Name: Path.GetRelativePath(folder, file), Source: (PieceKind.Html, Page(file)))),
            output);

    private static int Run(
        IEnumerable<(string Name, (PieceKind Kind, byte[] Content) Source)> sources,
        TextWriter output)
    {
        var (tallies, failed) = (new SortedDictionary<PieceKind, Tally>(), 0);
        foreach (var (name, (kind, content)) in sources)
        {
            var tally = tallies.TryGetValue(kind, out var known) ? known : tallies[kind] = new();

            // Processor time, so that others on the machine do not count; nothing else runs here.
            var start = Environment.CpuUsage.TotalTime;
            var fault = Wholeness.FaultOf(kind, content, out var isRead);
            tally.Add(isRead, fault is not null, Environment.CpuUsage.TotalTime - start, name);
            if (fault is not null && failed++ < MostShown)
            {
                Console.Error.WriteLine($"{kind} {name}: {fault}\n{Start(content)}\n");
            }
        }

        return Print(tallies, output);
    }

    private static string Start(byte[] content) =>
        JsonSerializer.Serialize(Encoding.Latin1.GetString(content.AsSpan(0, Math.Min(content.Length, MostBytes))));

    private static int Print(SortedDictionary<PieceKind, Tally> tallies, TextWriter output)
    {
        output.WriteLine("| what | tried | read | refused | failed | over 2 s | slowest, ms of processor time |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var (kind, tally) in tallies)
        {
            output.WriteLine(
                $"| {kind} | {tally.Tried:N0} | {tally.Read:N0} | {tally.Tried - tally.Read - tally.Failed:N0} | "
                    + $"{tally.Failed:N0} | {tally.Over:N0} | {tally.Slowest.TotalMilliseconds:N0} "
                    + $"({tally.SlowestName}) |");
        }

        return tallies.Values.Sum(tally => tally.Failed + tally.Over) == 0 ? 0 : 1;
    }

    private static byte[] Page(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
        {
            return File.ReadAllBytes(file);
        }

        using var page = new MemoryStream();
        using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        gzip.CopyTo(page);
        return page.ToArray();
    }

    private sealed class Tally
    {
        public int Tried { get; private set; }

        public int Read { get; private set; }

        public int Failed { get; private set; }

        public int Over { get; private set; }

        public TimeSpan Slowest { get; private set; }

        public string SlowestName { get; private set; } = "";

        public void Add(bool isRead, bool isFailed, TimeSpan took, string name)
        {
            Tried++;
            Read += isRead ? 1 : 0;
            Failed += isFailed ? 1 : 0;
            Over += took > Budget ? 1 : 0;
            (Slowest, SlowestName) = took > Slowest ? (took, name) : (Slowest, SlowestName);
        }
    }
}
