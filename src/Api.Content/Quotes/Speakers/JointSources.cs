using Api.Content.Language;

namespace Api.Content.Quotes.Speakers;

/// <summary>Resolves sources of which two are joined, and tells them from one source whose words are joined.</summary>
internal sealed class JointSources(KnownSpeakers known, Lexicon lexicon)
{
    /// <summary>
    /// Resolves <c>Ann Lee and Bo Day</c>; in <c>the Treasury and State Departments</c> both have the noun that is
    /// written once.
    /// </summary>
    public Resolution? Resolve(string text, List<Token> tokens, int conjunction, int paragraph)
    {
        var reader = new NameReader(text, tokens, lexicon, paragraph, NameContext.Mention);
        var left = reader.Read(0, conjunction).ToList();
        var right = reader.Read(conjunction + 1, tokens.Count).ToList();
        if (right.Count == 0)
        {
            return null;
        }

        if (IsOfRoles(tokens, conjunction, right[0]))
        {
            return known.Resolve(right[0]);
        }

        left.RemoveAll(name => IsAffiliation(name, tokens));

        if (right[0].Kind == SpeakerKind.Organisation
            && right[0].Last.EndsWith('s')
            && right[0].Words.Length == 2
            && tokens[conjunction - 1].Capital)
        {
            var kind = right[0].Last.TrimEnd('s');
            var first = text[tokens[conjunction - 1].Start..tokens[conjunction - 1].End];
            return new(
                [Organisation(first, kind), Organisation(right[0].Words[0], kind)],
                ResolutionRule.FullName,
                SourceType.Named);
        }

        if (left.Count == 0)
        {
            return null;
        }

        // "Democrats and Republicans" are two names of nobody.
        var speakers = new[] { left[^1], right[0] }
            .SelectMany(name => known.Resolve(name with { Speaks = true }).Speakers)
            .Distinct()
            .ToList();
        return speakers.Count == 0 ? Resolution.Unnamed : new(speakers, ResolutionRule.Surname, SourceType.Named);
    }

    /// <summary>Resolves a list of roles before the name of their bearer: <c>poet and baker Ann Lee</c>.</summary>
    public Resolution? ResolveRoles(List<Token> tokens, NameReader reader)
    {
        var last = tokens.FindIndex(token => token.Is(WordClass.Conjunction));
        var comma = last < 0 ? -1 : tokens.FindIndex(0, last, token => token.Kind == TokenKind.Comma);
        if (comma < 1 || !tokens[comma - 1].Is(WordClass.Role | WordClass.Title))
        {
            return null;
        }

        for (var i = 0; i <= last; i++)
        {
            var isInList = tokens[i].Kind == TokenKind.Comma || IsOfRole(tokens[i], i == 0);
            if (!isInList && i < last)
            {
                return null;
            }
        }

        return reader.Read(last + 1, tokens.Count).FirstOrDefault() is { Kind: SpeakerKind.Person } name
            && name.Start > tokens[last + 1].Start
            && !tokens[last + 1].Is(WordClass.Determiner | WordClass.Possessor)
            ? known.Resolve(name)
            : null;
    }

    /// <summary>Whether a word of a list says what one person is; only the first may be an article.</summary>
    private static bool IsOfRole(Token token, bool isFirst) =>
        isFirst
            ? !token.Is(WordClass.Plural | WordClass.Possessor)
            : token is { Kind: TokenKind.Word, Capital: false } && !token.Is(WordClass.Determiner | WordClass.Plural);

    /// <summary>
    /// Whether <c>and</c> joins two roles of the person after them: <c>Lund author and baker Ann Lee</c>, but not
    /// <c>the author and his baker, Ann Lee</c>.
    /// </summary>
    private static bool IsOfRoles(List<Token> tokens, int conjunction, NameMention named)
    {
        var (before, after) = (tokens[conjunction - 1], tokens[conjunction + 1]);
        var isRole = before is { Kind: TokenKind.Word, Capital: false }
            || (conjunction == 1 && before.Is(WordClass.Title | WordClass.Role));
        var isOther = before.Is(WordClass.Plural) || after.Is(WordClass.Determiner) || tokens[0].Is(WordClass.Definite);
        return isRole && !isOther && named.Kind == SpeakerKind.Person && named.Start > after.Start;
    }

    /// <summary>Whether a name only says whose somebody is: the <c>Lund</c> of <c>the Lund mayor</c>.</summary>
    private static bool IsAffiliation(NameMention name, List<Token> tokens)
    {
        var next = tokens.FindIndex(token => token.Start >= name.End);
        return next >= 0
            && tokens[next] is { Kind: TokenKind.Word, Capital: false }
            && tokens[next].Is(WordClass.Role | WordClass.Title);
    }

    private KnownSpeaker Organisation(string name, string kind)
    {
        var mention = new NameMention(
            -1, 0, 0, [name, kind], SpeakerKind.Organisation, Gender.Unknown, [], false, false, false);
        return known.Find(mention).Speaker ?? known.Add(mention);
    }
}
