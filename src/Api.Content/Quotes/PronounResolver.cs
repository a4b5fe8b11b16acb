namespace Api.Content.Quotes;

/// <summary>
/// Says whom a pronoun stands for: a name that leads a sentence just before it, else the speaker of the quotation before, else the
/// nearest name. Gender must not clash.
/// </summary>
internal sealed class PronounResolver(List<NameMention> mentions, KnownSpeakers known)
{
    /// <summary>How many names, and how many paragraphs, a pronoun looks back.</summary>
    private const int Names = 40;
    private const int Paragraphs = 3;

    private Finding? _lastFinding;
    private KnownSpeaker? _lastSpeaker;

    /// <summary>Notes who spoke, for the pronouns that follow.</summary>
    public void Spoke(Finding finding, Resolution resolution)
    {
        _lastFinding = finding;
        _lastSpeaker = resolution.Speakers.Count == 1 ? resolution.Speakers[0] : null;
        if (_lastSpeaker is not null)
        {
            _lastSpeaker.HasSpoken = true;
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
            return pronoun.Equals("it", StringComparison.OrdinalIgnoreCase) && _lastSpeaker is { Kind: SpeakerKind.Organisation }
                ? new([_lastSpeaker], ResolutionRule.PronounSpeaker, SourceType.Named)
                : Resolution.Unnamed;
        }

        var before = FirstAt(finding.Paragraph, finding.MentionStart);
        var leading = Leading(before, finding.Paragraph, gender) ?? Leading(before, finding.Paragraph, Gender.Unknown) ?? Leading(before, finding.Paragraph - Paragraphs, gender);
        if (_lastSpeaker is { Kind: SpeakerKind.Person } && Agrees(_lastSpeaker, gender) && finding.Paragraph - _lastFinding!.Paragraph <= Paragraphs
            && (leading is null || Stands(leading).CompareTo((_lastFinding.Paragraph, _lastFinding.MentionStart)) <= 0))
        {
            _lastSpeaker.Learn(gender);
            return new([_lastSpeaker], ResolutionRule.PronounSpeaker, SourceType.Named);
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
