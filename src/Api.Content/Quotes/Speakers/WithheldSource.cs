using Api.Content.Language;
using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Remembers the last source, if it is one person whose name the text withholds, for the pronouns that follow: in
/// <c>“It is bad,” a trader said. “We wait,” he added</c> it is the trader who speaks on, whoever is named around.
/// </summary>
internal sealed class WithheldSource(NameSequence names, UnnamedSubject unnamed)
{
    private SourceMention? _last;
    private Gender _gender;

    /// <summary>Notes a source that was resolved.</summary>
    /// <param name="tokens">The tokens of its mention.</param>
    public void Spoke(SourceMention source, Resolution resolution, List<Token> tokens)
    {
        var goesOn = _last is not null && tokens is [{ Gender: not Gender.Unknown }];
        var isWithheld = resolution.SourceType == SourceType.Unnamed && (goesOn || IsOne(tokens));
        _last = isWithheld ? source : null;
        _gender = tokens.Find(token => token.Gender != Gender.Unknown).Gender;
    }

    /// <summary>
    /// Whether a pronoun means that person: it follows in this paragraph or the next, and nobody else who may be meant
    /// acts in between.
    /// </summary>
    public bool IsMeant(Token pronoun, SourceMention source)
    {
        return IsLast(pronoun, source)
            || (unnamed.Before(source, pronoun.Gender) is { } found
                && Agree(pronoun.Gender, found.Gender)
                && IsNobodyBetween(found.Paragraph, found.End, pronoun, source));
    }

    /// <summary>Whether a pronoun means the last source.</summary>
    private bool IsLast(Token pronoun, SourceMention source) =>
        _last is not null
            && source.Paragraph - _last.Paragraph <= 1
            && Agree(pronoun.Gender, _gender)
            && IsNobodyBetween(_last.Paragraph, _last.FullEnd, pronoun, source);

    private bool IsNobodyBetween(int paragraph, int end, Token pronoun, SourceMention source)
    {
        var (from, to) = (names.FirstAt(paragraph, end), names.FirstAt(source.Paragraph, source.MentionStart));
        for (var i = from; i < to; i++)
        {
            if (i - from > NameSequence.NamesBack || (Acts(names.Mentions[i]) && MayBe(names.Speakers[i], pronoun)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a mention is of one person: <c>a trader</c>, <c>the official</c>.</summary>
    private static bool IsOne(List<Token> tokens) =>
        tokens is [var first, _, ..]
            && first.Is(WordClass.Article)
            && !tokens.Exists(token => token.Is(WordClass.Plural));

    private static bool Acts(NameMention mention) => !mention.IsPronoun && (mention.Leads || mention.Acts);

    private static bool MayBe(KnownSpeaker? speaker, Token pronoun) =>
        speaker is { Kind: SpeakerKind.Person } && Agree(speaker.Gender, pronoun.Gender);

    private static bool Agree(Gender one, Gender other) =>
        one == Gender.Unknown || other == Gender.Unknown || one == other;
}
