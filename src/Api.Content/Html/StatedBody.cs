using System.Text;

namespace Api.Content.Html;

/// <summary>
/// Finds the element that holds the words which a page states as its article's and, apart from captions, no others:
/// then nothing in it is beside the article, however short or like a list of links it is.
/// </summary>
internal static class StatedBody
{
    /// <param name="title">The number of the block that is the title.</param>
    /// <param name="running">The running text without captions.</param>
    /// <param name="words">The stated words, which some pages encode once too often.</param>
    /// <returns>Null also if more running text follows it: some pages state only the beginning.</returns>
    public static HtmlBox? Find(HtmlBlocks page, int title, RunningText running, string words)
    {
        var (shown, ends) = (new StringBuilder(), new int[page.Blocks.Count + 1]);
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            shown.Append(running.IsOut(i) ? "" : TitleHeading.Letters(page.Blocks[i].Text));
            ends[i + 1] = shown.Length;
        }

        var text = shown.ToString();
        var holder = Holder(TitleHeading.Letters(words)) ?? Holder(TitleHeading.Letters(StatedText.Plain(words)));
        return holder is not null && RunningBehind(holder) <= ends[holder.End] - ends[holder.First] ? holder : null;

        // Elements that begin at one place are compared once, so that the whole is linear.
        HtmlBox? Holder(string letters) =>
            page.Boxes.Where(
                box => letters.Length > 0 && ends[box.End] - ends[box.First] == letters.Length && !box.Has(title))
                .DistinctBy(box => ends[box.First])
                .Where(box => text.AsSpan(ends[box.First]).StartsWith(letters, StringComparison.Ordinal))
                .OrderByDescending(box => box.Role == BoxRole.Body).FirstOrDefault();

        double RunningBehind(HtmlBox box) => Enumerable.Range(box.End, page.Blocks.Count - box.End)
            .Where(
                i => !running.IsOut(i)
                    && page.Blocks[i].Box.Up(up => up.Role == BoxRole.Aside && !up.Has(box.First)) is null)
            .Sum(i => RunningText.Weight(page.Blocks[i]));
    }
}
