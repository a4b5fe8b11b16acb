using Api.Content.Articles;
using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Stated;

/// <summary>
/// Reads embedded posts as the words of the account that posted them. The account is printed beside the post's words,
/// in no paragraph, so the source has a name and no place.
/// </summary>
internal static class EmbeddedPosts
{
    private const double Confidence = 0.97;

    public static void AddTo(StatedQuotes quotes, IReadOnlyList<ParsedParagraph> paragraphs)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (paragraphs[i].Embed?.Author is { } author && NameOf(author) is { Length: > 0 } name)
            {
                var source = StatedQuotes.Source(AttributionRule.Account, i, (0, 0), Confidence, name);
                quotes.Add(i, 0, paragraphs[i].Text.Length, source, goesOn: false);
            }
        }
    }

    /// <summary>
    /// Returns the name of an account without its handle, <c>Ann Moss (@moss)</c>, <c>Ann Moss @moss@sea.example</c>;
    /// the handle if that is all.
    /// </summary>
    private static string NameOf(string author)
    {
        var handle = author.IndexOf('@');
        var name = handle < 0 ? author : author[..handle].TrimEnd(' ', '(', '·', '|', '-', '–', '—');
        return name.Length > 0 ? name : author.Trim('(', ')', ' ');
    }
}
