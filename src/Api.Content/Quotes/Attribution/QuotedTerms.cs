using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Attribution;

/// <summary>
/// Recognises by the words around them words in marks that are spoken of, and not spoken: titles of works, names, terms
/// that are explained, labels of buttons, and words of the writer's that only stand before a noun.
/// </summary>
internal sealed class QuotedTerms
{
    /// <summary>The most spaces in a term, and in a label or a name.</summary>
    private const int MostSpaces = 3;

    private readonly SentenceReading _sentence;
    private readonly List<Token> _tokens;
    private readonly int _quote;
    private readonly int _at;
    private readonly string _words;

    private QuotedTerms(SentenceReading sentence, int quote)
    {
        var span = sentence.SpanAt(quote);
        (_sentence, _tokens, _quote) = (sentence, sentence.Tokens, quote);
        (_at, _words) = (sentence.Chunks[quote].First, sentence.Text[span.Start..span.End]);
    }

    /// <param name="source">
    /// Whoever a verb of speech, or one that judges, gives the words to; null if nobody is told of by one.
    /// </param>
    public static bool IsTerm(SentenceReading sentence, int quote, SourceMention? source)
    {
        var span = sentence.SpanAt(quote);
        if (sentence.IsAlone || span.End == span.Start)
        {
            return false;
        }

        var terms = new QuotedTerms(sentence, quote);
        if (terms._words.AsSpan().Count(' ') > MostSpaces)
        {
            return terms.IsWork() || EnglishTerms.Titled.Contains(terms.Word(terms._at - 1));
        }

        var isName = terms.IsWork() || terms.IsLabel() || terms.IsNamed();
        if (isName || terms.IsCompound() || terms.IsTitleAfar(source))
        {
            return true;
        }

        // No thing judges: in "the shop, which opens with a “soft” launch" nobody calls the launch so.
        var isTold = source is not null && !(IsThing(source) && source.Cue == CueKind.Other);
        return isTold
            ? terms.StandsBeforeSubject(source!)
            : terms.IsExplained() || terms.StandsBeforeNoun() || new UntoldTerms(sentence, terms._at).Has(terms._words);
    }

    private static bool IsThing(SourceMention source) =>
        source.Subject is SubjectKind.It or SubjectKind.Noun or SubjectKind.NounWithArticle or SubjectKind.Relative;

    /// <summary>
    /// Whether a noun for a work is right before: <c>the film “Low Tide”</c>, <c>her book, “Low Tide”</c>, <c>an
    /// episode of “Low Tide”</c>.
    /// </summary>
    private bool IsWork()
    {
        if (SaidFeatures.TitleCase(_words) < SaidFeatures.EveryWord || _at < 1)
        {
            return false;
        }

        var isApart = _tokens[_at - 1].Is(WordClass.Of) || _tokens[_at - 1].Kind == TokenKind.Comma;
        var noun = isApart ? _at - 2 : _at - 1;
        if (noun < 0 || !_tokens[noun].Is(WordClass.Work))
        {
            return false;
        }

        // To the chunker "an episode of" is one phrase with its "of".
        var chunk = Math.Max(0, isApart && !_tokens[_at - 1].Is(WordClass.Of) ? _quote - 2 : _quote - 1);
        var isVerb = _sentence.Chunks[chunk].Kind is ChunkKind.Verb or ChunkKind.Participle or ChunkKind.Infinitive;
        return !isVerb || !_tokens[noun].Is(WordClass.Verb);
    }

