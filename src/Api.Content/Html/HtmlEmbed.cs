using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>
/// A post of another service, as the service's own code embeds it (oembed.com): a block quote that is named an embed,
/// with the post's words, a line about its author, and its address.
/// </summary>
internal sealed partial class HtmlEmbed(IElement element, BlockText text, Uri? address) : HtmlStructure(element, text)
{
    /// <summary>The class of each service's block quote, and the service's name.</summary>
    private static readonly (string Class, string Provider)[] Services =
    [
        ("twitter-tweet", "X"), ("twitter-video", "X"), ("bluesky-embed", "Bluesky"),
        ("instagram-media", "Instagram"), ("reddit-embed-bq", "Reddit"), ("reddit-card", "Reddit"),
        ("tiktok-embed", "TikTok"), ("text-post-media", "Threads"), ("mastodon-embed", "Mastodon"),
        ("fb-xfbml-parse-ignore", "Facebook"), ("imgur-embed-pub", "Imgur"), ("wp-embedded-content", "WordPress"),
    ];

    private readonly List<(string Text, IReadOnlyList<Mark> Marks)> _lines = [];
    private bool _hasFooter;
    private string? _footer;

    public static bool Is(IElement element) =>
        element.LocalName == "blockquote" && element.ClassName is { } names && IsNamed(names);

    protected override void Enter(IElement element) => Break();

    protected override void Leave(IElement element)
    {
        if (element.LocalName == "footer")
        {
            _hasFooter = true;
            _footer = Dash().Replace(Text.Take().Text, "");
        }

        Break();
    }

    public override void Break()
    {
        var (text, marks, _) = Text.Take();
        if (text.Length > 0)
        {
            _lines.Add((text, marks));
        }
    }

    public override void EndLine() => Break();

    public override HtmlBlock? End(HtmlBox box)
    {
        Break();
        var author = _hasFooter ? -1 : _lines.FindLastIndex(line => Attribution().IsMatch(line.Text));
        var words = _lines.Where((line, i) => author < 0 || i < author).ToList();
        if (words.Count == 0)
        {
            // A line that is alone is the post.
            (words, author) = (_lines, -1);
        }

        if (words.Count == 0)
        {
            return null;
        }

        var (text, marks) = Joined(words);
        return new(ParagraphKind.Embed, null, text, marks, box, 0)
        {
            Embed = new(Provider(), Address(), author < 0 ? StatedAuthor : Author(_lines[author])),
        };
    }

    private string? StatedAuthor => _footer is { Length: > 0 and <= GivenFields.LongestLine } ? _footer : null;

    private static bool IsNamed(string names) =>
        Array.Exists(Services, service => names.Contains(service.Class, StringComparison.OrdinalIgnoreCase))
            || EmbedWord().IsMatch(names);

    private static (string Text, IReadOnlyList<Mark> Marks) Joined(
        IReadOnlyList<(string Text, IReadOnlyList<Mark> Marks)> lines)
    {
        var (marks, utf16, codePoints) = (new List<Mark>(), 0, 0);
        foreach (var line in lines)
        {
            marks.AddRange(
                line.Marks.Select(
                    mark => mark with
                    {
                        Start = mark.Start + codePoints,
                        End = mark.End + codePoints,
                        StartUtf16 = mark.StartUtf16 + utf16,
                        EndUtf16 = mark.EndUtf16 + utf16,
                    }));
            codePoints += line.Text.EnumerateRunes().Count() + 1;
            utf16 += line.Text.Length + 1;
        }

        return (string.Join('\n', lines.Select(line => line.Text)), marks);
    }

    /// <summary>
    /// Returns the account as printed: <c>— Ada Lindqvist (@ada) January 26, 2024</c> without the dash, and without the
    /// linked date after it.
    /// </summary>
    private static string? Author((string Text, IReadOnlyList<Mark> Marks) line)
    {
        var name = Attribution().Match(line.Text).Groups["name"];
        var end = name.Index + name.Length;
        var link = line.Marks.LastOrDefault(mark => mark.Type == MarkType.Link && mark.EndUtf16 == line.Text.Length);
        if (link is not null && link.StartUtf16 > name.Index)
        {
            end = Math.Min(end, link.StartUtf16);
        }

        var author = line.Text[name.Index..end].Trim(' ', ',', '·', '|');
        return author.Length is > 0 and <= GivenFields.LongestLine ? author : null;
    }

    private string? Provider() => Element.GetAttribute("data-provider") ?? Array.Find(
        Services,
        service => Element.ClassName!.Contains(service.Class, StringComparison.OrdinalIgnoreCase)).Provider
            ?? (Address() is { } url ? new Uri(url).Host : null);

    private string? Address()
    {
        var stated = Element.GetAttribute("cite") ?? Element.GetAttribute("data-instgrm-permalink");
        // A link in a post leads elsewhere if the post's origin has an element of its own.
        var links = Element.QuerySelectorAll(_hasFooter ? "footer a[href]" : "a[href]");
        var link = links.Length > 0 ? links[^1].GetAttribute("href") : null;
        return (stated ?? link)?.Trim() is { Length: > 0 } href
            && PageAddress.TryResolve(address, href, out var absolute)
            && absolute.Length <= GivenFields.LongestUrl
            && GivenFields.IsUrl(absolute)
                ? absolute
                : null;
    }

    [GeneratedRegex(
        @"^(?:[—–―-]\s*|(?:A (?:post|reel|video) shared |Post(?:ed)? )?by\s+)"
            + @"(?<name>[^\n]{1,200}?)(?: (?:on|in) [^\n]+)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^[—–―-]\s+")]
    private static partial Regex Dash();

    [GeneratedRegex(@"(?:^|[\s_-])(?:embed|embedded|tweet)(?:$|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex EmbedWord();
}
