namespace Api.Content.Html;

/// <summary>Removes lists of links and of other articles from the running text of a page.</summary>
internal sealed class LinkLists(IReadOnlyList<HtmlBlock> blocks, IReadOnlyList<HtmlBox> boxes, RunningText text)
{
    private const int MostCardBlocks = 5;
    private const double LargestList = 0.2;

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

        foreach (var box in Within(container).Where(
            box => 10L * (linked[box.End] - linked[box.First]) > 6L * (length[box.End] - length[box.First])
                && text.Of(box) < LargestList * text.Of(container))
            .ToList())
        {
            text.PutOut(box);
        }
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
            cards.ForEach(text.PutOut);
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
