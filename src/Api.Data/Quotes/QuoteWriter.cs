using Api.Content.Articles;
using Api.Content.Text;
using Api.Data.Acts;
using Api.Data.Articles;
using Api.Data.Changes;
using Api.Data.Search;

namespace Api.Data.Quotes;

/// <summary>
/// Writes people's decisions about quotes: each call is one transaction. Neither later imports nor another reading of
/// the article undo them.
/// </summary>
/// <param name="by">Gives the actor of the current request; null for the program itself.</param>
public sealed class QuoteWriter(Database database, TimeProvider clock, Func<Actor>? by = null)
{
    private readonly LoggedWriter _writer = new(database, clock, by);

    /// <summary>Corrects a quote.</summary>
    /// <param name="ifMatch">The versions, one of which its article must have.</param>
    public Task<Edited> EditAsync(
        Address quote,
        IfMatch ifMatch,
        QuotePatch patch,
        CancellationToken cancellationToken) =>
        _writer.CommitAsync(write => EditAsync(write, quote, ifMatch, patch), cancellationToken);

    /// <summary>Adds a quote that was missed. A person has seen it: it is confirmed.</summary>
    /// <param name="ifMatch">The versions, one of which the article must have.</param>
    public Task<Edited> AddAsync(
        Address article,
        IfMatch ifMatch,
        QuoteDraft draft,
        CancellationToken cancellationToken) =>
        _writer.CommitAsync(write => AddAsync(write, article, ifMatch, draft), cancellationToken);

    private const string FindSql = """
        select q.id, q.article_id, q.paragraph_id, q.place_start, q.place_end, q.kind, q.method, q.review, q.anchor,
          q.removed_in, a.version, a.deleted_at, a.sort_at
        from quotes q
        join articles a on a.id = q.article_id
        where q.id = @Id
        """;

    private const string UpdateSql = """
        update quotes set
          kind = coalesce(@Kind, kind), kind_by_person = case when @Kind is null then kind_by_person else 1 end,
          review = coalesce(@Review, review)
        where id = @Id
        """;

    private static async Task<Edited> EditAsync(
        LoggedWrite write,
        Address address,
        IfMatch ifMatch,
        QuotePatch patch)
    {
        var (session, log, now) = write;
        if (await session.QueryFirstOrDefaultAsync<FoundQuote>(FindSql, address) is not { } quote)
        {
            return new(EditResult.Missing);
        }

        if (quote.RemovedIn is not null || quote.DeletedAt is not null || !ifMatch.Holds(quote.Version))
        {
            return new(
                quote.RemovedIn is null && quote.DeletedAt is null ? EditResult.Stale : EditResult.Gone, quote.Id);
        }

        var quoteSpeakers = new QuoteSpeakers(session);
        var (speakers, refused) = await quoteSpeakers.FindAsync(quote.Id, patch.SpeakerIds);
        if (refused is not null)
        {
            return refused;
        }

        if (quote is { Review: ReviewState.Rejected, Anchor: not QuoteAnchor.Lost }
            && patch.Review is ReviewState.Confirmed or ReviewState.Unreviewed
            && await OverlapAsync(session, quote.ParagraphId, quote.PlaceStart, quote.PlaceEnd, quote.Id) is { } other)
        {
            return Edited.Refuse(
                quote.Id,
                "/review",
                $"its words are in /v1/quotes/{other} now: reject that one first",
                RefusalKind.Conflict);
        }

        var kind = patch.Kind is { } newKind ? EnumText.Of(newKind) : null;
        var review = patch.Review is { } newReview ? EnumText.Of(newReview) : null;
        var update = new { quote.Id, Kind = kind, Review = review };
        var before = await quoteSpeakers.ListAsync(quote.Id);
        var stands = quote.Method == AttributionMethod.Manual && speakers?.SequenceEqual(before) is true;
        var named = speakers is not null && !stands;
        if (!named && (patch.Kind ?? quote.Kind) == quote.Kind && (patch.Review ?? quote.Review) == quote.Review)
        {
            // Nothing visible changes; but a person's agreement is kept.
            await session.ExecuteAsync(UpdateSql, update);
            return new(EditResult.Unchanged, quote.Id);
        }

        var search = new SearchWriter(session);
        var counts = new ArticleCountWriter(session, log, now);
        await counts.RemoveAsync(quote.ArticleId);
        await search.RemoveQuoteAsync(quote.Id);
        await session.ExecuteAsync(UpdateSql, update);
        if (named)
        {
            await quoteSpeakers.NameAsync(quote.Id, quote.ArticleId, quote.SortAt, speakers!);
        }

        await search.AddQuoteAsync(quote.Id);
        await counts.CorrectedAsync(quote.ArticleId);
        log.Did(new("update", "quote", quote.Id, new { Speakers = before }, new { Speakers = speakers ?? before }));
        return new(EditResult.Updated, quote.Id);
    }

    private const string FindArticleSql = "select a.id, a.version, a.revision, a.deleted_at, a.sort_at from articles a";

