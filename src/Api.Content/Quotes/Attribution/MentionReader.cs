using Api.Content.Language;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>The chunks of the words that report: one verb, or <c>according to</c>.</summary>
internal readonly record struct CueRange(int First, int Last)
{
    public static CueRange None => new(-1, -1);

    public bool IsNone => First < 0;
}

/// <summary>Says from where to where a mention goes: the noun phrase, the name after a role, the apposition.</summary>
internal sealed class MentionReader(AnnotatedSentence sentence)
{
    /// <summary>The greatest length of an apposition, in chunks.</summary>
    private const int Reach = 60;

    /// <summary>The greatest length of a list of roles, in chunks.</summary>
    private const int LongestList = 12;

    /// <summary>The most tokens of a possessive.</summary>
    private const int LongestOwner = 10;

    private List<Token> Tokens => sentence.Tokens;

    private List<Chunk> Chunks => sentence.Chunks;

    public (int Start, int End) Offsets(NounRange range) =>
        (Tokens[Chunks[range.First].First].Start, Tokens[Chunks[range.Last].Last].End);

    /// <summary>
    /// Returns the last token of the possessive that begins a noun phrase: <c>Kim’s</c> plan, <c>his</c> plan; -1 if
    /// there is none.
    /// </summary>
    public int OwnerEnd(Chunk chunk)
    {
        if (chunk.First < chunk.Last && Tokens[chunk.First].Is(WordClass.Possessor))
        {
            return chunk.First;
        }

        for (var i = chunk.First + 1; i <= chunk.Last && i - chunk.First < LongestOwner; i++)
        {
            if (Tokens[i].Kind == TokenKind.Possessive)
            {
                return i;
            }
        }

        return -1;
    }

    public SourceMention Find(AttributionRule rule, NounRange source, CueRange cue)
    {
        var kind = cue.IsNone ? CueKind.None : FeatureValues.OfCue(Chunks[cue.First]);
        var (cueStart, cueEnd) = Offsets(cue);
        if (Chunks[source.First].Is(WordClass.Personal))
        {
            // The subject is in the verb's ending: there is no mention, and its place is the beginning of the verb.
            var at = Offsets(source).Start;
            return new(rule, sentence.Paragraph, at, at, cueStart, cueEnd)
            {
                Cue = kind,
                Subject = SubjectKind.HeOrShe,
            };
        }

        var named = WithName(WithOffice(source, cue.First));
        var (start, end) = Offsets(named);
        return new(rule, sentence.Paragraph, start, end, cueStart, cueEnd)
        {
            FullEnd = Tokens[Chunks[AppositionEnd(named, cue.First)].Last].End,
            Cue = kind,
            Subject = FeatureValues.OfSubject(sentence, source),
        };
    }

    private (int Start, int End) Offsets(CueRange cue) =>
        cue.IsNone ? (0, 0) : (Tokens[Chunks[cue.First].First].Start, Tokens[Chunks[cue.Last].Last].End);

    /// <summary>Extends a name by the office before its comma: <c>Lund’s prime minister, Ann Lee said</c>.</summary>
    private NounRange WithOffice(NounRange source, int cue)
    {
        var office = source.First - 2;
        return office >= 0 && cue > source.Last && IsOffice(office) && IsBareName(source.First)
            ? new(office, source.Last)
            : source;
    }

    /// <summary>Whether a noun is an office with a comma after it: <c>Lund’s prime minister,</c></summary>
    private bool IsOffice(int i) =>
        Chunks[i].Kind == ChunkKind.Noun
            && Chunks[i].Is(WordClass.Title | WordClass.Role)
            && Chunks[i + 1].Kind == ChunkKind.Comma
            && BeginsClause(i);

    // After a verb the noun is its object: in "Kim met the mayor, Ann Lee said" the office is not hers.
    private bool BeginsClause(int i) =>
        i == 0
            || Chunks[i - 1].Kind is ChunkKind.Comma or ChunkKind.Conjunction or ChunkKind.Subordinator
                or ChunkKind.Quote;

    /// <summary>Whether a noun is a person's name without a title: <c>Ann Lee</c>.</summary>
    private bool IsBareName(int i) =>
        Tokens[Chunks[i].Head].Capital
            && !Chunks[i].Is(WordClass.Pronoun | WordClass.Title | WordClass.Institution);

    /// <summary>Extends a common noun by the name after its comma: <c>a spokeswoman, Ann Lee,</c></summary>
    private NounRange WithName(NounRange source)
    {
        var last = source.Last;
        // After a name, another one is the next of a list: "Reed, Ann Lee and others".
        var isCommon = !Tokens[Chunks[last].Head].Capital && !Chunks[last].Is(WordClass.Pronoun);
        return (isCommon || IsTheOffice(Chunks[last])) && IsNameAfterComma(last + 2) ? new(source.First, last + 2)
            : isCommon && NamedAfterList(last) is > 0 and var named ? new(source.First, named)
            : source;
    }

