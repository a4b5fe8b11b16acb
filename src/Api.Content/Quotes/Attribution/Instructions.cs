using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Recognises words in marks that an instruction is about: <c>Click “Save”</c>, <c>then ask yourself: “Why?”</c>. They
/// have no source: whoever writes tells whoever reads what to do.
/// </summary>
internal static class Instructions
{
    /// <summary>The most tokens between the verb that instructs and the marks.</summary>
    private const int Reach = 12;

    /// <summary>The most chunks before the verb that are searched for a subject.</summary>
    private const int LongestClause = 60;

    /// <summary>
    /// Returns the token of the verb in the imperative that the quotation depends on; -1 if there is none.
    /// </summary>
    public static int VerbOf(SentenceReading sentence, int quote)
    {
        var at = sentence.Chunks[quote].First;
        for (var c = quote - 1; c >= 0 && at - sentence.Chunks[c].First <= Reach; c--)
        {
            // An imperative is a verb to the chunker only after a comma or "and"; else it begins a noun phrase.
            var i = sentence.Chunks[c].First;
            while (i < sentence.Chunks[c].Last && IsBeforeVerb(sentence, i))
            {
                i++;
            }

            if (IsImperative(sentence, i) && BeginsClause(sentence, i, c))
            {
                return sentence.IsHeadline ? -1 : i;
            }
        }

        return -1;
    }

    private static bool IsImperative(SentenceReading sentence, int i)
    {
        var token = sentence.Tokens[i];
        if (token.Kind != TokenKind.Word || i + 1 >= sentence.Tokens.Count)
        {
            return false;
        }

        var word = sentence.Text.AsSpan(token.Start, token.Length);
        var isVerb = token.Is(WordClass.Base) && !token.Is(WordClass.Ambiguous | WordClass.Auxiliary);
        var instructs = isVerb || EnglishTerms.Pressing.Contains(word) || EnglishTerms.Instructing.Contains(word);
        return instructs && TakesObject(sentence.Tokens[i + 1]);
    }

    /// <summary>Whether a word may follow a verb in the imperative, and not the noun that looks like it.</summary>
    private static bool TakesObject(Token next) =>
        next.Kind is TokenKind.Quote or TokenKind.Colon or TokenKind.Comma
            || next.Is(
                WordClass.Determiner
                    | WordClass.Pronoun
                    | WordClass.ObjectPronoun
                    | WordClass.Preposition
                    | WordClass.Adverb
                    | WordClass.That
                    | WordClass.To)
            || (next.Kind == TokenKind.Word && !next.Is(WordClass.Verb | WordClass.Auxiliary));

    /// <summary>
    /// Whether a verb is the first word of its clause, and nobody is the subject of the clauses before.
    /// </summary>
    private static bool BeginsClause(SentenceReading sentence, int verb, int chunk)
    {
        var first = sentence.Chunks[0].First;
        var i = verb - 1;
        while (i >= first && IsBeforeVerb(sentence, i))
        {
            i--;
        }

        if (i < first)
        {
            return !IsSubject(sentence, chunk);
        }

        var before = sentence.Tokens[i];
        var begins = before.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Dash or TokenKind.Semicolon
            or TokenKind.Other or TokenKind.Close
            || before.Is(WordClass.Conjunction);
        return begins && !HasSubject(sentence, chunk);
    }

    private static bool IsBeforeVerb(SentenceReading sentence, int i) =>
        EnglishTerms.BeforeInstructing.Contains(
            sentence.Text.AsSpan(sentence.Tokens[i].Start, sentence.Tokens[i].Length));

    /// <summary>
    /// Whether the word that looks like a verb begins the subject of one, as in <c>Press freedom is “at risk”</c>.
    /// </summary>
    private static bool IsSubject(SentenceReading sentence, int chunk) =>
        sentence.Chunks[chunk].Kind == ChunkKind.Noun
            && chunk + 1 < sentence.Chunks.Count
            && sentence.Chunks[chunk + 1].Kind == ChunkKind.Verb
            && sentence.Clauses.SubjectOf(chunk + 1) is not null;

    /// <summary>Whether a main clause before a chunk has a subject that does something.</summary>
    private static bool HasSubject(SentenceReading sentence, int end)
    {
        for (var i = Math.Max(0, end - LongestClause); i < end; i++)
        {
            if (sentence.Chunks[i].Kind == ChunkKind.Verb && IsMain(sentence, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a verb has a subject of its own, other than <c>you</c>, and depends on no other clause.
    /// </summary>
    private static bool IsMain(SentenceReading sentence, int verb) =>
        sentence.Clauses.SubjectOf(verb) is { } subject
            && !sentence.Clauses.IsSubordinate(subject.First)
            && !sentence.Clauses.IsRelative(verb)
            && FeatureValues.OfSubject(sentence.Sentence, subject) != SubjectKind.You;
}
