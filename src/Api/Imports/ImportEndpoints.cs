using System.Buffers;
using System.Text.Json;
using Api.Articles;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;
using Api.Http;
using Api.Keys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Api.Imports;

internal static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/imports", ImportArticles)
            .WithTags("Articles")
            .Accepts<SentArticle>(SourceDocument.Lines)
            .Produces<ImportLine>(contentType: SourceDocument.Lines)
            .ProducesProblems(415)
            .RequireWrite()
            .WithMetadata(new DisableRequestSizeLimitAttribute());

    /// <summary>Imports any number of articles, one a line.</summary>
    /// <remarks>
    /// The body is NDJSON: each line is an article as `POST /v1/articles` takes it in JSON, at most 2 MB; the whole has
    /// no limit. The answer is NDJSON, too: one line for each article, in order, as soon as it is stored. Empty lines
    /// have no answer but count. A line that cannot be stored is `rejected` with its `errors`, and the others are
    /// stored all the same. A line without an answer may not have been stored: send it again, which is harmless. Read
    /// the answer while you send, or afterwards. If the server stops, or its database fails, before all is done, the
    /// last line has `interrupted` as its `result`, the number of the first line without an answer, and the reason.
    /// </remarks>
    /// <response code="200">The result of each line, one a line.</response>
    private static async Task<IResult> ImportArticles(
        HttpContext http,
        ImportStream imports,
        Database database,
        IHostApplicationLifetime host)
    {
        var isUtf8 = ChangeRequest.CharsetOf(http.Request)?.StartsWith("utf-8", StringComparison.OrdinalIgnoreCase);
        if (ChangeRequest.MediaTypeOf(http.Request) != SourceDocument.Lines || isUtf8 == false)
        {
            return new Refused(StatusCodes.Status415UnsupportedMediaType, $"Send {SourceDocument.Lines}, in UTF-8.");
        }

        // Later it is too late for a status.
        if (await database.LookAsync(http.RequestAborted) is { Writes: { } fault } && !StorageFaults.Passes(fault))
        {
            throw new StorageException(fault);
        }

        // People who send by hand are slow, and clients that read nothing until they have sent all are slower still.
        http.Features.Get<IHttpMinRequestBodyDataRateFeature>()?.MinDataRate = null;
        http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        using var spool = new Spool();
        var share = InFlight.Open(http, http.RequestServices.GetRequiredService<InFlight>().Incoming);
        var lines = ArticleLines.ReadAsync(http.Request.BodyReader, "", share, stop.Token);
        var answering = AnswerAsync(imports.RunAsync(lines, stop.Token), spool, host.ApplicationStopping);
        try
        {
            http.Response.ContentType = SourceDocument.Lines;
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await spool.SendAsync(http.Response.Body, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        finally
        {
            await stop.CancelAsync();
            await answering;
        }

        return Results.Empty;
    }

    private static async Task AnswerAsync(
        IAsyncEnumerable<IReadOnlyList<Imported>> imports,
        Spool spool,
        CancellationToken stopping)
    {
        var last = 0L;
        try
        {
            await foreach (var imported in imports)
            {
                Write(spool, imported.Select(i => ImportLine.Of(i.Incoming.Line, i.Saved)));
                last = imported[^1].Incoming.Line;
            }
        }
        catch (OperationCanceledException)
        {
            // Otherwise the client is gone, and nobody reads it.
            if (stopping.IsCancellationRequested)
            {
                const string reason = "The server stops. From this line on nothing was answered: send it again.";
                Write(spool, [ImportLine.Interrupted(last + 1, reason)]);
            }
        }
        catch (Exception e) when (StorageFaults.Of(e) is { } fault)
        {
            Write(spool, [ImportLine.Interrupted(last + 1, StorageFaults.ReasonOf(fault))]);
        }
        finally
        {
            spool.Complete();
        }
    }

    private static void Write(Spool spool, IEnumerable<ImportLine> answers)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var answer in answers)
        {
            lines.Write(JsonSerializer.SerializeToUtf8Bytes(answer, Json.Options));
            lines.Write("\n"u8);
        }

        spool.Write(lines.WrittenSpan);
    }
}

/// <summary>The result of one line of an import.</summary>
/// <param name="Line">Its number, from 1; for `interrupted`, the number of the first line without an answer.</param>
/// <param name="Result">The outcome.</param>
/// <param name="Id">The article's id; null if none is known.</param>
/// <param name="Slug">The article's slug; null if none is known.</param>
/// <param name="Errors">
/// The faults of a line that is `rejected`; the reason why an import that is `interrupted` ends here.
/// </param>
/// <param name="Status">
/// The article's status: nobody without a key sees one that is not `published`. Null if there is none.
/// </param>
/// <param name="LeftOut">Everything in the line that is not in the article, by kind.</param>
public sealed record ImportLine(
    long Line,
    ImportResult Result,
    long? Id,
    string? Slug,
    IReadOnlyList<ImportError> Errors,
    ArticleStatus? Status,
    IReadOnlyList<LeftOut> LeftOut)
{
    internal static ImportLine Of(long line, Saved saved)
    {
        var result = Enum.Parse<ImportResult>(saved.Result.ToString());
        long? id = saved.Id == 0 ? null : saved.Id;
        var slug = saved.Slug.Length == 0 ? null : saved.Slug;
        var errors = saved.Refusal is { } refusal ? ErrorsOf(refusal) : [];
        var leftOut = saved.Result == SaveResult.Rejected ? [] : saved.LeftOut;
        return new(line, result, id, slug, errors, saved.Status, leftOut);
    }

    internal static ImportLine Interrupted(long line, string reason) =>
        new(line, ImportResult.Interrupted, null, null, [new(null, reason)], null, []);

    private static IReadOnlyList<ImportError> ErrorsOf(Refusal refusal) =>
        refusal.Faults.Count == 0
            ? [new(null, refusal.Detail)]
            : [.. refusal.Faults.Select(f => new ImportError(f.JsonPointer, f.Detail))];
}

/// <summary>One fault of a line.</summary>
/// <param name="Pointer">The place in it (RFC 6901, JSON Pointer); null if the fault is the whole line's.</param>
/// <param name="Detail">A description of the fault.</param>
public sealed record ImportError(string? Pointer, string Detail);

/// <summary>
/// The outcome of a line; `interrupted` comes once, at the end, if the import ended before its lines did.
/// </summary>
public enum ImportResult
{
    Created,
    Updated,
    Unchanged,
    Rejected,
    Interrupted,
}
