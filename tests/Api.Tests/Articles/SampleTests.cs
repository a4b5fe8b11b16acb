using System.Text.Json;

namespace Api.Tests.Articles;

public sealed class SampleTests
{
    private static readonly string[] Files = Directory.GetFiles(
        RepositoryFiles.PathOf("src", "Api", "Samples"), "*.txt");

    [Fact]
    public void Every_sample_is_in_the_executable()
    {
        var embedded = typeof(Program).Assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("Samples/", StringComparison.Ordinal));
        Assert.Equal(
            Files.Select(file => "Samples/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
            embedded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_quote_that_is_expected_stands_in_its_paragraph() => Assert.All(Files, file =>
    {
        var article = PlainTextReaderTests.Read(File.ReadAllBytes(file));
        using var quotes = JsonDocument.Parse(
            File.ReadAllText(
                RepositoryFiles.PathOf(
                    "tests", "Api.Tests", "Quotes", "Expected", Path.GetFileNameWithoutExtension(file) + ".json")));
        Assert.All(quotes.RootElement.EnumerateArray(), quote =>
            Assert.Contains(
                quote.GetProperty("text").GetString()!,
                article.Paragraphs[quote.GetProperty("paragraph").GetInt32() - 1].Text,
                StringComparison.Ordinal));
    });
}
