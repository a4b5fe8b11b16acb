using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// Reads the quotes that a JSON source declares: a paragraph's number and a range of code points in its text, as in
/// answers. Quotes in an answer that nobody declared are left out: they are found again.
/// </summary>
internal static class DeclaredQuotes
{
    private const int MostSpeakers = 100;
    private const string NeedsNumber = "a whole number from 0 is needed.";

    private enum Method
    {
        Rule,
        Stated,
        Declared,
        Manual,
    }

    private sealed record Declaration(JsonValue Source)
    {
        public int? Paragraph { get; init; }

        public int? Start { get; init; }

        public int? End { get; init; }

        public QuoteKind Kind { get; init; }

        public IReadOnlyList<Source> Speakers { get; init; } = [];

        public Method Method { get; init; } = Method.Declared;
    }

    private sealed record Source(string? Name, SpeakerKind? Kind);

    private static readonly JsonShape<Source> Speaker = new(
        new()
        {
            ["name"] = (speaker, name) => speaker with { Name = name.Line() },
            ["kind"] = (speaker, kind) => speaker with { Kind = kind.Choice<SpeakerKind>() },
        },
        "id", "slug");

    private static readonly JsonShape<Declaration> Place = new(
        new()
        {
            ["start"] = (quote, start) => quote with { Start = start.Whole(0, NeedsNumber) },
            ["end"] = (quote, end) => quote with { End = end.Whole(0, NeedsNumber) },
        },
        "paragraphId", "startUtf16", "endUtf16");

    private static readonly JsonShape<Declaration> Quote = new(
        new(Place.Members)
        {
            ["paragraphNumber"] = (quote, number) =>
                quote with { Paragraph = number.Whole(1, "a whole number from 1 is needed.") },
            ["place"] = (quote, place) => Place.Read(place, quote),
            ["kind"] = (quote, kind) => quote with { Kind = kind.Choice<QuoteKind>() ?? QuoteKind.Direct },
            ["speakers"] = (quote, speakers) => quote with { Speakers = speakers.Items(MostSpeakers, SpeakerOf) },
            ["method"] = (quote, method) => quote with { Method = method.Choice<Method>() ?? Method.Declared },
        },
        "id", "articleId", "article", "paragraphId", "number", "text", "sourceType", "attribution", "confidence",
        "rules", "review", "utterance", "prefix", "suffix", "anchor", "revision",
        "publishedAt", "publishedOn", "language", "original", "links");

    /// <param name="known">The article's present quotes: their speakers are known by name.</param>
    /// <param name="paragraphs">The body that contains the quotes.</param>
    /// <returns>The quotes by paragraph and place; empty if none is declared.</returns>
    public static IReadOnlyList<ParsedQuote> Read(
        JsonValue source,
        IReadOnlyList<ParsedQuote> known,
        IReadOnlyList<ParsedParagraph> paragraphs)
    {
        var declarations = source.Items(ArticleReader.MaxQuotes, quote => Quote.Read(quote, new(quote)))
            .Where(quote => quote.Method == Method.Declared)
            .ToList();

        // An unknown body has no places.
        return source.Faults.Count > 0
            ? []
            : Quotes(
                declarations,
                known.SelectMany(quote => quote.Speakers)
                    .DistinctBy(speaker => speaker.Name)
                    .ToDictionary(speaker => speaker.Name),
                paragraphs);
    }

    private static List<ParsedQuote> Quotes(
        List<Declaration> declarations,
        Dictionary<string, ParsedSpeaker> known,
        IReadOnlyList<ParsedParagraph> paragraphs)
    {
        var places = new Places?[paragraphs.Count];
        var placed = new List<(Declaration Quote, Place Place)>();
        foreach (var quote in declarations)
        {
            if (quote.Paragraph is not { } number || number > paragraphs.Count)
            {
                quote.Source.Unacceptable($"the number of a paragraph is needed, 1 to {paragraphs.Count}.");
                continue;
            }

            var paragraph = places[number - 1] ??= new(number, paragraphs[number - 1].Text);
            if (quote is { Start: { } start, End: { } end } && paragraph.OfCodePoints(start, end) is { } place)
            {
                placed.Add((quote, place));
            }
            else
            {
                quote.Source.Unacceptable(
                    $"a start and an end after it are needed, both within the {paragraph.Length} code points of "
                        + $"paragraph {number}.");
            }
        }

        placed.Sort((a, b) => (a.Place.Paragraph, a.Place.Start).CompareTo((b.Place.Paragraph, b.Place.Start)));
        for (var i = 1; i < placed.Count; i++)
        {
            if (placed[i].Place.Paragraph == placed[i - 1].Place.Paragraph
                && placed[i].Place.Start < placed[i - 1].Place.End)
            {
                placed[i].Quote.Source.Unacceptable($"this overlaps {placed[i - 1].Quote.Source.Pointer}.");
            }
        }

        string TextAt(Place place) => paragraphs[place.Paragraph - 1].Text;
        return [
            .. placed.Select(
                (quote, i) => Parsed(quote.Quote, quote.Place, i + 1, known, TextAt(quote.Place))),
        ];
    }

    private static ParsedQuote Parsed(
        Declaration quote,
        Place place,
        int number,
        Dictionary<string, ParsedSpeaker> known,
        string text) => new()
        {
            Place = place,
            Text = text[place.StartUtf16..place.EndUtf16],
            Kind = quote.Kind,
            Speakers = [
            .. quote.Speakers.Select(
                speaker => speaker.Kind is null && known.TryGetValue(speaker.Name!, out var same)
                    ? same
                    : new(speaker.Name!, speaker.Kind ?? SpeakerKind.Person, [])),
        ],
            SourceType = quote.Speakers.Count > 0 ? SourceType.Named : SourceType.None,
            Attribution = ParsedAttribution.None,
            AttributionConfidence = null,
            ResolutionConfidence = null,
            Utterance = number,
            Part = 1,
            Parts = 1,
            Declared = true,
        };

    private static Source? SpeakerOf(JsonValue source) => source.Needed(
        value =>
        {
            var speaker = value.IsObject ? Speaker.Read(value, new(null, null)) : new(value.Line(), null);
            return speaker.Name is null ? null : speaker;
        },
        "a name is needed.");
}
