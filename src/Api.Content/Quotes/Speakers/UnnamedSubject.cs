using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Finds somebody without a name for whom a pronoun stands: whoever reported something right before it (<c>One trader
/// said it was late. “We wait,” he added</c>), or a relative or the like in its sentence (<c>My mother is 86, but she
/// still says</c>).
/// </summary>
internal sealed class UnnamedSubject(IReadOnlyList<AnnotatedParagraph> paragraphs)
{
    /// <summary>The number of sentences that a pronoun looks back.</summary>
    private const int SentencesBack = 4;

    /// <summary>Somebody without a name, and the place after the words for them.</summary>
    public readonly record struct Found(int Paragraph, int End, Gender Gender);

    /// <summary>
    /// The nearest one, in the pronoun's paragraph or the previous one; null if somebody else reports in between.
    /// </summary>
    public Found? Before(SourceMention pronoun, Gender gender)
    {
        var seen = 0;
        for (var p = pronoun.Paragraph; p >= Math.Max(0, pronoun.Paragraph - 1); p--)
        {
            var paragraph = paragraphs[p];
            var end = p == pronoun.Paragraph ? pronoun.MentionStart : paragraph.Text.Length;
            for (var s = paragraph.Sentences.Count - 1; s >= 0 && seen < SentencesBack; s--)
            {
                var sentence = paragraph.Sentence(s);
                if (sentence.Chunks.Count == 0 || Start(sentence, 0) >= end)
                {
                    continue;
                }

                // A relative of another sentence need not be meant: "Her mother left. She said".
                var kin = seen++ == 0 ? gender : Gender.Unknown;
                if (Reporting(sentence, end, kin) is { } subject)
                {
                    return IsUnnamed(sentence, subject, gender) ? FoundAt(sentence, subject) : null;
                }
            }
        }

        return null;
    }

    /// <summary>Returns the first subject of a sentence that reports, or that is a relative of this sex.</summary>
    /// <param name="kin">The sex of a relative who need not report; unknown if there is none.</param>
    private static NounRange? Reporting(AnnotatedSentence sentence, int end, Gender kin)
    {
        for (var i = 0; i < sentence.Chunks.Count && Start(sentence, i) < end; i++)
        {
            var isVerb = sentence.Chunks[i].Kind == ChunkKind.Verb && !sentence.Chunks[i].Passive;
            var subject = isVerb ? sentence.Clauses.SubjectOf(i) : null;
            var reports = sentence.Chunks[i].Is(WordClass.Speech);
            if (subject is { } found && Start(sentence, found.First) < end && (reports || IsKin(sentence, found, kin)))
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsUnnamed(AnnotatedSentence sentence, NounRange subject, Gender gender) =>
        IsKin(sentence, subject, gender) || IsOneOfMany(sentence, subject);

    /// <summary>Whether a subject is one person whom the text does not name: <c>another</c>, <c>a trader</c>.</summary>
    private static bool IsOneOfMany(AnnotatedSentence sentence, NounRange subject)
    {
        var chunk = sentence.Chunks[subject.First];
        var first = sentence.Tokens[chunk.First];
        var word = sentence.Text.AsSpan(first.Start, first.Length);
        var isIndefinite = (first.Is(WordClass.Article) && !first.Is(WordClass.Definite))
            || EnglishPronouns.IsOneOfSeveral(word);
        return isIndefinite
            && !chunk.Is(WordClass.Plural | WordClass.Document | WordClass.Institution)
            && !sentence.Tokens[chunk.Head].Capital;
    }

    /// <summary>Whether a subject is a person of one sex without a name: <c>my mother</c>, <c>the widow</c>.</summary>
    private static bool IsKin(AnnotatedSentence sentence, NounRange subject, Gender gender)
    {
        var chunk = sentence.Chunks[subject.First];
        var head = sentence.Tokens[chunk.Head];
        var isOne = subject.First == subject.Last && chunk.First < chunk.Last;
        var isPerson = head is { Capital: false } && head.Is(WordClass.Role);
        var isMeant = gender != Gender.Unknown && head.Gender == gender;
        return isOne
            && isPerson
            && isMeant
            && sentence.Tokens[chunk.First].Is(WordClass.Determiner | WordClass.Possessor);
    }

    private static Found FoundAt(AnnotatedSentence sentence, NounRange subject)
    {
        var chunk = sentence.Chunks[subject.First];
        return new(sentence.Paragraph, sentence.Tokens[chunk.Last].End, sentence.Tokens[chunk.Head].Gender);
    }

    private static int Start(AnnotatedSentence sentence, int chunk) =>
        sentence.Tokens[sentence.Chunks[chunk].First].Start;
}
