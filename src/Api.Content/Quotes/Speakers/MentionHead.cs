using Api.Content.Language;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Speakers;

/// <summary>Finds the noun or name that heads a mention, and the other names in its phrase.</summary>
internal static class MentionHead
{
    /// <summary>The tokens of a mention without what ends it.</summary>
    /// <param name="start">Where it stands in its paragraph.</param>
    public static List<Token> Tokens(string text, int start, AnnotatedParagraph paragraph)
    {
        var tokens = paragraph.Article.TokensOf(text, Within(paragraph.Spans, start, start + text.Length));
        Trim(tokens);
        return tokens;
    }

    /// <summary>
    /// Returns the end of the head: at a comma, a preposition or, after a common noun or a person, at <c>of</c>; a
    /// <c>himself</c> after it does not count.
    /// </summary>
    public static int End(List<Token> tokens, NameReader reader, Lexicon lexicon)
    {
        var end = 1;
        var body = false;
        for (; end < tokens.Count; end++)
        {
            var token = tokens[end];
            body |= lexicon.LeadsWithNouns && tokens[end - 1].Is(WordClass.Institution);
            var of = token.Is(WordClass.Of) && !token.Capital;
            if (token.Kind is TokenKind.Comma or TokenKind.Open
                || (of
                    ? !(KeepsOf(tokens[end - 1], body) || LeadsToRole(tokens, end) || reader.IsInField(end))
                    : IsReduced(tokens, end) || (!reader.IsPurpose(end, end - 1) && EndsHead(tokens, end))))
            {
                break;
            }
        }

        while (end > 1
            && ((tokens[end - 1].Is(WordClass.ObjectPronoun) && !tokens[end - 1].Capital)
                || tokens[end - 1].Kind == TokenKind.Possessive))
        {
            end--;
        }

        return end;
    }

    /// <summary>Whether a name continues with <c>of</c>: <c>University of Lund</c>.</summary>
    private static bool KeepsOf(Token before, bool body) =>
        (body || before.Is(WordClass.Institution | WordClass.Title | WordClass.Joint)) && before.Capital;

    /// <summary>
    /// Whether <c>of</c> is inside an affiliation with a role and a name after it: <c>former Dairy Farmers of Lund
    /// president Ann Lee</c>.
    /// </summary>
    private static bool LeadsToRole(List<Token> tokens, int of)
    {
        var i = of + 1;
        while (i < tokens.Count && (tokens[i].Capital || tokens[i].Is(WordClass.Determiner)))
        {
            i++;
        }

        var field = i;
        while (i < tokens.Count && tokens[i] is { Kind: TokenKind.Word, Capital: false } && IsOfRole(tokens[i]))
        {
            i++;
        }

        var hasRole = i > field && tokens[i - 1].Is(WordClass.Role | WordClass.Title);
        return hasRole && tokens[of - 1].Capital && i < tokens.Count && tokens[i].Capital;
    }

    private static bool IsOfRole(Token token) =>
        token.Is(WordClass.Role | WordClass.Title | WordClass.Modifier) || token.Class == WordClass.None;

    /// <summary>
    /// Whether a token is the <c>in</c> of <c>a man in Ohio</c>, the <c>who</c> of <c>a man who left</c>.
    /// </summary>
    private static bool IsLink(Token token) =>
        token.Is(WordClass.Preposition | WordClass.Relative | WordClass.Subordinator) && !token.Is(WordClass.Particle);

    private static bool EndsHead(List<Token> tokens, int i) => IsLink(tokens[i]) && !IsInTitle(tokens, i);

    /// <summary>Whether a preposition is the <c>Under</c> of <c>Deputy Under Secretary Ann Lee</c>.</summary>
    private static bool IsInTitle(List<Token> tokens, int i)
    {
        var isBetween = i + 1 < tokens.Count && tokens[i - 1].Capital && tokens[i + 1].Capital;
        return isBetween
            && tokens[i] is { Capital: true, Length: > 3 }
            && !tokens[i].Is(WordClass.Relative | WordClass.With);
    }

    /// <summary>Whether a token is the <c>filed</c> of <c>a complaint filed by Ann Lee</c>.</summary>
    private static bool IsReduced(List<Token> tokens, int i) =>
        !tokens[i].Capital
            && tokens[i].Is(WordClass.Verb)
            && tokens[i].Is(WordClass.Past)
            && tokens[i - 1].Is(WordClass.Document | WordClass.Role);

    /// <summary>
    /// Finds the organisation whose document it is: <c>un informe de la Universidad Marina</c>, and nothing more.
    /// </summary>
    public static NameMention? Issuer(List<Token> tokens, int end, NameReader reader)
    {
        var first = end + 1 < tokens.Count && tokens[end + 1].Is(WordClass.Determiner) ? end + 2 : end + 1;
        bool IsAll(NameMention name) => name.Start == tokens[first].Start && name.End == tokens[^1].End;

        return first < tokens.Count
            && tokens[end].Is(WordClass.Of)
            && reader.Read(first, tokens.Count).FirstOrDefault() is { Kind: SpeakerKind.Organisation } issuer
            && IsAll(issuer)
            ? issuer
            : null;
    }

    /// <summary>
    /// Finds a person after a comma, if nothing else comes before the next comma: <c>the mayor, Ann Lee, who left</c>.
    /// </summary>
    public static NameMention? Apposed(List<Token> tokens, int end, NameReader reader)
    {
        for (var comma = tokens.FindIndex(end, t => t.Kind == TokenKind.Comma); comma >= 0; comma =
            tokens.FindIndex(comma + 1, t => t.Kind == TokenKind.Comma))
        {
            var last = tokens.FindIndex(comma + 1, t => t.Kind is TokenKind.Comma or TokenKind.Open);
            last = last < 0 ? tokens.Count : last;
            // At least two words, and nothing else: a single name after a comma may be a town's.
            if (last > comma + 1
                && reader.Read(comma + 1, last).FirstOrDefault()
                    is { Kind: SpeakerKind.Person, Words.Length: > 1 } apposed
                && apposed.End == tokens[last - 1].End)
            {
                return apposed;
            }
        }

        return null;
    }

    /// <summary>The quotations inside a mention, such as a nickname, by their places in it.</summary>
    private static List<ProtectedRange> Within(List<MarkedSpan> spans, int start, int end)
    {
        // Spans are in order, and an article of nothing but quotations asks this once for each.
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].OuterStart < start ? (middle + 1, high) : (low, middle);
        }

        var within = new List<ProtectedRange>();
        for (; low < spans.Count && spans[low].OuterEnd <= end; low++)
        {
            var span = spans[low];
            within.Add(
                new(span.Start - start, span.End - start, span.OuterStart - start, span.OuterEnd - start));
        }

        return within;
    }

    /// <summary>Removes a closing comma, possessive or bracket from a mention: <c>Ann Lee (D-Vt.),</c></summary>
    private static void Trim(List<Token> tokens)
    {
        while (tokens.Count > 0
            && tokens[^1].Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Possessive or TokenKind.Dash)
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        var open = tokens.Count > 0 && tokens[^1].Kind == TokenKind.Close
            ? tokens.FindLastIndex(t => t.Kind == TokenKind.Open)
            : -1;
        if (open > 0)
        {
            tokens.RemoveRange(open, tokens.Count - open);
        }
    }
}
