using Api.Content.Articles;
using Api.Data;
using Api.Data.Articles;

namespace Api.Benchmarks;

/// <summary>Writes new articles beside a server, ten commits a second of ten each, until it is disposed.</summary>
internal sealed class WriterBeside : IAsyncDisposable
{
    private const int Together = 10;

    private static int _number = 10_000_000;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;

    public WriterBeside(Store store) => _writing = Task.Run(() => WriteAsync(store));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing;
        _stop.Dispose();
    }

    private async Task WriteAsync(Store store)
    {
        await using var database = Database.Open(store.ConnectionString);
        var writer = new ArticleWriter(database, TimeProvider.System);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!_stop.IsCancellationRequested)
        {
            await writer.SaveAsync([.. Enumerable.Range(_number, Together).Select(Read)], new("import"), default);
            _number += Together;
            await timer.WaitForNextTickAsync();
        }
    }

    private static ReadSource Read(int number)
    {
        var (source, given) = GeneratedArticles.Of(number);
        var document = new SourceDocument(source, SourceDocument.PlainText, given);
        return new(ArticleReader.Read(document).Article!, document);
    }
}
