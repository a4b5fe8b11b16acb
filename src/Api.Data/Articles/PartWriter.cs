using System.Text;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Data.Articles;

/// <summary>
/// Writes an article's paragraphs, quotes, speakers and images within its transaction. A part that the stored article has already keeps its row;
/// one that it no longer has stays behind as removed, so that its address can say so.
/// </summary>
internal sealed class PartWriter(Session session, long articleId, int revision, DateTimeOffset sortAt)
{
    public async Task SaveAsync(ParsedArticle article)
    {
        var paragraphIds = await ParagraphsAsync(article.Paragraphs);
        await QuotesAsync(article, paragraphIds);
        await ImagesAsync(article.Images);
    }

    private const string RemoveParagraphsSql = "update paragraphs set removed_in = @Revision where id = @Id";

    private const string MoveParagraphSql = "update paragraphs set number = @Number where id = @Id and number <> @Number";

    private const string InsertParagraphSql = """
        insert into paragraphs (article_id, number, kind, level, text, word_count, text_hash, revision)
        values (@ArticleId, @Number, @Kind, @Level, @Text, @WordCount, @TextHash, @Revision)
        """;

    private const string ListParagraphsSql = """
        select id, number, kind, level, text
        from paragraphs
        where article_id = @ArticleId and removed_in is null
        order by number
        """;

    /// <summary>The ids of the paragraphs in reading order.</summary>
    private async Task<IReadOnlyList<long>> ParagraphsAsync(IReadOnlyList<ParsedParagraph> paragraphs)
    {
        var stored = new Remembered<ParsedParagraph>();
        foreach (var row in await session.QueryAsync<ParagraphRow>(ListParagraphsSql, new { ArticleId = articleId }))
        {
            stored.Add(new ParsedParagraph(row.Kind, row.Level, row.Text), row.Id);
        }

        var kept = paragraphs.Select((p, i) => new { Id = stored.Take(p), Number = i + 1, Paragraph = p }).ToList();
        await session.ExecuteAsync(RemoveParagraphsSql, stored.Left.Select(id => new { Id = id, Revision = revision }));
        await session.ExecuteAsync(MoveParagraphSql, kept.Where(k => k.Id is not null).Select(k => new { k.Id, k.Number }));
        await session.ExecuteAsync(InsertParagraphSql, kept.Where(k => k.Id is null).Select(k => new
        {
            ArticleId = articleId,
            k.Number,
            Kind = NameWriter.Text(k.Paragraph.Kind),
            k.Paragraph.Level,
            k.Paragraph.Text,
            WordCount = Words.Count(k.Paragraph.Text),
            TextHash = ArticleWriter.HashOf(Encoding.UTF8.GetBytes(k.Paragraph.Text)),
            Revision = revision,
        }));
        return [.. (await session.QueryAsync<ParagraphRow>(ListParagraphsSql, new { ArticleId = articleId })).Select(row => row.Id)];
    }

    private const string ListQuotesSql = """
        select id, paragraph_id, place_start_utf16 as "start", place_end_utf16 as "end"
        from quotes
        where article_id = @ArticleId and removed_in is null
        order by number
        """;

    private const string RemoveQuoteSql = "update quotes set removed_in = @Revision where id = @Id";

    private const string InsertQuoteSql = """
        insert into quotes (
          article_id, paragraph_id, number, text, kind, source_type,
          mention_text, mention_paragraph_id, mention_start, mention_end, mention_start_utf16, mention_end_utf16,
          cue_text, cue_paragraph_id, cue_start, cue_end, cue_start_utf16, cue_end_utf16,
          descriptor, on_behalf_of, addressee, medium, attribution_confidence, resolution_confidence, confidence,
          method, review, utterance_part, utterance_parts, place_start, place_end, place_start_utf16, place_end_utf16, prefix, suffix, anchor, revision)
        values (
          @ArticleId, @ParagraphId, @Number, @Text, @Kind, @SourceType,
          @MentionText, @MentionParagraphId, @MentionStart, @MentionEnd, @MentionStartUtf16, @MentionEndUtf16,
          @CueText, @CueParagraphId, @CueStart, @CueEnd, @CueStartUtf16, @CueEndUtf16,
          @Descriptor, @OnBehalfOf, @Addressee, @Medium, @AttributionConfidence, @ResolutionConfidence, @Confidence,
          'rule', 'unreviewed', @UtterancePart, @UtteranceParts, @Start, @End, @StartUtf16, @EndUtf16, @Prefix, @Suffix, 'exact', @Revision)
        """;

