using System.Text;
using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Formats;
using Api.Tests.Articles;
using CsCheck;

namespace Api.Tests.Formats;

/// <summary>What an article is given as can be sent back.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void What_is_given_as_JSON_is_read_as_the_same_article() =>
        Tangle.Articles.Sample(article => Assert.Equal(Print(Quoted(article)), Print(Read(Answers.Of(Quoted(article)), SourceDocument.Json))), iter: 300);

    [Fact]
    public void What_is_given_as_Markdown_is_read_as_the_same_article() =>
        Tangle.Articles.Sample(article => Assert.Equal(Print(Quoted(article)), Print(Read(ArticleMarkdown.Of(Answers.ArticleOf(Quoted(article))), SourceDocument.Markdown))), iter: 300);

    [Fact]
    public void Quotes_that_were_declared_stay_declared()
    {
        var article = Read("""{"title":"T","paragraphs":["He is here. She is not."],"quotes":[{"paragraphNumber":1,"start":0,"end":11,"speakers":["Ada Moss"]}]}""", SourceDocument.Json);

        Assert.Equal(Print(article with { Status = ArticleStatus.Published }), Print(Read(ArticleMarkdown.Of(Answers.ArticleOf(article)), SourceDocument.Markdown)));
    }

    [Fact]
    public void Every_sample_comes_back_from_Markdown() => Assert.All(Directory.GetFiles(RepositoryFiles.PathOf("src", "Api", "Samples"), "*.txt"), file =>
    {
        var article = ArticleReader.Read(new(File.ReadAllBytes(file), SourceDocument.PlainText, new())).Article! with { Status = ArticleStatus.Published };

        Assert.Equal(Print(article), Print(Read(ArticleMarkdown.Of(Answers.ArticleOf(article)), SourceDocument.Markdown)));
    });

    [Fact]
    public void Every_sample_comes_back_from_its_page() => Assert.All(Directory.GetFiles(RepositoryFiles.PathOf("src", "Api", "Samples"), "*.txt"), file =>
    {
        var article = ArticleReader.Read(new(File.ReadAllBytes(file), SourceDocument.PlainText, new())).Article!;

        Assert.Equal(Print(Shown(article)), Print(Shown(Read(ReadingPage.Of(Answers.ArticleOf(article)).Text, SourceDocument.Html))));
    });

    // What a page does not say to those who read pages in general: who may see it, boilerplate, and pictures that are nowhere.
    private static ParsedArticle Shown(ParsedArticle article) => article with
    {
        Status = null,
        About = null,
        Images = [.. article.Images.Where(image => image.Url is not null).Select(image => image with { Raw = null })],
    };

    // As the engine finds them.
    private static ParsedArticle Quoted(ParsedArticle article) => article with { Quotes = QuoteReader.Read(article.Paragraphs, article.Title, article.Language) };

    private static ParsedArticle Read(string text, string mediaType)
    {
        var (article, refusal) = ArticleReader.Read(new(Encoding.UTF8.GetBytes(text), mediaType, new()));
        Assert.True(article is not null, $"{refusal?.Detail}\n{text}");
        return article;
    }

    // The slug is the server's.
    private static string Print(ParsedArticle article) => JsonSerializer.Serialize(
        article with { Slug = null, PublishedAt = article.PublishedAt?.ToUniversalTime(), ModifiedAt = article.ModifiedAt?.ToUniversalTime() }, Indented);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
