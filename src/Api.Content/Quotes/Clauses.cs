namespace Api.Content.Quotes;

/// <summary>A noun phrase with what hangs on it, as a range of chunks, both ends inclusive.</summary>
internal readonly record struct NounRange(int First, int Last);

/// <summary>Tells the subject of each verb of a sentence, over appositions, relative clauses and shared subjects.</summary>
internal sealed class Clauses(List<Chunk> chunks)
{
    /// <summary>How far a subject may stand from its verb, in chunks. It keeps the work linear in one endless sentence.</summary>
    private const int Reach = 60;

    /// <summary>How many shared or relative subjects are followed.</summary>
    private const int Depth = 6;

    public List<Chunk> Chunks => chunks;

    public NounRange? SubjectOf(int verb) => SubjectOf(verb, Depth);

    private NounRange? SubjectOf(int verb, int depth)
    {
        if (depth == 0)
        {
            return null;
        }

        if (chunks[verb].Kind is ChunkKind.Participle or ChunkKind.Infinitive)
        {
            return MainSubject(verb, depth - 1);
        }

        var i = verb - 1;
        while (i >= 0 && chunks[i].Kind == ChunkKind.Adverb)
        {
            i--;
        }

        if (i < 0)
        {
            return null;
        }

        return chunks[i].Kind switch
        {
            ChunkKind.Noun when i >= 2 && chunks[i - 1].Kind == ChunkKind.Preposition && chunks[i - 2].Kind == ChunkKind.Verb => SubjectOf(i - 2, depth - 1),
            ChunkKind.Noun => SubjectEndingAt(i),
            ChunkKind.Relative => Antecedent(i),
            ChunkKind.Comma or ChunkKind.Dash => BeforeParenthesis(i, depth),
            ChunkKind.Conjunction or ChunkKind.Verb => (chunks[verb].Is(WordClass.Speech) ? SpeechSubject(i, depth - 1) : null) ?? SharedSubject(i, depth - 1),
            _ => null,
        };
    }

    /// <summary>The noun phrase that ends here, with the prepositional phrases that lead up to its head: <c>the head of a union in Ohio</c>.</summary>
    private NounRange? SubjectEndingAt(int last)
    {
        if (chunks[last].Is(WordClass.ObjectPronoun) && !chunks[last].Is(WordClass.Pronoun | WordClass.Determiner))
        {
            return null;
        }

        var first = last;
        if (!chunks[last].Is(WordClass.Pronoun))
        {
            while (first >= 2 && chunks[first - 1].Kind == ChunkKind.Preposition && !chunks[first - 1].Is(WordClass.Subordinator) && chunks[first - 2].Kind == ChunkKind.Noun && last - first < Reach
                && !chunks[first - 2].Is(WordClass.Pronoun) && !IsObject(first - 2))
            {
                first -= 2;
            }
        }

        if (IsTime(first))
        {
            return null;
        }

        while (last > first && IsTime(last))
        {
            // "Kim on Friday said": the day is no part of the name.
            last -= 2;
        }

        if (first >= 2 && chunks[first - 1].Kind == ChunkKind.Conjunction && chunks[first - 2].Kind == ChunkKind.Noun && !IsObject(first - 2) && !chunks[first - 2].Is(WordClass.Time) && !(first >= 3 && chunks[first - 3].Kind == ChunkKind.Preposition))
        {
            first -= 2;
        }

        return new(first, last);
    }

    /// <summary>The noun phrase that ends at a chunk, taken as a subject.</summary>
    public NounRange? SubjectEnding(int last) => SubjectEndingAt(last);

    private bool IsTime(int i) => chunks[i].Is(WordClass.Time) && !chunks[i].Is(WordClass.Pronoun | WordClass.Male | WordClass.Female | WordClass.Institution);

    /// <summary>Whether a noun is the object of a verb or of a phrase in front of the clause, so that it cannot head a subject.</summary>
    private bool IsObject(int noun) => noun > 0 && chunks[noun - 1].Kind is ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive or ChunkKind.Preposition && !chunks[noun - 1].Is(WordClass.Subordinator);

