using Api.Content.Html;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// Reads the body of an article in JSON that is one string, of plain text or of HTML. The other members override the
/// body's own statements.
/// </summary>
internal static class JsonBody
{
    /// <param name="member">The other members of the article.</param>
    public static ParsedArticle WithText(
        ParsedArticle article,
        JsonValue source,
        Func<string, JsonValue?> member,
        WorkBudget budget)
    {
        if (source.Text() is not { } text)
        {
            return article;
        }

        if (SourceText.Emptiness(text) is { } nothing)
        {
            source.Unacceptable(nothing);
            return article;
        }

        return With(article, PlainTextReader.Read(text, article.Title, budget), member);
    }

    /// <inheritdoc cref="WithText"/>
    public static ParsedArticle WithHtml(
        ParsedArticle article,
        JsonValue source,
        Func<string, JsonValue?> member,
        DateTimeOffset? receivedAt,
        WorkBudget budget)
    {
        if (source.Text() is not { } html)
        {
            return article;
        }

        var (said, refusal) = HtmlReader.Read(html, article.CanonicalUrl, receivedAt, budget);
        if (refusal is not null)
        {
            source.Unacceptable(refusal.Detail);
        }

        return said is null ? article : With(article, said, member);
    }

    private static ParsedArticle With(ParsedArticle article, ParsedArticle body, Func<string, JsonValue?> member)
    {
        var dateline = member("dateline") is null ? body.Dateline : null;
        var about = member("about") is null ? body.About : null;
        var images = member("images") is null ? body.Images : [];
        return ArticleReader.Together(article, body with { Dateline = dateline, About = about, Images = images });
    }
}
