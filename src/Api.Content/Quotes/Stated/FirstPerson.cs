using System.Buffers;
using System.Collections.Frozen;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Stated;

/// <summary>Finds words that show somebody speaking: the pronouns of the first and second person.</summary>
internal static class FirstPerson
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Pronouns =
        FrozenSet.ToFrozenSet(
            [
                "i", "we", "my", "our", "us", "me", "you", "your", "i'm", "i’m", "we're", "we’re", "i've", "i’ve",
                "ich", "wir", "mein", "meine", "unser", "unsere", "uns", "mich", "mir", "je", "j'ai", "j’ai", "nous",
                "notre", "nos", "mon", "yo", "nosotros", "mi", "nuestro", "nuestra", "io", "noi", "nostro", "nostra",
                "eu", "nós", "nosso", "nossa", "ik", "wij", "we", "mijn", "ons", "onze", "jag", "vi", "jeg", "vår",
                "minä", "me", "ja", "my", "nasz", "я", "мы", "мой", "наш", "мне", "нас", "ми", "мені", "εγώ", "εμείς",
                "אני", "אנחנו", "שלנו", "أنا", "نحن", "मैं", "हम", "biz", "ben",
            ],
            StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Scripts without spaces: a word cannot be cut out, but these characters are seldom anything else.
    private static readonly SearchValues<string> Unspaced =
        SearchValues.Create(["我", "咱", "私", "僕", "俺", "저는", "제가", "우리"], StringComparison.Ordinal);

    /// <param name="from">The place from which words are looked at; those in marks are somebody else's.</param>
    public static bool IsIn(AnnotatedParagraph paragraph, int from)
    {
        var (text, next) = (paragraph.Text, 0);
        for (var i = from; i < text.Length;)
        {
            while (next < paragraph.Spans.Count && paragraph.Spans[next].OuterEnd <= i)
            {
                next++;
            }

            if (next < paragraph.Spans.Count && i >= paragraph.Spans[next].OuterStart)
            {
                i = paragraph.Spans[next].OuterEnd;
                continue;
            }

            var end = i;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '\'' or '’'))
            {
                end++;
            }

            if (end > i && IsPronoun(text.AsSpan(i, end - i)))
            {
                return true;
            }

            i = Math.Max(end, i + 1);
        }

        return false;
    }

    private static bool IsPronoun(ReadOnlySpan<char> word) => Pronouns.Contains(word) || word.ContainsAny(Unspaced);
}
