using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Authors;
using Api.Data.Images;
using Api.Data.Paragraphs;
using Api.Data.Publishers;
using Api.Data.Quotes;
using Api.Data.Speakers;
using Api.Data.Tags;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>
/// Declares every key as always present, unless it says that it is left out, and everything that can be null as
/// nullable, even an object.
/// </summary>
internal sealed class SchemaKeys : ISchemaFilter
{
    // The types of a property that can hold any resource.
    private static readonly Type[] Resources = [
        typeof(Article), typeof(Paragraph), typeof(Quote), typeof(Image), typeof(Speaker), typeof(Author),
        typeof(Publisher), typeof(Tag),
    ];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties } concrete)
        {
            return;
        }

        var nullability = new NullabilityInfoContext();
        foreach (var property in context.Type.GetProperties())
        {
            var key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!properties.TryGetValue(key, out var value))
            {
                continue;
            }

            var states = nullability.Create(property);
            var takesNull = states.ReadState == NullabilityState.Nullable
                && states.WriteState != NullabilityState.NotNull;
            if (context.Type.IsAssignableTo(typeof(IBody)))
            {
                if (!property.IsDefined(typeof(RequiredMemberAttribute)))
                {
                    (concrete.Required ?? new HashSet<string>()).Remove(key);
                }

                if (!takesNull && value is OpenApiSchema never)
                {
                    never.Type &= ~JsonSchemaType.Null;
                }
            }
            else if (property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            {
                (concrete.Required ??= new HashSet<string>()).Add(key);
            }
            else if (value is OpenApiSchema left)
            {
                left.Type &= ~JsonSchemaType.Null;
            }

            if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed && value is OpenApiSchema text)
            {
                text.Enum = [.. allowed.Values.Select(v => (JsonNode)JsonValue.Create((string)v!))];
            }

            if (property.PropertyType == typeof(object) && value is OpenApiSchema any)
            {
                any.AnyOf = [
                    .. Resources.Select(
                        type => context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository)),
                    new OpenApiSchema { Type = JsonSchemaType.Null },
                ];
            }

            if (value is OpenApiSchemaReference reference && takesNull)
            {
                properties[key] = new OpenApiSchema
                {
                    Description = reference.Description,
                    AnyOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }],
                };
            }
        }
    }
}
