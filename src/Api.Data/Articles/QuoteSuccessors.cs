using System.Text.Json;
using Api.Content.Search;

namespace Api.Data.Articles;

/// <summary>
/// Keeps which quote one became that went because its words were edited: the one quote of the next revision that is in
/// the aligned paragraph, has the same speakers, and shares at least half of the words. It is a new quote, and no other
/// became it too: quotes that were merged have no successor.
/// </summary>
internal sealed class QuoteSuccessors(Session session, WrittenArticle of)
{
    private const string SpokenSql = """
        select q.id, q.paragraph_id, q.text, q.mention_text, x.speaker_id
        from quotes q
        left join quote_speakers x on x.quote_id = q.id
        where q.id in (select value from json_each(@Ids)) and q.review <> 'rejected'
        order by q.number, q.id
        """;

    private const string ReplaceSql = "update quotes set replaced_by = @Successor where id = @Id";

    /// <summary>Reads the quotes that go, while they have their speakers; none if the words were not edited.</summary>
    public async Task<IReadOnlyList<SpokenQuote>> ReadGoneAsync(Standing standing) =>
        of.IsEdited ? await ReadAsync(standing.Gone.Where(q => !q.Kept).Select(q => q.Id)) : [];

    /// <summary>Stores the successors, and what a newer source edited.</summary>
    /// <param name="gone">The quotes that went.</param>
    /// <param name="quotes">The ids of the quotes of the next revision, with whether each is new.</param>
    /// <param name="aligned">The next paragraph of each that has one.</param>
    public async Task SaveAsync(
        IReadOnlyList<SpokenQuote> gone,
        IReadOnlyDictionary<long, bool> quotes,
        IReadOnlyDictionary<long, long> aligned)
    {
        if (gone.Count == 0 && of.RepublishedAt is null)
        {
            return;
        }

        var present = await ReadAsync(quotes.Keys);
        var inParagraphs = present.ToLookup(q => q.ParagraphId);
        var became = new List<(SpokenQuote Former, SpokenQuote Latter)>();
        foreach (var old in gone.Where(q => aligned.ContainsKey(q.ParagraphId)))
        {
            var alike = inParagraphs[aligned[old.ParagraphId]].Where(old.IsLike).Take(2).ToList();
            became.AddRange(alike is [var one] && quotes[one.Id] ? [(old, one)] : []);
        }

        // Quotes that were merged have no successor.
        became = [.. became.GroupBy(b => b.Latter).Where(g => g.Count() == 1).Select(g => g.Single())];
        await session.ExecuteAllAsync(
            ReplaceSql, became.Select(b => new { b.Former.Id, Successor = b.Latter.Id }));
        var edits = new QuoteEdits(session, of, aligned);
        await edits.FollowAsync(became);
        if (of.RepublishedAt is { } at)
        {
            await edits.NoteAsync(at, became, gone, [.. present.Where(q => quotes[q.Id])]);
        }
    }

    private async Task<IReadOnlyList<SpokenQuote>> ReadAsync(IEnumerable<long> ids)
    {
        var json = JsonSerializer.Serialize(ids);
        var rows = json == "[]" ? [] : await session.QueryAsync<SpokenRow>(SpokenSql, new { Ids = json });
        return [.. rows.GroupBy(r => r.Id).Select(SpokenQuote.Of)];
    }
}

/// <summary>A quote and one of its speakers.</summary>
internal sealed record SpokenRow
{
    public required long Id { get; init; }

    public required long ParagraphId { get; init; }

    public required string Text { get; init; }

    public required string? MentionText { get; init; }

    public required long? SpeakerId { get; init; }
}

/// <summary>The words of a quote, and whose they are.</summary>
/// <param name="Folded">Its words in their order, as searches fold words.</param>
internal sealed record SpokenQuote(
    long Id,
    long ParagraphId,
    string? Mention,
    IReadOnlySet<long> Speakers,
    string Folded)
{
    /// <summary>How often it has each word.</summary>
    private IReadOnlyDictionary<string, int> Words { get; } =
        Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).CountBy(word => word).ToDictionary();

    public static SpokenQuote Of(IEnumerable<SpokenRow> rows)
    {
        var all = rows.ToList();
        var speakers = all.Select(r => r.SpeakerId).OfType<long>().ToHashSet();
        return new(
            all[0].Id, all[0].ParagraphId, all[0].MentionText, speakers, SearchTokens.Fold(all[0].Text));
    }

    /// <summary>
    /// Whether the other has the same speakers and at least half of the words of the longer one, each as often as both
    /// have it. Quotes without a speaker need the same mention: two of nobody may be anybody's.
    /// </summary>
    public bool IsLike(SpokenQuote other)
    {
        var longer = Math.Max(Words.Values.Sum(), other.Words.Values.Sum());
        var shared = Words.Sum(w => Math.Min(w.Value, other.Words.GetValueOrDefault(w.Key)));
        return longer > 0 && shared * 2 >= longer && IsOfTheSame(other);
    }

    private bool IsOfTheSame(SpokenQuote other) =>
        Speakers.Count > 0
            ? Speakers.SetEquals(other.Speakers)
            : other.Speakers.Count == 0
                && Mention is not null
                && string.Equals(Mention, other.Mention, StringComparison.OrdinalIgnoreCase);
}
