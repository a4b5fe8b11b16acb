namespace Api.Content.Text;

/// <summary>A language tag as BCP 47 (RFC 5646) forms it.</summary>
public static class LanguageTag
{
    /// <summary>The length that every implementation must be able to hold (RFC 5646, section 4.4.1).</summary>
    private const int MaxLength = 35;

    /// <summary>
    /// Returns the tag in the case that RFC 5646 recommends (<c>zh-Hant-TW</c>); null if it is not well formed.
    /// </summary>
    public static string? Canonical(string tag)
    {
        var parts = tag.Split('-');
        if (tag.Length > MaxLength
            || parts[0].Length is not (2 or 3 or (>= 5 and <= 8))
            || !parts[0].All(char.IsAsciiLetter))
        {
            return null;
        }

        // A single character opens an extension and needs something after it.
        if (parts[^1].Length == 1 || parts.Any(part => part.Length is 0 or > 8 || !part.All(char.IsAsciiLetterOrDigit)))
        {
            return null;
        }

        var extended = false;
        for (var i = 0; i < parts.Length; i++)
        {
            extended |= parts[i].Length == 1;
            parts[i] = (i, extended, parts[i].Length) switch
            {
                ( > 0, false, 2) => parts[i].ToUpperInvariant(),
                ( > 0, false, 4) => char.ToUpperInvariant(parts[i][0]) + parts[i][1..].ToLowerInvariant(),
                _ => parts[i].ToLowerInvariant(),
            };
        }

        return string.Join('-', parts);
    }
}
