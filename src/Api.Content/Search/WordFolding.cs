using System.Buffers;
using System.Globalization;
using System.Text;

namespace Api.Content.Search;

internal enum RuneKind : byte
{
    /// <summary>Ends a word: everything that the others are not.</summary>
    Separator,

    /// <summary>A letter or a number.</summary>
    Letter,

    /// <summary>
    /// A letter of a script in which spaces do not tell words apart: Han, kana, bopomofo, Hangul, Thai, Lao, Khmer,
    /// Burmese.
    /// </summary>
    Character,

    /// <summary>Belongs to the letter before it.</summary>
    Mark,

    /// <summary>Is in a word only for its looks: soft hyphens, joiners, variation selectors, the tatweel.</summary>
    Ignored,
}

/// <summary>
/// Folds words, so that case, diacritics and the forms of letters do not matter (UAX #15, NFKD; then NFC of the rest).
/// </summary>
internal static class WordFolding
{
    /// <summary>In <see cref="Simple"/>: ends a word.</summary>
    public const char Separator = '\0';

    /// <summary>In <see cref="Simple"/>: the word has to be folded as a whole.</summary>
    public const char Special = '\u0001';

    private const int SimpleEnd = 0x2100;

    // The scripts between Arabic and the second block of Latin compose again what NFKD decomposed.
    private const int ComposingStart = 0x700;
    private const int ComposingEnd = 0x1E00;

    private const int HangulSyllables = 0xAC00;
    private const int LastHangulSyllable = 0xD7A3;

    // A vowel that NFKD takes apart into a mark and a letter, of which the mark would be lost: ทำ is not ทา.
    private const char ThaiSaraAm = '\u0E33';
    private const char LaoSaraAm = '\u0EB3';

    // Hangul, Han and kana that are whole: what NFKD takes apart, NFC makes of it again.
    private static readonly SearchValues<char> Folded = SearchValues.Create(
        [
            .. Units(HangulSyllables, LastHangulSyllable),
            .. Units(0x3400, 0x4DBF),
            .. Units(0x4E00, 0x9FFF),
            .. Units(0x3041, 0x3096),
            .. Units(0x30A1, 0x30FE),
        ]);

    private static readonly char[] SimpleTable = [.. Enumerable.Range(0, SimpleEnd).Select(FoldAlone)];

    /// <summary>
    /// The results for characters below U+2100 that fold to one character, whatever is beside them; or their kind.
    /// </summary>
    public static ReadOnlySpan<char> Simple => SimpleTable;

    public static RuneKind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Apostrophes and primes that Unicode counts among the letters: they separate as their other shapes do.
        UnicodeCategory.ModifierLetter when rune.Value is (>= 0x2B9 and <= 0x2BF) or 0x2EE => RuneKind.Separator,
        UnicodeCategory.ModifierLetter when rune.Value is 0x640 => RuneKind.Ignored,

        // The sound marks of half-width kana.
        UnicodeCategory.ModifierLetter when rune.Value is 0xFF9E or 0xFF9F => RuneKind.Mark,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter =>
            RuneKind.Letter,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber =>
            IsCharacter(rune.Value) ? RuneKind.Character : RuneKind.Letter,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
            KindOfMark(rune.Value),

        // The zero width space is a separator (UAX #29, table 3).
        UnicodeCategory.Format when rune.Value != 0x200B => RuneKind.Ignored,
        _ => RuneKind.Separator,
    };

    /// <summary>
    /// Folds one word, or one character with its marks. Linear in it as long as runs of marks are short.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyExcept(Folded) || word is [ThaiSaraAm or LaoSaraAm])
        {
            return word.ToString();
        }

        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            var kind = KindOf(lower);
            if (kind is RuneKind.Separator or RuneKind.Ignored
                || IsDiacritic(lower.Value)
                || (kind == RuneKind.Mark && folded.Length == 0))
            {
                continue;
            }

            _ = lower.Value switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'þ' => folded.Append("th"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' or 'ð' => folded.Append('d'),
                'ħ' => folded.Append('h'),
                'ı' => folded.Append('i'),
                'ŋ' => folded.Append('n'),
                'ŧ' => folded.Append('t'),
                'ς' => folded.Append('σ'),

                // Written for each other at the end of words, and by Persian keyboards (Lucene, ArabicNormalizer and
                // PersianNormalizer).
                'ى' or 'ی' => folded.Append('ي'),
                'ة' => folded.Append('ه'),
                'ک' => folded.Append('ك'),
                _ when Rune.GetUnicodeCategory(lower) == UnicodeCategory.DecimalDigitNumber =>
                    folded.Append((int)Rune.GetNumericValue(lower)),
                _ => folded.Append(lower.ToString()),
            };
        }

        return folded.ToString().Normalize();
    }

    /// <summary>
    /// Whether a mark is left out: a word is written with and without it. The marks of other scripts are parts of its
    /// letters.
    /// </summary>
    public static bool IsDiacritic(int mark) =>
        mark is (>= 0x300 and <= 0x36F) or (>= 0x591 and <= 0x5C7) or (>= 0x64B and <= 0x65F) or 0x670
            or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF)
            or (>= 0xFE20 and <= 0xFE2F);

    /// <summary>
    /// A vowel or a final consonant of Hangul that is written apart from the consonant before it, with which it is one
    /// syllable (The Unicode Standard, section 3.12).
    /// </summary>
    public static bool EndsSyllable(int letter) => letter is >= 0x1160 and <= 0x11FF;

    private static bool IsCharacter(int letter) =>
        letter is (>= HangulSyllables and <= LastHangulSyllable) or (>= 0x1100 and <= 0x115F)
            || IsSouthEastAsian(letter)
            || IsEastAsian(letter);

    // The letters of Thai, Lao, Burmese and Khmer; their digits make words.
    private static bool IsSouthEastAsian(int letter) =>
        letter is (>= 0x0E01 and <= 0x0E46) or (>= 0x0E81 and <= 0x0EC6) or (>= 0x1000 and <= 0x103F)
            or (>= 0x1050 and <= 0x108F) or (>= 0x1780 and <= 0x17D7);

    // The blocks of Han, Hiragana, Katakana and Bopomofo with their compatibility forms (Unicode 17, Blocks.txt).
    private static bool IsEastAsian(int letter) => letter is >= 0x3005 and (<= 0x312F
        or (>= 0x3190 and <= 0x31FF) or (>= 0x3220 and <= 0x3229) or (>= 0x3280 and <= 0x3289)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9D) or (>= 0x16FE2 and <= 0x16FFF)
        or (>= 0x1AFF0 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF));

    private static RuneKind KindOfMark(int mark) => IsVariation(mark) ? RuneKind.Ignored : RuneKind.Mark;

    private static bool IsVariation(int mark) =>
        mark is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F);

    private static IEnumerable<char> Units(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(unit => (char)unit);

    private static char FoldAlone(int unit)
    {
        var kind = KindOf(new Rune(unit));
        return kind == RuneKind.Separator ? Separator
            : kind == RuneKind.Letter
                && unit is < ComposingStart or >= ComposingEnd
                && Fold([(char)unit]) is [var folded]
                ? folded
            : Special;
    }
}
