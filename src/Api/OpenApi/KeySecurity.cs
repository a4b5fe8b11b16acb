using Api.Keys;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>
/// Describes who may call an operation: anybody or a key, or a key alone. The scope that it needs is given in words:
/// OpenAPI 3.1 would allow it as a role, but tools that know only OAuth's scopes fail on that.
/// </summary>
internal sealed class KeySecurity : IOperationFilter
{
    public const string Scheme = "key";

    public static readonly OpenApiSecurityScheme Key = new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        Description =
            "A key, made with `keys create` on the server's command line. With one, callers see drafts and withheld "
                + "articles too; its scope says whether they may write.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (Access.ScopeOf(metadata) is { } scope)
        {
            var key = new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [],
            };
            operation.Security = Access.IsFree(metadata) ? [[], key] : [key];
            if (scope != Data.Keys.Scope.Read)
            {
                operation.Description = $"{operation.Description}\n\nNeeds a key with the scope `{scope}`.".TrimStart();
            }
        }
    }
}
