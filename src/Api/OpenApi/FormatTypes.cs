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

        foreach (var format in formats.Select(OutputFormat.Of).OfType<OutputFormat>())
        {
            if (!format.Scope.HasFlag(FormatScopes.Lists))
            {
                content[format.MediaType] = format.Described;
            }
        }
    }
}
