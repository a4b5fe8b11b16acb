using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>Puts the parameters that most people look for first.</summary>
internal sealed class ParameterOrder : IOperationFilter
{
    private static readonly string[] First = ["q", "speaker"];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.Parameters is { } parameters)
        {
            operation.Parameters = [
                .. parameters.Where(parameter => parameter.In == ParameterLocation.Path),
                .. parameters.Where(IsFirst).OrderBy(parameter => Array.IndexOf(First, parameter.Name)),
                .. parameters.Where(parameter => parameter.In != ParameterLocation.Path && !IsFirst(parameter)),
            ];
        }
    }

    private static bool IsFirst(IOpenApiParameter parameter) =>
        parameter.In == ParameterLocation.Query && First.Contains(parameter.Name);
}
