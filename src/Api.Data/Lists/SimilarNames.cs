using Api.Content.Search;
using Api.Content.Text;

namespace Api.Data.Lists;

/// <summary>
/// Finds the names that somebody may have meant who wrote another one: each word of theirs begins one of its words, or
/// is one with a slip.
/// </summary>
internal sealed class SimilarNames(Session session, string noun)
{
    private const int MostFound = 3;
    private const int MostCompared = 500;
    private const int MostWords = 4;

    // A slip in the first letters is not found: by fewer letters, too many names would have to be compared.
    private const int SharedLetters = 2;

    /// <summary>Finds the nearest names with their slugs, those of more articles first.</summary>
    public async Task<IReadOnlyList<(string Slug, string Name)>> FindAsync(string term)
    {
        var words = SearchTokens.Read(term).Select(token => token.Text).Distinct().Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        var values = new SqlValues();
        var begins = words.Select(
            word => $"n.name_words like {values.TextOf($"% {word[..Math.Min(SharedLetters, word.Length)]}%")}");
        var sql = $"""
            select n.slug, n.name, n.name_words
            from {noun}s n
            where n.article_count > 0 and ({string.Join(" or ", begins)})
            order by n.article_count desc, n.id
            limit {MostCompared}
            """;
        var names = await session.QueryAsync<(string Slug, string Name, string Words)>(sql, values.Parameters);
        return [
            .. names.Select(name => (name.Slug, name.Name, Slips: SlipsIn(words, name.Words.Split(' '))))
                .Where(name => name.Slips is not null)
                .OrderBy(name => name.Slips)
                .Take(MostFound)
                .Select(name => (name.Slug, name.Name)),
        ];
    }

    /// <summary>Counts the slips in the words of somebody who means this name; null if they mean another.</summary>
    private static int? SlipsIn(IReadOnlyList<string> words, string[] name)
    {
        var slips = words.Select(word => name.Min(of => SlipsIn(word, of)));
        return slips.All(count => count is not null) ? slips.Sum() : null;
    }

    private static int? SlipsIn(string word, string of)
    {
        if (of.StartsWith(word, StringComparison.Ordinal))
        {
            return 0;
        }

        var most = word.Length / 4 + 1;
        var mayBeNear = word.Length > 3 && Math.Abs(of.Length - word.Length) <= most;
        return mayBeNear && Nearest.Edits(word, of) is var edits && edits <= Math.Min(most, 2) ? edits : null;
    }
}
