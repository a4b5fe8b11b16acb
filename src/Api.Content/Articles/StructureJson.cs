using System.Text.Json;

namespace Api.Content.Articles;

/// <summary>Reads the structure of paragraphs from JSON: lists, tables, embedded posts and footnotes.</summary>
internal static class StructureJson
{
    private const int MostRows = 5_000;
    private const int MostCells = 1_000;
    private const int LongestLabel = 20;
    private const string NeedsCount = "a whole number from 1 is needed.";
    private const string NeedsFlag = "true or false is needed.";

    private static readonly JsonShape<ListPlace> Item = new(
        new()
        {
            ["id"] = (item, id) => item with { Id = id.Whole(1, NeedsCount) ?? item.Id },
            ["ordered"] = (item, ordered) => item with { Ordered = IsTrue(ordered) },
            ["number"] = (item, number) =>
                item with { Number = number.Whole(int.MinValue, "a whole number is needed.") ?? item.Number },
            ["depth"] = (item, depth) => item with { Depth = depth.Whole(1, NeedsCount) ?? item.Depth },
        });

    private static readonly JsonShape<TableCell> Cell = new(
        new()
        {
            ["text"] = (cell, text) => cell with { Text = text.Line(PartJson.LongestText) ?? "" },
            ["header"] = (cell, header) => cell with { Header = IsTrue(header) },
            ["colSpan"] = (cell, span) => cell with { ColSpan = span.Whole(1, NeedsCount) ?? 1 },
            ["rowSpan"] = (cell, span) => cell with { RowSpan = span.Whole(1, NeedsCount) ?? 1 },
        });

    private static readonly JsonShape<EmbeddedPost> Origin = new(
        new()
        {
            ["provider"] = (embed, provider) => embed with { Provider = provider.Line() },
            ["url"] = (embed, url) => embed with { Url = url.Url() },
            ["author"] = (embed, author) => embed with { Author = author.Line() },
        });

    private static readonly JsonShape<NoteReference> Reference = new(
        new()
        {
            ["label"] = (note, label) => note with { Label = label.Line(LongestLabel) ?? "" },
            ["at"] = (note, at) => note with { At = at.Whole(0, "a whole number from 0 is needed.") ?? -1 },
        },
        "atUtf16");

    /// <summary>The members of a paragraph that are its structure.</summary>
    public static IReadOnlyDictionary<string, Func<ParsedParagraph, JsonValue, ParsedParagraph>> Members { get; } =
        new Dictionary<string, Func<ParsedParagraph, JsonValue, ParsedParagraph>>
        {
            ["list"] = (paragraph, list) =>
                paragraph with { List = list.IsNull ? null : Item.Read(list, new(1, Ordered: false, 1, 1)) },
            ["rows"] = (paragraph, rows) => paragraph with { Rows = rows.IsNull ? null : RowsOf(rows) },
            ["caption"] = (paragraph, caption) => paragraph with { Caption = caption.Line(PartJson.LongestText) },
            ["embed"] = (paragraph, embed) =>
                paragraph with { Embed = embed.IsNull ? null : Origin.Read(embed, new(null, null, null)) },
            ["label"] = (paragraph, label) => paragraph with { Label = label.Line(LongestLabel) },
        };

    /// <summary>Returns the references to footnotes in a text; null for none.</summary>
    public static IReadOnlyList<NoteReference>? NotesOf(JsonValue? source, string text)
    {
        var notes = source?.Items(PartJson.MostMarks, value => NoteOf(value, text)) ?? [];
        return notes.Count == 0 ? null : [.. notes.OrderBy(note => note.At)];
    }

    /// <summary>Returns the reason why a paragraph's kind and structure cannot go together; null if they can.</summary>
    public static string? FaultOf(ParsedParagraph paragraph) => paragraph switch
    {
        { Kind: ParagraphKind.Table, Rows: null } => "a table needs rows.",
        { Kind: not ParagraphKind.Table, Rows: not null } => "only a table has rows.",
        { Kind: not ParagraphKind.Table, Caption: not null } => "only a table has a caption.",
        { Kind: not ParagraphKind.ListItem, List: not null } => "only a list item has a list.",
        { Kind: not ParagraphKind.Embed, Embed: not null } => "only an embedded post has an embed.",
        { Kind: ParagraphKind.Footnote, Label: null } => "a footnote needs a label.",
        { Kind: not ParagraphKind.Footnote, Label: not null } => "only a footnote has a label.",
        _ => null,
    };

    private static IReadOnlyList<IReadOnlyList<TableCell>> RowsOf(JsonValue source) => source.Items(
        MostRows,
        row => row.Needed(
            cells => cells.Items(MostCells, CellOf) is { Count: > 0 } read ? read : null, "a row needs a cell."));

    private static TableCell? CellOf(JsonValue source)
    {
        var empty = new TableCell("", Header: false, 1, 1);
        return source.IsObject ? Cell.Read(source, empty) : empty with { Text = source.Line() ?? "" };
    }

    private static NoteReference? NoteOf(JsonValue source, string text)
    {
        var before = source.Faults.Count;
        var note = Reference.Read(source, new("", -1, -1));
        if (source.Faults.Count > before)
        {
            return null;
        }

        if (note.Label.Length == 0 || Utf16Of(text, note.At) is not { } utf16)
        {
            source.Unacceptable("a reference needs a label, and a place within its paragraph's text, in code points.");
            return null;
        }

        return note with { AtUtf16 = utf16 };
    }

    private static int? Utf16Of(string text, int codePoints)
    {
        var (at, utf16) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (at == codePoints)
            {
                return utf16;
            }

            at++;
            utf16 += rune.Utf16SequenceLength;
        }

        return at == codePoints ? utf16 : null;
    }

    private static bool IsTrue(JsonValue source)
    {
        if (source.Element.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null))
        {
            source.Malformed(NeedsFlag);
        }

        return source.Element.ValueKind == JsonValueKind.True;
    }
}
