using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Language;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;
using Api.Content.Quotes.Model;
using Api.Content.Quotes.Reported;
using Api.Content.Quotes.Speakers;
using Api.Content.Quotes.Stated;
using Api.Content.Text;

namespace Api.Content.Quotes;

/// <summary>
/// Finds the quotes of an article and their speakers: marks and reported clauses, then attribution, then speakers. Pure
/// and total: any text gives an answer, the same text always the same one, in time linear in its length.
/// </summary>
public static class QuoteReader
{
    private const int StepsPerParagraph = 100;
    private const int StepsPerCharacter = 5;

    /// <param name="paragraphs">The body in reading order.</param>
    /// <param name="title">The headline, which may hold the fullest form of a name; null if there is none.</param>
    /// <param name="language">
    /// BCP 47 tag of the text; null has it guessed. Marks are found in every language, speakers in those that have a
    /// <see cref="Lexicon"/>.
    /// </param>
    /// <param name="budget">The budget of work; null for a new one.</param>
    /// <returns>The quotes by paragraph and place.</returns>
    /// <exception cref="TooMuchWorkException">The budget is spent.</exception>
    public static IReadOnlyList<ParsedQuote> Read(
        IReadOnlyList<ParsedParagraph> paragraphs,
        string? title,
        string? language,
        WorkBudget? budget = null) =>
        Read(paragraphs, title, language, budget ?? new(), null);

    internal static IReadOnlyList<ParsedQuote> Read(
        IReadOnlyList<ParsedParagraph> paragraphs,
        string? title,
        string? language,
        WorkBudget budget,
        AttributionModel? model)
    {
        budget.Spend(
            paragraphs.Sum(paragraph => StepsPerParagraph + (StepsPerCharacter * (long)paragraph.Text.Length)),
            "its text is too long");
        model ??= LinearModel.Learned;

        var text = AnnotatedText.In(language, paragraphs, title);
        var stated = StatedQuotes.Read(text, paragraphs);
        var marked = Attributor.Read(text, model, budget);
        var quotations = Quotation.InOrder(marked, ReportedSpeech.Read(text, model), stated);
        var speakers = SpeakerResolver.Resolve(text, quotations, budget);
        return Quotes(text, quotations, speakers);
    }

    /// <summary>How much stands in marks, whatever it is.</summary>
    internal static int CountMarked(IReadOnlyList<ParsedParagraph> paragraphs) =>
        new AnnotatedText(paragraphs, null, null).Paragraphs.Sum(paragraph => paragraph.Spans.Count);

    private static List<ParsedQuote> Quotes(AnnotatedText text, List<Quotation> quotations, List<Resolution> speakers)
    {
        if (quotations.Count == 0)
        {
            return [];
        }

        var numbers = Utterances.Number(quotations);
        var places = text.Paragraphs.Select(p => new Places(p.Index + 1, p.Text)).ToList();
        return quotations.Select((q, i) => Quote(q, numbers[i], speakers[i], text.Paragraphs, places)).ToList();
    }

    /// <summary>
    /// The most characters of a mention or a cue. Every quote carries its own, so without a limit one endless name
    /// would fill gigabytes. The longest in the labelled data has 232.
    /// </summary>
    private const int LongestMention = 1000;

    private static int Longest(SourceMention source) =>
        Math.Max(source.FullEnd - source.MentionStart, source.CueEnd - source.CueStart);

    private static ParsedQuote Quote(
        Quotation quotation,
        (int Utterance, int Part, int Parts) number,
        Resolution resolution,
        IReadOnlyList<AnnotatedParagraph> paragraphs,
        List<Places> places)
    {
        var text = paragraphs[quotation.Paragraph].Text;
        var span = quotation.Span;
        var kind = quotation.Kind;
        var source = kind == QuoteKind.Phrase || quotation.Source is not { } found || Longest(found) > LongestMention
            ? null
            : found;
        var attribution = source is null or { Rule: AttributionRule.Account }
            ? ParsedAttribution.None
            : AttributionDetails.Of(source, paragraphs[source.Paragraph], places[source.Paragraph]);
        var attributionRule = source is null ? null : CamelCase(source.Rule.ToString());
        var unstated = paragraphs[quotation.Paragraph].Article.HasLexicon ? Resolution.None : Resolution.NotAttempted;
        var resolved = source is null ? unstated : resolution;
        var resolutionRule = resolved.Speakers.Count == 0 ? null : CamelCase(resolved.Rule.ToString());
        return new()
        {
            Place = places[quotation.Paragraph].Of(span.Start, span.End),
            Text = text[span.Start..span.End],
            Kind = kind,
            Speakers = resolved.Speakers.Select(s => s.Parsed).ToList(),
            SourceType = resolved.SourceType,
            Attribution = attribution,
            AttributionConfidence = source?.Confidence,
            ResolutionConfidence = resolved.Confidence,
            AttributionRule = attributionRule,
            ResolutionRule = resolutionRule,
            Utterance = number.Utterance,
            Part = number.Part,
            Parts = number.Parts,
            Stated = quotation.Stated,
        };
    }

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
