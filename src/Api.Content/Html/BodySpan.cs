using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>Finds the beginning and the end of the body within the element that holds it.</summary>
internal sealed class BodySpan(
    IReadOnlyList<HtmlBlock> blocks,
    RunningText text,
    int title,
    IReadOnlySet<int> strangers)
{
    private const double Unlike = -5;
    private const int ShortestSentence = 50;

    /// <summary>
    /// Returns the blocks from the first running text to the last, with a list or short sentences that end the article.
    /// Blocks that are separated from most of it by much else are left off.
    /// </summary>
    public List<int> Within(HtmlBox container)
    {
        var (from, to) = Densest(container);
        from = Beginning(container, from, to);
        to = End(container, from, to);
        var body = Enumerable.Range(from, to - from).Where(IsIn).ToList();
        var last = body.FindLastIndex(i => !IsLabel(blocks[i]));
        return body[..(last + 1)];
    }

    private bool IsIn(int i) => !text.IsOut(i) && i != title && !strangers.Contains(i);

    private (int From, int To) Densest(HtmlBox container)
    {
        var start = container.Has(title) && text.Between(container.First, title) < 0.3 * text.Of(container)
            ? title + 1
            : container.First;
        var (best, from, to, sum) = (0d, start, start, 0d);
        for (var i = start; i < container.End; i++)
        {
            sum += !IsIn(i) ? 0 : RunningText.Weight(blocks[i]) is > 0 and var weight ? weight : Unlike;
            if (sum <= 0)
            {
                (sum, start) = (0, i + 1);
            }
            else if (sum > best)
            {
                (best, from, to) = (sum, start, i + 1);
            }
        }

        return (from, to);
    }

    /// <summary>
    /// Returns the start of the heading above the first running text if other headings in it look like it: the newest
    /// post of a live blog, the first of several sections.
    /// </summary>
    private int Beginning(HtmlBox container, int from, int to)
    {
        var above = from - 1;
        while (above >= container.First && !IsIn(above))
        {
            above--;
        }

        if (above <= title || above < container.First || blocks[above].Kind != ParagraphKind.Heading)
        {
            return from;
        }

        var heading = blocks[above].Box;
        var others = Enumerable.Range(from, to - from)
            .Where(i => IsIn(i) && blocks[i].Kind == ParagraphKind.Heading && blocks[i].Box.Look == heading.Look)
            .Select(i => blocks[i].Box)
            .ToList();
        if (others.Count == 0)
        {
            return from;
        }

        var post = heading.Parent;
        var isPost = post != container
            && others.Exists(other => other.Parent != post && other.Parent?.Look == post?.Look);
        return isPost ? Math.Max(post!.First, title + 1) : above;
    }

    private int End(HtmlBox container, int from, int to)
    {
        var holders = Enumerable.Range(from, to - from)
            .Where(i => IsIn(i) && RunningText.Weight(blocks[i]) > 0)
            .Select(i => blocks[i].Box.Holder)
            .ToHashSet();
        var isList = to > from && IsLeadOfList(blocks[to - 1]);
        while (to < container.End)
        {
            if (IsIn(to))
            {
                var block = blocks[to];
                var isLine = (isList || EndsInColon(block)) && block.Linked == 0 && holders.Contains(block.Box.Holder);
                if (Invitations.IsOne(block)
                    || (block.Kind == ParagraphKind.Paragraph && !RunningText.IsSentence(block) && !isLine))
                {
                    break;
                }

                isList = isLine || IsLeadOfList(block);
            }

            to++;
        }

        return to;
    }

    /// <summary>Whether lines without full stops may follow: winners, scorers, ingredients.</summary>
    private static bool IsLeadOfList(HtmlBlock block) =>
        block.Kind == ParagraphKind.Heading || EndsInColon(block);

    /// <summary>Whether it belongs to something below it, and to nothing if that is no part of the body.</summary>
    private static bool IsLabel(HtmlBlock block) =>
        block.Kind == ParagraphKind.Heading || (EndsInColon(block) && block.Text.Length < ShortestSentence);

    private static bool EndsInColon(HtmlBlock block) => block.Text[^1] is ':' or '：';
}
