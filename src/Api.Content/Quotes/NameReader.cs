namespace Api.Content.Quotes;

/// <summary>What can be told of the sex of a named person.</summary>
internal enum Gender
{
    Unknown,
    Male,
    Female,
}

/// <summary>
/// A name as it stands in the text, apart from the titles and roles in front of it. Offsets are UTF-16.
/// </summary>
/// <param name="Paragraph">The index of the paragraph from 0; -1 for the headline.</param>
/// <param name="Words">The name, word by word: <c>Jane</c>, <c>Doe</c>.</param>
/// <param name="Role">The words of title and role around it, small letters, abbreviations spelled out.</param>
/// <param name="Leads">
/// The first name of its sentence that no preposition governs: what a later pronoun most likely stands for.
/// </param>
/// <param name="Acts">A verb follows it, or reporting words go before it: the subject of its clause.</param>
internal sealed record NameMention(
    int Paragraph,
    int Start,
    int End,
    string[] Words,
    SpeakerKind? Kind,
    Gender Gender,
    IReadOnlyList<string> Role,
    bool Quoted,
    bool Leads,
    bool Acts)
{
    /// <summary>The sex that the first word tells if it is a forename.</summary>
    public Gender Given { get; init; }

    /// <summary>It is no name but <c>he</c>, <c>her</c> and the like.</summary>
    public bool IsPronoun { get; init; }

    public string Last => Words[^1];

    public string Text => string.Join(' ', Words);
}

