namespace Api.Content.Language;

/// <summary>A noun phrase with its modifiers, as a range of chunks, both ends inclusive.</summary>
internal readonly record struct NounRange(int First, int Last);

/// <summary>Finds the beginnings of noun phrases, over prepositional phrases and appositions.</summary>
internal sealed class NounPhrases(List<Chunk> chunks)
{
    /// <summary>
    /// The greatest length of a phrase, in chunks, and the number of appositions in a row that are stepped over.
    /// </summary>
    private const int Reach = 60;
    private const int Depth = 6;

    /// <summary>
    /// Steps over a row of appositions: from <c>Wis.</c> in <c>Ann Lee, 34, of Beloit, Wis.</c> to <c>Ann Lee</c>.
    /// </summary>
    public NounRange ApposedTo(NounRange range)
    {
        for (var steps = 0; steps < Depth; steps++)
        {
            var first = range.First;
            if (first >= 2
                && chunks[first - 1].Kind == ChunkKind.Preposition
                && chunks[first - 2].Kind == ChunkKind.Comma
                && first >= 3
                && chunks[first - 3].Kind == ChunkKind.Noun)
            {
                range = Range(first - 3);
                continue;
            }

            if (first >= 2
                && chunks[first - 1].Kind == ChunkKind.Comma
                && chunks[first - 2].Kind == ChunkKind.Noun
                && IsApposition(first)
                && (IsState(first) || !IsObject(Range(first - 2).First) || IsInverted(Range(first - 2).First)))
            {
                range = Range(first - 2);
                continue;
            }

            break;
        }

        return range;
    }

    /// <summary>
    /// Whether a noun is the subject of the verb of speech before it: <c>“…,” said Ann Lee, 34, who</c>.
    /// </summary>
    private bool IsInverted(int noun) =>
        noun > 1 && chunks[noun - 1].Is(WordClass.Speech) && chunks[noun - 2].Kind is ChunkKind.Quote or ChunkKind.Comma;

    /// <summary>
    /// Whether a number, a common noun or a place abbreviation after a comma describes the noun before it.
    /// </summary>
    private bool IsApposition(int noun) =>
        chunks[noun].Is(WordClass.Determiner | WordClass.Role | WordClass.Abbreviation | WordClass.Title)
            || chunks[noun].Class == WordClass.None;

    /// <summary>Whether a noun gives the place of a town: <c>Beloit, Wis.</c></summary>
    public bool IsState(int noun) => chunks[noun].Is(WordClass.Abbreviation) && !chunks[noun].Is(WordClass.Title);

    public NounRange Range(int last)
    {
        var first = last;
        while (first >= 2
            && chunks[first - 1].Kind == ChunkKind.Preposition
            && !chunks[first - 1].Is(WordClass.Subordinator)
            && chunks[first - 2].Kind == ChunkKind.Noun
            && !chunks[last].Is(WordClass.Pronoun)
            && last - first < Reach)
        {
            first -= 2;
        }

        return new(first, last);
    }

    /// <summary>
    /// Whether a noun is the object of a verb or of a phrase before the clause, so it cannot head a subject.
    /// </summary>
    public bool IsObject(int noun) =>
        noun > 0
            && chunks[noun - 1].Kind is ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive
                or ChunkKind.Preposition
            && !chunks[noun - 1].Is(WordClass.Subordinator);
}
