namespace Api.Data.Lists;

/// <summary>A fact about a list that a person would want to be told.</summary>
/// <param name="Kind">The kind of fact.</param>
/// <param name="Parameter">The parameter that it is about.</param>
/// <param name="Value">The value that was sent; null if the parameter was not.</param>
/// <param name="Detail">The fact in a sentence, which says nothing that the other members do not.</param>
/// <param name="Suggestions">
/// Other lists that have items for this caller, if there are any. At most 100 of their items are counted.
/// </param>
public sealed record Hint(
    HintKind Kind,
    string Parameter,
    string? Value,
    string Detail,
    IReadOnlyList<FacetItem> Suggestions);

/// <summary>Kinds of facts about a list.</summary>
public enum HintKind
{
    /// <summary>Nothing has this id, slug, name, language or section.</summary>
    UnknownValue,

    /// <summary>Quotes of kinds that are not listed by default match.</summary>
    OtherKinds,

    /// <summary>Items whose date of publication is not known match; no range of dates has them.</summary>
    Undated,

    /// <summary>The range of publication begins in the future.</summary>
    FutureDate,
}
