namespace Api.Data.Names;

/// <summary>
/// The properties that authors, publishers and tags share: articles name them, and each is one for all articles.
/// </summary>
public sealed record Noun
{
    public static readonly Noun Author = new("author", "article_authors", "article_id", isList: true);
    public static readonly Noun Publisher = new("publisher", "articles", "id", isList: false);
    public static readonly Noun Tag = new("tag", "article_tags", "article_id", isList: true);

    internal static readonly IReadOnlyList<Noun> All = [Author, Publisher, Tag];

    private Noun(string name, string links, string article, bool isList) =>
        (Name, Links, Article, IsList) = (name, links, article, isList);

    /// <summary>The word in addresses, filters and the log of changes; with an <c>s</c> it is the table.</summary>
    public string Name { get; }

    internal string Table => Name + "s";

    /// <summary>The table whose rows say which articles name one, with their <c>sort_at</c>.</summary>
    internal string Links { get; }

    /// <summary>The column of that table with the article.</summary>
    internal string Article { get; }

    /// <summary>The column of that table with the named resource.</summary>
    internal string Column => Name + "_id";

    /// <summary>Whether an article names several, in an order.</summary>
    internal bool IsList { get; }
}
