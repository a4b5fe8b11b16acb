using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;
using Api.Data.Quotes;

namespace Api.Data.Articles;

/// <summary>
/// Writes an article's quotes and whose they are, within its transaction. A quote keeps its row as long as its words stand where they stood, or, between
/// the same words, in exactly one other place. One for which a person answers stays in any case: it is lost when its words are.
/// </summary>
/// <param name="isNew">The article had no quote before.</param>
internal sealed class QuotePartWriter(Session session, NameWriter names, long articleId, int revision, DateTimeOffset sortAt, bool isNew)
{
    private const string ListSql = """
        select id, paragraph_id, text, prefix, suffix, place_start_utf16 as "start", place_end_utf16 as "end", method, anchor,
          case when method = 'manual' or review <> 'unreviewed' or kind_by_person = 1 then 1 else 0 end as kept,
          case when review = 'rejected' then 1 else 0 end as rejected
        from quotes
        where article_id = @ArticleId and removed_in is null
        order by number
        """;

    private const string RemoveSql = "update quotes set removed_in = @Revision where id = @Id";

    private const string LoseSql = """
        update quotes set anchor = 'lost', revision = case when anchor = 'lost' then revision else @Revision - 1 end, number = @Number where id = @Id
        """;

    private const string InsertSql = """
        insert into quotes (
          article_id, paragraph_id, number, text, kind, source_type,
          mention_text, mention_paragraph_id, mention_start, mention_end, mention_start_utf16, mention_end_utf16,
          cue_text, cue_paragraph_id, cue_start, cue_end, cue_start_utf16, cue_end_utf16,
          descriptor, on_behalf_of, addressee, medium, attribution_confidence, resolution_confidence, confidence,
          method, review, utterance_id, utterance_part, utterance_parts, place_start, place_end, place_start_utf16, place_end_utf16, prefix, suffix, anchor, revision)
        values (
          @ArticleId, @ParagraphId, @Number, @Text, @Kind, @SourceType,
          @MentionText, @MentionParagraphId, @MentionStart, @MentionEnd, @MentionStartUtf16, @MentionEndUtf16,
          @CueText, @CueParagraphId, @CueStart, @CueEnd, @CueStartUtf16, @CueEndUtf16,
          @Descriptor, @OnBehalfOf, @Addressee, @Medium, @AttributionConfidence, @ResolutionConfidence, @Confidence,
          @Method, 'unreviewed', @UtteranceId, @UtterancePart, @UtteranceParts, @Start, @End, @StartUtf16, @EndUtf16, @Prefix, @Suffix, 'exact', @Revision)
        returning id
        """;

    // Whom a person named stays, and so does what a person said it is.
    private const string UpdateSql = """
        update quotes set
          kind = case when kind_by_person = 1 then kind else @Kind end,
          utterance_id = @UtteranceId, utterance_part = @UtterancePart, utterance_parts = @UtteranceParts
        where id = @Id;

        update quotes set
          source_type = @SourceType, mention_text = @MentionText, mention_paragraph_id = @MentionParagraphId,
          mention_start = @MentionStart, mention_end = @MentionEnd, mention_start_utf16 = @MentionStartUtf16, mention_end_utf16 = @MentionEndUtf16,
          cue_text = @CueText, cue_paragraph_id = @CueParagraphId,
          cue_start = @CueStart, cue_end = @CueEnd, cue_start_utf16 = @CueStartUtf16, cue_end_utf16 = @CueEndUtf16,
          descriptor = @Descriptor, on_behalf_of = @OnBehalfOf, addressee = @Addressee, medium = @Medium,
          attribution_confidence = @AttributionConfidence, resolution_confidence = @ResolutionConfidence, confidence = @Confidence, method = @Method
        where id = @Id and method <> 'manual';
        """;

    private const string PlaceSql = """
        update quotes set
          number = @Number, paragraph_id = @ParagraphId, place_start = @Start, place_end = @End, place_start_utf16 = @StartUtf16, place_end_utf16 = @EndUtf16,
          prefix = @Prefix, suffix = @Suffix, anchor = case when @Moved then 'moved' else anchor end, revision = case when @Moved then @Revision else revision end
        where id = @Id
        """;

    private const string OwnUtteranceSql = "update quotes set utterance_id = id where article_id = @ArticleId and utterance_id is null";

    // What gave it its speaker stood in a paragraph that is no more.
    private const string ForgetWordsSql = """
        update quotes set
          mention_text = case when mention_paragraph_id in (select id from paragraphs where article_id = @ArticleId and removed_in is not null) then null else mention_text end,
          cue_text = case when cue_paragraph_id in (select id from paragraphs where article_id = @ArticleId and removed_in is not null) then null else cue_text end
        where article_id = @ArticleId and anchor = 'moved'
        """;

