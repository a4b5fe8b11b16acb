using Api.Content.Language;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Reported;

/// <summary>Tells where a clause that a cue reports begins and ends. Places are chunks, ends exclusive.</summary>
internal sealed class ReportedClauseBounds(AnnotatedSentence sentence)
{
    /// <summary>
    /// The greatest length of a reported clause, in chunks. It keeps the work linear in one endless sentence.
    /// </summary>
    public const int Reach = 60;

    /// <summary>The greatest distance of the verb of a clause from its beginning.</summary>
    private const int VerbReach = 24;

    /// <summary>The most addressees, times and places between a cue and its <c>that</c>, in chunks.</summary>
    private const int Circumstances = 12;

    private readonly Clauses _clauses = sentence.Clauses;
    private readonly List<Chunk> _chunks = sentence.Chunks;

    /// <summary>Returns the words after a cue that depend on it; null if there are none.</summary>
    public (ReportShape Shape, int First)? Behind(int cue)
    {
        var first = cue + 1;
        while (first < _chunks.Count && IsAdverb(first))
        {
            first++;
        }

        if (first >= _chunks.Count)
        {
            return null;
        }

        var addressing = _chunks[cue].Is(WordClass.Addressing);
        var behind = SkipCircumstances(IsAddressee(first, addressing) ? first + 1 : first);
        if (behind < _chunks.Count && Opener(behind) is { } opener)
        {
            // "urged Kim to leave", "called on Kim to leave": the person addressed is a part of them.
            var addressee = IsPreposition(first) ? first + 1 : first;
            return (opener, opener == ReportShape.To && IsParticipant(addressee) ? addressee : behind);
        }

        // The noun after "said" is the subject of the clause ("said Lee was late"), the one after "told" is the person
        // told, and the clause comes next ("told Lee the dam was safe").
        if (!addressing && Starts(first))
        {
            return (ReportShape.Bare, first);
        }

        if (behind > first && Starts(behind))
        {
            return (ReportShape.Bare, behind);
        }

        // "Assured the dam was safe" names nobody who is told: the noun belongs to the clause after all.
        if (Starts(first))
        {
            return (ReportShape.Bare, first);
        }

        return IsParticipant(first) ? (ReportShape.Noun, first)
            : IsPreposition(first) && first + 1 < _chunks.Count && !IsTime(first + 1)
                ? (ReportShape.Preposition, first + 1)
            : null;
    }

    /// <summary>
    /// Whether a noun after a cue is told something: <c>told Reuters the dam was safe</c>. Cues that address nobody by
    /// themselves need somebody who can be spoken to.
    /// </summary>
    private bool IsAddressee(int i, bool addressing)
    {
        if (!IsParticipant(i))
        {
            return false;
        }

        return addressing || (_chunks[i].CanSpeak(sentence.Tokens) && !_chunks[i].Is(WordClass.Document));
    }

    /// <summary>Whether a noun here is the subject of a verb after it, or <c>there is</c>.</summary>
    public bool Starts(int first)
    {
        var there = first < _chunks.Count && sentence.IsWord(first, WordClass.Existential);
        if (first >= _chunks.Count || (_chunks[first].Kind != ChunkKind.Noun && !there))
        {
            return false;
        }

        for (var i = first + 1; i < _chunks.Count && i - first < VerbReach; i++)
        {
            switch (_chunks[i].Kind)
            {
                // In "said the man who left was late" the verb of the clause is "was", not "left".
                case ChunkKind.Verb when !_clauses.IsRelative(i):
                    return there || _clauses.SubjectOf(i) is { } subject && subject.First >= first;
                case ChunkKind.Semicolon or ChunkKind.Quote or ChunkKind.Stop or ChunkKind.Subordinator:
                    return false;
            }
        }

        return false;
    }

    /// <summary>
    /// Returns the end of the clause: the beginning of the reporter's own words. Null if it is too long or runs into
    /// words in marks.
    /// </summary>
    /// <param name="inside">
    /// Whether the reporter's clause is inside another: <c>While Kim said the dam was safe, he left.</c>
    /// </param>
    public int? End(int first, ReportShape shape, bool inside)
    {
        var phrase = shape is ReportShape.Noun or ReportShape.Preposition or ReportShape.To;
        for (var i = first; i < _chunks.Count && i - first < Reach; i++)
        {
            var kind = _chunks[i].Kind;
            if (kind == ChunkKind.Quote)
            {
                return null;
            }

            var isStop = kind == ChunkKind.Semicolon || (kind == ChunkKind.Stop && i + 1 == _chunks.Count);
            if (isStop || (i > first && GoesOn(i, phrase, shape == ReportShape.To, inside)))
            {
                return i;
            }
        }

        // Null, not the words up to here: a clause that was cut off would be served as what somebody said.
        return _chunks.Count - first <= Reach ? _chunks.Count : null;
    }