/// <summary>
/// Finds the names in a row of tokens: runs of capitalised words, cut behind the last title, so that
/// <c>New York Mayor Ann van Loo</c> gives <c>Ann van Loo</c>. Organisations keep all their words.
/// </summary>
internal sealed class NameReader(
    string text,
    List<Token> tokens,
    Lexicon lexicon,
    int paragraph,
    bool quoted,
    bool mention = false)
{
    private const int NicknameLength = 16;

    /// <summary>
    /// A longer run of name words is a list or no text at all, and every quote of its speaker would carry it.
    /// </summary>
    private const int LongestName = 300;

    private readonly NameRoles _roles = new(text, tokens, lexicon);
    private readonly NameClause _clause = new(text, tokens, lexicon);

    /// <summary>In a headline every word has a capital, so a verb there is no part of a name.</summary>
    private readonly bool _headline = !mention
        && tokens.Count < 30
        && tokens.Count(t => t is { Kind: TokenKind.Word, Length: > 3, Capital: false }) * 5 <= tokens.Count(
            t => t is { Kind: TokenKind.Word, Length: > 3 });

    public IEnumerable<NameMention> Read() => Read(0, tokens.Count);

    public IEnumerable<NameMention> Read(int first, int end)
    {
        var leads = true;
        var brackets = 0;
        for (var i = first; i < end; i++)
        {
            brackets = tokens[i].Kind switch
            {
                TokenKind.Open => brackets + 1,
                TokenKind.Close => Math.Max(0, brackets - 1),
                _ => brackets,
            };
            if (tokens[i].Kind is TokenKind.Quote or TokenKind.Semicolon
                || (tokens[i].Kind == TokenKind.Stop && brackets == 0))
            {
                leads = true;
            }

            leads &= !(tokens[i].Is(WordClass.Pronoun) && !tokens[i].Is(WordClass.Determiner));
            if (!IsNameWord(i, first))
            {
                continue;
            }

            var last = RunEnd(i, end);
            var governed = _clause.IsGoverned(i, first) || _clause.IsModifier(last, end);
            if (tokens[last].End - tokens[i].Start <= LongestName
                && Mention(i, last, leads && !governed, !governed && _clause.IsSubject(i, last, end)) is { } name)
            {
                yield return name;
                leads &= governed;
            }

            i = last;
        }
    }

    /// <summary>The last token of the run of name words that starts here.</summary>
    private int RunEnd(int i, int end)
    {
        var last = i;
        for (var j = i + 1; j < end; j++)
        {
            if (IsNameWord(j, -1) || (tokens[j].Kind == TokenKind.Number && tokens[last].Is(WordClass.Institution)))
            {
                last = j;
            }
            else if (tokens[j].Is(WordClass.Particle)
                && j + 1 < end
                && (IsNameWord(j + 1, -1)
                    || (tokens[j + 1].Is(WordClass.Particle) && j + 2 < end && IsNameWord(j + 2, -1))))
            {
                continue;
            }
            else if (IsNickname(j) && last == j - 1 && j + 1 < end && IsNameWord(j + 1, -1))
            {
                last = j + 1;
                j++;
            }
            else if (j + 1 < end
                && ((IsOf(j) && tokens[last].Is(WordClass.Institution | WordClass.Title)) || IsPurpose(j, last)))
            {
                var next = tokens[j + 1].Is(WordClass.Determiner) && j + 2 < end ? j + 2 : j + 1;
                if (!IsNameWord(next, -1))
                {
                    break;
                }

                last = next;
                j = next;
            }
            else
            {
                break;
            }
        }

        return last;
    }

    private NameMention? Mention(int first, int last, bool leads, bool acts)
    {
        var start = PersonStart(first, last);
        var organisation = IsOrganisation(last)
            || HasInstitution(first, last)
            || (IsThing(last)
                && (mention || last > first)
                && !(last > first && (IsForename(last - 1) || IsOf(last - 1))));
        var office = start == last && start - 2 >= first && IsOf(start - 1) && tokens[start - 2].Is(WordClass.Title);
        if (((start > last || office) && !organisation) || (_headline && !organisation && !IsForename(start)))
        {
            return null;
        }

        if (organisation)
        {
            start = first;
            while (start < last && tokens[start].Is(WordClass.Honorific))
            {
                start++;
            }
        }

        var words = new string[last - start + 1];
        for (var i = start; i <= last; i++)
        {
            words[i - start] = Word(i);
        }

        var role = _roles.Around(start, last);
        var definite = first > 0 && tokens[first - 1].Is(WordClass.Determiner);
        var gender = GenderOf(first, start, last);
        gender = gender == Gender.Unknown && !organisation ? _roles.Gender : gender;
        SpeakerKind? kind = organisation || tokens[last].Is(WordClass.Place) && (start == last || IsPlacePart(start)) ? SpeakerKind.Organisation
            : definite && start == first ? SpeakerKind.Group
            : start > first || words.Length > 1 || gender != Gender.Unknown || role.Count > 0 ? SpeakerKind.Person
            : null;
        return new(paragraph, tokens[start].Start, tokens[last].End, words, kind, gender, role, quoted, leads, acts)
        {
            Given = ForenameGender(start),
        };
    }

    /// <summary>Where the personal name begins in a run; behind the run when it has none.</summary>
    private int PersonStart(int first, int last)
    {
        var start = last;
        if (IsSuffix(last) && last - 1 > first)
        {
            start--;
        }

        if ((tokens[start].Is(WordClass.Title | WordClass.Modifier | WordClass.Institution | WordClass.Plural)
            || lexicon.IsPeople(text.AsSpan(tokens[start].Start, tokens[start].Length))
            || IsThing(start))
            && !(start > first && (IsForename(start - 1) || tokens[start - 1].Is(WordClass.Honorific))))
        {
            return last + 1;
        }

        while (start > first
            && (lexicon.LeadsWithNouns || !IsOf(start - 1))
            && !IsCompound(start - 1)
            && (lexicon.LeadsWithNouns || !(start < last && start - 2 >= first && IsOf(start - 2)))
            && tokens[start - 1].Kind is TokenKind.Word or TokenKind.Quote
            && (!tokens[start - 1].Is(WordClass.Title | WordClass.Modifier | WordClass.Institution)
                || (IsForename(start - 1) && !tokens[start - 1].Is(WordClass.Honorific))))
        {
            start--;
        }

        return start;
    }

    /// <summary>
    /// The <c>for</c> of <c>Neighbours for Peace</c>, the <c>on</c> of <c>Commission on Fisheries</c>.
    /// </summary>
    public bool IsPurpose(int i, int last) =>
        last == i - 1
            && tokens[i].Length is 2 or 3
            && Word(i) is "for" or "on" or "to"
            && i + 1 < tokens.Count
            && tokens[i + 1].Capital
            && (Word(last) is "Commission" or "Committee" or "Council" or "Center" or "Centre" or "Institute"
                or "Association" or "Alliance" or "Coalition" or "Foundation" or "Campaign" or "Fund" or "Office"
                or "Agency" or "Organization" or "Society"
                || (Word(i) == "for"
                    && Word(last) is "Citizens" or "Americans" or "Students" or "Mothers" or "Veterans" or "Doctors"
                        or "Physicians" or "Women" or "Lawyers" or "Workers" or "Parents" or "Neighbours"
                        or "Neighbors" or "Friends"));

    /// <summary>The middle of <c>Ann “Nan” Lee</c>.</summary>
    private bool IsNickname(int i) =>
        tokens[i] is { Kind: TokenKind.Quote, Length: <= NicknameLength } token
            && char.IsUpper(text[token.Start + 1])
            && text[token.End - 2] is not (',' or '.');

    private bool IsThing(int i) => lexicon.IsThing(text.AsSpan(tokens[i].Start, tokens[i].Length));

    private bool IsPlacePart(int i) =>
        Word(i) is "New" or "North" or "South" or "West" or "East" or "Las" or "Los" or "San" or "Saudi" or "Great"
            or "Northern" or "Southern" or "Western" or "Eastern";

    /// <summary>The first word of <c>Oscar-winner Ann Lee</c>.</summary>
    private bool IsCompound(int i) => Word(i).IndexOf('-') is > 1 and var hyphen && char.IsLower(Word(i)[hyphen + 1]);

    private bool IsForename(int i) => tokens[i].Is(WordClass.Male | WordClass.Female);

    private bool IsSuffix(int i) => Word(i) is "Jr." or "Jr" or "Sr." or "Sr" or "II" or "III" or "IV";

    private bool IsOrganisation(int last)
    {
        if (tokens[last].Is(WordClass.Institution))
        {
            return !(last > 0 && IsForename(last - 1));
        }

        if (tokens[last].Kind == TokenKind.Number)
        {
            return true;
        }

        var word = text.AsSpan(tokens[last].Start, tokens[last].Length);
        return word.Length is >= 2 and <= 6
            && !word.ContainsAnyExceptInRange('A', 'Z')
            && !IsSuffix(last)
            && !(last > 0 && IsForename(last - 1));
    }

    /// <summary><c>United Federation of Teachers</c>, <c>The Daily Planet</c>, <c>Reed &amp; Sons</c>.</summary>
    private bool HasInstitution(int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (Word(i) == "&"
                || IsPurpose(i + 1, i)
                || (tokens[i].Is(WordClass.Institution)
                    && (IsOf(i + 1)
                        || (i == first && (lexicon.LeadsWithNouns || (i > 0 && tokens[i - 1].Is(WordClass.Determiner)))))))
            {
                return true;
            }
        }

        return false;
    }

    private Gender GenderOf(int first, int start, int last)
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

    private Gender ForenameGender(int i) => (tokens[i].Is(WordClass.Male), tokens[i].Is(WordClass.Female)) switch
    {
        (true, false) => Gender.Male,
        (false, true) => Gender.Female,
        _ => Gender.Unknown,
    };

    private bool IsNameWord(int i, int sentenceFirst)
    {
        var token = tokens[i];
        if (token.Kind == TokenKind.Number
            && i + 1 < tokens.Count
            && tokens[i + 1].Capital
            && tokens[i + 1].Is(WordClass.Institution))
        {
            return true;
        }

        if (token.Kind != TokenKind.Word || !token.Capital || token.Length == 1 && Word(i) == "I")
        {
            return false;
        }

        if (token.Is(WordClass.Time) && !(i > 0 && IsForename(i - 1)) && !token.Is(WordClass.Female))
        {
            return false;
        }

        const WordClass functional = WordClass.Determiner
            | WordClass.Pronoun
            | WordClass.Preposition
            | WordClass.Conjunction
            | WordClass.Subordinator
            | WordClass.Relative
            | WordClass.Auxiliary
            | WordClass.Adverb
            | WordClass.ObjectPronoun;
        var opens = _headline
            || i == sentenceFirst
            || i == 0
            || tokens[i - 1].Kind is TokenKind.Stop or TokenKind.Quote or TokenKind.Colon or TokenKind.Open;
        if (mention)
        {
            return !token.Is(functional) || (i > 0 && tokens[i - 1].Capital);
        }

        var adverb = i + 1 < tokens.Count
            && tokens[i + 1].Kind == TokenKind.Comma
            && token.Length > 5
            && (lexicon.EndsAsAdverb(Word(i))
                || Word(i) is "Nevertheless" or "Nonetheless" or "Furthermore" or "Moreover" or "Besides"
                    or "Regardless" or "Likewise" or "Otherwise" or "Overall");
        return !(opens
            && (adverb || token.Is(functional | WordClass.Verb))
            && !token.Is(WordClass.Male | WordClass.Female))
            && !token.Is(WordClass.Determiner | WordClass.Pronoun | WordClass.Conjunction);
    }

    private bool IsOf(int i) => tokens[i].Is(WordClass.Of) && !tokens[i].Capital;

    private string Word(int i) => text.Substring(tokens[i].Start, tokens[i].Length);
}
