using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Attribution;

/// <summary>Describes words in marks by the features that tell somebody's words from a title or a term.</summary>
internal static class SaidFeatures
{
    /// <summary>The least <see cref="TitleCase"/> of words that all have capitals, or are a number.</summary>
    public const int EveryWord = 2;

    /// <param name="led">Whether the words before the sentence end in a colon.</param>
    public static List<int> Of(
        CandidateFeatures traits,
        List<Candidate> candidates,
        Candidate chosen,
        bool whole,
        bool led)
    {
        var (sentence, quote) = (traits.Sentence, traits.Quote);
        var (text, span) = (sentence.Text, sentence.SpanAt(quote));
        var title = TitleCase(text.AsSpan(span.Start, span.End - span.Start));
        var rule = (int)(chosen.Source?.Rule ?? AttributionRule.None);
        // The last candidate is nobody: this is the lead of the source over having none.
        var ahead = Math.Clamp((chosen.Score - candidates[^1].Score) / 1000, 0, 12);
        var single = text[span.OuterStart] is '\'' or '‘' or '’';
        var alone = span.OuterStart <= 1 && span.OuterEnd >= text.Length - 1;
        var work = WorkNear(sentence, quote);
        var features = new List<int>(24)
        {
            Features.Of(Feature.Length, traits.Length),
            Features.Of(Feature.Case, title, traits.Length),
            Features.Of(Feature.Edges, traits.Before, traits.After),
            Features.Of(Feature.EdgesLength, traits.Before, traits.Length),
            Features.Of(Feature.EdgesEnding, traits.After, traits.Length, traits.Ending),
            Features.Of(
                Feature.Marks,
                Features.Bits(single, !span.Closed, whole, sentence.IsAlone),
                traits.Length),
            Features.Of(Feature.Chosen, rule, traits.Length),
            Features.Of(Feature.ChosenCue, rule, (int)(chosen.Source?.Cue ?? CueKind.None), Math.Min(traits.Length, 2)),
            Features.Of(Feature.ChosenScore, ahead, traits.Length),
            Features.Of(Feature.CaseChosen, title, rule),
            Features.Of(Feature.Paragraph, Features.Bits(single, alone), traits.Length),
            Features.Of(
                Feature.Alone,
                Features.Bits(sentence.IsAlone, alone, led),
                traits.Ending,
                traits.Length),
            Features.Of(Feature.Work, work, title),
            Features.Of(Feature.Work, work, title, 1 + traits.Length),
        };
        if (chosen.Source is { CueEnd: > 0 } cued && cued.Paragraph == sentence.Paragraph)
        {
            var cue = text.AsSpan(cued.CueStart, cued.CueEnd - cued.CueStart);
            features.Add(Features.Of(Feature.ChosenWord, cue[(cue.LastIndexOf(' ') + 1)..], traits.Length > 2 ? 1 : 0));
        }

        AddWords(sentence, sentence.Chunks[quote].First, features);
        return features;
    }

    /// <summary>
    /// Returns 0 for lower case, 1 for a capital at the start, 2 if every longer word has one, 3 for one word with a
    /// capital, 4 for a number.
    /// </summary>
    public static int TitleCase(ReadOnlySpan<char> words)
    {
        if (!char.IsUpper(words[0]))
        {
            return char.IsDigit(words[0]) ? 4 : 0;
        }

        if (!words.Contains(' '))
        {
            return 3;
        }

        foreach (var range in words.Split(' '))
        {
            var word = words[range].Trim("“”‘’'\".,!?:;()");
            if (word.IsEmpty || char.IsUpper(word[0]) || char.IsDigit(word[0]))
            {
                continue;
            }

            if (range.Start.Value == 0 || !EnglishWords.SmallInTitles.Contains(word))
            {
                return 1;
            }
        }

        return 2;
    }

    /// <summary>
    /// Returns the place of a word for a film, book or the like: 1 right before, 2 before a comma, 3 a little further,
    /// 4 after; 5 for a possessive before, 0 for none; 6 if a word is spoken of.
    /// </summary>
    private static int WorkNear(SentenceReading sentence, int quote)
    {
        var (tokens, at) = (sentence.Tokens, sentence.Chunks[quote].First);
        bool IsWork(int i) => i >= 0 && i < tokens.Count && tokens[i].Is(WordClass.Work);

        return at switch
        {
            > 0 when tokens[at - 1].Is(WordClass.Term) => 6,
            _ when IsWork(at - 1) => 1,
            _ when IsWork(at + 1) || IsWork(at + 2) => 4,
            > 1 when tokens[at - 1].Kind == TokenKind.Comma && IsWork(at - 2) => 2,
            _ when IsWork(at - 2) || IsWork(at - 3) => 3,
            > 0 when tokens[at - 1].Kind == TokenKind.Possessive => 5,
            _ => 0,
        };
    }

    private static void AddWords(SentenceReading sentence, int at, List<int> features)
    {
        var tokens = sentence.Tokens;
        bool Add(Feature family, int i, int side)
        {
            if (i < 0 || i >= tokens.Count || tokens[i].Kind != TokenKind.Word)
            {
                return false;
            }

            features.Add(Features.Of(family, sentence.Text.AsSpan(tokens[i].Start, tokens[i].Length), side));
            return true;
        }

        Add(Feature.WordBefore, at - 1, 0);
        Add(Feature.WordBefore, at - 2, at > 1 && tokens[at - 1].Kind == TokenKind.Comma ? 2 : 1);
        if (Add(Feature.WordAfter, at + 1, 0))
        {
            Add(Feature.WordAfter, at + 2, 1);
        }
    }
}
