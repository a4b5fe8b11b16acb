using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Api.Formats;

/// <summary>The format of one resource.</summary>
public record ResourceFormat
{
    /// <summary>
    /// `json`, or `jsonld`: schema.org, with the selectors of the W3C Web Annotation Data Model for places; its
    /// relative IRIs are resolved against its own address. Only this parameter chooses the format, `Accept` does not.
    /// `fields` and `include` are for JSON.
    /// </summary>
    [AllowedValues("json", "jsonld"), DefaultValue("json")]
    public virtual string? Format { get; init; }

    /// <summary>Whether it is JSON.</summary>
    internal bool IsJson => Format is null or OutputFormat.Json;
}

/// <summary>The format of one article.</summary>
public sealed record ArticleFormat : ResourceFormat
{
    /// <summary>
    /// `json`; `jsonld`: schema.org, with the selectors of the W3C Web Annotation Data Model for places, its relative
    /// IRIs resolved against its own address; `html`: a page to read, which needs nothing else but the pictures; or
    /// `md`: CommonMark with front matter in YAML. Only this parameter chooses the format, `Accept` does not. `fields`
    /// and `include` are for JSON.
    /// </summary>
    [AllowedValues("json", "jsonld", "html", "md"), DefaultValue("json")]
    public override string? Format { get; init; }
}

/// <summary>A resource in another format than JSON, in UTF-8.</summary>
/// <param name="Policy">The <c>Content-Security-Policy</c> under which it is shown; null for none.</param>
internal sealed record Document(string MediaType, string Text, string? Policy = null)
{
    // JSON-LD is always in UTF-8, and has no such parameter.
    public string ContentType =>
        MediaType.StartsWith("text/", StringComparison.Ordinal) ? $"{MediaType}; charset=utf-8" : MediaType;
}