    /// <summary>
    /// Returns the last of several roles, if their bearer's name is in it: <c>the author, poet and baker Ann Lee</c>;
    /// 0 if it is not.
    /// </summary>
    private int NamedAfterList(int first)
    {
        var i = first;
        while (i - first < LongestList && i + 2 < Chunks.Count && Chunks[i].Is(WordClass.Role | WordClass.Title))
        {
            var isComma = Chunks[i + 1].Kind == ChunkKind.Comma;
            var conjunction = isComma ? i + 2 : i + 1;
            var next = Chunks[conjunction].Kind == ChunkKind.Conjunction ? conjunction + 1 : isComma ? i + 2 : 0;
            if (next == 0 || next >= Chunks.Count || !IsBareRole(next))
            {
                return 0;
            }

            if (Tokens[Chunks[next].Head].Capital)
            {
                return i > first && next == conjunction + 1 ? next : 0;
            }

            i = next;
        }

        return 0;
    }

    /// <summary>Whether a noun begins with a small letter and no article: <c>baker Ann Lee</c>.</summary>
    private bool IsBareRole(int i) =>
        Chunks[i].Kind == ChunkKind.Noun
            && !Tokens[Chunks[i].First].Capital
            && !Tokens[Chunks[i].First].Is(WordClass.Determiner | WordClass.Pronoun | WordClass.Possessor);

    /// <summary>
    /// Whether a noun phrase is an office with capitals and nobody's name: <c>the Prime Minister</c>, <c>the Chancellor
    /// of the Exchequer</c>.
    /// </summary>
    private bool IsTheOffice(Chunk chunk)
    {
        if (chunk.First == chunk.Last || !Tokens[chunk.First].Is(WordClass.Definite))
        {
            return false;
        }

        var end = chunk.First + 1;
        while (end <= chunk.Last && Tokens[end].Is(WordClass.Title | WordClass.Modifier))
        {
            end++;
        }

        return Tokens[end - 1].Is(WordClass.Title) && (end > chunk.Last || Tokens[end].Is(WordClass.Of));
    }

    /// <summary>Whether a chunk is nothing but a name, with a comma before it: <c>, Ann Lee,</c></summary>
    private bool IsNameAfterComma(int i) =>
        i < Chunks.Count && Chunks[i - 1].Kind == ChunkKind.Comma && IsName(i) && EndsPhrase(i + 1);

    private bool IsName(int i) =>
        Chunks[i].Kind == ChunkKind.Noun && Tokens[Chunks[i].First].Capital && Tokens[Chunks[i].Head].Capital;

    private bool EndsPhrase(int i) =>
        i == Chunks.Count || Chunks[i].Kind is ChunkKind.Comma or ChunkKind.Stop or ChunkKind.Preposition;

    /// <summary>
    /// Returns the last chunk of the words after a noun's comma that say who that is; the noun's own if there are none.
    /// </summary>
    private int AppositionEnd(NounRange source, int cue)
    {
        var comma = source.Last + 1;
        if (comma + 1 >= Chunks.Count
            || Chunks[comma].Kind != ChunkKind.Comma
            || Chunks[source.Last].Is(WordClass.Pronoun)
            || !IsApposition(comma + 1))
        {
            return source.Last;
        }

        if (cue <= comma)
        {
            return OpenEnd(source.Last, comma);
        }

        // An apposition is closed before its cue ("Kim, the mayor, said"); in "Kim, the mayor said" a clause begins.
        var close = cue - 1;
        while (close > comma && Chunks[close].Kind == ChunkKind.Adverb)
        {
            close--;
        }

        return close > comma + 1 && Chunks[close].Kind is ChunkKind.Comma or ChunkKind.Dash ? close - 1 : source.Last;
    }

    /// <summary>
    /// Returns the end of an apposition without a verb after it: <c>said Kim, the mayor of Lund, who is 41.</c>
    /// </summary>
    private int OpenEnd(int end, int comma)
    {
        var related = false;
        for (var i = comma + 1; i < Chunks.Count && i - comma < Reach; i++)
        {
            switch (Chunks[i].Kind)
            {
                case ChunkKind.Stop or ChunkKind.Quote or ChunkKind.Semicolon or ChunkKind.Colon or ChunkKind.Dash
                    or ChunkKind.Other:
                    return i - 1;
                case ChunkKind.Comma when i + 1 < Chunks.Count && !IsApposition(i + 1):
                    return i - 1;
                case ChunkKind.Comma:
                    end = i - 1;
                    break;
                // The comma began a clause, not more of the apposition: "said Kim, the mayor of Lund, Lee left".
                case ChunkKind.Verb when !related:
                    return end;
                case ChunkKind.Relative:
                    related = true;
                    break;
            }
        }

        return Math.Min(Chunks.Count - 1, comma + Reach - 1);
    }

    private bool IsApposition(int i) => Chunks[i].Kind switch
    {
        ChunkKind.Noun => !Chunks[i].Is(WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Time),
        ChunkKind.Preposition => Chunks[i].Is(WordClass.Of),
        _ => false,
    };
}
