using Api.Data;
using Api.Data.Keys;
using Api.Http;
using Microsoft.AspNetCore.Authentication;

namespace Api.Keys;

/// <summary>
/// Identifies callers by the key that they send as <c>Authorization: Bearer KEY</c>, and tells the others their mistake
/// (RFC 6750, section 3). Credentials are neither logged nor repeated.
/// </summary>
internal sealed class BearerKeys(KeyQueries keys) : IAuthenticationHandler
{
    public const string Scheme = "Bearer";

    private const string Realm = "Bearer realm=\"articles\"";

    private HttpContext _http = null!;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _http = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        var sent = _http.Request.Headers.Authorization;

        // Health is nobody's secret, and must be reported even if the database of the keys cannot be read: a process
        // whose liveness check fails is restarted, which does not bring a lost file back.
        if (sent.Count == 0 || _http.Request.Path.StartsWithSegments("/health"))
        {
            return AuthenticateResult.NoResult();
        }

        if (sent is not [{ } credentials] || !credentials.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase)
            || await Failure.ReadAgainAsync(
                () => keys.FindAsync(credentials[(Scheme.Length + 1)..], _http.RequestAborted)) is not { } key)
        {
            return AuthenticateResult.Fail("The key is not valid.");
        }

        // Whatever it is, the answer is for this caller alone.
        if (!_http.Response.HasStarted)
        {
            _http.Response.Headers.CacheControl = "private, no-store";
        }

        return AuthenticateResult.Success(new(Caller.With(key), Scheme));
    }

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        var sent = _http.Request.Headers.Authorization.Count > 0;
        _http.Response.Headers.WWWAuthenticate = sent ? $"{Realm}, error=\"invalid_token\"" : Realm;
        return Problem.WriteAsync(_http, StatusCodes.Status401Unauthorized, sent
            ? "The Authorization header is not \"Bearer\" and one valid key; a key may have expired or been revoked."
            : "A key is needed, in a header: Authorization: Bearer KEY.");
    }

    public Task ForbidAsync(AuthenticationProperties? properties)
    {
        var scope = properties?.GetParameter<string>("scope") ?? Access.ScopeOf(_http.GetEndpoint()!.Metadata);
        _http.Response.Headers.WWWAuthenticate = $"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\"";
        return Problem.WriteAsync(
            _http, StatusCodes.Status403Forbidden, $"A key with the scope \"{scope}\" is needed; this one has less.");
    }
}
