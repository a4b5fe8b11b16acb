using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Speakers;

/// <summary>Reads the words of title and role around a name, so that <c>the mayor</c> can be found again.</summary>
internal sealed class NameRoles(string text, List<Token> tokens, Lexicon lexicon)
{
    /// <summary>The number of tokens before a name and after it that are read.</summary>
    private const int RoleReach = 8;

    /// <summary>The sex of the bearer, by the words of the role that was read last.</summary>
    public Gender Gender { get; private set; }

    /// <summary>Returns the title words before a name and the role in the apposition after it.</summary>
    public List<string> Around(int start, int last)
    {
        var role = new List<string>();
        var isOffice = false;
        Gender = Gender.Unknown;
        for (var i = start - 1; i >= 0 && start - i <= RoleReach; i--)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Comma && role.Count == 0 && i == start - 1)
            {
                if (lexicon.LeadsWithNouns)
                {
                    AddLeading(role, i - 1);
                    isOffice = true;
                    break;
                }

                continue;
            }

            if (lexicon.LeadsWithNouns && IsOf(i))
            {
                // "la patrona del Santa Marta": the role is somebody else's.
                break;
            }

            if (token.Kind == TokenKind.Possessive || (IsOf(i) && i < start - 1))
            {
                continue;
            }

            if (token.Kind != TokenKind.Word || IsBeforeRole(token) || (role.Count == 0 && !EndsRole(i)))
            {
                break;
            }

            isOffice |= !IsCountry(i);
            AddRole(role, i);
        }

        // A country is no role: "U.S. Dollar".
        if (!isOffice)
        {
            role.Clear();
        }

        AddParty(role, last);
        AddApposition(role, last);
        return role;
    }

    /// <summary>
    /// Whether something before a name makes it a person's. A country before a single word does not: <c>U.S.
    /// Dollar</c>.
    /// </summary>
    public bool HasTitle(int first, int start)
    {
        for (var i = first; i < start; i++)
        {
            if (!IsCountry(i))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCountry(int i)
    {
        const WordClass bodies = WordClass.Abbreviation | WordClass.Institution | WordClass.Place;
        return (tokens[i].Is(bodies) && !tokens[i].Is(WordClass.Title | WordClass.Honorific))
            || EnglishTitles.Countries.Contains(Word(i));
    }

    /// <summary>Whether a word cannot be in a role: the <c>the</c> of <c>the mayor Ann Lee</c>.</summary>
    private static bool IsBeforeRole(Token token) =>
        !token.Capital
            && token.Is(
                WordClass.Determiner
                    | WordClass.Pronoun
                    | WordClass.Verb
                    | WordClass.Auxiliary
                    | WordClass.Subordinator
                    | WordClass.Conjunction);

    /// <summary>Whether a word may be the last of a role: of <c>Mayor</c>, of <c>Secretary of State</c>.</summary>
    private bool EndsRole(int i) =>
        tokens[i].Is(WordClass.Title | WordClass.Role | WordClass.Place | WordClass.Modifier)
            || (i >= 2 && IsOf(i - 1) && tokens[i - 2].Is(WordClass.Title));

    /// <summary>Adds the <c>alcaldesa</c> of <c>la alcaldesa de Lund, Ana Ruiz</c>.</summary>
    private void AddLeading(List<string> role, int end)
    {
        for (var i = end; i > 0
            && end - i < RoleReach
            && tokens[i].Kind == TokenKind.Word
            && !tokens[i].Is(WordClass.Verb); i--)
        {
            if (tokens[i].Is(WordClass.Role) && tokens[i - 1].Is(WordClass.Determiner))
            {
                AddRole(role, i);
                return;
            }
        }
    }

    /// <summary>Adds the party or state of <c>Ann Lee (D-Vt.)</c>, <c>Sen. Ann Lee of Vermont</c>.</summary>
    private void AddParty(List<string> role, int last)
    {
        if (last + 2 >= tokens.Count)
        {
            return;
        }

        if (tokens[last + 1].Kind is TokenKind.Open or TokenKind.Comma)
        {
            role.AddRange(EnglishRoles.OfParty(Word(last + 2)));
        }
        else if (role.Count > 0 && IsOf(last + 1))
        {
            for (var i = last + 2; i < tokens.Count
                && i < last + 4
                && tokens[i] is { Kind: TokenKind.Word, Capital: true }; i++)
            {
                AddRole(role, i);
            }
        }
    }

    private void AddApposition(List<string> role, int last)
    {
        if (last + 2 >= tokens.Count || tokens[last + 1].Kind != TokenKind.Comma)
        {
            return;
        }

        var apposition = new List<string>();
        var named = false;
        for (var i = last + 2; i < tokens.Count && i - last <= RoleReach + 2; i++)
        {
            var token = tokens[i];
            if (lexicon.LeadsWithNouns && IsOf(i))
            {
                break;
            }

            if (token.Kind == TokenKind.Possessive || token.Is(WordClass.Determiner) || IsOf(i))
            {
                continue;
            }

            if (token.Is(WordClass.Auxiliary | WordClass.Pronoun)
                || (token.Is(WordClass.Verb) && !token.Is(WordClass.Role | WordClass.Title | WordClass.Ambiguous)))
            {
                // "In the end, the mayor left" is not an apposition.
                return;
            }

            if (token.Kind != TokenKind.Word
                || token.Is(WordClass.Relative | WordClass.Subordinator | WordClass.Preposition))
            {
                break;
            }

            if (token.Capital && token.Is(WordClass.Title) && IsName(i + 1))
            {
                // "In Lund, Mayor Ann Lee" is about somebody else.
                return;
            }

            named |= token.Is(WordClass.Role | WordClass.Title);
            AddRole(apposition, i);
        }

        // Without an office, the words after the comma may be the next name of a list: "Ann Lee, Bo Day and others".
        if (named)
        {
            role.AddRange(apposition);
        }
    }

    private bool IsName(int i) =>
        i < tokens.Count && tokens[i].Capital && !tokens[i].Is(WordClass.Title | WordClass.Modifier);

    private void AddRole(List<string> role, int i)
    {
        if (!tokens[i].Is(WordClass.Honorific))
        {
            role.AddRange(EnglishRoles.Of(Word(i)));
            Gender = Gender == Gender.Unknown ? tokens[i].Gender : Gender;
        }
    }

    private bool IsOf(int i) => tokens[i].Is(WordClass.Of) && !tokens[i].Capital;

    private string Word(int i) => text.Substring(tokens[i].Start, tokens[i].Length);
}
