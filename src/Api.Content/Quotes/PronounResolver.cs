using Api.Content.Articles;

namespace Api.Content.Quotes;

/// <summary>
/// Says whom a pronoun stands for: every person named or quoted just before it is weighed (<see cref="Antecedent"/>),
/// and the weightiest is taken. Gender must not clash.
/// </summary>
internal sealed class PronounResolver(
    IReadOnlyList<ParsedParagraph> paragraphs,
    List<NameMention> mentions,
    List<NameMention> quoted,
    IReadOnlyList<List<int>> sentences,
    KnownSpeakers known)
{
    /// <summary>How many names, and how many paragraphs, a pronoun looks back.</summary>
    private const int Names = 40;
    private const int Paragraphs = 3;

    /// <summary>By how much, in tenths of log odds, one person has to outweigh the next.</summary>
    private const int Clear = 16;

    /// <summary>What somebody has to weigh to be meant by a role, or surely by a pronoun.</summary>
    private const int LeastWeight = 25;

    /// <summary>How many characters <c>and</c> may take between two names, white space included.</summary>
    private const int LongestAnd = 16;

    private readonly KnownSpeaker?[] _speakers = mentions.Select(m => m.IsPronoun ? null : known.Find(m).Speaker)
        .ToArray();
    private Dictionary<KnownSpeaker, int>? _firsts;
    private int _read;
    private Finding? _lastFinding;
    private IReadOnlyList<KnownSpeaker> _lastSpeakers = [];

    /// <summary>
    /// Where each person is named first; by the way, a pronoun right behind a name hints at the sex of who bears it.
    /// </summary>
    private Dictionary<KnownSpeaker, int> Firsts()
    {
        var firsts = new Dictionary<KnownSpeaker, int>();
        for (var i = 0; i < _speakers.Length; i++)
        {
            if (_speakers[i] is { } speaker)
            {
                firsts.TryAdd(speaker, i);
            }
            else if (i > 0
                && mentions[i].IsPronoun
                && mentions[i - 1].Acts
                && mentions[i - 1].Paragraph == mentions[i].Paragraph
                && SentenceAt(mentions[i].Paragraph, mentions[i].Start) == SentenceAt(
                    mentions[i].Paragraph, mentions[i - 1].Start))
            {
                _speakers[i - 1]?.Hint(mentions[i].Gender);
            }
        }

        return firsts;
    }

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

    public Resolution Resolve(Token pronoun, Finding finding)
    {
        var gender = pronoun.Gender;
        if (gender == Gender.Unknown)
        {
            return !pronoun.Is(WordClass.Pronoun) ? Resolution.Unnamed
                : pronoun.Is(WordClass.Impersonal) ? It(finding)
                : pronoun.Is(WordClass.Several) ? They(finding)
                : Resolution.Unnamed;
        }

        var candidates = Candidates(finding, gender);
        var best = candidates.MaxBy(c => c.Weight);
        if (best is null)
        {
            return Resolution.Unnamed;
        }

        var clear = candidates.TrueForAll(c => c == best || c.Weight + Clear <= best.Weight);
        var rule = best.Named switch
        {
            Distance.Further or Distance.None => ResolutionRule.PronounFar,
            _ when !clear || best.Weight < LeastWeight => ResolutionRule.PronounContested,
            Distance.ParagraphBefore => ResolutionRule.PronounParagraphBefore,
            _ => ResolutionRule.PronounInParagraph,
        };
        if (rule is ResolutionRule.PronounInParagraph or ResolutionRule.PronounParagraphBefore)
        {
            best.Speaker.Learn(gender);
        }

        var place = FirstAt(mentions, finding.Paragraph, finding.MentionStart);
        if (place < mentions.Count && mentions[place].IsPronoun && mentions[place].Start == finding.MentionStart)
        {
            _speakers[place] = best.Speaker;
        }

        return new([best.Speaker], rule, SourceType.Named);
    }

    /// <summary>
    /// For a verb without a subject, who outweighs every other person by far and is named or spoke in its paragraph, or
    /// right before it; nobody when an organisation leads there.
    /// </summary>
    public Resolution Dropped(Finding finding)
    {
        var candidates = Candidates(finding, Gender.Unknown);
        var best = candidates.MaxBy(c => c.Weight);
        var opens = SentenceAt(finding.Paragraph, finding.MentionStart) == 0;
        var near = best is { Named: <= Distance.SameParagraph } or { Spoke: Distance.SameParagraph }
            || (opens && best is { Named: Distance.ParagraphBefore } or { Spoke: Distance.ParagraphBefore });
        var sure = near
            && best!.Weight >= LeastWeight
            && candidates.TrueForAll(c => c == best || c.Weight + Clear <= best.Weight);
        return sure && !(Led(finding) is { } led && _speakers[led] is { Kind: not SpeakerKind.Person })
            ? new([best!.Speaker], ResolutionRule.SubjectDropped, SourceType.Named)
            : Resolution.Unnamed;
    }

    /// <summary>The people who agree, each once, with what speaks for them.</summary>
    public List<Antecedent> Candidates(Finding finding, Gender gender)
    {
        _firsts ??= Firsts();
        var before = FirstAt(mentions, finding.Paragraph, finding.MentionStart);
        for (; _read < before; _read++)
        {
            var mention = mentions[_read];
            if (mention is { IsPronoun: true, Acts: true }
                && _speakers[_read] is null
                && mention.Paragraph >= finding.Paragraph - Paragraphs)
            {
                // "Kim said he left" has its subject for "he" far more often than not.
                var candidates = Candidates(mention.Paragraph, mention.Start, mention.Gender);
                _speakers[_read] = (candidates.Find(c => c.Acted == Distance.SameSentence)
                    ?? candidates.MaxBy(c => c.Weight))?.Speaker;
            }
        }

        return Candidates(finding.Paragraph, finding.MentionStart, gender);
    }

    private List<Antecedent> Candidates(int paragraph, int start, Gender gender)
    {
        var found = new List<Antecedent>();
        var before = FirstAt(mentions, paragraph, start);
        var sentence = SentenceAt(paragraph, start);
        Antecedent? acted = null;
        var actedIn = (0, 0);
        for (var i = before - 1; i >= 0 && before - i <= Names && mentions[i].Paragraph >= paragraph - Paragraphs; i--)
        {
            if (_speakers[i] is not { Kind: SpeakerKind.Person } speaker || !Agrees(speaker, gender))
            {
                continue;
            }

            var candidate = Of(found, speaker);
            var distance = DistanceOf(mentions[i], paragraph, sentence);
            candidate.NamedLast |= found.Count == 1;
            if (candidate.Named == Distance.None)
            {
                candidate.Named = distance;
                candidate.Introduced = _firsts!.GetValueOrDefault(speaker, -1) == i;
            }

            if (mentions[i].Leads || mentions[i].Acts)
            {
                candidate.Acted = candidate.Acted == Distance.None ? distance : candidate.Acted;

                // In "Kim said Lee was late" it is Kim who acts.
                var at = (mentions[i].Paragraph, SentenceAt(mentions[i].Paragraph, mentions[i].Start));
                if (acted is null || (at == actedIn && mentions[i].Leads))
                {
                    (acted, actedIn) = (candidate, at);
                }
            }
        }

        if (_lastSpeakers is [{ Kind: SpeakerKind.Person } last]
            && Agrees(last, gender)
            && paragraph - _lastFinding!.Paragraph <= Paragraphs)
        {
            Of(found, last).Spoke = paragraph == _lastFinding.Paragraph ? Distance.SameParagraph
                : paragraph == _lastFinding.Paragraph + 1 ? Distance.ParagraphBefore
                : Distance.Further;
        }

        if (acted is { Acted: not Distance.Further })
        {
            acted.ActedLast = true;
        }

        var from = FirstAt(quoted, paragraph, sentence == 0 ? 0 : sentences[paragraph][sentence - 1]);
        for (var i = from; i < quoted.Count
            && i < from + Names
            && quoted[i].Paragraph == paragraph
            && SentenceAt(paragraph, quoted[i].Start) == sentence; i++)
        {
            if (known.Find(quoted[i]).Speaker is { } named && found.Find(c => c.Speaker == named) is { } candidate)
            {
                candidate.Quoted = true;
            }
        }

        return found;
    }

    /// <summary>The weightiest of the people whom a role may mean.</summary>
    public KnownSpeaker? Nearest(Finding finding, Gender gender, Predicate<KnownSpeaker> among) =>
        Candidates(finding, gender).FindAll(c => among(c.Speaker)).MaxBy(c => c.Weight) is { Weight: >= LeastWeight } best
            ? best.Speaker
            : null;

    private static Antecedent Of(List<Antecedent> found, KnownSpeaker speaker)
    {
        var candidate = found.Find(c => c.Speaker == speaker);
        if (candidate is null)
        {
            found.Add(candidate = new(speaker));
        }

        return candidate;
    }

    private Distance DistanceOf(NameMention mention, int paragraph, int sentence) =>
        (paragraph - mention.Paragraph) switch
        {
            0 =>
                (sentence - SentenceAt(paragraph, mention.Start)) switch
                {
                    0 => Distance.SameSentence,
                    1 => Distance.SentenceBefore,
                    _ => Distance.SameParagraph,
                },
            1 => Distance.ParagraphBefore,
            _ => Distance.Further,
        };

    /// <summary>How many sentences of the paragraph end before a place.</summary>
    private int SentenceAt(int paragraph, int place)
    {
        var index = sentences[paragraph].BinarySearch(place);
        return index < 0 ? ~index : index + 1;
    }

    /// <summary>An organisation that leads the sentence before, else the one that spoke last.</summary>
    private Resolution It(Finding finding)
    {
        var before = Led(finding) is { } led ? _speakers[led]
            : _lastSpeakers is [var last] && finding.Paragraph - _lastFinding!.Paragraph <= 1 ? last
            : null;
        return before is { Kind: SpeakerKind.Organisation }
            ? new([before], ResolutionRule.PronounOfMany, SourceType.Named)
            : Resolution.Unnamed;
    }

    /// <summary>
    /// Two people who lead the sentence before together, or an organisation that does, else those who spoke last
    /// together.
    /// </summary>
    private Resolution They(Finding finding)
    {
        if (Led(finding) is not { } led)
        {
            return _lastSpeakers.Count > 1 && finding.Paragraph - _lastFinding!.Paragraph <= 1
                ? new(_lastSpeakers, ResolutionRule.PronounOfMany, SourceType.Named)
                : Resolution.Unnamed;
        }

        if (led + 1 < mentions.Count
            && mentions[led + 1].Paragraph == finding.Paragraph
            && IsAnd(finding.Paragraph, mentions[led].End, mentions[led + 1].Start)
            && _speakers[led] is { } one && _speakers[led + 1] is { } other && one != other)
        {
            return new([one, other], ResolutionRule.PronounOfMany, SourceType.Named);
        }

        return mentions[led].Acts && _speakers[led] is { Kind: SpeakerKind.Organisation } organisation
            ? new([organisation], ResolutionRule.PronounOfMany, SourceType.Named)
            : Resolution.Unnamed;
    }

    private bool IsAnd(int paragraph, int start, int end) =>
        end > start
            && end - start <= LongestAnd
            && paragraphs[paragraph].Text.AsSpan(start, end - start).Trim() is "and" or "&";

    /// <summary>The index of the name that leads the sentence before the mention in its paragraph.</summary>
    private int? Led(Finding finding)
    {
        var before = FirstAt(mentions, finding.Paragraph, finding.MentionStart);
        for (var i = before - 1; i >= 0 && before - i <= Names && mentions[i].Paragraph == finding.Paragraph; i--)
        {
            if (mentions[i] is { Leads: true, IsPronoun: false })
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>
    /// The organisation in this paragraph or the one before that last led a sentence, else that last acted in one.
    /// </summary>
    public KnownSpeaker? OrganisationBefore(Finding finding, Predicate<KnownSpeaker>? among = null) =>
        Organisation(finding, among, n => n.Leads) ?? Organisation(finding, among, n => n.Acts);

    private KnownSpeaker? Organisation(Finding finding, Predicate<KnownSpeaker>? among, Predicate<NameMention> stands)
    {
        var before = FirstAt(mentions, finding.Paragraph, finding.MentionStart);
        for (var i = before - 1; i >= 0 && before - i <= Names && mentions[i].Paragraph >= finding.Paragraph - 1; i--)
        {
            if (mentions[i].Kind == SpeakerKind.Organisation
                && stands(mentions[i])
                && _speakers[i] is { } organisation
                && among?.Invoke(organisation) != false)
            {
                return organisation;
            }
        }

        return null;
    }

    private static bool Agrees(KnownSpeaker speaker, Gender gender) =>
        gender == Gender.Unknown || speaker.Gender == Gender.Unknown || speaker.Gender == gender;

    /// <summary>The index of the first name at or behind a place.</summary>
    private static int FirstAt(List<NameMention> names, int paragraph, int start)
    {
        var (low, high) = (0, names.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if ((names[middle].Paragraph, names[middle].Start).CompareTo((paragraph, start)) < 0)
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
