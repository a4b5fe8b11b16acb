using System.Collections.Frozen;
using System.Text;

namespace Api.Content.Feeds;

/// <summary>
/// The elements of a broken feed that are open: closes those whose end tag is missing when one around them ends, or
/// when an element begins that never is within them; drops end tags of elements that are not open; declares prefixes.
/// </summary>
/// <param name="repairs">Counts every repair by what was wrong.</param>
internal sealed class OpenElements(IDictionary<string, int> repairs)
{
    private const string Declaration = "xmlns:";

    // Elements of HTML without an end, when HTML was put into a feed as it is.
    private static readonly FrozenSet<string> Void = FrozenSet.ToFrozenSet(
        ["area", "br", "col", "embed", "hr", "img", "input", "track", "wbr"], StringComparer.OrdinalIgnoreCase);

    // Within an item these have words alone, so each ends at the latest when another begins.
    private static readonly FrozenSet<string> OfWords = FrozenSet.ToFrozenSet(
        [
            "title", "link", "description", "pubDate", "guid", "category", "comments", "content:encoded", "dc:creator",
            "dc:date", "published", "updated", "id", "summary",
        ],
        StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Namespaces = new(StringComparer.Ordinal)
    {
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["excerpt"] = "http://wordpress.org/export/1.2/excerpt/",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["wp"] = "http://wordpress.org/export/1.2/",
    };

    private readonly List<(string Name, IReadOnlyList<string> Prefixes)> _open = [];
    private readonly Dictionary<string, int> _prefixes = new(StringComparer.Ordinal) { ["xml"] = 1, ["xmlns"] = 1 };

    public bool IsEmpty => _open.Count == 0;

    /// <summary>Writes a start tag, after the end tags that are missing before it.</summary>
    /// <param name="attributes">Its attributes, with the references in them escaped.</param>
    /// <param name="isEmpty">Whether it is its own end.</param>
    public void Start(string name, Dictionary<string, string> attributes, bool isEmpty, StringBuilder written)
    {
        var enclosing = _open.FindLastIndex(open => IsItem(open.Name));
        if (enclosing >= 0 && IsItem(name))
        {
            CloseFrom(enclosing, written);
        }
        else if (enclosing >= 0 && enclosing + 1 < _open.Count)
        {
            var isMissing = OfWords.Contains(name) && OfWords.Contains(_open[enclosing + 1].Name);
            CloseFrom(isMissing ? enclosing + 1 : _open.Count, written);
        }

        foreach (var prefix in attributes.Keys.Append(name).Where(used => used.Contains(':')).Select(PrefixOf).ToList())
        {
            if (!_prefixes.ContainsKey(prefix) && attributes.TryAdd(
                Declaration + prefix, Namespaces.GetValueOrDefault(prefix) ?? $"urn:undeclared:{prefix}"))
            {
                Count("undeclared prefixes");
            }
        }

        written.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            written.Append(' ').Append(key).Append("=\"")
                .Append(value.Replace("\"", "&quot;", StringComparison.Ordinal)
                    .Replace("<", "&lt;", StringComparison.Ordinal)
                    .Replace('\n', ' '))
                .Append('"');
        }

        var isVoid = enclosing >= 0 && Void.Contains(name);
        written.Append(isEmpty || isVoid ? "/>" : ">");
        if (!isEmpty && !isVoid)
        {
            string[] declared =
            [
                .. attributes.Keys.Where(key => key.StartsWith(Declaration, StringComparison.Ordinal))
                    .Select(key => key[Declaration.Length..]),
            ];
            _open.Add((name, declared));
            foreach (var prefix in declared)
            {
                _prefixes[prefix] = _prefixes.GetValueOrDefault(prefix) + 1;
            }
        }
    }

    /// <summary>Writes an end tag, after those that are missing before it; none if the element is not open.</summary>
    public void End(string name, StringBuilder written)
    {
        var at = _open.FindLastIndex(open => open.Name == name);
        // An end tag within an item ends nothing around the item.
        var enclosing = _open.FindLastIndex(open => IsItem(open.Name));
        var isOfFeed = name is "item" or "entry" or "channel" or "rss" or "feed";
        if (at < 0 || (at < enclosing && !isOfFeed))
        {
            Count("end tags without a start");
            return;
        }

        CloseFrom(at + 1, written);
        Close(written);
    }

    private void CloseFrom(int first, StringBuilder written)
    {
        while (_open.Count > first)
        {
            Count("elements without an end");
            Close(written);
        }
    }

    private void Close(StringBuilder written)
    {
        var (name, prefixes) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        written.Append("</").Append(name).Append('>');
        foreach (var prefix in prefixes)
        {
            if (--_prefixes[prefix] == 0)
            {
                _prefixes.Remove(prefix);
            }
        }
    }

    private static bool IsItem(string name) => name is "item" or "entry";

    private static string PrefixOf(string name) => name[..name.IndexOf(':', StringComparison.Ordinal)];

    private void Count(string fault) => repairs[fault] = (repairs.TryGetValue(fault, out var count) ? count : 0) + 1;
}
