using Api.Data.Lists;
using Api.Formats;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>Describes the other formats of lists, each by its media type.</summary>
internal sealed class ListAnswers : IOperationFilter
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        [ListFormat.Ndjson] = "With `format=ndjson`: the items, one a line.",
        [ListFormat.Csv] =
            "With `format=csv` (RFC 4180): a line of column names, the paths that `fields` takes, then a line an "
                + "item. The values of a list are in one cell with `|` between them.",
        [ListFormat.Atom] = "With `format=atom` (RFC 4287, RFC 5005).",
        [ListFormat.JsonFeed] = "With `format=jsonfeed` (JSON Feed 1.1).",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.SupportedResponseTypes.Any(
            t => t.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>))
            && operation.Responses?["200"].Content is { } content)
        {
            foreach (var (format, mediaType) in ListFormat.MediaTypes)
            {
                content[mediaType.Split(';')[0]] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema
                    {
                        Type = format == ListFormat.JsonFeed ? JsonSchemaType.Object : JsonSchemaType.String,
                        Description = Descriptions[format],
                    },
                };
            }
        }
    }
}
