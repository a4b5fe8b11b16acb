namespace Api.Content.Articles;

/// <summary>The way in for every source: bytes in, a parsed article with its quotes or the reason for a refusal out.</summary>
public static class ArticleReader
{
    /// <param name="source">The source as it came, untouched.</param>
    /// <param name="given">What the sender says beside the source; it goes before what the text says.</param>
    public static Reading Read(ReadOnlySpan<byte> source, GivenFields given) => new(null, "not yet");
}

/// <summary>What came of reading a source: an article, or why it is refused.</summary>
public sealed record Reading(ParsedArticle? Article, string? Refusal);

/// <summary>What the sender of a source says beside it; null and empty where nothing is said.</summary>
public sealed record GivenFields
{
    public string? Title { get; init; }

    /// <summary>The article's canonical URL (RFC 6596), absolute, http or https.</summary>
    public string? Url { get; init; }

    public string? Publisher { get; init; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}
