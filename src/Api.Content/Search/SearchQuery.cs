using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Api.Content.Text;

namespace Api.Content.Search;

/// <summary>Tokens in sequence.</summary>
/// <param name="IsPrefix">Whether the last token is the beginning of a word.</param>
/// <param name="IsNegated">Whether the term is satisfied if it is not found.</param>
public sealed record SearchTerm(IReadOnlyList<string> Tokens, bool IsPrefix, bool IsNegated)
{
    public override string ToString()
    {
        var words = Tokens.Count == 1 ? Tokens[0] : $"\"{string.Join(' ', Tokens)}\"";
        words = IsNegated ? $"-{words}" : words;
        return IsPrefix ? $"{words}*" : words;
    }
}

/// <summary>
/// A parsed query: <c>word</c>, <c>"a phrase"</c>, <c>-not</c>, <c>beginning*</c>, <c>this OR that</c>. All words must
/// occur; OR joins the two terms beside it and needs capitals. A word of several tokens (<c>al-Qaeda</c>) is a phrase.
/// Any text is a query: anything that makes no sense as an operator is a word or punctuation.
/// </summary>
public sealed record SearchQuery
{
    public const int MaxTerms = 16;
    public const int MaxPhrase = 64;
    private const int MinPrefix = 3;
    private const int StepsPerCharacter = 50;

    private static readonly SearchValues<char> QuotationMarks = SearchValues.Create("\"“”„‟«»〝〞〟＂「」『』｢｣");
    private static readonly SearchValues<char> Hyphens = SearchValues.Create("-‐‑‒–—―−﹣－");

    private SearchQuery(IReadOnlyList<IReadOnlyList<SearchTerm>> clauses, string? problem) =>
        (Clauses, Problem) = (clauses, problem);

    /// <summary>
    /// The clauses, all of which must be satisfied; one is if any of its terms is. None if there is a problem.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<SearchTerm>> Clauses { get; }

    /// <summary>
    /// The problem, as the end of a sentence that begins with the parameter's name; null if there is none.
    /// </summary>
    public string? Problem { get; }

    /// <summary>Whether the query is empty: then this is no search.</summary>
    public bool IsEmpty => Problem is null && Clauses.Count == 0;

    /// <summary>Returns a search for texts with any of these phrases, whose tokens are known.</summary>
    public static SearchQuery OfAny(IEnumerable<IReadOnlyList<string>> phrases) =>
        new([[.. phrases.Select(tokens => new SearchTerm(tokens, IsPrefix: false, IsNegated: false))]], null);

    /// <param name="budget">The budget of work; null for a new one.</param>
    public static SearchQuery Parse(string text, WorkBudget? budget = null)
    {
        (budget ?? new()).Spend(StepsPerCharacter * (long)text.Length, "it is too long");
        var clauses = new List<List<SearchTerm>>();
        var isOr = false;
        for (var at = 0; TryReadTerm(text, ref at, out var words, out var isPhrase, out var isNegated);)
        {
            if (words == "OR" && !isPhrase && !isNegated)
            {
                isOr = clauses.Count > 0;
            }
            else if (Term(words, isPhrase, isNegated, out var problem) is { } term)
            {
                if (isOr)
                {
                    clauses[^1].Add(term);
                }
                else
                {
                    clauses.Add([term]);
                }

                isOr = false;
            }
            else if (problem is not null)
            {
                return new([], problem);
            }
        }

        List<IReadOnlyList<SearchTerm>> distinct = [
            .. clauses.Select(clause => clause.DistinctBy(term => term.ToString()).ToList()).DistinctBy(ClauseKey),
        ];
        return distinct.Sum(clause => clause.Count) > MaxTerms
            ? new([], $"takes at most {MaxTerms} terms")
            : new(distinct, null);
    }

    /// <summary>Returns the query in tokens: one text for all queries with the same terms in the same order.</summary>
    public override string ToString() => string.Join(' ', Clauses.Select(clause => string.Join(" OR ", clause)));

    private static string ClauseKey(IEnumerable<SearchTerm> clause) =>
        string.Join(' ', clause.Select(term => term.ToString()).Order(StringComparer.Ordinal));

    private static bool TryReadTerm(
        string text,
        ref int at,
        [NotNullWhen(true)] out string? words,
        out bool isPhrase,
        out bool isNegated)
    {
        (words, isPhrase, isNegated) = (null, false, false);
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at == text.Length)
        {
            return false;
        }

        if (at == 0 || char.IsWhiteSpace(text[at - 1]))
        {
            var rest = text.AsSpan(at);
            var hyphens = rest.IndexOfAnyExcept(Hyphens);
            hyphens = hyphens < 0 ? rest.Length : hyphens;
            isNegated = hyphens > 0;
            at += hyphens;
        }

        isPhrase = at < text.Length && QuotationMarks.Contains(text[at]);
        var start = isPhrase ? at + 1 : at;
        var end = start;
        while (end < text.Length && !QuotationMarks.Contains(text[end]) && (isPhrase || !char.IsWhiteSpace(text[end])))
        {
            end++;
        }

        words = text[start..end];
        at = isPhrase && end < text.Length ? end + 1 : end;
        return true;
    }

    private static SearchTerm? Term(string words, bool isPhrase, bool isNegated, out string? problem)
    {
        problem = null;
        var tokens = SearchTokens.Read(words);
        if (tokens.Count == 0)
        {
            return null;
        }

        // After the last pair a text may continue although the query ends, so the last character is matched only in its
        // pair. If something follows in the phrase, the run must end in the text as well, and its last character stays.
        var isOfCharacters = SearchTokens.IsOfCharacters(tokens[^1].Text);
        var endsInPair = isOfCharacters && tokens.Count > 1 && tokens[^2].End > tokens[^1].Start;
        List<string> texts = [.. tokens.Take(endsInPair ? tokens.Count - 1 : tokens.Count).Select(token => token.Text)];
        if (texts.Count > MaxPhrase)
        {
            problem = $"takes at most {MaxPhrase} words in a phrase";
            return null;
        }

        var hasStar = !isPhrase && !isOfCharacters && tokens[^1].End < words.Length && words[tokens[^1].End] == '*';
        var letters = texts[^1].EnumerateRunes().Count();
        if (hasStar && letters < MinPrefix)
        {
            problem =
                $"takes * after three letters or more: \"{Nearest.Shorten(words)}\" has "
                    + $"{(letters == 1 ? "one" : "two")}";
            return null;
        }

        return new(texts, hasStar || (isOfCharacters && !endsInPair), isNegated);
    }
}
