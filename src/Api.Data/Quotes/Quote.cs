using System.Text.Json.Serialization;
using Api.Content.Quotes;
using Api.Content.Search;
using Api.Content.Text;
using Api.Data.Articles;
using Api.Data.Paragraphs;
using Api.Data.Search;

namespace Api.Data.Quotes;

/// <summary>One contiguous span of somebody's words inside one paragraph, quotation marks excluded.</summary>
public sealed record Quote : Part
{
    /// <summary>The article it stands in.</summary>
    public ArticleReference Article => new(ArticleId, ArticleSlug, ArticleDisplayTitle);

    public required long ParagraphId { get; init; }

    public required int ParagraphNumber { get; init; }

    /// <summary>Its place among all quotes of the article, of every kind, from 1 in reading order.</summary>
    public required int Number { get; init; }

    /// <summary>The words, without the marks around them.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// `direct`: a whole utterance or whole sentences of it. `mixed`: words inside a clause that is otherwise the
    /// reporter's. `phrase`: presented as nobody's utterance. `indirect`: a reported clause without marks.
    /// </summary>
    public required QuoteKind Kind { get; init; }

    /// <summary>Who is quoted; empty when nobody is named or it cannot be told.</summary>
    public required IReadOnlyList<Reference> Speakers { get; init; }

    /// <summary>What kind of source the words have.</summary>
    public required SourceType SourceType { get; init; }

    public QuoteAttribution Attribution => new(
        MentionText is null
            ? null
            : new(MentionText, new(MentionParagraphId, MentionStart, MentionEnd, MentionStartUtf16, MentionEndUtf16)),
        CueText is null ? null : new(CueText, new(CueParagraphId, CueStart, CueEnd, CueStartUtf16, CueEndUtf16)),
        Descriptor, OnBehalfOf, Addressee, Medium);

    public Confidence Confidence => new(AttributionConfidence, ResolutionConfidence);

    public Rules Rules => new(AttributionRule, ResolutionRule);

    /// <summary>
    /// How its speaker was told: by our `rule`s, `declared` by the sender, or by a person (`manual`).
    /// </summary>
    public required AttributionMethod Method { get; init; }

    /// <summary>What a person said of it.</summary>
    public required ReviewState Review { get; init; }

    public Utterance Utterance => new(UtteranceId, UtterancePart, UtteranceParts);

    public QuotePlace Place => new(ParagraphId, PlaceStart, PlaceEnd, PlaceStartUtf16, PlaceEndUtf16);

    /// <summary>
    /// Up to 32 characters before it, without the opening mark's paragraph being left (W3C TextQuoteSelector
    /// `prefix`).
    /// </summary>
    public required string Prefix { get; init; }

    /// <summary>Up to 32 characters after it (W3C TextQuoteSelector `suffix`).</summary>
    public required string Suffix { get; init; }

    /// <summary>
    /// Whether it stands where it was found: `exact`, `moved` with its words, or `lost` in a later revision.
    /// </summary>
    public required QuoteAnchor Anchor { get; init; }

    /// <summary>The revision of the article in which it stands.</summary>
    public required int Revision { get; init; }

    /// <summary>The article's instant of publication.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The article's date, as precisely as it was printed.</summary>
    public required string? PublishedOn { get; init; }

    /// <summary>The article's language.</summary>
    public required string? Language { get; init; }

    /// <summary>
    /// The address of these words in the original page, with a text fragment (WICG Scroll To Text Fragment); null when
    /// the original's address is not known.
    /// </summary>
    public string? Original => CanonicalUrl is null ? null : TextFragment.Of(CanonicalUrl, Prefix, Text, Suffix);

    /// <summary>
    /// How it has the words of the quote that was asked about: the `same`, or `near`, with a small edit or a part left
    /// out. Among occurrences only.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Occurrence? Occurrence { get; init; }

    public QuoteLinks Links => new(Id, ArticleId, ParagraphId);

    internal override IEnumerable<Match?> Find(SearchQuery query) =>
        [Match.Of(query, Text, ParagraphId, PlaceStart, PlaceStartUtf16)];

    /// <summary>The paragraph in which it stands. By `include` only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Paragraph? Paragraph { get; init; }

    [JsonIgnore]
    public string ArticleSlug { get; init; } = "";

    [JsonIgnore]
    public string ArticleDisplayTitle { get; init; } = "";

    [JsonIgnore]
    public string? CanonicalUrl { get; init; }

    [JsonIgnore]
    public string? MentionText { get; init; }

    [JsonIgnore]
    public long MentionParagraphId { get; init; }

    [JsonIgnore]
    public int MentionStart { get; init; }

    [JsonIgnore]
    public int MentionEnd { get; init; }

    [JsonIgnore]
    public int MentionStartUtf16 { get; init; }

    [JsonIgnore]
    public int MentionEndUtf16 { get; init; }

    [JsonIgnore]
    public string? CueText { get; init; }

