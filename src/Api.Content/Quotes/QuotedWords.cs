namespace Api.Content.Quotes;

/// <summary>Tells from a quotation's own words how they depend on their sentence.</summary>
internal sealed class QuotedWords(string text, List<Token> tokens, List<Chunk> chunks, List<MarkedSpan> spans)
{
    /// <summary>Whether the quotation is an utterance of its own and not words inside the reporter's clause.</summary>
    public bool IsWhole(int quote)
    {
        var span = spans[tokens[chunks[quote].First].Quote];
        if (quote == 0)
        {
            return char.IsUpper(text[span.Start]) || Ending(quote) is '.' or '!' or '?' or ',';
        }

        return chunks[quote - 1].Kind is ChunkKind.Colon or ChunkKind.Quote
            || (chunks[quote - 1].Kind is ChunkKind.Comma or ChunkKind.Verb or ChunkKind.Dash or ChunkKind.Noun
                or ChunkKind.Participle
                && char.IsUpper(text[span.Start])
                && Ending(quote) is '.' or '!' or '?' or ',');
    }

    /// <summary>
    /// Whether there are four words or more: somebody's, even without a comma or a cue; fewer may be a term.
    /// </summary>
    public bool IsLong(int quote)
    {
        var span = spans[tokens[chunks[quote].First].Quote];
        return text.AsSpan(span.Start, span.End - span.Start).Count(' ') >= 3;
    }

    /// <summary>
    /// Returns the last character, or the comma after the marks that belongs to them (<see cref="Tokenizer"/>).
    /// </summary>
    public char Ending(int quote)
    {
        var token = tokens[chunks[quote].First];
        var span = spans[token.Quote];
        if (token.End > span.OuterEnd)
        {
            return ',';
        }

        return span.End > span.Start ? text[span.End - 1] : ' ';
    }
}
