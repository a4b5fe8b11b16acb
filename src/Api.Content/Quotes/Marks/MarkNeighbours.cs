namespace Api.Content.Quotes.Marks;

/// <summary>Tells by the characters around a mark whether it may open or close a quotation.</summary>
internal static class MarkNeighbours
{
    /// <summary>The most marks in a row that are looked at; it keeps a paragraph of nothing but marks linear.</summary>
    private const int MostInARow = 4;

    public static bool OpensByShape(string text, int i, int length) =>
        OpensAfter(text, i)
            && !IsSpace(Next(text, i, length))
            && !(IsEndish(Next(text, i, length)) && !IsSpace(Before(text, i)));

    public static bool ClosesByShape(string text, int i) =>
        !IsSpace(Before(text, i)) && !OpensAfter(text, i) && IsEndish(Next(text, i, 1));

    /// <summary>Whether the characters before a mark let it open.</summary>
    public static bool OpensAfter(string text, int i)
    {
        // German closes with the marks that open in English: in "„Er rief: ‚Halt!‘“" the last one follows an end.
        var at = i - 1;
        while (at >= 0 && text[at] is '‘' or '“' && i - at <= MostInARow)
        {
            at--;
        }

        return at < 0 || IsOpenish(text[at]);
    }

    public static char Before(string text, int i) => i == 0 ? ' ' : text[i - 1];

    public static char Next(string text, int i, int length) => i + length < text.Length ? text[i + length] : ' ';

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';

    /// <summary>Whether a mark is beside a letter or sign of Chinese, Japanese, Korean, Thai or Lao.</summary>
    public static bool IsBesideWide(string text, int i) => IsWide(Before(text, i)) || IsWide(Next(text, i, 1));

    /// <summary>Whether a character is of a script that sets no spaces between words or before particles.</summary>
    public static bool IsWide(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7FF') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\uFF01' and <= '\uFFEF') or (>= '\u0E00' and <= '\u0EFF');

    public static bool IsOpenish(char c) =>
        IsSpace(c)
            || c is '(' or '[' or '{' or '—' or '–' or '-' or '/' or '>' or ':' or '“' or '‘' or '"' or '„' or '«'
                or '\'' or '¿' or '¡' or '…' or '‚' or '|' or '*' or '~'
                or '（' or '［' or '｛' or '【' or '〔' or '「' or '『' or '《' or '〈' or '：';

    public static bool IsEndish(char c) =>
        IsSpace(c)
            || c is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}' or '—' or '–' or '-' or '/' or '”'
                or '’' or '"' or '\'' or '»' or '<' or '…' or '|' or '*'
                or '。' or '，' or '、' or '！' or '？' or '；' or '：' or '）' or '］' or '｝' or '】' or '〕'
                or '」' or '』' or '》' or '〉' or '،' or '؛' or '؟' or '۔' or '।' or '॥' or '։' or '·';
}
