using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Quotes;

namespace Api.Benchmarks;

/// <summary>
/// Runs the quote engine over labelled articles and writes what it finds, a row an article, for the scorer to compare. The engine
/// gets the paragraphs of each row and nothing else. Offsets in and out are code points into the row's text.
/// </summary>
internal static class QuotePredictions
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="weights">Where other weights than the engine's own are, as <c>train</c> writes them; null for its own.</param>
    public static int Write(string gold, string? weights, TextWriter output)
    {
        using var table = weights is null ? null : new StreamReader(weights);
        var judge = table is null ? LinearJudge.Learned : new LinearJudge(table);
        foreach (var article in LabelledArticle.ReadFile(gold))
        {
            output.WriteLine(Predict(article, judge).ToJsonString(Json));
        }

        return 0;
    }

    private static JsonObject Predict(LabelledArticle article, Judge judge)
    {
        var quotes = new JsonArray();
        foreach (var quote in QuoteReader.Read(article.Paragraphs, null, null, judge))
        {
            if (quote.Kind is QuoteKind.Direct or QuoteKind.Mixed)
            {
                quotes.Add(Quote(quote, article.StartOf(quote.Place.Paragraph - 1)));
            }
        }

        return new() { ["id"] = article.Id, ["quotes"] = quotes };
    }

    private static JsonObject Quote(ParsedQuote quote, int paragraphStart) => new()
    {
        ["start"] = paragraphStart + quote.Place.Start,
        ["end"] = paragraphStart + quote.Place.End,
        ["text"] = quote.Text,
        ["kind"] = quote.Kind == QuoteKind.Direct ? "direct" : "mixed",
        ["speaker"] = quote.Attribution.Mention?.Text,
        ["cue"] = quote.Attribution.Cue?.Text,
        ["identity"] = new JsonArray([.. quote.Speakers.Select(s => (JsonNode)s.Name)]),
        ["attributionConfidence"] = quote.AttributionConfidence,
        ["resolutionConfidence"] = quote.ResolutionConfidence,
    };
}
