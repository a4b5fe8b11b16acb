using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>Reads everything above the body: title, subtitle, byline, date, pictures, in any order.</summary>
internal sealed class ArticleHead
{
    private const int LongestTitle = 200;
    private const int LongestSubtitle = 1_000;
    private const int MostBlocks = 12;

    /// <summary>The most blocks of furniture between a name and its date.</summary>
    private const int MostFurniture = 5;

    private readonly List<Block> _blocks;
    private readonly string? _givenTitle;
    private HeadLine _line = new(null, null, null);

    private ArticleHead(List<Block> blocks, string? givenTitle) => (_blocks, _givenTitle) = (blocks, givenTitle);

    public string? Title { get; private set; }

    public string? Subtitle { get; private set; }

    public string? Section { get; private set; }

    public Byline? Byline => _line.Byline;

    public PublicationDate? Published => _line.Published;

    public PublicationDate? Updated => _line.Updated;

    public LeftOutTally LeftOut { get; } = new();

    public List<ParsedImage> Images { get; } = [];

    /// <summary>The blocks that are left for the body.</summary>
    public List<Block> Rest { get; } = [];

    /// <param name="givenTitle">
    /// The title that the sender gives; a line with the same words is the title, however it looks.
    /// </param>
    public static ArticleHead Read(List<Block> blocks, string? givenTitle)
    {
        var head = new ArticleHead(blocks, givenTitle);
        var i = 0;
        while (i < Math.Min(blocks.Count, MostBlocks) && head.Take(i))
        {
            i++;
        }

        head.Rest.AddRange(blocks.Skip(i));
        return head;
    }

    private bool Take(int i)
    {
        var block = _blocks[i];
        if (TakeTitle(i, given: true) || TakePicture(block.Text) || TakeLine(i) || TakeFurniture(i))
        {
            return true;
        }

        if (Title is null && TakeSection(i))
        {
            return true;
        }

        if (TakeTitle(i, given: false))
        {
            return true;
        }

        if (block.Text.Length > LongestSubtitle || !IsFollowedByLine(i))
        {
            return false;
        }

        if (Title is not null && Subtitle is null)
        {
            Subtitle = block.Text;
        }
        else
        {
            // Something above the byline that is none of these, such as a caption without a credit: it stays, as the
            // first paragraph.
            Rest.Add(block);
        }

        return true;
    }

    private bool TakePicture(string text)
    {
        // "Words: Ana Berg. Pictures: Kim Vold" looks like a caption and its credit.
        if (PictureLine.Read(text, strict: false) is not { } picture || HeadLine.Read(text)?.Byline is not null)
        {
            return false;
        }

        Images.Add(new(picture.Caption, picture.Credit, 0, text));
        return true;
    }

    private bool TakeTitle(int i, bool given)
    {
        var text = _blocks[i].Text;
        var level = Markers.Heading(text);
        var plain = level > 0 ? text[(level + 1)..].Trim(' ', '#') : text;
        if (Title is not null || plain.Length == 0)
        {
            return false;
        }

        var isTitle = given ? IsGivenTitle(plain) : LooksLikeTitle(i, level);
        if (isTitle)
        {
            Title = plain;
        }

        return isTitle;
    }

    private bool IsGivenTitle(string plain) => _givenTitle is not null && IsSame(plain, _givenTitle);

    private bool LooksLikeTitle(int i, int level)
    {
        var isTitle = level == 1 || (level == 0 && IsTitle(_blocks[i].Text));
        return isTitle && i + 1 < _blocks.Count && !IsList(i);
    }

    /// <summary>Takes a word or two in capitals above a title that is not in capitals: <c>POLITICS</c>.</summary>
    private bool TakeSection(int i)
    {
        var text = _blocks[i].Text;
        if (i > 0 || i + 2 >= _blocks.Count || !LooksLikeSection(text))
        {
            return false;
        }

        var next = _blocks[i + 1].Text;
        if (!IsTitle(next) || HeadLine.Read(next) is not null || Words.Runs(next) < 4 || Punctuation.IsUpperCase(next))
        {
            return false;
        }

        Section = text;
        return true;
    }

