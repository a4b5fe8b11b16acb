using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Articles;

/// <summary>
/// Shows what a source would be as an article, as in an empty database. It has one of its own, so that it never waits for writers, nor they for it,
/// and tells nothing of what is stored.
/// </summary>
internal sealed class DryRun : IAsyncDisposable
{
    private readonly Lazy<(DirectoryInfo Folder, Database Database)> _scratch = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("articles-dry-run-");
        return (folder, Database.Open($"Data Source={Path.Combine(folder.FullName, "scratch.db")}"));
    });

    /// <param name="kinds">The kinds of quotes to show; null for those that are shown by default.</param>
    public async Task<(Article? Article, Refusal? Refusal)> ReadAsync(SourceDocument source, Choices<QuoteKind>? kinds, CancellationToken cancellationToken) => ArticleReader.Read(source, new(cancellationToken)) switch
    {
        { Article: { } article } => (await new ArticleWriter(_scratch.Value.Database, TimeProvider.System).TryAsync(article, source, kinds, cancellationToken), null),
        { Refusal: var refusal } => (null, refusal),
    };

    public async ValueTask DisposeAsync()
    {
        if (_scratch.IsValueCreated)
        {
            var (folder, database) = _scratch.Value;
            await database.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
