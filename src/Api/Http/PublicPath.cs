using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Api.Serving;

namespace Api.Http;

/// <summary>
/// The path under which callers reach the server, by the setting <c>PublicUrl</c>: <c>/archive</c> for
/// <c>https://news.example/archive</c>. Every address in an answer begins with it. It is the same for all requests of a
/// process, as rendered answers are kept for all callers.
/// </summary>
internal sealed partial class PublicPath
{
    // The first segments of this server's own addresses.
    private static readonly PathString[] Own = ["/v1", "/openapi", "/swagger", "/health"];

    public PublicPath(IConfiguration settings)
    {
        var url = Settings.PublicUrl.Of(settings);
        if (url.Length > 0)
        {
            var address = new Uri(url);
            var path = PathString.FromUriComponent(address).Value!.TrimEnd('/');
            Origin = path.Length == 0 ? url : address.GetLeftPart(UriPartial.Authority);
            Path = new(path);
        }

        Json = Data.Json.Under(Text);
    }

    /// <summary>The beginning of absolute addresses, up to the path; null if the setting does not say it.</summary>
    public string? Origin { get; }

    private PathString Path { get; }

    /// <summary>The path as it is written in addresses, without a slash at its end; empty for none.</summary>
    public string Text => Path.ToUriComponent();

    /// <summary>The options of answers as JSON.</summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>Returns the options of the answer to a request as JSON.</summary>
    public static JsonSerializerOptions JsonOf(HttpRequest request) => request.PathBase.HasValue
        ? request.HttpContext.RequestServices.GetRequiredService<PublicPath>().Json
        : Data.Json.Options;

    /// <summary>Puts the path before the addresses in a sentence, which are words of it.</summary>
    public static string InSentence(HttpRequest request, string sentence) => request.PathBase.HasValue
        ? AddressInSentence().Replace(sentence, _ => request.PathBase.ToUriComponent())
        : sentence;

    /// <summary>Puts the path before the addresses in JSON that was rendered without it.</summary>
    public static byte[] Put(HttpRequest request, byte[] json)
    {
        if (!request.PathBase.HasValue)
        {
            return json;
        }

        var path = Encoding.UTF8.GetBytes(request.PathBase.ToUriComponent());
        var (output, copied) = (new MemoryStream(json.Length + (json.Length / 8)), 0);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            // Only the links of a resource have addresses of this server. The names in metadata are a picture's.
            var isMember = reader.TokenType == JsonTokenType.PropertyName;
            if (isMember && reader.ValueTextEquals("metadata"u8))
            {
                reader.Skip();
            }
            else if (isMember && reader.ValueTextEquals("links"u8))
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    if (reader.TokenType == JsonTokenType.String)
                    {
                        var start = (int)reader.TokenStartIndex + 1;
                        output.Write(json, copied, start - copied);
                        output.Write(path);
                        copied = start;
                    }
                }
            }
        }

        output.Write(json, copied, json.Length - copied);
        return output.ToArray();
    }

    /// <summary>
    /// Takes the path off the address of a request. A proxy may pass it on or have taken it off already, so the base of
    /// an address is the path either way.
    /// </summary>
    public static void Use(WebApplication app)
    {
        if (app.Services.GetRequiredService<PublicPath>().Path is { HasValue: true } path)
        {
            app.Use((http, next) =>
            {
                TakeOff(path, http.Request);
                return next(http);
            });
        }
    }

    internal static void TakeOff(PathString path, HttpRequest request)
    {
        if (request.Path.StartsWithSegments(path, StringComparison.Ordinal, out var rest) && IsUnder(request, rest))
        {
            request.Path = rest;
        }

        request.PathBase = path;
    }

    // If the path is /health, a proxy that takes it off sends /health/live, and one that passes it on
    // /health/health/live.
    private static bool IsUnder(HttpRequest request, PathString rest) =>
        rest.Value is null or "" or "/" || IsOwn(rest) || !IsOwn(request.Path);

    private static bool IsOwn(PathString path) => Own.Any(own => path.StartsWithSegments(own));

    [GeneratedRegex(@"(?<!\S)(?=/v1/)")]
    private static partial Regex AddressInSentence();
}
