using System.Globalization;
using System.Text;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;

namespace Api.Benchmarks;

/// <summary>
/// Generates articles of invented words, the same in every run: 15 paragraphs of about 60 words, 4 quotes of named
/// speakers, one picture. Some speakers, publishers, tags and authors are in a third of them, most in a few.
/// </summary>
internal static class GeneratedArticles
{
    private const int Paragraphs = 15;
    private const int Speakers = 1000;
    private const int Together = 100;

    private static readonly string[] FirstNames = [
        "Ada", "Bela", "Carl", "Dora", "Emil", "Frida", "Gustav", "Hanna", "Ivan", "Julia", "Karim", "Lena", "Milan",
        "Nora", "Oskar", "Petra", "Rosa", "Simon", "Tomas", "Vera",
    ];
    private static readonly string[] Syllables = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi",
        "yo", "zu",
    ];

    /// <summary>Returns the source of one article as a file has it, and its sender's statements.</summary>
    public static (byte[] Source, GivenFields Given) Of(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Sentence(random, 12)} (Agence Boreale)\n\n{Title(random)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"By {Name(Skewed(random, 200))}\n\n");
        text.Append(
            CultureInfo.InvariantCulture, $"{new DateOnly(2015, 1, 1).AddDays(random.Next(3650)):MMMM d, yyyy}\n\n");
        for (var i = 0; i < Paragraphs; i++)
        {
            // Every fourth paragraph, from the second on, has somebody's words in it.
            text.Append(i % 4 == 1
                ? $"“{Sentence(random, 18).TrimEnd('.')},” {Name(Skewed(random, Speakers))} said on Tuesday. "
                    + $"{Sentence(random, 20)} {Sentence(random, 16)}\n\n"
                : $"{Sentence(random, 22)} {Sentence(random, 17)} {Sentence(random, 21)}\n\n");
        }

        return (Encoding.UTF8.GetBytes(text.ToString()), new GivenFields
        {
            Url = string.Create(CultureInfo.InvariantCulture, $"https://example.org/articles/{number}"),
            Publisher = $"{Capital(Word(Skewed(random, 20)))} Post",
            Language = random.Next(10) == 0 ? "en-GB" : "en",
            Tags = [Word(Skewed(random, 100)), Word(100 + Skewed(random, 100))],
        });
    }

    /// <summary>Fills a new store through the reader and the writer that every import goes through.</summary>
    public static async Task SaveAsync(Store store, int count)
    {
        Console.Error.WriteLine($"Writing {count} articles on {store.Database} ...");
        await using var database = Database.Open(store.ConnectionString);
        var writer = new ArticleWriter(database, TimeProvider.System);
        foreach (var numbers in Enumerable.Range(1, count).Chunk(Together))
        {
            for (ReadSource[] rest = [.. numbers.Select(Read)]; rest.Length > 0;)
            {
                rest = rest[(await writer.SaveAsync(rest, new("import"), CancellationToken.None)).Count..];
            }
        }
    }

    private static ReadSource Read(int number)
    {
        var (source, given) = Of(number);
        var article = ArticleReader.Read(new(source, SourceDocument.PlainText, given)).Article!;
        return article is { Paragraphs.Count: Paragraphs, Quotes.Count: 4, Images.Count: 1 }
            && article.Quotes.All(q => q.Speakers.Count == 1)
            ? new(article, new(source, SourceDocument.PlainText, new()))
            : throw new InvalidOperationException(
                $"Article {number} reads as {article.Paragraphs.Count} paragraphs, {article.Quotes.Count} quotes, "
                    + $"{article.Images.Count} images.");
    }

    // Few low numbers come often, most numbers come seldom.
    internal static int Skewed(Random random, int count) => (int)(count * Math.Pow(random.NextDouble(), 3));

    internal static string Name(int number) =>
        $"{FirstNames[number % FirstNames.Length]} {Capital(Word(number / FirstNames.Length))}son";

    private static string Title(Random random) => Sentence(random, 8).TrimEnd('.');

    private static string Sentence(Random random, int words) =>
        Capital(
            string.Join(
                ' ',
                Enumerable.Range(0, words)
                    .Select(_ => Word(random.Next(Syllables.Length * Syllables.Length * Syllables.Length)))))
            + ".";

    internal static string Word(int number) =>
        Syllables[number % Syllables.Length]
            + Syllables[number / Syllables.Length % Syllables.Length]
            + Syllables[number / Syllables.Length / Syllables.Length % Syllables.Length];

    internal static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
