using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Tells a mention that points to somebody whom its readers know, such as <c>he</c>, <c>the mayor</c> or <c>his
/// lawyer</c>, from one that withholds a name: <c>a trader</c>, <c>officials</c>, <c>one of them</c>.
/// </summary>
internal sealed class PointedSource(IReadOnlyList<AnnotatedParagraph> paragraphs)
{
    private const WordClass Personal = WordClass.Masculine
        | WordClass.Feminine
        | WordClass.Impersonal
        | WordClass.Several
        | WordClass.ObjectPronoun
        | WordClass.Possessor;

    // Whoever is called so is not named.
    private static readonly WordSet Withheld = new("source sources insider insiders fuente fuentes", anyCase: true);

    // Plural ones stand before people whom nobody named: "those close to the talks".
    private static readonly WordSet Demonstratives = new("this that este esta ese esa aquel aquella", anyCase: true);

    private static readonly WordSet PluralArticles = new("los las", anyCase: true);

    /// <summary>The most words of a noun phrase after its article.</summary>
    private const int LongestPhrase = 4;

    private Dictionary<string, (int Paragraph, int Start)>? _introduced;

    /// <param name="text">The mention.</param>
    /// <param name="tokens">Its tokens; none if a verb has its subject in its ending.</param>
    /// <param name="end">The place after the noun that heads it.</param>
    /// <param name="at">Where it stands.</param>
    public bool Is(string text, List<Token> tokens, int end, (int Paragraph, int Start) at)
    {
        if (tokens.Count == 0)
        {
            return text.Length == 0;
        }

        if (tokens.Count == 1 && tokens[0].Is(WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Determiner))
        {
            return tokens[0].Is(Personal) || EnglishPronouns.IsSpeaking(text) || EnglishPronouns.IsAddressed(text);
        }

        var head = tokens[end - 1];
        var noun = text[head.Start..head.End];
        var isDefinite = IsDefinite(text, tokens, end) && !IsMany(text, tokens[0], head);
        return isDefinite && !Withheld.Contains(noun) && !IsIntroduced(noun, at);
    }

    private static bool IsDefinite(string text, List<Token> tokens, int end)
    {
        var first = tokens[0];
        return first.Is(WordClass.Definite | WordClass.Possessor)
            || Demonstratives.Contains(text.AsSpan(first.Start, first.Length))
            || (!first.Is(WordClass.Determiner) && tokens.FindIndex(0, end, t => t.Kind == TokenKind.Possessive) > 0);
    }

    /// <summary>
    /// Whether a noun is for many who have no names: <c>the Democrats</c>, and in a language in which no subject lacks
    /// its article, any plural: <c>los vecinos</c>.
    /// </summary>
    private static bool IsMany(string text, Token first, Token head)
    {
        var isPeople = head.Capital && (head.Is(WordClass.Plural) || text[head.End - 1] == 's');
        return isPeople || PluralArticles.Contains(text.AsSpan(first.Start, first.Length));
    }

    /// <summary>Whether the article spoke of <c>a trader</c> before it spoke of <c>the trader</c>.</summary>
    private bool IsIntroduced(string noun, (int Paragraph, int Start) at)
    {
        _introduced ??= Introduced();
        return _introduced.TryGetValue(noun, out var first) && first.CompareTo(at) < 0;
    }

    private Dictionary<string, (int Paragraph, int Start)> Introduced()
    {
        var nouns = new Dictionary<string, (int Paragraph, int Start)>(StringComparer.OrdinalIgnoreCase);
        foreach (var paragraph in paragraphs)
        {
            for (var i = 0; i < paragraph.Tokens.Count; i++)
            {
                if (Introduces(paragraph.Tokens, i))
                {
                    AddPhrase(nouns, paragraph, i);
                }
            }
        }

        return nouns;
    }

    private static bool Introduces(List<Token> tokens, int i) =>
        tokens[i].Is(WordClass.Article)
            && !tokens[i].Is(WordClass.Definite)
            && (i == 0 || !Describes(tokens[i - 1]));

    /// <summary>
    /// Whether what follows says what somebody with a name is: <c>Ann Lee, a trader</c>, <c>Ann Lee is a trader</c>.
    /// </summary>
    private static bool Describes(Token before) =>
        before.Kind == TokenKind.Comma || before.Is(WordClass.Be | WordClass.As);

    private static void AddPhrase(
        Dictionary<string, (int Paragraph, int Start)> nouns,
        AnnotatedParagraph paragraph,
        int article)
    {
        var last = Math.Min(article + LongestPhrase, paragraph.Tokens.Count - 1);
        for (var i = article + 1; i <= last && IsOfPhrase(paragraph.Tokens[i]); i++)
        {
            var token = paragraph.Tokens[i];
            nouns.TryAdd(paragraph.Text[token.Start..token.End], (paragraph.Index, token.Start));
        }
    }

    private static bool IsOfPhrase(Token token) =>
        token is { Kind: TokenKind.Word, Capital: false }
            && !token.Is(WordClass.Preposition | WordClass.Determiner | WordClass.Conjunction | WordClass.Relative);
}
