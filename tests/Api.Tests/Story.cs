using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Tests;

/// <summary>
/// Makes articles about nobody, as a reader hands them on: with the statements of a test, and nothing else.
/// </summary>
internal static class Story
{
    /// <summary>Returns an article of these paragraphs, or of one that nothing else has if none is given.</summary>
    public static ParsedArticle Of(params string[] paragraphs) => new()
    {
        Title = Server.NewName("Ferry"),
        Paragraphs = [
            .. (paragraphs is [] ? [$"The {Server.NewName("ferry")} left the harbour at dawn."] : paragraphs).Select(
                p => new ParsedParagraph(ParagraphKind.Paragraph, null, p)),
        ],
    };

    /// <summary>Returns an article that quotes a speaker once, with an address that identifies it again.</summary>
    public static ParsedArticle Quoting(string speaker, string words = "The harbour is open.") =>
        Of($"The {Server.NewName("ferry")} left.", $"“{words}” {speaker} said.").Quote(words, speaker);

    public static ParsedArticle At(this ParsedArticle article, string url) => article with { CanonicalUrl = url };

    public static ParsedArticle On(this ParsedArticle article, string date) => article with { PublishedOn = date };

    public static ParsedArticle Tagged(this ParsedArticle article, params string[] tags) =>
        article with { Tags = tags };

    public static ParsedArticle By(this ParsedArticle article, params string[] authors) =>
        article with { Byline = string.Join(" and ", authors), Authors = authors };

    public static ParsedArticle From(this ParsedArticle article, string publisher) =>
        article with { Publisher = publisher };

    public static ParsedArticle Pictured(this ParsedArticle article, params string[] captions) =>
        article with
        {
            Images = [.. captions.Select((c, i) => new ParsedImage(c, "Harbour Press", i, $"{c} (Harbour Press)"))],
        };

    /// <summary>
    /// Adds a quote to an article: the first occurrence of the words, with the speaker's name after them as the
    /// mention.
    /// </summary>
    public static ParsedArticle Quote(
        this ParsedArticle article,
        string words,
        string? speaker,
        QuoteKind kind = QuoteKind.Direct,
        SourceType? source = null,
        double? confidence = null,
        SpeakerKind speakerKind = SpeakerKind.Person)
    {
        var (text, paragraph) = article.Paragraphs.Select((p, i) => (p.Text, i + 1))
            .First(p => p.Text.Contains(words, StringComparison.Ordinal));
        var quote = new ParsedQuote
        {
            Place = PhraseOf(paragraph, text, words)!.Place,
            Text = words,
            Kind = kind,
            Speakers = [],
            SourceType = source ?? SourceType.None,
            Attribution = new(null, PhraseOf(paragraph, text, "said"), null, null, null, null),
            AttributionConfidence = null,
            ResolutionConfidence = null,
            Utterance = article.Quotes.Count + 1,
            Part = 1,
            Parts = 1,
        };
        if (speaker is not null)
        {
            quote = quote with
            {
                Speakers = [new ParsedSpeaker(speaker, speakerKind, [])],
                SourceType = source ?? SourceType.Named,
                ResolutionConfidence = 0.95,
                ResolutionRule = "fullName",
            };
        }

        if (speaker is not null && PhraseOf(paragraph, text, speaker) is { } mention)
        {
            quote = quote with
            {
                Attribution = quote.Attribution with { Mention = mention },
                AttributionConfidence = confidence ?? 0.9,
                AttributionRule = "subjectVerbAfter",
            };
        }

        return article with
        {
            Quotes = [.. article.Quotes.Append(quote).OrderBy(q => q.Place.Paragraph).ThenBy(q => q.Place.Start)],
        };
    }

    /// <summary>A plain text that the readers cannot misunderstand.</summary>
    public static string Text(string title, params string[] paragraphs) =>
        string.Join("\n\n", [title, .. paragraphs]) + "\n";

    private static Phrase? PhraseOf(int paragraph, string text, string words) =>
        text.IndexOf(words, StringComparison.Ordinal) is var at and >= 0
            ? new(words, Place.Of(paragraph, text, at, at + words.Length))
            : null;
}
