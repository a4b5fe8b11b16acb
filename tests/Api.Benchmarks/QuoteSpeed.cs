using System.Globalization;
using System.Text;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Benchmarks;

/// <summary>
/// Megabytes of UTF-8 text that the quote engine reads in a second of one core: articles, and texts made to be slow, at
/// two sizes to show that the time for a byte does not grow. Time is what the process spends on any core, the garbage
/// collector included, so that neighbours on the machine disturb little; a bare loop that counts the words of the same
/// text runs beside it.
/// </summary>
internal static class QuoteSpeed
{
    private const int Megabyte = 1_000_000;
    private const int Rounds = 7;
    private const int WarmUp = 12;
    private const int HostileRounds = 3;

    /// <summary>Marks alone, and quotations.</summary>
    private static readonly string[] Marks =
    [
        "\"", "“", "”", "'", "‘", "’", "«", "»", "„", "‹", "''", "“a” ", "\"a\" ", "‘as’ ", "s‹ as", " \"a", "\"a ",
        "=\"", "“a,” he said. ", "“a,” he said. “b,” she said. ", "Mary Reed said, “a.” ", "“a,” said Mary Reed. ",
        "the report said “a” and ", "adding “a” ", "“KIM: a” ", "“a”, Ann “b” Lee said. ",
    ];

    /// <summary>Words between two quotations.</summary>
    private static readonly string[] Words =
    [
        "said ", "and said ", ", who said ", "said that ", "Kim said that ", "Kim said that it was, ",
        "according to Kim, ", "the dam, Kim said, was safe, ", "( ", "(", ")", "[ ] ", ", ", ": ", "; ", "— ", "? ",
        ". ",
        "of ", "of Lund ", "in Lund ", "the mayor of Lund, ", "Reed ", "Reed, ", "Reed & ", "REED SAID ", "Reed of ",
        "Committee on ", "de la ", "Mary Reed and ", "Mr. Reed ", "his ", "he ", "The mayor said he left. ",
        "a report by the Lund Board. The report said it. ", "the company ", "not ", "very quickly ",
        "A", "a", "a-", "a.", "a'", "U.", "U.S. ", "1", "1 ", "\u0301", "e\u0301 ", "\ud83d\ude00", "\ud800",
        "\u05d0\u05d1 ", "\u200b", "\0", " ", "\u00a0",
    ];

    private static readonly Dictionary<string, Func<int, IReadOnlyList<ParsedParagraph>>> Built = new()
    {
        ["a million people of one surname"] = bytes => [Paragraph(Fill(i => $"{Name(i)} Reed said “a.” ", bytes))],
        ["a million people of one forename"] = bytes => [Paragraph(Fill(i => $"Mary {Name(i)} said “a.” ", bytes))],
        ["a million mayors"] = bytes =>
            [Paragraph(Fill(i => $"Mayor {Name(i)} {Name(i + 1)} left. The mayor said “a.” ", bytes))],
        ["one endless sentence with names"] = bytes =>
            [Paragraph(Fill(i => $"{Name(i)} Reed met {Name(i + 7)} Moss, the mayor, and then ", bytes))],
        ["one endless name, then quotations"] = bytes =>
            [Paragraph(Fill(Name, bytes / 2, " ") + " said, " + Fill(_ => "“a.” ", bytes / 2))],
        ["one endless word, then quotations"] = bytes =>
            [Paragraph("A" + new string('a', bytes / 2) + " said, " + Fill(_ => "“a.” ", bytes / 2))],
        ["one endless cue, then quotations"] = bytes =>
            [Paragraph("Mary Reed " + Fill(_ => "also ", bytes / 2) + " said, " + Fill(_ => "“a.” ", bytes / 2))],
        ["two people far apart, then many who stand for them"] = bytes =>
            [Paragraph(
                "Mary Reed " + new string(' ', bytes / 2) + " Ann Moss left. "
                    + Fill(_ => "They said “a.” ", bytes / 2))],
        ["one endless noun phrase, then quotations"] = bytes =>
            [Paragraph("the " + Fill(_ => "dam ", bytes / 2) + " said, " + Fill(_ => "“a.” ", bytes / 2))],
        ["one endless name, then its last word"] = bytes =>
            [Paragraph(Fill(Name, bytes / 2, " ") + " Moss left. " + Fill(_ => "Moss said “a.” ", bytes / 2))],
        ["paragraphs of one quotation"] = bytes => Paragraphs("“a.”", bytes),
        ["paragraphs that open a mark again"] = bytes => Paragraphs("“a.", bytes),
        ["paragraphs of one attributed quotation"] = bytes => Paragraphs("“a,” he said.", bytes),
        ["paragraphs of one letter"] = bytes => Paragraphs("a", bytes),
        ["paragraphs of one name"] = bytes => Paragraphs("Mary Reed left.", bytes),
    };

    /// <summary>The number of texts refused since the last one was told of.</summary>
    private static int _refusals;

    public static int Run(string? file)
    {
        Console.WriteLine($"""
            | articles | MB | quotes | MB/s | the bare loop, MB/s | times the loop |
            |---|--:|--:|--:|--:|--:|
            """);
        Articles("generated news", NewsText.Articles(4 * Megabyte));
        if (file is not null)
        {
            Articles(
                Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) + "/" + Path.GetFileName(file),
                [.. LabelledArticle.ReadFile(file).Select(a => a.Paragraphs)]);
        }

