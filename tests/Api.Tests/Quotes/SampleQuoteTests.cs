using System.Text.Json;
using Api.Content.Articles;

namespace Api.Tests.Quotes;

/// <summary>What the engine makes of the samples, beside what a careful editor makes of them.</summary>
public sealed class SampleQuoteTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names => [.. Samples.Samples.All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_quote_of_a_sample_is_found_with_its_kind_speakers_mention_and_cue(string name)
    {
        var (_, source, given) = Samples.Samples.All().Single(sample => sample.Name == name);
        var expected = JsonSerializer.Deserialize<Expected[]>(File.ReadAllText(RepositoryFiles.PathOf("tests", "Api.Tests", "Quotes", "Expected", name + ".json")), Json)!;

        var quotes = ArticleReader.Read(new(source, SourceDocument.PlainText, given)).Article!.Quotes;

        Assert.Equal(
            expected.Select(quote => quote.ToString()),
            quotes.Select(quote => new Expected(
                quote.Place.Paragraph, quote.Text, quote.Kind.ToString().ToLowerInvariant(), [.. quote.Speakers.Select(speaker => speaker.Name)],
                quote.Attribution.Mention?.Text, quote.Attribution.Cue?.Text).ToString()));
    }

    private sealed record Expected(int Paragraph, string Text, string Kind, string[] Speakers, string? Mention, string? Cue)
    {
        public override string ToString() => $"{Paragraph} {Kind} {Text} | {string.Join(" + ", Speakers)} | {Mention} | {Cue}";
    }
}
