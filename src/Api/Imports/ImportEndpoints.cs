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
        v1.MapPost("/imports", ImportArticles).WithTags("Articles").Accepts<SentArticle>(SourceDocument.Lines)
            .Produces<ImportLine>(contentType: SourceDocument.Lines).ProducesProblems(415).RequireWrite().WithMetadata(new DisableRequestSizeLimitAttribute());

    /// <summary>Imports any number of articles, one a line.</summary>
    /// <remarks>
    /// The body is NDJSON: each line an article as `POST /v1/articles` takes it in JSON, of at most 2 MB; there is no
    /// limit to the whole. The answer is NDJSON, too: a line for each, in their order, as soon as it is stored. Empty
    /// lines have no answer but count. A line that cannot be stored is `rejected` with its `errors`, and the others are
    /// stored all the same. A line that has no answer may not have been stored: send it again, which is harmless. Read
    /// the answer while you send, or afterwards. When the server stops, or its database fails, before all is done, the
    /// last line has `interrupted` as its `result`, the number of the first line that has no answer, and why.
    /// </remarks>
    /// <response code="200">What became of each line, one a line.</response>
    private static async Task<IResult> ImportArticles(
        HttpContext http,
        ImportStream imports,
        Database database,
        IHostApplicationLifetime host)
    {
        if (Change.MediaTypeOf(http.Request) != SourceDocument.Lines)
        {
            return new Refused(StatusCodes.Status415UnsupportedMediaType, $"Send {SourceDocument.Lines}, in UTF-8.");
        }

        // Afterwards there is no status any more.
        if (await database.LookAsync(http.RequestAborted) is { Writes: { } fault } && !StorageFaults.Passes(fault))
        {
            throw new StorageException(fault);
        }

        // Who sends by hand is slow, and who reads nothing until all is sent is slower still.
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
            // Else the client is gone, and nobody reads it.
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

/// <summary>What became of one line of an import.</summary>
/// <param name="Line">Its number, from 1; of `interrupted`, the number of the first that has no answer.</param>
/// <param name="Result">What was done with it.</param>
/// <param name="Id">The article's id; null when none is known.</param>
/// <param name="Slug">The article's slug; null when none is known.</param>
/// <param name="Errors">
/// The faults of a line that is `rejected`; the reason why an import that is `interrupted` ends here.
/// </param>
/// <param name="Status">
/// The article's status: nobody without a key sees one that is not `published`. Null when there is none.
/// </param>
public sealed record ImportLine(
    long Line,
    ImportResult Result,
    long? Id,
    string? Slug,
    IReadOnlyList<ImportError> Errors,
    ArticleStatus? Status)
{
    internal static ImportLine Of(long line, Saved saved) => new(
        line,
        Enum.Parse<ImportResult>(saved.Result.ToString()),
        saved.Id == 0 ? null : saved.Id,
        saved.Slug.Length == 0 ? null : saved.Slug,
        saved.Refusal is { } refusal ? ErrorsOf(refusal) : [],
        saved.Status);

    internal static ImportLine Interrupted(long line, string reason) =>
        new(line, ImportResult.Interrupted, null, null, [new(null, reason)], null);

    private static IReadOnlyList<ImportError> ErrorsOf(Refusal refusal) =>
        refusal.Faults.Count == 0
            ? [new(null, refusal.Detail)]
            : [.. refusal.Faults.Select(f => new ImportError(f.JsonPointer, f.Detail))];
}

/// <summary>One thing that is wrong with a line.</summary>
/// <param name="Pointer">The place in it (RFC 6901, JSON Pointer); null when it is about the whole line.</param>
/// <param name="Detail">What is wrong.</param>
public sealed record ImportError(string? Pointer, string Detail);

/// <summary>
/// The outcome of a line; `interrupted` comes once, at the end, when the import ended before its lines did.
/// </summary>
public enum ImportResult
{
    Created,
    Updated,
    Unchanged,
    Rejected,
    Interrupted,
}
