using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Data.Changes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>
/// Describes how schemas hang together where types do not say it: generators of clients and mock servers end at a
/// circle, and tell changes apart by their type.
/// </summary>
internal sealed class RelatedSchemas : IDocumentFilter
{
    private const string QuotedParagraph = "QuotedParagraph";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var schemas = context.SchemaRepository.Schemas;
        OpenCircle(schemas, swaggerDoc);
        TellChangesApart(schemas, swaggerDoc);
    }

    /// <summary>A paragraph that is included in a quote has neither quotes nor the article in it.</summary>
    private static void OpenCircle(Dictionary<string, IOpenApiSchema> schemas, OpenApiDocument document)
    {
        var paragraph = Copy(schemas["Paragraph"]);
        paragraph.Properties!.Remove("quotes");
        paragraph.Properties.Remove("article");
        schemas[QuotedParagraph] = paragraph;
        var properties = ((OpenApiSchema)schemas["Quote"]).Properties!;
        properties["paragraph"] = new OpenApiSchemaReference(QuotedParagraph, document)
        {
            Description = properties["paragraph"].Description,
        };
    }

    /// <summary>Each type of change is a schema of its own, with its type of resource.</summary>
    private static void TellChangesApart(Dictionary<string, IOpenApiSchema> schemas, OpenApiDocument document)
    {
        var change = schemas["Change"];
        var mapping = new Dictionary<string, OpenApiSchemaReference>(StringComparer.Ordinal);
        foreach (var type in Enum.GetNames<ChangeType>())
        {
            var (name, value) = ($"ChangeOf{type}", JsonNamingPolicy.CamelCase.ConvertName(type));
            var one = Copy(change);
            one.Properties!["type"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = change.Properties!["type"].Description,
                Enum = [JsonValue.Create(value)],
            };
            one.Properties["resource"] = new OpenApiSchema
            {
                Description = change.Properties["resource"].Description,
                AnyOf = [
                    new OpenApiSchemaReference(type, document), new OpenApiSchema { Type = JsonSchemaType.Null },
                ],
            };
            schemas[name] = one;
            mapping[value] = new OpenApiSchemaReference(name, document);
        }

        schemas["Change"] = new OpenApiSchema
        {
            Description = change.Description,
            OneOf = [.. mapping.Values],
            Discriminator = new OpenApiDiscriminator { PropertyName = "type", Mapping = mapping },
        };
    }

    private static OpenApiSchema Copy(IOpenApiSchema schema)
    {
        var copy = (OpenApiSchema)schema.CreateShallowCopy();
        copy.Properties = new Dictionary<string, IOpenApiSchema>(schema.Properties!);
        return copy;
    }
}
