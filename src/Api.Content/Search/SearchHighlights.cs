using Api.Content.Text;

namespace Api.Content.Search;

/// <summary>Finds the words of a query in a text.</summary>
public static class SearchHighlights
{
    /// <summary>
    /// Whether texts match a query, which defines its meaning: the texts together satisfy every clause, and a term is
    /// within one of them. The databases answer by their indexes and must find the same.
    /// </summary>
    public static bool Matches(SearchQuery query, params IEnumerable<string> texts)
    {
        var folded = texts.Select(text => $" {SearchTokens.Fold(text)} ").ToList();
        return query.Clauses.All(clause => clause.Any(term => term.IsNegated != folded.Any(text => Holds(text, term))));
    }

    /// <summary>
    /// Returns the UTF-16 ranges of the words that terms of the query find, without negated ones: sorted, and merged if
    /// they overlap or touch. A phrase is one range, a beginning the whole word. Linear in the text.
    /// </summary>
    public static IReadOnlyList<(int Start, int End)> Ranges(SearchQuery query, string text, WorkBudget? budget = null)
    {
        (budget ?? new()).Spend(10 * (long)text.Length, "it is too long");
        var terms = query.Clauses.SelectMany(clause => clause)
            .Where(term => !term.IsNegated)
            .Select(term => new TermMatcher(term))
            .ToList();
        var found = new List<(int Start, int End)>();
        if (terms.Count == 0)
        {
            return found;
        }

        var starts = new int[SearchQuery.MaxPhrase];
        var tokens = new TokenReader(text);
        for (var count = 0; tokens.MoveNext(); count++)
        {
            starts[count % starts.Length] = tokens.Start;
            foreach (var term in terms)
            {
                if (term.EndsWith(tokens.Text))
                {
                    Add(
                        found,
                        starts[(count + 1 - term.Length) % starts.Length],
                        term.IsOfCharacters ? tokens.HeadEnd : tokens.End);
                }
            }
        }

        return found;
    }

    private static bool Holds(string folded, SearchTerm term) =>
        folded.Contains($" {string.Join(' ', term.Tokens)}{(term.IsPrefix ? "" : " ")}", StringComparison.Ordinal);

    // Words come in the order of their ends; a phrase may begin before earlier ranges.
    private static void Add(List<(int Start, int End)> found, int start, int end)
    {
        while (found.Count > 0 && found[^1].End >= start)
        {
            (start, end) = (Math.Min(start, found[^1].Start), Math.Max(end, found[^1].End));
            found.RemoveAt(found.Count - 1);
        }

        found.Add((start, end));
    }
}
