using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Api.Articles;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Authors;
using Api.Data.Changes;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Publishers;
using Api.Data.Quotes;
using Api.Data.Speakers;
using Api.Data.Tags;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>The contract, OpenAPI 3.1, made from the handlers and their comments, and the page to try it on.</summary>
internal static class Contract
{
    private const string Document = "v1";

    public static void AddContract(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "Article Content API",
                Version = Document,
                Description = Description,
                Contact = new OpenApiContact { Name = "The maintainers" },
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            });
            options.AddServer(new OpenApiServer { Url = "/" });

            // Nobody needs a key, unless an operation says so.
            options.AddSecurityDefinition(KeySecurity.Scheme, KeySecurity.Key);
            options.AddSecurityRequirement(_ => new OpenApiSecurityRequirement());
            foreach (var assembly in new[]
            {
                typeof(Program).Assembly,
                typeof(Database).Assembly,
                typeof(ParsedArticle).Assembly,
            })
            {
                options.IncludeXmlComments(assembly);
            }

            options.DescribeAllParametersInCamelCase();
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.CustomOperationIds(
                operation => operation.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().Single().Name);
            options.CustomSchemaIds(
                type => type.IsGenericType
                    ? $"{type.GetGenericArguments()[0].Name}{type.Name.Split('`')[0]}"
                    : type.Name);
            options.ParameterFilter<ParameterTypes>();
            options.OperationFilter<FormatTypes>();
            options.OperationFilter<Headers>();
            options.OperationFilter<ListAnswers>();
            options.OperationFilter<RequestBodies>();
            options.OperationFilter<KeySecurity>();
            options.SchemaFilter<Shapes>();
            options.DocumentFilter<TagDescriptions>();
            options.DocumentAsyncFilter<WriteExamples>();
        });
    }

    public static void UseContract(this WebApplication app)
    {
        app.Use(WrittenContract.Of($"/openapi/{Document}.json"));
        app.UseSwagger(options =>
        {
            options.RouteTemplate = "openapi/{documentName}.json";
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        app.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint($"/openapi/{Document}.json", "Article Content API");
            options.DocumentTitle = "Article Content API";
            options.DisplayRequestDuration();
            options.EnableDeepLinking();
            options.DefaultModelsExpandDepth(0);
            options.ConfigObject.Plugins = [WriteExamples.EmptyBodies];
        });
        app.MapGet("/", () => Results.Redirect("/swagger/index.html")).ExcludeFromDescription();
    }

    private const string Description = """
        Articles as paragraphs, **quotes with their speaker and their exact place**, and image metadata.

        - Every list is `{items, next, total}`. Follow `next`, or the `Link` header, to the next page; there are no page numbers.
        - Every filter takes several values: a comma means any, a leading `-` means not.
        - `fields=id,title,quotes.text` trims an answer to what you need, and `include` embeds other resources in place.
        - `format=csv` gives a list as a table, `ndjson` an item a line, `atom` and `jsonfeed` for feed readers; `all=true` streams everything as CSV or NDJSON.
        - A path takes an id or a slug. Every resource has an `ETag`; send it back in `If-None-Match` and save the body.
        - Offsets of a `place` count Unicode code points; the UTF-16 pair is what JavaScript slices with.
        - Reading needs no key, unless this server demands one. A key goes into *Authorize*, or the header `Authorization: Bearer KEY`; one that is not valid is refused everywhere.
        - Errors are problem documents (RFC 9457) that name what was wrong.
        """;

    private sealed class TagDescriptions : IDocumentFilter
    {
        public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
            swaggerDoc.Tags = new HashSet<OpenApiTag>
            {
                new() { Name = "Articles", Description = "Published texts, whole or by their parts." },
                new() { Name = "Paragraphs", Description = "The blocks of articles' bodies." },
                new() { Name = "Quotes", Description = "Who said what, and where it stands." },
                new() { Name = "Images", Description = "What is known of articles' pictures." },
                new() { Name = "Speakers", Description = "Who is quoted." },
                new() { Name = "Authors", Description = "Who wrote." },
                new() { Name = "Publishers", Description = "Who published." },
                new() { Name = "Tags", Description = "Keywords." },
                new() { Name = "Changes", Description = "What is new since, for those who hold a copy." },
                new() { Name = "Health", Description = "For those who run it." },
            };
    }

    /// <summary>Our parameters' own types as JSON Schema types; lists are written with commas.</summary>
    private sealed class ParameterTypes : IParameterFilter
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
                // The first of each: on the samples, an address that answers.
                concrete.Example = "1";
                return;
            }

            if (concrete.In == ParameterLocation.Header)
            {
                // The camel case is for the query.
                concrete.Name = context.ApiParameterDescription.Name;
                return;
            }

            if (context.ParameterInfo?.Member is not PropertyInfo property)
            {
                return;
            }

            var type = property.PropertyType;
            var range = property.GetCustomAttribute<RangeAttribute>();
            var value = property.GetCustomAttribute<DefaultValueAttribute>()?.Value;
            var schema = type == typeof(WholeNumber) ? new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = $"{range?.Minimum ?? 0}",
                Maximum = range?.Maximum is int and < int.MaxValue ? $"{range.Maximum}" : null,
            }
                : type == typeof(ChangePosition)
                    ? new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^(now|([0-9a-z]+[.])?[0-9]+)$" }
                : type == typeof(Share) ? new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double", Minimum = "0", Maximum = "1" }
                : type == typeof(Flag) ? new OpenApiSchema { Type = JsonSchemaType.Boolean }
                : type == typeof(Terms) ? ListOf(null)
                : type.IsGenericType ? ListOf((IReadOnlyList<string>?)type.GetProperty("Names")?.GetValue(null))
                : new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = EnumOf(property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.Cast<string>()),
                };
            schema.Default = value switch
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
                // What Swagger UI fills in: whoever pastes a text there sees what is read in it, without a key, and
                // stores nothing.
                concrete.Example = JsonValue.Create(true);
            }

            if (schema.Type == JsonSchemaType.Array)
            {
                concrete.Style = ParameterStyle.Form;
                concrete.Explode = false;
            }
        }

        // Swashbuckle finds the comments of parameters whose type it knows; ours it takes for something else.
        private static string? SummaryOf(PropertyInfo property)
        {
            var type = property.DeclaringType!;
            var name = $"P:{(type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName}.{property.Name}";
            var summary = Comments.Find(m => m.Attribute("name")?.Value == name)?.Element("summary")?.Value;
            return summary is null
                ? null
                : string.Join(' ', summary.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        private static OpenApiSchema ListOf(IReadOnlyList<string>? values) =>
            new()
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = EnumOf(values) },
            };

        private static List<JsonNode>? EnumOf(IEnumerable<string>? values) =>
            values is null ? null : [.. values.Select(v => (JsonNode)JsonValue.Create(v))];
    }

    /// <summary>
    /// Every key is always there, unless it says that it is left out; what can be null says so, also where it is an
    /// object.
    /// </summary>
    private sealed class Shapes : ISchemaFilter
    {
        // What a property can be that can be any of them.
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
}
