using System.Buffers;
using Api.Content.Language;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;
using Api.Content.Text;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Reads the rest of an attribution from the words around a mention: descriptor, on whose behalf, to whom, through
/// which medium. Each is the text as written, without its article.
/// </summary>
internal sealed class AttributionDetails(AnnotatedParagraph paragraph, Places places)
{
    private readonly string _text = paragraph.Text;
    private readonly AnnotatedText _article = paragraph.Article;
    private readonly Lexicon _lexicon = paragraph.Article.Lexicon;

    /// <summary>How many characters after mention and cue are read.</summary>
    private const int Reach = 160;

    private static readonly SearchValues<char> WindowEnds = SearchValues.Create("\"“”„«»:;(");

    /// <summary>Reads the attribution; in a language without a lexicon that is the mention alone.</summary>
    public static ParsedAttribution Of(SourceMention source, AnnotatedParagraph paragraph, Places places) =>
        paragraph.Article.HasLexicon
            ? new AttributionDetails(paragraph, places).Of(source)
            : ParsedAttribution.None with { Mention = places.Phrase(source.MentionStart, source.FullEnd) };

    private ParsedAttribution Of(SourceMention source)
    {
        var name = _text[source.MentionStart..source.MentionEnd];
        if (name.Length == 0)
        {
            return new(
                null, places.Phrase(source.CueStart, source.CueEnd), null, null, null, Medium(Window(source.CueEnd)));
        }

        var mention = places.Phrase(source.MentionStart, source.FullEnd);
        var descriptor = Title(name) ?? Apposition(source.MentionEnd);
        var behalf = Behalf(name) ?? (descriptor is null ? null : Behalf(descriptor));
        if (source.CueEnd == 0)
        {
            return new(mention, null, descriptor, behalf, null, null);
        }

        var cue = places.Phrase(source.CueStart, source.CueEnd);
        // The rest begins after whichever comes last: "said Kim on Twitter", "Kim said on Twitter".
        var isMentionLast = source.MentionStart > source.CueStart;
        var tail = Window(isMentionLast ? Math.Max(source.CueEnd, source.MentionEnd) : source.CueEnd);
        return new(mention, cue, descriptor, behalf, Addressee(cue.Text, tail), Medium(tail));
    }

    /// <summary>
    /// Returns the words before the name: <c>Republican US Senator</c> in <c>Republican US Senator Ann Lee</c>.
    /// </summary>
    private string? Title(string mention)
    {
        var tokens = _article.TokensOf(mention);
        var name = new NameReader(mention, tokens, _lexicon, 0, NameContext.Mention).Read().LastOrDefault();
        return name is { Kind: SpeakerKind.Person, Start: > 0 } && name.End == mention.Length
            ? Bare(mention[..name.Start].TrimEnd(' ', ','))
            : null;
    }

    /// <summary>Returns the words between commas after the name: <c>, the mayor of Lund,</c></summary>
    private string? Apposition(int end)
    {
        var window = Window(end);
        if (!window.StartsWith(", ", StringComparison.Ordinal))
        {
            return null;
        }

        var tokens = _article.TokensOf(window);
        var last = tokens.FindIndex(1, t => t.Kind is TokenKind.Comma or TokenKind.Stop);
        last = last < 0 ? tokens.Count : last;
        var named = tokens.FindIndex(1, last - 1, t => t.Is(WordClass.Role | WordClass.Title | WordClass.Proxy)) >= 0;
        var clause = tokens.FindIndex(1, last - 1, IsOfClause) >= 0;
        return named
            && !clause
            && last > 1
            && !tokens[1].Is(WordClass.Conjunction | WordClass.Preposition | WordClass.Verb | WordClass.Subordinator)
            ? Bare(window[tokens[1].Start..tokens[last - 1].End])
            : null;
    }

    /// <summary>Whether a word shows that a comma begins a clause and no apposition: <c>, who was ill,</c></summary>
    private static bool IsOfClause(Token token) =>
        token.Is(WordClass.Pronoun | WordClass.Relative | WordClass.Auxiliary) && !token.Is(WordClass.Determiner);

