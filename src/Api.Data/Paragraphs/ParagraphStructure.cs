using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Content.Articles;

namespace Api.Data.Paragraphs;

/// <summary>
/// Everything in a paragraph beside its text and marks, as its row keeps it: most paragraphs have none.
/// </summary>
public sealed record ParagraphStructure
{
    private static readonly JsonSerializerOptions WithoutNulls = new(Json.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public ListPlace? List { get; init; }

    public IReadOnlyList<IReadOnlyList<TableCell>>? Rows { get; init; }

    public string? Caption { get; init; }

    public EmbeddedPost? Embed { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<NoteReference>? Notes { get; init; }

    /// <summary>Returns a paragraph's structure as the database keeps it; null for none.</summary>
    internal static string? TextOf(ParsedParagraph paragraph)
    {
        var structure = new ParagraphStructure
        {
            List = paragraph.List,
            Rows = paragraph.Rows,
            Caption = paragraph.Caption,
            Embed = paragraph.Embed,
            Label = paragraph.Label,
            Notes = paragraph.Notes,
        };
        return structure == new ParagraphStructure() ? null : JsonSerializer.Serialize(structure, WithoutNulls);
    }
}
