using System.Globalization;
using System.Text;
using Api.Content.Articles;
using Api.Content.Text;
using CsCheck;

namespace Api.Tests.Formats;

/// <summary>
/// Generates articles with anything that could be taken for markup, in every place where text can be.
/// </summary>
internal static class Tangle
{
    private static readonly string[] Pieces =
    [
        "word", "a", "1.", "2)", "-", "+", "*", "**", "_x_", "#", "##", ">", "=", "===", "---", "~~~", "`", "```", "|",
        "!", "[x](y)", "[a]:", "]", "<b>", "</p>", "</script>", "<!--", "-->", "&amp;", "&", "\\", "\\*",
        "\"", "'", "{{", "$", "http://a.example/?a=1&copy=2", "<https://b.example>", "javascript:",
        "“It is,” Ada Moss said.", "é", "🌉", "שלום", "漢字", "\u200Dx", "%41", "@", ":", "?", "null", "0x1F",
    ];

    private static readonly string[] Addresses = [
        "https://a.example/",
        "https://a.example/a_b*c?x=1&copy=2#(f)",
        "http://b.example:8080/~x/%22q%22/%3Cz%3E",
        "https://ü.example/%C3%A9%20[1]%7C",
        "mailto:ada@a.example",
    ];

    // Of letters, so that there is something to say, and on one line.
    public static readonly Gen<string> Line = One(Pieces).Array[0, 6].Select(
        pieces => Normal(string.Join(' ', [.. pieces, "Quay"])));

    private static readonly Gen<string?> Said = Gen.OneOf(Line.Select(line => (string?)line), Gen.Const((string?)null));

    private static readonly Gen<ParsedParagraph> Words = Gen
        .Select(
            Line,
            One(ParagraphKind.Paragraph, ParagraphKind.Heading, ParagraphKind.Blockquote, ParagraphKind.ListItem),
            Gen.Int[1, 6],
            Gen.Int[0, 40].Array[8],
            One(Addresses))
        .Select((text, kind, level, cuts, address) =>
            new ParsedParagraph(kind, LevelOf(kind, level), text) { Marks = Marks(text, cuts, address) });

    private static readonly Gen<TableCell> Cells = Gen
        .Select(Said, Gen.Int[0, 3], Gen.Int[1, 2], Gen.Int[1, 2])
        .Select((text, kind, columns, rows) => new TableCell(text ?? "", kind == 0, columns, rows));

    private static readonly Gen<TableCell> Heads = Line.Select(text => new TableCell(text, Header: true, 1, 1));

    private static readonly Gen<TableCell> Plain = Said.Select(text => new TableCell(text ?? "", Header: false, 1, 1));

    // A grid with one row of heads, which Markdown has, and tables of any form.
    private static readonly Gen<ParsedParagraph> Tables = Gen
        .Select(
            Gen.OneOf(
                Gen.Select(Heads.Array[3], Plain.Array[3].Array[1, 3]).Select((head, rows) => rows.Prepend(head)),
                Cells.Array[1, 3].Array[1, 3].Select(rows => rows.AsEnumerable())),
            Said)
        .Select((rows, caption) => TableOf([.. rows], caption));

    private static readonly Gen<ParsedParagraph> Code = Line.Array[1, 3].Select(
        lines => new ParsedParagraph(ParagraphKind.Code, null, string.Join("\n\n  ", lines)));

    private static readonly Gen<ParsedParagraph> Posts = Gen
        .Select(Line.Array[1, 3], Said, Said, One("https://a.example/1", null))
        .Select((lines, provider, author, url) =>
            new ParsedParagraph(ParagraphKind.Embed, null, string.Join('\n', lines))
            {
                Embed = new(provider ?? (url is null ? null : "a.example"), url, author),
            });

    private static readonly Gen<ParsedParagraph> Paragraphs = Gen.Frequency(
        (8, Words), (1, Tables), (1, Code), (1, Posts));

    private static readonly Gen<ParsedImage> Images = Gen
        .Select(Said, Said, Said, Gen.Int[0, 3], One([.. Addresses[..4], "https://ü.example/é [1]|"]))
        .Select((caption, credit, alt, after, address) =>
            new ParsedImage(caption, credit, after, null) { Url = address, Alt = alt, Width = 640, Height = 480 });

    private static readonly Gen<ParsedArticle> Titles = Gen
        .Select(Said, Said, Said)
        .Select((title, subtitle, summary) => new ParsedArticle
        {
            Title = title,
            Subtitle = subtitle,
            Summary = summary,
            Language = "en",
            Dateline = subtitle,
            ExternalId = summary,
            CanonicalUrl = "https://a.example/quay",
            UsageTerms = subtitle,
            Status = ArticleStatus.Published,
        });

