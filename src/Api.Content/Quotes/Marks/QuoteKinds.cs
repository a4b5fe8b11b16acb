using System.Globalization;
using System.Text.RegularExpressions;

namespace Api.Content.Quotes.Marks;

/// <summary>Distinguishes whole utterances, words inside the reporter's clause, and words that nobody utters.</summary>
internal static partial class QuoteKinds
{
    /// <summary>
    /// The least number of words inside a clause that are taken for somebody's, if nothing but the marks is known.
    /// </summary>
    private const int FewestWords = 3;

    /// <summary>The most characters of a reference after its title.</summary>
    private const int LongestSource = 160;

    /// <summary>The most characters of a date in brackets.</summary>
    private const int LongestDate = 40;

    /// <summary>The kind of words in marks.</summary>
    /// <param name="said">The words are somebody's, and not a title or a term.</param>
    /// <param name="whole">The words are whole sentences.</param>
    public static QuoteKind Of(bool said, bool whole) =>
        !said ? QuoteKind.Phrase : whole ? QuoteKind.Direct : QuoteKind.Mixed;

    /// <summary>
    /// Whether the marks are those of titles of works, <c>《a》</c>, stand where lists of references have a title, or
    /// have a value in them.
    /// </summary>
    public static bool IsTitle(string text, MarkedSpan span) =>
        text[span.OuterStart] is '《' or '〈'
            || IsReference(text, span.OuterStart)
            || IsRetrieved(text, span.OuterEnd)
            || IsValue(text, span.OuterStart);

    /// <summary>
    /// Whether an equals sign gives the words to a name, as in code outside of blocks of code: <c>TERM = "low
    /// tide"</c>.
    /// </summary>
    private static bool IsValue(string text, int place)
    {
        var before = text.AsSpan(Math.Max(0, place - 2), Math.Min(place, 2)).TrimEnd();
        return !before.IsEmpty && before[^1] == '=';
    }

    /// <summary>
    /// Whether a reference says when its page was read: <c>“Low tides of Lund”. The Courier. Retrieved 8 June
    /// 2017.</c>
    /// </summary>
    private static bool IsRetrieved(string text, int place)
    {
        var after = text.AsSpan(place, Math.Min(LongestSource, text.Length - place));
        return after.StartsWith(".") && Retrieved().IsMatch(after);
    }

    [GeneratedRegex(
        "(?:Retrieved|Accessed|Archived)(?: from the original)?(?: on)? (?:[0-9]|[A-Z][a-z]{2,8} [0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Retrieved();

    /// <summary>
    /// Whether a date in brackets and a full stop are right before: <c>Moss, A. (2010). “Low tides of Lund”</c> (the
    /// author-date style of APA, also that of Wikipedia).
    /// </summary>
    private static bool IsReference(string text, int place)
    {
        var before = text.AsSpan(Math.Max(0, place - LongestDate), Math.Min(place, LongestDate)).TrimEnd();
        var open = before.EndsWith(").") ? before.LastIndexOf('(') : -1;
        return open >= 0 && Year().IsMatch(before[open..]);
    }

    [GeneratedRegex("(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    /// <summary>
    /// Judges words in marks without a word of their language. They are whole sentences when they begin with a capital,
    /// in scripts that have some, and end their sentence inside the marks, or begin one and have its end, or the comma
    /// of a tag, after the marks.
    /// </summary>
    public static (bool Said, bool Whole) ByMarks(string text, MarkedSpan span)
    {
        if (IsTitle(text, span))
        {
            return (false, false);
        }

        var words = text.AsSpan(span.Start, span.End - span.Start);
        if (EastAsianKinds.IsOf(words))
        {
            return EastAsianKinds.Of(text, span);
        }

        var before = text.AsSpan(0, span.OuterStart).TrimEnd();
        var begins = before.IsEmpty
            || before[^1] is '.' or '!' or '?' or ':' or '…' or '“' or '”' or '»' or '«' or '"' or '–' or '—'
                or '؟' or '۔' or '।' or '։';
        var ended = words.TrimEnd("’‘'”“\"›‹»«")[^1] is '.' or '!' or '?' or ',' or '…' or '؟' or '۔' or '।' or '։';
        var endsAfter = span.OuterEnd == text.Length
            || text[span.OuterEnd] is '.' or ',' or '!' or '?' or '،' or '؟' or '۔' or '।' or '։';
        var whole = MayBeginSentence(words) && (ended || (begins && endsAfter));
        return (whole || words.Count(' ') + 1 >= FewestWords, whole);
    }

    // Hebrew, Arabic, Hindi and others have no capitals.
    private static bool MayBeginSentence(ReadOnlySpan<char> words) =>
        char.IsUpper(words[0]) || char.GetUnicodeCategory(words[0]) == UnicodeCategory.OtherLetter;
}
