using Api.Keys;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Quotes;
using Api.Http;

namespace Api.Articles;

internal static class ArticleEndpoints
{
    public static void MapArticles(this IEndpointRouteBuilder v1)
    {
        var articles = v1.MapGroup("/articles").WithTags("Articles");

        articles.MapGet("/", ListArticles);
        articles.MapGet("/{article}", GetArticle);
        articles.MapGet("/{article}/paragraphs", ListArticleParagraphs).ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
        articles.MapGet("/{article}/quotes", ListArticleQuotes).ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
        articles.MapGet("/{article}/images", ListArticleImages).ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
    }

    /// <summary>Lists articles, newest first.</summary>
    /// <remarks>The articles are slim: the body comes with the single article, or from its parts.</remarks>
    /// <response code="200">One page of articles.</response>
    private static async Task<Listing<Article>> ListArticles([AsParameters] ArticleFilter filter, ArticleQueries articles, CancellationToken cancellationToken) =>
        new(await articles.ListAsync(filter, cancellationToken));

    /// <summary>Gets one article with its paragraphs, quotes and images.</summary>
    /// <remarks>The quotes in it are the direct and mixed ones that nobody rejected; `/v1/articles/{article}/quotes` gives others.</remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">The article.</response>
    private static Task<Resource<Article>> GetArticle(string article, HttpContext http, ArticleQueries articles, CancellationToken cancellationToken) =>
        Resource.NamedAsync(article, http, articles.FindAsync, cancellationToken);

    /// <summary>Lists the paragraphs of one article in reading order.</summary>
    /// <remarks>Headings, block quotes and list items are paragraphs too; captions, bylines, datelines and about boxes are not.</remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">One page of its paragraphs.</response>
    private static Task<Listing<Paragraph>> ListArticleParagraphs(
        string article, [AsParameters] ParagraphFilter filter, [AsParameters] PageFilter page, HttpContext http, ArticleQueries articles, ParagraphQueries paragraphs, CancellationToken cancellationToken) =>
        PartsAsync(article, http, articles, (of, sight) => paragraphs.ListAsync(filter, of, sight, page, cancellationToken), cancellationToken);

    /// <summary>Lists the quotes of one article in reading order.</summary>
    /// <remarks>Direct and mixed quotes that nobody rejected, unless `kind` or `review` asks for others.</remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">One page of its quotes.</response>
    private static Task<Listing<Quote>> ListArticleQuotes(
        string article, [AsParameters] QuoteFilter filter, [AsParameters] PageFilter page, HttpContext http, ArticleQueries articles, QuoteQueries quotes, CancellationToken cancellationToken) =>
        PartsAsync(article, http, articles, (of, sight) => quotes.ListAsync(filter, of, sight, page, cancellationToken), cancellationToken);

    /// <summary>Lists the images of one article in order.</summary>
    /// <remarks>Captions, credits and embedded metadata; the pictures themselves are not kept.</remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">One page of its images.</response>
    private static Task<Listing<Image>> ListArticleImages(
        string article, [AsParameters] ImageFilter filter, [AsParameters] PageFilter page, HttpContext http, ArticleQueries articles, ImageQueries images, CancellationToken cancellationToken) =>
        PartsAsync(article, http, articles, (of, sight) => images.ListAsync(filter, of, sight, page, cancellationToken), cancellationToken);

    // Only an empty page leaves open whether there is such an article.
    private static async Task<Listing<T>> PartsAsync<T>(
        string article, HttpContext http, ArticleQueries articles, Func<Address, Sight, Task<Slice<T>>> list, CancellationToken cancellationToken)
    {
        if (Address.Parse(article) is not { } of)
        {
            return new(null);
        }

        var sight = Caller.SightOf(http);
        var slice = await list(of, sight);
        return slice.Rows.Count > 0 ? new(slice) : await articles.FindIdAsync(of, sight, cancellationToken) switch
        {
            null => new(null),
            { DeletedAt: null } => new(slice),
            _ => new(null, gone: true),
        };
    }
}
