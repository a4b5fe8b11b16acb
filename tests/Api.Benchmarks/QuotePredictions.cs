using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Quotes;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Model;

namespace Api.Benchmarks;

/// <summary>
/// Runs the quote engine over labelled articles and writes its quotes, a row an article, for the scorer to compare. The
/// engine gets the paragraphs of each row and nothing else. Offsets in and out are code points into the row's text.
/// </summary>
internal static class QuotePredictions
{
    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="options">
    /// <c>--indirect</c> adds reported clauses; <c>--weights FILE</c> takes other weights than the engine's own, as
    /// <c>train</c> and <c>train-reports</c> write them one after the other.
    /// </param>
    public static int Write(string gold, string[] options, TextWriter output)
    {
        using var table = Array.IndexOf(options, "--weights") is >= 0 and var at
            ? new StreamReader(options[at + 1])
            : null;
        var model = table is null ? LinearModel.Learned : new LinearModel(table);
        foreach (var article in LabelledArticle.ReadFile(gold))
        {
            output.WriteLine(Predict(article, model, options.Contains("--indirect")).ToJsonString(Json));
        }

        return 0;
    }

    private static JsonObject Predict(LabelledArticle article, AttributionModel model, bool indirect)
    {
        var quotes = new JsonArray();
        foreach (var quote in QuoteReader.Read(article.Paragraphs, null, null, new(), model))
        {
            if (quote.Kind is QuoteKind.Direct or QuoteKind.Mixed || (indirect && quote.Kind == QuoteKind.Indirect))
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
        ["kind"] = quote.Kind.ToString().ToLowerInvariant(),
        ["speaker"] = quote.Attribution.Mention?.Text,
        ["cue"] = quote.Attribution.Cue?.Text,
        ["identity"] = new JsonArray([.. quote.Speakers.Select(s => (JsonNode)s.Name)]),
        ["attributionConfidence"] = quote.AttributionConfidence,
        ["resolutionConfidence"] = quote.ResolutionConfidence,
    };
}
