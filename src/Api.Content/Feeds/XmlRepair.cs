using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Api.Content.Feeds;

/// <summary>
/// Makes well-formed XML of a feed that is not, as every reader of feeds does, so that one fault costs one item at
/// most: an ampersand alone, an entity of HTML, a <c>&lt;</c> that begins no tag, attributes without quotation marks or
/// twice, undeclared prefixes, and tags that do not match (<see cref="OpenElements"/>). Lines stay lines. A piece that
/// has no end stays without one, so the parser refuses it.
/// </summary>
/// <param name="source">The feed.</param>
/// <param name="repairs">Counts every repair by what was wrong.</param>
internal sealed partial class XmlRepair(TextReader source, IDictionary<string, int> repairs) : TextReader
{
    private const int Portion = 64 << 10;
    private const int LongestTag = 20_000;
    private const int LongestReference = 40;

    private readonly OpenElements _open = new(repairs);
    private readonly StringBuilder _out = new();
    private readonly char[] _buffer = new char[Portion];
    private string _text = "";
    private int _at;
    private string? _until;
    private bool _isKept;
    private bool _hasEnded;
    private int _sent;

    public override int Read(char[] buffer, int index, int count)
    {
        while (_sent == _out.Length)
        {
            _out.Clear();
            _sent = 0;
            Fill();
            if (_at == _text.Length)
            {
                return 0;
            }

            Step();
        }

        var read = Math.Min(count, _out.Length - _sent);
        _out.CopyTo(_sent, buffer, index, read);
        _sent += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    // A tag is always there as a whole.
    private void Fill()
    {
        while (!_hasEnded && _text.Length - _at < LongestTag)
        {
            var read = source.ReadBlock(_buffer, 0, _buffer.Length);
            _text = string.Concat(_text.AsSpan(_at), _buffer.AsSpan(0, read));
            _at = 0;
            _hasEnded = read == 0;
        }
    }

    private void Step()
    {
        if (_until is { } end)
        {
            Through(end);
        }
        else if (_text[_at] != '<')
        {
            Words();
        }
        else if (!Begins("<!--", "-->", isKept: false)
            && !Begins("<![CDATA[", "]]>", isKept: true)
            && !Begins("<?", "?>", isKept: false)
            && !BeginsDoctype())
        {
            Element();
        }
    }

    private bool Begins(string start, string end, bool isKept)
    {
        if (string.CompareOrdinal(_text, _at, start, 0, start.Length) != 0)
        {
            return false;
        }

        (_until, _isKept) = (end, isKept);
        _out.Append(isKept ? start : "");
        _at += start.Length;
        return true;
    }

    // Its declarations are in brackets.
    private bool BeginsDoctype()
    {
        var subset = _text.AsSpan(_at).IndexOfAny('[', '>');
        var hasSubset = subset >= 0 && _text[_at + subset] == '[';
        return Begins("<!DOCTYPE", hasSubset ? "]>" : ">", isKept: false);
    }

    private void Through(string end)
    {
        var found = _text.IndexOf(end, _at, StringComparison.Ordinal);
        var to = found >= 0 ? found + end.Length : _text.Length;
        if (found < 0 && !_hasEnded)
        {
            // The end may be cut in two.
            to -= end.Length;
        }

        Write(_text.AsSpan(_at, to - _at), _isKept);
        _at = to;
        _until = found >= 0 ? null : end;
    }

    private void Words()
    {
        var tag = _text.IndexOf('<', _at);
        var to = tag >= 0 ? tag : _text.Length;
        if (tag < 0 && !_hasEnded && _text.LastIndexOf('&') is var reference && reference > to - LongestReference)
        {
            // A reference is not cut in two.
            to = Math.Max(reference, _at + 1);
        }

        var words = _text[_at..to];
        _at = to;
        if (_open.IsEmpty)
        {
            Count("words outside of the feed", string.IsNullOrWhiteSpace(words) ? 0 : 1);
            Write(words, isKept: false);
        }
        else
        {
            _out.Append(References(words).Replace("]]>", "]]&gt;", StringComparison.Ordinal));
        }
    }

    private void Element()
    {
        if (Tag().Match(_text, _at) is not { Success: true } tag)
        {
            Count("< that begins no tag");
            _out.Append(_open.IsEmpty ? "" : "&lt;");
            _at++;
            return;
        }

        _at += tag.Length;
        var name = NameOf(tag.Groups["name"].Value);
        if (tag.Groups["end"].Success)
        {
            _open.End(name, _out);
            return;
        }

        var stated = tag.Groups["attributes"].Value.TrimEnd();
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match attribute in Attribute().Matches(stated))
        {
            var (key, value) = (NameOf(attribute.Groups["name"].Value), attribute.Groups["value"].Value);
            var isQuoted = value is ['"' or '\'', ..];
            var isNew = attributes.TryAdd(key, References(isQuoted ? value[1..^1] : value));
            Count("attributes without quotation marks, or twice", isQuoted && isNew ? 0 : 1);
        }

        _open.Start(name, attributes, stated.EndsWith('/'), _out);
        Write(tag.ValueSpan, isKept: false);
    }

    // Lines are counted in what is left out, too.
    private void Write(ReadOnlySpan<char> text, bool isKept)
    {
        if (isKept)
        {
            _out.Append(text);
        }
        else
        {
            _out.Append('\n', text.Count('\n'));
        }
    }

    // A name has one prefix at most.
    private static string NameOf(string name)
    {
        var parts = name.TrimEnd(':').Split(':', 2);
        return parts is [var prefix, var local] ? $"{prefix}:{local.Replace(':', '_')}" : parts[0];
    }

    private string References(string text) => text.Contains('&') ? Reference().Replace(text, Known) : text;

    private string Known(Match reference)
    {
        if (reference.Value is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            return reference.Value;
        }

        if (reference.Groups["number"].Value is { Length: > 0 } number)
        {
            return Numbered(number);
        }

        var decoded = WebUtility.HtmlDecode(reference.Value);
        var isOfHtml = decoded != reference.Value;
        Count(isOfHtml ? "entities of HTML" : "& that begins no entity");
        return isOfHtml ? WebUtility.HtmlEncode(decoded) : "&amp;" + reference.Value[1..];
    }

    private string Numbered(string number)
    {
        var isHexadecimal = number[0] is 'x' or 'X';
        var style = isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        var isCharacter =
            uint.TryParse(isHexadecimal ? number[1..] : number, style, CultureInfo.InvariantCulture, out var value)
            && value > 0
            && Rune.IsValid(value);
        Count("references to no character", isCharacter ? 0 : 1);
        return isCharacter ? string.Create(CultureInfo.InvariantCulture, $"&#{value};") : "";
    }

    private void Count(string fault, int times = 1)
    {
        if (times > 0)
        {
            repairs[fault] = (repairs.TryGetValue(fault, out var count) ? count : 0) + times;
        }
    }

    [GeneratedRegex(
        "&(?:#(?<number>[0-9]{1,10}|[xX][0-9A-Fa-f]{1,10});|[A-Za-z][A-Za-z0-9]{0,30};)?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    // Atomic, so that nothing is tried twice.
    [GeneratedRegex(
        @"\G<(?<end>/)?(?<name>[\p{L}_][\w.:-]*)(?<attributes>(?>(?:[\s/](?>=\s*""[^""<]*""|=\s*'[^'<]*'|[^<>])*)?))>",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(
        """(?<name>[\p{L}_][\w.:-]*)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'>]+)""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();
}
