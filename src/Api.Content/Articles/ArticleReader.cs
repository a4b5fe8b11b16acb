using System.Diagnostics.CodeAnalysis;
using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>The way in for every source: bytes in, a parsed article with its quotes or the reason for a refusal out.</summary>
public static class ArticleReader
{
    /// <summary>The most paragraphs an article may have.</summary>
    public const int MaxParagraphs = 5_000;

    /// <summary>The most quotes an article may have: they are all in the one answer that is the article.</summary>
    public const int MaxQuotes = 5_000;

    /// <param name="source">The source as it came. What its sender says beside it goes before what the text says.</param>
    public static Reading Read(SourceDocument source)
    {
        if (!source.Given.TryCheck(out var fields, out var refusal) || !SourceText.TryRead(source.Content, out var text, out refusal))
        {
            return Refuse(refusal);
        }

        var article = PlainTextReader.Read(text, fields.Title);
        if (article.Paragraphs.Count > MaxParagraphs)
        {
            return Refuse($"The text has {article.Paragraphs.Count} paragraphs; the limit is {MaxParagraphs}.");
        }

        article = article with
        {
            CanonicalUrl = fields.Url,
            ExternalId = fields.ExternalId,
            Publisher = fields.Publisher ?? article.Publisher,
            Language = fields.Language,
            Tags = [.. fields.Tags.Concat(article.Tags).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
        article = article with { Quotes = QuoteReader.Read(article.Paragraphs, article.Title, article.Language) };
        return article.Quotes.Count > MaxQuotes
            ? Refuse($"The text has {article.Quotes.Count} quotes; the limit is {MaxQuotes}.")
            : new(article, null);
    }

    public static Reading Edit(ParsedArticle article, string edits) => throw new NotSupportedException(edits + article);

    public static bool TryParse(string json, out System.Text.Json.Nodes.JsonObject members, out Refusal? refusal) => throw new NotSupportedException(json);

    private static Reading Refuse(string detail) => new(null, new Refusal(detail, []));
}

/// <summary>A source as it came.</summary>
/// <param name="Content">Its bytes, untouched.</param>
/// <param name="MediaType">What it came as: <c>text/plain</c> or <c>application/json</c>.</param>
/// <param name="Given">What the sender said beside it.</param>
public sealed record SourceDocument(byte[] Content, string MediaType, GivenFields Given)
{
    public const string PlainText = "text/plain";
    public const string Json = "application/json";
}

/// <summary>What came of reading a source: an article, or why it is refused.</summary>
public sealed record Reading(ParsedArticle? Article, Refusal? Refusal);

/// <summary>Why a source is refused.</summary>
/// <param name="Detail">All of it, in words.</param>
/// <param name="Faults">Each thing that is wrong, where it can be told apart.</param>
public sealed record Refusal(string Detail, IReadOnlyList<Fault> Faults)
{
    public static Refusal Conflict(string? member, string detail) => new(detail, member is null ? [] : [new(null, "/" + member, detail)]);
}

/// <summary>One thing that is wrong with a source.</summary>
/// <param name="Field">The given field that it is about; null when it is about the source itself.</param>
/// <param name="JsonPointer">The place in a JSON source (RFC 6901, JSON Pointer); null when it is about a field.</param>
/// <param name="Detail">What is wrong.</param>
public sealed record Fault(string? Field, string? JsonPointer, string Detail);

/// <summary>What the sender of a source says beside it; null and empty where nothing is said.</summary>
public sealed record GivenFields
{
    private const int Longest = 1_000;
    private const int MostTags = 100;

    public string? Title { get; init; }

    /// <summary>The article's canonical URL (RFC 6596), absolute, http or https.</summary>
    public string? Url { get; init; }

    public string? Publisher { get; init; }

    /// <summary>The publisher's own identifier of the article.</summary>
    public string? ExternalId { get; init; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>These fields, and those of an earlier sender where these say nothing.</summary>
    public GivenFields Or(GivenFields earlier) => this with
    {
        Title = Title ?? earlier.Title,
        Url = Url ?? earlier.Url,
        Publisher = Publisher ?? earlier.Publisher,
        ExternalId = ExternalId ?? earlier.ExternalId,
        Language = Language ?? earlier.Language,
        Tags = Tags.Count > 0 || earlier.Tags.Count == 0 ? Tags : earlier.Tags,
    };

    /// <summary>Normalises the fields as <see cref="SourceText"/> does, on one line each; refuses by the name of the field.</summary>
    internal bool TryCheck([NotNullWhen(true)] out GivenFields? fields, [NotNullWhen(false)] out string? refusal)
    {
        fields = null;
        if (!TryLine("title", Title, out var title, out refusal) || !TryLine("publisher", Publisher, out var publisher, out refusal)
            || !TryLine("externalId", ExternalId, out var externalId, out refusal))
        {
            return false;
        }

        var tags = new List<string>();
        foreach (var tag in Tags)
        {
            if (!TryLine("tags", tag, out var line, out refusal))
            {
                return false;
            }

            tags.AddRange(line is null ? [] : [line]);
        }

        var language = string.IsNullOrWhiteSpace(Language) ? null : LanguageTag.Canonical(Language.Trim());
        refusal = tags.Count > MostTags ? $"tags: more than {MostTags}."
            : language is null && !string.IsNullOrWhiteSpace(Language) ? "language: this is no BCP 47 language tag, such as en or pt-BR."
            : !IsUrl(Url) ? "url: this is no absolute http or https URL."
            : null;
        fields = new() { Title = title, Url = string.IsNullOrWhiteSpace(Url) ? null : Url.Trim(), Publisher = publisher, ExternalId = externalId, Language = language, Tags = tags };
        return refusal is null;
    }

    private static bool TryLine(string field, string? value, out string? line, [NotNullWhen(false)] out string? refusal)
    {
        line = null;
        refusal = null;
        if (value is null)
        {
            return true;
        }

        if (value.Length > Longest || !SourceText.TryNormalise(value, out var text, out refusal))
        {
            refusal = $"{field}: {refusal ?? $"longer than {Longest} characters."}";
            return false;
        }

        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = words.Length == 0 ? null : words;
        return true;
    }

    private static bool IsUrl(string? url) =>
        string.IsNullOrWhiteSpace(url)
        || (url.Length <= 2 * Longest && Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0);
}

public static class MergePatch
{
    public static string Combine(string earlier, string later) => throw new NotSupportedException(earlier + later);
}
