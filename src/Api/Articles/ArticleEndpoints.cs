using System.Text;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Erasing;
using Api.Data.Images;
using Api.Data.Keys;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Quotes;
using Api.Data.Upkeep;
using Api.Formats;
using Api.Http;
using Api.Keys;

namespace Api.Articles;

internal static class ArticleEndpoints
{
    private static readonly IReadOnlyList<string> Sent = [.. SourceFormat.OfOne.Select(format => format.MediaType!)];

    public static void MapArticles(this IEndpointRouteBuilder v1)
    {
        var articles = v1.MapGroup("/articles").WithTags("Articles");

        articles.MapGet("/", ListArticles);
        articles.MapPost("/", ImportArticle).Accepts<SentArticle>(Sent[0], [.. Sent.Skip(1)])
            .Produces<Article>()
            .Produces<Article>(StatusCodes.Status201Created)
            .ProducesProblems(409, 413, 415, 422, 429)
            .RequireWrite(dryRunIsFree: true);
        articles.MapGet("/{article}", GetArticle);
        articles.MapPatch("/{article}", UpdateArticle)
            .Accepts<SentArticle>(ChangeRequest.PatchType, SourceDocument.Json)
            .Produces<Article>().ProducesProblems(404, 409, 410, 412, 413, 415, 422, 428).RequireWrite();
        articles.MapDelete("/{article}", DeleteArticle)
            .Produces<Erasure>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(404, 410, 412, 428)
            .RequireWrite();
        articles.MapGet("/{article}/paragraphs", ListArticleParagraphs).ProducesProblems(404, 410);
        articles.MapGet("/{article}/quotes", ListArticleQuotes).ProducesProblems(404, 410);
        articles.MapGet("/{article}/images", ListArticleImages).ProducesProblems(404, 410);
    }

    /// <summary>Lists articles, newest first.</summary>
    /// <remarks>
    /// The articles are slim: the body comes with `include`, with the single article, or from the lists of its parts.
    /// </remarks>
    /// <response code="200">One page of articles.</response>
    private static Task<Listing<Article>> ListArticles(
        [AsParameters] ArticleFilter filter,
        [AsParameters] Including<Article> shape,
        ArticleQueries articles,
        HttpContext http)
    {
        var plan = filter.Plan(shape, Caller.VisibilityOf(http), Listing.CursorOf(http, filter));
        return Listing.OfAsync(articles, plan, http.RequestAborted);
    }

    /// <summary>Imports one article: as JSON, as a web page, as Markdown, or as plain text as it was scraped.</summary>
    /// <remarks>
    /// JSON has the members that GET gives, and one of `text`, `html` or `paragraphs`; members that only the server
    /// sets are ignored, so an answer of GET can be sent back. In a web page, the body is found, and the page's
    /// statements about it; HTML without `html`, `head` and `body` tags is all body. No address in it is ever fetched.
    /// Markdown is CommonMark; YAML before it has the members of a JSON article. Quotes are found, or taken as `quotes`
    /// declares them. The query supplies whatever a text or a page does not say itself. JSON and text have at most 2
    /// MB, HTML 10 MB. An article is identified by its publisher's `externalId`, else by its `canonicalUrl`, else by
    /// its words: if nothing changed, the result is `unchanged`; a changed article becomes its next revision; one that
    /// was withheld or deleted is `rejected`. `dryRun=true` answers with the article that an empty database would
    /// store, stores nothing, and needs no key; `kind` says which quotes it shows. Only a few dry runs are made at a
    /// time, one for each network and each key; beyond that, the answer is 429, and `Retry-After` says when to try
    /// again.
    /// </remarks>
    /// <response code="200">The article, which was stored before: see `result`. Or the result of a dry run.</response>
    /// <response code="201">The article, which is new.</response>
    private static async Task<IResult> ImportArticle(
        [AsParameters] ImportQuery query,
        HttpContext http,
        ArticleImport import,
        ArticleQueries articles,
        DryRun dryRun,
        DryRunPlaces places)
    {
        var type = ChangeRequest.MediaTypeOf(http.Request);
        if (!Sent.Contains(type))
        {
            return new Refused(
                StatusCodes.Status415UnsupportedMediaType, $"Send one of {string.Join(", ", Sent)}, in any charset.");
        }

        if (type == SourceDocument.Json && query.Beside is { } parameter)
        {
            return new Refused(
                StatusCodes.Status400BadRequest,
                $"{parameter} is for text and pages: JSON says it itself.",
                new ProblemError(parameter, null, "is for text and pages: JSON says it itself"));
        }

        if (query is { Kind: not null, DryRun: not { Value: true } })
        {
            return new Refused(
                StatusCodes.Status400BadRequest,
                "kind is for a dry run.",
                new ProblemError("kind", null, "is for a dry run: every kind is stored"));
        }

        var content = await ChangeRequest.BytesAsync(http, SourceFormat.Of(type).MaxBytes);
        var charset = ChangeRequest.CharsetOf(http.Request);
        var source = new SourceDocument(content, type, query.Given with { Charset = charset });
        if (query.DryRun is { Value: true })
        {
            return await TryAsync(source, query.Kind, http, dryRun, places);
        }

        var saved = await import.SaveAsync(source, http.RequestAborted);
        if (saved.Refusal is { Kind: not RefusalKind.Withdrawn } refused)
        {
            return Refused.For(refused);
        }

        var article = await StoredAsync(saved.Id, saved.Result, articles, http.RequestAborted);
        return new Changed<Article>(article, saved.Result == SaveResult.Created ? $"/v1/articles/{saved.Id}" : null);
    }

