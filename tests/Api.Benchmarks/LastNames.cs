using System.Text.RegularExpressions;

namespace Api.Benchmarks;

/// <summary>
/// Whether two mentions have the same last name, as the scorer of the labelled data compares them; pronouns have to be
/// the same.
/// </summary>
internal static partial class LastNames
{
    private static readonly HashSet<string> Pronouns = [
        .. "he she they it i we you who his her their its my our him them me us your that this which".Split(' '),
    ];

    private static readonly HashSet<string> Titles = [
        .. ("mr mrs ms dr sen rep gov gen sir dame lord lady president senator professor prof lt col capt sgt rev "
            + "judge justice the a an sheriff pope king queen prince princess former republican democrat democratic "
            + "gop u.s us").Split(' '),
    ];

    private static readonly HashSet<string> Particles = [.. "de van von bin al el la der den da di du ibn".Split(' ')];

    public static bool Match(string gold, string ours)
    {
        var (a, b) = (Normal(gold), Normal(ours));
        if (a == b)
        {
            return true;
        }

        if (a.Length == 0 || b.Length == 0 || Pronouns.Contains(a) || Pronouns.Contains(b))
        {
            return false;
        }

        var (first, allFirst) = Names(gold);
        var (second, allSecond) = Names(ours);
        return first.Length > 0 && second.Length > 0 && (allFirst.Contains(second) || allSecond.Contains(first));
    }

    private static string Normal(string text) =>
        Space().Replace(text, " ")
            .Trim()
            .ToLowerInvariant()
            .Replace('’', '\'')
            .Replace('‘', '\'')
            .Trim(' ', '.', ',', ';', ':', '"', '\'', '-', '—', '–', '(', ')');

    private static (string First, List<string> All) Names(string text)
    {
        text = Space().Replace(text, " ").Trim();
        var head = Cut().Split(text, 2)[0];
        head = head.Length == 0 ? text : head;
        var first = Runs(head);
        var all = Runs(text);
        if (first.Count > 0)
        {
            return (first[^1], all);
        }

        if (all.Count > 0)
        {
            return (all[0], all);
        }

        var words = Words(head.Split(" of ", 2)[0]);
        words = words.Count > 0 ? words : Words(text);
        return words.Count > 0 ? (words[^1].ToLowerInvariant(), [words[^1].ToLowerInvariant()]) : ("", []);
    }

    private static List<string> Runs(string text)
    {
        var runs = new List<List<string>>();
        var run = new List<string>();
        foreach (var raw in Words(text))
        {
            var word = raw.EndsWith("'s", StringComparison.Ordinal) || raw.EndsWith("’s", StringComparison.Ordinal)
                ? raw[..^2]
                : raw;
            var small = word.ToLowerInvariant();
            var isName = word.Length > 0 && char.IsUpper(word[0]) && !Pronouns.Contains(small);
            if (isName || (run.Count > 0 && Particles.Contains(small)))
            {
                run.Add(word);
            }
            else if (run.Count > 0)
            {
                runs.Add(run);
                run = [];
            }
        }

        if (run.Count > 0)
        {
            runs.Add(run);
        }

        var lasts = new List<string>();
        foreach (var names in runs)
        {
            while (names.Count > 1 && names[^1].ToLowerInvariant() is "jr" or "sr" or "ii" or "iii" or "iv")
            {
                names.RemoveAt(names.Count - 1);
            }

            if (!names.TrueForAll(n => Titles.Contains(n.ToLowerInvariant())))
            {
                lasts.Add(names[^1].ToLowerInvariant());
            }
        }

        return lasts;
    }

    private static List<string> Words(string text) => Word().Matches(text).Select(m => m.Value.TrimEnd('.')).ToList();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(
        @"\s*(?:,|\(|—|–| - |;|:)\s*"
            + @"|\s+(?:who|which|whose|at|from|for|with|in|on|during|after|when|while|speaking|told|said)\s+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Cut();

    [GeneratedRegex(@"[^\W_](?:[\w.’'&-]*\w)?\.?")]
    private static partial Regex Word();
}
