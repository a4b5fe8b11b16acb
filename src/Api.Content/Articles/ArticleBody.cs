using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// Turns the blocks between head and tail into numbered paragraphs, and the picture lines among them into images.
/// </summary>
internal sealed class ArticleBody
{
    private const int LongestHeading = 100;
    private const int LongestCaption = 300;

    /// <summary>The most headings without a mark in a row; more are a list or a poem.</summary>
    private const int MostHeadingsInARow = 2;

    private readonly List<int> _itemIndents = [];

    public List<ParsedParagraph> Paragraphs { get; } = [];

    public List<ParsedImage> Images { get; } = [];

    public string? Dateline { get; private set; }

    /// <summary>The day in the dateline.</summary>
    public PublicationDate? DatelineDate { get; private set; }

    public static ArticleBody Read(IReadOnlyList<Block> blocks)
    {
        var body = new ArticleBody();
        for (var i = 0; i < blocks.Count; i++)
        {
            i += body.Take(blocks, i);
        }

        return body;
    }

    /// <returns>The number of following blocks that were taken too.</returns>
    private int Take(IReadOnlyList<Block> blocks, int i)
    {
        var (text, isLast) = (blocks[i].Text, i + 1 == blocks.Count);
        if (Markers.IsDivider(text) || Markers.IsEndMark(text))
        {
            return 0;
        }

        // After the last paragraph, a name in brackets is the agency's signature.
        if (PictureLine.Read(text, strict: true) is { } picture
            && (!isLast || picture.Credit is null || !text.EndsWith($"({picture.Credit})", StringComparison.Ordinal)))
        {
            Images.Add(new(picture.Caption, picture.Credit, Paragraphs.Count, text));
            return 0;
        }

        if (!isLast
            && !blocks[i + 1].AfterBlank
            && text.Length <= LongestCaption
            && PictureLine.Read(blocks[i + 1].Text, strict: true) is { Caption: null } credit)
        {
            Images.Add(new(text, credit.Credit, Paragraphs.Count, $"{text}\n{blocks[i + 1].Text}"));
            return 1;
        }

        if (text[0] == '>')
        {
            return TakeBlockquote(blocks, i);
        }

        if (ItemLength(blocks, i) is > 0 and var length)
        {
            Paragraphs.Add(new(ParagraphKind.ListItem, ItemLevel(blocks[i].Indent), text[length..].TrimStart()));
            return 0;
        }

        _itemIndents.Clear();
        var level = HeadingLevel(blocks, i);
        if (level > 0)
        {
            Paragraphs.Add(new(ParagraphKind.Heading, level, HeadingText(text)));
            return 0;
        }

        TakeParagraph(text);
        return 0;
    }

    /// <summary>Returns a heading without its marks, unless it is nothing else.</summary>
    private static string HeadingText(string text)
    {
        var level = Markers.Heading(text);
        var heading = level > 0 ? text[(level + 1)..].Trim(' ', '#') : text;
        return heading.Length > 0 ? heading : text;
    }

    private void TakeParagraph(string text)
    {
        if (Dateline is null
            && Paragraphs.TrueForAll(paragraph => paragraph.Kind != ParagraphKind.Paragraph)
            && Articles.Dateline.Read(text) is { } dateline)
        {
            (Dateline, DatelineDate) = (dateline.Text, dateline.Date);
            text = dateline.Rest;
        }

        if (text.Length > 0)
        {
            Paragraphs.Add(new(ParagraphKind.Paragraph, null, text));
        }
    }

    private int TakeBlockquote(IReadOnlyList<Block> blocks, int i)
    {
        var lines = new List<string>();
        var taken = 0;
        while (i + taken < blocks.Count
            && blocks[i + taken].Text[0] == '>'
            && (taken == 0 || !blocks[i + taken].AfterBlank))
        {
            var line = blocks[i + taken++].Text.TrimStart('>', ' ');
            if (line.Length > 0)
            {
                lines.Add(line);
            }
            else if (lines.Count > 0)
            {
                break;
            }
        }

        if (lines.Count > 0)
        {
            Paragraphs.Add(new(ParagraphKind.Blockquote, null, string.Join(' ', lines)));
        }

        return taken - 1;
    }

