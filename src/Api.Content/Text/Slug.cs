using System.Text;
using AnyAscii;

namespace Api.Content.Text;

/// <summary>
/// The part of an address that people read: lower-case ASCII words joined by <c>-</c>, at most 60 characters, at least
/// one letter (all digits would be an id), no <c>-</c> at either end. Other scripts are transliterated by AnyAscii.
/// </summary>
public static class Slug
{
    public const int MaxLength = 60;

    /// <summary>The length of a text that is enough to fill a slug, so that a long one costs nothing.</summary>
    private const int Enough = 400;

    private const int LongestNumber = 19;

    /// <summary>
    /// Returns the slug of a title or a name; <c>n</c> and its digits if it holds no letter. Signs that people read out
    /// are words: <c>c-plus-plus</c>, <c>c-sharp</c>, <c>50-percent</c>.
    /// </summary>
    public static string Of(string text) => Of(text, all: false);

    /// <summary>
    /// Returns the slugs that a name may have, the best first: the second also spells out the signs that begin a
    /// hashtag or a handle.
    /// </summary>
    public static IReadOnlyList<string> Candidates(string name) =>
        [.. new[] { Of(name), Of(name, all: true) }.Distinct()];

    private static string Of(string text, bool all)
    {
        var ascii = (text.Length > Enough ? text[..Enough] : text).Transliterate();
        var slug = new StringBuilder(MaxLength + 1);
        var gap = false;
        for (var i = 0; i < ascii.Length && slug.Length <= MaxLength; i++)
        {
            var unit = ascii[i];
            var begins = i + 1 < ascii.Length
                && char.IsAsciiLetterOrDigit(ascii[i + 1])
                && (i == 0 || ascii[i - 1] == ' ');
            if (char.IsAsciiLetterOrDigit(unit))
            {
                slug.Append(gap && slug.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(unit));
                gap = false;
            }
            else if (WordOf(unit, begins, all) is { } word)
            {
                slug.Append(slug.Length > 0 ? "-" : "").Append(word);
                gap = true;
            }
            else
            {
                // An apostrophe joins: "Bell's" is one word, "bells".
                gap |= unit != '\'';
            }
        }

        var cut = Cut(slug.ToString());
        if (cut.Any(char.IsAsciiLetter))
        {
            return cut;
        }

        return cut.Length == 0 ? "n" : Cut("n-" + cut);
    }

    /// <summary>
    /// Whether a text is a slug, or a slug with the number after it that tells two of the same words apart.
    /// </summary>
    public static bool IsSlug(string text)
    {
        var stem = text.TrimEnd([.. "0123456789"]);
        return Of(text) == text
            || (stem.EndsWith('-')
                && text.Length - stem.Length is > 0 and <= LongestNumber
                && Of(stem[..^1]) == stem[..^1]);
    }

    /// <summary>Returns the word for a sign that is read out; null for any other.</summary>
    /// <param name="begins">Whether a word begins with it, as a hashtag and a handle do.</param>
    private static string? WordOf(char sign, bool begins, bool all) => sign switch
    {
        '+' => "plus",
        '&' => "and",
        '%' => "percent",
        '#' or '@' when begins && !all => null,
        '#' => begins ? "hash" : "sharp",
        '@' => "at",
        _ => null,
    };

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength)
        {
            return slug;
        }

        var end = slug.LastIndexOf('-', MaxLength);
        return end > MaxLength / 2 ? slug[..end] : slug[..MaxLength].TrimEnd('-');
    }
}