    private const string UpdateQuoteSql = """
        update quotes set
          number = @Number, kind = @Kind, source_type = @SourceType,
          mention_text = @MentionText, mention_paragraph_id = @MentionParagraphId,
          mention_start = @MentionStart, mention_end = @MentionEnd, mention_start_utf16 = @MentionStartUtf16, mention_end_utf16 = @MentionEndUtf16,
          cue_text = @CueText, cue_paragraph_id = @CueParagraphId,
          cue_start = @CueStart, cue_end = @CueEnd, cue_start_utf16 = @CueStartUtf16, cue_end_utf16 = @CueEndUtf16,
          descriptor = @Descriptor, on_behalf_of = @OnBehalfOf, addressee = @Addressee, medium = @Medium,
          attribution_confidence = @AttributionConfidence, resolution_confidence = @ResolutionConfidence, confidence = @Confidence,
          utterance_part = @UtterancePart, utterance_parts = @UtteranceParts
        where id = @Id
        """;

    private const string UtteranceSql = "update quotes set utterance_id = @UtteranceId where id = @Id";

    private const string ForgetSpeakersSql = """
        delete from quote_speakers where quote_id in (select id from quotes where article_id = @ArticleId);
        delete from speaker_names where article_id = @ArticleId;
        """;

    private const string InsertQuoteSpeakerSql = """
        insert into quote_speakers (quote_id, position, speaker_id, article_id, sort_at) values (@QuoteId, @Position, @SpeakerId, @ArticleId, @SortAt)
        """;

    private const string InsertSpeakerNameSql = """
        insert into speaker_names (article_id, speaker_id, kind, text) values (@ArticleId, @SpeakerId, @Kind, @Text)
        on conflict (article_id, speaker_id, kind, text) do nothing
        """;

    private async Task QuotesAsync(ParsedArticle article, IReadOnlyList<long> paragraphIds)
    {
        var stored = new Remembered<(long, int, int)>();
        foreach (var row in await session.QueryAsync<QuoteRow>(ListQuotesSql, new { ArticleId = articleId }))
        {
            stored.Add((row.ParagraphId, row.Start, row.End), row.Id);
        }

        long ParagraphId(Place place) => paragraphIds[place.Paragraph - 1];
        var rows = article.Quotes.Select((quote, i) => new
        {
            Id = stored.Take((ParagraphId(quote.Place), quote.Place.StartUtf16, quote.Place.EndUtf16)),
            ArticleId = articleId,
            ParagraphId = ParagraphId(quote.Place),
            Number = i + 1,
            quote.Text,
            Kind = NameWriter.Text(quote.Kind),
            SourceType = NameWriter.Text(quote.SourceType),
            MentionText = quote.Attribution.Mention?.Text,
            MentionParagraphId = quote.Attribution.Mention is { } m ? ParagraphId(m.Place) : (long?)null,
            MentionStart = quote.Attribution.Mention?.Place.Start,
            MentionEnd = quote.Attribution.Mention?.Place.End,
            MentionStartUtf16 = quote.Attribution.Mention?.Place.StartUtf16,
            MentionEndUtf16 = quote.Attribution.Mention?.Place.EndUtf16,
            CueText = quote.Attribution.Cue?.Text,
            CueParagraphId = quote.Attribution.Cue is { } c ? ParagraphId(c.Place) : (long?)null,
            CueStart = quote.Attribution.Cue?.Place.Start,
            CueEnd = quote.Attribution.Cue?.Place.End,
            CueStartUtf16 = quote.Attribution.Cue?.Place.StartUtf16,
            CueEndUtf16 = quote.Attribution.Cue?.Place.EndUtf16,
            quote.Attribution.Descriptor,
            quote.Attribution.OnBehalfOf,
            quote.Attribution.Addressee,
            quote.Attribution.Medium,
            quote.AttributionConfidence,
            quote.ResolutionConfidence,
            Confidence = Smaller(quote.AttributionConfidence, quote.ResolutionConfidence),
            UtterancePart = quote.Part,
            UtteranceParts = quote.Parts,
            quote.Place.Start,
            quote.Place.End,
            quote.Place.StartUtf16,
            quote.Place.EndUtf16,
            Prefix = quote.Place.Prefix(article.Paragraphs[quote.Place.Paragraph - 1].Text),
            Suffix = quote.Place.Suffix(article.Paragraphs[quote.Place.Paragraph - 1].Text),
            Revision = revision,
        }).ToList();

        await session.ExecuteAsync(RemoveQuoteSql, stored.Left.Select(id => new { Id = id, Revision = revision }));
        await session.ExecuteAsync(UpdateQuoteSql, rows.Where(row => row.Id is not null));
        await session.ExecuteAsync(InsertQuoteSql, rows.Where(row => row.Id is null));

        var ids = (await session.QueryAsync<QuoteRow>(ListQuotesSql, new { ArticleId = articleId })).Select(row => row.Id).ToList();
        var firstOf = article.Quotes.Zip(ids).GroupBy(q => q.First.Utterance).ToDictionary(g => g.Key, g => g.First().Second);
        await session.ExecuteAsync(UtteranceSql, article.Quotes.Zip(ids, (quote, id) => new { Id = id, UtteranceId = firstOf[quote.Utterance] }));
        await SpeakersAsync(article.Quotes, ids);
    }

