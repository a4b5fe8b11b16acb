namespace Api.Data.Checks;

/// <summary>
/// Checks whether every quote's words, and those of its mention and its cue, are in their stated places.
/// </summary>
internal static class QuotePlaces
{
    private const int Together = 1000;

    private const string PlacesSql = """
        select q.id, q.text, p.text as paragraph, q.place_start, q.place_end, q.place_start_utf16, q.place_end_utf16,
          q.mention_text, m.text as mention_paragraph,
          q.mention_start, q.mention_end, q.mention_start_utf16, q.mention_end_utf16,
          q.cue_text, c.text as cue_paragraph, q.cue_start, q.cue_end, q.cue_start_utf16, q.cue_end_utf16
        from quotes q
        join paragraphs p on p.id = q.paragraph_id
        left join paragraphs m on m.id = q.mention_paragraph_id
        left join paragraphs c on c.id = q.cue_paragraph_id
        where q.id > @After and q.removed_in is null
        order by q.id
        limit @Together
        """;

    /// <summary>Finds the ids of the quotes that are not in their stated places.</summary>
    public static async Task<IReadOnlyList<long>> FindFaultsAsync(Session session, CancellationToken cancellationToken)
    {
        var (wrong, after) = (new List<long>(), 0L);
        while (await ListAsync(session, after) is { Count: > 0 } rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            wrong.AddRange(rows.Where(r => !r.Holds).Select(r => r.Id));
            after = rows[^1].Id;
        }

        return wrong;
    }

    private static async Task<List<Row>> ListAsync(Session session, long after) =>
        [.. await session.QueryAsync<Row>(PlacesSql, new { After = after, Together })];

    private sealed record Row
    {
        public required long Id { get; init; }
        public required string Text { get; init; }
        public required string Paragraph { get; init; }
        public required int PlaceStart { get; init; }
        public required int PlaceEnd { get; init; }
        public required int PlaceStartUtf16 { get; init; }
        public required int PlaceEndUtf16 { get; init; }
        public string? MentionText { get; init; }
        public string? MentionParagraph { get; init; }
        public int? MentionStart { get; init; }
        public int? MentionEnd { get; init; }
        public int? MentionStartUtf16 { get; init; }
        public int? MentionEndUtf16 { get; init; }
        public string? CueText { get; init; }
        public string? CueParagraph { get; init; }
        public int? CueStart { get; init; }
        public int? CueEnd { get; init; }
        public int? CueStartUtf16 { get; init; }
        public int? CueEndUtf16 { get; init; }

        public bool Holds => WordsStand && MentionStands && CueStands;

        private bool WordsStand =>
            Stands(Text, Paragraph, (PlaceStart, PlaceEnd), (PlaceStartUtf16, PlaceEndUtf16));

        private bool MentionStands =>
            MentionParagraph is null
            || Stands(MentionText, MentionParagraph, (MentionStart, MentionEnd), (MentionStartUtf16, MentionEndUtf16));

        private bool CueStands =>
            CueParagraph is null
            || Stands(CueText, CueParagraph, (CueStart, CueEnd), (CueStartUtf16, CueEndUtf16));

        // Counted both ways: a slice of code points, and of UTF-16 units.
        private static bool Stands(
            string? words,
            string paragraph,
            (int? Start, int? End) codePoints,
            (int? Start, int? End) utf16) =>
            utf16 is ({ } from, { } to)
            && IsWithin(paragraph, from, to)
            && paragraph[from..to] == words
            && codePoints == (CodePoints(paragraph.AsSpan(0, from)), CodePoints(paragraph.AsSpan(0, to)));

        private static bool IsWithin(string paragraph, int from, int to) =>
            from >= 0 && from <= to && to <= paragraph.Length;

        private static int CodePoints(ReadOnlySpan<char> text)
        {
            var count = 0;
            foreach (var _ in text.EnumerateRunes())
            {
                count++;
            }

            return count;
        }
    }
}
