using System.Text;
using System.Text.RegularExpressions;
using Api.Content.Articles;

namespace Api.Content.Markdown;

/// <summary>
/// Removes the instructions to site generators from a Markdown text: shortcodes of Hugo, tags of Liquid (Jekyll,
/// Eleventy), and attribute lists of kramdown and Pandoc. Figures become pictures; the words between a pair of tags
/// stay. Braces in code and other braces of the text stay as they are.
/// </summary>
internal sealed partial class MarkdownShortcodes
{
    private const int LongestTag = 2_000;
    private const int LongestAttributes = 300;

    private static readonly (string Open, string Close)[] Delimiters =
        [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")];

    private readonly string _text;
    private readonly LeftOutTally _leftOut;
    private readonly StringBuilder _result = new();
    private Match? _nextEnd;
    private int _at;

    private MarkdownShortcodes(string text, LeftOutTally leftOut)
    {
        _text = text;
        _leftOut = leftOut;
    }

    public static string Remove(string markdown, LeftOutTally leftOut) =>
        markdown.Contains('{', StringComparison.Ordinal)
            ? new MarkdownShortcodes(markdown, leftOut).Remove()
            : markdown;

    private string Remove()
    {
        while (_at < _text.Length)
        {
            if (IsLineStart && FenceLength() is > 0 and var fence)
            {
                CopyFenced(fence);
            }
            else if (_text[_at] == '`')
            {
                CopyCode();
            }
            else if (_text[_at] != '{' || !TakeTag())
            {
                _result.Append(_text[_at++]);
            }
        }

        return _result.ToString();
    }

    private bool IsLineStart => _at == 0 || _text[_at - 1] == '\n';

    /// <summary>Returns the length of the fence of a block of code that starts at this line, or 0.</summary>
    private int FenceLength()
    {
        var start = _at;
        while (start < _text.Length && start - _at < 3 && _text[start] == ' ')
        {
            start++;
        }

        var end = start;
        while (end < _text.Length && end < start + LongestAttributes && _text[end] == _text[start])
        {
            end++;
        }

        return end - start >= 3 && _text[start] is '`' or '~' ? end - start : 0;
    }

    private void CopyFenced(int fence)
    {
        var sign = _text.AsSpan(_at).TrimStart(' ')[0];
        CopyLine();
        while (_at < _text.Length)
        {
            var isEnd = FenceLength() >= fence && _text.AsSpan(_at).TrimStart(' ')[0] == sign;
            CopyLine();
            if (isEnd)
            {
                return;
            }
        }
    }

    private void CopyLine()
    {
        var end = _text.IndexOf('\n', _at);
        Copy(end < 0 ? _text.Length : end + 1);
    }

    private void Copy(int end)
    {
        _result.Append(_text, _at, end - _at);
        _at = end;
    }

    // `{{< tweet >}}` in a text about tweets.
    private void CopyCode()
    {
        var run = _text.AsSpan(_at).IndexOfAnyExcept('`') is > 0 and var length ? length : _text.Length - _at;
        var rest = _text.AsSpan(_at + run, Math.Min(LongestTag, _text.Length - _at - run));
        var end = rest.IndexOf(_text.AsSpan(_at, run));
        Copy(end < 0 ? _at + run : _at + run + end + run);
    }

    private bool TakeTag()
    {
        foreach (var (open, close) in Delimiters)
        {
            if (!_text.AsSpan(_at).StartsWith(open, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = _text.AsSpan(_at + open.Length, Math.Min(LongestTag, _text.Length - _at - open.Length));
            var end = rest.IndexOf(close, StringComparison.Ordinal);
            if (end < 0 || rest.StartsWith("/*"))
            {
                // An escaped shortcode is shown, not run.
                return false;
            }

            var inner = rest[..end].Trim().Trim('-').Trim().ToString();
            Leave(open.Length + end + close.Length, inner);
            return true;
        }

        return TakeAttributes();
    }

    private void Leave(int length, string inner)
    {
        var tag = _text.Substring(_at, length);
        _at += length;
        var name = inner.Split((char[]?)null, 2)[0];
        if (name is "raw" or "comment" && EndOf(name) is { } end)
        {
            var content = _text[_at..end.Start];
            _result.Append(name == "raw" ? content : "");
            _at = end.End;
            if (name == "comment")
            {
                _leftOut.Add(LeftOutKind.Shortcode, content, afterParagraph: null);
            }
        }
        else if (FigureOf(name, inner) is { } figure)
        {
            var isBlock = _result.ToString(Math.Max(0, _result.Length - 1), Math.Min(1, _result.Length)) is "" or "\n";
            _result.Append(isBlock ? $"\n{figure.Html()}\n\n" : figure.Html());
        }
        else if (!inner.StartsWith('/') && !name.StartsWith("end", StringComparison.Ordinal))
        {
            _leftOut.Add(LeftOutKind.Shortcode, tag, afterParagraph: null);
        }
    }

    private (int Start, int End)? EndOf(string name)
    {
        // Looked for once: any number of beginnings may stand before one end, or before none.
        if (_nextEnd is null || (_nextEnd.Success && _nextEnd.Index < _at))
        {
            _nextEnd = EndPattern().Match(_text, _at);
        }

        return _nextEnd.Success && _nextEnd.Groups["name"].Value == name
            ? (_nextEnd.Index, _nextEnd.Index + _nextEnd.Length)
            : null;
    }

    // {{< figure src="…" caption="…" >}}, {% include image.html url="…" %}
    private static Figure? FigureOf(string name, string inner)
    {
        var what = name == "include" ? inner["include".Length..].TrimStart() : inner;
        if (!PicturePattern().IsMatch(what))
        {
            return null;
        }

        var members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match argument in ArgumentPattern().Matches(inner))
        {
            members.TryAdd(argument.Groups["name"].Value, argument.Groups["value"].Value.Trim('"', '\''));
        }

        string? Said(params string[] names) =>
            names.Select(member => members.GetValueOrDefault(member))
                .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        var figure = new Figure(
            Said("src", "url", "image_path", "image", "file", "path"),
            Said("alt"),
            Said("caption", "title"),
            Said("attr", "credit", "attribution"));
        return figure.Source is null || figure.Source.Contains('{') ? null : figure;
    }

    /// <summary>
    /// Takes <c>{: .lead}</c>, <c>{:target="_blank"}</c>, <c>{::nomarkdown}</c>, and <c>{#door}</c> after a heading.
    /// </summary>
    private bool TakeAttributes()
    {
        var window = _text.AsSpan(_at, Math.Min(LongestAttributes, _text.Length - _at));
        var end = window.IndexOf('}');
        if (end < 0 || window[..end].Contains('\n'))
        {
            return false;
        }

        var list = window[..(end + 1)].ToString();
        var isAlone = IsAloneUpTo(end + 1);
        var isOfBlock = isAlone && WordPattern().IsMatch(list);
        var isOfHeading = IsEndOfHeading(end + 1) && IdentifierPattern().IsMatch(list);
        if (!isOfBlock && !isOfHeading && !AttributesPattern().IsMatch(list))
        {
            return false;
        }

        _leftOut.Add(LeftOutKind.Shortcode, list, afterParagraph: null, words: 0);
        _at += end + 1;
        if (isAlone && _at < _text.Length)
        {
            // The line goes with it, so that a list of items stays one.
            _at = _text.IndexOf('\n', _at) is >= 0 and var next ? next + 1 : _text.Length;
        }

        return true;
    }

    private bool IsAloneUpTo(int length)
    {
        var start = _at;
        while (start > 0 && _at - start <= LongestAttributes && _text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return (start == 0 || _text[start - 1] == '\n') && IsEndOfLine(_at + length);
    }

    private bool IsEndOfLine(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t' or '\r')
        {
            at++;
        }

        return at >= _text.Length || _text[at] == '\n';
    }

    private bool IsEndOfHeading(int length)
    {
        var before = _text.AsSpan(Math.Max(0, _at - LongestAttributes), Math.Min(_at, LongestAttributes));
        var line = before[(before.LastIndexOf('\n') + 1)..];
        return line.StartsWith("#") && IsEndOfLine(_at + length);
    }

    [GeneratedRegex(@"\{%-? *end(?<name>raw|comment) *-?%\}")]
    private static partial Regex EndPattern();

    [GeneratedRegex(@"^(?:[\w/-]*(?:figure|image|picture|img|photo))\b", RegexOptions.IgnoreCase)]
    private static partial Regex PicturePattern();

    [GeneratedRegex(@"(?<name>[\w-]{1,40})=(?<value>""[^""]*""|'[^']*'|[^\s""']+)")]
    private static partial Regex ArgumentPattern();

    // Of classes, identifiers and attributes; {::options /}, {:/}.
    [GeneratedRegex(
        @"^\{(?:: *(?:[.#][\w-]+|[\w-]+=(?:""[^""]*""|'[^']*'))(?: *(?:[.#][\w-]+|[\w-]+=(?:""[^""]*""|'[^']*')))* *"
            + @"|::?/[a-z]*|::[a-z]+[^}]*)\}$")]
    private static partial Regex AttributesPattern();

    [GeneratedRegex(@"^\{: *[\w-]+(?: [\w-]+)* *\}$")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^\{ *[.#][\w:-]+(?: +(?:[.#][\w:-]+|[\w-]+=""?[^""]*""?))* *\}$")]
    private static partial Regex IdentifierPattern();
}
