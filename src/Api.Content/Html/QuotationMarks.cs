using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Api.Content.Html;

/// <summary>
/// Puts the marks around a <c>q</c> element that a browser puts there (HTML Standard, 4.5.7): those of the page's
/// language (Unicode CLDR, delimiters), by turns the outer and the inner ones.
/// </summary>
internal sealed class QuotationMarks
{
    private const string Every = "\"“”„‟«»‹›‘’‚'「」『』";

    /// <summary>How far into a quotation its first words are looked for, in nodes.</summary>
    private const int MostNodes = 8;

    private static readonly string[] English = ["“", "”", "‘", "’"];

    private static readonly FrozenDictionary<string, string[]> ByLanguage = Languages(
        ("de cs sk sl hr sr is bg lt et lv ka mk sq", ["„", "“", "‚", "‘"]),
        ("fr", ["« ", " »", "“", "”"]),
        ("es it pt-pt ca gl eu el fa ar no nb nn be", ["«", "»", "“", "”"]),
        ("ru uk", ["«", "»", "„", "“"]),
        ("pl ro", ["„", "”", "«", "»"]),
        ("hu", ["„", "”", "»", "«"]),
        ("sv fi", ["”", "”", "’", "’"]),
        ("he", ["”", "”", "’", "’"]),
        ("nl", ["‘", "’", "“", "”"]),
        ("ja zh-hant zh-tw zh-hk zh-mo", ["「", "」", "『", "』"]));

    private readonly Stack<string> _closing = new();
    private int _depth;
    private string[]? _ofPage;

    public void Open(IElement element, BlockText text)
    {
        // Words that have marks of their own need no others.
        if ((!text.IsSpaced && text.EndsInAny("“„«‘‚「『")) || BeginsWithMark(element))
        {
            _closing.Push("");
            return;
        }

        _ofPage ??= Of(element.Owner?.DocumentElement.GetAttribute("lang")) ?? English;
        var marks = Of(element.GetAttribute("lang")) ?? _ofPage;
        var inner = _depth % 2 * 2;
        text.OpenQuotation(marks[inner]);
        _closing.Push(marks[inner + 1]);
        _depth++;
    }

    public void Close(BlockText text)
    {
        if (_closing.TryPop(out var mark) && mark.Length > 0)
        {
            _depth--;
            text.CloseQuotation(mark);
        }
    }

    private static bool BeginsWithMark(IElement element)
    {
        INode? node = element;
        for (var i = 0; i < MostNodes && node is not null; i++)
        {
            if (node is IText text && text.Data.AsSpan().TrimStart() is { IsEmpty: false } words)
            {
                return Every.Contains(words[0]);
            }

            // Down first; white space alone leads on to what follows it.
            node = node.FirstChild ?? node.NextSibling;
        }

        return false;
    }

    private static string[]? Of(string? language)
    {
        if (string.IsNullOrWhiteSpace(language))
        {
            return null;
        }

        // "zh-Hant-TW" by its longest beginning that has marks; a language that is not here has the English ones.
        for (var tag = language.Trim(); tag.Length > 0; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
        {
            if (ByLanguage.TryGetValue(tag, out var marks))
            {
                return marks;
            }
        }

        return English;
    }

    private static FrozenDictionary<string, string[]> Languages(params (string Tags, string[] Marks)[] rows) =>
        rows.SelectMany(row => row.Tags.Split(' ').Select(tag => (Tag: tag, row.Marks)))
            .ToFrozenDictionary(row => row.Tag, row => row.Marks, StringComparer.OrdinalIgnoreCase);
}
