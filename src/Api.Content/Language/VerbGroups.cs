namespace Api.Content.Language;

/// <summary>Reads the verb groups of a sentence: <c>has not yet said</c>.</summary>
internal sealed class VerbGroups(List<Token> tokens, SentenceRange sentence, Lexicon lexicon, WordTags words)
{
    /// <summary>Reads auxiliaries, adverbs and the main verb. It reads none of a word that is not a verb.</summary>
    public Chunk Read(int i, ChunkKind previous)
    {
        var start = i;
        var be = false;
        var head = -1;
        var auxiliary = false;
        for (; i < sentence.End; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Word || (token.Capital && i > start && !words.Capitals.IsTitleCase))
            {
                break;
            }

            if (token.Is(WordClass.Auxiliary) && head < 0)
            {
                be = token.Is(WordClass.Be);
                auxiliary = true;
                continue;
            }

            if (head < 0 && (token.Is(WordClass.Adverb) || words.IsAdverbByEnding(i)))
            {
                continue;
            }

            if (head < 0 && words.IsVerbForm(i, auxiliary))
            {
                head = i;
                continue;
            }

            break;
        }

        if (head < 0)
        {
            // Auxiliaries alone: "is", "had". Adverbs after them are not part of it.
            while (i > start + 1 && !tokens[i - 1].Is(WordClass.Auxiliary))
            {
                i--;
            }

            return new(ChunkKind.Verb, start, i - 1, i - 1, WordClass.Auxiliary, false);
        }

        var participle = tokens[head].Is(WordClass.Participle) || words.IsGerund(head);
        // In "The plan rejected by Kim failed" the plan rejects nothing: between a noun and "by" it is passive.
        var reduced = !auxiliary
            && previous == ChunkKind.Noun
            && head + 1 < sentence.End
            && tokens[head + 1].Is(WordClass.By);
        var personal = lexicon.DropsSubjects && tokens[head].Is(WordClass.Cue) ? WordClass.Personal : WordClass.None;
        return new(
            reduced ? ChunkKind.Participle : ChunkKind.Verb,
            start,
            head,
            head,
            tokens[head].Class | WordClass.Verb | personal,
            (be && !participle) || reduced);
    }
}
