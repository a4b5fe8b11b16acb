namespace Api.Benchmarks;

/// <summary>A kind of search, each time for other words of that kind.</summary>
/// <param name="List">The list: <c>paragraphs</c>, <c>articles</c> or <c>quotes</c>.</param>
/// <param name="Kind">A description for people.</param>
/// <param name="Parameters">The parameters beside the words, as in an address.</param>
internal sealed record SearchCase(string List, string Kind, IReadOnlyList<string> Queries, string Parameters = "")
{
    private const int Many = 20;

    // The classes are shares of all paragraphs, so that they are the same in smaller stores. Only these words are
    // everywhere.
    private static readonly Words Rare = new("rare", ZipfArticles.WordsIn(0.0001, Many));
    private static readonly Words Middling = new("middling", ZipfArticles.WordsIn(0.005, Many));
    private static readonly Words Common = new("in one of a hundred", ZipfArticles.WordsIn(0.01, Many));
    private static readonly Words Usual = new("in one of fifty", ZipfArticles.WordsIn(0.02, Many));
    private static readonly Words Frequent = new("frequent", ZipfArticles.WordsIn(0.05, Many));
    private static readonly Words VeryFrequent = new("very frequent", ZipfArticles.WordsIn(0.4, Many));
    private static readonly Words Omnipresent = new("omnipresent", ZipfArticles.WordsIn(1, 3));

    private static readonly Words Phrase = new(
        "phrase of omnipresent words", Pairs(Omnipresent.Each, (a, b) => $"\"{a} {b}\""));
    private static readonly Words Prefix = new(
        "prefix of three letters",
        [.. Enumerable.Range(0, Many).Select(i => $"{ZipfArticles.Word(21 + (i * 17))[..3]}*")]);

    /// <summary>
    /// The cases. The variation of the words comes second; no query is used twice, so that no answer is kept already.
    /// </summary>
    public static IReadOnlyList<SearchCase> All { get; } =
    [
        .. new[]
        {
            Rare, Middling, Common, Usual, Frequent, VeryFrequent, Omnipresent,
            new("two frequent", Pairs(Frequent.Each, (a, b) => $"{a} {b}")),
            new("eight very frequent", Runs(VeryFrequent.Each, 8, run => string.Join(' ', run))),
            Phrase,
            new("phrase of frequent words", Pairs(Frequent.Each, (a, b) => $"\"{a} {b}\"")),
            new("phrase of very frequent words", Pairs(VeryFrequent.Each, (a, b) => $"\"{a} {b}\"")),
            new(
                "omnipresent, any of three",
                Pairs(Omnipresent.Each, (a, b) => $"{a} OR {b} OR {VeryFrequent.Each[0]}")),
            Prefix,
            new(
                "prefix of five letters",
                [.. Enumerable.Range(0, Many).Select(i => $"{ZipfArticles.Word(421 + (i * 397))[..5]}*")]),
            new("all but a middling one", [.. Middling.Each.Select(word => $"-{word}")]),
            new(
                "omnipresent, but four others",
                [.. Runs(VeryFrequent.Each, 4, run => $"{Omnipresent.Each[0]} -{string.Join(" -", run)}")]),
        }.SelectMany(words => Of("paragraphs", words, "")),
        .. Of("paragraphs", Rare, ZipfArticles.Month, $"tag={ZipfArticles.RareTag}", "sort=-publishedAt", "total=true"),
        .. Of("paragraphs", Common, "sort=-publishedAt"),
        .. Of("paragraphs", Usual, ZipfArticles.Month, "sort=-publishedAt"),
        .. Of(
            "paragraphs",
            Frequent,
            ZipfArticles.Month,
            $"tag={ZipfArticles.RareTag}",
            "sort=-publishedAt",
            "total=true"),
        .. Of(
            "paragraphs",
            Omnipresent,
            ZipfArticles.Month,
            $"tag={ZipfArticles.RareTag}",
            "sort=-publishedAt",
            "total=true"),
        .. Of("paragraphs", Prefix, "sort=-publishedAt"),
        .. Of("paragraphs", Phrase, "sort=-publishedAt"),
        .. new[] { Rare, Frequent, Omnipresent, Phrase, Prefix }.SelectMany(
            words => Of("paragraphs", words, "highlight=true", "facets=publisher,year")),
        .. new[] { Rare, Middling, Frequent, Omnipresent, Phrase, Prefix }.SelectMany(
            words => Of("articles", words, "")),
        .. new[] { Rare, Omnipresent }.SelectMany(words =>
            Of(
                "articles",
                words,
                $"speaker={ZipfArticles.RareSpeaker}",
                $"tag={ZipfArticles.RareTag}",
                "sort=-publishedAt",
                "highlight=true",
                "facets=speaker,publisher,year")),
        .. new[] { Rare, Frequent, Omnipresent }.SelectMany(words => Of("quotes", words, "")),
        .. Of(
            "quotes",
            Omnipresent,
            $"speaker={ZipfArticles.RareSpeaker}",
            "sort=-publishedAt",
            "highlight=true",
            "facets=speaker,publisher,year"),
    ];

    /// <summary>The address for one of the queries.</summary>
    public string Target(string query) =>
        $"/v1/{List}?q={Uri.EscapeDataString(query)}{(Parameters.Length == 0 ? "" : $"&{Parameters}")}";

    private static IEnumerable<SearchCase> Of(string list, Words words, params IEnumerable<string> parameters) =>
        parameters.Select(p => new SearchCase(list, words.Kind, words.Each, p));

    private static List<string> Pairs(IReadOnlyList<string> words, Func<string, string, string> both) =>
        Runs(words, 2, run => both(run[0], run[1]));

    private static List<string> Runs(IReadOnlyList<string> words, int length, Func<string[], string> all) =>
        [.. words.Select((_, i) => all([.. Enumerable.Range(i, length).Select(at => words[at % words.Count])]))];

    private sealed record Words(string Kind, IReadOnlyList<string> Each);
}
