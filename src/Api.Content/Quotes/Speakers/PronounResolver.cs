using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Finds the person for whom a pronoun stands: every person named or quoted just before it is weighed
/// (<see cref="Antecedent"/>), and the weightiest is taken. Gender must not clash.
/// </summary>
internal sealed class PronounResolver(
    IReadOnlyList<AnnotatedParagraph> paragraphs,
    WordUse use,
    NameSequence names,
    Antecedents people)
{
    /// <summary>The lead, in tenths of log odds, that one person must have over the next.</summary>
    private const int Clear = 16;

    /// <summary>The least weight of somebody meant by a role, or with certainty by a pronoun.</summary>
    private const int LeastWeight = 25;

    /// <summary>The most characters of <c>and</c> between two names, white space included.</summary>
    private const int LongestAnd = 16;

    public Resolution Resolve(Token pronoun, SourceMention source)
    {
        var gender = pronoun.Gender;
        if (gender == Gender.Unknown)
        {
            return pronoun switch
            {
                _ when !pronoun.Is(WordClass.Pronoun) => Resolution.Unnamed,
                _ when pronoun.Is(WordClass.Impersonal) => It(source),
                _ when pronoun.Is(WordClass.Several) => They(source),
                _ => Resolution.Unnamed,
            };
        }

        var candidates = people.Before(source, gender);
        // A thing that weighs more than all people means that none of them is meant by much.
        var best = candidates.FindAll(c => c.Speaker.IsSurelyPerson || IsLikePerson(c.Speaker)).MaxBy(c => c.Weight);
        if (best is null)
        {
            return Resolution.Unnamed;
        }

        var clear = candidates.TrueForAll(c => c == best || c.Weight + Clear <= best.Weight);
        // Distance first: somebody far away may outweigh all others only because nobody else is near.
        var rule = best.Named switch
        {
            Distance.Further or Distance.None => ResolutionRule.PronounFar,
            _ when !clear || best.Weight < LeastWeight => ResolutionRule.PronounContested,
            Distance.ParagraphBefore => ResolutionRule.PronounParagraphBefore,
            _ => ResolutionRule.PronounInParagraph,
        };
        if (IsGuess(rule, best))
        {
            return Resolution.Unnamed;
        }

        // Only a sure pronoun teaches: a wrong one would bar its person from the other pronoun from here on.
        if (rule is ResolutionRule.PronounInParagraph or ResolutionRule.PronounParagraphBefore)
        {
            best.Speaker.Learn(gender);
        }

        // From now on this pronoun is a mention of that person, for the pronouns that look back at it.
        var place = names.FirstAt(source.Paragraph, source.MentionStart);
        if (place < names.Mentions.Count
            && names.Mentions[place].IsPronoun
            && names.Mentions[place].Start == source.MentionStart)
        {
            names.Speakers[place] = best.Speaker;
        }

        return new([best.Speaker], rule, SourceType.Named);
    }

    /// <summary>
    /// Whether hardly anything speaks for somebody: named far away without a sex or a role, or named in the words of
    /// the quotation while others weigh as much.
    /// </summary>
    private static bool IsGuess(ResolutionRule rule, Antecedent best) => rule switch
    {
        ResolutionRule.PronounFar => best.Speaker is { Gender: Gender.Unknown, Roles.Count: 0 },
        ResolutionRule.PronounContested => best.Quoted,
        _ => false,
    };

    /// <summary>
    /// Whether a name about which nothing is known looks like a person's: not <c>Brexit</c>, nor the <c>Tote Bag</c> of
    /// an article about bags.
    /// </summary>
    private bool IsLikePerson(KnownSpeaker speaker) =>
        speaker.Words.Length > 1 && !speaker.Words.Any(word => use.IsSmall(word));

    /// <summary>
    /// Resolves a verb without a subject: to a person who outweighs every other by far and is named or spoke in its
    /// paragraph, or right before it; to nobody if an organisation leads there.
    /// </summary>
    public Resolution Dropped(SourceMention source)
    {
        var candidates = people.Before(source, Gender.Unknown);
        var best = candidates.MaxBy(c => c.Weight);
        var opens = names.SentenceAt(source.Paragraph, source.MentionStart) == 0;
        var near = best is { Named: <= Distance.SameParagraph } or { Spoke: Distance.SameParagraph }
            || (opens && best is { Named: Distance.ParagraphBefore } or { Spoke: Distance.ParagraphBefore });
        var sure = near
            && best!.Weight >= LeastWeight
            && candidates.TrueForAll(c => c == best || c.Weight + Clear <= best.Weight);
        return sure && !(names.Led(source) is { } led && names.Speakers[led] is { Kind: not SpeakerKind.Person })
            ? new([best!.Speaker], ResolutionRule.SubjectDropped, SourceType.Named)
            : Resolution.Unnamed;
    }

    /// <summary>The weightiest of the people whom a role may mean.</summary>
    public KnownSpeaker? Nearest(SourceMention source, Gender gender, Predicate<KnownSpeaker> among) =>
        people.Before(source, gender)
            .FindAll(c => among(c.Speaker))
            .MaxBy(c => c.Weight) is { Weight: >= LeastWeight } best
            ? best.Speaker
            : null;

    /// <summary>An organisation that leads the sentence before, else the one that spoke last.</summary>
    private Resolution It(SourceMention source)
    {
        var before = names.Led(source) is { } led ? names.Speakers[led]
            : people.LastSpeakers is [var last] && source.Paragraph - people.LastSource!.Paragraph <= 1 ? last
            : null;
        return before is { Kind: SpeakerKind.Organisation }
            ? new([before], ResolutionRule.PronounOfMany, SourceType.Named)
            : Resolution.Unnamed;
    }

    /// <summary>
    /// Returns two people who lead the previous sentence together, or an organisation that does, else those who spoke
    /// last together.
    /// </summary>
    private Resolution They(SourceMention source)
    {
        if (names.Led(source) is not { } led)
        {
            return people.LastSpeakers.Count > 1 && source.Paragraph - people.LastSource!.Paragraph <= 1
                ? new(people.LastSpeakers, ResolutionRule.PronounOfMany, SourceType.Named)
                : Resolution.Unnamed;
        }

        if (IsJoined(led, source.Paragraph)
            && names.Speakers[led] is { } one
            && names.Speakers[led + 1] is { } other
            && one != other)
        {
            return new([one, other], ResolutionRule.PronounOfMany, SourceType.Named);
        }

        return names.Mentions[led].Acts && names.Speakers[led] is { Kind: SpeakerKind.Organisation } organisation
            ? new([organisation], ResolutionRule.PronounOfMany, SourceType.Named)
            : Resolution.Unnamed;
    }

    /// <summary>Whether another name is joined to one: <c>Ann Lee and Bo Day</c>.</summary>
    private bool IsJoined(int name, int paragraph) =>
        name + 1 < names.Mentions.Count
            && names.Mentions[name + 1].Paragraph == paragraph
            && IsAnd(paragraph, names.Mentions[name].End, names.Mentions[name + 1].Start);

    private bool IsAnd(int paragraph, int start, int end) =>
        end > start
            && end - start <= LongestAnd
            && EnglishWords.Ands.Contains(paragraphs[paragraph].Text.AsSpan(start, end - start).Trim());

    /// <inheritdoc cref="Antecedents.Spoke"/>
    public void Spoke(SourceMention source, Resolution resolution) => people.Spoke(source, resolution);

    /// <inheritdoc cref="NameSequence.OrganisationBefore"/>
    public KnownSpeaker? OrganisationBefore(SourceMention source, Predicate<KnownSpeaker>? among = null) =>
        names.OrganisationBefore(source, among);
}
