using System.Globalization;
using System.Security.Claims;
using Api.Data;
using Api.Data.Acts;
using Api.Data.Keys;

namespace Api.Keys;

/// <summary>Tells what the caller of a request may see and do.</summary>
internal static class Caller
{
    private const string ScopeClaim = "scope";
    private const string KeyIdClaim = "keyId";
    private const string KeyNameClaim = "keyName";

    public static Visibility VisibilityOf(HttpContext http) =>
        Has(http.User, Scope.Read) ? Visibility.Everything : Visibility.Published;

    public static bool MayWrite(HttpContext http) => Has(http.User, Scope.Write);

    /// <summary>Whether the caller's key has this scope or one that includes it.</summary>
    public static bool Has(ClaimsPrincipal caller, string scope) => caller.HasClaim(ScopeClaim, scope);

    /// <summary>Returns the id of the caller's key; null for a caller without one.</summary>
    public static string? KeyOf(HttpContext http) => http.User.FindFirst(KeyIdClaim)?.Value;

    public static ClaimsPrincipal With(Key key) =>
        new(new ClaimsIdentity(
            [
                .. Scope.All.TakeWhile(s => s != key.Scope).Append(key.Scope).Select(s => new Claim(ScopeClaim, s)),
                new(KeyIdClaim, key.Id.ToString(CultureInfo.InvariantCulture)),
                new(KeyNameClaim, key.Name),
            ],
            BearerKeys.Scheme));

    /// <summary>Returns the actor of the current request; the program itself if there is none.</summary>
    public static Func<Actor> ActorsOf(IHttpContextAccessor requests) => () => requests.HttpContext is { } http
        ? new(
            long.TryParse(http.User.FindFirstValue(KeyIdClaim), CultureInfo.InvariantCulture, out var id) ? id : null,
            http.User.FindFirstValue(KeyNameClaim),
            http.Connection.RemoteIpAddress?.ToString())
        : Actor.Program;
}
