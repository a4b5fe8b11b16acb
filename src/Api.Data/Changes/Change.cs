using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Api.Data.Lists;

namespace Api.Data.Changes;

/// <summary>The newest change of one resource.</summary>
public sealed record Change
{
    /// <summary>Its place in the order in which changes became visible. It grows, with gaps.</summary>
    public required long Seq { get; init; }

    public required ChangeType Type { get; init; }

    /// <summary>The id of the resource.</summary>
    public required long Id { get; init; }

    /// <summary>The article that it is or is a part of; null for a speaker, author, publisher or tag.</summary>
    public required long? ArticleId { get; init; }

    /// <summary>
    /// `created` or `updated`: take the resource as it is. `deleted`: it is gone, or the caller may no longer see it.
    /// </summary>
    public required ChangeOp Op { get; init; }

    /// <summary>The revision of the article then; null for a speaker, author, publisher or tag.</summary>
    public required int? Revision { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The id of the other one, if a speaker, author, publisher or tag is deleted because it was merged into another;
    /// else null.
    /// </summary>
    public required long? MergedInto { get; init; }

    /// <summary>
    /// The resource as its address answers it, or a speaker as the list of speakers does; null if it is deleted. Only
    /// with `include=resource`.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Resource { get; init; }
}

/// <summary>The kind of resource that changed.</summary>
public enum ChangeType
{
    Article,
    Paragraph,
    Quote,
    Image,
    Speaker,
    Author,
    Publisher,
    Tag,
}

/// <summary>The change as its readers see it.</summary>
public enum ChangeOp
{
    Created,
    Updated,
    Deleted,
}

/// <summary>Selects changes.</summary>
public record ChangeFilter
{
    /// <summary>
    /// The place after which to begin: one that an answer gave in `next` or `latest`, or the id of an event. `0` begins
    /// with everything that exists, `now` with the next change. A plain number is the `seq` of a change.
    /// </summary>
    [DefaultValue("0")]
    public ChangePosition? Since { get; init; }

    /// <summary>Kind of resource. A comma means any, a leading `-` means not.</summary>
    public Choices<ChangeType>? Type { get; init; }

    /// <summary>`resource` adds each resource as it is.</summary>
    [AllowedValues("resource")]
    public string? Include { get; init; }

    internal bool WithResources => Include is not null;

    // One article makes about thirty changes: twenty a page would be more requests than articles.
    internal virtual int PageSize => WithResources ? PageFilter.MostIncluding : 100;
}

/// <summary>Selects changes, and their number on a page.</summary>
public sealed record ChangePageFilter : ChangeFilter
{
    /// <summary>
    /// The most changes on a page, 1 to 100. The default is 100; with `include` it is 20, which is then the maximum.
    /// </summary>
    [Range(1, 100)]
    public WholeNumber? Limit { get; init; }

    internal override int PageSize => Limit?.Value ?? base.PageSize;
}

/// <summary>Changes in their order.</summary>
/// <param name="Items">The changes; none if nothing has changed since.</param>
/// <param name="Next">The address from which to continue, now or later: relative to the root, and never null.</param>
/// <param name="CaughtUp">Whether these were the last ones there are.</param>
/// <param name="Latest">The newest place whose change the caller may see: `since` accepts it.</param>
public sealed record ChangePage(IReadOnlyList<Change> Items, string Next, bool CaughtUp, string Latest);

/// <summary>The rows of one page.</summary>
/// <param name="Last">The place up to which the caller has seen everything.</param>
/// <param name="Latest">The newest place of all.</param>
public sealed record ChangeSlice(IReadOnlyList<Change> Rows, ChangePosition Last, bool CaughtUp, ChangePosition Latest)
{
    /// <summary>Returns the place of one of the rows.</summary>
    public ChangePosition At(Change row) => Latest with { Seq = row.Seq };
}
