using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Api.Data.Lists;

/// <summary>Which part of a list to give.</summary>
public record PageFilter
{
    /// <summary>How many items a page holds at most where other resources are included in them.</summary>
    public const int MostIncluding = 20;

    /// <summary>How many items a page holds at most, 1 to 100.</summary>
    [Range(1, 100), DefaultValue(20)]
    public WholeNumber? Limit { get; init; }

    /// <summary>Where the page begins, as the `next` of the page before says. Opaque; it belongs to one query.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether to count all items that match.</summary>
    [DefaultValue(false)]
    public Flag? Total { get; init; }

    /// <summary>The order that was asked for; null for the list's own.</summary>
    internal virtual Order? Sorted => null;

    /// <summary>What the caller may see.</summary>
    internal Sight Sight { get; private set; }

    /// <summary>Lets a caller see what they may.</summary>
    public void SeenWith(Sight sight) => Sight = sight;

    /// <summary>The cursor, read; null at the beginning.</summary>
    internal Cursor? After { get; private set; }

    /// <summary>Lets the page begin behind a cursor.</summary>
    public void StartAt(Cursor after) => After = after;
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The items in the order asked for.</param>
/// <param name="Next">The address of the page behind this one, relative to the root; null on the last.</param>
/// <param name="Total">How many items match, when that was asked for.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, Total? Total);

/// <summary>How many items a list has.</summary>
/// <param name="Value">The count; 10000 when there are more.</param>
/// <param name="Relation">`eq`: exactly so many; `gte`: so many or more.</param>
public sealed record Total(long Value, [property: AllowedValues("eq", "gte")] string Relation)
{
    /// <summary>Counting stops here, so that it costs the same at any size.</summary>
    internal const int Exact = 10_000;

    internal static Total Of(long count) => count > Exact ? new(Exact, "gte") : new(count, "eq");
}

/// <summary>The rows of one page and where the next one begins.</summary>
public sealed record Slice<T>(IReadOnlyList<T> Rows, Cursor? Next, Total? Total);

/// <summary>What is seen of it changes with its version.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A row of a list, with its sort key.</summary>
public abstract record Row
{
    [JsonIgnore]
    public object? K0 { get; init; }

    [JsonIgnore]
    public long K1 { get; init; }

    [JsonIgnore]
    public long? K2 { get; init; }
}
