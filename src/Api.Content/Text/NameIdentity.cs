using System.Text;

namespace Api.Content.Text;

/// <summary>
/// The form in which two spellings of an author's, publisher's or tag's name are one: the name after NFKC and full case
/// folding (UAX #15; Unicode, section 3.13), with one shape of apostrophe, hyphen and quotation mark, without
/// default-ignorable characters, its spaces joined. No other difference is ignored: <c>C</c>, <c>C++</c> and <c>C#</c>
/// are three, <c>Müller</c> and <c>Muller</c> two, <c>O’Brien</c> and <c>O'Brien</c> one.
/// </summary>
public static class NameIdentity
{
    // '‘’‚‛‹›`´ʹʻʼʽ′‵՚ꞌ＇
    private const string Apostrophes =
        "'\u2018\u2019\u201A\u201B\u2039\u203A`\u00B4\u02B9\u02BB\u02BC\u02BD\u2032\u2035\u055A\u05F3\uA78C\uFF07";

    // "“”„‟«»″‶〝〞〟＂
    private const string Quotations =
        "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\u2036\u301D\u301E\u301F\u05F4\uFF02";

    // -‐‑‒–—―−⁃﹘﹣－
    private const string Hyphens = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u05BE\uFE58\uFE63\uFF0D";

    public static string Of(string name)
    {
        // Shapes are replaced before, too: decomposed, an acute accent that stands for an apostrophe is a space with a
        // mark.
        var folded = new StringBuilder(name.Length);
        foreach (var rune in Shaped(name).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                folded.Append(folded.Length > 0 && folded[^1] != ' ' ? " " : "");
            }
            else if (!IsIgnorable(rune.Value))
            {
                folded.Append(Folded(Shape(rune)));
            }
        }

        // A name of nothing visible is told from others by its own characters.
        return folded.ToString().TrimEnd().Normalize(NormalizationForm.FormKC) is { Length: > 0 } key
            ? key
            : Shaped(name).Trim();
    }

    // A query may hold characters that are not text: half a surrogate pair, or the one character that .NET does not
    // normalise.
    private static string Shaped(string name)
    {
        var shaped = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            shaped.Append((rune.Value == 0xFFFE ? Rune.ReplacementChar : Shape(rune)).ToString());
        }

        return shaped.ToString();
    }

    private static Rune Shape(Rune rune) => rune switch
    {
        { IsBmp: false } => rune,
        _ when Apostrophes.Contains((char)rune.Value) => new Rune('\''),
        _ when Quotations.Contains((char)rune.Value) => new Rune('"'),
        _ when Hyphens.Contains((char)rune.Value) => new Rune('-'),
        _ => rune,
    };

    // .NET folds a letter to one letter only. Of those that fold to several, only ß does not come apart by
    // decomposition; upper case first makes one of the sigmas, and the letters that Turkish alone has (ı, and the dot
    // of İ) stay apart from i, as in Unicode's folding for all languages.
    private static string Folded(Rune rune) =>
        rune.Value is 'ß' or 'ẞ' ? "ss" : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString();

    // Default_Ignorable_Code_Point (DerivedCoreProperties.txt, Unicode 16), which .NET does not offer.
    private static bool IsIgnorable(int value) => value is 0xAD or 0x34F or 0x61C or 0x115F or 0x1160
        or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x206F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0
        or (>= 0xFFF0 and <= 0xFFF8) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A)
        or (>= 0xE0000 and <= 0xE0FFF);
}