        Console.WriteLine($"""

            | hostile text, 1 MB | MB/s | times the loop | time a byte, 2 MB : 1 MB | refused as too much work |
            |---|--:|--:|--:|---|
            """);
        foreach (var piece in Marks)
        {
            Hostile($"`{Print(piece)}` again and again", bytes => [Paragraph(Fill(_ => piece, bytes))]);
        }

        foreach (var piece in Words)
        {
            Hostile(
                $"`{Print(piece)}` between two quotations",
                bytes =>
                    [Paragraph(
                        "“We open at nine,” Mary Reed said. The mayor "
                            + Fill(_ => piece, bytes)
                            + " and said, “We close at ten.”")]);
        }

        foreach (var (name, build) in Built)
        {
            Hostile(name, build);
        }

        return 0;
    }

    public static ParsedParagraph Paragraph(string text) => new(ParagraphKind.Paragraph, null, text);

    public static int Bytes(IReadOnlyList<ParsedParagraph> article) =>
        article.Sum(p => Encoding.UTF8.GetByteCount(p.Text));

    private static void Articles(string name, List<IReadOnlyList<ParsedParagraph>> articles)
    {
        var megabytes = (double)articles.Sum(a => (long)Bytes(a)) / Megabyte;
        var (engine, loop) = Measure(articles, Rounds, WarmUp, Read);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {megabytes:n1} | {articles.Sum(Read):n0} | {megabytes / engine:n1} | "
                    + $"{megabytes / loop:n0} | {engine / loop:n0} |"));
    }

    private static void Hostile(string name, Func<int, IReadOnlyList<ParsedParagraph>> build)
    {
        var (engine, loop) = Measure([build(Megabyte)], HostileRounds, warmUp: 1, ReadHostile);
        var isRefused = _refusals > 0;
        var (twice, _) = Measure([build(2 * Megabyte)], HostileRounds, warmUp: 0, ReadHostile);
        var refused = isRefused ? "both" : _refusals > 0 ? "2 MB" : "";
        _refusals = 0;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {1 / engine:n1} | {engine / loop:n0} | {twice / engine / 2:n2} | {refused} |"));
    }

    private static (double Engine, double Loop) Measure(
        List<IReadOnlyList<ParsedParagraph>> articles,
        int rounds,
        int warmUp,
        Func<IReadOnlyList<ParsedParagraph>, int> read)
    {
        var (engine, loop) = (new List<double>(), new List<double>());
        for (var round = -warmUp; round < rounds; round++)
        {
            GC.Collect();
            var (bare, whole) = (Seconds(() => articles.Sum(CountWords)), Seconds(() => articles.Sum(read)));
            if (round >= 0)
            {
                loop.Add(bare);
                engine.Add(whole);
            }
        }

        return (Load.Median(engine), Load.Median(loop));
    }

    private static double Seconds(Func<int> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        GC.KeepAlive(work());
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>Reads a text that may be too much work: a refusal is an answer, and is counted.</summary>
    private static int ReadHostile(IReadOnlyList<ParsedParagraph> article)
    {
        try
        {
            return Read(article);
        }
        catch (TooMuchWorkException)
        {
            _refusals++;
            return 0;
        }
    }

    private static int Read(IReadOnlyList<ParsedParagraph> article) => QuoteReader.Read(article, null, null).Count;

    private static int CountWords(IReadOnlyList<ParsedParagraph> article)
    {
        var words = 0;
        foreach (var paragraph in article)
        {
            var inside = false;
            foreach (var unit in paragraph.Text)
            {
                var letter = char.IsLetterOrDigit(unit);
                words += letter && !inside ? 1 : 0;
                inside = letter;
            }
        }

        return words;
    }

    private static List<ParsedParagraph> Paragraphs(string text, int bytes) =>
        [.. Enumerable.Range(0, bytes / Encoding.UTF8.GetByteCount(text)).Select(_ => Paragraph(text))];

    private static string Fill(Func<int, string> piece, int bytes, string between = "")
    {
        var text = new StringBuilder();
        for (var i = 0; bytes > 0; i++)
        {
            var next = piece(i) + between;
            text.Append(next);
            bytes -= Encoding.UTF8.GetByteCount(next);
        }

        return text.ToString();
    }

    /// <summary>Another name for every number: <c>Baba</c>, <c>Caba</c>.</summary>
    private static string Name(int number)
    {
        const string consonants = "bcdfghjklmnpqrstvwxz";
        var name = new StringBuilder();
        for (var rest = number; rest > 0 || name.Length < 4; rest /= consonants.Length)
        {
            name.Append(consonants[rest % consonants.Length]).Append('a');
        }

        name[0] = char.ToUpperInvariant(name[0]);
        return name.ToString();
    }

    private static string Print(string piece) =>
        string.Concat(
            piece.Select(
                c => c <= ' ' && c != ' ' || char.IsSurrogate(c) || c is '\u0301' or '\u200b' or '\u00a0'
                    ? $"\\u{(int)c:x4}"
                    : c.ToString()));
}
