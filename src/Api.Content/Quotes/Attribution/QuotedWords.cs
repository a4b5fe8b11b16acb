using Api.Content.Language;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>Reads from the words of a quotation alone how they depend on their sentence.</summary>
internal sealed class QuotedWords(AnnotatedSentence sentence)
{
    private List<Chunk> Chunks => sentence.Chunks;

    /// <summary>Whether the quotation is an utterance of its own and not words inside the reporter's clause.</summary>
    public bool IsWhole(int quote)
    {
        var span = sentence.SpanAt(quote);
        if (quote == 0)
        {
            return char.IsUpper(sentence.Text[span.Start]) || Ending(quote) is '.' or '!' or '?' or ',';
        }

        return Chunks[quote - 1].Kind is ChunkKind.Colon or ChunkKind.Quote
            || (Chunks[quote - 1].Kind is ChunkKind.Comma or ChunkKind.Verb or ChunkKind.Dash or ChunkKind.Noun
                or ChunkKind.Participle
                && char.IsUpper(sentence.Text[span.Start])
                && Ending(quote) is '.' or '!' or '?' or ',');
    }

    /// <summary>
    /// The last character, or the comma after the marks that belongs to them
    /// (<see cref="Lexicon.SetsCommasOutside"/>).
    /// </summary>
    public char Ending(int quote)
    {
        var token = sentence.Tokens[Chunks[quote].First];
        var span = sentence.SpanAt(quote);
        if (token.End > span.OuterEnd)
        {
            return ',';
        }

        return span.End > span.Start ? sentence.Text[span.End - 1] : ' ';
    }
}
