using System.Globalization;
using System.Security.Claims;
using Api.Data;
using Api.Data.Keys;

namespace Api.Keys;

/// <summary>What the caller of a request may see and do.</summary>
internal static class Caller
{
    private const string ScopeClaim = "scope";
    private const string KeyClaim = "key";

    public static Sight SightOf(HttpContext http) => Has(http.User, Scope.Read) ? Sight.Everything : Sight.Published;

    public static bool MayWrite(HttpContext http) => Has(http.User, Scope.Write);

    /// <summary>Whether the caller's key has this scope or one that includes it.</summary>
    public static bool Has(ClaimsPrincipal caller, string scope) => caller.HasClaim(ScopeClaim, scope);

    /// <summary>The id of the caller's key; null for a caller without one.</summary>
    public static string? KeyOf(HttpContext http) => http.User.FindFirst(KeyClaim)?.Value;

    public static ClaimsPrincipal With(Key key) =>
        new(new ClaimsIdentity(Scope.All.TakeWhile(s => s != key.Scope).Append(key.Scope).Select(s => new Claim(ScopeClaim, s)).Append(new(KeyClaim, key.Id.ToString(CultureInfo.InvariantCulture))), BearerKeys.Scheme));
}
