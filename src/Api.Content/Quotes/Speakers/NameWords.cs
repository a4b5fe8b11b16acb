using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Speakers;

/// <summary>Classifies the words of a name: a forename, a suffix, a word that makes it an organisation.</summary>
internal sealed class NameWords(string text, List<Token> tokens, Lexicon lexicon)
{
    public OfficeWords Offices => field ??= new(this, text, tokens, lexicon);

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
        if (last > 0 && EnglishNames.CompanyForms.Contains(Word(last)))
        {
            return true;
        }

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
            if (tokens[i].Is(WordClass.Joint) || IsPurpose(i + 1, i) || IsInstitution(i, first))
            {
                return true;
            }
        }

        return tokens[last].Is(WordClass.Joint);
    }

    /// <summary>Whether a word is the <c>Federation</c> of <c>United Federation of Teachers</c>.</summary>
    private bool IsInstitution(int i, int first) =>
        tokens[i].Is(WordClass.Institution) && (IsOf(i + 1) || (i == first && MayLead(i)));

    private bool MayLead(int i) => lexicon.LeadsWithNouns || (i > 0 && tokens[i - 1].Is(WordClass.Determiner));

    /// <summary>Returns the beginning of the personal name in a run; the place after the run if it has none.</summary>
    public int PersonStart(int first, int last)
    {
        var start = last;
        first = Offices.After(first, last);
        if (first > last)
        {
            return first;
        }

        if (IsSuffix(last) && last - 1 > first)
        {
            start--;
        }

        if (IsCommonNoun(start) && !IsSurname(start, first))
        {
            return last + 1;
        }

        while (start > first && BeginsPerson(start - 1, first, last) && !IsOfOffice(start - 1, first, last))
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
    private bool BeginsPerson(int i, int first, int last)
    {
        if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Quote) || IsCompound(i))
        {
            return false;
        }

        if (IsOccupation(i, first, last) || IsAcronymOf(i, last))
        {
            return false;
        }

        return !tokens[i].Is(WordClass.Title | WordClass.Modifier | WordClass.Institution)
            || (IsForename(i) && !tokens[i].Is(WordClass.Honorific));
    }

    /// <summary>
    /// Whether an occupation that is a surname as well is no part of the name: in <c>Baker Ann Lee</c>, but neither in
    /// <c>Baker Lee</c> nor in <c>Ann Baker Lee</c>. Neither is a country: in <c>New Zealander Ann Lee</c>.
    /// </summary>
    private bool IsOccupation(int i, int first, int last)
    {
        var words = last - i - (IsSuffix(last) ? 1 : 0);
        var isTrade = tokens[i].Is(WordClass.Role)
            || (tokens[i].Class == WordClass.None && EnglishOccupations.EndsAsTrade(Word(i)))
            || EnglishNames.IsDemonym(Word(i));
        var isInName = IsForename(i) || (i > first && IsForename(i - 1));
        return isTrade && words > 1 && tokens[i].Capital && !isInName;
    }

    /// <summary>Whether a word is the <c>NASA</c> of <c>NASA Ann Lee</c>, as wires write.</summary>
    private bool IsAcronymOf(int i, int last) =>
        i < last
            && tokens[i].Length > 2
            && IsForename(i + 1)
            && !text.AsSpan(tokens[i].Start, tokens[i].Length).ContainsAnyExceptInRange('A', 'Z');

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

    /// <summary>
    /// Whether a run is somebody called by a country: <c>the Finn</c>, <c>the 40-year-old Scot</c>, <c>the New
    /// Zealander</c>.
    /// </summary>
    public bool IsDemonym(int first, int last)
    {
        var aged = first > 0 && tokens[first - 1].Kind == TokenKind.Number;
        var before = aged ? first - 2 : first - 1;
        var isOne = first == last || (first == last - 1 && EnglishNames.DemonymParts.Contains(Word(first)));
        var isDefinite = before >= 0 && tokens[before].Is(WordClass.Determiner);
        return isOne
            && isDefinite
            && !tokens[last].Is(WordClass.Institution)
            && EnglishNames.IsDemonym(Word(last));
    }

    /// <summary>The sex told by a title before a name, else by its forename.</summary>
    public Gender GenderOf(int first, int start, int last)
    {
        for (var i = first; i < start; i++)
        {
            if (tokens[i].Gender != Gender.Unknown)
            {
                return tokens[i].Gender;
            }
        }

        return start < last ? ForenameGender(start) : Gender.Unknown;
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
