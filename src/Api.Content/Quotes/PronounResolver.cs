using Api.Content.Articles;

namespace Api.Content.Quotes;

/// <summary>
/// Says whom a pronoun stands for: a name that leads a sentence just before it, else the speaker of the quotation before, else the
/// nearest name. Gender must not clash.
/// </summary>
internal sealed class PronounResolver(IReadOnlyList<ParsedParagraph> paragraphs, List<NameMention> mentions, KnownSpeakers known)
{
    /// <summary>How many names, and how many paragraphs, a pronoun looks back.</summary>
    private const int Names = 40;
    private const int Paragraphs = 3;

    private Finding? _lastFinding;
    private IReadOnlyList<KnownSpeaker> _lastSpeakers = [];

    /// <summary>Notes who spoke, for the pronouns that follow.</summary>
    public void Spoke(Finding finding, Resolution resolution)
    {
        _lastFinding = finding;
        _lastSpeakers = resolution.Speakers;
        foreach (var speaker in _lastSpeakers)
        {
            speaker.HasSpoken = true;
        }
    }

    public Resolution Resolve(string pronoun, Finding finding)
    {
        var gender = pronoun.ToLowerInvariant() switch
        {
            "he" or "him" or "his" => Gender.Male,
            "she" or "her" => Gender.Female,
            _ => Gender.Unknown,
        };
        if (gender == Gender.Unknown)
        {
            return pronoun.ToLowerInvariant() switch
            {
                "it" => It(finding),
                "they" => They(finding),
                _ => Resolution.Unnamed,
            };
        }

        var before = FirstAt(finding.Paragraph, finding.MentionStart);
        var leading = Leading(before, finding.Paragraph, gender) ?? Leading(before, finding.Paragraph, Gender.Unknown) ?? Leading(before, finding.Paragraph - Paragraphs, gender);
        if (_lastSpeakers is [{ Kind: SpeakerKind.Person } last] && Agrees(last, gender) && finding.Paragraph - _lastFinding!.Paragraph <= Paragraphs
            && (leading is null || Stands(leading).CompareTo((_lastFinding.Paragraph, _lastFinding.MentionStart)) <= 0))
        {
            last.Learn(gender);
            return new([last], ResolutionRule.PronounSpeaker, SourceType.Named);
        }

        if (leading is null)
        {
            return Resolution.Unnamed;
        }

        var speaker = known.Find(leading).Speaker!;
        if (leading.Paragraph < finding.Paragraph)
        {
            return new([speaker], ResolutionRule.PronounNearest, SourceType.Named);
        }

        speaker.Learn(gender);
        return new([speaker], ResolutionRule.PronounInParagraph, SourceType.Named);
    }

    /// <summary>An organisation that leads the sentence before, else the one that spoke last.</summary>
    private Resolution It(Finding finding)
    {
        if (Led(finding) is { } led)
        {
            return known.Find(mentions[led]).Speaker is { Kind: SpeakerKind.Organisation } organisation ? new([organisation], ResolutionRule.PronounInParagraph, SourceType.Named) : Resolution.Unnamed;
        }

        return _lastSpeakers is [{ Kind: SpeakerKind.Organisation }] ? new(_lastSpeakers, ResolutionRule.PronounSpeaker, SourceType.Named) : Resolution.Unnamed;
    }

    /// <summary>Two people who lead the sentence before together, else those who spoke last together.</summary>
    private Resolution They(Finding finding)
    {
        if (Led(finding) is not { } led)
        {
            return _lastSpeakers.Count > 1 && finding.Paragraph - _lastFinding!.Paragraph <= 1 ? new(_lastSpeakers, ResolutionRule.PronounSpeaker, SourceType.Named) : Resolution.Unnamed;
        }

        return led + 1 < mentions.Count && mentions[led + 1].Paragraph == finding.Paragraph && IsAnd(finding.Paragraph, mentions[led].End, mentions[led + 1].Start)
            && known.Find(mentions[led]).Speaker is { } one && known.Find(mentions[led + 1]).Speaker is { } other && one != other
            ? new([one, other], ResolutionRule.PronounInParagraph, SourceType.Named)
            : Resolution.Unnamed;
    }

    private bool IsAnd(int paragraph, int start, int end) => end > start && paragraphs[paragraph].Text.AsSpan(start, end - start).Trim() is "and" or "&";

    /// <summary>The index of the name that leads the sentence before the mention in its paragraph.</summary>
    private int? Led(Finding finding)
    {
        var before = FirstAt(finding.Paragraph, finding.MentionStart);
        for (var i = before - 1; i >= 0 && before - i <= Names && mentions[i].Paragraph == finding.Paragraph; i--)
        {
            if (mentions[i].Leads)
            {
                return i;
            }
        }

        return null;
    }

    private static (int Paragraph, int Start) Stands(NameMention mention) => (mention.Paragraph, mention.Start);

    /// <summary>The organisation that was last named in the paragraph and leads its sentence, or that spoke last.</summary>
    public KnownSpeaker? OrganisationBefore(Finding finding)
    {
        for (var i = FirstAt(finding.Paragraph, finding.MentionStart) - 1; i >= 0 && mentions[i].Paragraph >= finding.Paragraph - 1; i--)
        {
            if (mentions[i].Leads && mentions[i].Kind == SpeakerKind.Organisation && known.Find(mentions[i]).Speaker is { } organisation)
            {
                return organisation;
            }
        }

        return null;
    }

    /// <summary>The nearest person who leads a sentence and is known to agree; with no gender asked for, one of whom nothing is known.</summary>
    private NameMention? Leading(int before, int firstParagraph, Gender gender)
    {
        for (var i = before - 1; i >= 0 && before - i <= Names && mentions[i].Paragraph >= firstParagraph; i--)
        {
            if (mentions[i].Leads && known.Find(mentions[i]).Speaker is { Kind: SpeakerKind.Person } speaker && (gender == Gender.Unknown ? speaker.Gender == Gender.Unknown && speaker.Words.Length > 1 : speaker.IsSurelyPerson && Agrees(speaker, gender)))
            {
                return mentions[i];
            }
        }

        return null;
    }

    private static bool Agrees(KnownSpeaker speaker, Gender gender) => speaker.Gender == Gender.Unknown || speaker.Gender == gender;

    /// <summary>The index of the first name at or behind a place.</summary>
    private int FirstAt(int paragraph, int start)
    {
        var (low, high) = (0, mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if ((mentions[middle].Paragraph, mentions[middle].Start).CompareTo((paragraph, start)) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
