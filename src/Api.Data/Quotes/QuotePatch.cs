using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Api.Content.Quotes;

namespace Api.Data.Quotes;

/// <summary>What a person says of a quote; what is left out stays as it is.</summary>
public sealed record QuotePatch : IBody
{
    /// <summary>Whose words they are, by speakers' ids; empty for nobody's.</summary>
    [DisallowNull]
    public IReadOnlyList<long>? SpeakerIds { get; init; }

    /// <summary>What kind of quote it is.</summary>
    [DisallowNull]
    public QuoteKind? Kind { get; init; }

    /// <summary>`confirmed`: it is right as it stands. `rejected`: it is no quote.</summary>
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

    /// <summary>Where the words begin, in Unicode code points.</summary>
    public required int Start { get; init; }

    /// <summary>Where they end, which is not included.</summary>
    public required int End { get; init; }

    /// <summary>The words, to be sure that they stand there.</summary>
    [DisallowNull]
    public string? Text { get; init; }

    /// <summary>What kind of quote it is.</summary>
    [DefaultValue(QuoteKind.Direct)]
    public QuoteKind Kind { get; init; } = QuoteKind.Direct;

    /// <summary>Whose words they are, by speakers' ids; empty for nobody's.</summary>
    public IReadOnlyList<long> SpeakerIds { get; init; } = [];
}
