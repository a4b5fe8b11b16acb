using System.Globalization;
using System.Text;
using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Quotes;

namespace Api.Tests.Quotes;

/// <summary>Compares the engine's quotes in the samples with those of a careful editor.</summary>
public sealed class SampleQuoteTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names => [.. Samples.Samples.All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_quote_of_a_sample_is_found_with_its_kind_speakers_mention_and_cue(string name)
    {
        var (_, source, given) = Samples.Samples.All().Single(sample => sample.Name == name);
        var expected = JsonSerializer.Deserialize<Expected[]>(
            File.ReadAllText(RepositoryFiles.PathOf("tests", "Api.Tests", "Quotes", "Expected", name + ".json")),
            Json)!;

        var quotes = ArticleReader.Read(new(source, SourceDocument.PlainText, given)).Article!.Quotes;

        Assert.Equal(
            expected.Select(quote => quote.ToString()),
            quotes.Select(quote => new Expected(
                quote.Place.Paragraph, quote.Text, quote.Kind.ToString().ToLowerInvariant(),
                [.. quote.Speakers.Select(speaker => speaker.Name)],
                quote.Attribution.Mention?.Text, quote.Attribution.Cue?.Text).ToString()));
    }

    /// <summary>
    /// Compares the engine's complete answers for each quote of all samples, to a thousandth: a change of the engine
    /// shows as a difference. <c>UPDATE_PREDICTIONS=1 dotnet test</c> writes the file.
    /// </summary>
    [Fact]
    public void The_predictions_are_the_committed_ones()
    {
        var lines = new StringBuilder();
        foreach (var (name, source, given) in Samples.Samples.All())
        {
            lines.Append(CultureInfo.InvariantCulture, $"{name}\n");
            foreach (var quote in ArticleReader.Read(new(source, SourceDocument.PlainText, given)).Article!.Quotes)
            {
                lines.Append(CultureInfo.InvariantCulture, $"  {Line(quote)}\n");
            }
        }

        var path = RepositoryFiles.PathOf("tests", "Api.Tests", "Quotes", "Expected", "predictions.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_PREDICTIONS") == "1")
        {
            File.WriteAllText(path, lines.ToString());
        }

        Assert.Equal(File.ReadAllText(path), lines.ToString());
    }

    private static string Line(ParsedQuote quote)
    {
        var place = $"{quote.Place.Paragraph}:{quote.Place.Start}-{quote.Place.End} {quote.Kind} {quote.SourceType}";
        var attribution = string.Create(
            CultureInfo.InvariantCulture, $"{quote.AttributionRule} {quote.AttributionConfidence:F3}");
        var resolution = string.Create(
            CultureInfo.InvariantCulture, $"{quote.ResolutionRule} {quote.ResolutionConfidence:F3}");
        var said = quote.Attribution;
        return $"{place} {attribution} {resolution} | {string.Join(" + ", quote.Speakers.Select(s => s.Name))}"
            + $" | {said.Mention?.Text} | {said.Cue?.Text} | {said.Descriptor}"
            + $" | utterance {quote.Utterance}, {quote.Part} of {quote.Parts}";
    }

    private sealed record Expected(
        int Paragraph,
        string Text,
        string Kind,
        string[] Speakers,
        string? Mention,
        string? Cue)
    {
        public override string ToString() =>
            $"{Paragraph} {Kind} {Text} | {string.Join(" + ", Speakers)} | {Mention} | {Cue}";
    }
}