    /// <summary>Whether the reporter continues here; a report in few words ends sooner.</summary>
    private bool GoesOn(int i, bool phrase, bool to, bool inside)
    {
        var comma = _chunks[i].Kind == ChunkKind.Comma;
        var next = comma ? i + 1 : i;
        if (next >= _chunks.Count)
        {
            return false;
        }

        if (_chunks[next].Kind == ChunkKind.Conjunction)
        {
            return (comma && to) || GoesOnAfterConjunction(next + 1, comma, phrase);
        }

        if (IsAccordingTo(next) || (phrase && _chunks[i].Kind == ChunkKind.Dash))
        {
            return true;
        }

        return comma && GoesOnAfterComma(next, phrase, to, inside);
    }

    /// <summary>
    /// Whether the words after a conjunction are the reporter's: <c>and then added</c>, <c>, and the mayor left</c>.
    /// </summary>
    private bool GoesOnAfterConjunction(int next, bool comma, bool phrase)
    {
        while (next < _chunks.Count && _chunks[next].Kind == ChunkKind.Adverb)
        {
            next++;
        }

        if (next >= _chunks.Count)
        {
            return false;
        }

        var isVerb = _chunks[next].Kind is ChunkKind.Verb or ChunkKind.Participle
            && _chunks[next].Is(phrase ? WordClass.Verb : WordClass.Speech);
        // Without a comma, a second clause is still reported: "said the dam was safe and the road was open".
        return isVerb || (comma && Starts(next));
    }

    /// <summary>
    /// Whether the words after a comma are the reporter's: <c>, adding</c>; after a report inside another clause also
    /// the rest of that: <c>While Kim said the dam was safe, he left.</c>
    /// </summary>
    private bool GoesOnAfterComma(int next, bool phrase, bool to, bool inside)
    {
        if (to || IsAside(next) || (phrase && _chunks[next].Kind != ChunkKind.Noun))
        {
            return true;
        }

        return inside && (_chunks[next].Kind == ChunkKind.Verb || Starts(next));
    }

    /// <summary>
    /// Whether the words after a comma are more often the reporter's: <c>, which</c>, <c>, adding</c>, <c>, while</c>.
    /// </summary>
    private bool IsAside(int i) =>
        _chunks[i].Kind == ChunkKind.Relative
            || (_chunks[i].Kind == ChunkKind.Participle && _chunks[i].Is(WordClass.Cue))
            || sentence.IsWord(i, WordClass.Concession | WordClass.As);

    private int SkipCircumstances(int start)
    {
        var i = start;
        while (i < _chunks.Count && i - start < Circumstances)
        {
            if (IsPreposition(i) || (i > start && _chunks[i].Kind == ChunkKind.Conjunction))
            {
                if (i + 1 >= _chunks.Count || _chunks[i + 1].Kind != ChunkKind.Noun)
                {
                    break;
                }

                i += 2;
            }
            else if (IsAdverb(i) || (_chunks[i].Kind == ChunkKind.Noun && IsTime(i)))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private ReportShape? Opener(int i) => _chunks[i].Kind switch
    {
        ChunkKind.Subordinator when sentence.IsWord(i, WordClass.That) => ReportShape.That,
        ChunkKind.Subordinator when sentence.IsWord(i, WordClass.Question) => ReportShape.Question,
        ChunkKind.Relative when sentence.IsWord(i, WordClass.Question) && _chunks[i - 1].Kind != ChunkKind.Noun =>
            ReportShape.Question,
        ChunkKind.Infinitive => ReportShape.To,
        _ => null,
    };

    private bool IsAdverb(int i) => _chunks[i].Kind == ChunkKind.Adverb && !sentence.IsWord(i, WordClass.Existential);

    private bool IsPreposition(int i) =>
        _chunks[i].Kind == ChunkKind.Preposition && !_chunks[i].Is(WordClass.Subordinator);

    /// <summary>Whether a noun says who or what, and not when: <c>the council</c>, but not <c>last week</c>.</summary>
    public bool IsParticipant(int i) => _chunks[i].Kind == ChunkKind.Noun && !IsTime(i);

    private bool IsTime(int i) => _chunks[i].Is(WordClass.Time) && !_chunks[i].Is(WordClass.Pronoun);

    public bool IsAccordingTo(int i) =>
        sentence.IsWord(i, WordClass.According)
            && i + 1 < _chunks.Count
            && sentence.IsWord(i + 1, WordClass.To);
}
