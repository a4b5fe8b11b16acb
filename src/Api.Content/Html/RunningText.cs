using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Measures the running text of a page's blocks and elements, apart from removed ones.</summary>
internal sealed class RunningText(HtmlBlocks page)
{
    private const int BlocksPerStep = 64;
    private const int ShortestProse = 40;
    private const int ShortestUnfinished = 80;
    private const int LeastPlainWords = 2;

    private readonly List<HtmlBlock> _blocks = page.Blocks;
    private readonly WordFate[] _fates = new WordFate[page.Blocks.Count];

    /// <summary>The running text before each block, in characters, so that any element's is a subtraction.</summary>
    private readonly double[] _prose = new double[page.Blocks.Count + 1];

    /// <summary>The whole page's, at the last <see cref="Sum"/>.</summary>
    public double Total => _prose[^1];

    public bool IsOut(int block) => _fates[block] != WordFate.Undecided;

    /// <summary>Returns what a block was removed as.</summary>
    public WordFate FateOf(int block) => _fates[block];

    /// <summary>Returns the blocks that were not removed.</summary>
    public List<int> Rest() => [.. Enumerable.Range(0, _blocks.Count).Where(i => !IsOut(i))];

    public void PutOut(HtmlBox box, WordFate fate)
    {
        box.IsOut = true;
        page.Budget.Spend(1 + ((box.End - box.First) / BlocksPerStep), HtmlBlocks.TooDeep);
        for (var i = box.First; i < box.End; i++)
        {
            _fates[i] = IsOut(i) ? _fates[i] : fate;
        }
    }

    /// <summary>Sums up the blocks that are not removed by now.</summary>
    public void Sum()
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            _prose[i + 1] = _prose[i] + (IsOut(i) ? 0 : Weight(_blocks[i]));
        }
    }

    /// <summary>Returns an element's running text, at the last <see cref="Sum"/>.</summary>
    public double Of(HtmlBox box) => Between(box.First, box.End);

    /// <summary>Returns the running text from one block to before another.</summary>
    public double Between(int first, int end) => _prose[end] - _prose[first];

    /// <summary>Returns the running text of a block, in characters.</summary>
    public static double Weight(HtmlBlock block)
    {
        var (length, plain) = (block.Text.Length, block.Text.Length - block.Linked);
        if (block.Kind == ParagraphKind.Heading || length < ShortestProse)
        {
            return 0;
        }

        if (2 * plain < length)
        {
            return IsProseWithLinks(block) ? plain : 0;
        }

        if (IsSentence(block))
        {
            return plain;
        }

        return length > ShortestUnfinished && 10 * plain > 7 * length ? plain / 2 : 0;
    }

    public static bool IsSentence(HtmlBlock block) =>
        (2 * block.Linked <= block.Text.Length || IsProseWithLinks(block)) && EndSigns.EndSentence(block.Text);

    /// <summary>
    /// Whether it is a sentence most of whose words are a link, but not all: <c>On Friday, three of its members asked
    /// for a vote.</c>
    /// </summary>
    private static bool IsProseWithLinks(HtmlBlock block) =>
        block.Kind is ParagraphKind.Paragraph or ParagraphKind.Blockquote
            && block.Text[^1] == '.'
            && WordsOutsideLinks(block) >= LeastPlainWords
            && !Invitations.IsOne(block);

    private static int WordsOutsideLinks(HtmlBlock block)
    {
        var (words, end) = (0, 0);
        foreach (var link in block.Marks.Where(mark => mark.Type == MarkType.Link))
        {
            words += Words.Count(block.Text.AsSpan(end, Math.Max(0, link.StartUtf16 - end)));
            end = Math.Max(end, link.EndUtf16);
        }

        return end == 0 ? 0 : words + Words.Count(block.Text.AsSpan(end));
    }
}
