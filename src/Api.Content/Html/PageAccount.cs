using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>
/// The account of the words of a page: how many there are, and how many have each fate. A word is counted in the text
/// node that holds it, so that the sum is the same however elements cut it.
/// </summary>
internal sealed class PageAccount
{
    private readonly SortedDictionary<WordFate, int> _byFate = [];
    private readonly List<(WordFate Fate, string Text)> _texts = [];

    private PageAccount(int words) => Words = words;

    /// <summary>The words of all text nodes of the page's body.</summary>
    public int Words { get; }

    public IReadOnlyDictionary<WordFate, int> ByFate => _byFate;

    /// <summary>The blocks in the order of the page, then the elements that are not read.</summary>
    public IReadOnlyList<(WordFate Fate, string Text)> Texts => _texts;

    /// <summary>Whether every word has a fate, and one alone.</summary>
    public bool Holds => _byFate.Values.Sum() == Words && !_byFate.ContainsKey(WordFate.Undecided);

    /// <param name="root">The element from which the blocks were read.</param>
    /// <param name="fates">The fate of each block.</param>
    public static PageAccount Of(IElement root, HtmlBlocks page, IReadOnlyList<WordFate> fates)
    {
        var account = new PageAccount(WordsIn(root));
        foreach (var (block, fate) in page.Blocks.Zip(fates))
        {
            account.Add(fate, $"{block.Text} {block.Caption}", block.Words);
        }

        account.Add(WordFate.Footnote, "", page.NoteWords);

        foreach (var element in page.Unread.Select(unread => unread.Element))
        {
            account.Add(HtmlTags.FateOf(element), element.TextContent, WordsIn(element));
        }

        return account;
    }

    private void Add(WordFate fate, string text, int words)
    {
        if (words > 0)
        {
            _byFate[fate] = _byFate.GetValueOrDefault(fate) + words;
            _texts.Add((fate, text));
        }
    }

    private static int WordsIn(IElement element) =>
        element.Descendants<IText>().Sum(run => Text.Words.Count(run.Data));
}