    private const string FindParagraphSql = """
        select id, number, text
        from paragraphs
        where article_id = @ArticleId and removed_in is null and (id = @ParagraphId or number = @ParagraphNumber)
        """;

    private const string InsertSql = """
        insert into quotes (
          article_id, paragraph_id, number, text, kind, kind_by_person, source_type, method, review,
          utterance_part, utterance_parts,
          place_start, place_end, place_start_utf16, place_end_utf16, prefix, suffix, anchor, revision)
        values (
          @ArticleId, @ParagraphId, 0, @Text, @Kind, 1, 'none', 'manual', 'confirmed', 1, 1,
          @Start, @End, @StartUtf16, @EndUtf16, @Prefix, @Suffix, 'exact', @Revision)
        returning id
        """;

    // In reading order; lost quotes come after the others.
    private const string NumberSql = """
        update quotes set utterance_id = id where id = @Id;

        update quotes set number = n.number
        from (
          select
            q.id, row_number() over (order by q.anchor = 'lost', p.number, q.place_start, q.place_end, q.id) as number
          from quotes q
          join paragraphs p on p.id = q.paragraph_id
          where q.article_id = @ArticleId and q.removed_in is null
        ) n
        where n.id = quotes.id and n.number <> quotes.number;
        """;

    private static async Task<Edited> AddAsync(LoggedWrite write, Address address, IfMatch ifMatch, QuoteDraft draft)
    {
        var (session, log, now) = write;
        if (await session.QueryFirstOrDefaultAsync<FoundQuote>(
            $"{FindArticleSql} where a.id = {address.IdSql("article")}", address) is not { } article)
        {
            return new(EditResult.Missing);
        }

        if (article.DeletedAt is not null || !ifMatch.Holds(article.Version))
        {
            return new(article.DeletedAt is null ? EditResult.Stale : EditResult.Gone, article.Id);
        }

        var paragraph = await session.QueryFirstOrDefaultAsync<FoundParagraph>(
            FindParagraphSql, new { ArticleId = article.Id, draft.ParagraphId, draft.ParagraphNumber });
        if ((draft.ParagraphId is null) == (draft.ParagraphNumber is null) || paragraph is null)
        {
            return Edited.Refuse(
                article.Id,
                draft.ParagraphId is null ? "/paragraphNumber" : "/paragraphId",
                "the id or the number of one of the article's paragraphs is needed");
        }

        if (Place.OfCodePoints(paragraph.Number, paragraph.Text, draft.Start, draft.End) is not { } place)
        {
            return Edited.Refuse(
                article.Id,
                draft.Start >= 0 && draft.Start < draft.End ? "/end" : "/start",
                $"a start and an end after it are needed, both within the text of paragraph {paragraph.Number}");
        }

        var text = paragraph.Text[place.StartUtf16..place.EndUtf16];
        if (string.IsNullOrWhiteSpace(text) || (draft.Text ?? text) != text)
        {
            return Edited.Refuse(
                article.Id, draft.Text is null ? "/start" : "/text", $"the words there are \"{text}\"");
        }

        if (await OverlapAsync(session, paragraph.Id, place.Start, place.End, 0) is { } other)
        {
            return Edited.Refuse(
                article.Id, "/start", $"the words are in /v1/quotes/{other} already", RefusalKind.Conflict);
        }

        var quoteSpeakers = new QuoteSpeakers(session);
        var (speakers, refused) = await quoteSpeakers.FindAsync(article.Id, draft.SpeakerIds);
        if (refused is not null)
        {
            return refused;
        }

        var counts = new ArticleCountWriter(session, log, now);
        await counts.RemoveAsync(article.Id);
        var id = await session.ExecuteScalarAsync<long>(InsertSql, new
        {
            ArticleId = article.Id,
            ParagraphId = paragraph.Id,
            Text = text,
            Kind = EnumText.Of(draft.Kind),
            place.Start,
            place.End,
            place.StartUtf16,
            place.EndUtf16,
            Prefix = place.Prefix(paragraph.Text),
            Suffix = place.Suffix(paragraph.Text),
            article.Revision,
        });
        await session.ExecuteAsync(NumberSql, new { Id = id, ArticleId = article.Id });
        await new SearchWriter(session).AddQuoteAsync(id);
        await quoteSpeakers.NameAsync(id, article.Id, article.SortAt, speakers!);
        await counts.CorrectedAsync(article.Id);
        log.Did(new("add", "quote", id, After: new { Article = article.Id, Speakers = speakers }));
        return new(EditResult.Created, id);
    }

    // After a person has rejected a quote, another may take its place, but not the same words again.
    private const string OverlapSql = """
        select id
        from quotes
        where paragraph_id = @ParagraphId and removed_in is null and anchor <> 'lost' and id <> @Id
          and place_start < @End and place_end > @Start
          and (review <> 'rejected' or place_start = @Start and place_end = @End)
        order by number
        limit 1
        """;

    private static Task<long?> OverlapAsync(Session session, long paragraphId, int start, int end, long id) =>
        session.ExecuteScalarAsync<long?>(
            OverlapSql, new { ParagraphId = paragraphId, Start = start, End = end, Id = id });
}
