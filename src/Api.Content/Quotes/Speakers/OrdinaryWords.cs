using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Tells single words that have a capital because they begin a sentence from names: the article shows it, by the word
/// with a small letter, or with a capital inside a sentence.
/// </summary>
internal sealed class OrdinaryWords(IReadOnlyList<AnnotatedParagraph> paragraphs, WordUse use, Lexicon lexicon)
{
    /// <summary>Whether a word that nothing else in the article makes a name is none.</summary>
    public bool IsNoName(NameMention name, Token word, SourceMention source)
    {
        var isWord = name is { Kind: null, Words.Length: 1 } && char.IsLetter(name.Last[0]);
        if (!isWord || source.Name is not null || use.StandsInside(name.Last))
        {
            return false;
        }

        var mayBegin = word.Is(WordClass.Verb) || BeginsSentence(source);
        return use.IsSmall(name.Last) || IsFunctional(name.Last, word) || (mayBegin && !Speaks(name, source));
    }

    /// <summary>Whether no surname is written so: <c>Anything</c>, <c>Furthermore</c>.</summary>
    private static bool IsFunctional(string name, Token word) =>
        word.Is(WordClass.Adverb | WordClass.Auxiliary | WordClass.Pronoun)
            || EnglishPronouns.IsIndefinite(name)
            || EnglishWords.OpeningAdverbs.Contains(name);

    /// <summary>Whether a verb of speech has the word for its subject, or the layout makes it a name.</summary>
    private bool Speaks(NameMention name, SourceMention source) => source.Rule switch
    {
        AttributionRule.Label => IsBeforeMarks(source),
        AttributionRule.Transcript or AttributionRule.Signature or AttributionRule.SourceLine => true,
        AttributionRule.Answer or AttributionRule.Possessive or AttributionRule.AccordingTo => true,
        _ => source.Cue == CueKind.Speech || (source.Cue == CueKind.Other && !lexicon.EndsAsGerund(name.Last)),
    };

    /// <summary>Whether marks follow the colon at once: in <c>Prices: they are “fair”</c> it is no label.</summary>
    private bool IsBeforeMarks(SourceMention source)
    {
        var after = paragraphs[source.Paragraph].Text.AsSpan(source.MentionEnd).TrimStart(": ");
        return after.IsEmpty || !char.IsLetterOrDigit(after[0]);
    }

    private bool BeginsSentence(SourceMention source)
    {
        var before = paragraphs[source.Paragraph].Text.AsSpan(0, source.MentionStart).TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or ':' or '”' or '"' or '“';
    }
}