    // The place is taken after the body has arrived, so nobody can hold one by sending slowly.
    private static async Task<IResult> TryAsync(
        SourceDocument source,
        Choices<QuoteKind>? kinds,
        HttpContext http,
        DryRun dryRun,
        DryRunPlaces places)
    {
        using var place = places.TryTake(http);
        if (place is null)
        {
            return new Refused(
                StatusCodes.Status429TooManyRequests,
                "Too many dry runs are under way, or one of your network or key is. Try again when it has ended.");
        }

        var (article, refusal) = await dryRun.ReadAsync(source, kinds, http.RequestAborted);
        return article is null ? Refused.For(refusal!) : new Changed<Article>(article);
    }

    /// <summary>Gets one article with its paragraphs, quotes and images.</summary>
    /// <remarks>
    /// All three are in it, unless `include` or `fields` selects some of them. Its quotes are the direct and mixed ones
    /// that nobody rejected; `/v1/articles/{article}/quotes` lists others.
    /// </remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">The article.</response>
    private static Task<Resource<Article>> GetArticle(
        string article,
        [AsParameters] Including<Article> shape,
        [AsParameters] ArticleFormat format,
        HttpContext http,
        ArticleQueries articles) =>
        Resource.NamedAsync(
            article, http, shape, format.IsJson ? articles.FindAnswerAsync : articles.FindAsync, format);

    /// <summary>Changes an article.</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396) in the members of an article: a member that is absent stays, `null` removes one.
    /// If it has a new `text`, `html` or `paragraphs`, the quotes are read again. Later imports do not undo these
    /// changes. Parts that did not change keep their ids. `If-Match` takes the `ETag` of the article, whichever fields
    /// were requested with it.
    /// </remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">The article as it now is: `updated` or `unchanged`, see `result`.</response>
    private static async Task<IResult> UpdateArticle(
        string article,
        HttpContext http,
        ArticleWriter writer,
        ArticleQueries articles,
        CancellationToken cancellationToken)
    {
        var (sent, refused) = await ChangeRequest.ReadAsync(http, patch: true);
        var patch = Encoding.UTF8.GetString(sent ?? []);
        return refused ?? await ChangeRequest.OfAsync(
            http,
            article,
            (address, ifMatch) => writer.EditAsync(address, ifMatch, patch, cancellationToken),
            async edited => new Changed<Article>(
                await StoredAsync(
                    edited.Id,
                    edited.Result == EditResult.Updated ? SaveResult.Updated : SaveResult.Unchanged,
                    articles,
                    cancellationToken)));
    }

