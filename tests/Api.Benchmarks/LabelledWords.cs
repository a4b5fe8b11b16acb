using Api.Content.Language;
using Api.Content.Quotes.Attribution;

namespace Api.Benchmarks;

/// <summary>
/// The words of labelled articles by the numbers that they have as features, so that weights can be printed with their
/// words.
/// </summary>
internal static class LabelledWords
{
    private static readonly Feature[] Families = [
        Feature.CueWord,
        Feature.WordBefore,
        Feature.WordAfter,
        Feature.ChosenWord,
        Feature.ReportCue,
        Feature.ReportWordBefore,
    ];

    public static Dictionary<int, (string Word, int Side)> Of(IEnumerable<LabelledArticle> articles)
    {
        var words = new Dictionary<int, (string Word, int Side)>();
        foreach (var word in articles.SelectMany(Words)
            .Select(w => w.ToLowerInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal))
        {
            foreach (var family in Families)
            {
                for (var side = 0; side < 4; side++)
                {
                    words.TryAdd(Features.Of(family, word, side), (word, side));
                }
            }
        }

        return words;
    }

    private static IEnumerable<string> Words(LabelledArticle article) =>
        article.Paragraphs.SelectMany(
            p =>
                Tokenizer.Read(p.Text, [], Lexicon.For("en")!)
                    .Where(t => t.Kind is TokenKind.Word or TokenKind.Number)
                    .Select(t => p.Text[t.Start..t.End]));
}
