using System.Data.Common;
using Api.Data.Articles;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>
/// Removes the examples of operations that write if the samples are not there. They are about the samples, and Swagger
/// UI fills them in: on another archive, id 1 is somebody's article, and one stray click on Execute would delete it.
/// <c>dryRun=true</c> stays, as it keeps a click from storing anything.
/// </summary>
internal sealed class WriteExamples(ArticleQueries articles) : IDocumentAsyncFilter
{
    /// <summary>
    /// A plugin for Swagger UI: a body without an example is empty, not made up from its schema, and an empty one is
    /// not sent.
    /// </summary>
    public const string EmptyBodies = """
        ({ fn: { getSampleSchema } }) => ({
          fn: {
            getSampleSchema: (schema, type, config, example) =>
              config?.includeWriteOnly && example === undefined ? "" : getSampleSchema(schema, type, config, example)
          }
        })
        """;

    public async Task ApplyAsync(
        OpenApiDocument swaggerDoc,
        DocumentFilterContext context,
        CancellationToken cancellationToken)
    {
        if (await HasSamplesAsync(cancellationToken))
        {
            return;
        }

        var writes = swaggerDoc.Paths.Values.SelectMany(path => path.Operations ?? [])
            .Where(operation => operation.Key != HttpMethod.Get)
            .Select(operation => operation.Value);
        foreach (var operation in writes)
        {
            foreach (var parameter in (operation.Parameters ?? [])
                .OfType<OpenApiParameter>()
                .Where(parameter => parameter.In != ParameterLocation.Query))
            {
                parameter.Example = null;
            }

            foreach (var body in (operation.RequestBody?.Content?.Values ?? []).OfType<OpenApiMediaType>())
            {
                body.Example = null;
            }
        }
    }

    // The contract is served even if the database is not there.
    private async Task<bool> HasSamplesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Samples.Samples.AreInAsync(articles, cancellationToken);
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            return false;
        }
    }
}