    private static bool LooksLikeSection(string text) =>
        Words.Runs(text) is 1 or 2 && Punctuation.IsUpperCase(text) && IsTitle(text);

    private bool TakeLine(int i)
    {
        var text = _blocks[i].Text;
        var read = HeadLine.Read(text);
        if (read is null && Title is not null && IsBesideDate(i) && Byline.ReadBare(text) is { } names)
        {
            read = new(names, null, null);
        }

        if (read is null
            && !_blocks[i].AfterBlank
            && HeadLine.Read(_blocks[i - 1].Text)?.Byline is { Labelled: true }
            && _line.Byline?.With(text) is { } longer)
        {
            _line = _line with { Byline = longer };
            return true;
        }

        // A year alone at the top is a title.
        if (read is null || _line.With(read) is not { } both || (i == 0 && text.Length == 4))
        {
            return false;
        }

        if (read.Furniture is { } furniture)
        {
            LeftOut.Add(LeftOutKind.Head, furniture, afterParagraph: 0);
        }

        _line = both;
        return true;
    }

    /// <summary>Takes a command of the page, or a mark between lines, on the way to a name or a date.</summary>
    private bool TakeFurniture(int i)
    {
        var text = _blocks[i].Text;
        if (Title is null || !IsFurniture(text))
        {
            return false;
        }

        var isBeside = IsBesideLine(i, -1) || IsBesideLine(i, +1);
        if (isBeside && HeadFurniture.IsCommand(text))
        {
            LeftOut.Add(LeftOutKind.Head, text, afterParagraph: 0);
        }

        return isBeside;
    }

    private static bool IsFurniture(string text) => Markers.IsDivider(text) || HeadFurniture.IsCommand(text);

    private bool IsBesideLine(int i, int step) =>
        Beside(i, step) is { } text && (HeadLine.Read(text) is not null || IsFurniture(text));

    /// <summary>Returns the next block up or down that is not furniture.</summary>
    private string? Beside(int i, int step)
    {
        for (var n = 1; n <= MostFurniture; n++)
        {
            var at = i + (n * step);
            if (at < 0 || at >= _blocks.Count)
            {
                return null;
            }

            var text = _blocks[at].Text;
            if (!IsFurniture(text) && !HeadFurniture.IsReadingTime(text))
            {
                return text;
            }
        }

        return null;
    }

    private bool IsList(int i) => Markers.IsItem(_blocks[i].Text) && Markers.IsItem(_blocks[i + 1].Text);

    private bool IsBesideDate(int i) =>
        (Beside(i, +1) is { } below && PublicationDate.Read(below) is not null)
            || (Beside(i, -1) is { } above && PublicationDate.Read(above) is not null);

    private bool IsFollowedByLine(int i) =>
        _blocks.Skip(i + 1).Take(2).Any(block => HeadLine.Read(block.Text) is { } next && _line.With(next) is not null);

    private static bool IsTitle(string text)
    {
        if (text.Length > LongestTitle || !text.Any(char.IsLetterOrDigit))
        {
            return false;
        }

        var isBracketed = text[0] == '(' && text[^1] == ')';
        if (isBracketed || text[0] is '[' or '>' or '#')
        {
            return false;
        }

        return Punctuation.Last(text) switch
        {
            '…' or ':' or ';' or ',' or '。' => false,
            '.' => !Punctuation.EndsSentence(text) || Punctuation.IsUpperCase(text),
            _ => true,
        };
    }

    public static bool IsSame(string a, string b) =>
        a.Where(char.IsLetterOrDigit)
            .Select(char.ToUpperInvariant)
            .SequenceEqual(b.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
