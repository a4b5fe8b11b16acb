namespace Api.Content.Quotes;

/// <summary>Reads the words of title and role around a name, so that <c>the mayor</c> can be found again.</summary>
internal sealed class NameRoles(string text, List<Token> tokens)
{
    /// <summary>How many tokens in front of a name and behind it are read.</summary>
    private const int RoleReach = 8;

    /// <summary>The title words in front of a name and the role in the apposition behind it.</summary>
    public List<string> Around(int start, int last)
    {
        var role = new List<string>();
        for (var i = start - 1; i >= 0 && start - i <= RoleReach; i--)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Comma && role.Count == 0 && i == start - 1)
            {
                continue;
            }

            if (token.Kind == TokenKind.Possessive || IsOf(i))
            {
                continue;
            }

            if (token.Kind != TokenKind.Word || (!token.Capital && token.Is(WordClass.Determiner | WordClass.Pronoun | WordClass.Verb | WordClass.Auxiliary | WordClass.Subordinator | WordClass.Conjunction)) || (role.Count == 0 && !token.Is(WordClass.Title | WordClass.Role | WordClass.Place | WordClass.Modifier) && !(i >= 2 && IsOf(i - 1) && tokens[i - 2].Is(WordClass.Title))))
            {
                break;
            }

            AddRole(role, i);
        }

        AddApposition(role, last);
        return role;
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
            if (token.Kind == TokenKind.Possessive || token.Is(WordClass.Determiner) || IsOf(i))
            {
                continue;
            }

            if (token.Kind != TokenKind.Word || token.Is(WordClass.Verb | WordClass.Auxiliary | WordClass.Relative | WordClass.Subordinator | WordClass.Pronoun | WordClass.Preposition))
            {
                break;
            }

            named |= token.Is(WordClass.Role | WordClass.Title);
            AddRole(apposition, i);
        }

        if (named)
        {
            role.AddRange(apposition);
        }
    }

    private void AddRole(List<string> role, int i)
    {
        if (!tokens[i].Is(WordClass.Honorific))
        {
            role.AddRange(RoleWords.Of(Word(i)));
        }
    }

    private bool IsOf(int i) => tokens[i].Length == 2 && text.AsSpan(tokens[i].Start, 2) is "of";

    private string Word(int i) => text.Substring(tokens[i].Start, tokens[i].Length);
}
