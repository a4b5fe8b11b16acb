using System.Globalization;

namespace Api.Data;

/// <summary>
/// The name of one resource in a path or filter: its id (all digits) or its slug (which has other characters, too).
/// </summary>
public sealed record Address(long Id, string? Slug)
{
    /// <summary>
    /// Reads an address. Null if it cannot name anything: an id that is not written in the usual way, a slug with
    /// characters that slugs do not have.
    /// </summary>
    public static Address? Parse(string text)
    {
        if (text.Length == 0 || !text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c) || c == '-'))
        {
            return null;
        }

        if (!text.All(char.IsAsciiDigit))
        {
            return new Address(0, text);
        }

        return text[0] != '0' && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new Address(id, null)
            : null;
    }

    /// <summary>Returns the id as SQL, for a statement that has this address as its parameters.</summary>
    internal string IdSql(string noun) => IdSql(noun, "@Id", "@Slug");

    /// <summary>
    /// Returns the id as SQL, by the parameter that holds the id or the one that holds the slug. A merged resource
    /// leads to the one that it was merged into.
    /// </summary>
    internal string IdSql(string noun, string id, string slug) => (Slug, noun) switch
    {
        (null, "author" or "publisher" or "speaker" or "tag") =>
            $"(select coalesce(m.merged_into, m.id) from {noun}s m where m.id = {id})",
        (null, _) => id,
        _ => $"(select target_id from slugs where noun = '{noun}' and slug = {slug})",
    };
}

/// <summary>A resource that has a name in URLs.</summary>
public interface ISlugged
{
    string Slug { get; }
}
