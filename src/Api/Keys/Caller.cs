using Api.Data;

namespace Api.Keys;

internal static class Caller
{
    public static Sight SightOf(HttpContext http) => http.User.Identity is { IsAuthenticated: true } ? Sight.Everything : Sight.Published;
}
