using Api.Changes;
using Api.Content.Articles;
using Api.Data.Changes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>Describes the headers of changes and of answers.</summary>
internal sealed class Headers : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var answers = operation.Responses ?? [];

        // A deleted resource has no validator any more.
        var isTagged = context.ApiDescription.HttpMethod != HttpMethods.Delete;
        if (answers.ContainsKey("412"))
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Required = answers.ContainsKey("428"),
                Description =
                    "The `ETag` that the caller has seen; `*` for any version (RFC 9110, section 13.1.1).",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = "*",
            });
        }

        operation.Responses = [];
        foreach (var (status, answer) in answers.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            operation.Responses.Add(status, answer);
            if (answer is not OpenApiResponse response
                || status is not ("200" or "201" or "304" or "307" or "401" or "403" or "415" or "429" or "503")
                || !context.ApiDescription.RelativePath!.StartsWith("v1", StringComparison.Ordinal))
            {
                continue;
            }

            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            var types = response.Content?.Keys ?? [];
            var isStream = types.Any(type => type is ChangeStream.MediaType or SourceDocument.Lines);
            if (isTagged && status is ("200" or "201" or "304") && !isStream)
            {
                response.Headers["ETag"] = Header("The validator of this answer (RFC 9110, section 8.8.3).");
            }

            if (status == "200"
                && context.ApiDescription.SupportedResponseTypes.Any(
                    t => t.Type == typeof(ChangePage) || t.Type is { IsGenericType: true }))
            {
                response.Headers["Link"] = Header("The next page, `rel=\"next\"` (RFC 8288), if there is one.");
            }

            if (status == "415")
            {
                response.Headers["Accept"] = Header("The accepted media types (RFC 9110, section 15.5.16).");
            }

            if (status == "201")
            {
                response.Headers["Location"] = Header("The address of the new resource.");
            }

            if (status == "307")
            {
                response.Headers["Location"] = Header("The address under the present slug.");
            }

            if (status is "401" or "403")
            {
                response.Headers["WWW-Authenticate"] = Header("The fault of the key (RFC 6750, section 3).");
            }

            if (status is "429" or "503")
            {
                response.Headers["Retry-After"] = Header("Seconds to wait.");
            }
        }
    }

    private static OpenApiHeader Header(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
