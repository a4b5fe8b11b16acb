using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Data.Articles;

/// <summary>
/// Matches the quotes of an article, in reading order, with stored quotes, and lists the stored ones that match none. A
/// stored quote stays where it was as long as its paragraph does. Else it moves to where its words, between the same
/// words, occur exactly once, if nothing else claims any of them: nothing uncertain is guessed.
/// </summary>
internal sealed record Standing(IReadOnlyList<StandingQuote> Quotes, IReadOnlyList<StoredQuote> Gone)
{
    /// <param name="article">The article with the quotes that were read in it, none of which overlaps another.</param>
    /// <param name="paragraphIds">The ids of its paragraphs in reading order.</param>
    /// <param name="stored">The quotes that it had before.</param>
    public static Standing Of(
        ParsedArticle article,
        IReadOnlyList<long> paragraphIds,
        IReadOnlyList<StoredQuote> stored)
    {
        if (stored.Count == 0)
        {
            return new([.. article.Quotes.Select(q => new StandingQuote(q.Place, q, null, false))], []);
        }

        var read = new Dictionary<(int, int, int), ParsedQuote>();
        foreach (var quote in article.Quotes)
        {
            read.TryAdd(Key(quote.Place), quote);
        }

        var claims = Claims([.. article.Paragraphs.Select(p => p.Text)], paragraphIds, stored);
        var claimed = claims.ToLookup(c => c.Place.Paragraph);
        var quotes = new List<StandingQuote>();
        foreach (var claim in claims)
        {
            if (claim.Moved && claimed[claim.Place.Paragraph].Any(other => other != claim && IsOneOrNone(claim, other)))
            {
                continue;
            }

            if (read.Remove(Key(claim.Place), out var quote) || claim.Old.Kept)
            {
                quotes.Add(new(claim.Place, quote, claim.Old, claim.Moved));
            }
        }

        var standing = quotes.Select(q => q.Old!.Id).ToHashSet();
        var gone = stored.Where(old => !standing.Contains(old.Id))
            .Select((old, i) => old with { Number = i + 1 })
            .ToList();

        // A quote that a person vouches for is not covered by the engine's reading of the same words.
        var held = quotes.Where(q => q is { Quote: null, Old.Rejected: false })
            .ToLookup(q => q.Place.Paragraph, q => q.Place);
        quotes.AddRange(
            read.Values.Where(q => !held[q.Place.Paragraph].Any(h => Overlap(h, q.Place)))
                .Select(q => new StandingQuote(q.Place, q, null, false)));
        return new(
            [.. quotes.OrderBy(q => q.Place.Paragraph).ThenBy(q => q.Place.Start).ThenBy(q => q.Place.End)], gone);
    }

    /// <summary>Lists the places where each stored quote could be.</summary>
    private static List<Claim> Claims(
        IReadOnlyList<string> texts,
        IReadOnlyList<long> paragraphIds,
        IReadOnlyList<StoredQuote> stored)
    {
        var numbers = paragraphIds.Select((id, i) => (id, i + 1)).ToDictionary();
        var claims = new List<Claim>();
        foreach (var old in stored)
        {
            if (!old.IsLost && numbers.TryGetValue(old.ParagraphId, out var number))
            {
                claims.Add(new(old, Place.Of(number, texts[number - 1], old.Start, old.End), false));
            }
            else if (TextQuote.FindOnce(texts, old.Prefix, old.Text, old.Suffix) is { } place)
            {
                claims.Add(new(old, place, true));
            }
        }

        return claims;
    }

    // The same words are one quote. Others may overlap if a person has rejected one of them.
    private static bool IsOneOrNone(Claim claim, Claim other) =>
        Key(claim.Place) == Key(other.Place)
            || (!claim.Old.Rejected && !other.Old.Rejected && Overlap(claim.Place, other.Place));

    private static bool Overlap(Place one, Place other) => one.Start < other.End && other.Start < one.End;

    private static (int, int, int) Key(Place place) => (place.Paragraph, place.StartUtf16, place.EndUtf16);

    private sealed record Claim(StoredQuote Old, Place Place, bool Moved);
}

/// <summary>A quote of an article: as it was read, as it is stored, or both.</summary>
/// <param name="Quote">The quote as it was read; null if only a person knows of it.</param>
/// <param name="Old">The quote as it is stored; null for a new one.</param>
/// <param name="Moved">Whether its place has changed.</param>
internal sealed record StandingQuote(Place Place, ParsedQuote? Quote, StoredQuote? Old, bool Moved);

/// <summary>A stored quote before its article changes.</summary>
internal sealed record StoredQuote
{
    public required long Id { get; init; }

    public required long ParagraphId { get; init; }

    public required string Text { get; init; }

    public required string Prefix { get; init; }

    public required string Suffix { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Anchor { get; init; }

    /// <summary>Whether a person vouches for it: it stays even if the engine does not find it.</summary>
    public required bool Kept { get; init; }

    /// <summary>Whether a person named its speakers or reviewed it: its speakers do not change.</summary>
    public required bool Settled { get; init; }

    public required bool Rejected { get; init; }

    /// <summary>Its number after the quotes that have a place.</summary>
    public int Number { get; init; }

    public bool IsLost => Anchor == "lost";
}
