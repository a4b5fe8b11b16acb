using Api.Content.Quotes;

namespace Api.Data.Quotes;

/// <summary>A quote with its article's state, or the article alone.</summary>
internal sealed record FoundQuote
{
    public required long Id { get; init; }

    public long ArticleId { get; init; }

    public long ParagraphId { get; init; }

    public int PlaceStart { get; init; }

    public int PlaceEnd { get; init; }

    public QuoteKind Kind { get; init; }

    public AttributionMethod Method { get; init; }

    public ReviewState Review { get; init; }

    public QuoteAnchor Anchor { get; init; }

    public int? RemovedIn { get; init; }

    public required int Version { get; init; }

    public int Revision { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public required DateTimeOffset SortAt { get; init; }
}

/// <summary>The paragraph to which a quote is added.</summary>
internal sealed record FoundParagraph
{
    public required long Id { get; init; }

    public required int Number { get; init; }

    public required string Text { get; init; }
}
