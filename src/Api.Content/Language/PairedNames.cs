namespace Api.Content.Language;

/// <summary>
/// Finds the names of a text that have <c>and</c> inside. Two people are never one name, nor two organisations that the
/// article also has apart from each other.
/// </summary>
internal sealed class PairedNames(string text, List<Token> tokens, WordUse use, PairCounts pairs, Lexicon lexicon)
{
    /// <summary>The number of words on either side that are looked at; it keeps a list of names linear.</summary>
    private const int Reach = 8;

    /// <summary>Nouns of people, days, places and persons: they are joined to others of their kind.</summary>
    private const WordClass Apart = WordClass.Time
        | WordClass.Pronoun
        | WordClass.Honorific
        | WordClass.Plural
        | WordClass.Place
        | WordClass.Male
        | WordClass.Female;

    /// <summary>The ends of firms: <c>Reed and Co</c>, <c>Moss and Sons</c>.</summary>
    private static readonly WordSet Partners = new("Co Co. Company Sons Bros Bros. Brothers Partners Associates");

    public void AddTo(NameJoints joints)
    {
        for (var and = 1; and + 1 < tokens.Count; and++)
        {
            if (tokens[and].Is(WordClass.And) && IsNameWord(and - 1) && IsNameWord(and + 1))
            {
                AddPair(joints, and);
            }
        }
    }

    private void AddPair(NameJoints joints, int and)
    {
        var (first, last) = (RunStart(and - 1), RunEnd(and + 1));
        var start = RunStart(first - (2 * CommasBefore(first)));
        start = IsOfBody(start) || IsDetermined(start) ? start : first;
        if (!IsOneBody(first, start, and, last))
        {
            return;
        }

        joints.Add(text.AsSpan(tokens[and - 1].Start..tokens[and + 1].End));
        if (IsOfBody(start) && start > 1 && !tokens[start - 2].Is(WordClass.Title))
        {
            // So that "said the Office for Roads and Canals" does not end at "for".
            joints.Add(text.AsSpan(tokens[start - 2].Start..tokens[start].End));
        }

        for (var comma = first - 1; comma > start; comma -= 2)
        {
            joints.Add(text.AsSpan(tokens[comma - 1].Start..tokens[comma + 1].End));
        }
    }

    private bool IsOneBody(int first, int start, int and, int last)
    {
        if (Partners.Contains(Word(and + 1)))
        {
            return start == first;
        }

        return IsOfBody(start) ? MayBeField(and - 1, and + 1, last)
            : EndsInBody(and, last) ? MayBeLed(start, and)
            : start == first && first == and - 1 && last == and + 1 && IsPairOfSurnames(and);
    }

    private bool IsNameWord(int i) =>
        i >= 0
            && i < tokens.Count
            && tokens[i] is { Kind: TokenKind.Word, Capital: true }
            && !tokens[i].Is(WordClass.Determiner | WordClass.Preposition | WordClass.Conjunction);

    private int RunStart(int i)
    {
        var start = i;
        while (i - start < Reach && IsNameWord(start - 1))
        {
            start--;
        }

        return start;
    }

    private int RunEnd(int i)
    {
        var end = i;
        while (end - i < Reach && IsNameWord(end + 1))
        {
            end++;
        }

        return end;
    }

    /// <summary>Counts the single words with commas before a place: two in <c>Roads, Rails and Canals</c>.</summary>
    private int CommasBefore(int first)
    {
        var commas = 0;
        var i = first;
        while (commas < Reach && i >= 2 && tokens[i - 1].Kind == TokenKind.Comma && IsNameWord(i - 2))
        {
            commas++;
            i -= 2;
        }

        return commas;
    }

    private bool IsDetermined(int first) => first > 0 && tokens[first - 1].Is(WordClass.Determiner);

    /// <summary>Whether a body or an office stands before: <c>Department of</c>, <c>Minister for</c>.</summary>
    private bool IsOfBody(int start)
    {
        var of = IsDetermined(start) ? start - 2 : start - 1;
        if (of < 1 || !tokens[of - 1].Capital || !(tokens[of].Is(WordClass.Of | WordClass.For) || Word(of) is "on"))
        {
            return false;
        }

        var isKnown = tokens[of - 1].Is(WordClass.Institution | WordClass.Title) || IsThing(of - 1);
        return isKnown || (tokens[of].Is(WordClass.Of) && IsDetermined(RunStart(of - 1)));
    }