    /// <summary>Returns the X of <c>spokesman for X</c>, <c>X's lawyer</c> and <c>X spokeswoman</c>.</summary>
    private string? Behalf(string words)
    {
        var tokens = _article.TokensOf(words);
        var proxy = tokens.FindIndex(t => t.Is(WordClass.Proxy));
        if (proxy < 0)
        {
            return null;
        }

        if (proxy + 2 < tokens.Count && tokens[proxy + 1].Is(WordClass.For | WordClass.Of))
        {
            var end = tokens.FindIndex(proxy + 2, t => t.Kind is TokenKind.Comma or TokenKind.Stop);
            return Bare(words[tokens[proxy + 2].Start..tokens[end < 0 ? tokens.Count - 1 : end - 1].End]);
        }

        var last = proxy - 1;
        while (last >= 0
            && (tokens[last].Kind == TokenKind.Possessive
                || (!tokens[last].Capital && tokens[last].Is(WordClass.Modifier))))
        {
            last--;
        }

        return last >= 0
            && !tokens[last].Is(WordClass.Determiner)
            && tokens.FindIndex(0, last + 1, t => t.Capital && !t.Is(WordClass.Determiner | WordClass.Modifier)) >= 0
            ? Bare(words[..tokens[last].End])
            : null;
    }

    private string? Addressee(string cue, string tail)
    {
        var verb = cue[(cue.LastIndexOf(' ') + 1)..];
        if ((_lexicon.Of(verb) & WordClass.Addressing) == 0)
        {
            return null;
        }

        var tokens = _article.TokensOf(tail);
        var end = tokens.FindIndex(EndsAddressee);
        end = end < 0 ? tokens.Count : end;
        return end == 0 ? null : Bare(tail[tokens[0].Start..tokens[end - 1].End]);
    }

    /// <summary>Whether a word is the <c>on</c> of <c>told Reuters on Monday that the dam was safe</c>.</summary>
    private static bool EndsAddressee(Token token)
    {
        const WordClass links = WordClass.Preposition
            | WordClass.Subordinator
            | WordClass.Relative
            | WordClass.Conjunction;
        if (token.Kind is not (TokenKind.Word or TokenKind.Number or TokenKind.Possessive))
        {
            return true;
        }

        return token.Is(WordClass.Time | WordClass.That) || (token.Is(links) && !token.Capital);
    }

    /// <summary>
    /// Returns the phrase of a medium after <c>on</c>, <c>in</c>, <c>via</c>: <c>Twitter</c>, <c>statement</c>.
    /// </summary>
    private string? Medium(string tail)
    {
        var tokens = _article.TokensOf(tail);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].Is(WordClass.Through))
            {
                continue;
            }

            var last = i + 1;
            while (last < tokens.Count
                && last - i < 8
                && tokens[last].Kind is TokenKind.Word or TokenKind.Possessive
                && !tokens[last].Is(WordClass.Preposition | WordClass.Subordinator | WordClass.Conjunction))
            {
                last++;
            }

            last--;
            if (last > i && tokens[last].Is(WordClass.Medium))
            {
                return Bare(tail[tokens[i + 1].Start..tokens[last].End]);
            }
        }

        return null;
    }

    /// <summary>Returns the words after a place up to the next quotation mark or the end of the sentence.</summary>
    private string Window(int start)
    {
        var window = _text.AsSpan(start, Math.Min(Reach, _text.Length - start));
        var end = window.IndexOfAny(WindowEnds);
        window = end < 0 ? window : window[..end];
        var stop = window.IndexOf(". ");
        return (stop < 0 ? window : window[..stop]).ToString();
    }

    private string? Bare(string words)
    {
        var space = words.IndexOf(' ');
        words = space > 0 && (_lexicon.Of(words.AsSpan(0, space)) & WordClass.Article) != 0
            ? words[(space + 1)..]
            : words;

        return words.Length == 0 ? null : words;
    }
}
