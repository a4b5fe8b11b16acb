using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace Api.Content.Search;

/// <summary>A run of words of two texts.</summary>
/// <param name="Op">The text that has them.</param>
/// <param name="Text">The words with the spaces and marks between them.</param>
public sealed record DifferencePiece(DifferenceOp Op, string Text);

/// <summary>Which of two texts has words.</summary>
public enum DifferenceOp
{
    /// <summary>Both.</summary>
    Kept,

    /// <summary>The former alone.</summary>
    Removed,

    /// <summary>The latter alone.</summary>
    Added,
}

/// <summary>
/// Compares texts word by word (Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986); in scripts without
/// spaces, character by character. All texts that one instance compares share a bound of work, since the cost grows
/// with the square of what differs: beyond it, a text is told as removed and added whole.
/// </summary>
public sealed class WordDifferences
{
    // Half a second: 2,400 words, every one another, are 92 million steps, and took 90 ms.
    private const long MostSteps = 500_000_000;

    private long _steps;

    /// <summary>
    /// Returns the pieces of both texts in their order. Those that are not added make up the former text, those that
    /// are not removed the latter.
    /// </summary>
    public IReadOnlyList<DifferencePiece> Between(string former, string latter)
    {
        if (former == latter)
        {
            return Pieces((DifferenceOp.Kept, former));
        }

        long words = Chunks.Of(former).Count + Chunks.Of(latter).Count;
        if (words * words > MostSteps - _steps)
        {
            return Pieces((DifferenceOp.Removed, former), (DifferenceOp.Added, latter));
        }

        _steps += words * words;
        var found = Differ.Instance.CreateDiffs(
            former, latter, ignoreWhiteSpace: false, ignoreCase: false, new Chunks());
        var (pieces, read) = (new List<(DifferenceOp, string)>(), 0);
        foreach (var (start, end, latterStart, latterEnd) in Runs(found))
        {
            pieces.Add((DifferenceOp.Kept, Join(found.PiecesOld, read, start)));
            pieces.Add((DifferenceOp.Removed, Join(found.PiecesOld, start, end)));
            pieces.Add((DifferenceOp.Added, Join(found.PiecesNew, latterStart, latterEnd)));
            read = end;
        }

        pieces.Add((DifferenceOp.Kept, Join(found.PiecesOld, read, found.PiecesOld.Count)));
        return Pieces([.. pieces]);
    }

    /// <summary>
    /// Returns what differs as ranges of both texts. Words that differ one after the other are one run, with the spaces
    /// and marks between them: <c>[old new town][other wide city]</c>.
    /// </summary>
    private static List<(int Start, int End, int LatterStart, int LatterEnd)> Runs(DiffResult found)
    {
        var runs = new List<(int Start, int End, int LatterStart, int LatterEnd)>();
        foreach (var block in found.DiffBlocks)
        {
            var (end, latterEnd) = (
                block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
            var goesOn = runs is [.., var last]
                && !found.PiecesOld.Skip(last.End).Take(block.DeleteStartA - last.End).Any(Chunks.IsWord);
            if (goesOn)
            {
                runs[^1] = (runs[^1].Start, end, runs[^1].LatterStart, latterEnd);
            }
            else
            {
                runs.Add((block.DeleteStartA, end, block.InsertStartB, latterEnd));
            }
        }

        return runs;
    }

    private static string Join(IReadOnlyList<string> pieces, int start, int end) =>
        string.Concat(pieces.Skip(start).Take(end - start));

    private static List<DifferencePiece> Pieces(params (DifferenceOp Op, string Text)[] pieces) =>
        [.. pieces.Where(piece => piece.Text.Length > 0).Select(piece => new DifferencePiece(piece.Op, piece.Text))];

    /// <summary>Parts a text into words and the signs between them.</summary>
    private sealed class Chunks : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Of(text);

        public static bool IsWord(string chunk)
        {
            // Half a surrogate pair is no word.
            Rune.DecodeFromUtf16(chunk, out var first, out _);
            return WordFolding.KindOf(first) != RuneKind.Separator;
        }

        public static List<string> Of(string text)
        {
            var (chunks, start, at, wasInWord) = (new List<string>(), 0, 0, false);
            foreach (var rune in text.EnumerateRunes())
            {
                var isInWord = WordFolding.KindOf(rune) is RuneKind.Letter or RuneKind.Mark or RuneKind.Ignored;
                if (at > start && !(isInWord && wasInWord))
                {
                    chunks.Add(text[start..at]);
                    start = at;
                }

                wasInWord = isInWord;
                at += rune.Utf16SequenceLength;
            }

            return [.. chunks, .. text.Length > start ? [text[start..]] : Array.Empty<string>()];
        }
    }
}
