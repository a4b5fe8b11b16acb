using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Api.Data.Lists;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Api.Http;

/// <summary>
/// A rendered 200: sent as it is, or as 304 if the caller has it already (RFC 9110, section 13). It may be sent any
/// number of times.
/// </summary>
internal sealed class Answer
{
    // Below this, a compressed answer saves no packet.
    private const int SmallestCompressed = 1400;

    private const int PieceLength = 64 << 10;

    private const string JsonType = "application/json; charset=utf-8";

    private static readonly StringValues Varying = "Accept-Encoding, Authorization";

    private readonly byte[] _body;
    private readonly StringValues _mediaType;
    private readonly StringValues _link;
    private readonly StringValues _policy;
    private readonly StringValues _cacheControl;
    private readonly Variant _plain;
    private readonly Lazy<Variant> _brotli;
    private readonly Lazy<Variant> _gzip;

    private Answer(AnswerBody body, string tag, string? link, StringValues cacheControl)
    {
        (_body, _mediaType, _policy) = (body.Bytes, body.MediaType, body.Policy);
        _link = link;
        _cacheControl = cacheControl;
        _plain = new(_body, $"{tag}\"", default);

        // Running out of memory concerns only the request that met it: the usual mode would keep the first failure for
        // ever.
        _brotli = new(
            () => new(Compress(_body, s => new BrotliStream(s, CompressionLevel.Fastest)), $"{tag}-br\"", "br"),
            LazyThreadSafetyMode.PublicationOnly);
        _gzip = new(
            () => new(Compress(_body, s => new GZipStream(s, CompressionLevel.Fastest)), $"{tag}-gzip\"", "gzip"),
            LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The memory that it takes, roughly.</summary>
    public int Size => _body.Length + SizeOf(_brotli) + SizeOf(_gzip) + 500;

    private static int SizeOf(Lazy<Variant> variant) => variant.IsValueCreated ? variant.Value.Body.Length : 0;

    /// <param name="version">
    /// The version of the one resource that this is, for a strong tag; null for a list, which has a weak one.
    /// </param>
    /// <param name="link">The <c>Link</c> header (RFC 8288); null for none.</param>
    /// <param name="fields">The fields to give; null for all.</param>
    public static Answer Of<T>(HttpContext http, T value, int? version, string? link, FieldTree? fields = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, PublicPath.JsonOf(http.Request));
        var trimmed = fields is null ? body : Trimming.Of(body, fields, member: null);
        return OfBody(http, new(trimmed, JsonType), version, link);
    }

    /// <summary>Makes an answer of a page of a list.</summary>
    /// <param name="fields">The fields that each item is to give; null for all.</param>
    public static Answer OfPage<T>(HttpContext http, Page<T> page, string? link, FieldTree? fields)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(page, PublicPath.JsonOf(http.Request));
        var trimmed = fields is null ? body : Trimming.Of(body, fields, "items");
        return OfBody(http, new(trimmed, JsonType), version: null, link);
    }

    /// <summary>Makes an answer of a body that is already written.</summary>
    public static Answer OfBody(HttpContext http, AnswerBody body, int? version, string? link)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body.Bytes).AsSpan(0, 8));
        var tag = version is null ? $"W/\"{hash}" : $"\"{version}-{hash}";
        return new(body, tag, link, AnswerCache.ControlOf(http));
    }

    public Task SendAsync(HttpContext http)
    {
        var variant = Choose(http.Request.Headers.AcceptEncoding);
        var headers = http.Response.Headers;
        headers.ETag = variant.Tag;
        headers.CacheControl = _cacheControl;
        headers.Vary = Varying;
        if (_link.Count > 0)
        {
            headers.Link = _link;
        }

        if (_policy.Count > 0)
        {
            headers.ContentSecurityPolicy = _policy;
        }

        if (HttpMethods.IsGet(http.Request.Method) && Matches(http.Request.Headers.IfNoneMatch, variant.Tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = _mediaType;
        headers.ContentLength = variant.Body.Length;
        if (variant.Encoding.Count > 0)
        {
            headers.ContentEncoding = variant.Encoding;
        }

        InFlight.Answers(http, variant.Body.Length);
        return variant.Body.Length <= PieceLength
            ? http.Response.Body.WriteAsync(variant.Body, http.RequestAborted).AsTask()
            : WriteAsync(http, variant.Body);
    }

    // The server copies everything that is written at once, and keeps the copy until a slow caller has it.
    private static async Task WriteAsync(HttpContext http, byte[] body)
    {
        for (var start = 0; start < body.Length; start += PieceLength)
        {
            await http.Response.Body.WriteAsync(
                body.AsMemory(start, Math.Min(PieceLength, body.Length - start)), http.RequestAborted);
        }
    }

    // Weak comparison, as for If-None-Match (RFC 9110, section 13.1.2).
    private static bool Matches(StringValues sent, StringValues tag)
    {
        if (sent.Count == 0)
        {
            return false;
        }

        if (sent.Count == 1 && sent[0] == tag[0])
        {
            return true;
        }

        return EntityTagHeaderValue.TryParseList(sent, out var tags)
            && tags.Any(
                t => t.Equals(EntityTagHeaderValue.Any)
                    || t.Compare(EntityTagHeaderValue.Parse(tag.ToString()), useStrongComparison: false));
    }

    private Variant Choose(StringValues accepted)
    {
        if (accepted.Count == 0
            || _body.Length < SmallestCompressed
            || !StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
        {
            return _plain;
        }

        double Quality(string coding) =>
            codings.FirstOrDefault(c => c.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } c
                ? c.Quality ?? 1
                : 0;
        var (brotli, gzip) = (Quality("br"), Quality("gzip"));
        return brotli > 0 && brotli >= gzip ? _brotli.Value : gzip > 0 ? _gzip.Value : _plain;
    }

    private static byte[] Compress(byte[] body, Func<Stream, Stream> compressor)
    {
        var output = new MemoryStream(body.Length / 2);
        using (var stream = compressor(output))
        {
            stream.Write(body);
        }

        return output.ToArray();
    }

    /// <summary>The answer in one content coding, with a tag of its own.</summary>
    private sealed record Variant(byte[] Body, StringValues Tag, StringValues Encoding);
}

/// <summary>A body that is already written.</summary>
/// <param name="Policy">
/// The <c>Content-Security-Policy</c> header (W3C Content Security Policy Level 3); null for none.
/// </param>
internal sealed record AnswerBody(byte[] Bytes, string MediaType, string? Policy = null);