    private async Task SpeakersAsync(IReadOnlyList<ParsedQuote> quotes, IReadOnlyList<long> quoteIds)
    {
        await session.ExecuteAsync(ForgetSpeakersSql, new { ArticleId = articleId });
        var names = new NameWriter(session);
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var speaker in quotes.SelectMany(q => q.Speakers).DistinctBy(s => s.Name))
        {
            var id = known[speaker.Name] = await names.SpeakerAsync(articleId, speaker);
            await session.ExecuteAsync(InsertSpeakerNameSql, speaker.Aliases.Select(alias => new { ArticleId = articleId, SpeakerId = id, Kind = "alias", Text = alias }));
        }

        await session.ExecuteAsync(InsertQuoteSpeakerSql, quotes.Zip(quoteIds).SelectMany(q =>
            q.First.Speakers.Select(s => known[s.Name]).Distinct().Select((id, i) => new { QuoteId = q.Second, Position = i + 1, SpeakerId = id, ArticleId = articleId, SortAt = sortAt })));

        // A descriptor of several speakers at once says nothing of one of them.
        await session.ExecuteAsync(InsertSpeakerNameSql, quotes.Where(q => q is { Attribution.Descriptor: not null, Speakers.Count: 1 }).Select(q =>
            new { ArticleId = articleId, SpeakerId = known[q.Speakers[0].Name], Kind = "descriptor", Text = q.Attribution.Descriptor }));
    }

    private const string ListImagesSql = """
        select id, caption, credit
        from images
        where article_id = @ArticleId and removed_in is null
        order by position
        """;

    private const string RemoveImageSql = "update images set removed_in = @Revision where id = @Id";

    private const string MoveImageSql = "update images set position = @Position, after_paragraph = @AfterParagraph, role = @Role where id = @Id";

    private const string InsertImageSql = """
        insert into images (article_id, position, after_paragraph, role, caption, credit, raw, revision)
        values (@ArticleId, @Position, @AfterParagraph, @Role, @Caption, @Credit, @Raw, @Revision)
        """;

    private async Task ImagesAsync(IReadOnlyList<ParsedImage> images)
    {
        var stored = new Remembered<(string?, string?)>();
        foreach (var row in await session.QueryAsync<ImageRow>(ListImagesSql, new { ArticleId = articleId }))
        {
            stored.Add((row.Caption, row.Credit), row.Id);
        }

        var rows = images.Select((image, i) => new
        {
            Id = stored.Take((image.Caption, image.Credit)),
            ArticleId = articleId,
            Position = i + 1,
            image.AfterParagraph,
            Role = NameWriter.Text(i == 0 && image.AfterParagraph == 0 ? Images.ImageRole.Main : Images.ImageRole.Body),
            image.Caption,
            image.Credit,
            image.Raw,
            Revision = revision,
        }).ToList();
        await session.ExecuteAsync(RemoveImageSql, stored.Left.Select(id => new { Id = id, Revision = revision }));
        await session.ExecuteAsync(MoveImageSql, rows.Where(row => row.Id is not null));
        await session.ExecuteAsync(InsertImageSql, rows.Where(row => row.Id is null));
    }

    private static double? Smaller(double? a, double? b) => a is { } x && b is { } y ? Math.Min(x, y) : a ?? b;

    /// <summary>Stored parts by what they say, each to be taken once, in their order.</summary>
    private sealed class Remembered<T>
        where T : notnull
    {
        private readonly Dictionary<T, Queue<long>> _ids = [];

        public IEnumerable<long> Left => _ids.Values.SelectMany(ids => ids);

        public void Add(T part, long id) => (_ids.TryGetValue(part, out var ids) ? ids : _ids[part] = []).Enqueue(id);

        public long? Take(T part) => _ids.TryGetValue(part, out var ids) && ids.TryDequeue(out var id) ? id : null;
    }

    private sealed record ParagraphRow
    {
        public required long Id { get; init; }

        public required ParagraphKind Kind { get; init; }

        public required int? Level { get; init; }

        public required string Text { get; init; }
    }

    private sealed record QuoteRow
    {
        public required long Id { get; init; }

        public required long ParagraphId { get; init; }

        public required int Start { get; init; }

        public required int End { get; init; }
    }

    private sealed record ImageRow
    {
        public required long Id { get; init; }

        public required string? Caption { get; init; }

        public required string? Credit { get; init; }
    }
}