    /// <summary>Deletes an article.</summary>
    /// <remarks>
    /// Its address, and those of its parts, then answer 410 to everybody if it was published. Its revisions stay for
    /// callers who may write. With `erase=true`, which needs a key with the scope `admin`, they and all of its content
    /// are erased for good, even if the article was deleted before: every word, slug, address and identifier, and the
    /// authors, tags, publishers and speakers that nothing else names. Its id then answers 410, the erased slugs 404,
    /// and no import brings it back. Repeat the request to see how far the erasure has come.
    /// </remarks>
    /// <param name="article">The article's id or slug; after it has been erased, its id.</param>
    /// <response code="200">It is erased: see `erased`.</response>
    /// <response code="204">It is deleted.</response>
    private static async Task<IResult> DeleteArticle(
        string article,
        [AsParameters] DeleteQuery query,
        HttpContext http,
        ArticleWriter writer,
        Clearing clearing)
    {
        var erase = query.Erase is { Value: true };
        Task<Erasure> TellAsync(Edited edited) =>
            clearing.TellAsync(isNew: edited.Result == EditResult.Updated, CancellationToken.None);

        return erase && !Caller.Has(http.User, Scope.Admin)
            ? Access.Forbid(Scope.Admin)
            : await ChangeRequest.OfAsync(
                http,
                article,
                (address, ifMatch) => writer.DeleteAsync(address, ifMatch, erase, http.RequestAborted),
                async edited => erase ? TypedResults.Ok(await TellAsync(edited)) : TypedResults.NoContent());
    }

    /// <summary>Lists the paragraphs of one article in reading order.</summary>
    /// <remarks>
    /// Headings, block quotes and list items are paragraphs too; captions, bylines, datelines and about boxes are not.
    /// </remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">One page of its paragraphs.</response>
    private static async Task<Listing<Paragraph>> ListArticleParagraphs(
        string article,
        [AsParameters] ParagraphFilter filter,
        [AsParameters] PageFilter page,
        [AsParameters] Including<Paragraph> shape,
        HttpContext http,
        ArticleQueries articles,
        ParagraphQueries paragraphs)
    {
        if (Address.Parse(article) is not { } address)
        {
            return new(null);
        }

        var plan = filter.PlanOf(address, page, shape, Caller.VisibilityOf(http), Listing.CursorOf(http, page));
        return await Listing.OfArticleAsync(address, articles, paragraphs, plan, http.RequestAborted);
    }

    /// <summary>Lists the quotes of one article, in reading order unless `sort` asks for another.</summary>
    /// <remarks>Direct and mixed quotes that nobody rejected, unless `kind` or `review` asks for others.</remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">One page of its quotes.</response>
    private static async Task<Listing<Quote>> ListArticleQuotes(
        string article,
        [AsParameters] QuoteFilter filter,
        [AsParameters] QuotePageFilter page,
        [AsParameters] Including<Quote> shape,
        HttpContext http,
        ArticleQueries articles,
        QuoteQueries quotes)
    {
        if (Address.Parse(article) is not { } address)
        {
            return new(null);
        }

        var plan = filter.PlanOf(address, page, shape, Caller.VisibilityOf(http), Listing.CursorOf(http, page));
        return await Listing.OfArticleAsync(address, articles, quotes, plan, http.RequestAborted);
    }

    private static async Task<Article?> StoredAsync(
        long id,
        SaveResult result,
        ArticleQueries articles,
        CancellationToken cancellationToken) =>
        await articles.FindWrittenAsync(id, cancellationToken) is { } stored ? stored with { Result = result } : null;

    /// <summary>Lists the images of one article in order.</summary>
    /// <remarks>Captions, credits and embedded metadata; the pictures themselves are not kept.</remarks>
    /// <param name="article">The article's id or slug.</param>
    /// <response code="200">One page of its images.</response>
    private static async Task<Listing<Image>> ListArticleImages(
        string article,
        [AsParameters] ImageFilter filter,
        [AsParameters] PageFilter page,
        [AsParameters] Shape<Image> shape,
        HttpContext http,
        ArticleQueries articles,
        ImageQueries images)
    {
        if (Address.Parse(article) is not { } address)
        {
            return new(null);
        }

        var plan = filter.PlanOf(address, page, shape, Caller.VisibilityOf(http), Listing.CursorOf(http, page));
        return await Listing.OfArticleAsync(address, articles, images, plan, http.RequestAborted);
    }
}
