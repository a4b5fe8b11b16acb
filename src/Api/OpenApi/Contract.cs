using System.Reflection;
using Api.Content.Articles;
using Api.Data;
using Api.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>
/// Builds the contract, OpenAPI 3.1, from the handlers and their comments, and serves the page to try it on.
/// </summary>
internal static class Contract
{
    private const string Document = "v1";

    // The newest heading of openapi/CHANGELOG.md.
    private const string Version = "1.1.0";

    public static void AddContract(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        services.AddEndpointsApiExplorer();
        services.AddOptions<SwaggerGenOptions>().Configure<PublicPath>(
            (options, path) => options.AddServer(new OpenApiServer { Url = path.Text is "" ? "/" : path.Text }));
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "Article Content API",
                Version = Version,
                Description = Description,
                Contact = new OpenApiContact { Name = "The maintainers" },
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            });

            // No key is needed, unless an operation says so.
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
            options.OperationFilter<ParameterOrder>();
            options.OperationFilter<RequestBodies>();
            options.OperationFilter<KeySecurity>();
            options.SchemaFilter<SchemaKeys>();
            options.DocumentFilter<TagDescriptions>();
            options.DocumentFilter<RelatedSchemas>();
            options.DocumentAsyncFilter<WriteExamples>();
        });
    }

    public static void UseContract(this WebApplication app)
    {
        app.Use(WrittenContract.ServeAsync);
        app.UseSwagger(options =>
        {
            options.RouteTemplate = "openapi/{documentName}.json";
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        var path = app.Services.GetRequiredService<PublicPath>().Text;
        app.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint($"{path}/openapi/{Document}.json", "Article Content API");
            options.DocumentTitle = "Article Content API";
            options.DisplayRequestDuration();
            options.EnableDeepLinking();
            options.DefaultModelsExpandDepth(0);
            options.ConfigObject.Plugins = [WriteExamples.EmptyBodies];
        });
        app.MapGet("/", () => Results.Redirect($"{path}/swagger/index.html")).ExcludeFromDescription();
    }

    private const string Description = """
        Articles as paragraphs, **quotes with their speaker and their exact place**, and image metadata.

        - Every list is `{items, next, nextCursor, total, hints}`. Follow `next`, or the `Link` header, to the next page; there are no page numbers.
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
                new() { Name = "Quotes", Description = "Who said what, and its exact place." },
                new() { Name = "Images", Description = "The metadata of articles' pictures." },
                new() { Name = "Speakers", Description = "Who is quoted." },
                new() { Name = "Authors", Description = "Who wrote." },
                new() { Name = "Publishers", Description = "Who published." },
                new() { Name = "Tags", Description = "Keywords." },
                new() { Name = "Changes", Description = "New and changed resources, for everybody who keeps a copy." },
                new() { Name = "Health", Description = "For the operator." },
            };
    }
}
