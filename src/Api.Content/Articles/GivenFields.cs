using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>The sender's statements beside a source; null and empty if there are none.</summary>
public sealed record GivenFields
{
    internal const int LongestLine = 1_000;
    internal const int LongestUrl = 2_000;
    internal const int MostTags = 100;
    internal const string NoUrl = "this is not an absolute http or https URL.";
    internal const string NoLanguage = "this is not a BCP 47 language tag, such as en or pt-BR.";

    public string? Title { get; init; }

    /// <summary>The article's canonical URL (RFC 6596), absolute, http or https.</summary>
    public string? Url { get; init; }

    public string? Publisher { get; init; }

    /// <summary>The publisher's own identifier of the article.</summary>
    public string? ExternalId { get; init; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the source is an item of a feed or of an export, which was converted to an article.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromFeed { get; init; }

    /// <summary>
    /// The label of the source's encoding, as HTTP gives it (<c>charset</c>); null if none came with it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Charset { get; init; }

    /// <summary>
    /// Whatever was left out of the item of a feed when it was converted to an article; null if nothing was.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LeftOut>? LeftOut { get; init; }

    /// <summary>Returns these fields, with an earlier sender's where these are missing.</summary>
    public GivenFields Or(GivenFields earlier) => this with
    {
        Title = Title ?? earlier.Title,
        Url = Url ?? earlier.Url,
        Publisher = Publisher ?? earlier.Publisher,
        ExternalId = ExternalId ?? earlier.ExternalId,
        Language = Language ?? earlier.Language,
        Tags = Tags.Count > 0 || earlier.Tags.Count == 0 ? Tags : earlier.Tags,
    };

    /// <summary>
    /// Normalises the fields like <see cref="SourceText"/>, on one line each; refuses by the names of the fields.
    /// </summary>
    internal bool TryCheck([NotNullWhen(true)] out GivenFields? fields, [NotNullWhen(false)] out Refusal? refusal)
    {
        var faults = new Faults();
        var (url, language) = (Line("url", Url, faults, LongestUrl), Line("language", Language, faults));
        fields = new()
        {
            Title = Line("title", Title, faults),
            Url = url,
            Publisher = Line("publisher", Publisher, faults),
            ExternalId = Line("externalId", ExternalId, faults),
            Language = language is null ? null : LanguageTag.Canonical(language),
            Tags = [.. Tags.Take(MostTags).Select(tag => Line("tags", tag, faults)).OfType<string>()],
        };
        Refuse(url is not null && !IsUrl(url), "url", NoUrl, faults);
        Refuse(language is not null && fields.Language is null, "language", NoLanguage, faults);
        Refuse(Tags.Count > MostTags, "tags", $"more than {MostTags}.", faults);
        refusal = faults.Refusal;
        return refusal is null;
    }

    internal static bool IsUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    /// <summary>Returns a normalised text on one line.</summary>
    internal static string OneLine(string text) =>
        string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    internal static string? Line(string field, string? value, Faults faults, int longest = LongestLine)
    {
        if (value is null)
        {
            return null;
        }

        string? refusal = null;
        if (value.Length > longest || !SourceText.TryNormalise(value, out var text, out refusal))
        {
            Refuse(true, field, refusal ?? $"longer than {longest} characters.", faults);
            return null;
        }

        return OneLine(text) is { Length: > 0 } line ? line : null;
    }

    internal static void Refuse(bool isWrong, string field, string detail, Faults faults)
    {
        if (isWrong)
        {
            faults.Add(RefusalKind.Malformed, new(field, null, detail));
        }
    }
}
