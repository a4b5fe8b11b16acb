using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Api.Content.Articles;

namespace Api.Benchmarks;

/// <summary>
/// Reads the <c>raw</c> text of every line of a JSON Lines file and writes the plain-text reader's result, a line an
/// article.
/// </summary>
internal static class TextPredictions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Write(string file, TextWriter output)
    {
        foreach (var line in File.ReadLines(file))
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.TryGetProperty("raw", out var raw) ? raw : row.RootElement.GetProperty("text");
            var (article, refusal) = ArticleReader.Read(
                new(Encoding.UTF8.GetBytes(text.GetString()!), SourceDocument.PlainText, new()));
            output.WriteLine(JsonSerializer.Serialize(
                new
                {
                    Id = row.RootElement.GetProperty("id").GetString(),
                    article?.Title,
                    article?.Byline,
                    article?.Authors,
                    article?.PublishedOn,
                    article?.Dateline,
                    Paragraphs = article?.Paragraphs.Select(paragraph => paragraph.Text),
                    Headings = article?.Paragraphs
                        .Where(paragraph => paragraph.Kind == ParagraphKind.Heading)
                        .Select(paragraph => paragraph.Text),
                    article?.Images,
                    article?.Subtitle,
                    article?.Tags,
                    article?.About,
                    article?.Publisher,
                    Refusal = refusal?.Detail,
                },
                Json));
        }

        return 0;
    }
}
