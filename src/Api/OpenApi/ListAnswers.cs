using Api.Data.Lists;
using Api.Formats;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>Describes the other formats of lists, each by its media type.</summary>
internal sealed class ListAnswers : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.SupportedResponseTypes.Any(
            t => t.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>))
            && operation.Responses?["200"].Content is { } content)
        {
            foreach (var format in OutputFormat.All.Where(format => format.Scope.HasFlag(FormatScopes.Lists)))
            {
                content[format.MediaType.Split(';')[0]] = format.Described;
            }
        }
    }
}
