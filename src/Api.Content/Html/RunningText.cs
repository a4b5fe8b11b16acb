using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>Measures the running text of a page's blocks and elements, apart from removed ones.</summary>
internal sealed class RunningText(HtmlBlocks page)
{
    private const int BlocksPerStep = 64;
    private const int ShortestProse = 40;
    private const int ShortestUnfinished = 80;

    private readonly List<HtmlBlock> _blocks = page.Blocks;
    private readonly bool[] _isOut = new bool[page.Blocks.Count];

    /// <summary>The running text before each block, in characters, so that any element's is a subtraction.</summary>
    private readonly double[] _prose = new double[page.Blocks.Count + 1];

    /// <summary>The whole page's, at the last <see cref="Sum"/>.</summary>
    public double Total => _prose[^1];

    public bool IsOut(int block) => _isOut[block];

    /// <summary>Returns the blocks that were not removed.</summary>
    public List<int> Rest() => [.. Enumerable.Range(0, _blocks.Count).Where(i => !_isOut[i])];

    public void PutOut(HtmlBox box)
    {
        box.IsOut = true;
        page.Budget.Spend(1 + ((box.End - box.First) / BlocksPerStep), HtmlBlocks.TooDeep);
        Array.Fill(_isOut, true, box.First, box.End - box.First);
    }

    /// <summary>Sums up the blocks that are not removed by now.</summary>
    public void Sum()
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            _prose[i + 1] = _prose[i] + (_isOut[i] ? 0 : Weight(_blocks[i]));
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
        if (block.Kind == ParagraphKind.Heading || length < ShortestProse || 2 * plain < length)
        {
            return 0;
        }

        if (IsSentence(block))
        {
            return plain;
        }

        return length > ShortestUnfinished && 10 * plain > 7 * length ? plain / 2 : 0;
    }

    public static bool IsSentence(HtmlBlock block) =>
        2 * block.Linked <= block.Text.Length && Punctuation.EndsSentence(block.Text);
}
