using System.Globalization;

namespace Api.Data;

/// <summary>
/// What names one resource in a path or filter: its id (all digits) or its slug (which has something else in it).
/// </summary>
public sealed record Address(long Id, string? Slug)
{
    /// <summary>
    /// Reads an address. Null for what cannot name anything: an id that is not written as we write it, a slug with
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

    /// <summary>The id as SQL, for a statement that has this address as its parameters.</summary>
    internal string IdSql(string noun) => IdSql(noun, "@Id", "@Slug");

    /// <summary>
    /// The id as SQL, by the parameter that holds the id or that which holds the slug. What was merged is found where
    /// it went.
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
