using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Speakers;

/// <summary>The text in which names are looked for.</summary>
internal enum NameContext
{
    /// <summary>The reporter's words, or the headline.</summary>
    Report,
    Quotation,
    Mention,
}

/// <summary>
/// Finds the names in a row of tokens: runs of capitalised words, cut after the last title, so that
/// <c>New York Mayor Ann van Loo</c> gives <c>Ann van Loo</c>. Organisations keep all their words.
/// </summary>
internal sealed class NameReader(
    string text,
    List<Token> tokens,
    Lexicon lexicon,
    int paragraph,
    NameContext context)
{
    /// <summary>
    /// The greatest length of a name: a longer run of name words is a list or not text at all, and every quote of its
    /// speaker would carry it.
    /// </summary>
    private const int LongestName = 300;

    private readonly NameWords _words = new(text, tokens, lexicon);
    private readonly NameRoles _roles = new(text, tokens, lexicon);
    private readonly NameClause _clause = new(text, tokens, lexicon);

    /// <summary>
    /// Whether this is a headline, in which every word has a capital, so a verb is not part of a name.
    /// </summary>
    private readonly bool _headline = context != NameContext.Mention
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
                // A governed name leaves the place to the next: in "For Lee, Kim spoke" it is Kim who leads.
                leads &= governed;
            }

            i = last;
        }
    }

    /// <summary>Returns the last token of the run of name words that starts here.</summary>
    private int RunEnd(int i, int end)
    {
        var last = i;
        var isOffice = false;
        for (var j = i + 1; j < end; j++)
        {
            if (IsNameWord(j, -1) || (tokens[j].Kind == TokenKind.Number && tokens[last].Is(WordClass.Institution)))
            {
                last = j;
            }
            else if (tokens[j].Is(WordClass.Particle) && GoesOnAfterParticle(j + 1, end))
            {
                continue;
            }
            else if (_words.IsNickname(j) && last == j - 1 && j + 1 < end && IsNameWord(j + 1, -1))
            {
                last = j + 1;
                j++;
            }
            else if (j + 1 < end
                && ((_words.IsOf(j) && KeepsOf(last, isOffice))
                    || IsPurpose(j, last)))
            {
                isOffice |= tokens[last].Is(WordClass.Title);
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

    private bool KeepsOf(int i, bool isOffice) =>
        tokens[i].Is(WordClass.Institution | WordClass.Title | WordClass.Joint)
            || (isOffice && _words.Offices.EndsField(i));

    /// <inheritdoc cref="OfficeWords.IsInField"/>
    public bool IsInField(int of) => _words.Offices.IsInField(of);

    /// <summary>Whether a name continues after small words: <c>Ann van Loo</c>, <c>Ana de la Cruz</c>.</summary>
    private bool GoesOnAfterParticle(int next, int end)
    {
        if (next >= end || IsNameWord(next, -1))
        {
            return next < end;
        }

        return tokens[next].Is(WordClass.Particle) && next + 1 < end && IsNameWord(next + 1, -1);
    }

    private NameMention? Mention(int first, int last, bool leads, bool acts)
    {
        var start = _words.PersonStart(first, last);
        var afterOffice = _words.Offices.After(first, last);
        var isNobody = _words.IsDemonym(first, last) || (first == last && IsLoneAbbreviation(first));
        if (afterOffice > last || isNobody)
        {
            return null;
        }

        first = afterOffice;
        var organisation = _words.IsOrganisation(last)
            || _words.HasInstitution(first, last)
            || IsNamedThing(first, last);
        var office = start == last
            && start - 2 >= first
            && _words.IsOf(start - 1)
            && tokens[start - 2].Is(WordClass.Title);
        // In a headline every word has a capital: only a forename shows that the words are somebody's.
        var nobody = start > last || office || (_headline && !_words.IsForename(start));
        if (nobody && !organisation)
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
            words[i - start] = _words.Word(i);
        }

        var role = _roles.Around(start, last);
        var definite = first > 0 && tokens[first - 1].Is(WordClass.Determiner);
        var gender = _words.GenderOf(first, start, last);
        gender = gender == Gender.Unknown && !organisation ? _roles.Gender : gender;
        var place = tokens[last].Is(WordClass.Place) && (start == last || _words.IsPlacePart(start));
        var person = _roles.HasTitle(first, start) || words.Length > 1 || gender != Gender.Unknown || role.Count > 0;
        SpeakerKind? kind = (organisation || place, definite && start == first, person) switch
        {
            (true, _, _) => SpeakerKind.Organisation,
            (_, true, _) => SpeakerKind.Group,
            (_, _, true) => SpeakerKind.Person,
            _ => null,
        };
        var quoted = context == NameContext.Quotation;
        return new(paragraph, tokens[start].Start, tokens[last].End, words, kind, gender, role, quoted, leads, acts)
        {
            Given = _words.ForenameGender(start),
        };
    }

    /// <summary>Whether a name ends in a noun that is no person and not the surname after a forename.</summary>
    private bool IsNamedThing(int first, int last)
    {
        if (!_words.IsThing(last))
        {
            return false;
        }

        return last > first
            ? !_words.IsForename(last - 1) && !_words.IsOf(last - 1)
            : context == NameContext.Mention;
    }

    /// <summary>Whether a preposition is inside a name, or inside an office.</summary>
    public bool IsPurpose(int i, int last) => _words.IsPurpose(i, last) || _words.Offices.IsFor(i, last);

    /// <summary>Whether a word is the <c>Co</c> of a name that was cut before it.</summary>
    private bool IsLoneAbbreviation(int i) => tokens[i].Class == WordClass.Abbreviation;

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

        if (token.Kind != TokenKind.Word || !token.Capital || token.Length == 1 && _words.Word(i) == EnglishPronouns.I)
        {
            return false;
        }

        // Ann May and April Lee are people, Monday is not.
        if (token.Is(WordClass.Time) && !(i > 0 && _words.IsForename(i - 1)) && !token.Is(WordClass.Female))
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
        if (context == NameContext.Mention)
        {
            return !token.Is(functional) || (i > 0 && tokens[i - 1].Capital);
        }

        if (token.Is(WordClass.Determiner | WordClass.Pronoun | WordClass.Conjunction))
        {
            return false;
        }

        // A word with which a sentence begins has a capital anyway.
        var isOrdinary = opens && (token.Is(functional | WordClass.Verb) || _words.IsOpeningAdverb(i));
        if (isOrdinary && !_words.IsForename(i))
        {
            return i + 1 < tokens.Count && tokens[i + 1].Is(WordClass.Joint);
        }

        if (_headline && Capitals.EndsNameInHeadline(text, tokens, i))
        {
            return false;
        }

        return !Capitals.IsVerbOfName(text, tokens, i, lexicon)
            || !(tokens[i + 1].Kind == TokenKind.Quote || tokens[i + 1].Is(functional));
    }
}
