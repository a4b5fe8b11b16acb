using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>
/// Makes paragraphs of a body's blocks, in reading order: numbers its lists, and gathers the footnotes to which it
/// refers.
/// </summary>
internal sealed class BodyStructure(HtmlBlocks page)
{
    // A figure with more in it has no one caption, and one with many tables would be searched for each of them.
    private const int MostBlocksOfAFigure = 10;

    private readonly Dictionary<HtmlList, int> _lists = [];
    private readonly Dictionary<string, ParsedParagraph> _footnotes = new(StringComparer.Ordinal);

    /// <summary>The footnotes to which paragraphs refer so far, in the order of the references.</summary>
    public IEnumerable<ParsedParagraph> Footnotes => _footnotes.Values;

    public ParsedParagraph ParagraphOf(HtmlBlock block) => new(block.Kind, block.Level, block.Text)
    {
        Marks = block.Marks,
        List = ListOf(block),
        Rows = block.Rows,
        Caption = block.Kind == ParagraphKind.Table ? block.Caption ?? CaptionAround(block) : null,
        Embed = block.Embed,
        Notes = NotesOf(block),
    };

    private ListPlace? ListOf(HtmlBlock block)
    {
        if (block.Item is not { } item)
        {
            return null;
        }

        if (!_lists.TryGetValue(item.List, out var id))
        {
            _lists.Add(item.List, id = _lists.Count + 1);
        }

        return new(id, item.List.IsOrdered, item.Number, block.Level ?? 1);
    }

    // The caption of a table may be its figure's (HTML Standard, 4.9.2).
    private string? CaptionAround(HtmlBlock table)
    {
        var figure = table.Box.Up(box => box.Name == "figure");
        return figure is null || figure.End - figure.First > MostBlocksOfAFigure
            ? null
            : page.Blocks.Skip(figure.First)
                .Take(figure.End - figure.First)
                .FirstOrDefault(block => block.Box.Role == BoxRole.Caption)?.Text;
    }

    private List<NoteReference>? NotesOf(HtmlBlock block)
    {
        var notes = new List<NoteReference>();
        foreach (var reference in block.References)
        {
            if (page.Notes.Texts.TryGetValue(reference.Id, out var words))
            {
                notes.Add(reference.Note);
                _footnotes.TryAdd(
                    reference.Id, new(ParagraphKind.Footnote, null, words) { Label = reference.Note.Label });
            }
        }

        return notes.Count > 0 ? notes : null;
    }
}
