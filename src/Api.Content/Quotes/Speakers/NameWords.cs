using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Speakers;

/// <summary>Classifies the words of a name: a forename, a suffix, a word that makes it an organisation.</summary>
internal sealed class NameWords(string text, List<Token> tokens, Lexicon lexicon)
{
    private const int NicknameLength = 16;

    /// <summary>
    /// Whether a word is the <c>for</c> of <c>Neighbours for Peace</c>, the <c>on</c> of <c>Commission on
    /// Fisheries</c>.
    /// </summary>
    public bool IsPurpose(int i, int last)
    {
        var isBetween = last == i - 1 && i + 1 < tokens.Count && tokens[i + 1].Capital;
        if (!isBetween || tokens[i].Length is not (2 or 3))
        {
            return false;
        }

        return EnglishNames.IsPurpose(Word(i), Word(last));
    }

    /// <summary>The middle of <c>Ann “Nan” Lee</c>, <c>Ann “the Owl” Lee</c>.</summary>
    public bool IsNickname(int i) =>
        tokens[i] is { Kind: TokenKind.Quote, Length: > 2 and <= NicknameLength } token
            && (char.IsUpper(text[token.Start + 1]) || text.AsSpan(token.Start + 1).StartsWith("the "))
            && text[token.End - 2] is not (',' or '.');

    public bool IsThing(int i) => lexicon.IsThing(text.AsSpan(tokens[i].Start, tokens[i].Length));

    public bool IsPlacePart(int i) => EnglishNames.PlaceParts.Contains(Word(i));

    /// <summary>Whether a word is the first of <c>Oscar-winner Ann Lee</c>.</summary>
    public bool IsCompound(int i) => Word(i).IndexOf('-') is > 1 and var hyphen && char.IsLower(Word(i)[hyphen + 1]);

    public bool IsForename(int i) => tokens[i].Is(WordClass.Male | WordClass.Female);

    public bool IsSuffix(int i) => EnglishNames.Suffixes.Contains(Word(i));

    public bool IsOrganisation(int last)
    {
        if (tokens[last].Is(WordClass.Institution))
        {
            // After a forename even Church is a surname: Ann Church.
            return !(last > 0 && IsForename(last - 1));
        }

        if (tokens[last].Kind == TokenKind.Number)
        {
            return true;
        }

        var word = text.AsSpan(tokens[last].Start, tokens[last].Length);
        var isAcronym = word.Length is >= 2 and <= 6 && !word.ContainsAnyExceptInRange('A', 'Z');
        return isAcronym
            && !IsSuffix(last)
            && !(last > 0 && IsForename(last - 1));
    }

    /// <summary>
    /// Whether a name is an institution's: <c>United Federation of Teachers</c>, <c>The Daily Planet</c>, <c>Reed &amp;
    /// Sons</c>.
    /// </summary>
    public bool HasInstitution(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (Word(i) == "&" || IsPurpose(i + 1, i) || IsInstitution(i, first))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word is the <c>Federation</c> of <c>United Federation of Teachers</c>.</summary>
    private bool IsInstitution(int i, int first) =>
        tokens[i].Is(WordClass.Institution) && (IsOf(i + 1) || (i == first && MayLead(i)));

    private bool MayLead(int i) => lexicon.LeadsWithNouns || (i > 0 && tokens[i - 1].Is(WordClass.Determiner));

    /// <summary>Returns the beginning of the personal name in a run; the place after the run if it has none.</summary>
    public int PersonStart(int first, int last)
    {
        var start = last;
        if (IsSuffix(last) && last - 1 > first)
        {
            start--;
        }

        if (IsCommonNoun(start) && !IsSurname(start, first))
        {
            return last + 1;
        }

        while (start > first && BeginsPerson(start - 1) && !IsOfOffice(start - 1, first, last))
        {
            start--;
        }

        return start;
    }

    private bool IsCommonNoun(int i) =>
        tokens[i].Is(WordClass.Title | WordClass.Modifier | WordClass.Institution | WordClass.Plural)
            || lexicon.IsPeople(text.AsSpan(tokens[i].Start, tokens[i].Length))
            || IsThing(i);

    /// <summary>Whether the word before shows that a noun is a name: <c>Ann King</c>, <c>Mrs. King</c>.</summary>
    private bool IsSurname(int i, int first) =>
        i > first && (IsForename(i - 1) || tokens[i - 1].Is(WordClass.Honorific));

    /// <summary>Whether a word may be before a surname in the same name, and not in the title.</summary>
    private bool BeginsPerson(int i)
    {
        if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Quote) || IsCompound(i))
        {
            return false;
        }

        return !tokens[i].Is(WordClass.Title | WordClass.Modifier | WordClass.Institution)
            || (IsForename(i) && !tokens[i].Is(WordClass.Honorific));
    }

    /// <summary>
    /// Whether a word is the <c>of</c> or the <c>State</c> of <c>Secretary of State Ann Lee</c>; some languages have
    /// <c>of</c> in names.
    /// </summary>
    private bool IsOfOffice(int i, int first, int last)
    {
        if (lexicon.LeadsWithNouns)
        {
            return false;
        }

        var isAfterOf = i > first && IsOf(i - 1);
        return IsOf(i) || (isAfterOf && i + 1 < last);
    }

    /// <summary>Whether a word is the <c>Reportedly</c> of <c>Reportedly, he left</c>.</summary>
    public bool IsOpeningAdverb(int i)
    {
        var isBeforeComma = i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Comma;
        return isBeforeComma
            && tokens[i].Length > 5
            && (lexicon.EndsAsAdverb(Word(i)) || EnglishWords.OpeningAdverbs.Contains(Word(i)));
    }

    public Gender ForenameGender(int i) => (tokens[i].Is(WordClass.Male), tokens[i].Is(WordClass.Female)) switch
    {
        (true, false) => Gender.Male,
        (false, true) => Gender.Female,
        _ => Gender.Unknown,
    };

    public bool IsOf(int i) => tokens[i].Is(WordClass.Of) && !tokens[i].Capital;

    public string Word(int i) => text.Substring(tokens[i].Start, tokens[i].Length);
}
