using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Speakers;

/// <summary>Tells people of one surname apart.</summary>
internal static class Namesakes
{
    /// <summary>
    /// How many times as often as any other bearer one must be named to be the one whom the surname means, wherever
    /// the others are named.
    /// </summary>
    private const int Outnumbers = 3;

    /// <summary>
    /// The number of paragraphs back in which a full name still tells which bearer of the surname is meant.
    /// </summary>
    private const int NearParagraphs = 3;

    /// <summary>Whether nothing speaks against a bearer: not the sex, and an organisation has none.</summary>
    public static bool Fits(KnownSpeaker speaker, NameMention mention)
    {
        if (mention.Gender == Gender.Unknown)
        {
            return true;
        }

        var agrees = speaker.Gender == Gender.Unknown || speaker.Gender == mention.Gender;
        return agrees && speaker.Kind != SpeakerKind.Organisation;
    }

    /// <summary>
    /// Whether somebody is introduced as a relative later: of <c>Reed</c> before <c>his wife, Ann Reed</c>, she is not
    /// the one.
    /// </summary>
    public static bool IsLaterRelative(KnownSpeaker speaker, NameMention mention) =>
        speaker.IsRelative && mention.Paragraph >= 0 && speaker.IsNamedAfter(mention.Paragraph, mention.Start);

    /// <summary>
    /// Whether the first word of a name may stand for it: that of an organisation, and of whoever speaks by it, but no
    /// handle's.
    /// </summary>
    public static bool MayBeCalledByFirst(KnownSpeaker speaker, NameMention mention) =>
        speaker.Kind == SpeakerKind.Organisation
            || (mention.Speaks && speaker.Kind == SpeakerKind.Person && char.IsLetter(speaker.Last[0]));

    /// <summary>
    /// Returns the bearer who is named far more often than the others; null if nobody is. Of another who was named in
    /// full right before, even more.
    /// </summary>
    public static KnownSpeaker? Foremost(List<KnownSpeaker> bearers, NameMention mention)
    {
        var best = bearers.MaxBy(b => b.Mentions)!;
        var last = bearers.MaxBy(b => b.NamedBefore(mention.Paragraph, mention.Start))!;
        var times = last.NamedBefore(mention.Paragraph, mention.Start)?.Paragraph >= mention.Paragraph - 1
            ? 2 * Outnumbers
            : Outnumbers;
        return bearers.TrueForAll(b => b == best || b.Mentions * (b == last ? times : Outnumbers) <= best.Mentions)
            ? best
            : null;
    }

    /// <summary>
    /// Returns the bearer who was just named in full; null if another is named more often, so that both may be meant.
    /// Far from all full names it is whoever is named most.
    /// </summary>
    public static KnownSpeaker? LastNamed(List<KnownSpeaker> bearers, NameMention mention)
    {
        var last = bearers.MaxBy(b => b.NamedBefore(mention.Paragraph, mention.Start))!;
        var most = bearers.Max(b => b.Mentions);
        if (last.NamedBefore(mention.Paragraph, mention.Start) is not { } place)
        {
            return null;
        }

        if (mention.Paragraph - place.Paragraph <= NearParagraphs)
        {
            return last.Mentions == most ? last : null;
        }

        return bearers.FindAll(b => b.Mentions == most) is [var only] ? only : null;
    }

    /// <summary>Whether two forenames may be one person's: <c>Ben</c>, <c>B.</c> and <c>Benjamin</c>.</summary>
    public static bool ShareForename(string a, string b) =>
        a.Equals(b, StringComparison.OrdinalIgnoreCase)
            || EnglishForenames.AreOne(a, b)
            || EnglishNicknames.AreOne(a, b)
            || HasInitial(a, b);

    private static bool HasInitial(string a, string b) => IsInitialOf(a, b) || IsInitialOf(b, a);

    /// <summary>
    /// Whether a forename is an initial of another: <c>B.</c> of <c>Benjamin</c>. Being its beginning is not enough:
    /// Paul is not Paula.
    /// </summary>
    private static bool IsInitialOf(string a, string b) =>
        a is [_] or [_, '.'] && char.ToUpperInvariant(a[0]) == char.ToUpperInvariant(b[0]);
}
