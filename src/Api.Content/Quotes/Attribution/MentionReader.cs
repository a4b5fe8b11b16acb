using Api.Content.Language;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>Says from where to where a mention goes: the noun phrase, the name after a role, the apposition.</summary>
internal sealed class MentionReader(AnnotatedSentence sentence)
{
    /// <summary>The greatest length of an apposition, in chunks.</summary>
    private const int Reach = 60;

    private List<Token> Tokens => sentence.Tokens;

    private List<Chunk> Chunks => sentence.Chunks;

    public (int Start, int End) Offsets(NounRange range) =>
        (Tokens[Chunks[range.First].First].Start, Tokens[Chunks[range.Last].Last].End);

    /// <param name="cueFirst">The first chunk of the cue, -1 when there is none.</param>
    public SourceMention Find(AttributionRule rule, NounRange source, int cueFirst = -1, int cueLast = -1)
    {
        if (Chunks[source.First].Is(WordClass.Personal))
        {
            // The subject is in the verb's ending: there is no mention, and its place is the beginning of the verb.
            var at = Offsets(source).Start;
            return new(
                rule,
                sentence.Paragraph,
                at,
                at,
                Tokens[Chunks[cueFirst].First].Start,
                Tokens[Chunks[cueLast].Last].End)
            {
                Cue = FeatureValues.OfCue(Chunks[cueFirst]),
                Subject = SubjectKind.HeOrShe,
            };
        }

        var named = WithName(WithOffice(source, cueFirst));
        var (start, end) = Offsets(named);
        return new(
            rule,
            sentence.Paragraph,
            start,
            end,
            cueFirst < 0 ? 0 : Tokens[Chunks[cueFirst].First].Start,
            cueFirst < 0 ? 0 : Tokens[Chunks[cueLast].Last].End)
        {
            FullEnd = Tokens[Chunks[AppositionEnd(named, cueFirst)].Last].End,
            Cue = cueFirst < 0 ? CueKind.None : FeatureValues.OfCue(Chunks[cueFirst]),
            Subject = FeatureValues.OfSubject(sentence, source),
        };
    }

    /// <summary>Extends a name by the office before its comma: <c>Lund’s prime minister, Ann Lee said</c>.</summary>
    private NounRange WithOffice(NounRange source, int cue)
    {
        var office = source.First - 2;
        return office >= 0
            && cue > source.Last
            && Chunks[office + 1].Kind == ChunkKind.Comma
            && Chunks[office] is { Kind: ChunkKind.Noun }
            && Chunks[office].Is(WordClass.Title | WordClass.Role)
            && Tokens[Chunks[source.First].Head].Capital
            && !Chunks[source.First].Is(WordClass.Pronoun | WordClass.Title | WordClass.Institution)
            && (office == 0
                || Chunks[office - 1].Kind is ChunkKind.Comma or ChunkKind.Conjunction or ChunkKind.Subordinator
                    or ChunkKind.Quote)
            ? new(office, source.Last)
            : source;
    }

    /// <summary>Extends a common noun by the name after its comma: <c>a spokeswoman, Ann Lee,</c></summary>
    private NounRange WithName(NounRange source)
    {
        var last = source.Last;
        return !Tokens[Chunks[last].Head].Capital
            && !Chunks[last].Is(WordClass.Pronoun)
            && last + 2 < Chunks.Count
            && Chunks[last + 1].Kind == ChunkKind.Comma
            && Chunks[last + 2].Kind == ChunkKind.Noun
            && Tokens[Chunks[last + 2].First].Capital
            && Tokens[Chunks[last + 2].Head].Capital
            && (last + 3 == Chunks.Count
                || Chunks[last + 3].Kind is ChunkKind.Comma or ChunkKind.Stop or ChunkKind.Preposition)
            ? new(source.First, last + 2)
            : source;
    }

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
                case ChunkKind.Verb when !related:
                    return end;
                case ChunkKind.Relative:
                    related = true;
                    break;
            }
        }

        return Math.Min(Chunks.Count - 1, comma + Reach - 1);
    }

    private bool IsApposition(int i) =>
        (Chunks[i].Kind == ChunkKind.Noun && !Chunks[i].Is(WordClass.Pronoun | WordClass.Time | WordClass.ObjectPronoun))
            || (Chunks[i].Kind == ChunkKind.Preposition && Chunks[i].Is(WordClass.Of));
}
