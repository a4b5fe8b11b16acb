using Api.Data.Articles;
using Api.Data.Authors;
using Api.Data.Images;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Publishers;
using Api.Data.Quotes;
using Api.Data.Revisions;
using Api.Data.Speakers;
using Api.Data.Tags;

namespace Api.Formats;

/// <summary>A resource as an item of a feed. Its address names it for good: ids are never used again.</summary>
internal sealed record FeedItem(string Id, string Title)
{
    private const int LongestTitle = 100;

    /// <summary>The address at which people read it.</summary>
    public string Url { get; init; } = Id;

    /// <summary>The address of its subject elsewhere.</summary>
    public string? ExternalUrl { get; init; }

    public string? ContentHtml { get; init; }

    public string? ContentText { get; init; }

    public string? Summary { get; init; }

    public string? Image { get; init; }

    /// <summary>The instant: feed formats cannot say a day, a month or a year.</summary>
    public DateTimeOffset? DatePublished { get; init; }

    public DateTimeOffset? DateModified { get; init; }

    public IReadOnlyList<FeedAuthor>? Authors { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Language { get; init; }

    /// <param name="origin">The prefix of addresses that are relative to the root.</param>
    /// <param name="path">The path with which those begin.</param>
    public static FeedItem Of(Row row, string origin, string path) => row is Article article
        ? Of(article, origin + path) with { ContentHtml = BodyOf(article, path) }
        : Of(row, origin + path);

    private static FeedItem Of(Row row, string origin) => row switch
    {
        Quote quote => Of(quote, origin),
        Paragraph paragraph =>
            new(origin + paragraph.Links.Self, Cut(paragraph.Text))
            {
                ContentText = paragraph.Text,
                DateModified = paragraph.UpdatedAt,
            },
        Image image => new(origin + image.Links.Self, Cut(image.Caption ?? image.Alt ?? $"Image {image.Position}"))
        {
            ContentText = image.Caption ?? image.Alt ?? "",
            Image = Web(image.Url),
            Authors = (image.Creator ?? image.Credit) is { } maker ? [new(maker)] : null,
            DateModified = image.UpdatedAt,
        },
        Speaker speaker => Of(speaker, origin + speaker.Links.Self),
        Author author => Of(author, origin + author.Links.Self),
        Publisher publisher => Of(publisher, origin + publisher.Links.Self) with { ExternalUrl = Web(publisher.Url) },
        Tag tag => Of(tag, origin + tag.Links.Self),
        Revision revision =>
            new(origin + revision.Links.Self, $"Revision {revision.Number}")
            {
                ContentText = string.Join(", ", revision.Changed),
                DateModified = revision.CreatedAt,
            },
        Edit edit => new(origin + edit.Links.Self, Cut($"{edit.Change}: {edit.Article.DisplayTitle}"))
        {
            Url = origin + edit.Links.History,
            ContentText = edit.After ?? "",
            DatePublished = edit.At,
            DateModified = edit.At,
        },
        _ => throw new ArgumentException($"No feed has a {row.GetType().Name}.", nameof(row)),
    };

    private static FeedItem Of(Article article, string origin)
    {
        var item = new FeedItem(origin + article.Links.Self, article.DisplayTitle)
        {
            Url = Web(article.CanonicalUrl) ?? $"{origin}{article.Links.Self}?format=html",
            Summary = article.Summary,
            Image = article.Images?.Select(image => Web(image.Url)).FirstOrDefault(url => url is not null),
            DatePublished = article.PublishedAt,
            DateModified = article.UpdatedAt,
            Authors = AuthorsOf(article),
            Tags = article.Tags.Count > 0 ? [.. article.Tags.Select(t => t.Name)] : null,
            Language = article.Language,
        };
        return article.Paragraphs is null
            ? item with { ContentText = article.Summary ?? article.Subtitle ?? article.DisplayTitle }
            : item;
    }

    private static IReadOnlyList<FeedAuthor>? AuthorsOf(Article article) =>
        article.Authors.Count > 0 ? [.. article.Authors.Select(a => new FeedAuthor(a.Name))]
            : article.Publisher is { } publisher ? [new(publisher.Name)]
            : null;

    private static FeedItem Of(Quote quote, string origin)
    {
        string[] speakers = quote.Speakers.Count > 0 ? [.. quote.Speakers.Select(s => s.Name)]
            : quote.Attribution.Mention is { } mention ? [mention.Text]
            : [];
        var title = speakers is [] ? quote.Text : $"{string.Join(", ", speakers)}: {quote.Text}";
        return new(origin + quote.Links.Self, Cut(title))
        {
            ExternalUrl = Web(quote.Original),
            ContentText = quote.Text,
            Summary = quote.Article.DisplayTitle,
            DatePublished = quote.PublishedAt,
            DateModified = quote.UpdatedAt,
            Authors = speakers is [] ? null : [.. speakers.Select(name => new FeedAuthor(name))],
            Language = quote.Language,
        };
    }

    private static FeedItem Of(Named named, string address) =>
        new(address, named.Name) { ContentText = named.Name, DateModified = named.UpdatedAt };

    private static string? Web(string? url) => url is not null && WebAddress.IsWeb(url) ? url : null;

    // Links to speakers are relative to the root, which a feed reader does not know.
    private static string? BodyOf(Article article, string path)
    {
        if (article.Paragraphs is null)
        {
            return null;
        }

        var body = new Markup();
        new PageBody(body, article with { Quotes = null }, path).Add();
        return body.ToString();
    }

    // At the end of a word, if there is one.
    private static string Cut(string text)
    {
        if (text.Length <= LongestTitle)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LongestTitle - 1);
        if (end <= 0)
        {
            end = char.IsHighSurrogate(text[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1;
        }

        return text[..end] + "…";
    }
}

/// <summary>Somebody who wrote, said or made something.</summary>
internal sealed record FeedAuthor(string Name);