    /// <summary>
    /// Whether every word has a capital, and no verb right before the marks or tag after them gives them to anybody:
    /// <c>Kim told of the night when she screened “The Iron Tide” in Lund</c>.
    /// </summary>
    private bool IsTitleAfar(SourceMention? source)
    {
        var isTitle = _words.Contains(' ') && SaidFeatures.TitleCase(_words) >= SaidFeatures.EveryWord;
        if (!isTitle || _quote == 0 || _sentence.IsHeadline || source is { Rule: AttributionRule.Label })
        {
            return false;
        }

        var before = _sentence.Chunks[_quote - 1];
        var isReached = before.Kind == ChunkKind.Preposition || (before.Kind == ChunkKind.Noun && source is null);
        var isTagged = source is not null && source.CueStart > _sentence.SpanAt(_quote).Start;
        return isReached && !isTagged && source is not { Cue: CueKind.Speech };
    }

    /// <summary>
    /// Whether the words are on a button or the like, or typed: <c>the “Save” button</c>, <c>click on “Save”</c>.
    /// </summary>
    private bool IsLabel()
    {
        var isCapital = char.IsUpper(_words[0]);
        var noun = Word(_at + 1);
        if (!EndsInComma && (EnglishTerms.Controls.Contains(noun) || (isCapital && EnglishTerms.Named.Contains(noun))))
        {
            return true;
        }

        // "He entered “a new life”" is about no button; what somebody is told to type may have small letters.
        var verb = Word(EnglishTerms.AfterPressing.Contains(Word(_at - 1)) ? _at - 2 : _at - 1);
        return EnglishTerms.Pressing.Contains(verb)
            || (EnglishTerms.Pressed.Contains(verb) && isCapital);
    }

    /// <summary>
    /// Whether the words are the name of what is before them: <c>a path called “the rope”</c>, <c>it was dubbed “the
    /// rope”</c>, <c>the so-called “rope”</c>; not <c>what Kim called “a mess”</c>.
    /// </summary>
    private bool IsNamed()
    {
        var word = Word(_at - 1);
        if (EnglishTerms.Names.Contains(word) || EnglishTerms.Titled.Contains(word) || IsInBracket(word))
        {
            return true;
        }

        if (_quote == 0 || !EnglishTerms.Naming.Contains(word))
        {
            return _quote > 1 && IsNickname(word);
        }

        var verb = _quote - 1;
        var chunk = _sentence.Chunks[verb];
        var hasAgent = _quote + 1 < _sentence.Chunks.Count && _sentence.Chunks[_quote + 1].Is(WordClass.By);
        if (chunk.Passive)
        {
            // "It was called “a mess”" judges, and only does not say who judges.
            return !hasAgent && !JudgesWords;
        }

        var before = verb > 0 && _sentence.Chunks[verb - 1].Kind == ChunkKind.Adverb ? verb - 2 : verb - 1;
        return !hasAgent && !_tokens[chunk.First].Is(WordClass.Auxiliary) && (before < 0 || IsReduced(before));
    }

    /// <summary><c>Reed &amp; Sons (the “Firm”)</c></summary>
    private bool IsInBracket(string before) =>
        before is "the" or "or" or "aka"
            && _at > 1
            && _tokens[_at - 2].Kind == TokenKind.Open
            && Word(_at + 1) == ")";

    /// <summary>Whether nobody in particular calls somebody so: <c>her friends call her “Nan”</c></summary>
    private bool IsNickname(string before)
    {
        var isCalled = before is "him" or "her" or "me" or "them" && Word(_at - 2) is "call" or "calls" or "called";
        var name = _words.StartsWith("the ", StringComparison.Ordinal) ? _words[4..] : _words;
        if (!isCalled || SaidFeatures.TitleCase(name) < SaidFeatures.EveryWord)
        {
            return false;
        }

        return _sentence.Clauses.SubjectOf(_quote - 2) is { } subject && IsAnybody(_sentence.Chunks[subject.Last]);
    }

    private bool IsAnybody(Chunk subject) => subject.Is(WordClass.Several) || !_tokens[subject.Head].Capital;

    private bool JudgesWords =>
        _words.StartsWith("a ", StringComparison.Ordinal) || _words.StartsWith("an ", StringComparison.Ordinal);

