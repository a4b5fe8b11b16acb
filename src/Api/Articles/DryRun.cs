using System.Collections.Concurrent;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Articles;

/// <summary>
/// Shows the article that a source would become in an empty database. It has databases of its own, in memory: it and
/// the writers never wait for each other, it reveals nothing that is stored, and it depends on no folder.
/// </summary>
internal sealed class DryRun(TimeProvider clock) : IAsyncDisposable
{
    // As many as were ever in use at one time: making one takes longer than reading most articles.
    private readonly ConcurrentBag<Database> _idle = [];

    /// <summary>
    /// Reads a source on a thread of its own, so that a long reading takes no thread from the requests.
    /// </summary>
    /// <param name="kinds">The kinds of quotes to show; null for those that are shown by default.</param>
    public Task<(Article? Article, Refusal? Refusal)> ReadAsync(
        SourceDocument source, Choices<QuoteKind>? kinds, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => RunAsync(source, kinds, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();

    // Nothing in it waits for anything, so it stays on its thread.
    private async Task<(Article? Article, Refusal? Refusal)> RunAsync(
        SourceDocument source, Choices<QuoteKind>? kinds, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (article, refusal) = ArticleReader.Read(
            source with { ReceivedAt = clock.GetUtcNow() }, new(cancellationToken));
        if (article is null)
        {
            return (null, refusal);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var scratch = _idle.TryTake(out var idle) ? idle : Database.OpenScratch();
        var works = false;
        try
        {
            var writer = new ArticleWriter(scratch, clock);
            var tried = await writer.TryAsync(article, source, kinds, cancellationToken);
            works = true;
            return (tried, null);
        }
        finally
        {
            // A database in which anything failed is never used again.
            await GiveBackAsync(scratch, works);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var scratch))
        {
            await scratch.DisposeAsync();
        }
    }

    private ValueTask GiveBackAsync(Database scratch, bool works)
    {
        if (!works)
        {
            return scratch.DisposeAsync();
        }

        _idle.Add(scratch);
        return ValueTask.CompletedTask;
    }
}
