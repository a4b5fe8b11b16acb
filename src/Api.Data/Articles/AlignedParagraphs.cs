namespace Api.Data.Articles;

/// <summary>Pairs the paragraphs of an article with those of its next revision.</summary>
internal static class AlignedParagraphs
{
    /// <summary>
    /// Returns the next paragraph of each one that has one: itself if it stays, else the paragraph in the same place
    /// between the same two that stay. One whose neighbours were moved apart has none.
    /// </summary>
    /// <param name="before">The ids of the paragraphs in reading order.</param>
    /// <param name="after">The ids in the next revision; a paragraph that stays has the same id.</param>
    public static IReadOnlyDictionary<long, long> Of(IReadOnlyList<long> before, IReadOnlyList<long> after)
    {
        var staying = before.Intersect(after).ToHashSet();
        var aligned = staying.ToDictionary(id => id);
        var (old, fresh) = (Gaps(before, staying), Gaps(after, staying));
        foreach (var (neighbours, gone) in old)
        {
            foreach (var (one, next) in gone.Zip(fresh.GetValueOrDefault(neighbours, [])))
            {
                aligned.Add(one, next);
            }
        }

        return aligned;
    }

    /// <summary>
    /// Returns the runs of paragraphs that changed, by their neighbours that stay; 0 is an end of the article.
    /// </summary>
    private static Dictionary<(long Previous, long Next), List<long>> Gaps(
        IReadOnlyList<long> ids,
        HashSet<long> staying)
    {
        var gaps = new Dictionary<(long, long), List<long>>();
        var (previous, run) = (0L, new List<long>());
        foreach (var id in ids.Append(0))
        {
            if (id != 0 && !staying.Contains(id))
            {
                run.Add(id);
                continue;
            }

            gaps[(previous, id)] = run;
            (previous, run) = (id, []);
        }

        return gaps;
    }
}