    [JsonIgnore]
    public long CueParagraphId { get; init; }

    [JsonIgnore]
    public int CueStart { get; init; }

    [JsonIgnore]
    public int CueEnd { get; init; }

    [JsonIgnore]
    public int CueStartUtf16 { get; init; }

    [JsonIgnore]
    public int CueEndUtf16 { get; init; }

    [JsonIgnore]
    public string? Descriptor { get; init; }

    [JsonIgnore]
    public string? OnBehalfOf { get; init; }

    [JsonIgnore]
    public string? Addressee { get; init; }

    [JsonIgnore]
    public string? Medium { get; init; }

    [JsonIgnore]
    public double? AttributionConfidence { get; init; }

    [JsonIgnore]
    public double? ResolutionConfidence { get; init; }

    [JsonIgnore]
    public string? AttributionRule { get; init; }

    [JsonIgnore]
    public string? ResolutionRule { get; init; }

    [JsonIgnore]
    public long UtteranceId { get; init; }

    [JsonIgnore]
    public int UtterancePart { get; init; }

    [JsonIgnore]
    public int UtteranceParts { get; init; }

    [JsonIgnore]
    public int PlaceStart { get; init; }

    [JsonIgnore]
    public int PlaceEnd { get; init; }

    [JsonIgnore]
    public int PlaceStartUtf16 { get; init; }

    [JsonIgnore]
    public int PlaceEndUtf16 { get; init; }
}

/// <summary>An article by its id, its slug and the title it shows.</summary>
public sealed record ArticleReference(long Id, string Slug, string DisplayTitle);

/// <summary>
/// Where words stand: a paragraph, and offsets into its text, end exclusive. `start` and `end` count Unicode code
/// points, as the selectors of the W3C Web Annotation Data Model do; the UTF-16 pair is what JavaScript and C# slice
/// with.
/// </summary>
public sealed record QuotePlace(long ParagraphId, int Start, int End, int StartUtf16, int EndUtf16);

/// <summary>Words of the article and where they stand.</summary>
public sealed record QuotePhrase(string Text, QuotePlace Place);

/// <summary>The words that give a quote its speaker; what is not there is null.</summary>
/// <param name="Mention">The source as written: `Mayor Ada Lindqvist`, `she`.</param>
/// <param name="Cue">The words that report the speech: `said`, `according to`.</param>
/// <param name="Descriptor">What is said of the source: `Mayor`.</param>
/// <param name="OnBehalfOf">For whom the source speaks.</param>
/// <param name="Addressee">To whom.</param>
/// <param name="Medium">Through what.</param>
public sealed record QuoteAttribution(
    QuotePhrase? Mention,
    QuotePhrase? Cue,
    string? Descriptor,
    string? OnBehalfOf,
    string? Addressee,
    string? Medium);

/// <summary>How sure the engine is, 0 to 1.</summary>
/// <param name="Attribution">
/// That the mention is the source of the words; null when no source was found, it was declared, or a person said so.
/// </param>
/// <param name="Resolution">That the mention is these speakers; null when there are none or a person said so.</param>
public sealed record Confidence(double? Attribution, double? Resolution);

/// <summary>
/// By which rules the engine found it. A name stays what it is; others may come, so take one that you do not know for
/// just another rule.
/// </summary>
/// <param name="Attribution">
/// The rule that found the mention, such as `subjectVerbAfter` (`“…,” she said`) or `accordingTo`; null when no source
/// was found, it was declared, or a person said so.
/// </param>
/// <param name="Resolution">
/// The rule by which the mention is these speakers, such as `fullName` or `pronounInParagraph`; null when there are
/// none, it was declared, or a person said so.
/// </param>
public sealed record Rules(string? Attribution, string? Resolution);

/// <summary>
/// What one speaker says in one go, though reporting words or paragraph breaks cut it into several quotes.
/// </summary>
/// <param name="Id">The same for all its parts: the id of the first.</param>
/// <param name="Part">Which part this quote is, from 1.</param>
/// <param name="Parts">How many there are.</param>
public sealed record Utterance(long Id, int Part, int Parts);

/// <summary>How a quote's speaker was told.</summary>
public enum AttributionMethod
{
    Rule,
    Declared,
    Manual,
}

/// <summary>What a person said of a quote.</summary>
public enum ReviewState
{
    Unreviewed,
    Confirmed,
    Rejected,
}

/// <summary>Whether a quote stands where it was found.</summary>
public enum QuoteAnchor
{
    Exact,
    Moved,
    Lost,
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record QuoteLinks(
    [property: JsonIgnore] long Id,
    [property: JsonIgnore] long ArticleId,
    [property: JsonIgnore] long ParagraphId)
{
    public string Self => $"/v1/quotes/{Id}";

    public string Article => $"/v1/articles/{ArticleId}";

    public string Paragraph => $"/v1/paragraphs/{ParagraphId}";

    public string Occurrences => $"/v1/quotes/{Id}/occurrences";
}
