using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Benchmarks;

/// <summary>A quotation as people labelled it: places are UTF-16 offsets in a paragraph, counted from 0.</summary>
internal sealed record LabelledQuote(
    int Paragraph,
    int Start,
    int End,
    string? Speaker,
    (int Paragraph, int Start, int End)? Mention,
    (int Paragraph, int Start, int End)? Cue)
{
    /// <summary>Whether it has no marks, and a verb of speech reports it.</summary>
    public bool IsReported { get; init; }

    /// <summary>
    /// Returns the candidates that are the labelled source, if possible at the labelled place and by the labelled cue.
    /// </summary>
    public List<int> RightOnes(LabelledArticle article, List<Candidate> candidates)
    {
        if (string.IsNullOrEmpty(Speaker))
        {
            return [candidates.Count - 1];
        }

        var right = Enumerable.Range(0, candidates.Count)
            .Where(
                i => candidates[i].Source is { } s
                    && LastNames.Match(Speaker, article.Paragraphs[s.Paragraph].Text[s.MentionStart..s.FullEnd]))
            .ToList();
        Narrow(right, Mention, i => candidates[i].Source is { } s ? (s.Paragraph, s.MentionStart, s.FullEnd) : default);
        Narrow(right, Cue, i => candidates[i].Source is { } s ? (s.Paragraph, s.CueStart, s.CueEnd) : default);
        return right;
    }

    private static void Narrow(
        List<int> right,
        (int Paragraph, int Start, int End)? place,
        Func<int, (int Paragraph, int Start, int End)> of)
    {
        bool Meets(int i) =>
            place is { } p
                && of(i) is var o
                && o.Paragraph == p.Paragraph
                && LabelledArticle.Overlap(o.Start, o.End, p.Start, p.End) > 0;
        if (right.Exists(Meets))
        {
            right.RemoveAll(i => !Meets(i));
        }
    }
}

/// <summary>A row of the labelled data: offsets in it are code points into the row's text.</summary>
internal sealed class LabelledArticle
{
    private readonly int[] _units;
    private readonly List<(int Start, int End)> _ranges = [];

    public LabelledArticle(JsonNode row)
    {
        Id = row["id"]!.GetValue<string>();
        var text = row["text"]!.GetValue<string>();
        var runes = text.EnumerateRunes().ToArray();
        _units = new int[runes.Length + 1];
        for (var i = 0; i < runes.Length; i++)
        {
            _units[i + 1] = _units[i] + runes[i].Utf16SequenceLength;
        }

        foreach (var range in row["paragraphs"]!.AsArray())
        {
            var (start, end) = (range![0]!.GetValue<int>(), range[1]!.GetValue<int>());
            _ranges.Add((start, end));
            Paragraphs.Add(new(ParagraphKind.Paragraph, null, text[_units[start].._units[end]]));
        }

        foreach (var quote in row["quotes"]!.AsArray())
        {
            if (Place(quote!, "start", "end") is { } place)
            {
                var reported = quote!["kind"]?.GetValue<string>() == "indirect"
                    && quote["speech"]?.GetValue<bool>() == true;
                Quotes.Add(
                    new(
                        place.Paragraph,
                        place.Start,
                        place.End,
                        quote["speaker"]?.GetValue<string>(),
                        Place(quote, "speaker_start", "speaker_end"),
                        Place(quote, "cue_start", "cue_end"))
                    { IsReported = reported });
            }
        }

        foreach (var range in row["ignore"]?.AsArray() ?? [])
        {
            if (Place(range![0]!.GetValue<int>(), range[1]!.GetValue<int>()) is { } place)
            {
                Ignored.Add(place);
            }
        }
    }

    public string Id { get; }

    public List<ParsedParagraph> Paragraphs { get; } = [];

    public List<LabelledQuote> Quotes { get; } = [];

    public List<(int Paragraph, int Start, int End)> Ignored { get; } = [];

    /// <summary>Returns the beginning of a paragraph in the row's text, in code points.</summary>
    public int StartOf(int paragraph) => _ranges[paragraph].Start;

    /// <summary>
    /// Finds the labelled quotation that covers at least half of what it and the span cover together.
    /// </summary>
    public LabelledQuote? Find(int paragraph, MarkedSpan span) =>
        Quotes.Find(q => q.Paragraph == paragraph && Matches(q, span.Start, span.End));

    /// <summary>Finds the labelled report that covers at least half of what it and the words cover together.</summary>
    public LabelledQuote? FindReported(int paragraph, int start, int end) =>
        Quotes.Find(q => q.IsReported && q.Paragraph == paragraph && Matches(q, start, end));

    /// <summary>
    /// Whether the labels tell nothing about words without marks: they are left out, or are in a quotation of another
    /// kind.
    /// </summary>
    public bool LeavesOut(int paragraph, int start, int end) =>
        Ignores(paragraph, start, end)
            || Quotes.Exists(
                q => !q.IsReported
                    && q.Paragraph == paragraph
                    && (Matches(q, start, end) || 2 * Overlap(q.Start, q.End, start, end) >= end - start));

    /// <summary>Whether half of a span or more is left out of the labels.</summary>
    public bool Ignores(int paragraph, int start, int end) =>
        Ignored.Exists(i => i.Paragraph == paragraph && 2 * Overlap(i.Start, i.End, start, end) >= end - start);

    private static bool Matches(LabelledQuote quote, int start, int end) =>
        2 * Overlap(quote.Start, quote.End, start, end) >= Math.Max(quote.End, end) - Math.Min(quote.Start, start);

    public static int Overlap(int start, int end, int otherStart, int otherEnd) =>
        Math.Min(end, otherEnd) - Math.Max(start, otherStart);

    public static IEnumerable<LabelledArticle> ReadFile(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => new LabelledArticle(JsonNode.Parse(line)!));

    private (int Paragraph, int Start, int End)? Place(JsonNode node, string start, string end) =>
        node[start] is { } from && node[end] is { } to ? Place(from.GetValue<int>(), to.GetValue<int>()) : null;

    private (int Paragraph, int Start, int End)? Place(int start, int end)
    {
        var paragraph = _ranges.FindIndex(r => start >= r.Start && start < r.End);
        return paragraph < 0
            ? null
            : (paragraph, _units[start] - _units[_ranges[paragraph].Start],
                _units[Math.Min(end, _ranges[paragraph].End)] - _units[_ranges[paragraph].Start]);
    }
}