    /// <summary>Whether a verb belongs to a relative clause: <c>who runs</c>.</summary>
    public bool IsRelative(int verb)
    {
        var i = verb - 1;
        while (i >= 0 && chunks[i].Kind == ChunkKind.Adverb)
        {
            i--;
        }

        return i >= 0 && chunks[i].Kind == ChunkKind.Relative;
    }

    /// <summary>The noun that <c>who</c> or <c>which</c> stands for.</summary>
    private NounRange? Antecedent(int relative)
    {
        var i = relative - 1;
        if (i >= 0 && chunks[i].Kind == ChunkKind.Preposition)
        {
            return null;
        }

        if (i >= 0 && chunks[i].Kind is ChunkKind.Comma or ChunkKind.Dash)
        {
            i--;
        }

        if (i < 0 || chunks[i].Kind != ChunkKind.Noun)
        {
            return null;
        }

        var joint = i >= 2 && i == relative - 1 && chunks[i - 1].Kind == ChunkKind.Conjunction && chunks[i - 2].Kind == ChunkKind.Noun && chunks[i].Is(WordClass.Plural);
        return joint ? new(i - 2, i) : ApposedTo(Range(i));
    }

    /// <summary>A comma in front of a verb closes an apposition, a relative clause or an aside; the subject stands before it.</summary>
    private NounRange? BeforeParenthesis(int close, int depth)
    {
        var open = close - 1;
        while (open >= 0 && close - open < Reach && chunks[open].Kind is not (ChunkKind.Comma or ChunkKind.Dash or ChunkKind.Quote or ChunkKind.Semicolon))
        {
            open--;
        }

        if (open < 0 || chunks[open].Kind is ChunkKind.Quote or ChunkKind.Semicolon)
        {
            // ", said" behind a clause that starts the sentence: no parenthesis, the clause's subject says it.
            return SharedSubject(close, depth - 1);
        }

        if (open == 0)
        {
            return null;
        }

        var inner = chunks[open + 1];
        var before = open - 1;
        if (chunks[before].Kind != ChunkKind.Noun)
        {
            return inner.Kind == ChunkKind.Noun && open + 1 < close ? SubjectEndingAt(close - 1) : BeforeFurther(open, depth);
        }

        var outer = Range(before);
        if (inner.Kind == ChunkKind.Noun && (IsObject(outer.First) || IsTime(outer.First)) && chunks[close - 1].Kind == ChunkKind.Noun)
        {
            // "In Ohio, the mayor, said": what stands before the comma is not the subject.
            return outer.First > 0 && chunks[outer.First - 1].Kind == ChunkKind.Preposition ? BeforeNamed(outer, open, close) : SubjectEndingAt(close - 1);
        }

        return ApposedTo(outer);
    }

    private NounRange? BeforeNamed(NounRange outer, int open, int close) =>
        chunks[open + 1].Is(WordClass.Determiner) && outer.First >= 2 && chunks[outer.First - 2].Kind == ChunkKind.Noun ? ApposedTo(new(outer.First - 2, outer.Last)) : SubjectEndingAt(close - 1);

    private NounRange? BeforeFurther(int open, int depth) => depth == 0 ? null : BeforeParenthesis(open, depth - 1);

    /// <summary>Goes on over a row of appositions: from <c>Wis.</c> in <c>Ann Lee, 34, of Beloit, Wis.</c> to <c>Ann Lee</c>.</summary>
    private NounRange ApposedTo(NounRange range)
    {
        for (var steps = 0; steps < Depth; steps++)
        {
            var first = range.First;
            if (first >= 2 && chunks[first - 1].Kind == ChunkKind.Preposition && chunks[first - 2].Kind == ChunkKind.Comma && first >= 3 && chunks[first - 3].Kind == ChunkKind.Noun)
            {
                range = Range(first - 3);
                continue;
            }

            if (first >= 2 && chunks[first - 1].Kind == ChunkKind.Comma && chunks[first - 2].Kind == ChunkKind.Noun && IsApposition(first) && (!IsObject(Range(first - 2).First) || IsInverted(Range(first - 2).First)))
            {
                range = Range(first - 2);
                continue;
            }

            break;
        }

        return range;
    }

