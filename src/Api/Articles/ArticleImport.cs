using Api.Content.Articles;
using Api.Data.Articles;

namespace Api.Articles;

/// <summary>The one way in: reads a source, stores its article, and reports the result.</summary>
internal sealed class ArticleImport(ArticleWriter writer, TimeProvider clock)
{
    /// <param name="source">The source as it came, with its sender's statements about it.</param>
    public async Task<Saved> SaveAsync(SourceDocument source, CancellationToken cancellationToken) =>
        ArticleReader.Read(source with { ReceivedAt = clock.GetUtcNow() }, new(cancellationToken)) switch
        {
            { Article: { } article } => await writer.SaveAsync(article, source, cancellationToken),
            { Refusal: var refusal } => new Saved(SaveResult.Rejected, 0, "", refusal),
        };
}
