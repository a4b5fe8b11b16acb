using System.IO.Compression;
using System.Text.Json;
using Api.Data.Articles;
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

    private const string Brotli = "br";
    private const string Gzip = "gzip";
    private const string JsonType = "application/json; charset=utf-8";

    private static readonly StringValues Varying = "Accept-Encoding, Authorization";

    private readonly string _tag;
    private readonly int _length;
    private readonly StringValues _mediaType;
    private readonly StringValues _link;
    private readonly StringValues _policy;
    private readonly StringValues _disposition;
    private readonly StringValues _cacheControl;
    private readonly ArticleDocument? _document;

    // Each is made when it is first sent, by several requests at once if they come together.
    private byte[]? _plain;
    private byte[]? _brotli;
    private byte[]? _gzip;

    private Answer(HttpContext http, AnswerBody body, string tag, string? link)
    {
        (_tag, _length, _plain) = (tag, body.Bytes.Length, body.Bytes);
        (_mediaType, _link, _policy) = (body.MediaType, link, body.Policy);
        _disposition = body.Disposition;
        _cacheControl = AnswerCache.ControlOf(http);
    }

    private Answer(HttpContext http, ArticleDocument document, string tag)
    {
        (_tag, _length, _document, _brotli) = (tag, document.Length, document, document.Brotli);
        _mediaType = JsonType;
        _cacheControl = AnswerCache.ControlOf(http);
    }

    /// <summary>The memory that it takes, roughly.</summary>
    public int Size => (_plain?.Length ?? 0) + (_brotli?.Length ?? 0) + (_gzip?.Length ?? 0) + 500;

    private byte[] Plain => _plain ??= _document!.Inflate();

    /// <param name="version">
    /// The version of the one resource that this is, for a strong tag; null for a list, which has a weak one.
    /// </param>
    /// <param name="link">The <c>Link</c> header (RFC 8288); null for none.</param>
    /// <param name="fields">The fields to give; null for all.</param>
    public static Answer Of<T>(HttpContext http, T value, int? version, string? link, FieldTree? fields = null)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, PublicPath.JsonOf(http.Request));
        return OfBody(http, new(Trimmed(json, fields), JsonType), version, link);
    }

    /// <summary>Makes an answer of a resource in JSON, whose addresses are as callers have them.</summary>
    /// <param name="fields">The fields to give; null for all.</param>
    public static Answer OfJson(HttpContext http, byte[] json, FieldTree? fields) =>
        OfBody(http, new(Trimmed(json, fields), JsonType), version: null, link: null);

    private static byte[] Trimmed(byte[] json, FieldTree? fields) =>
        fields is null ? json : Trimming.Of(json, fields, member: null);

    /// <summary>Makes an answer of a page of a list.</summary>
    /// <param name="link">The <c>Link</c> header (RFC 8288); null for none.</param>
    /// <param name="fields">The fields that each item is to give; null for all.</param>
    public static Answer OfPage<T>(HttpContext http, Page<T> page, string? link, FieldTree? fields)
        where T : Row
    {
        var body = Body(page);
        // A hint may come and go while the list stays what it is.
        var tagged = page.Hints.Count == 0 ? body : Body(page with { Hints = [] });
        return new(http, new(body, JsonType), $"W/\"{ArticleDocument.HashOf(tagged)}", link);

        byte[] Body(Page<T> of)
        {
            var json = RowJson.OfPage(http.Request, of);
            return fields is null ? json : Trimming.Of(json, fields, "items");
        }
    }

    /// <summary>Makes an answer of a body that is already written.</summary>
    public static Answer OfBody(HttpContext http, AnswerBody body, int? version, string? link)
    {
        var hash = ArticleDocument.HashOf(body.Bytes);
        return new(http, body, version is null ? $"W/\"{hash}" : $"\"{version}-{hash}", link);
    }

    /// <summary>Makes an answer of an article that was rendered when it was written.</summary>
    public static Answer OfDocument(HttpContext http, ArticleDocument document, int version) =>
        http.Request.PathBase.HasValue
            ? OfBody(http, new(PublicPath.Put(http.Request, document.Inflate()), JsonType), version, link: null)
            : new(http, document, $"\"{version}-{document.Hash}");

    public Task SendAsync(HttpContext http)
    {
        var coding = Choose(http.Request.Headers.AcceptEncoding);
        var tag = coding is null ? $"{_tag}\"" : $"{_tag}-{coding}\"";
        var headers = http.Response.Headers;
        headers.ETag = tag;
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

        if (_disposition.Count > 0)
        {
            headers.ContentDisposition = _disposition;
        }

        if (HttpMethods.IsGet(http.Request.Method) && Matches(http.Request.Headers.IfNoneMatch, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var body = BodyIn(coding);
        headers.ContentType = _mediaType;
        headers.ContentLength = body.Length;
        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        InFlight.Answers(http, body.Length);
        return body.Length <= PieceLength
            ? http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask()
            : WriteAsync(http, body);
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
    private static bool Matches(StringValues sent, string tag)
    {
        if (sent.Count == 0)
        {
            return false;
        }

        if (sent.Count == 1 && sent[0] == tag)
        {
            return true;
        }

        return EntityTagHeaderValue.TryParseList(sent, out var tags)
            && tags.Any(
                t => t.Equals(EntityTagHeaderValue.Any)
                    || t.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
    }

    /// <summary>Returns the content coding for a caller; null for none.</summary>
    private string? Choose(StringValues accepted)
    {
        if (accepted.Count == 0
            || _length < SmallestCompressed
            || !StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
        {
            return null;
        }

        double Quality(string coding) =>
            codings.FirstOrDefault(c => c.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } c
                ? c.Quality ?? 1
                : 0;
        var (brotli, gzip) = (Quality(Brotli), Quality(Gzip));
        return brotli > 0 && brotli >= gzip ? Brotli : gzip > 0 ? Gzip : null;
    }

    private byte[] BodyIn(string? coding) => coding switch
    {
        Brotli => _brotli ??= ArticleDocument.Compress(Plain),
        Gzip => _gzip ??= Compressed(Plain),
        _ => Plain,
    };

    private static byte[] Compressed(byte[] body)
    {
        var output = new MemoryStream(body.Length / 2);
        using (var stream = new GZipStream(output, CompressionLevel.Fastest))
        {
            stream.Write(body);
        }

        return output.ToArray();
    }
}

/// <summary>A body that is already written.</summary>
/// <param name="Policy">
/// The <c>Content-Security-Policy</c> header (W3C Content Security Policy Level 3); null for none.
/// </param>
/// <param name="Disposition">The <c>Content-Disposition</c> header (RFC 6266); null for none.</param>
internal sealed record AnswerBody(
    byte[] Bytes,
    string MediaType,
    string? Policy = null,
    string? Disposition = null);
