using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>What stands above the body: title, subtitle, byline, date, pictures, in any order.</summary>
internal sealed class ArticleHead
{
    private const int LongestTitle = 200;
    private const int LongestSubtitle = 400;
    private const int MostBlocks = 12;

    private static readonly string[] Strokes = [" | ", " · ", " • ", " — ", " – ", " - ", " / "];

    private readonly List<Block> blocks;
    private readonly string? givenTitle;

    private ArticleHead(List<Block> blocks, string? givenTitle) => (this.blocks, this.givenTitle) = (blocks, givenTitle);

    public string? Title { get; private set; }

    public string? Subtitle { get; private set; }

    public string? Section { get; private set; }

    public Byline? Byline { get; private set; }

    public PublicationDate? Published { get; private set; }

    public PublicationDate? Updated { get; private set; }

    public List<ParsedImage> Images { get; } = [];

    /// <summary>The blocks that are left for the body.</summary>
    public List<Block> Rest { get; } = [];

    /// <param name="givenTitle">The title that the sender gives; a line that says the same is the title, however it looks.</param>
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
        var block = blocks[i];
        if (TakeTitle(i, given: true) || TakePicture(block.Text) || TakeLine(i))
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
            // Something above the byline that is none of these, such as a caption without a credit: it stays, as the first paragraph.
            Rest.Add(block);
        }

        return true;
    }

    private bool TakePicture(string text)
    {
        if (PictureLine.Read(text, strict: false) is not { } picture)
        {
            return false;
        }

        Images.Add(new(picture.Caption, picture.Credit, 0));
        return true;
    }

    private bool TakeTitle(int i, bool given)
    {
        var text = blocks[i].Text;
        var level = Markers.Heading(text);
        var plain = level > 0 ? text[(level + 1)..].Trim(' ', '#') : text;
        if (Title is not null || plain.Length == 0)
        {
            return false;
        }

        if (given ? givenTitle is null || !IsSame(plain, givenTitle) : !(level == 1 || (level == 0 && IsTitle(text))) || i + 1 == blocks.Count)
        {
            return false;
        }

        Title = plain;
        return true;
    }

    /// <summary>A word or two in capitals above a title that is not: <c>POLITICS</c>.</summary>
    private bool TakeSection(int i)
    {
        var text = blocks[i].Text;
        if (i > 0 || i + 2 >= blocks.Count || Words.Count(text) is 0 or > 2 || !Punctuation.IsUpperCase(text) || !IsTitle(text))
        {
            return false;
        }

        var next = blocks[i + 1].Text;
        if (!IsTitle(next) || Byline.Read(next) is not null || Words.Count(next) < 4 || Punctuation.IsUpperCase(next))
        {
            return false;
        }

        Section = text;
        return true;
    }

    private bool TakeLine(int i)
    {
        var text = blocks[i].Text;
        if (TakeDate(text, i) || TakeByline(Byline.Read(text), i))
        {
            return true;
        }

        foreach (var stroke in Strokes)
        {
            if (text.Length <= LongestTitle && text.Contains(stroke, StringComparison.Ordinal) && TakeParts(text.Split(stroke, StringSplitOptions.TrimEntries)))
            {
                return true;
            }
        }

        var besideDate = (i + 1 < blocks.Count && PublicationDate.Read(blocks[i + 1].Text) is not null) || (i > 0 && PublicationDate.Read(blocks[i - 1].Text) is not null);
        return Title is not null && besideDate && TakeByline(Byline.ReadBare(text), i);
    }

    /// <summary>Several on one line: <c>By Ana Berg | 18 January 2021</c>.</summary>
    private bool TakeParts(string[] parts)
    {
        var dates = Array.ConvertAll(parts, PublicationDate.Read);
        var bylines = Array.ConvertAll(parts, part => Byline.Read(part) ?? Byline.ReadBare(part));
        var published = dates.Count(date => date is { IsUpdate: false });
        var updated = dates.Count(date => date is { IsUpdate: true });
        if (parts.Where((_, p) => dates[p] is null && bylines[p] is null).Any() || published + updated == 0
            || published + (Published is null ? 0 : 1) > 1 || updated + (Updated is null ? 0 : 1) > 1 || parts.Length - published - updated + (Byline is null ? 0 : 1) > 1)
        {
            return false;
        }

        Published ??= Array.Find(dates, date => date is { IsUpdate: false });
        Updated ??= Array.Find(dates, date => date is { IsUpdate: true });
        Byline ??= bylines.Where((_, p) => dates[p] is null).FirstOrDefault();
        return true;
    }

    private bool TakeDate(string text, int i)
    {
        // A year alone on top is a title.
        if (PublicationDate.Read(text) is not { } date || (i == 0 && text.Length == 4) || (date.IsUpdate ? Updated : Published) is not null)
        {
            return false;
        }

        (Published, Updated) = date.IsUpdate ? (Published, date) : (date, Updated);
        return true;
    }

    private bool TakeByline(Byline? byline, int i)
    {
        // Without a body below it is no byline but all there is.
        if (byline is null || Byline is not null || i + 1 == blocks.Count)
        {
            return false;
        }

        Byline = byline;
        return true;
    }

    private bool IsFollowedByLine(int i)
    {
        for (var next = i + 1; next < Math.Min(blocks.Count, i + 3); next++)
        {
            var text = blocks[next].Text;
            if ((Byline is null && Byline.Read(text) is not null) || (Published is null && PublicationDate.Read(text) is not null))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTitle(string text) =>
        text.Length <= LongestTitle && text.Any(char.IsLetterOrDigit) && text[0] is not ('[' or '>' or '#') && !(text[0] == '(' && text[^1] == ')') && !Markers.IsItem(text)
        && Punctuation.Last(text) is not ('…' or ':' or ';' or ',' or '。')
        && (Punctuation.Last(text) != '.' || !Punctuation.EndsSentence(text) || Punctuation.IsUpperCase(text));

    public static bool IsSame(string a, string b) =>
        a.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).SequenceEqual(b.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
