using System.Globalization;
using Api.Content.Text;

namespace Api.Data.Lists;

/// <summary>
/// A range of languages (RFC 4647, section 2.1): a tag with all longer ones, or <c>*</c> for every language.
/// </summary>
/// <param name="Tag">Its tag, in the case in which tags are stored.</param>
internal sealed record LanguageRange(string Tag)
{
    /// <summary>
    /// The first subtag, as an index has it, up to its third letter: no registered language has a longer one.
    /// </summary>
    public const string PrimarySql = "rtrim(substr(a.language, 1, 3), '-')";

    private const string Any = "*";

    public bool IsAny => Tag == Any;

    /// <summary>Whether the index alone decides: a third letter may belong to a longer subtag.</summary>
    public bool IsPrimary => Tag.Length == 2;

    public string Primary => Tag.Split('-')[0] is { Length: > 3 } longer ? longer[..3] : Tag.Split('-')[0];

    public static LanguageRange Of(string term) => new(LanguageTag.Canonical(term) ?? term);

    /// <summary>Returns the condition that a language is in it, as SQL.</summary>
    /// <param name="parameter">Names a parameter for a value.</param>
    public string Sql(Func<object, string> parameter)
    {
        var length = (Tag.Length + 1).ToString(CultureInfo.InvariantCulture);
        return IsAny ? "a.language is not null" : $"substr(a.language || '-', 1, {length}) = {parameter($"{Tag}-")}";
    }

    public bool Has(string language) => IsAny || $"{language}-".StartsWith($"{Tag}-", StringComparison.Ordinal);
}
