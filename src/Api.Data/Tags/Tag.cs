using System.Text.Json.Serialization;
using Api.Data.Lists;

namespace Api.Data.Tags;

/// <summary>A keyword of articles (schema.org `keywords`).</summary>
public sealed record Tag : Named
{
    [JsonPropertyOrder(1)]
    public NamedLinks Links => new($"/v1/tags/{Id}", $"/v1/articles?tag={Id}");
}

/// <summary>Reads tags.</summary>
public sealed class TagQueries(Database database)
    : NameQueries<Tag>(database, "tag", "tags", "n.id, n.slug, n.name, n.article_count, n.version", VisibleSql)
{
    internal const string VisibleSql = "n.article_count > 0";
}