    /// <summary>Whether the noun before a participle is what has the name, and not who gives it.</summary>
    private bool IsReduced(int before)
    {
        var chunk = _sentence.Chunks[before];
        return chunk.Kind switch
        {
            ChunkKind.Comma or ChunkKind.Dash => !IsFronted(_quote - 1),
            ChunkKind.Noun when chunk.Is(WordClass.Pronoun) => false,
            ChunkKind.Noun => !chunk.CanSpeak(_tokens) || Word(chunk.First) is "a" or "an" or "A" or "An",
            _ => false,
        };
    }

    /// <summary>
    /// Whether the subject before a verb gives the name to something before it: <c>which its owner, Kim, called “a
    /// wreck”</c>; not <c>Kim, dubbed “the owl,”</c>.
    /// </summary>
    private bool IsFronted(int verb) =>
        _sentence.Clauses.SubjectOf(verb) is { First: > 0 } subject
            && (_sentence.Chunks[subject.First - 1].Kind is ChunkKind.Relative or ChunkKind.Subordinator
                || (Word(_at - 1) == "called" && _sentence.Chunks[subject.First].CanSpeak(_tokens)));

    /// <summary>Whether the marks are inside a word: <c>a “wait and see”-approach</c>, <c>two “A”s</c>.</summary>
    private bool IsCompound()
    {
        var after = _sentence.Text.AsSpan(_tokens[_at].End);
        after = after is ['-' or '‑', ..] ? after[1..] : after;
        return !after.IsEmpty && char.IsLetter(after[0]);
    }

    /// <summary>
    /// Whether a word or its meaning is explained: <c>“hythe” means a landing</c>, <c>it means “landing”</c>, <c>the
    /// word “hythe”</c>, <c>short for “hythe”</c>.
    /// </summary>
    private bool IsExplained()
    {
        var before = Word(_at - 1);
        var isLinked = before is "for" or "as" or "to";
        var isMeaning = EnglishTerms.Meaning.Contains(before)
            || (isLinked && EnglishTerms.Standing.Contains(Word(_at - 2)));
        var hasMeaning = !EndsInComma && EnglishTerms.Explaining.Contains(Word(_at + 1));
        var isHeading = before is "on" or "with" && EnglishTerms.Headings.Contains(Word(_at - 2));
        return isMeaning || hasMeaning || isHeading || EnglishTerms.Words.Contains(before);
    }

    /// <summary>
    /// Whether the words begin a sentence and describe the noun that its verb has for a subject, and that cannot speak:
    /// <c>“Soft” launches added to the bill</c>.
    /// </summary>
    private bool StandsBeforeSubject(SourceMention source)
    {
        var next = _quote + 1;
        if (_quote > 0 || next == _sentence.Chunks.Count || _words[^1] is ',' or '.' or '!' or '?')
        {
            return false;
        }

        return _sentence.Chunks[next].Kind == ChunkKind.Noun
            && !_sentence.Chunks[next].CanSpeak(_tokens)
            && source.MentionStart == _tokens[_sentence.Chunks[next].First].Start;
    }

    /// <summary>Whether the words describe the noun after them: <c>your “maybe” list</c>.</summary>
    private bool StandsBeforeNoun()
    {
        if (_words[^1] is ',' or '.' || _quote == 0 || _quote + 1 >= _sentence.Chunks.Count)
        {
            return false;
        }

        const WordClass Other = WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Determiner | WordClass.Time
            | WordClass.Adverb | WordClass.That | WordClass.Relative;
        var next = _sentence.Chunks[_quote + 1];
        var first = _tokens[next.First];
        return next.Kind == ChunkKind.Noun
            && !first.Is(Other)
            && (!first.Capital || _sentence.IsHeadline);
    }

    private bool EndsInComma => _words[^1] == ',';

    private string Word(int i) =>
        i >= 0 && i < _tokens.Count ? _sentence.Text[_tokens[i].Start.._tokens[i].End] : "";
}
