using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Api.Content.Quotes;

namespace Api.Data.Quotes;

/// <summary>A person's changes to a quote; an absent member stays as it is.</summary>
public sealed record QuotePatch : IBody
{
    /// <summary>The speakers' ids; empty if they are nobody's words.</summary>
    [DisallowNull]
    public IReadOnlyList<long>? SpeakerIds { get; init; }

    /// <summary>Kind of quote.</summary>
    [DisallowNull]
    public QuoteKind? Kind { get; init; }

    /// <summary>`confirmed`: it is right as it is. `rejected`: it is not a quote.</summary>
    [DisallowNull]
    public ReviewState? Review { get; init; }
}

/// <summary>A quote that was missed: a range of one paragraph's text.</summary>
public sealed record QuoteDraft : IBody
{
    /// <summary>The paragraph, by its id; either this or `paragraphNumber`.</summary>
    [DisallowNull]
    public long? ParagraphId { get; init; }

    /// <summary>The paragraph, by its number in the article.</summary>
    [DisallowNull]
    public int? ParagraphNumber { get; init; }

    /// <summary>The start of the words, in Unicode code points.</summary>
    public required int Start { get; init; }

    /// <summary>The end of the words, which is not included.</summary>
    public required int End { get; init; }

    /// <summary>The words, to check that they are in that place.</summary>
    [DisallowNull]
    public string? Text { get; init; }

    /// <summary>Kind of quote.</summary>
    [DefaultValue(QuoteKind.Direct)]
    public QuoteKind Kind { get; init; } = QuoteKind.Direct;

    /// <summary>The speakers' ids; empty if they are nobody's words.</summary>
    public IReadOnlyList<long> SpeakerIds { get; init; } = [];
}
