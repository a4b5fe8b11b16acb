using System.Text.Json;
using Api.Content.Articles;
using Api.Data.Articles;

namespace Api.Articles;

/// <summary>The one way in: reads a source, stores what it says, and tells what became of it.</summary>
internal sealed class ArticleImport(ArticleWriter writer)
{
    /// <param name="source">The source as it came.</param>
    /// <param name="given">What its sender says beside it.</param>
    public async Task<Import> SaveAsync(byte[] source, GivenFields given, CancellationToken cancellationToken)
    {
        var document = new SourceDocument(source, SourceDocument.PlainText, given);
        var reading = ArticleReader.Read(document);
        if (reading.Article is { } first && await writer.FindGivenAsync(first, cancellationToken) is { } earlier)
        {
            // Silence takes nothing back: what an earlier sender of this article said still holds where this one says nothing.
            var together = given.Or(JsonSerializer.Deserialize<GivenFields>(earlier, JsonSerializerOptions.Web)!);
            document = document with { Given = together };
            reading = together == given ? reading : ArticleReader.Read(document);
        }

        return reading.Article is { } article
            ? new(await writer.SaveAsync(article, document, cancellationToken), null)
            : new(null, reading.Refusal!.Detail);
    }
}

/// <summary>What became of a source: what was stored, or why it was rejected.</summary>
internal sealed record Import(Saved? Saved, string? Rejected);
