using Api.Formats;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>Describes the answer in each format that one resource can be asked for.</summary>
internal sealed class FormatTypes : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var formats = operation.Parameters?.FirstOrDefault(p => p.Name == "format")?.Schema?.Enum?.Select(
            value => value.GetValue<string>())
            ?? [];
        if (operation.Responses?.GetValueOrDefault("200") is not OpenApiResponse { Content: { } content })
        {
            return;
        }

        foreach (var format in formats)
        {
            switch (format)
            {
                case "jsonld":
                    content[LinkedData.MediaType] = Schema(
                        JsonSchemaType.Object, "JSON-LD 1.1, in the vocabulary of schema.org.");
                    break;
                case "html":
                    content[ReadingPage.MediaType] = Schema(JsonSchemaType.String, "A page to read.");
                    break;
                case "md":
                    content[ArticleMarkdown.MediaType] = Schema(
                        JsonSchemaType.String, "CommonMark with front matter in YAML (RFC 7763).");
                    break;
            }
        }
    }

    private static OpenApiMediaType Schema(JsonSchemaType type, string description) =>
        new() { Schema = new OpenApiSchema { Type = type, Description = description } };
}
