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

    /// <summary>The article that it is or is a part of; null for those that articles name.</summary>
    public required long? ArticleId { get; init; }

    /// <summary>
    /// `created` or `updated`: take the resource as it stands. `deleted`: it is gone, or the caller may no longer see
    /// it.
    /// </summary>
    public required ChangeOp Op { get; init; }

    /// <summary>The revision of the article then; null for those that articles name.</summary>
    public required int? Revision { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// Who or what it is now, where a speaker, author, publisher or tag is deleted because it was merged into another;
    /// else null.
    /// </summary>
    public required long? MergedInto { get; init; }

    /// <summary>
    /// The resource as its address answers it, a speaker as the list of them does; null when it is deleted. With
    /// `include=resource` only.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Resource { get; init; }
}

/// <summary>What changed.</summary>
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

/// <summary>How it changed for those who see it.</summary>
public enum ChangeOp
{
    Created,
    Updated,
    Deleted,
}

/// <summary>Which changes to give.</summary>
public record ChangeFilter
{
    /// <summary>
    /// The place after which to begin: one that an answer gave in `next` or `latest`, or the id of an event. `0` begins
    /// with everything that there is, `now` with what comes. A plain number is the `seq` of a change.
    /// </summary>
    [DefaultValue("0")]
    public ChangePosition? Since { get; init; }

    /// <summary>Kind of resource. A comma means any.</summary>
    public Choices<ChangeType>? Type { get; init; }

    /// <summary>`resource` adds each resource as it stands.</summary>
    [AllowedValues("resource")]
    public string? Include { get; init; }

    internal bool WithResources => Include is not null;

    // One article makes some thirty changes: twenty a page would be more requests than articles.
    internal virtual int PageSize => WithResources ? PageFilter.MostIncluding : 100;
}

/// <summary>Which changes to give, and how many at once.</summary>
public sealed record ChangePageFilter : ChangeFilter
{
    /// <summary>
    /// How many changes a page holds at most, 1 to 100; 100 unless something else is asked for, and with `include` 20,
    /// which is then the most.
    /// </summary>
    [Range(1, 100)]
    public WholeNumber? Limit { get; init; }

    internal override int PageSize => Limit?.Value ?? base.PageSize;
}

/// <summary>Changes in their order.</summary>
/// <param name="Items">The changes; none when nothing has changed since.</param>
/// <param name="Next">Where to go on, now or later: an address relative to the root, which is never null.</param>
/// <param name="CaughtUp">Whether these were the last ones there are.</param>
/// <param name="Latest">The newest place whose change the caller may see: `since` takes it.</param>
public sealed record ChangePage(IReadOnlyList<Change> Items, string Next, bool CaughtUp, string Latest);

/// <summary>The rows of one page.</summary>
/// <param name="Last">The place up to which the caller has seen everything.</param>
/// <param name="Latest">The newest place that there is.</param>
public sealed record ChangeSlice(IReadOnlyList<Change> Rows, ChangePosition Last, bool CaughtUp, ChangePosition Latest)
{
    /// <summary>The place of one of the rows.</summary>
    public ChangePosition At(Change row) => Latest with { Seq = row.Seq };
}