    /// <summary>Whether a noun is the subject of the verb of speech in front of it: <c>“…,” said Ann Lee, 34, who</c>.</summary>
    private bool IsInverted(int noun) => noun > 1 && chunks[noun - 1].Is(WordClass.Speech) && chunks[noun - 2].Kind is ChunkKind.Quote or ChunkKind.Comma;

    /// <summary>A number, a common noun or a place abbreviation behind a comma says more of the noun before it.</summary>
    private bool IsApposition(int noun) => chunks[noun].Is(WordClass.Determiner | WordClass.Role | WordClass.Abbreviation | WordClass.Title) || chunks[noun].Class == WordClass.None;

    private NounRange Range(int last)
    {
        var first = last;
        while (first >= 2 && chunks[first - 1].Kind == ChunkKind.Preposition && !chunks[first - 1].Is(WordClass.Subordinator) && chunks[first - 2].Kind == ChunkKind.Noun && !chunks[last].Is(WordClass.Pronoun) && last - first < Reach)
        {
            first -= 2;
        }

        return new(first, last);
    }

    /// <summary>For <c>X stood up and said</c>: the subject of the nearest verb to the left that has one.</summary>
    private NounRange? SharedSubject(int from, int depth)
    {
        for (var i = from - 1; i >= 0 && from - i < Reach; i--)
        {
            if (chunks[i].Kind == ChunkKind.Verb && SubjectOf(i, depth) is { } subject)
            {
                return subject;
            }
        }

        return null;
    }

    /// <summary>For <c>X said that Y lied, adding</c>: the subject of the nearest verb of speech, else of the first verb of the main clause.</summary>
    public NounRange? MainSubject(int from, int depth = Depth)
    {
        if (SpeechSubject(from, depth) is { } speaking)
        {
            return speaking;
        }

        NounRange? main = null;
        NounRange? any = null;
        for (var i = from - 1; i >= 0 && from - i < Reach; i--)
        {
            if (chunks[i].Kind == ChunkKind.Verb && SubjectOf(i, depth) is { } subject)
            {
                any ??= subject;
                main = IsSubordinate(subject.First) ? main : subject;
            }
        }

        return main ?? any;
    }

    private NounRange? SpeechSubject(int from, int depth)
    {
        for (var i = from - 1; i >= 0 && from - i < Reach; i--)
        {
            if (chunks[i].Kind == ChunkKind.Verb && chunks[i].Is(WordClass.Speech) && !chunks[i].Passive && SubjectOf(i, depth) is { } subject)
            {
                return subject;
            }
        }

        return null;
    }

    /// <summary>Whether the clause of a subject hangs on another: <c>when she left</c>, <c>that he won</c>.</summary>
    public bool IsSubordinate(int subject) => subject > 0 && (chunks[subject - 1].Kind is ChunkKind.Subordinator or ChunkKind.Relative || chunks[subject - 1].Is(WordClass.Subordinator));

    /// <summary>The noun behind an inverted verb, with its prepositional phrases: <c>said the head of a union in Ohio</c>.</summary>
    public NounRange? NounAfter(int verb)
    {
        var i = verb + 1;
        while (i < chunks.Count && chunks[i].Kind == ChunkKind.Adverb)
        {
            i++;
        }

        if (i >= chunks.Count || chunks[i].Kind != ChunkKind.Noun || IsTime(i) || chunks[i].Is(WordClass.Impersonal) || (chunks[i].Is(WordClass.ObjectPronoun) && !chunks[i].Is(WordClass.Determiner)))
        {
            return null;
        }

        var last = i;
        while (last + 2 < chunks.Count && chunks[last + 1].Kind is ChunkKind.Preposition or ChunkKind.Conjunction && chunks[last + 2].Kind == ChunkKind.Noun && !chunks[i].Is(WordClass.Pronoun) && !IsTime(last + 2)
            && (chunks[last + 1].Kind == ChunkKind.Conjunction ? last + 3 >= chunks.Count || chunks[last + 3].Kind is not ChunkKind.Verb : !chunks[i].Is(WordClass.Male | WordClass.Female) && last - i < 6 && chunks[i].Is(WordClass.Role | WordClass.Document)))
        {
            last += 2;
        }

        return new(i, last);
    }
}
