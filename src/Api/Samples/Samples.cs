using Api.Articles;
using Api.Content.Articles;
using Api.Data.Articles;

namespace Api.Samples;

/// <summary>Articles about invented people and places, so that a new database has something to show.</summary>
internal static class Samples
{
    private const string Folder = "Samples/";

    // A text that its publisher changed after publication.
    private const string LaterFolder = "Later/";

    /// <summary>Returns the samples in their order, with their senders' statements about them.</summary>
    public static IEnumerable<(string Name, byte[] Source, GivenFields Given)> All() => In(Folder);

    private static IEnumerable<(string Name, byte[] Source, GivenFields Given)> In(string folder)
    {
        var assembly = typeof(Samples).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var source = new byte[stream.Length];
            stream.ReadExactly(source);
            var file = Path.GetFileNameWithoutExtension(name);
            yield return (file, source, new GivenFields
            {
                Url = $"https://example.org/articles/{file}",
                Language = file.Contains('.') ? file[(file.LastIndexOf('.') + 1)..] : "en",
            });
        }
    }

    /// <summary>
    /// Whether a database was filled with the samples at its first start, whatever the setting says by now: its very
    /// first article is theirs. Ids are never given twice, so the first of everything else is theirs too.
    /// </summary>
    public static Task<bool> AreInAsync(ArticleQueries articles, CancellationToken cancellationToken) =>
        articles.IsFirstAsync(All().First().Given.Url!, cancellationToken);

    /// <summary>Fills a database that has never had an article.</summary>
    public static async Task LoadAsync(
        ArticleQueries articles,
        ArticleImport import,
        CancellationToken cancellationToken)
    {
        if (await articles.AnyAsync(cancellationToken))
        {
            return;
        }

        foreach (var (name, source, given) in All().Concat(In(LaterFolder)))
        {
            var document = new SourceDocument(source, SourceDocument.PlainText, given);
            if (await import.SaveAsync(document, cancellationToken) is { Refusal: { } refusal })
            {
                throw new InvalidOperationException($"The sample {name} was rejected: {refusal.Detail}");
            }
        }
    }
}
