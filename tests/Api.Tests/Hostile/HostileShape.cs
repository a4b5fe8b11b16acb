using System.Text;
using Api.Content.Articles;
using Api.Content.Feeds;
using Api.Content.Images;
using Api.Content.Search;
using Api.Content.Text;

namespace Api.Tests.Hostile;

/// <summary>A kind of input that could take time out of proportion to its length.</summary>
/// <param name="Reader">The reader that it is for: <c>text</c>, <c>html</c>, <c>markdown</c>, <c>json</c>,
/// <c>picture</c>, <c>search</c>, <c>found</c>, <c>feed</c>.</param>
/// <param name="Name">A description of its form.</param>
/// <param name="Make">Makes one of about so many bytes.</param>
internal sealed record HostileShape(string Reader, string Name, Func<int, byte[]> Make)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<HostileShape> All { get; } =
        [
            .. HostileTexts.All,
            .. HostilePages.All,
            .. HostileTrees.All,
            .. HostileMarkdown.All,
            .. HostileJson.All,
            .. HostileFiles.All,
        ];

    public override string ToString() => $"{Reader}: {Name}";

    /// <summary>Reads one, within a budget.</summary>
    /// <returns>The reason why it is refused; null if it is not.</returns>
    public string? Read(byte[] content, WorkBudget budget) => Reader switch
    {
        "text" => Article(content, SourceDocument.PlainText, budget),
        "html" => Article(content, SourceDocument.Html, budget),
        "markdown" => Article(content, SourceDocument.Markdown, budget),
        "json" => Article(content, SourceDocument.Json, budget),
        "picture" => PictureReader.Read(content, keepsPositions: true, budget).Refusal?.Detail,
        "search" => SearchQuery.Parse(Encoding.UTF8.GetString(content), budget).Problem,
        "found" => Found(Encoding.UTF8.GetString(content), budget),
        _ => Feed(content, budget),
    };

    /// <summary>One thing again and again.</summary>
    public static string Fill(string piece, int size) => Each(_ => piece, size);

    /// <summary>Things that are told apart by their number.</summary>
    public static string Each(Func<int, string> piece, int size)
    {
        var text = new StringBuilder(size);
        for (var i = 0; text.Length < size; i++)
        {
            text.Append(piece(i));
        }

        return text.ToString();
    }

    /// <summary>Returns as many of the one as of the other.</summary>
    public static string Nest(string open, string middle, string close, int size)
    {
        var times = Math.Max(1, size / (open.Length + close.Length));
        return Repeat(open, times) + middle + Repeat(close, times);
    }

    public static string Repeat(string piece, int times) =>
        new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

    public static HostileShape Of(string reader, string name, Func<int, string> make) =>
        new(reader, name, size => Encoding.UTF8.GetBytes(make(size)));

    private static string? Article(byte[] content, string mediaType, WorkBudget budget) =>
        ArticleReader.Read(new(content, mediaType, new()), budget).Refusal?.Detail;

    // It begins with the words of the query.
    private static string? Found(string text, WorkBudget budget)
    {
        var query = SearchQuery.Parse(text[..Math.Min(text.Length, 500)], budget);
        var ranges = SearchHighlights.Ranges(query, text, budget);
        GC.KeepAlive(Snippet.Cut(1, text, ranges));
        return null;
    }

    // Each item has a budget of its own.
    private static string? Feed(byte[] content, WorkBudget budget)
    {
        string? refusal = null;
        foreach (var item in FeedReader.Read(() => new MemoryStream(content), _ => { }))
        {
            refusal = item.Source is { } source
                ? ArticleReader.Read(source, new()).Refusal?.Detail
                : item.Refusal?.Detail;
            budget.Spend(item.Source?.Content.Length ?? 0, "it has too many items");
        }

        return refusal;
    }
}
