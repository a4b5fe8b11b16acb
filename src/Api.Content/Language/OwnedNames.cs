namespace Api.Content.Language;

/// <summary>Finds the names of a text that have a possessive inside or at their end.</summary>
internal sealed class OwnedNames(string text, List<Token> tokens, WordUse use)
{
    public void AddTo(NameJoints joints)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Possessive || tokens[i - 1] is not { Kind: TokenKind.Word, Capital: true })
            {
                continue;
            }

            if (i + 1 < tokens.Count && OwnsName(i - 1, tokens[i + 1]))
            {
                joints.Add(text.AsSpan(tokens[i - 1].Start..tokens[i + 1].End));
            }
            else if (IsWhole(i))
            {
                joints.Add(text.AsSpan(tokens[i - 1].Start..tokens[i].End));
            }
        }
    }

    /// <summary>
    /// Whether the owner is a noun that has its capital from the name alone: <c>Bakers’ Guild</c>, <c>King’s
    /// College</c>, <c>St. Ann’s Church</c>. A proper name owns what it stands before: <c>Norway’s Supreme Court</c>.
    /// </summary>
    private bool OwnsName(int owner, Token owned)
    {
        if (owned is not { Kind: TokenKind.Word, Capital: true }
            || owned.Is(WordClass.Honorific | WordClass.Male | WordClass.Female))
        {
            return false;
        }

        var isSaint = owner > 0 && Word(owner - 1) is "St." or "St" or "Saint";
        var isFirm = text.AsSpan(owned.Start, owned.Length) is "Inc" or "Inc." or "Corp" or "Corp." or "Ltd" or "Ltd.";
        if (isSaint || isFirm)
        {
            return true;
        }

        var isOffice = tokens[owner].Is(WordClass.Title | WordClass.Role) && !IsForename(owner);
        return IsMany(owner)
            ? !owned.Is(WordClass.Medium | WordClass.Document | WordClass.Title)
            : isOffice && owned.Is(WordClass.Institution) && !owned.Is(WordClass.Medium);
    }

    /// <summary>Whether a noun is for many, none of them named: <c>Fishermen</c>, <c>Bakers</c>.</summary>
    private bool IsMany(int owner)
    {
        var word = Word(owner);
        var isName = use.IsBare(word) && use.StandsInside(word) && !use.IsSmall(word);
        if (isName || IsForename(owner))
        {
            return false;
        }

        var isPlural = tokens[owner].Is(WordClass.Plural) && word.EndsWith('s');
        var isPeople = isPlural || word is "People" or "Children" || word.EndsWith("men", StringComparison.Ordinal);
        return isPeople || (IsOfWorkers(word) && (use.IsSmall(word) || IsDetermined(owner)));
    }

    private static bool IsOfWorkers(ReadOnlySpan<char> word) =>
        word.Length > 4
            && (word.EndsWith("ers", StringComparison.Ordinal)
                || word.EndsWith("ors", StringComparison.Ordinal)
                || word.EndsWith("ists", StringComparison.Ordinal));

    private bool IsDetermined(int word)
    {
        var before = word - 1;
        return before >= 0 && tokens[before].Is(WordClass.Determiner);
    }

    private bool IsForename(int word) => tokens[word].Is(WordClass.Male | WordClass.Female);

    /// <summary>
    /// Whether a possessive owns nothing, so that it belongs to its name: <c>Moss’s said</c>, <c>at Moss’s,</c>. The
    /// article must never have the name without it.
    /// </summary>
    private bool IsWhole(int possessive)
    {
        var owner = possessive - 1;
        return tokens[possessive].Length == 2
            && !tokens[owner].Is(WordClass.Pronoun | WordClass.Determiner | WordClass.Time | WordClass.Role)
            && !use.IsBare(Word(owner))
            && OwnsNothing(possessive);
    }

    private bool OwnsNothing(int possessive)
    {
        if (possessive + 1 >= tokens.Count || tokens[possessive + 1].Kind == TokenKind.Stop
            || tokens[possessive + 1].Is(WordClass.Of))
        {
            return true;
        }

        var verb = tokens[possessive + 1];
        if (verb.Kind != TokenKind.Word || verb.Capital || verb.Is(WordClass.Modal))
        {
            return false;
        }

        // "Moss's said" is one at once; "Moss's declared aim" may be an adjective, and "Moss's reports" a noun.
        var isSure = verb.Is(WordClass.Auxiliary)
            || (verb.IsFiniteCue && verb.Is(WordClass.Speech) && !verb.Is(WordClass.Ambiguous | WordClass.Participle));
        return isSure || (verb.Is(WordClass.Past | WordClass.Third) && IsObject(possessive + 2));
    }

    /// <summary>Whether something begins that only a verb takes: <c>the</c>, <c>that</c>, quoted words.</summary>
    private bool IsObject(int i) =>
        i < tokens.Count
            && (tokens[i].Kind is TokenKind.Quote or TokenKind.Colon or TokenKind.Number
                || tokens[i].Is(WordClass.Determiner | WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.That));

    private ReadOnlySpan<char> Word(int i) => text.AsSpan(tokens[i].Start, tokens[i].Length);
}
