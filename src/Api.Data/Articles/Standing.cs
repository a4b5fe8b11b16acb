using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Data.Articles;

/// <summary>Which stored quote each quote of an article is, in reading order, and which stored ones stand nowhere any more.</summary>
internal sealed record Standing(IReadOnlyList<StandingQuote> Quotes, IReadOnlyList<StoredQuote> Gone)
{
    /// <param name="article">The article with the quotes that were read in it.</param>
    /// <param name="paragraphIds">The ids of its paragraphs in reading order.</param>
    /// <param name="stored">The quotes that it had before.</param>
    public static Standing Of(ParsedArticle article, IReadOnlyList<long> paragraphIds, IReadOnlyList<StoredQuote> stored)
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

        var numbers = paragraphIds.Select((id, i) => (id, i + 1)).ToDictionary();
        var texts = article.Paragraphs.Select(p => p.Text).ToList();
        var exact = stored.Select(old => old.IsLost || !numbers.TryGetValue(old.ParagraphId, out var number) ? (Place?)null : Place.Of(number, texts[number - 1], old.Start, old.End)).ToList();
        var taken = exact.OfType<Place>().Select(Key).ToHashSet();

        // Elsewhere: where nothing stood before, and only one of them would stand now.
        var elsewhere = stored.Select((old, i) => exact[i] is null ? TextQuote.FindOnce(texts, old.Prefix, old.Text, old.Suffix) : null).ToList();
        var claims = elsewhere.OfType<Place>().CountBy(Key).ToDictionary();

        var (quotes, gone) = (new List<StandingQuote>(), new List<StoredQuote>());
        for (var i = 0; i < stored.Count; i++)
        {
            var place = exact[i] ?? (elsewhere[i] is { } other && !taken.Contains(Key(other)) && claims[Key(other)] == 1 ? other : null);
            if (place is { } at && (read.Remove(Key(at), out var quote) || stored[i].Kept))
            {
                quotes.Add(new(at, quote, stored[i], exact[i] is null));
            }
            else
            {
                gone.Add(stored[i]);
            }
        }

        // What a person answers for is not overlaid by what the engine makes of the same words.
        var held = quotes.Where(q => q.Old is { Kept: true, Rejected: false } && q.Quote is null).ToLookup(q => q.Place.Paragraph, q => q.Place);
        quotes.AddRange(read.Values.Where(q => !held[q.Place.Paragraph].Any(h => h.Start < q.Place.End && q.Place.Start < h.End)).Select(q => new StandingQuote(q.Place, q, null, false)));
        return new([.. quotes.OrderBy(q => q.Place.Paragraph).ThenBy(q => q.Place.Start).ThenBy(q => q.Place.End)], [.. gone.Select((old, i) => old with { Number = i + 1 })]);
    }

    private static (int, int, int) Key(Place place) => (place.Paragraph, place.StartUtf16, place.EndUtf16);
}

/// <summary>A quote of an article: as it was read, as it is stored, or both.</summary>
/// <param name="Quote">As it was read; null when only a person knows of it.</param>
/// <param name="Old">As it is stored; null for a new one.</param>
/// <param name="Moved">Whether it stands elsewhere than before.</param>
internal sealed record StandingQuote(Place Place, ParsedQuote? Quote, StoredQuote? Old, bool Moved);

/// <summary>What is known of a stored quote before its article changes.</summary>
internal sealed record StoredQuote
{
    public required long Id { get; init; }

    public required long ParagraphId { get; init; }

    public required string Text { get; init; }

    public required string Prefix { get; init; }

    public required string Suffix { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Method { get; init; }

    public required string Anchor { get; init; }

    /// <summary>A person answers for it.</summary>
    public required bool Kept { get; init; }

    public required bool Rejected { get; init; }

    /// <summary>Its place behind the quotes that stand.</summary>
    public int Number { get; init; }

    public bool ByPerson => Method == "manual";

    public bool IsLost => Anchor == "lost";
}
