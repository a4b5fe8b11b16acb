using System.Text.Json.Serialization;
using Api.Data.Lists;

namespace Api.Data.Publishers;

/// <summary>A publisher of articles (schema.org `publisher`).</summary>
public sealed record Publisher : Named
{
    /// <summary>Its home page.</summary>
    public required string? Url { get; init; }

    [JsonPropertyOrder(1)]
    public NamedLinks Links => new($"/v1/publishers/{Id}", $"/v1/articles?publisher={Id}");
}

/// <summary>Reads publishers.</summary>
public sealed class PublisherQueries(Database database)
    : NameQueries<Publisher>(database, "publisher", "publishers", VisibleSql, Columns)
{
    private static readonly Columns Columns = new(
        Always, new("name", "n.name"), new("url", "n.url"), new("articleCount", "n.article_count"));

    internal const string VisibleSql = "n.article_count > 0";
}
