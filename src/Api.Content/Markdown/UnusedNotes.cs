using System.Text.RegularExpressions;
using Api.Content.Articles;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;

namespace Api.Content.Markdown;

/// <summary>
/// Tells the footnotes to which nothing refers: the parser leaves them out of its document without a word.
/// </summary>
internal static partial class UnusedNotes
{
    public static void Tell(string markdown, MarkdownDocument document, LeftOutTally leftOut)
    {
        var used = document.Descendants<Footnote>()
            .Select(note => note.Label)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var blocks = document.Descendants<LeafBlock>()
            .Where(block => block is not LinkReferenceDefinition)
            .Select(block => block.Span)
            .OrderBy(span => span.Start)
            .ToList();
        var next = 0;
        foreach (Match note in Definition().Matches(markdown))
        {
            while (next < blocks.Count && blocks[next].End < note.Index)
            {
                next++;
            }

            // A definition in a block of code is code.
            var isInBlock = next < blocks.Count && blocks[next].Start <= note.Index;
            if (!isInBlock && !used.Contains("^" + note.Groups["label"].Value))
            {
                leftOut.Add(LeftOutKind.Footnote, note.Groups["words"].Value, afterParagraph: null);
            }
        }
    }

    // With the lines that are indented below it.
    [GeneratedRegex(
        @"^ {0,3}\[\^(?<label>[^\]\r\n]{1,100})\]:[ \t]*(?<words>[^\r\n]*"
            + @"(?:\r?\n(?:[ \t]+[^\r\n]+|(?=\r?\n[ \t])))*)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Definition();
}
