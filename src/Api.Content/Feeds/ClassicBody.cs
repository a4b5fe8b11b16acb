using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Makes of a post's body the HTML that WordPress shows: captions and galleries, which are shortcodes, become figures;
/// other shortcodes are taken out (<see cref="Shortcodes"/>); and the blank lines that the classic editor keeps become
/// paragraphs (developer.wordpress.org, <c>wpautop</c>).
/// </summary>
/// <param name="picture">Returns the figure of the attachment that has an id; empty if there is none.</param>
/// <param name="leftOut">Told what is taken out.</param>
internal sealed partial class ClassicBody(Func<string, string> picture, LeftOutTally leftOut)
{
    private const int StepsPerCharacter = 10;

    public string Html(string body, WorkBudget budget)
    {
        budget.Spend(StepsPerCharacter * (long)body.Length, "the body is too long");
        body = Caption().Replace(
            body,
            m => $"<figure>{m.Groups["picture"].Value}<figcaption>{m.Groups["words"].Value}</figcaption></figure>");
        body = Gallery().Replace(
            body,
            gallery => string.Concat(
                gallery.Groups["ids"].Value.Split(',', StringSplitOptions.TrimEntries).Select(picture)));
        body = Shortcodes.TakeOut(body, leftOut);
        return body.Contains("<!-- wp:", StringComparison.Ordinal)
            || body.Contains("<p", StringComparison.OrdinalIgnoreCase)
            ? body
            : string.Join("\n", BlankLine().Split(body).Where(block => block.Trim().Length > 0).Select(Paragraph));
    }

    private static string Paragraph(string block) => Block().IsMatch(block)
        ? block
        : $"<p>{block.Trim().Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>";

    [GeneratedRegex(
        @"\[(?:wp_)?caption\b[^\]]*\]\s*"
            + @"(?<picture>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(?<words>.*?)\[/(?:wp_)?caption\]",
        RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Caption();

    [GeneratedRegex(
        """\[gallery\b[^\]]*\bids=["']?(?<ids>[0-9, ]+)[^\]]*\]""", RegexOptions.NonBacktracking)]
    private static partial Regex Gallery();

    [GeneratedRegex(@"\r?\n[ \t]*(?:\r?\n[ \t]*)+", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLine();

    [GeneratedRegex(
        @"^\s*</?(?:h[1-6]|ul|ol|li|dl|table|blockquote|figure|div|section|pre|hr|iframe|style|script)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Block();
}
