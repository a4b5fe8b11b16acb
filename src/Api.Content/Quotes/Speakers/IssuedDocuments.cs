using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Finds the issuers of an article's documents, which it names when it introduces them: <c>a report by the Lund
/// Committee</c>, <c>the Lund Committee’s report</c>. A later <c>the report</c> is the last such one.
/// </summary>
internal sealed class IssuedDocuments
{
    /// <summary>The number of documents back, and of words around one, that are read.</summary>
    private const int Back = 20;
    private const int Reach = 3;

    private readonly List<(int Paragraph, int Start, string Kind, NameMention Issuer)> _documents = [];

    /// <param name="names">The names in the paragraph.</param>
    public void Read(string text, List<Token> tokens, int paragraph, IReadOnlyList<NameMention> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        var byEnd = names.ToDictionary(n => n.End);
        var byStart = names.ToDictionary(n => n.Start);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Word, Capital: false }
                && tokens[i].Is(WordClass.Document)
                && !tokens[i].Is(WordClass.Role)
                && (Before(tokens, i, byEnd) ?? Behind(text, tokens, i, byStart)) is { } issuer)
            {
                var kind = EnglishDocuments.KindOf(text[tokens[i].Start..tokens[i].End]);
                _documents.Add((paragraph, tokens[i].Start, kind, issuer));
            }
        }
    }

    /// <summary>Returns the issuer of the last document of that kind before a place.</summary>
    public NameMention? IssuerBefore(string document, int paragraph, int start)
    {
        var kind = EnglishDocuments.KindOf(document);
        var (low, high) = (0, _documents.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = (_documents[middle].Paragraph, _documents[middle].Start).CompareTo((paragraph, start)) < 0
                ? (middle + 1, high)
                : (low, middle);
        }

        for (var i = low - 1; i >= 0 && low - i <= Back; i--)
        {
            if (_documents[i].Kind == kind)
            {
                return _documents[i].Issuer;
            }
        }

        return null;
    }

    /// <summary><c>Lund Committee report</c>, <c>Lund’s latest report</c></summary>
    private static NameMention? Before(List<Token> tokens, int document, Dictionary<int, NameMention> byEnd)
    {
        for (var i = document - 1; i >= 0
            && document - i <= Reach
            && !tokens[i].Is(WordClass.Preposition | WordClass.Verb | WordClass.Determiner | WordClass.Conjunction)
            && tokens[i].Kind is TokenKind.Word or TokenKind.Possessive; i--)
        {
            if (byEnd.TryGetValue(tokens[i].End, out var name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary><c>report by the Lund Committee</c>, <c>report published by Lund</c></summary>
    private static NameMention? Behind(
        string text,
        List<Token> tokens,
        int document,
        Dictionary<int, NameMention> byStart)
    {
        var by = document + 1;
        by += by < tokens.Count && tokens[by].Is(WordClass.Verb) ? 1 : 0;
        if (by >= tokens.Count || !IsBeforeIssuer(text, tokens[by]))
        {
            return null;
        }

        for (var i = by + 1; i < tokens.Count && i - by <= Reach && tokens[i].Kind == TokenKind.Word; i++)
        {
            if (byStart.TryGetValue(tokens[i].Start, out var name))
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsBeforeIssuer(string text, Token token) =>
        EnglishDocuments.BeforeIssuers.Contains(text.AsSpan(token.Start, token.Length));
}
