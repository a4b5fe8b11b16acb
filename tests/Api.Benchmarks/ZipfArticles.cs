using System.Diagnostics;
using System.Globalization;
using System.Text;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;
using Api.Data;
using Api.Data.Articles;

namespace Api.Benchmarks;

/// <summary>
/// Generates articles of invented words, the same in every run, which are as frequent as those of a language: the
/// second half as often as the first, the third a third as often (Zipf). They come in no order of dates. No reader
/// reads them, which would take longer than all the rest; they are written like every import.
/// </summary>
/// <param name="paragraphs">
/// The number of paragraphs in an article; every fourth, from the second on, has a quote in it.
/// </param>
internal sealed class ZipfArticles(int paragraphs)
{
    /// <summary>The month of these dates.</summary>
    public const string Month = "publishedFrom=2020-03&publishedBefore=2020-04";

    /// <summary>A tag that few articles have.</summary>
    public const string RareTag = "topic-199";

    private const int Words = 50_000;
    private const int WordsOfParagraph = 60;
    private const int WordsOfQuote = 18;
    private const int Tags = 200;
    private const int Speakers = 500;
    private const int Together = 100;
    private const int Told = 5_000;

    private static readonly string[] Syllables = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi",
        "yo", "zu",
    ];

    private static readonly double[] Sums = SumsOf(Words);

    /// <summary>A speaker whom few articles quote.</summary>
    public static string RareSpeaker { get; } = Slug.Of(GeneratedArticles.Name(Speakers - 100));

    /// <summary>Returns the word of a rank in frequency, from 1; frequent ones are short.</summary>
    public static string Word(int rank)
    {
        var word = new StringBuilder();
        for (var rest = rank; rest > 0; rest = (rest - 1) / Syllables.Length)
        {
            word.Append(Syllables[(rest - 1) % Syllables.Length]);
        }

        return word.ToString();
    }

    /// <summary>The words that come nearest to being in this share of all paragraphs.</summary>
    public static IReadOnlyList<string> WordsIn(double share, int count) =>
        [
            .. Enumerable.Range(1, Words)
                .OrderBy(rank => Math.Abs(ShareWith(rank) - share))
                .ThenBy(rank => rank)
                .Take(count)
                .Select(Word),
        ];

    /// <summary>Fills a new store.</summary>
    public async Task SaveAsync(Store store, int count)
    {
        await using var database = Database.Open(store.ConnectionString);
        var (writer, watch) = (new ArticleWriter(database, TimeProvider.System), Stopwatch.StartNew());
        foreach (var numbers in Enumerable.Range(1, count).Chunk(Together))
        {
            if (numbers[0] % Told == 1)
            {
                Console.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Writing {count} articles on {store.Database}: {numbers[0] - 1} after "
                            + $"{watch.Elapsed.TotalSeconds:n0} s ..."));
            }

            for (ReadSource[] rest = [.. numbers.Select(Of)]; rest.Length > 0;)
            {
                rest = rest[(await writer.SaveAsync(rest, new("import"), CancellationToken.None)).Count..];
            }
        }

        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} articles are on {store.Database} after {watch.Elapsed.TotalSeconds:n0} s."));
    }

    private ReadSource Of(int number)
    {
        var random = new Random(number);
        var date = new DateOnly(2015, 1, 1)
            .AddDays(random.Next(3650))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (texts, quotes) = (new List<ParsedParagraph>(), new List<ParsedQuote>());
        for (var i = 1; i <= paragraphs; i++)
        {
            var said = i % 4 == 2 ? Sentence(random, WordsOfQuote).TrimEnd('.') : null;
            var name = GeneratedArticles.Name(GeneratedArticles.Skewed(random, Speakers));
            var text = said is null
                ? Sentence(random, WordsOfParagraph)
                : $"“{said},” {name} said. {Sentence(random, WordsOfParagraph - WordsOfQuote)}";
            texts.Add(new(ParagraphKind.Paragraph, null, text));
            if (said is not null)
            {
                quotes.Add(Quote(i, text, said, name, quotes.Count + 1));
            }
        }

        var article = new ParsedArticle
        {
            Title = Sentence(random, 8).TrimEnd('.'),
            Authors = [GeneratedArticles.Name(GeneratedArticles.Skewed(random, Tags))],
            Publisher = $"{GeneratedArticles.Capital(Word(1 + GeneratedArticles.Skewed(random, 20)))} Post",
            Tags = [
                $"topic {GeneratedArticles.Skewed(random, Tags / 2)}",
                $"topic {(Tags / 2) + GeneratedArticles.Skewed(random, Tags / 2)}",
            ],
            Language = "en",
            PublishedOn = date,
            CanonicalUrl = string.Create(CultureInfo.InvariantCulture, $"https://example.org/articles/{number}"),
            Paragraphs = texts,
            Quotes = quotes,
        };
        return new(
            article,
            new(
                Encoding.UTF8.GetBytes(string.Join("\n\n", texts.Select(t => t.Text))),
                SourceDocument.PlainText,
                new()));
    }

    private static ParsedQuote Quote(int paragraph, string text, string said, string name, int number)
    {
        Place At(string words) =>
            text.IndexOf(words, StringComparison.Ordinal) is var start
                ? Place.Of(paragraph, text, start, start + words.Length)
                : default;
        return new()
        {
            Place = At(said),
            Text = said,
            Kind = QuoteKind.Direct,
            Speakers = [new(name, SpeakerKind.Person, [])],
            SourceType = SourceType.Named,
            Attribution = ParsedAttribution.None with { Mention = new(name, At(name)), Cue = new("said", At("said")) },
            AttributionConfidence = 0.95,
            ResolutionConfidence = 0.9,
            Utterance = number,
            Part = 1,
            Parts = 1,
        };
    }

    private static string Sentence(Random random, int words) =>
        GeneratedArticles.Capital(string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(Rank(random))))) + ".";

    private static int Rank(Random random) =>
        Array.BinarySearch(Sums, random.NextDouble() * Sums[^1]) is var at && at < 0 ? ~at + 1 : at + 1;

    private static double ShareWith(int rank) => 1 - Math.Pow(1 - (1 / (rank * Sums[^1])), WordsOfParagraph);

    private static double[] SumsOf(int words)
    {
        var sums = new double[words];
        for (var i = 0; i < words; i++)
        {
            sums[i] = (i == 0 ? 0 : sums[i - 1]) + (1.0 / (i + 1));
        }

        return sums;
    }
}
