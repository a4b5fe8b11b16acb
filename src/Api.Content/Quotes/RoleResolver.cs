namespace Api.Content.Quotes;

/// <summary>
/// Finds the speaker meant by a role alone: <c>the Vermont senator</c> is the one senator of the article, or else the
/// person who just acted and has no other role there; <c>the union</c> is the organisation of that kind. The role must
/// be definite and singular.
/// </summary>
internal sealed class RoleResolver(KnownSpeakers known, PronounResolver pronouns, Lexicon lexicon)
{
    private const int Held = 2;
    private const int Missing = -1;
    private const int NeverMeant = -4;

    /// <summary>Roles of people whom articles leave unnamed.</summary>
    private static readonly HashSet<string> Nameless =
        [
            "narrator", "announcer", "moderator", "spokesman", "official", "source", "witness", "woman", "man",
            "person", "reporter", "voter", "resident", "student", "aide", "friend", "crowd", "host", "user",
            "supporter", "protester", "player", "caller",
        ];

    private static readonly HashSet<string> Parties = [
        "democratic",
        "republican",
        "independent",
        "libertarian",
        "conservative",
        "labour",
    ];

    /// <summary>Kinds by which organisations are called without having the word in their name.</summary>
    private static readonly HashSet<string> Generic = [
        "group", "company", "organization", "organisation", "union", "agency", "firm", "network", "association",
    ];

    /// <param name="tokens">The tokens of the mention.</param>
    /// <param name="end">The token after the noun that heads it.</param>
    public Resolution Resolve(string text, List<Token> tokens, int end, Finding finding)
    {
        var head = tokens[end - 1];
        var owner = tokens.FindLastIndex(end - 1, t => t.Kind == TokenKind.Possessive);
        if (head.Is(WordClass.Plural) || !(owner > 0 || tokens[0].Is(WordClass.Definite)))
        {
            return Resolution.Unnamed;
        }

        if (!lexicon.KnowsRoles)
        {
            return end == 2
                && tokens.Count == 2
                && Only(text[head.Start..head.End].ToLowerInvariant(), head) is { } only
                ? new([only], ResolutionRule.Role, SourceType.Named)
                : Resolution.Unnamed;
        }

        var role = new List<string>();
        for (var i = Math.Max(owner + 1, tokens[0].Is(WordClass.Determiner) ? 1 : 0); i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && !tokens[i].Is(WordClass.Preposition | WordClass.Determiner))
            {
                role.AddRange(RoleWords.Of(text[tokens[i].Start..tokens[i].End]).Take(1));
            }
        }

        if (role.Count == 0)
        {
            return Resolution.Unnamed;
        }

        if (head.Is(WordClass.Institution) && !head.Is(WordClass.Role | WordClass.Title))
        {
            return owner > 0 ? Resolution.Unnamed : Organisation(role[^1], finding);
        }

        if (owner > 0)
        {
            // "Lee's spokeswoman" is a person whom the article calls hers.
            role.Insert(0, text[tokens[owner - 1].Start..tokens[owner - 1].End].ToLowerInvariant());
            return known.InRole(role[^1]).Where(h => role.TrueForAll(h.Roles.Contains)).ToList() is [var hers]
                ? new([hers], ResolutionRule.Role, SourceType.Named)
                : Resolution.Unnamed;
        }

        return Holder(role, finding)
            ?? (head.Is(WordClass.Role | WordClass.Title) && !Nameless.Contains(role[^1])
                ? Acting(role, head.Gender, text, finding)
                : null) ?? Resolution.Unnamed;
    }

    /// <summary>Returns the only speaker to whom the article gives that very word.</summary>
    private KnownSpeaker? Only(string word, Token head) =>
        (head.Is(WordClass.Institution) && !head.Is(WordClass.Role | WordClass.Title)
            ? known.Organisations(word)
            : known.InRole(word)) is [var only]
            ? only
            : null;

    private Resolution? Holder(List<string> role, Finding finding)
    {
        var best = new List<KnownSpeaker>();
        var most = int.MinValue;
        foreach (var holder in known.InRole(role[^1]))
        {
            var fit = role.Sum(w => holder.Roles.Contains(w) ? Held : Missing)
                + (holder.Roles.Contains("vice") && !role.Contains("vice") ? NeverMeant : 0)
                + (holder.Roles.Contains("former") && !role.Contains("former") ? Missing : 0)
                + (Clashes(holder, role) ? NeverMeant : 0);
            if (fit > most)
            {
                best.Clear();
                most = fit;
            }

            if (fit == most)
            {
                best.Add(holder);
            }
        }

        if (best.Count == 1 && most > 0)
        {
            return new(
                best, most == role.Count * Held ? ResolutionRule.Role : ResolutionRule.RoleInPart, SourceType.Named);
        }

        return best.Count > 1 && pronouns.Nearest(finding, Gender.Unknown, best.Contains) is { } nearest
            ? new([nearest], ResolutionRule.RoleNearest, SourceType.Named)
            : null;
    }

    /// <summary>
    /// Whether two roles contradict each other: a Republican nominee is not a Democratic one, and a former president is
    /// not the one in office.
    /// </summary>
    private static bool Clashes(KnownSpeaker holder, List<string> role) =>
        (role.Contains("former") && !holder.Roles.Contains("former"))
            || (Parties.Overlaps(role)
                && !holder.Roles.Overlaps(Parties.Intersect(role))
                && holder.Roles.Overlaps(Parties));

    /// <summary>
    /// Finds the person who just acted: reporters call people by a role that they have not mentioned before, but not
    /// somebody who has another role, nor somebody whom the mention names.
    /// </summary>
    private Resolution? Acting(List<string> role, Gender gender, string text, Finding finding) =>
        pronouns.Nearest(
            finding,
            gender,
            s => s.Mentions > 1
                && (s.Gender != Gender.Unknown || s.Roles.Count > 0)
                && !text.Contains(s.Last, StringComparison.Ordinal)
                && (s.Roles.Count == 0 || s.Roles.Overlaps(role))
                && !Clashes(s, role.FindAll(Parties.Contains))) is { } acting
            ? new([acting], ResolutionRule.RoleNearest, SourceType.Named)
            : null;

    private Resolution Organisation(string kind, Finding finding)
    {
        var named = known.Organisations(kind);
        if (Generic.Contains(kind))
        {
            return pronouns.OrganisationBefore(finding, o => o.Words.Length > 1 || named.Contains(o)) is { } before
                ? new([before], ResolutionRule.RoleNearest, SourceType.Named)
                : Resolution.Unnamed;
        }

        var organisation = named.Count == 1 ? named[0]
            : named.Count == 0 ? null
            : pronouns.OrganisationBefore(finding, named.Contains);
        return organisation is null
            ? Resolution.Unnamed
            : new([organisation], named.Count == 1 ? ResolutionRule.Role : ResolutionRule.RoleNearest, SourceType.Named);
    }
}
