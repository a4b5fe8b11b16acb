using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Api.Http;

/// <summary>
/// Decodes compressed bodies (RFC 9110, section 8.4) as they are read, so that every handler sees the bytes that were
/// meant; refuses codings that are not known (sections 12.5.3 and 15.5.16).
/// </summary>
internal static class ContentCoding
{
    private const string None = "identity";
    private const string Known = "gzip, br, deflate";

    public static Task DecodeAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var codings = request.Headers.ContentEncoding
            .SelectMany(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries))
            .Select(coding => coding.ToLowerInvariant())
            .Where(coding => coding.Length > 0 && coding != None)
            .ToList();
        if (http.GetEndpoint() is null || codings.Count == 0)
        {
            return next(http);
        }

        // Nobody compresses twice but to hide how much comes out.
        var sent = new CountedStream(request.Body);
        if (codings is not [var only] || Decoder(only, sent) is not { } decoder)
        {
            http.Response.Headers.AcceptEncoding = Known;
            return Problem.WriteAsync(
                http,
                StatusCodes.Status415UnsupportedMediaType,
                $"A body may have one Content-Encoding of {Known}, or none.");
        }

        request.Body = new DecodedBody(decoder, sent, only);
        request.Headers.Remove(HeaderNames.ContentEncoding);
        return next(http);
    }

    // What HTTP calls deflate is the format of zlib (RFC 9110, section 8.4.1.2).
    private static Stream? Decoder(string coding, Stream sent) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(sent, CompressionMode.Decompress),
        "br" => new BrotliStream(sent, CompressionMode.Decompress),
        "deflate" => new ZLibStream(sent, CompressionMode.Decompress),
        _ => null,
    };
}
