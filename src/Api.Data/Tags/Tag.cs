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
public sealed class TagQueries(Database database) : NameQueries<Tag>(database, "tag", "tags", VisibleSql, Columns)
{
    private static readonly Columns Columns = new(
        Always, new("name", "n.name"), new("articleCount", "n.article_count"));

    internal const string VisibleSql = "n.article_count > 0";
}
