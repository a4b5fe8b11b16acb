using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Acts;
using Api.Data.Articles;
using Api.Http;
using Api.Serving;

namespace Api.Imports;

/// <summary>
/// The way in for any number of sources: they are read in parallel while earlier ones are stored, up to 100 in a
/// transaction, or fewer if no more have come yet. Others may write between any two transactions.
/// </summary>
internal sealed partial class ImportStream(
    ArticleWriter writer,
    TimeProvider clock,
    InFlight inFlight,
    ILogger<ImportStream> log)
{
    private const int MostTogether = 100;

    // After so many, the database would still plan for tables much smaller than they have become.
    private const int Many = 1000;

    // Sources under way take room by their size, which bounds memory by bytes: 4 MB of sources for one import, and
    // everything made of them for all imports together.
    private const int Pieces = 256;
    private const int PieceBytes = 16 << 10;

    // A lost primary is back, or replaced, within this time; otherwise somebody must look after it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns the result of each source, in order, as soon as it is stored: the results of one transaction together.
    /// </summary>
    /// <remarks>
    /// If <paramref name="incoming"/> fails, the sources before the failure are stored and reported first. A source
    /// that cannot be stored is rejected alone.
    /// </remarks>
    public async IAsyncEnumerable<IReadOnlyList<Imported>> RunAsync(
        IAsyncEnumerable<Incoming> incoming,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var room = new SemaphoreSlim(Pieces);
        using var share = inFlight.Working.Open();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Unbounded, as everything in it has taken its room before.
        var read = Channel.CreateUnbounded<Task<ReadIncoming>>();
        var reading = ReadAsync(incoming, read.Writer, room, share, stop.Token);
        var act = new BulkAct("import");
        try
        {
            var (stored, waiting) = (0, new List<ReadIncoming>(MostTogether));
            while (waiting.Count > 0 || await read.Reader.WaitToReadAsync(cancellationToken))
            {
                while (waiting.Count < MostTogether && read.Reader.TryRead(out var next))
                {
                    waiting.Add(await next);
                }

                var done = await StoreAsync(waiting, act, cancellationToken);
                waiting.RemoveRange(0, done.Count);
                share.Release(done.Sum(d => WeightOf(d.Incoming)));
                room.Release(done.Sum(d => PiecesOf(d.Incoming)));
                stored += done.Count(d => d.Saved.Result is SaveResult.Created or SaveResult.Updated);
                yield return done;
            }

            await writer.FinishAsync(act, cancellationToken);
            await (stored > Many ? writer.AnalyzeAsync(cancellationToken) : Task.CompletedTask);
        }
        finally
        {
            // The reader uses room and share, which are disposed next, so it has to end first. Its failure is thrown
            // below, after everything before it was stored.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
    }

    /// <summary>
    /// Whether the failure is one article's own, so that others can be stored. Of the database's failures, only these
    /// are: a row that is too big, breaks a constraint, or has the wrong type.
    /// </summary>
    public static bool LiesInAnArticle(Exception exception) =>
        exception is DbException failure
            ? Failure.LiesInARow(failure)
            : exception is not (TimeoutException or OperationCanceledException or ObjectDisposedException
                or OutOfMemoryException);

    private static int PiecesOf(Incoming incoming) =>
        Math.Min(Pieces, 1 + ((incoming.Source?.Content.Length ?? 0) / PieceBytes));

    private long WeightOf(Incoming incoming) =>
        Math.Min(inFlight.Working.Size / 4, InFlight.OfSource * (incoming.Source?.Content.Length ?? 0L));

    private async Task ReadAsync(
        IAsyncEnumerable<Incoming> incoming,
        ChannelWriter<Task<ReadIncoming>> read,
        SemaphoreSlim room,
        Room.Share share,
        CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var next in incoming.WithCancellation(cancellationToken))
            {
                // One by one is safe: nobody else takes pieces of this room, so no two can block each other halfway.
                for (var piece = 0; piece < PiecesOf(next); piece++)
                {
                    await room.WaitAsync(cancellationToken);
                }

                // Sources before it are stored without anything else, so its turn comes.
                await share.TakeAsync(WeightOf(next), cancellationToken, Timeout.InfiniteTimeSpan);
                read.TryWrite(Task.Run(() => Read(next, cancellationToken), CancellationToken.None));
            }
        }
        finally
        {
            read.Complete();
        }
    }

    private ReadIncoming Read(Incoming incoming, CancellationToken cancellationToken)
    {
        if (incoming.Source is not { } source)
        {
            return new(incoming, null, incoming.Refusal);
        }

        try
        {
            var reading = ArticleReader.Read(source with { ReceivedAt = clock.GetUtcNow() }, new(cancellationToken));
            return new(
                incoming, reading.Article is null ? null : new ReadSource(reading.Article, source), reading.Refusal);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return new(incoming, null, Failed(e));
        }
    }

    /// <summary>Stores the first of the waiting sources.</summary>
    private async Task<IReadOnlyList<Imported>> StoreAsync(
        IReadOnlyList<ReadIncoming> waiting,
        BulkAct act,
        CancellationToken cancellationToken)
    {
        var saved = await SaveInTheEndAsync(
            [.. waiting.Select(w => w.Read).OfType<ReadSource>()], act, cancellationToken);
        var (done, stored) = (new List<Imported>(waiting.Count), 0);
        foreach (var (incoming, read, refusal) in waiting)
        {
            // The transaction ends after about 100 ms: the rest waits for the next one.
            if (read is not null && stored == saved.Count)
            {
                break;
            }

            var result = read is null
                ? Reject(act, refusal)
                : saved[stored++] with { LeftOut = read.Article.LeftOut };
            done.Add(new(incoming, result));
        }

        return done;
    }

    private static Saved Reject(BulkAct act, Refusal? refusal)
    {
        var rejected = new Saved(SaveResult.Rejected, 0, "", refusal);
        act.Count([rejected]);
        return rejected;
    }

    // A source that was stored, though its connection broke before saying so, is then found unchanged.
    private async Task<IReadOnlyList<Saved>> SaveInTheEndAsync(
        IReadOnlyList<ReadSource> sources, BulkAct act, CancellationToken cancellationToken)
    {
        for (var first = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return await SaveAsync(sources, act, cancellationToken);
            }
            catch (Exception e) when (Failure.Passes(e) && Stopwatch.GetElapsedTime(first) < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<Saved>> SaveAsync(
        IReadOnlyList<ReadSource> sources,
        BulkAct act,
        CancellationToken cancellationToken)
    {
        try
        {
            return sources.Count == 0 ? [] : await writer.SaveAsync(sources, act, cancellationToken);
        }
        catch (Exception e) when (LiesInAnArticle(e))
        {
            if (sources.Count == 1)
            {
                return [Reject(act, Failed(e))];
            }

            // Storing each alone finds the article with the failure.
            var saved = new List<Saved>(sources.Count);
            foreach (var source in sources)
            {
                saved.AddRange(await SaveAsync([source], act, cancellationToken));
            }

            return saved;
        }
    }

    private Refusal Failed(Exception exception)
    {
        if (Failure.IsTooLong(exception))
        {
            return new(RefusalKind.Unacceptable, Failure.TooLong, []);
        }

        NotStored(log, exception);
        return new(RefusalKind.Unacceptable, "It cannot be stored: the program failed, and its log says why.", []);
    }

    [LoggerMessage(LogLevel.Error, "An article could not be stored.")]
    private static partial void NotStored(ILogger log, Exception exception);

    private sealed record ReadIncoming(Incoming Incoming, ReadSource? Read, Refusal? Refusal);
}

/// <summary>One source of many.</summary>
/// <param name="File">The file from which it came; empty if it came from none.</param>
/// <param name="Line">Its line in that file, from 1; 0 for a whole file.</param>
/// <param name="Source">The source; null if it could not be had.</param>
/// <param name="Refusal">The reason why it could not.</param>
internal sealed record Incoming(string File, long Line, SourceDocument? Source, Refusal? Refusal = null);

/// <summary>The result of one source of many.</summary>
internal sealed record Imported(Incoming Incoming, Saved Saved);
