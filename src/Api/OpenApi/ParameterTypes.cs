using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Api.Articles;
using Api.Data;
using Api.Data.Changes;
using Api.Data.Lists;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>Describes the types of parameters as JSON Schema types; lists are written with commas.</summary>
internal sealed class ParameterTypes : IParameterFilter
{
    private static readonly List<XElement> Comments = [.. new[] { typeof(Database), typeof(Program) }
        .SelectMany(
            type => XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")).Descendants("member"))];

    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter concrete)
        {
            return;
        }

        if (concrete.In == ParameterLocation.Path)
        {
            concrete.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = concrete.Name == "id" ? "^[1-9][0-9]*$" : "^[a-z0-9-]+$",
            };
            // The first of each kind: on the samples, this address answers.
            concrete.Example = "1";
            return;
        }

        if (concrete.In == ParameterLocation.Header)
        {
            // Camel case is for the query only.
            concrete.Name = context.ApiParameterDescription.Name;
            return;
        }

        if (context.ParameterInfo?.Member is not PropertyInfo property)
        {
            return;
        }

        var schema = SchemaOf(property);
        schema.Default = property.GetCustomAttribute<DefaultValueAttribute>()?.Value switch
        {
            null => null,
            bool flag => JsonValue.Create(flag),
            int number => JsonValue.Create(number),
            var text => JsonValue.Create(text.ToString()),
        };
        concrete.Schema = schema;
        concrete.Description = SummaryOf(property);
        if (property.Name == nameof(ImportQuery.DryRun))
        {
            // Swagger UI fills this in: anybody who pastes a text there sees its article, without a key, and nothing is
            // stored.
            concrete.Example = JsonValue.Create(true);
        }

        if (schema.Type == JsonSchemaType.Array)
        {
            concrete.Style = ParameterStyle.Form;
            concrete.Explode = false;
        }
    }

    // Swashbuckle finds the comments of parameters whose type it knows; it does not recognise these types.
    private static string? SummaryOf(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        var name = $"P:{(type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName}.{property.Name}";
        var summary = Comments.Find(m => m.Attribute("name")?.Value == name)?.Element("summary")?.Value;
        return summary is null
            ? null
            : string.Join(' ', summary.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static OpenApiSchema SchemaOf(PropertyInfo property) => property.PropertyType switch
    {
        var type when type == typeof(WholeNumber) => NumberIn(property.GetCustomAttribute<RangeAttribute>()),
        var type when type == typeof(ChangePosition) =>
            new() { Type = JsonSchemaType.String, Pattern = "^(now|([0-9a-z]+[.])?[0-9]+)$" },
        var type when type == typeof(Share) =>
            new() { Type = JsonSchemaType.Number, Format = "double", Minimum = "0", Maximum = "1" },
        var type when type == typeof(Flag) => new() { Type = JsonSchemaType.Boolean },
        var type when type == typeof(Terms) => ListOf(null),
        { IsGenericType: true } type => ListOf(SpellingsOf(type)),
        _ => new()
        {
            Type = JsonSchemaType.String,
            Enum = EnumOf(property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.Cast<string>()),
        },
    };

    private static IReadOnlyList<string>? SpellingsOf(Type type) =>
        (IReadOnlyList<string>?)(type.GetProperty("Spellings") ?? type.GetProperty("Names"))?.GetValue(null);

    private static OpenApiSchema NumberIn(RangeAttribute? range) =>
        new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = $"{range?.Minimum ?? 0}",
            Maximum = range?.Maximum is int and < int.MaxValue ? $"{range.Maximum}" : null,
        };

    private static OpenApiSchema ListOf(IReadOnlyList<string>? values) =>
        new()
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = EnumOf(values) },
        };

    private static List<JsonNode>? EnumOf(IEnumerable<string>? values) =>
        values is null ? null : [.. values.Select(v => (JsonNode)JsonValue.Create(v))];
}