    /// <param name="article">The article as it is to be.</param>
    /// <param name="paragraphIds">The ids of its paragraphs in reading order.</param>
    public async Task SaveAsync(ParsedArticle article, IReadOnlyList<long> paragraphIds)
    {
        var stored = isNew ? [] : (await session.QueryAsync<StoredQuote>(ListSql, new { ArticleId = articleId })).ToList();
        var standing = Standing.Of(article, paragraphIds, stored);
        foreach (var gone in standing.Gone)
        {
            await session.ExecuteAsync(gone.Kept ? LoseSql : RemoveSql, new { gone.Id, Revision = revision, Number = standing.Quotes.Count + gone.Number });
        }

        var ids = new long[standing.Quotes.Count];
        var utterances = new Dictionary<int, long>();
        for (var i = 0; i < ids.Length; i++)
        {
            var (place, quote, old, moved) = standing.Quotes[i];
            var text = article.Paragraphs[place.Paragraph - 1].Text;
            var row = quote is null ? null : RowOf(quote, paragraphIds, i + 1, old?.Id, text, utterances.TryGetValue(quote.Utterance, out var first) ? first : old?.Id);
            ids[i] = old?.Id ?? await session.ExecuteScalarAsync<long>(InsertSql, row);
            if (old is not null)
            {
                await session.ExecuteAsync(PlaceSql, new
                {
                    old.Id,
                    Number = i + 1,
                    ParagraphId = paragraphIds[place.Paragraph - 1],
                    place.Start,
                    place.End,
                    place.StartUtf16,
                    place.EndUtf16,
                    Prefix = place.Prefix(text),
                    Suffix = place.Suffix(text),
                    Moved = moved,
                    Revision = revision,
                });
                await (row is null ? Task.CompletedTask : session.ExecuteAsync(UpdateSql, row));
            }

            if (quote is not null)
            {
                utterances.TryAdd(quote.Utterance, ids[i]);
            }
        }

        await session.ExecuteAsync(OwnUtteranceSql, new { ArticleId = articleId });
        if (standing.Quotes.Any(q => q.Moved))
        {
            await session.ExecuteAsync(ForgetWordsSql, new { ArticleId = articleId });
        }

        await SpeakersAsync(standing, ids);
    }

    private object RowOf(ParsedQuote quote, IReadOnlyList<long> paragraphIds, int number, long? id, string text, long? utteranceId)
    {
        long? ParagraphId(Phrase? phrase) => phrase is null ? null : paragraphIds[phrase.Place.Paragraph - 1];
        var (mention, cue) = (quote.Attribution.Mention, quote.Attribution.Cue);
        return new
        {
            Id = id,
            ArticleId = articleId,
            ParagraphId = paragraphIds[quote.Place.Paragraph - 1],
            Number = number,
            quote.Text,
            Kind = NameWriter.Text(quote.Kind),
            SourceType = NameWriter.Text(quote.SourceType),
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
            quote.Attribution.Descriptor,
            quote.Attribution.OnBehalfOf,
            quote.Attribution.Addressee,
            quote.Attribution.Medium,
            quote.AttributionConfidence,
            quote.ResolutionConfidence,
            Confidence = quote is { AttributionConfidence: { } a, ResolutionConfidence: { } r } ? Math.Min(a, r) : quote.AttributionConfidence ?? quote.ResolutionConfidence,
            Method = NameWriter.Text(quote.Declared ? AttributionMethod.Declared : AttributionMethod.Rule),
            UtteranceId = utteranceId,
            UtterancePart = quote.Part,
            UtteranceParts = quote.Parts,
            quote.Place.Start,
            quote.Place.End,
            quote.Place.StartUtf16,
            quote.Place.EndUtf16,
            Prefix = quote.Place.Prefix(text),
            Suffix = quote.Place.Suffix(text),
            Revision = revision,
        };
    }

    private const string ForgetSpeakersSql = """
        delete from quote_speakers where quote_id in (select q.id from quotes q where q.article_id = @ArticleId) and quote_id not in (__ids__);
        update quote_speakers set sort_at = @SortAt where quote_id in (__ids__) and sort_at <> @SortAt;
        delete from speaker_names where article_id = @ArticleId;
        """;

    private const string InsertSpeakerSql = """
        insert into quote_speakers (quote_id, position, speaker_id, article_id, sort_at) values (@QuoteId, @Position, @SpeakerId, @ArticleId, @SortAt)
        """;

    private const string InsertNameSql = """
        insert into speaker_names (article_id, speaker_id, kind, text) values (@ArticleId, @SpeakerId, @Kind, @Text)
        on conflict (article_id, speaker_id, kind, text) do nothing
        """;

    private async Task SpeakersAsync(Standing standing, IReadOnlyList<long> ids)
    {
        if (!isNew)
        {
            var kept = standing.Gone.Where(q => q.Kept).Select(q => q.Id).Concat(standing.Quotes.Where(q => q.Quote is null || q.Old is { ByPerson: true }).Select(q => q.Old!.Id));
            await session.ExecuteAsync(
                ForgetSpeakersSql.Replace("__ids__", Dialect.Sqlite.Ids, StringComparison.Ordinal),
                new { ArticleId = articleId, SortAt = sortAt, Ids = JsonSerializer.Serialize(kept) });
        }

        var quotes = standing.Quotes.Zip(ids).Where(q => q.First is { Quote: not null, Old: not { ByPerson: true } }).Select(q => (Quote: q.First.Quote!, Id: q.Second)).ToList();
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var speaker in quotes.SelectMany(q => q.Quote.Speakers).DistinctBy(s => s.Name))
        {
            var id = known[speaker.Name] = await names.SpeakerAsync(articleId, speaker);
            await session.ExecuteAsync(InsertNameSql, speaker.Aliases.Select(alias => new { ArticleId = articleId, SpeakerId = id, Kind = "alias", Text = alias }));
        }

        await session.ExecuteAsync(InsertSpeakerSql, quotes.SelectMany(q => q.Quote.Speakers.Select(s => known[s.Name]).Distinct()
            .Select((id, i) => new { QuoteId = q.Id, Position = i + 1, SpeakerId = id, ArticleId = articleId, SortAt = sortAt })));

        // A descriptor of several speakers at once says nothing of one of them.
        await session.ExecuteAsync(InsertNameSql, quotes.Where(q => q.Quote is { Attribution.Descriptor: not null, Speakers.Count: 1 }).Select(q =>
            new { ArticleId = articleId, SpeakerId = known[q.Quote.Speakers[0].Name], Kind = "descriptor", Text = q.Quote.Attribution.Descriptor }));
    }
}
