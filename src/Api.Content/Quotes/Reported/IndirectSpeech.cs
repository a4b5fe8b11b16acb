using Api.Content.Language;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Reported;

/// <summary>
/// Finds the reported clauses of a sentence that have no marks: every clause that a cue may report is scored, and the
/// surest of those that overlap is taken. A clause that contains words in marks is not one: those words are the
/// quotation.
/// </summary>
internal sealed class IndirectSpeech(AnnotatedSentence sentence, AttributionModel model)
{
    private readonly Clauses _clauses = sentence.Clauses;
    private readonly List<Chunk> _chunks = sentence.Chunks;
    private readonly ReportedClauseBounds _clause = new(sentence);
    private readonly ReportScoring _score = new(sentence, model);
    private readonly List<ReportCandidate> _reports = [];

    /// <returns>In reading order.</returns>
    public List<ReportCandidate> Read()
    {
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (_clause.IsAccordingTo(i))
            {
                AccordingTo(i);
            }
            else if (_chunks[i].Kind is ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive
                && _chunks[i].IsCue
                && _chunks[i].Is(WordClass.Reporting))
            {
                ReadCue(i);
            }
        }

        return Surest();
    }

    private void ReadCue(int cue)
    {
        var subject = _clauses.SubjectOf(cue) is { } found && found.Last < cue ? found : (NounRange?)null;
        var behind = subject is null ? null : _clause.Behind(cue);
        // A noun after the cue does not rule out a clause before it: "The dam was safe, Kim told Reuters."
        if (_chunks[cue].Kind == ChunkKind.Verb
            && cue > 0
            && behind is null or { Shape: ReportShape.Noun or ReportShape.Preposition })
        {
            if (_chunks[cue - 1].Kind == ChunkKind.Comma
                && _chunks[cue].Is(WordClass.Speech)
                && _clauses.NounAfter(cue) is { } inverted)
            {
                Before(cue - 1, new(new(cue, cue), inverted), inverted.Last + 1);
                behind = _chunks[inverted.First].CanSpeak(sentence.Tokens) ? null : behind;
            }
            else if (subject is { First: > 0 } said)
            {
                Tag(cue, said);
            }
        }

        if (behind is { } complement)
        {
            var end = _clause.End(complement.First, complement.Shape, IsInside(cue, subject!.Value));
            var reporting = new ReportingWords(new(cue, cue), Mention(cue, subject.Value), subject.Value);
            Add(complement.Shape, complement.First, end, reporting);
        }
    }

    /// <summary>
    /// Finds <c>The dam was safe, (as) Kim said</c>, or with the tag first: <c>As Kim said, the dam was safe</c>.
    /// </summary>
    private void Tag(int cue, NounRange subject)
    {
        var before = subject.First - 1;
        var reporting = new ReportingWords(new(cue, cue), subject);
        if (before == 0 && sentence.IsWord(before, WordClass.As))
        {
            AfterComma(cue + 1, reporting);
            return;
        }

        before -= before > 0 && sentence.IsWord(before, WordClass.As) ? 1 : 0;
        if (before > 0 && _chunks[before].Kind == ChunkKind.Comma)
        {
            Before(before, reporting, cue + 1);
        }
    }

    private void AccordingTo(int i)
    {
        if (_clauses.NounAfter(i + 1) is not { } source)
        {
            return;
        }

        while (GoesOn(source.Last) && source.Last - i < ReportedClauseBounds.Reach)
        {
            source = new(source.First, source.Last + 2);
        }

        var reporting = new ReportingWords(new(i, i + 1), source);
        if (i == 0 || (i == 1 && _chunks[0].Kind is ChunkKind.Conjunction or ChunkKind.Adverb))
        {
            AfterComma(source.Last + 1, reporting);
        }
        else
        {
            Before(_chunks[i - 1].Kind == ChunkKind.Comma ? i - 1 : i, reporting, source.Last + 1);
        }
    }

    /// <summary>
    /// Whether a source continues after a noun that is not a name: all of <c>the results of polls conducted for the
    /// council</c> is one.
    /// </summary>
    private bool GoesOn(int noun)
    {
        var isName = sentence.Tokens[_chunks[noun].Head].Capital;
        return !isName && noun + 2 < _chunks.Count && IsLink(noun + 1) && _clause.IsParticipant(noun + 2);
    }

    private bool IsLink(int i) =>
        _chunks[i].Kind is ChunkKind.Preposition or ChunkKind.Conjunction or ChunkKind.Participle;



    /// <summary>Finds the clause after the comma that ends the reporting words.</summary>
    private void AfterComma(int from, ReportingWords reporting)
    {
        var comma = from;
        while (comma < _chunks.Count
            && comma - from < ReportedClauseBounds.Reach
            && _chunks[comma].Kind != ChunkKind.Comma)
        {
            comma++;
        }

        if (comma + 1 < _chunks.Count)
        {
            var end = _clause.End(comma + 1, ReportShape.Bare, false);
            Add(ReportShape.Bare, comma + 1, end, reporting);
        }
    }

    /// <summary>Finds the clause before the reporting words, and its second part if they are inside it.</summary>
    private void Before(int end, ReportingWords reporting, int after)
    {
        var first = end;
        while (first > 0
            && end - first < ReportedClauseBounds.Reach
            && _chunks[first - 1].Kind is not (ChunkKind.Semicolon or ChunkKind.Quote))
        {
            first--;
        }

        if ((first > 0 && _chunks[first - 1].Kind == ChunkKind.Quote) || LeadsToQuote(after))
        {
            return;
        }

        while (first < end && _chunks[first].Kind is ChunkKind.Conjunction or ChunkKind.Comma or ChunkKind.Other)
        {
            first++;
        }

        if (first == end || IsOfReporter(first, end))
        {
            return;
        }

        var whole = false;
        for (var i = first; i < end && !whole; i++)
        {
            whole = _chunks[i].Kind == ChunkKind.Verb
                && !_clauses.IsRelative(i)
                && _clauses.SubjectOf(i) is { } own
                && own.First >= first;
        }

        var inside = after + 1 < _chunks.Count && _chunks[after].Kind == ChunkKind.Comma;
        if (whole || inside)
        {
            Add(whole ? ReportShape.Before : ReportShape.Around, first, end, reporting);
        }

        // A whole clause has a second part only if one is joined ("The dam was safe, Kim said, but the road was not"):
        // in "The dam was safe, Kim said, pointing at it" the rest is the reporter's.
        if (inside && (!whole || _chunks[after + 1].Kind is ChunkKind.Conjunction or ChunkKind.Subordinator))
        {
            var rest = _clause.End(after + 1, ReportShape.Rest, false);
            Add(ReportShape.Rest, after + 1, rest, reporting);
        }
    }

    /// <summary>
    /// Whether the words before the comma are the reporter's: <c>Asked about the dam, Kim said</c>, <c>When asked,
    /// Kim said</c>.
    /// </summary>
    private bool IsOfReporter(int first, int end)
    {
        if (_chunks[first].Is(WordClass.Speech) || _chunks[first].Kind == ChunkKind.Participle)
        {
            return true;
        }

        return _chunks[first].Kind == ChunkKind.Subordinator
            && first + 1 < end
            && _chunks[first + 1].Kind == ChunkKind.Participle;
    }

    /// <summary>Whether words in marks follow the cue directly: those are what it reports.</summary>
    private bool LeadsToQuote(int i)
    {
        i += i < _chunks.Count && _chunks[i].Kind is ChunkKind.Comma or ChunkKind.Colon ? 1 : 0;
        return i < _chunks.Count && _chunks[i].Kind == ChunkKind.Quote;
    }

    /// <summary>Returns the <c>who</c> or <c>which</c> before a verb, else its subject.</summary>
    private NounRange Mention(int verb, NounRange subject)
    {
        if (_chunks[verb].Kind != ChunkKind.Verb || !_clauses.IsRelative(verb))
        {
            return subject;
        }

        var i = verb - 1;
        while (_chunks[i].Kind != ChunkKind.Relative)
        {
            i--;
        }

        return sentence.IsWord(i, WordClass.That) ? subject : new(i, i);
    }

    /// <summary>
    /// Whether the reporter's clause is inside another: <c>While Kim said …, he left</c>, <c>Kim, who said …, left</c>.
    /// </summary>
    private bool IsInside(int cue, NounRange subject) =>
        _clauses.IsSubordinate(subject.First) || (_chunks[cue].Kind == ChunkKind.Verb && _clauses.IsRelative(cue));

    private void Add(ReportShape shape, int first, int? end, ReportingWords reporting)
    {
        var last = (end ?? first) - 1;
        while (last >= first
            && _chunks[last].Kind is ChunkKind.Comma or ChunkKind.Conjunction or ChunkKind.Dash or ChunkKind.Colon
                or ChunkKind.Stop)
        {
            last--;
        }

        if (last < first)
        {
            return;
        }

        var report = new ReportCandidate(shape, _chunks[first].First, _chunks[last].Last + 1, reporting);
        if (_score.Of(report) is { } score)
        {
            _reports.Add(report with { Score = score });
        }
    }

    private List<ReportCandidate> Surest()
    {
        var taken = new List<ReportCandidate>();
        var used = new HashSet<int>();
        // The sort is stable: of equal scores, the one that was read first is taken.
        foreach (var report in _reports.OrderByDescending(r => r.Score))
        {
            var words = Enumerable.Range(report.First, report.End - report.First);
            if (!words.Any(used.Contains))
            {
                used.UnionWith(words);
                taken.Add(report);
            }
        }

        taken.Sort((a, b) => a.First.CompareTo(b.First));
        for (var i = 1; i < taken.Count; i++)
        {
            taken[i] = taken[i] with
            {
                GoesOn = taken[i].Shape == ReportShape.Rest
                    && taken[i - 1].Shape == ReportShape.Around
                    && taken[i].Reporting.Cue.First == taken[i - 1].Reporting.Cue.First,
            };
        }

        return taken;
    }
}
