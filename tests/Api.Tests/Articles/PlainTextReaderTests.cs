using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Tests.Articles;

public sealed class PlainTextReaderTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static TheoryData<string> Samples => Names("src", "Api", "Samples");

    public static TheoryData<string> Wires => Names("tests", "Api.Tests", "Articles", "Wires");

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_read_as_a_person_reads_it(string sample) =>
        AssertReads(
            RepositoryFiles.PathOf("src", "Api", "Samples", sample + ".txt"),
            RepositoryFiles.PathOf("tests", "Api.Tests", "Articles", "Expected", sample + ".json"));

    [Theory]
    [MemberData(nameof(Wires))]
    public void Hard_wrapped_copy_of_a_wire_is_read_as_a_person_reads_it(string wire) =>
        AssertReads(
            RepositoryFiles.PathOf("tests", "Api.Tests", "Articles", "Wires", wire + ".txt"),
            RepositoryFiles.PathOf("tests", "Api.Tests", "Articles", "Wires", wire + ".json"));

    private static void AssertReads(string source, string json)
    {
        var article = Read(File.ReadAllBytes(source));
        var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(json), Json)!;

        Assert.Equal(expected.Title, article.Title);
        Assert.Equal(expected.Subtitle, article.Subtitle);
        Assert.Equal(expected.Byline, article.Byline);
        Assert.Equal(expected.Authors, article.Authors);
        Assert.Equal(expected.Publisher, article.Publisher);
        Assert.Equal(expected.PublishedAt, article.PublishedAt);
        Assert.Equal(expected.PublishedOn, article.PublishedOn);
        Assert.Equal(expected.PublishedText, article.PublishedText);
        Assert.Equal(expected.Dateline, article.Dateline);
        Assert.Equal(expected.About, article.About);
        Assert.Equal(expected.Tags, article.Tags);
        Assert.Equal(
            expected.Images.Select(image => (image.Caption, image.Credit, image.AfterParagraph)),
            article.Images.Select(image => (image.Caption, image.Credit, image.AfterParagraph)));
        Assert.Equal(
            expected.Paragraphs.Select(paragraph => (paragraph.Kind, paragraph.Level)),
            article.Paragraphs.Select(paragraph => (paragraph.Kind, paragraph.Level)));
        Assert.All(expected.Paragraphs.Zip(article.Paragraphs), pair =>
        {
            Assert.StartsWith(pair.First.Starts, pair.Second.Text, StringComparison.Ordinal);
            Assert.EndsWith(pair.First.Ends, pair.Second.Text, StringComparison.Ordinal);
        });
    }

    private static TheoryData<string> Names(params string[] folder) =>
        [
            .. Directory.GetFiles(RepositoryFiles.PathOf(folder), "*.txt")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    internal static ParsedArticle Read(byte[] source)
    {
        Assert.True(SourceText.TryRead(source, out var text, out var refusal), refusal);
        return PlainTextReader.Read(text);
    }

    private sealed record Expected(
        string? Title, string? Subtitle, string? Byline, string[] Authors, string? Publisher,
        DateTimeOffset? PublishedAt, string? PublishedOn, string? PublishedText,
        string? Dateline, AboutBox? About, string[] Tags, ParsedImage[] Images, ExpectedParagraph[] Paragraphs);

    private sealed record ExpectedParagraph(ParagraphKind Kind, int? Level, string Starts, string Ends);
}
