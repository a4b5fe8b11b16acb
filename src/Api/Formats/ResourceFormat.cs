using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Api.Data.Articles;
using Api.Data.Authors;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Publishers;
using Api.Data.Quotes;
using Api.Data.Speakers;

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

    /// <summary>Writes the resource in a format other than JSON; returns null for JSON.</summary>
    internal static Document? Write(Row resource, string? format) => (format, resource) switch
    {
        ("html", Article article) => ReadingPage.Of(article),
        ("md", Article article) => new(ArticleMarkdown.MediaType, ArticleMarkdown.Of(article)),
        ("jsonld", Article article) => LinkedData.Of(LinkedArticle.Of(article)),
        ("jsonld", Quote quote) => LinkedData.Of(LinkedArticle.Of(quote)),
        ("jsonld", Image image) => LinkedData.Of(LinkedArticle.Of(image)),
        ("jsonld", Speaker speaker) => LinkedData.Of(LinkedNames.Of(speaker)),
        ("jsonld", Author author) => LinkedData.Of(LinkedNames.Of(author)),
        ("jsonld", Publisher publisher) => LinkedData.Of(LinkedNames.Of(publisher)),
        _ => null,
    };
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
