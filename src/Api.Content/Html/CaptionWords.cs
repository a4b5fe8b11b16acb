using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>The words under a picture: its caption, its credit, and both as they are shown.</summary>
internal readonly record struct CaptionWords(string? Caption, string? Credit, string? Raw)
{
    private const int StepsPerBlock = 10;
    private const int Longest = 800;
    private const int MostBlocks = 3;

    public bool IsEmpty => Raw is null;

    /// <summary>
    /// Whether the text beside a picture is about the picture: in a figure, or a little text in an element that is
    /// named after pictures.
    /// </summary>
    public static bool AreIn(HtmlBox box, IReadOnlyList<HtmlBlock> blocks)
    {
        var length = 0;
        for (var i = box.First; i < box.End && length <= Longest; i++)
        {
            length += blocks[i].Text.Length;
        }

        return length <= Longest
            && (box.Name == "figure" || (box.End - box.First <= MostBlocks && BoxRoles.IsPicture(box.Element)));
    }

    /// <summary>Reads the words in an element; none if they are longer than those of a picture can be.</summary>
    /// <param name="blocks">The blocks of the element that are about the picture.</param>
    public static CaptionWords Of(HtmlBlocks page, HtmlBox box, List<HtmlBlock> blocks)
    {
        page.Budget.Spend(
            box.End - box.First + blocks.Sum(block => (long)StepsPerBlock + block.Text.Length),
            "it has too many captions, or they are nested too deep");
        var raw = string.Join('\n', blocks.Select(block => block.Text));
        var credits = blocks.FindAll(block => IsCredit(block, box));
        var credit = Joined(credits);
        if (blocks.Count == 0 || raw.Length > PartJson.LongestText || credit.Length > GivenFields.LongestLine)
        {
            return default;
        }

        // If everything is set as a credit is, the words alone tell.
        var caption = Joined(blocks.Except(credits));
        if (caption.Length == 0 && PictureLine.Read(credit, strict: false) is null)
        {
            return credits.Exists(block => IsNamed(block, box)) ? new(null, credit, raw) : new(credit, null, raw);
        }

        if (credit.Length == 0 || caption.Length == 0)
        {
            var line = PictureLine.Read(caption + credit, strict: false);
            return line is null ? new(NullIfEmpty(caption), null, raw) : new(line.Caption, line.Credit, raw);
        }

        var inside = PictureLine.Read(credit, strict: false);
        return new(
            inside?.Caption is { } more ? $"{caption} {more}" : caption,
            inside?.Credit ?? credit,
            raw);
    }

    /// <summary>Whether a block is in an element of the caption that is the credit's.</summary>
    private static bool IsCredit(HtmlBlock block, HtmlBox caption) =>
        block.Box.Up(up => up == caption || BoxRoles.IsCredit(up.Element)) is { } up && BoxRoles.IsCredit(up.Element);

    private static bool IsNamed(HtmlBlock block, HtmlBox caption) =>
        block.Box.Up(up => up == caption || BoxRoles.IsNamedCredit(up.Element)) is { } up
            && BoxRoles.IsNamedCredit(up.Element);

    private static string Joined(IEnumerable<HtmlBlock> blocks) =>
        string.Join(' ', blocks.Select(block => block.Text).Distinct());

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
