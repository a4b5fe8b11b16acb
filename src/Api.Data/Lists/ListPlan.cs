using Api.Content.Search;

namespace Api.Data.Lists;

/// <summary>
/// One page of a list as it is asked for. It is a value: all that the statements and the answer depend on, but for the
/// facts of the table that is listed.
/// </summary>
/// <param name="Page">Which part of the list to give, and in which form.</param>
/// <param name="Asked">The fields to give; null for all.</param>
public abstract record ListPlan(PageFilter Page, FieldTree? Asked)
{
    /// <summary>Which articles the caller may see.</summary>
    public Visibility Visibility { get; internal init; }

    /// <summary>Where the page begins; null at the beginning.</summary>
    internal Cursor? After { get; init; }

    /// <summary>The conditions on the rows.</summary>
    internal Where Where { get; init; } = new();

    /// <summary>The range of publication that is asked for; null if none is.</summary>
    internal AskedRange? Published { get; init; }

    /// <summary>The kinds that are not listed because no kind is asked for; none if some are.</summary>
    internal IReadOnlyList<string> OtherKinds { get; init; } = [];

    /// <summary>Their order; of what is found by relevance, the order of publication.</summary>
    internal Order Order { get; init; } = Order.Newest;

    /// <summary>The words that they must have; null for none.</summary>
    internal SearchQuery? Words { get; init; }

    /// <summary>Whether the best match comes first.</summary>
    internal bool ByRelevance { get; init; }

    /// <summary>Whether to say where the words stand.</summary>
    internal bool Highlights { get; init; }

    /// <summary>Whether the rows are read together with other resources or texts, from the same state.</summary>
    internal bool Embeds { get; init; }

    /// <summary>The facets to count the rows by; null for none.</summary>
    internal IReadOnlyList<AskedFacet>? Facets { get; init; }

    /// <summary>Whether the values of facets come in their own order.</summary>
    internal bool FacetsByValue { get; init; }

    /// <summary>Whether to count all that match; what follows a cursor was counted before.</summary>
    internal bool Counts => Page.Total is { Value: true } && After?.Total is null;

    /// <summary>How many rows the page has at most.</summary>
    internal int Limit
    {
        get
        {
            var size = Page.Size(Embeds);
            return ByRelevance ? Math.Min(size, PageFilter.MostRanked - (After?.Basis?.Seen ?? 0)) : size;
        }
    }
}

/// <summary>One page of a list of one noun.</summary>
/// <param name="Shape">How much to give of each.</param>
public sealed record ListPlan<T>(PageFilter Page, Shape<T> Shape) : ListPlan(Page, Shape.Asked)
{
    /// <summary>The plan for the page that begins at a cursor.</summary>
    public ListPlan<T> From(Cursor after) => this with { After = after };
}

/// <summary>Reads the lists of one noun.</summary>
public interface IListQueries<T>
{
    /// <summary>Reads one page, from one state.</summary>
    Task<Slice<T>> ListAsync(ListPlan<T> plan, CancellationToken cancellationToken);
}

/// <summary>A range of publication that is asked for, in which at least one bound is given.</summary>
/// <param name="None">The condition of articles that are in no range.</param>
internal sealed record AskedRange(Instant? From, Instant? Before, Condition None);
