using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Data.Quotes;

/// <summary>The row of a quote that was read or declared, a member a column.</summary>
internal sealed record QuoteRow
{
    public static readonly string InsertSql = $"{RowSql<QuoteRow>.Insert("quotes", nameof(Id))} returning id";

    /// <summary>Sets whose it is, and how that is known.</summary>
    public static readonly string AttributionSql = RowSql<QuoteRow>.Set(RowSql<QuoteRow>.Members.Except(OfPlace));

    // No word of the article is left in it.
    public static readonly string EraseSql =
        $"text = '', prefix = '', suffix = '', {RowSql<QuoteRow>.Clear(
            nameof(MentionText),
            nameof(CueText),
            nameof(Descriptor),
            nameof(OnBehalfOf),
            nameof(Addressee),
            nameof(Medium))}";

    // The members that do not follow from whose it is.
    private static IReadOnlyList<string> OfPlace =>
    [
        nameof(Id), nameof(ArticleId), nameof(ParagraphId), nameof(Number), nameof(Text), nameof(Kind),
        nameof(Review), nameof(UtteranceId), nameof(UtterancePart), nameof(UtteranceParts),
        nameof(PlaceStart), nameof(PlaceEnd), nameof(PlaceStartUtf16), nameof(PlaceEndUtf16),
        nameof(Prefix), nameof(Suffix), nameof(Anchor), nameof(Revision), nameof(AddedIn),
    ];

    public long? Id { get; init; }

    public long ArticleId { get; init; }

    public long ParagraphId { get; init; }

    public int Number { get; init; }

    public required string Text { get; init; }

    public required string Kind { get; init; }

    public required string SourceType { get; init; }

    public required string? MentionText { get; init; }

    public required long? MentionParagraphId { get; init; }

    public required int? MentionStart { get; init; }

    public required int? MentionEnd { get; init; }

    public required int? MentionStartUtf16 { get; init; }

    public required int? MentionEndUtf16 { get; init; }

    public required string? CueText { get; init; }

    public required long? CueParagraphId { get; init; }

    public required int? CueStart { get; init; }

    public required int? CueEnd { get; init; }

    public required int? CueStartUtf16 { get; init; }

    public required int? CueEndUtf16 { get; init; }

    public required string? Descriptor { get; init; }

    public required string? OnBehalfOf { get; init; }

    public required string? Addressee { get; init; }

    public required string? Medium { get; init; }

    public required double? AttributionConfidence { get; init; }

    public required double? ResolutionConfidence { get; init; }

    public required double? Confidence { get; init; }

    public required string? AttributionRule { get; init; }

    public required string? ResolutionRule { get; init; }

    public required string Method { get; init; }

    public required string Review { get; init; }

    public long? UtteranceId { get; init; }

    public required int UtterancePart { get; init; }

    public required int UtteranceParts { get; init; }

    public required int PlaceStart { get; init; }

    public required int PlaceEnd { get; init; }

    public required int PlaceStartUtf16 { get; init; }

    public required int PlaceEndUtf16 { get; init; }

    public required string Prefix { get; init; }

    public required string Suffix { get; init; }

    public required string Anchor { get; init; }

    public int Revision { get; init; }

    public int AddedIn => Revision;

    /// <param name="text">The text of its paragraph.</param>
    /// <param name="paragraphIds">The ids of the article's paragraphs in reading order.</param>
    public static QuoteRow Of(ParsedQuote quote, string text, IReadOnlyList<long> paragraphIds)
    {
        var (mention, cue) = (quote.Attribution.Mention, quote.Attribution.Cue);
        return new()
        {
            ParagraphId = paragraphIds[quote.Place.Paragraph - 1],
            Text = quote.Text,
            Kind = EnumText.Of(quote.Kind),
            SourceType = EnumText.Of(quote.SourceType),
            MentionText = mention?.Text,
            MentionParagraphId = ParagraphId(mention),
            MentionStart = mention?.Place.Start,
            MentionEnd = mention?.Place.End,
            MentionStartUtf16 = mention?.Place.StartUtf16,
            MentionEndUtf16 = mention?.Place.EndUtf16,
            CueText = cue?.Text,
            CueParagraphId = ParagraphId(cue),
            CueStart = cue?.Place.Start,
            CueEnd = cue?.Place.End,
            CueStartUtf16 = cue?.Place.StartUtf16,
            CueEndUtf16 = cue?.Place.EndUtf16,
            Descriptor = quote.Attribution.Descriptor,
            OnBehalfOf = quote.Attribution.OnBehalfOf,
            Addressee = quote.Attribution.Addressee,
            Medium = quote.Attribution.Medium,
            AttributionConfidence = quote.AttributionConfidence,
            ResolutionConfidence = quote.ResolutionConfidence,
            Confidence = ConfidenceOf(quote),
            AttributionRule = quote.AttributionRule,
            ResolutionRule = quote.ResolutionRule,
            Method = EnumText.Of(MethodOf(quote)),
            Review = EnumText.Of(ReviewState.Unreviewed),
            UtterancePart = quote.Part,
            UtteranceParts = quote.Parts,
            PlaceStart = quote.Place.Start,
            PlaceEnd = quote.Place.End,
            PlaceStartUtf16 = quote.Place.StartUtf16,
            PlaceEndUtf16 = quote.Place.EndUtf16,
            Prefix = quote.Place.Prefix(text),
            Suffix = quote.Place.Suffix(text),
            Anchor = EnumText.Of(QuoteAnchor.Exact),
        };

        long? ParagraphId(Phrase? phrase) => phrase is null ? null : paragraphIds[phrase.Place.Paragraph - 1];
    }

    private static AttributionMethod MethodOf(ParsedQuote quote) =>
        quote.Declared ? AttributionMethod.Declared
            : quote.Stated ? AttributionMethod.Stated
            : AttributionMethod.Rule;

    private static double? ConfidenceOf(ParsedQuote quote) =>
        quote is { AttributionConfidence: { } attribution, ResolutionConfidence: { } resolution }
            ? Math.Min(attribution, resolution)
            : quote.AttributionConfidence ?? quote.ResolutionConfidence;
}
