using System.Text.Json.Serialization;
using Api.Data.Lists;

namespace Api.Data.Authors;

/// <summary>Somebody named in a byline (schema.org `author`).</summary>
public sealed record Author : Named
{
    [JsonPropertyOrder(1)]
    public NamedLinks Links => new($"/v1/authors/{Id}", $"/v1/articles?author={Id}");
}

/// <summary>Reads authors.</summary>
public sealed class AuthorQueries(Database database)
    : NameQueries<Author>(database, "author", "authors", VisibleSql, Columns)
{
    private static readonly Columns Columns = new(
        Always, new("name", "n.name"), new("articleCount", "n.article_count"));

    internal const string VisibleSql = "n.article_count > 0";
}
