using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Speakers;

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

    /// <param name="tokens">Of the mention.</param>
    /// <param name="end">The place after the noun that heads it.</param>
    public Resolution Resolve(string text, List<Token> tokens, int end, SourceMention source)
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
                role.AddRange(EnglishRoles.Of(text[tokens[i].Start..tokens[i].End]).Take(1));
            }
        }

        if (role.Count == 0)
        {
            return Resolution.Unnamed;
        }

        if (IsInstitution(head))
        {
            return owner > 0 ? Resolution.Unnamed : Organisation(role[^1], source);
        }

        if (owner > 0)
        {
            // "Lee's spokeswoman" is a person whom the article calls hers.
            role.Insert(0, text[tokens[owner - 1].Start..tokens[owner - 1].End].ToLowerInvariant());
            return known.InRole(role[^1]).Where(h => role.TrueForAll(h.Roles.Contains)).ToList() is [var hers]
                ? new([hers], ResolutionRule.Role, SourceType.Named)
                : Resolution.Unnamed;
        }

        return Holder(role, source)
            ?? (head.Is(WordClass.Role | WordClass.Title) && !EnglishRoles.Nameless.Contains(role[^1])
                ? Acting(role, head.Gender, text, source)
                : null) ?? Resolution.Unnamed;
    }

    /// <summary>Returns the only speaker to whom the article gives that very word.</summary>
    private KnownSpeaker? Only(string word, Token head)
    {
        var bearers = IsInstitution(head) ? known.Organisations(word) : known.InRole(word);
        return bearers is [var only] ? only : null;
    }

    private static bool IsInstitution(Token head) =>
        head.Is(WordClass.Institution) && !head.Is(WordClass.Role | WordClass.Title);

    private Resolution? Holder(List<string> role, SourceMention source)
    {
        var best = new List<KnownSpeaker>();
        var most = int.MinValue;
        foreach (var holder in known.InRole(role[^1]))
        {
            var fit = Fit(holder, role);
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

        return best.Count > 1 && pronouns.Nearest(source, Gender.Unknown, best.Contains) is { } nearest
            ? new([nearest], ResolutionRule.RoleNearest, SourceType.Named)
            : null;
    }

    /// <summary>Returns how well a holder's roles fit the words of a mention; the higher, the better.</summary>
    private static int Fit(KnownSpeaker holder, List<string> role)
    {
        // "The Vermont senator" may be a senator whose state the article never gives: one word held outweighs one
        // missing, but not two, nor one that makes another office: "the president" is never a vice president.
        var fit = role.Sum(w => holder.Roles.Contains(w) ? Held : Missing);
        if (HasUnsaid(EnglishRoles.Vice))
        {
            fit += NeverMeant;
        }

        if (HasUnsaid(EnglishRoles.Former))
        {
            fit += Missing;
        }

        return Clashes(holder, role) ? fit + NeverMeant : fit;

        bool HasUnsaid(string word) => holder.Roles.Contains(word) && !role.Contains(word);
    }

    /// <summary>
    /// Whether two roles contradict each other: a Republican nominee is not a Democratic one, and a former president is
    /// not the one in office.
    /// </summary>
    private static bool Clashes(KnownSpeaker holder, List<string> role)
    {
        if (role.Contains(EnglishRoles.Former) && !holder.Roles.Contains(EnglishRoles.Former))
        {
            return true;
        }

        return EnglishRoles.Parties.Overlaps(role)
            && !holder.Roles.Overlaps(EnglishRoles.Parties.Intersect(role))
            && holder.Roles.Overlaps(EnglishRoles.Parties);
    }

    /// <summary>
    /// Finds the person who just acted: reporters call people by a role that they have not mentioned before, but not
    /// somebody who has another role, nor somebody whom the mention names.
    /// </summary>
    private Resolution? Acting(List<string> role, Gender gender, string text, SourceMention source) =>
        pronouns.Nearest(source, gender, s => s.Mentions > 1 && !IsNamedIn(text, s) && MayHave(s, role)) is { } acting
            ? new([acting], ResolutionRule.RoleNearest, SourceType.Named)
            : null;

    private static bool IsNamedIn(string text, KnownSpeaker speaker) =>
        text.Contains(speaker.Last, StringComparison.Ordinal);

    /// <summary>Whether somebody who is known to be a person may have a role as well.</summary>
    private static bool MayHave(KnownSpeaker speaker, List<string> role)
    {
        var isPerson = speaker.Gender != Gender.Unknown || speaker.Roles.Count > 0;
        var hasNoOther = speaker.Roles.Count == 0 || speaker.Roles.Overlaps(role);
        return isPerson
            && hasNoOther
            && !Clashes(speaker, role.FindAll(EnglishRoles.Parties.Contains));
    }

    private Resolution Organisation(string kind, SourceMention source)
    {
        var named = known.Organisations(kind);
        if (EnglishNames.Generic.Contains(kind))
        {
            return pronouns.OrganisationBefore(source, o => o.Words.Length > 1 || named.Contains(o)) is { } before
                ? new([before], ResolutionRule.RoleNearest, SourceType.Named)
                : Resolution.Unnamed;
        }

        var organisation = named.Count == 1 ? named[0]
            : named.Count == 0 ? null
            : pronouns.OrganisationBefore(source, named.Contains);
        var rule = named.Count == 1 ? ResolutionRule.Role : ResolutionRule.RoleNearest;
        return organisation is null ? Resolution.Unnamed : new([organisation], rule, SourceType.Named);
    }
}
