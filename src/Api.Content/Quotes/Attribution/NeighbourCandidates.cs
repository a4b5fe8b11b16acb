using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Lists the possible sources of a quotation in the sentences and paragraphs around it, and by who has spoken before.
/// </summary>
internal sealed class NeighbourCandidates(
    IReadOnlyList<AnnotatedParagraph> paragraphs,
    Func<int, ParagraphReading> reading)
{
    /// <summary>The number of sentences back in which sources are looked for.</summary>
    private const int SentencesBack = 3;
    private const int ParagraphsBack = 2;

    /// <summary>The number of characters of a mention that are compared.</summary>
    private const int LongestName = 120;

    /// <summary>
    /// The ways in which a candidate was found in its sentence. Numbers above those of the rules, which say how an
    /// earlier quotation was attributed.
    /// </summary>
    private const int FromBelow = 27, FromSentence = 28, FromQuote = 29, FromEdge = 30, FromLabel = 31;

    private readonly Dictionary<string, int> _spoken = new(StringComparer.OrdinalIgnoreCase);
    private Quotation? _previous;
    private int _previousSentence;

    /// <summary>Notes who spoke, for the quotations that follow.</summary>
    public void Note(Quotation quotation, int sentence)
    {
        (_previous, _previousSentence) = (quotation, sentence);
        var word = LastWord(quotation.Source!);
        _spoken[word] = _spoken.GetValueOrDefault(word) + 1;
    }

    /// <summary>Adds the candidates of other sentences, and nobody as the last.</summary>
    public void AddTo(List<Candidate> candidates, int paragraph, int s, MarkedSpan span, CandidateFeatures traits)
    {
        var here = reading(paragraph);
        void Add(AttributionRule rule, SourceMention? source, int away, int lead)
        {
            var mention = source is null ? null : source with { Rule = rule };
            candidates.Add(new(mention, traits.DescribeOther(rule, source, away, lead)));
        }

        if (here.Sentence(s).LabelInside(span) is { } label)
        {
            // A transcript says itself who speaks.
            candidates.Clear();
            Add(AttributionRule.Transcript, label, 0, FromLabel);
            Add(AttributionRule.None, null, 0, 0);
            return;
        }

        if (_previous is { Source: { } previous }
            && paragraph - _previous.Paragraph <= ParagraphsBack
            && !IsAnswered(here, paragraph, s))
        {
            var isSame = _previous.Paragraph == paragraph;
            var rule = span.Continues ? AttributionRule.Reopened
                : isSame ? AttributionRule.Continued
                : AttributionRule.ParagraphBefore;
            var away = isSame ? s - _previousSentence : paragraph - _previous.Paragraph;
            Add(rule, previous, away, 1 + (int)previous.Rule);
        }

        for (var back = 1; back <= SentencesBack && back <= s; back++)
        {
            if (here.Sentence(s - back) is { Acting: { } acting } before)
            {
                Add(AttributionRule.SentenceBefore, acting, back, LeadOf(before));
            }
        }

        // The sentences of this paragraph are nearer: the ones above count only if few come before the quotation.
        var paragraphsBack = s == 0 ? ParagraphsBack : s < SentencesBack ? 1 : 0;
        for (var back = 1; back <= paragraph && back <= paragraphsBack; back++)
        {
            var above = reading(paragraph - back);
            for (var k = 1; k <= 2 && k <= above.Count; k++)
            {
                if (above.Sentence(above.Count - k) is { Acting: { } acting } last)
                {
                    var away = (back * 4) + k + (s > 0 ? 16 : 0);
                    Add(AttributionRule.ParagraphBefore, acting, away, LeadOf(last));
                }
            }
        }

        for (var ahead = 1; ahead <= 2 && s + ahead < here.Count; ahead++)
        {
            if (here.Sentence(s + ahead) is { Acting: { } acting } next)
            {
                var lead = next.StartsWithQuote ? FromEdge : next.HasQuote ? FromQuote : FromSentence;
                Add(AttributionRule.Ahead, acting, ahead, lead);
                break;
            }
        }

        if (here.Sentence(s).IsAlone && Below(here, paragraph, s) is { Signature: { } signature })
        {
            Add(AttributionRule.Signature, signature, s + 1 < here.Count ? 0 : 1, FromBelow);
        }

        AddNobody(candidates, traits);
    }

    /// <summary>
    /// Whether somebody has spoken without marks since the last quotation, right before words in marks alone, which are
    /// then theirs: <c>“No,” Lee said. The wall will hold, said Kim. “I checked.”</c>
    /// </summary>
    private bool IsAnswered(ParagraphReading here, int paragraph, int s)
    {
        var isNext = _previous!.Paragraph == paragraph && s - 1 <= _previousSentence;
        if (s == 0 || isNext || !here.Sentence(s).IsAlone)
        {
            return false;
        }

        return here.Sentence(s - 1) is { HasQuote: false, Acting: { Subject: not SubjectKind.HeOrShe } acting }
            && acting.Cue is CueKind.Speech or CueKind.NoVerb;
    }

    public static void AddNobody(List<Candidate> candidates, CandidateFeatures traits) =>
        candidates.Add(new(null, traits.DescribeOther(AttributionRule.None, null, 0, 0)));

    /// <summary>Describes a candidate by who spoke before.</summary>
    /// <param name="inSentence">Whether somebody has spoken in the same sentence already.</param>
    public void AddHistory(Candidate candidate, int paragraph, bool inSentence)
    {
        var rule = (int)(candidate.Source?.Rule ?? AttributionRule.None);
        var recency = inSentence ? 0 : Recency(paragraph);
        candidate.Features.Add(
            Features.Of(
                Feature.RulePrevious,
                rule,
                candidate.Source is { } source && _previous?.Source is { } previous ? Likeness(source, previous) : 0,
                recency));
        if (candidate.Source is { } known)
        {
            candidate.Features.Add(
                Features.Of(Feature.RuleSpoken, rule, Math.Min(4, _spoken.GetValueOrDefault(LastWord(known)))));
        }
    }

    /// <summary>
    /// Returns when somebody spoke last: 1 in the same paragraph, 2 in the previous one, 3 before that or never.
    /// </summary>
    private int Recency(int paragraph) =>
        (paragraph - _previous?.Paragraph) switch
        {
            0 => 1,
            1 => 2,
            _ => 3,
        };

    /// <summary>Returns how a sentence leads to the one after it.</summary>
    private static int LeadOf(SentenceReading before) =>
        before.EndsInColon ? FromEdge : before.HasQuote ? FromQuote : FromSentence;

    private SentenceReading? Below(ParagraphReading here, int paragraph, int s) =>
        s + 1 < here.Count ? here.Sentence(s + 1)
            : paragraph + 1 < paragraphs.Count && reading(paragraph + 1) is { Count: > 0 } next ? next.Sentence(0)
            : null;

    /// <summary>1 the same mention by the same cue, 2 by another, 3 the same last word, 4 somebody else.</summary>
    private int Likeness(SourceMention a, SourceMention b)
    {
        if (a.Paragraph == b.Paragraph && a.MentionStart == b.MentionStart)
        {
            return a.CueStart == b.CueStart ? 1 : 2;
        }

        return LastWord(a).Equals(LastWord(b), StringComparison.OrdinalIgnoreCase) ? 3 : 4;
    }

    private string LastWord(SourceMention source)
    {
        // Speakers are resolved after attribution, so the surname has to do: "Mayor Ann Lee" and "Lee" count as one.
        var words = paragraphs[source.Paragraph].Text.AsSpan(
            source.MentionStart, Math.Min(LongestName, source.MentionEnd - source.MentionStart));
        var cut = words.IndexOfAny(',', '(');
        words = (cut > 0 ? words[..cut] : words).TrimEnd();
        return words[(words.LastIndexOf(' ') + 1)..].ToString();
    }
}
