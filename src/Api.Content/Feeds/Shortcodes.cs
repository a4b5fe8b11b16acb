using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Api.Content.Articles;

namespace Api.Content.Feeds;

/// <summary>
/// Takes the shortcodes out of a post. WordPress knows them by the plugins that a site has; an export does not name
/// those, so here the syntax decides (codex.wordpress.org, "Shortcode API"). A name in brackets is a shortcode if it
/// has attributes, closes itself, has an end tag anywhere in the post, or is spelt as names of programs are, with an
/// underscore; and if it is in lower case and has its line for itself. All other brackets are the author's:
/// <c>[sic]</c>, <c>[1]</c>, <c>[the county]</c>, <c>[…]</c>. The words between two tags stay, but for those of
/// players, buttons and notes. In double brackets it is an example of a shortcode, and stays in single ones.
/// </summary>
internal static partial class Shortcodes
{
    private const int MostOnALine = 20;
    private const int LongestBlockTag = 20;
    private const string Spaces = " \t\r";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-/");

    // Of the editor itself (wp-includes/shortcodes.php and media.php).
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        ["audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"], StringComparer.Ordinal);

    // Editors and transcribers put these on lines of their own.
    private static readonly FrozenSet<string> Remarks = FrozenSet.ToFrozenSet(
        [
            "applause", "break", "cheers", "crosstalk", "inaudible", "laughs", "laughter", "music", "pause", "redacted",
            "sic", "sighs", "silence",
        ],
        StringComparer.Ordinal);

    /// <summary>Returns the body without shortcodes; each is told.</summary>
    public static string TakeOut(string body, LeftOutTally leftOut)
    {
        if (!body.Contains('['))
        {
            return body;
        }

        body = Whole().Replace(body, whole => Taken(leftOut, whole));
        var ended = Tag().Matches(body)
            .Where(tag => tag.Groups["end"].Success)
            .Select(tag => tag.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        return Tag().Replace(
            body,
            tag =>
            {
                if (tag.Value.StartsWith("[[", StringComparison.Ordinal))
                {
                    return tag.Value.EndsWith("]]", StringComparison.Ordinal) ? tag.Value[1..^1] : tag.Value;
                }

                var name = tag.Groups["name"].Value;
                var isShortcode = Known.Contains(name)
                    || ended.Contains(name)
                    || IsWritten(tag)
                    || HasItsLine(body, tag, name);
                if (!isShortcode)
                {
                    return tag.Value;
                }

                if (!tag.Groups["end"].Success)
                {
                    leftOut.Add(LeftOutKind.Shortcode, tag.Value, null, words: 0);
                }

                return "";
            });
    }

    private static string Taken(LeftOutTally leftOut, Match whole)
    {
        var isNote = whole.Groups["note"].Success;
        leftOut.Add(isNote ? LeftOutKind.Footnote : LeftOutKind.Shortcode, whole.Value, null, WordsIn(whole));
        return "";
    }

    private static int WordsIn(Match whole) => Text.Words.Count(whole.Groups["words"].Value);

    // [name key="value"], [name key=value], [name /], [vc_row]
    private static bool IsWritten(Match tag) =>
        tag.Groups["name"].Value.Contains('_') || Attribute().IsMatch(tag.Groups["rest"].Value);

    private static bool HasItsLine(string body, Match tag, string name)
    {
        var isPlain = !name.Any(char.IsAsciiLetterUpper) && !Remarks.Contains(name);
        if (!isPlain || !Argument().IsMatch(tag.Groups["rest"].Value))
        {
            return false;
        }

        return IsLineStart(body.AsSpan(0, tag.Index)) && IsLineEnd(body.AsSpan(tag.Index + tag.Length));
    }

    // Others may be beside it on the line: [row][column].
    private static bool IsLineStart(ReadOnlySpan<char> before)
    {
        for (var others = 0; others < MostOnALine; others++)
        {
            before = before.TrimEnd(Spaces);
            if (before.IsEmpty || before[^1] == '\n')
            {
                return true;
            }

            var start = before.LastIndexOfAny('<', '[', '\n');
            if (start < 0 || !IsName(before[start..]))
            {
                return start >= 0 && before[^1] == '>' && BlockTag().IsMatch(before[start..]);
            }

            before = before[..start];
        }

        return false;
    }

    private static bool IsLineEnd(ReadOnlySpan<char> after)
    {
        for (var others = 0; others < MostOnALine; others++)
        {
            after = after.TrimStart(Spaces);
            if (after.IsEmpty || after[0] == '\n')
            {
                return true;
            }

            var end = after.IndexOfAny('>', ']', '\n');
            if (end < 0 || !IsName(after[..(end + 1)]))
            {
                return BlockTag().IsMatch(after[..Math.Min(after.Length, LongestBlockTag)]);
            }

            after = after[(end + 1)..];
        }

        return false;
    }

    // [row], [/row]
    private static bool IsName(ReadOnlySpan<char> tag) =>
        tag is ['[', .. var name, ']'] && !name.IsEmpty && !name.ContainsAnyExcept(NameCharacters);

    // A name has neither spaces nor brackets, slashes and signs of markup (wp-includes/shortcodes.php).
    [GeneratedRegex(
        @"\[?\[(?<end>/)?(?<name>[A-Za-z][A-Za-z0-9_-]*)"
            + @"(?<rest>(?:[\s/=](?:=\s*""[^""]*""|=\s*'[^']*'|[^\[\]])*)?)\]\]?",
        RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    // [newsletter], [tweet https://network.example/1], [poll 17]
    [GeneratedRegex(
        """^\s*(?:https?://\S+|"[^"]*"|[0-9]+)?\s*$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Argument();

    [GeneratedRegex(
        """(?:^|\s)[A-Za-z][\w-]*\s*=\s*[^\s]|/$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();

    [GeneratedRegex(
        @"\[(?:embed|audio|video|playlist)\b[^\]]*\](?<words>[^\[]*)\[/(?:embed|audio|video|playlist)\]"
            + @"|\[[a-z0-9_-]*(?:button|btn)\b[^\]]*\](?<words>[^\[]*)\[/[a-z0-9_-]*(?:button|btn)\]"
            + @"|(?<note>\[(?:ref|fn|footnote|efn_note)\b[^\]]*\](?<words>[^\[]*)\[/(?:ref|fn|footnote|efn_note)\])",
        RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"^<(?:/?(?:p|div|li|ul|ol|td|th|tr|figure|section|blockquote|h[1-6]|br|hr)\b|!--)|^<!--",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BlockTag();
}
