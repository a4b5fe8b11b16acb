using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Data.Paragraphs;

namespace Api.Formats;

/// <summary>Writes text as CommonMark from which a reader gets the text back, with its marks.</summary>
internal sealed partial class MarkdownText : ISpanWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<>&~|\"#");
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$',;=%+");

    private readonly StringBuilder _text;
    private readonly string _words;
    private readonly bool _apart;
    private bool _atStart = true;

    private MarkdownText(StringBuilder text, Paragraph paragraph)
    {
        _text = text;
        _words = paragraph.Text;
        _apart = paragraph.Marks.Zip(paragraph.Marks.Skip(1)).All(pair => pair.First.EndUtf16 < pair.Second.StartUtf16);
    }

    /// <summary>Adds a paragraph's words, on one line.</summary>
    public static void Add(StringBuilder text, Paragraph paragraph) =>
        Spans.Write(paragraph, [], new MarkdownText(text, paragraph));

    /// <summary>Adds a part of a paragraph's words, such as a cell of a table.</summary>
    public static void Add(StringBuilder text, Paragraph paragraph, (int Start, int End) part) =>
        Spans.Write(paragraph, [], new MarkdownText(text, paragraph), part);

    /// <summary>Adds text that is not markup.</summary>
    /// <param name="atStart">Whether a block could begin here.</param>
    public static void AddEscaped(StringBuilder text, ReadOnlySpan<char> words, bool atStart)
    {
        if (atStart && BlockStart().EnumerateMatches(words) is var starts && starts.MoveNext())
        {
            // The last of the characters that would begin a block is the one to escape.
            var end = starts.Current.Length;
            text.Append(words[..(end - 1)]).Append('\\').Append(words[end - 1]);
            words = words[end..];
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == ' ' && i > 0 && words[i - 1] == ' ')
            {
                // HTML keeps one of several spaces in a row.
                text.Append("&nbsp;");
                continue;
            }

            text.Append(Special.Contains(words[i]) ? "\\" : "").Append(words[i]);
        }
    }

    /// <summary>Writes the address of a link.</summary>
    public static string Destination(string address) =>
        IsPlain(address) ? address : $"<{AngleBrackets().Replace(address, @"\$0")}>";

    public void Text(ReadOnlySpan<char> text)
    {
        AddEscaped(_text, text, _atStart);
        _atStart &= text.IsEmpty;
    }

    public void Refer(NoteReference note)
    {
        _atStart = false;
        _text.Append("[^").Append(note.Label).Append(']');
    }

    public void Open(Span span, bool again)
    {
        _atStart = false;
        _text.Append(span.Mark!.Type switch
        {
            MarkType.Link when IsPlain(span.Mark.Href!) => "[",
            MarkType.Link => $"<a href=\"{HtmlEncoder.Default.Encode(span.Mark.Href!)}\">",
            MarkType.Strong when CanDelimit(span) => "**",
            MarkType.Strong => "<strong>",
            _ when CanDelimit(span) => "*",
            _ => "<em>",
        });
    }

    public void Close(Span span, bool forNow) => _text.Append(span.Mark!.Type switch
    {
        MarkType.Link when IsPlain(span.Mark.Href!) => $"]({span.Mark.Href})",
        MarkType.Link => "</a>",
        MarkType.Strong when CanDelimit(span) => "**",
        MarkType.Strong => "</strong>",
        _ when CanDelimit(span) => "*",
        _ => "</em>",
    });

    // Renderers of CommonMark write other addresses in their own way.
    private static bool IsPlain(string address) => !address.AsSpan().ContainsAnyExcept(Plain);

    /// <summary>
    /// Whether a delimiter run around these words is unambiguous. Between letters and digits a run always opens and
    /// closes (CommonMark 0.31, section 6.2); if marks nest or touch, it could close another.
    /// </summary>
    private bool CanDelimit(Span span) =>
        _apart && char.IsLetterOrDigit(_words[span.Start]) && char.IsLetterOrDigit(_words[span.End - 1]);

    [GeneratedRegex(@"^(?:[-+=]|[0-9]{1,9}[.)])")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"[<>\\&]")]
    private static partial Regex AngleBrackets();
}