    /// <summary>
    /// Returns the length of a list marker. A number needs its neighbour: "1. FC Köln" alone starts a sentence.
    /// </summary>
    private int ItemLength(IReadOnlyList<Block> blocks, int i)
    {
        var text = blocks[i].Text;
        if (Markers.Bullet(text) is > 0 and var bullet)
        {
            return text[0] is not ('-' or '–') || IsDashItem(blocks, i) ? bullet : 0;
        }

        var (value, length) = Markers.Number(text);
        return value > 0
            && (NumberAt(blocks, i + 1) == value + 1 || (value > 1 && NumberAt(blocks, i - 1) == value - 1))
            ? length
            : 0;
    }

    /// <summary>
    /// Whether a dash marks a list item: in many languages it starts somebody's words, but a list has its items
    /// directly one under the other, or is announced by a colon.
    /// </summary>
    private bool IsDashItem(IReadOnlyList<Block> blocks, int i)
    {
        if (_itemIndents.Count > 0)
        {
            return true;
        }

        var isAnnounced = i > 0 && blocks[i - 1].Text[^1] == ':';
        var isUnderItem = IsBullet(blocks, i - 1) && !blocks[i].AfterBlank;
        return isUnderItem || (IsBullet(blocks, i + 1) && (isAnnounced || !blocks[i + 1].AfterBlank));
    }

    private static bool IsBullet(IReadOnlyList<Block> blocks, int i) =>
        i >= 0 && i < blocks.Count && Markers.Bullet(blocks[i].Text) > 0;

    private static int NumberAt(IReadOnlyList<Block> blocks, int i) =>
        i >= 0 && i < blocks.Count ? Markers.Number(blocks[i].Text).Value : 0;

    private int ItemLevel(int indent)
    {
        while (_itemIndents.Count > 0 && _itemIndents[^1] > indent)
        {
            _itemIndents.RemoveAt(_itemIndents.Count - 1);
        }

        if (_itemIndents.Count == 0 || _itemIndents[^1] < indent)
        {
            _itemIndents.Add(indent);
        }

        return _itemIndents.Count;
    }

    /// <summary>Returns 1 to 6; 2 for a heading that is recognised only by its shape; 0 for anything else.</summary>
    private static int HeadingLevel(IReadOnlyList<Block> blocks, int i)
    {
        if (Markers.Heading(blocks[i].Text) is > 0 and var level)
        {
            return level;
        }

        if (!IsHeadingLike(blocks[i].Text))
        {
            return 0;
        }

        var (from, to) = (i, i + 1);
        while (from > 0 && i - from < MostHeadingsInARow && IsHeadingLike(blocks[from - 1].Text))
        {
            from--;
        }

        while (to < blocks.Count && to - from <= MostHeadingsInARow && IsHeadingLike(blocks[to].Text))
        {
            to++;
        }

        return to - from <= MostHeadingsInARow && to < blocks.Count ? 2 : 0;
    }

    private static bool IsHeadingLike(string text)
    {
        if (text.Length > LongestHeading || Words.Runs(text) is 0 or > 14)
        {
            return false;
        }

        return BeginsHeading(text[0])
            && EndsHeading(Punctuation.Last(text))
            && !Markers.IsItem(text)
            && !text.Contains(';');
    }

    private static bool BeginsHeading(char first)
    {
        if (first is '>' or '#' or '(' or '[')
        {
            return false;
        }

        // A script without small letters has no capitals either.
        var isCaseless = char.GetUnicodeCategory(first) == System.Globalization.UnicodeCategory.OtherLetter;
        return isCaseless || char.IsUpper(first) || char.IsDigit(first) || !char.IsLetterOrDigit(first);
    }

    private static bool EndsHeading(char last) => char.IsLetterOrDigit(last) || last == '%';
}
