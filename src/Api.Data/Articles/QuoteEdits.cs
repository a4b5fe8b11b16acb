using System.Text.Json;
using Api.Content.Search;
using Api.Data.Quotes;

namespace Api.Data.Articles;

/// <summary>
/// Notes the edits of quotations by a newer source. Words that are in the paragraph before and after are no edit: marks
/// around them came or went, one quotation was made two, or another reading found other quotes.
/// </summary>
/// <param name="aligned">The next paragraph of each that has one.</param>
internal sealed class QuoteEdits(Session session, WrittenArticle of, IReadOnlyDictionary<long, long> aligned)
{
    private readonly Dictionary<long, long> _former = aligned.ToDictionary(pair => pair.Value, pair => pair.Key);

    private const string FollowSql = """
        update quote_edits set quote_id = @Latter
        where article_id = @ArticleId and quote_id = @Former and change <> 'removed'
        """;

    /// <summary>Lets edits lead to the quotes that theirs became by no edit.</summary>
    public Task FollowAsync(IEnumerable<(SpokenQuote Former, SpokenQuote Latter)> became) =>
        session.ExecuteAllAsync(
            FollowSql,
            became.Where(b => b.Former.Folded == b.Latter.Folded)
                .Select(b => new { ArticleId = of.Id, Former = b.Former.Id, Latter = b.Latter.Id }));

    private const string NoteSql = """
        insert into quote_edits (article_id, quote_id, former_id, change, revision, at)
        values (@ArticleId, @QuoteId, @FormerId, @Change, @Revision, @At)
        """;

    /// <param name="became">The quotes whose words were edited, each with its successor.</param>
    /// <param name="gone">All that went, in reading order.</param>
    /// <param name="come">All that came, in reading order.</param>
    public async Task NoteAsync(
        DateTimeOffset at,
        IReadOnlyList<(SpokenQuote Former, SpokenQuote Latter)> became,
        IReadOnlyList<SpokenQuote> gone,
        IReadOnlyList<SpokenQuote> come)
    {
        var same = await FindSameAsync(gone, come);
        var (before, after) = (gone.Select(q => q.Folded).ToHashSet(), come.Select(q => q.Folded).ToHashSet());
        var edits = new List<object>();
        edits.AddRange(
            became.Where(b => b.Former.Folded != b.Latter.Folded && !same.Contains(b.Latter.ParagraphId))
                .Select(b => Note(QuoteChangeKind.Reworded, b.Latter, b.Former)));
        edits.AddRange(
            gone.Except(became.Select(b => b.Former))
                .Where(q => !after.Contains(q.Folded) && !same.Contains(LatterOf(q.ParagraphId)))
                .Select(q => Note(QuoteChangeKind.Removed, q)));
        edits.AddRange(
            come.Except(became.Select(b => b.Latter))
                .Where(q => !before.Contains(q.Folded) && !same.Contains(q.ParagraphId))
                .Select(q => Note(QuoteChangeKind.Added, q)));
        await session.ExecuteAllAsync(NoteSql, edits);

        object Note(QuoteChangeKind change, SpokenQuote quote, SpokenQuote? former = null) => new
        {
            ArticleId = of.Id,
            QuoteId = quote.Id,
            FormerId = former?.Id,
            Change = EnumText.Of(change),
            of.Revision,
            At = at,
        };
    }

    private const string TextsSql = "select id, text from paragraphs where id in (select value from json_each(@Ids))";

    /// <summary>Finds the paragraphs of the next revision with the same words, or the same quoted words.</summary>
    private async Task<HashSet<long>> FindSameAsync(IReadOnlyList<SpokenQuote> gone, IReadOnlyList<SpokenQuote> come)
    {
        var (goneFrom, comeIn) = (gone.ToLookup(q => LatterOf(q.ParagraphId)), come.ToLookup(q => q.ParagraphId));
        var pairs = goneFrom.Select(g => g.Key).Union(comeIn.Select(c => c.Key)).Where(_former.ContainsKey).ToList();
        var ids = pairs.Union(pairs.Select(id => _former[id]));
        var texts = (await session.QueryAsync<(long Id, string Text)>(
            TextsSql, new { Ids = JsonSerializer.Serialize(ids) })).ToDictionary(p => p.Id, p => p.Text);
        return [.. pairs.Where(id => HasSameText(id) || Quoted(goneFrom[id]) == Quoted(comeIn[id]))];

        bool HasSameText(long id) => SearchTokens.Fold(texts[_former[id]]) == SearchTokens.Fold(texts[id]);

        static string Quoted(IEnumerable<SpokenQuote> quotes) => string.Join(' ', quotes.Select(q => q.Folded));
    }

    // Where there is no next paragraph, the number is that of none.
    private long LatterOf(long paragraph) => aligned.GetValueOrDefault(paragraph, -paragraph);
}
