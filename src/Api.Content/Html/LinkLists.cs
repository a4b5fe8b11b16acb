using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Removes lists of links and of other articles from the running text of a page.</summary>
internal sealed class LinkLists(IReadOnlyList<HtmlBlock> blocks, IReadOnlyList<HtmlBox> boxes, RunningText text)
{
    private const int MostCardBlocks = 5;
    private const double LargestList = 0.2;
    private const int ShortestSentence = 25;
    private const int DeepestAnchor = 3;

    public void PutOut(HtmlBox container)
    {
        PutOutLists(container);
        PutOutCards(container);
    }

    /// <summary>Removes elements whose text is mostly links.</summary>
    private void PutOutLists(HtmlBox container)
    {
        var (linked, length) = (new int[blocks.Count + 1], new int[blocks.Count + 1]);
        for (var i = 0; i < blocks.Count; i++)
        {
            (linked[i + 1], length[i + 1]) = (linked[i] + blocks[i].Linked, length[i] + blocks[i].Text.Length);
        }

        var prose = Within(container)
            .Where(box => box.End - box.First == 1 && !text.IsOut(box.First))
            .Where(box => RunningText.Weight(blocks[box.First]) > 0)
            .Select(box => (box.Look, box.Holder.Look))
            .ToHashSet();
        bool IsSentence(HtmlBox box) =>
            box.End - box.First == 1
                && IsWholeSentence(blocks[box.First])
                && prose.Contains((box.Look, box.Holder.Look));

        foreach (var box in Within(container).Where(
            box => 10L * (linked[box.End] - linked[box.First]) > 6L * (length[box.End] - length[box.First])
                && text.Of(box) < LargestList * text.Of(container)
                && !IsSentence(box)
                && !IsAnchor(box))
            .ToList())
        {
            text.PutOut(box, WordFate.RelatedLinks);
        }
    }

    /// <summary>
    /// Whether it is a sentence with its full stop that is a link: titles of other articles have none.
    /// </summary>
    private static bool IsWholeSentence(HtmlBlock block)
    {
        var isSentence = block.Text is [var first, .., '.']
            && block.Text.Length >= ShortestSentence
            && char.IsUpper(first)
            && Punctuation.EndsSentence(block.Text);
        return isSentence && block.Kind == ParagraphKind.Paragraph && !Invitations.IsOne(block);
    }

    /// <summary>Whether it is a heading that leads to its own place in the page.</summary>
    private static bool IsAnchor(HtmlBox box)
    {
        if (box.Name is not ['h', >= '1' and <= '6'])
        {
            return false;
        }

        var inside = box.Element.FirstElementChild;
        for (var depth = 0; depth < DeepestAnchor && inside is { LocalName: not "a" }; depth++)
        {
            inside = inside.FirstElementChild;
        }

        return inside?.GetAttribute("href") is ['#', ..];
    }

    /// <summary>
    /// Removes small elements with a link before a text, as in lists of other articles; unless they are most of the
    /// article.
    /// </summary>
    private void PutOutCards(HtmlBox container)
    {
        var cards = Within(container).Where(
            box => box.Name is "li" or "div" or "article" or "section" or "td"
                && box.End - box.First is > 1 and <= MostCardBlocks
                && text.Of(box) < LargestList * text.Of(container)
                && IsCard(box))
            .ToList();
        var inCards = cards.SelectMany(card => Enumerable.Range(card.First, card.End - card.First)).Distinct();
        if (inCards.Sum(i => text.IsOut(i) ? 0 : RunningText.Weight(blocks[i])) < 0.5 * text.Of(container))
        {
            cards.ForEach(card => text.PutOut(card, WordFate.RelatedLinks));
        }
    }

    private bool IsCard(HtmlBox box)
    {
        var inside = blocks.Skip(box.First).Take(box.End - box.First).ToList();
        var link = inside.FindIndex(block => block.Linked > 0.8 * block.Text.Length && block.Text.Length >= 15);
        var prose = inside.FindIndex(block => RunningText.Weight(block) > 0);
        return link >= 0 && (prose < 0 || link < prose) && inside.Count(block => RunningText.Weight(block) > 0) <= 2;
    }

    private IEnumerable<HtmlBox> Within(HtmlBox container) =>
        boxes.Where(box => box != container && box.First >= container.First && box.End <= container.End);
}
