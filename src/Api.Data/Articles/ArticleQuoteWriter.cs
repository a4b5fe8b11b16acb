using Api.Content.Articles;
using Api.Data.Quotes;

namespace Api.Data.Articles;

/// <summary>
/// Writes an article's quotes and their speakers, within its transaction. A quote keeps its row as long as its words
/// are where they were, or, between the same words, in exactly one other place. A quote that a person vouches for is
/// always kept: it is lost when its words are.
/// </summary>
internal sealed class ArticleQuoteWriter(Session session, ArticleNameWriter names, WrittenArticle of)
{
    private const string ListSql = """
        select id, paragraph_id, text, prefix, suffix, place_start_utf16 as "start", place_end_utf16 as "end", anchor,
          case when method = 'manual' or review <> 'unreviewed' or kind_by_person = 1 then 1 else 0 end as kept,
          case when method = 'manual' or review <> 'unreviewed' then 1 else 0 end as settled,
          case when review = 'rejected' then 1 else 0 end as rejected
        from quotes
        where article_id = @ArticleId and removed_in is null
        order by number
        """;

    private const string RemoveSql = "update quotes set removed_in = @Revision where id = @Id";

    private const string LoseSql = """
        update quotes set
          anchor = 'lost', revision = case when anchor = 'lost' then revision else @Revision - 1 end, number = @Number,
          utterance_id = id, utterance_part = 1, utterance_parts = 1
        where id = @Id
        """;

    // Whom a person named stays, and so does what a person said it is, or had before them when they reviewed it.
    private static readonly string UpdateSql = $"""
        update quotes set
          kind = case when kind_by_person = 1 or review <> 'unreviewed' then kind else @Kind end,
          utterance_id = @UtteranceId, utterance_part = @UtterancePart, utterance_parts = @UtteranceParts
        where id = @Id;

        update quotes set {QuoteRow.AttributionSql}
        where id = @Id and method <> 'manual' and review = 'unreviewed';
        """;

    private const string PlaceSql = """
        update quotes set
          number = @Number, paragraph_id = @ParagraphId, place_start = @Start, place_end = @End,
          place_start_utf16 = @StartUtf16, place_end_utf16 = @EndUtf16, prefix = @Prefix, suffix = @Suffix,
          anchor = case when @Moved then 'moved' else anchor end,
          revision = case when @Moved then @Revision else revision end
        where id = @Id
        """;

    private const string OwnUtteranceSql =
        "update quotes set utterance_id = id where article_id = @ArticleId and utterance_id is null";

    private const string UtteranceSql = "update quotes set utterance_id = @First where id = @Id";

    // Clear a mention or cue whose paragraph was removed, and renumber the rest of an utterance as a whole one.
    private const string TidySql = """
        update quotes set
          mention_text = case when mention_paragraph_id in (
            select id from paragraphs where article_id = @ArticleId and removed_in is not null)
            then null else mention_text end,
          cue_text = case when cue_paragraph_id in (
            select id from paragraphs where article_id = @ArticleId and removed_in is not null)
            then null else cue_text end
        where article_id = @ArticleId and removed_in is null and anchor <> 'lost';

        update quotes set utterance_id = u.first, utterance_part = u.part, utterance_parts = u.parts
        from (
          select
            id, first_value(id) over (partition by utterance_id order by number) as first,
            row_number() over (partition by utterance_id order by number) as part,
            count(*) over (partition by utterance_id) as parts
          from quotes
          where article_id = @ArticleId and removed_in is null and anchor <> 'lost'
        ) u
        where u.id = quotes.id
          and (quotes.utterance_id, quotes.utterance_part, quotes.utterance_parts) <> (u.first, u.part, u.parts);
        """;

    /// <param name="article">The article as it will be.</param>
    public async Task SaveAsync(ParsedArticle article, SavedParagraphs paragraphs)
    {
        var paragraphIds = paragraphs.Ids;
        var stored = of.IsNew
            ? []
            : (await session.QueryAsync<StoredQuote>(ListSql, new { ArticleId = of.Id })).ToList();
        var standing = Standing.Of(article, paragraphIds, stored);
        var successors = new QuoteSuccessors(session, of);
        var edited = await successors.ReadGoneAsync(standing);
        foreach (var gone in standing.Gone)
        {
            await session.ExecuteAsync(
                gone.Kept ? LoseSql : RemoveSql,
                new { gone.Id, of.Revision, Number = standing.Quotes.Count + gone.Number });
        }

        var added = new Queue<long>(
            await session.InsertAllAsync(
                QuoteRow.InsertSql,
                standing.Quotes.Index()
                    .Where(q => q.Item.Old is null)
                    .Select(q => RowOf(q.Item, q.Index + 1, null))));
        var ids = standing.Quotes.Select(q => q.Old?.Id ?? added.Dequeue()).ToList();
        var utterances = standing.Quotes.Zip(ids)
            .Where(q => q.First.Quote is not null)
            .GroupBy(q => q.First.Quote!.Utterance, q => q.Second)
            .ToDictionary(u => u.Key, u => u.First());
        foreach (var (i, (place, quote, old, moved)) in standing.Quotes.Index())
        {
            if (old is not null)
            {
                var text = article.Paragraphs[place.Paragraph - 1].Text;
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
                    of.Revision,
                });
                await (quote is null
                    ? Task.CompletedTask
                    : session.ExecuteAsync(
                        UpdateSql, RowOf(standing.Quotes[i], i + 1, utterances[quote.Utterance])));
            }
        }

        await session.ExecuteAsync(OwnUtteranceSql, new { ArticleId = of.Id });
        await session.ExecuteAllAsync(UtteranceSql, standing.Quotes.Zip(ids)
            .Where(q => q.First is { Old: null, Quote: not null } && utterances[q.First.Quote.Utterance] != q.Second)
            .Select(q => new { Id = q.Second, First = utterances[q.First.Quote!.Utterance] }));
        if (!of.IsNew)
        {
            await session.ExecuteAsync(TidySql, new { ArticleId = of.Id });
        }

        await new ArticleSpeakerWriter(session, names, of).SaveAsync(standing, ids);
        await successors.SaveAsync(
            edited,
            standing.Quotes.Zip(ids).ToDictionary(q => q.Second, q => q.First.Old is null),
            AlignedParagraphs.Of(paragraphs.Before, paragraphIds));

        QuoteRow RowOf(StandingQuote standing, int number, long? utteranceId)
        {
            var (quote, text) = (standing.Quote!, article.Paragraphs[standing.Place.Paragraph - 1].Text);
            return QuoteRow.Of(quote, text, paragraphIds) with
            {
                Id = standing.Old?.Id,
                ArticleId = of.Id,
                Number = number,
                UtteranceId = utteranceId,
                Revision = of.Revision,
            };
        }
    }
}