    /// <summary>
    /// Whether both words may be what a body is for: <c>Fish and Wildlife</c>, and not <c>Lund and Ann Lee</c>.
    /// </summary>
    private bool MayBeField(int left, int right, int last)
    {
        var isOffice = tokens[right].Is(WordClass.Title) && last > right;
        if (isOffice || IsApart(left) || IsApart(right))
        {
            return false;
        }

        // Another body follows: "the University of Malm and Reed Institute".
        var isOther = tokens[last].Is(WordClass.Institution) && text[tokens[last].End - 1] != 's';
        return !isOther && (last > right || use.IsSmall(Word(right)) || IsOnlyPaired(left, right));
    }

    private bool EndsInBody(int and, int last) =>
        last > and + 1
            && (tokens[last].Is(WordClass.Institution) || IsThing(last))
            && !tokens[last].Is(WordClass.Plural);

    /// <summary>
    /// Whether the words before <c>and</c> have the body after it in common with the next: <c>Food and Drug Board</c>.
    /// </summary>
    private bool MayBeLed(int start, int and)
    {
        // "Bo and Eva Lee Foundation"
        var isCouple = start == and - 1 && IsForename(start) && IsForename(and + 1);
        if (isCouple)
        {
            return true;
        }

        if (IsApart(and - 1) || IsApart(and + 1) || IsForename(start))
        {
            return false;
        }

        // Oil and energy are bodies by their words, but not in the name of a chamber's committee.
        var isOfChamber = start < and - 1 && tokens[start].Is(WordClass.Institution);
        var isBodyBefore = tokens[and - 1].Is(WordClass.Institution) && !isOfChamber;
        var isBodyAfter = tokens[and + 1].Is(WordClass.Institution) && !IsNameWord(and + 3);
        var isBodies = isBodyBefore || isBodyAfter || tokens[and + 1].Is(WordClass.Title);
        var isBare = and - start <= 2 && IsOnlyPaired(and - 1, and + 1);
        return !isBodies && (IsDetermined(start) || isBare);
    }

    /// <summary>
    /// Whether two single words are a firm that is named for two: neither is in the article without the other, and no
    /// verb shows that they are several.
    /// </summary>
    private bool IsPairOfSurnames(int and)
    {
        var (left, right) = (and - 1, and + 1);
        const WordClass others = WordClass.Institution
            | WordClass.Title
            | WordClass.Role
            | WordClass.Modifier
            | WordClass.Adverb
            | WordClass.Auxiliary;
        if (Word(left).SequenceEqual(Word(right)))
        {
            return !IsApart(left);
        }

        // "Moss and Spencer": a forename may be a surname too, but two of them are people.
        var isApart = IsApart(left) || (IsApart(right) && !IsForename(right));
        var isOther = tokens[left].Is(others) || tokens[right].Is(others);
        return !isApart && !isOther && !AreSeveral(left, right) && IsOnlyPaired(left, right);
    }

    /// <summary>Whether the words around speak of several: <c>both</c>, <c>between</c>, <c>have</c>.</summary>
    private bool AreSeveral(int left, int right)
    {
        var isBoth = left > 0 && (Word(left - 1) is "both" or "between" || IsName(left - 1));
        if (isBoth || right + 1 >= tokens.Count)
        {
            return isBoth;
        }

        var next = tokens[right + 1];
        var isPlural = next.Is(WordClass.Base) && !next.Is(WordClass.Past) && next.Is(WordClass.Verb);
        return isPlural || IsName(right + 1) || Word(right + 1) is "are" or "were" or "have" or "both" or "each";
    }

    private bool IsName(int i) => tokens[i].Kind == TokenKind.Comma && i > 0 && IsNameWord(i - 1);

    private bool IsOnlyPaired(int left, int right)
    {
        var times = pairs.Of(text[tokens[left].Start..tokens[right].End]);
        return use.CountOf(Word(left)) <= times
            && use.CountOf(Word(right)) <= times
            && !use.IsSmall(Word(left));
    }

    private bool IsApart(int i)
    {
        var word = Word(i);
        var isAcronym = word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z');
        return isAcronym || tokens[i].Is(Apart) || lexicon.IsPeople(word);
    }

    private bool IsForename(int i) => tokens[i].Is(WordClass.Male | WordClass.Female);

    private bool IsThing(int i) => lexicon.IsThing(Word(i));

    private ReadOnlySpan<char> Word(int i) => text.AsSpan(tokens[i].Start, tokens[i].Length);
}
