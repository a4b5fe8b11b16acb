using System.Text;
using System.Text.Json;
using Api.Content.Articles;
using CsCheck;

namespace Api.Tests.Articles;

public sealed class ArticleJsonPropertyTests
{
    private static readonly string[] Names =
    [
        "title", "authors", "publisher", "tags", "language", "publishedAt", "publishedOn", "canonicalUrl", "slug",
        "status", "about", "images", "text", "paragraphs", "quotes", "html",
        "name", "url", "heading", "caption", "width", "afterParagraph", "kind", "level", "paragraphNumber", "start",
        "end", "place", "speakers", "method", "id", "links", "titel", "",
    ];

    private static readonly string[] Scalars =
    [
        "null", "true", "0", "1", "2", "-1", "1e400", "0.5", "99999999999", "\"\"", "\"a\"",
        "\"“It is,” Ada Moss said. 🌉\"", "\"\\ud83c\\udf09\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"2021-01-18T16:05:00Z\"", "\"2021\"",
        "\"https://a.example/\"", "\"heading\"", "\"declared\"", "\"draft\"", "\"…\"", "\"a\\n\\nb\"", "[]", "{}",
        "tru", "",
    ];

    private static readonly Gen<string> Values = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Scalar
        : Gen.OneOf(
            Scalar,
            inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Gen.Int[0, Names.Length - 1], inner, (name, value) => $"\"{Names[name]}\":{value}").Array[0, 6]
                .Select(members => $"{{{string.Join(',', members)}}}")));

    private static Gen<string> Scalar => Gen.Int[0, Scalars.Length - 1].Select(i => Scalars[i]);

    [Fact]
    public void Any_JSON_gives_an_article_or_what_is_wrong_with_it() =>
        Gen.OneOf(
            Values,
            Gen.String,
            Values.Select(value => $$"""{"paragraphs":["One."],"quotes":{{value}},"images":{{value}}}""")).Sample(
                json =>
            {
                var article = ArticleJsonTests.Accepted("""{"paragraphs":["One."]}""");
                foreach (var (read, refusal) in new[]
                {
                    ArticleJsonTests.Read(Encoding.UTF8.GetBytes(json)),
                    ArticleReader.Edit(article, json),
                })
                {
                    Assert.True(read is null != refusal is null);
                    Assert.True(read is null || read.Paragraphs.Count > 0);
                    Assert.True(
                        refusal is null || (refusal.Faults.Count is > 0 and <= 100 && !refusal.Detail.Contains('\n')));
                }
            },
                iter: 20_000);

    [Fact]
    public void What_is_read_from_any_text_can_be_sent_back_as_it_was_answered() =>
        PlainTextReaderPropertyTests.Texts.Sample(text =>
        {
            if (ArticleReader.Read(
                new(Encoding.UTF8.GetBytes(text), SourceDocument.PlainText, new())).Article is { } article)
            {
                Assert.Equal(
                    Print(article with { Status = ArticleStatus.Published }),
                    Print(ArticleJsonTests.Accepted(Answers.Of(article))));
            }
        }, iter: 5_000);

    [Fact]
    public void Every_sample_can_be_sent_back_as_it_was_answered() =>
        Assert.All(Directory.GetFiles(RepositoryFiles.PathOf("src", "Api", "Samples"), "*.txt"), file =>
        {
            var article = ArticleReader.Read(new(File.ReadAllBytes(file), SourceDocument.PlainText, new())).Article!;
            Assert.Equal(
                Print(article with { Status = ArticleStatus.Published }),
                Print(ArticleJsonTests.Accepted(Answers.Of(article))));
        });

    // Answers have instants in UTC and do not have the printed date of the last change; the slug is the server's.
    private static string Print(ParsedArticle article) =>
        JsonSerializer.Serialize(
            article with
            {
                PublishedAt = article.PublishedAt?.ToUniversalTime(),
                ModifiedAt = article.ModifiedAt?.ToUniversalTime(),
            });
}
