using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>What a page says of its article outside of the text.</summary>
/// <param name="Article">The fields; the images are those that stand for the whole article.</param>
/// <param name="HasHeadline">Whether a title is stated, and not only shown.</param>
/// <param name="Text">The words of the body; null when they are not stated.</param>
/// <param name="Figures">Pictures that are described apart from the elements that show them, by the name that those elements give them (HTML Living Standard, 5.2.2, <c>itemid</c>).</param>
internal sealed record HtmlHead(ParsedArticle Article, bool HasHeadline, string? Text, IReadOnlyDictionary<string, ParsedImage> Figures);