    private static readonly Gen<ParsedArticle> Tops = Gen
        .Select(Titles, Line.Array[0, 2], Said, Line.Array[0, 3], Said)
        .Select((article, authors, publisher, tags, terms) => article with
        {
            Byline = authors.Length > 0 ? string.Join(" and ", authors) : null,
            Authors = authors,
            Publisher = publisher,
            PublisherUrl = publisher is null ? null : "https://a.example/",
            Section = terms,
            Tags = [.. tags.Distinct(StringComparer.OrdinalIgnoreCase)],
            License = terms,
            About = terms is null ? null : new(terms, $"{terms}\n{terms}"),
        });

    private static readonly Gen<ParsedArticle> Dates = One<ParsedArticle>(
        new(),
        new() { PublishedOn = "2021" },
        new() { PublishedOn = "2021-01-18", PublishedText = "January 18, 2021" },
        new()
        {
            PublishedAt = new(2021, 1, 18, 16, 5, 0, TimeSpan.Zero),
            PublishedOn = "2021-01-18",
            ModifiedAt = new(2021, 2, 1, 8, 0, 0, TimeSpan.Zero),
        });

    public static readonly Gen<ParsedArticle> Articles = Gen.Select(
        Tops,
        Dates,
        Gen.Select(Paragraphs.Array[1, 6], Line.Array[0, 2]).Select(WithFootnotes),
        Images.Array[0, 3]).Select((head, dates, paragraphs, images) => head with
        {
            PublishedAt = dates.PublishedAt,
            PublishedOn = dates.PublishedOn,
            PublishedText = dates.PublishedText,
            ModifiedAt = dates.ModifiedAt,
            Paragraphs = paragraphs,
            Images = [
            .. images.OrderBy(image => image.AfterParagraph)
                .Select(
                    image => image with
                    {
                        AfterParagraph = Math.Min(
                            image.AfterParagraph!.Value,
                            paragraphs.Count(paragraph => paragraph.Kind != ParagraphKind.Footnote)),
                    }),
        ],
        });

    private static ParsedParagraph TableOf(IReadOnlyList<IReadOnlyList<TableCell>> rows, string? caption)
    {
        // At least one cell has words.
        rows = [[.. rows[0].Take(rows[0].Count - 1), rows[0][^1] with { Text = "Quay" }], .. rows.Skip(1)];
        return new(ParagraphKind.Table, null, ParsedParagraph.TextOf(rows)) { Rows = rows, Caption = caption };
    }

    // Numbered in the order in which paragraphs refer to them, at the ends of these.
    private static ParsedParagraph[] WithFootnotes(ParsedParagraph[] paragraphs, string[] notes)
    {
        var referring = paragraphs.Index()
            .Where(p => p.Item.Kind is ParagraphKind.Paragraph or ParagraphKind.ListItem)
            .Select(p => p.Index)
            .Take(notes.Length)
            .ToList();
        var labels = referring.Select((_, i) => (i + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        foreach (var (index, label) in referring.Zip(labels))
        {
            var text = paragraphs[index].Text;
            var end = text.EnumerateRunes().Count();
            paragraphs[index] = paragraphs[index] with { Notes = [new(label, end, text.Length)] };
        }

        return
        [
            .. paragraphs,
            .. labels.Zip(
                notes,
                (label, note) => new ParsedParagraph(ParagraphKind.Footnote, null, note) { Label = label }),
        ];
    }

    private static int? LevelOf(ParagraphKind kind, int level) => kind switch
    {
        ParagraphKind.Heading => Math.Max(level, 2),
        ParagraphKind.ListItem => level,
        _ => null,
    };

    // Four marks one after or in the other, on whole words, in the order in which they are kept.
    private static IReadOnlyList<Mark> Marks(string text, int[] cuts, string address)
    {
        var words = text.Split(' ');
        var starts = words.Select((_, i) => words.Take(i).Sum(word => word.Length + 1)).ToList();
        Mark? Of(MarkType type, int from, int to)
        {
            var href = type == MarkType.Link ? address : null;
            return from > to || to >= words.Length
                ? null
                : MarkOf(type, href, text, starts[from], starts[to] + words[to].Length);
        }

        var marks = new[]
        {
            Of(MarkType.Link, cuts[0] % 3, 2), Of(MarkType.Strong, cuts[0] % 3, cuts[1] % 3),
            Of(MarkType.Emphasis, 3 + (cuts[2] % 3), 3 + (cuts[3] % 4)),
        };
        return [
            .. marks.OfType<Mark>()
                .OrderBy(mark => mark.Start)
                .ThenByDescending(mark => mark.End)
                .ThenBy(mark => mark.Type),
        ];
    }

    public static Mark MarkOf(MarkType type, string? href, string text, int start, int end)
    {
        var place = Place.Of(1, text, start, end);
        return new(type, href, place.Start, place.End, place.StartUtf16, place.EndUtf16);
    }

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Normal(string text) =>
        SourceText.TryNormalise(text.Normalize(NormalizationForm.FormC), out var normal, out _)
            ? normal
            : throw new InvalidOperationException(text);
}
