using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Api.Benchmarks.Drill;

/// <summary>The kind of an operation on a file.</summary>
internal enum FileAct
{
    Create,
    Write,
    Truncate,
    Sync,
    Remove,
}

/// <summary>One operation of a process on a file.</summary>
/// <param name="At">The time in seconds of Unix time: of its beginning, or for a sync of its end.</param>
/// <param name="Place">The offset of the bytes written, or the length that was left.</param>
internal sealed record FileOperation(double At, FileAct Act, string Path, long Place, byte[] Bytes);

/// <summary>Reads the output of <c>strace</c> about the files in one folder. Only on Linux.</summary>
internal static partial class Recording
{
    /// <summary>Returns the program that records, with its arguments; it starts the program that is appended.</summary>
    /// <param name="log">The file to record to.</param>
    /// <param name="pid">The file in which the recorded process leaves its number.</param>
    public static string[] Command(string log, string pid) =>
    [
        "strace", "-f", "--seccomp-bpf", "-qq", "-ttt", "-y", "-x", "-s", "10000000", "-o", log,
        "-e", "trace=openat,pwrite64,pwritev,write,fsync,fdatasync,ftruncate,fallocate,unlink,unlinkat,rename,renameat",
        "-e", "signal=none",
        "sh", "-c", $"echo $$ > '{pid}' && exec \"$@\"", "sh",
    ];

    public static bool IsPossible
    {
        get
        {
            try
            {
                using var trial = Process.Start(new ProcessStartInfo("strace", ["-qq", "-o", "/dev/null", "true"])
                {
                    RedirectStandardError = true,
                })!;
                trial.WaitForExit();
                return trial.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }

    /// <param name="folder">The folder of the files.</param>
    /// <exception cref="InvalidOperationException">An operation is not understood here: then nothing can be said about
    /// the recording.</exception>
    public static IReadOnlyList<FileOperation> Read(string log, string folder)
    {
        var operations = new List<FileOperation>();
        var begun = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(log))
        {
            // 4711 1796031383.395264 fsync(3</x/articles.db-wal>) = 0
            var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            var (process, at, call) = (parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
            if (call.StartsWith("<... ", StringComparison.Ordinal))
            {
                // A sync holds once it is done; everything else may be on the disk as soon as it began.
                if (begun.Remove(process, out var start) && SyncPattern().IsMatch(start))
                {
                    operations.AddRange(Parse(start, at, folder));
                }
            }
            else if (call.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                begun[process] = call;
                operations.AddRange(SyncPattern().IsMatch(call) ? [] : Parse(call, at, folder));
            }
            else if (!call.Contains(") = -1 ", StringComparison.Ordinal))
            {
                operations.AddRange(Parse(call, at, folder));
            }
        }

        return operations;
    }

    private static IEnumerable<FileOperation> Parse(string call, double at, string folder)
    {
        var match = CallPattern().Match(call);
        if (!match.Success)
        {
            yield break;
        }

        var (name, path, rest) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        if (!path.StartsWith(folder + "/", StringComparison.Ordinal) || path.EndsWith("-shm", StringComparison.Ordinal))
        {
            // The index of the log is in memory, and is made again.
            yield break;
        }

        if (name == "openat" && !rest.Contains("O_CREAT", StringComparison.Ordinal))
        {
            yield break;
        }

        yield return name switch
        {
            "openat" => new(at, FileAct.Create, path, 0, []),
            "pwrite64" => Written(at, path, rest),
            "ftruncate" => new(at, FileAct.Truncate, path, Number(Digits().Match(rest)), []),
            "fsync" or "fdatasync" => new(at, FileAct.Sync, path, 0, []),
            "unlink" or "unlinkat" => new(at, FileAct.Remove, path, 0, []),
            _ => throw new InvalidOperationException($"What {name} does is not replayed here."),
        };
    }

    private static FileOperation Written(double at, string path, string rest)
    {
        var (start, end) = (rest.IndexOf('"', StringComparison.Ordinal) + 1, rest.LastIndexOf('"'));
        var bytes = Unescape(rest.AsSpan(start, end - start));
        var numbers = Digits().Matches(rest[(end + 1)..]);
        if (bytes.Length != Number(numbers[0]))
        {
            throw new InvalidOperationException("What was written was not recorded whole.");
        }

        return new(at, FileAct.Write, path, Number(numbers[1]), bytes);
    }

    /// <summary>Bytes as strace writes them: as in C, and all of them as <c>\x00</c> once one cannot be read.</summary>
    private static byte[] Unescape(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length / 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.Add((byte)text[i]);
                continue;
            }

            i++;
            if (text[i] == 'x')
            {
                bytes.Add(byte.Parse(text.Slice(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add(text[i] switch
                {
                    'n' => (byte)'\n',
                    'r' => (byte)'\r',
                    't' => (byte)'\t',
                    'v' => (byte)'\v',
                    'f' => (byte)'\f',
                    var other => (byte)other,
                });
            }
        }

        return [.. bytes];
    }

    private static long Number(Match digits) => long.Parse(digits.Value, CultureInfo.InvariantCulture);

    // pwrite64(45</x/articles.db>, …   openat(AT_FDCWD</x>, "/x/articles.db", …   unlink("/x/articles.db-wal")
    [GeneratedRegex("""^(\w+)\((?:AT_FDCWD<[^>]*>, )?(?:\d+<|")([^">]*)[">](.*)$""", RegexOptions.Singleline)]
    private static partial Regex CallPattern();

    [GeneratedRegex(@"^(fsync|fdatasync)\(")]
    private static partial Regex SyncPattern();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
