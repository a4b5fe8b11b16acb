using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Benchmarks;

/// <summary>
/// Runs the quote engine over labelled articles and writes what it finds, a row an article, for the scorer to compare. The engine
/// gets the paragraphs of each row and nothing else. Offsets in and out are code points into the row's text.
/// </summary>
internal static class QuotePredictions
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Write(string gold, bool indirect, TextWriter output)
    {
        foreach (var line in File.ReadLines(gold))
        {
            if (line.Length > 0)
            {
                output.WriteLine(Predict(JsonNode.Parse(line)!, indirect).ToJsonString(Json));
            }
        }

        return 0;
    }

    private static JsonObject Predict(JsonNode row, bool indirect)
    {
        var runes = row["text"]!.GetValue<string>().EnumerateRunes().ToArray();
        var starts = new List<int>();
        var paragraphs = new List<ParsedParagraph>();
        foreach (var range in row["paragraphs"]!.AsArray())
        {
            var (start, end) = (range![0]!.GetValue<int>(), range[1]!.GetValue<int>());
            starts.Add(start);
            paragraphs.Add(new(ParagraphKind.Paragraph, null, Text(runes.AsSpan(start, end - start))));
        }

        var quotes = new JsonArray();
        foreach (var quote in QuoteReader.Read(paragraphs, null, null))
        {
            if (quote.Kind is QuoteKind.Direct or QuoteKind.Mixed || (indirect && quote.Kind == QuoteKind.Indirect))
            {
                quotes.Add(Quote(quote, starts[quote.Place.Paragraph - 1]));
            }
        }

        return new() { ["id"] = row["id"]!.GetValue<string>(), ["quotes"] = quotes };
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

    private static string Text(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
        {
            text.Append(rune);
        }

        return text.ToString();
    }
}
