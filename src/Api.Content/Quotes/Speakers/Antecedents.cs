using Api.Content.Language;
using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Gathers, for a pronoun or a role, the people who are named or quoted just before it, with the evidence for each.
/// </summary>
/// <param name="quoted">The names inside quotations, in reading order.</param>
internal sealed class Antecedents(NameSequence names, List<NameMention> quoted, KnownSpeakers known)
{
    /// <summary>The number of paragraphs that a pronoun looks back.</summary>
    private const int ParagraphsBack = 3;

    private Dictionary<KnownSpeaker, int>? _firsts;
    private int _read;

    /// <summary>The mention of the quotation before; null for the first.</summary>
    public SourceMention? LastSource { get; private set; }

    /// <summary>The speakers of the previous quotation.</summary>
    public IReadOnlyList<KnownSpeaker> LastSpeakers { get; private set; } = [];

    /// <summary>Notes who spoke, for the pronouns that follow.</summary>
    public void Spoke(SourceMention source, Resolution resolution)
    {
        LastSource = source;
        LastSpeakers = resolution.Speakers;
        foreach (var speaker in LastSpeakers)
        {
            // A guess proves nothing: taken for a proof, it would make the next guess sure.
            speaker.HasSpoken |= resolution.Rule is not (ResolutionRule.PronounContested or ResolutionRule.PronounFar);
        }
    }

    /// <summary>The people who agree, each once, with what speaks for them.</summary>
    public List<Antecedent> Before(SourceMention source, Gender gender)
    {
        // Before any pronoun is weighed: the hints of the whole article count, also those further on.
        _firsts ??= Firsts();
        var before = names.FirstAt(source.Paragraph, source.MentionStart);
        // In reading order and once each: a pronoun that is resolved is a mention for the next one. Pronouns further up
        // than anybody looks back are left out.
        for (; _read < before; _read++)
        {
            var mention = names.Mentions[_read];
            if (mention is { IsPronoun: true, Acts: true }
                && names.Speakers[_read] is null
                && mention.Paragraph >= source.Paragraph - ParagraphsBack)
            {
                // "Kim said he left" has its subject for "he" far more often than not.
                var candidates = Candidates(mention.Paragraph, mention.Start, mention.Gender);
                names.Speakers[_read] = (candidates.Find(c => c.Acted == Distance.SameSentence)
                    ?? candidates.MaxBy(c => c.Weight))?.Speaker;
            }
        }

        return Candidates(source.Paragraph, source.MentionStart, gender);
    }

    private List<Antecedent> Candidates(int paragraph, int start, Gender gender)
    {
        var found = new List<Antecedent>();
        var before = names.FirstAt(paragraph, start);
        var sentence = names.SentenceAt(paragraph, start);
        Antecedent? acted = null;
        var actedIn = (0, 0);
        for (var i = before - 1; i >= 0
            && before - i <= NameSequence.NamesBack
            && names.Mentions[i].Paragraph >= paragraph - ParagraphsBack; i--)
        {
            var mention = names.Mentions[i];
            if (names.Speakers[i] is not { Kind: SpeakerKind.Person } speaker || !Agrees(speaker, gender))
            {
                continue;
            }

            var candidate = Of(found, speaker);
            var distance = DistanceOf(mention, paragraph, sentence);
            // The walk goes backwards, so the first person found is the one named last.
            candidate.NamedLast |= found.Count == 1;
            if (candidate.Named == Distance.None)
            {
                candidate.Named = distance;
                candidate.Introduced = _firsts!.GetValueOrDefault(speaker, -1) == i;
            }

            if (mention.Leads || mention.Acts)
            {
                candidate.Acted = candidate.Acted == Distance.None ? distance : candidate.Acted;

                // In "Kim said Lee was late" it is Kim who acts.
                var at = (mention.Paragraph, names.SentenceAt(mention.Paragraph, mention.Start));
                if (acted is null || (at == actedIn && mention.Leads))
                {
                    (acted, actedIn) = (candidate, at);
                }
            }
        }

        if (LastSpeakers is [{ Kind: SpeakerKind.Person } last]
            && Agrees(last, gender)
            && paragraph - LastSource!.Paragraph <= ParagraphsBack)
        {
            Of(found, last).Spoke = paragraph == LastSource.Paragraph ? Distance.SameParagraph
                : paragraph == LastSource.Paragraph + 1 ? Distance.ParagraphBefore
                : Distance.Further;
        }

        if (acted is { Acted: not Distance.Further })
        {
            acted.ActedLast = true;
        }

        var from = NameSequence.FirstAt(quoted, paragraph, names.SentenceStart(paragraph, sentence));
        for (var i = from; i < quoted.Count
            && i < from + NameSequence.NamesBack
            && quoted[i].Paragraph == paragraph
            && names.SentenceAt(paragraph, quoted[i].Start) == sentence; i++)
        {
            if (known.Find(quoted[i]).Speaker is { } named && found.Find(c => c.Speaker == named) is { } candidate)
            {
                candidate.Quoted = true;
            }
        }

        return found;
    }

    /// <summary>
    /// Finds each person's first mention; also, a pronoun right after a name hints at the sex of its bearer.
    /// </summary>
    private Dictionary<KnownSpeaker, int> Firsts()
    {
        var firsts = new Dictionary<KnownSpeaker, int>();
        for (var i = 0; i < names.Speakers.Length; i++)
        {
            if (names.Speakers[i] is { } speaker)
            {
                firsts.TryAdd(speaker, i);
            }
            else if (i > 0 && names.Mentions[i].IsPronoun && names.Mentions[i - 1].Acts && IsOneSentence(i))
            {
                names.Speakers[i - 1]?.Hint(names.Mentions[i].Gender);
            }
        }

        return firsts;
    }

    /// <summary>Whether a name is in the sentence of the previous one: <c>Kim said he left</c>.</summary>
    private bool IsOneSentence(int i)
    {
        var (before, name) = (names.Mentions[i - 1], names.Mentions[i]);
        return before.Paragraph == name.Paragraph
            && names.SentenceAt(name.Paragraph, name.Start) == names.SentenceAt(name.Paragraph, before.Start);
    }

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
                (sentence - names.SentenceAt(paragraph, mention.Start)) switch
                {
                    0 => Distance.SameSentence,
                    1 => Distance.SentenceBefore,
                    _ => Distance.SameParagraph,
                },
            1 => Distance.ParagraphBefore,
            _ => Distance.Further,
        };

    private static bool Agrees(KnownSpeaker speaker, Gender gender) =>
        gender == Gender.Unknown || speaker.Gender == Gender.Unknown || speaker.Gender == gender;
}
