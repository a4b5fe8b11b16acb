namespace Api.Content.Language;

/// <summary>Finds the beginning and end of a subject's noun phrase, before its verb or after it.</summary>
/// <param name="takesPhrases">
/// Whether the words after a noun and its <c>of</c> may still be a part of it: <c>the head of a union in Ohio</c>.
/// </param>
internal sealed class SubjectPhrases(List<Chunk> chunks, NounPhrases nouns, bool takesPhrases)
{
    /// <summary>The greatest length of a phrase, in chunks. It keeps the work linear in one endless sentence.</summary>
    private const int Reach = 60;

    /// <summary>
    /// Returns the noun phrase that ends here, with the prepositional phrases that lead up to its head: <c>the head of
    /// a union in Ohio</c>.
    /// </summary>
    public NounRange? EndingAt(int last)
    {
        if (chunks[last].Is(WordClass.ObjectPronoun) && !chunks[last].Is(WordClass.Pronoun | WordClass.Determiner))
        {
            // In "Some of them said" the subject is the word before the preposition, as "them" never is one.
            return last >= 2 && chunks[last - 1].Kind == ChunkKind.Preposition && IsPart(last - 2)
                ? new(last - 2, last)
                : null;
        }

        var first = last;
        if (!chunks[last].Is(WordClass.Pronoun))
        {
            while (HasHeadBefore(first)
                && last - first < Reach
                && !chunks[first - 2].Is(WordClass.Pronoun)
                && !nouns.IsObject(first - 2))
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
            // "Kim on Friday said": the day is not part of the name.
            last -= 2;
        }

        if (HasNounJoined(first) && CanBeJoined(first - 2))
        {
            first -= 2;
        }

        return new(first, last);
    }

    /// <summary>
    /// Returns the name before a description whose second comma is missing: <c>Ann Lee, head of sales at Reed Inc
    /// said</c>.
    /// </summary>
    public NounRange? Described(NounRange? subject, List<Token> tokens)
    {
        if (subject is not { First: > 1 and var first } || !chunks[first].Is(WordClass.Role))
        {
            return subject;
        }

        var start = tokens[chunks[first].First];
        var isBare = !start.Capital && !start.Is(WordClass.Determiner | WordClass.Possessor);
        var name = first - 2;
        var opensClause = name == 0 || chunks[name - 1].Kind is ChunkKind.Quote or ChunkKind.Subordinator;
        return isBare && opensClause && chunks[first - 1].Kind == ChunkKind.Comma && IsName(name, tokens)
            ? new(name, name)
            : subject;
    }

    private bool IsName(int i, List<Token> tokens) =>
        chunks[i].Kind == ChunkKind.Noun
            && chunks[i].First < chunks[i].Last
            && tokens[chunks[i].First].Capital
            && tokens[chunks[i].Head].Capital;

    /// <summary>
    /// Returns the noun after an inverted verb, with its prepositional phrases: <c>said the head of a union in
    /// Ohio</c>.
    /// </summary>
    public NounRange? After(int verb)
    {
        var i = verb + 1;
        while (i < chunks.Count && chunks[i].Kind == ChunkKind.Adverb)
        {
            i++;
        }

        if (i >= chunks.Count || chunks[i].Kind != ChunkKind.Noun || IsTime(i) || IsNobody(i))
        {
            return null;
        }

        var last = i;
        while (HasNounBehind(last)
            && !chunks[i].Is(WordClass.Pronoun)
            && (chunks[last + 1].Kind == ChunkKind.Conjunction ? IsJoinedBehind(last) : TakesPhrase(i, last)))
        {
            last += 2;
        }

        return new(i, last);
    }

    /// <summary>Whether a chunk only says when: <c>on Friday</c>.</summary>
    public bool IsTime(int i) =>
        chunks[i].Is(WordClass.Time)
            && !chunks[i].Is(WordClass.Pronoun | WordClass.Male | WordClass.Female | WordClass.Institution);

    /// <summary>Whether a noun is the <c>some</c> of <c>some of them</c>.</summary>
    private bool IsPart(int noun) =>
        chunks[noun].Kind == ChunkKind.Noun && chunks[noun].Is(WordClass.Pronoun) && !nouns.IsObject(noun);

    /// <summary>Whether a phrase depends on the noun before it: <c>of a union</c> after <c>the head</c>.</summary>
    private bool HasHeadBefore(int noun) =>
        noun >= 2
            && chunks[noun - 1].Kind == ChunkKind.Preposition
            && !chunks[noun - 1].Is(WordClass.Subordinator)
            && chunks[noun - 2].Kind == ChunkKind.Noun;

    /// <summary>Whether <c>and</c> joins a noun to the one before: <c>Ann Lee and Bo Day</c>.</summary>
    private bool HasNounJoined(int noun) =>
        noun >= 2 && chunks[noun - 1].Kind == ChunkKind.Conjunction && chunks[noun - 2].Kind == ChunkKind.Noun;

    /// <summary>
    /// Whether a noun can be joined: not a time, nor governed by a verb or a preposition, as in <c>with Ann Lee and Bo
    /// Day</c>.
    /// </summary>
    private bool CanBeJoined(int noun) =>
        !nouns.IsObject(noun)
            && !chunks[noun].Is(WordClass.Time)
            && !(noun >= 1 && chunks[noun - 1].Kind == ChunkKind.Preposition);

    /// <summary>Whether a noun is <c>it</c>, or <c>them</c>, which is nobody's subject.</summary>
    private bool IsNobody(int noun) =>
        chunks[noun].Is(WordClass.Impersonal)
            || (chunks[noun].Is(WordClass.ObjectPronoun) && !chunks[noun].Is(WordClass.Determiner));

    /// <summary>Whether a preposition or <c>and</c> follows with a noun after it, and not a time.</summary>
    private bool HasNounBehind(int last) =>
        last + 2 < chunks.Count
            && chunks[last + 1].Kind is ChunkKind.Preposition or ChunkKind.Conjunction
            && chunks[last + 2].Kind == ChunkKind.Noun
            && !IsTime(last + 2);

    /// <summary>
    /// Whether the noun after <c>and</c> is joined: not in <c>said Ann Lee and Bo Day left</c>, where a clause of its
    /// own follows.
    /// </summary>
    private bool IsJoinedBehind(int last) =>
        last + 3 >= chunks.Count || chunks[last + 3].Kind is not ChunkKind.Verb;

    /// <summary>Whether a noun without a name takes phrases: <c>the head of a union in Ohio</c>.</summary>
    private bool TakesPhrase(int noun, int last)
    {
        var mayTake = chunks[noun].Is(WordClass.Role | WordClass.Document) || IsOffice(noun, last);
        return takesPhrases && mayTake && last - noun < 6 && !chunks[noun].Is(WordClass.Male | WordClass.Female);
    }

    /// <summary>Whether a title has its field after it: <c>European Commissioner for Trade</c>.</summary>
    private bool IsOffice(int noun, int last) => chunks[noun].Is(WordClass.Title) && chunks[last + 1].Is(WordClass.For);
}
