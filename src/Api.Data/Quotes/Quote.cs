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
    /// <summary>The article that contains it.</summary>
    public ArticleReference Article => new(ArticleId, ArticleSlug, ArticleDisplayTitle);

    public required long ParagraphId { get; init; }

    public required int ParagraphNumber { get; init; }

    /// <summary>Its number among all quotes of the article, of every kind, from 1 in reading order.</summary>
    public required int Number { get; init; }

    /// <summary>The words, without the marks around them.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// `direct`: a whole utterance or whole sentences of it. `mixed`: words inside a clause that is otherwise the
    /// reporter's. `phrase`: presented as nobody's utterance. `indirect`: a reported clause without marks.
    /// </summary>
    public required QuoteKind Kind { get; init; }

    /// <summary>The people or bodies quoted; empty if none is named or they cannot be determined.</summary>
    public required IReadOnlyList<Reference> Speakers { get; init; }

    /// <summary>The kind of source of the words.</summary>
    public required SourceType SourceType { get; init; }

    public QuoteAttribution Attribution => new(Mention, Cue, Descriptor, OnBehalfOf, Addressee, Medium);

    private QuotePhrase? Mention => MentionText is null
        ? null
        : new(MentionText, new(MentionParagraphId, MentionStart, MentionEnd, MentionStartUtf16, MentionEndUtf16));

    private QuotePhrase? Cue =>
        CueText is null ? null : new(CueText, new(CueParagraphId, CueStart, CueEnd, CueStartUtf16, CueEndUtf16));

    public Confidence Confidence => new(AttributionConfidence, ResolutionConfidence);

    public Rules Rules => new(AttributionRule, ResolutionRule);

    /// <summary>
    /// The way in which its speaker was determined: by a `rule`, `stated` by the quote itself (in a label, a source
    /// line or a signature), `declared` by the sender, or by a person (`manual`).
    /// </summary>
    public required AttributionMethod Method { get; init; }

    /// <summary>A person's verdict on it.</summary>
    public required ReviewState Review { get; init; }

    public Utterance Utterance => new(UtteranceId, UtterancePart, UtteranceParts);

    public QuotePlace Place => new(ParagraphId, PlaceStart, PlaceEnd, PlaceStartUtf16, PlaceEndUtf16);

    /// <summary>Up to 32 characters before it, within its paragraph (W3C TextQuoteSelector `prefix`).</summary>
    public required string Prefix { get; init; }

    /// <summary>Up to 32 characters after it (W3C TextQuoteSelector `suffix`).</summary>
    public required string Suffix { get; init; }

    /// <summary>
    /// Whether it is where it was found: `exact`, `moved` with its words, or `lost` in a later revision.
    /// </summary>
    public required QuoteAnchor Anchor { get; init; }

    /// <summary>The revision of the article that contains it.</summary>
    public required int Revision { get; init; }

    /// <summary>The article's instant of publication.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The article's date, as precisely as it was printed.</summary>
    public required string? PublishedOn { get; init; }

    /// <summary>The article's language.</summary>
    public required string? Language { get; init; }

    /// <summary>
    /// The address of these words in the original page, with a text fragment (WICG Scroll To Text Fragment); null if
    /// the original's address is not known.
    /// </summary>
    public string? Original => CanonicalUrl is null ? null : TextFragment.Of(CanonicalUrl, Prefix, Text, Suffix);

    /// <summary>
    /// The match of its words with the given quote: the `same`, or `near`, with a small edit or a part left out. Only
    /// among occurrences.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Occurrence? Occurrence { get; init; }

    public QuoteLinks Links => new(Id, ArticleId, ParagraphId);

    internal override IEnumerable<Match?> Find(SearchQuery query) =>
        [Match.Of(query, Text, ParagraphId, PlaceStart, PlaceStartUtf16)];

    /// <summary>The paragraph that contains it. Only with `include`.</summary>
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
/// The place of words: a paragraph, and offsets into its text, end exclusive. `start` and `end` count Unicode code
/// points, as the selectors of the W3C Web Annotation Data Model do; JavaScript and C# slice with the UTF-16 pair.
/// </summary>
public sealed record QuotePlace(long ParagraphId, int Start, int End, int StartUtf16, int EndUtf16);

/// <summary>Words of the article and their place.</summary>
public sealed record QuotePhrase(string Text, QuotePlace Place);

/// <summary>The words that give a quote its speaker; those that are absent are null.</summary>
/// <param name="Mention">The source as written: `Mayor Ada Lindqvist`, `she`.</param>
/// <param name="Cue">The words that report the speech: `said`, `according to`.</param>
/// <param name="Descriptor">The description of the source: `Mayor`.</param>
/// <param name="OnBehalfOf">The person or body for whom the source speaks.</param>
/// <param name="Addressee">The person or body to whom the source speaks.</param>
/// <param name="Medium">The medium through which the source speaks.</param>
public sealed record QuoteAttribution(
    QuotePhrase? Mention,
    QuotePhrase? Cue,
    string? Descriptor,
    string? OnBehalfOf,
    string? Addressee,
    string? Medium);

/// <summary>The confidence of the engine, 0 to 1.</summary>
/// <param name="Attribution">
/// The confidence that the mention is the source of the words; null if no source was found, or it was declared or
/// decided by a person.
/// </param>
/// <param name="Resolution">
/// The confidence that the mention is these speakers; null if there are none or a person decided it.
/// </param>
public sealed record Confidence(double? Attribution, double? Resolution);

/// <summary>
/// The rules by which the engine found it. The meaning of a name never changes; names may be added, so treat an unknown
/// name as just another rule.
/// </summary>
/// <param name="Attribution">
/// The rule that found the mention, such as `subjectVerbAfter` (`“…,” she said`) or `accordingTo`; null if no source
/// was found, or it was declared or decided by a person.
/// </param>
/// <param name="Resolution">
/// The rule by which the mention is these speakers, such as `fullName` or `pronounInParagraph`; null if there are none,
/// or they were declared or decided by a person.
/// </param>
public sealed record Rules(string? Attribution, string? Resolution);

/// <summary>
/// Everything that one speaker says in one go, even if reporting words or paragraph breaks cut it into several quotes.
/// </summary>
/// <param name="Id">The id of its first part, shared by all its parts.</param>
/// <param name="Part">The number of this quote among the parts, from 1.</param>
/// <param name="Parts">The number of parts.</param>
public sealed record Utterance(long Id, int Part, int Parts);

/// <summary>The way in which a quote's speaker was determined.</summary>
public enum AttributionMethod
{
    Rule,

    /// <summary>The quote states its source itself: a label, a source line, a signature.</summary>
    Stated,
    Declared,
    Manual,
}

/// <summary>A person's verdict on a quote.</summary>
public enum ReviewState
{
    Unreviewed,
    Confirmed,
    Rejected,
}

/// <summary>Whether a quote is where it was found.</summary>
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
    [property: JsonIgnore] long ParagraphId) : ILinks
{
    public string Self => $"/v1/quotes/{Id}";

    public string Article => $"/v1/articles/{ArticleId}";

    public string Paragraph => $"/v1/paragraphs/{ParagraphId}";

    public string Occurrences => $"/v1/quotes/{Id}/occurrences";
}
