using System.Text.Json;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>Reads paragraphs and images from JSON.</summary>
internal static class PartJson
{
    internal const int LongestText = 10_000;

    internal const int MostMarks = 5_000;
    internal const int LongestMetadata = 64 << 10;
    private const string NeedsPixels = "a whole number of pixels is needed.";
    private const string NeedsNumber = "a whole number from 0 is needed.";

    private static readonly JsonShape<Mark> MarkShape = new(
        new()
        {
            ["type"] = (mark, type) => mark with { Type = type.Choice<MarkType>() ?? mark.Type },
            ["href"] = (mark, href) =>
                mark with
                {
                    Href = href.Line(
                        line => Mark.IsHref(line) ? line : null,
                        "this is not an absolute http, https, mailto or tel URL."),
                },
            ["start"] = (mark, start) => mark with { Start = start.Whole(0, NeedsNumber) ?? -1 },
            ["end"] = (mark, end) => mark with { End = end.Whole(0, NeedsNumber) ?? -1 },
        },
        "startUtf16", "endUtf16");

    private static readonly JsonShape<ParsedParagraph> Paragraph = new(
        new()
        {
            ["kind"] = (paragraph, kind) =>
                paragraph with { Kind = kind.Choice<ParagraphKind>() ?? ParagraphKind.Paragraph },
            ["level"] = (paragraph, level) =>
                paragraph with { Level = level.Whole(1, "a whole number from 1 is needed.") },
            ["text"] = (paragraph, text) => paragraph with { Text = text.Text() ?? "" },
            ["marks"] = (paragraph, marks) => paragraph,
            ["notes"] = (paragraph, notes) => paragraph,
            ["list"] = StructureJson.Members["list"],
            ["rows"] = StructureJson.Members["rows"],
            ["caption"] = StructureJson.Members["caption"],
            ["embed"] = StructureJson.Members["embed"],
            ["label"] = StructureJson.Members["label"],
        },
        "id", "articleId", "number", "wordCount", "textHash", "quoteIds", "revision", "links", "quotes");

    private static readonly JsonShape<ParsedImage> Image = new(
        new()
        {
            ["url"] = (image, url) => image with { Url = url.Url() },
            ["caption"] = (image, caption) => image with { Caption = caption.Words(LongestText) },
            ["credit"] = (image, credit) => image with { Credit = credit.Line() },
            ["creator"] = (image, creator) => image with { Creator = creator.Line() },
            ["copyright"] = (image, copyright) => image with { Copyright = copyright.Line() },
            ["license"] = (image, license) => image with { License = license.Line() },
            ["alt"] = (image, alt) => image with { Alt = alt.Line(LongestText) },
            ["width"] = (image, width) => image with { Width = width.Whole(1, NeedsPixels) },
            ["height"] = (image, height) => image with { Height = height.Whole(1, NeedsPixels) },
            ["mediaType"] = (image, type) => image with { MediaType = type.Line() },
            ["takenAt"] = (image, instant) => image with { TakenAt = instant.Instant() },
            ["location"] = (image, location) => image with { Location = location.Line() },
            ["sha256"] = (image, hash) =>
                image with
                {
                    Sha256 = hash.Line(
                        line => IsSha256(line) ? line : null,
                        "this is not a SHA-256: 64 digits of 0-9 and a-f are needed."),
                },
            ["metadata"] = (image, metadata) => image with { Metadata = MetadataOf(metadata) },
            ["afterParagraph"] = (image, number) => image with { AfterParagraph = number.Whole(0, NeedsNumber) },
            ["raw"] = (image, raw) => image with { Raw = raw.Words(LongestText) },
        },
        "id", "articleId", "position", "role", "revision", "links");

    public static ParsedImage ImageOf(JsonValue source) => Image.Read(source, new(null, null, null, null));

    public static ParsedParagraph? ParagraphOf(JsonValue source)
    {
        var text = new ParsedParagraph(ParagraphKind.Paragraph, null, "");
        var paragraph = source.Needed(
            value =>
            {
                var read = value.IsObject
                    ? InLines(Paragraph.Read(value, text))
                    : text with { Text = value.Line(int.MaxValue) ?? "" };
                return read.Text.Length > 0 ? read : null;
            },
            "a paragraph needs text.");
        switch (paragraph)
        {
            case null:
                return null;
            case { Kind: ParagraphKind.Heading, Level: > 6 }:
                source.Unacceptable("the level of a heading is 1 to 6.");
                break;
            case { Kind: not (ParagraphKind.Heading or ParagraphKind.ListItem), Level: not null }:
                source.Unacceptable("only a heading and a list item have a level.");
                break;
        }

        if (StructureJson.FaultOf(paragraph) is { } fault)
        {
            source.Unacceptable(fault);
        }

        return paragraph with
        {
            Level = paragraph.Level
                ?? paragraph.Kind switch { ParagraphKind.Heading => 2, ParagraphKind.ListItem => 1, _ => null },
            Marks = source.Member("marks") is { } marks ? MarksOf(marks, paragraph.Text) : [],
            Notes = StructureJson.NotesOf(source.Member("notes"), paragraph.Text),
        };
    }

    /// <summary>Returns a paragraph with the lines that its kind has. The text of a table is its cells.</summary>
    private static ParsedParagraph InLines(ParsedParagraph paragraph)
    {
        var text = paragraph.Kind switch
        {
            ParagraphKind.Table when paragraph.Rows is { } rows => ParsedParagraph.TextOf(rows),
            ParagraphKind.Code => paragraph.Text.Trim('\n'),
            ParagraphKind.Embed => paragraph.Text.Trim(),
            _ => GivenFields.OneLine(paragraph.Text),
        };
        return paragraph with { Text = string.IsNullOrWhiteSpace(text) ? "" : text };
    }

    private static IReadOnlyList<Mark> MarksOf(JsonValue source, string text) =>
        [.. source.Items(MostMarks, value => MarkOf(value, text)).OrderBy(m => m.Start).ThenByDescending(m => m.End)];

    private static Mark? MarkOf(JsonValue source, string text)
    {
        var before = source.Faults.Count;
        var mark = MarkShape.Read(source, new((MarkType)(-1), null, -1, -1, 0, 0));
        var place = Place.OfCodePoints(1, text, mark.Start, mark.End);
        if (source.Faults.Count > before)
        {
            return null;
        }

        if (FaultOf(mark, place) is { } fault)
        {
            source.Unacceptable(fault);
            return null;
        }

        return Mark.Of(mark.Type, mark.Href, place!.Value);
    }

    private static string? FaultOf(Mark mark, Place? place)
    {
        if (!Enum.IsDefined(mark.Type))
        {
            return "a mark needs a type.";
        }

        if (place is null)
        {
            return "a mark needs a start and an end within its paragraph's text, in code points.";
        }

        var (isLink, hasHref) = (mark.Type == MarkType.Link, mark.Href is not null);
        return isLink != hasHref ? "a link needs an href, and only a link has one." : null;
    }

    private static string? MetadataOf(JsonValue source)
    {
        if (source.IsNull || !source.Is(JsonValueKind.Object, "an object is needed."))
        {
            return null;
        }

        // Serialised again, so that white space makes no difference.
        var metadata = JsonSerializer.Serialize(source.Element);
        if (metadata.Length > LongestMetadata || !SourceText.TryNormalise(metadata, out _, out _))
        {
            source.Unacceptable($"longer than {LongestMetadata} characters.");
        }

        return metadata == "{}" ? null : metadata;
    }

    internal static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
