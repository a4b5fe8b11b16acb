namespace Api.Content.Articles;

/// <summary>
/// Gives list items their lists if the source does not say them: items that follow each other at one depth are one
/// list, and anything else between them ends it.
/// </summary>
public static class ListNumbers
{
    /// <summary>Returns paragraphs whose list items all have lists.</summary>
    public static IReadOnlyList<ParsedParagraph> Filled(IReadOnlyList<ParsedParagraph> paragraphs)
    {
        if (!paragraphs.Any(IsUnlisted))
        {
            return paragraphs;
        }

        var lists = paragraphs.Max(paragraph => paragraph.List?.Id) ?? 0;
        var open = new Stack<ListPlace>();
        var filled = new List<ParsedParagraph>(paragraphs.Count);
        foreach (var paragraph in paragraphs)
        {
            if (!IsUnlisted(paragraph))
            {
                open.Clear();
                filled.Add(paragraph);
                continue;
            }

            var depth = paragraph.Level ?? 1;
            while (open.TryPeek(out var deeper) && deeper.Depth > depth)
            {
                open.Pop();
            }

            var item = open.TryPop(out var before) && before.Depth == depth
                ? before with { Number = before.Number + 1 }
                : new(++lists, Ordered: false, 1, depth);
            if (before is not null && before.Depth < depth)
            {
                open.Push(before);
            }

            open.Push(item);
            filled.Add(paragraph with { List = item });
        }

        return filled;
    }

    private static bool IsUnlisted(ParsedParagraph paragraph) =>
        paragraph is { Kind: ParagraphKind.ListItem, List: null };
}
