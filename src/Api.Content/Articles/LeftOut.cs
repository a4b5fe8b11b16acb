namespace Api.Content.Articles;

/// <summary>The kind of something that a reader left out of the article.</summary>
public enum LeftOutKind
{
    /// <summary>A table that has no place in a body, such as one within another.</summary>
    Table,

    /// <summary>A post, video or other thing of another site, without words of its own.</summary>
    Embed,

    /// <summary>Another page that is shown within the page (<c>iframe</c>).</summary>
    Frame,

    /// <summary>A note to which nothing in the body refers.</summary>
    Footnote,

    /// <summary>
    /// An instruction to the system that published the text: <c>[gallery]</c>, <c>{{&lt; tweet >}}</c>.
    /// </summary>
    Shortcode,

    /// <summary>Text between the title and the body.</summary>
    Head,

    /// <summary>Text after the end of the body, within the element that holds it.</summary>
    Tail,

    /// <summary>An invitation between the paragraphs: to subscribe, to read on elsewhere.</summary>
    Promo,

    /// <summary>A picture without an address.</summary>
    Picture,

    /// <summary>A member of front matter, or an element of a feed, that no field takes.</summary>
    Metadata,

    /// <summary>A formula or drawing (<c>math</c>, <c>svg</c>) that has words.</summary>
    Figure,

    /// <summary>Part of a broken file that could not be read.</summary>
    Broken,
}

/// <summary>Everything of one kind that a reader left out of an article.</summary>
/// <param name="Count">The number of things.</param>
/// <param name="Words">The number of words in them.</param>
/// <param name="Examples">The first of them, at most <see cref="LeftOutTally.MostExamples"/>.</param>
public sealed record LeftOut(LeftOutKind Kind, int Count, int Words, IReadOnlyList<LeftOutExample> Examples);

/// <summary>One thing that a reader left out.</summary>
/// <param name="Text">
/// Its first words, at most <see cref="LeftOutTally.LongestExample"/> characters; its address if it has no words.
/// </param>
/// <param name="AfterParagraph">
/// The number of the paragraph that it followed; 0 before the body; null if that is not known.
/// </param>
public sealed record LeftOutExample(string Text, int? AfterParagraph);

/// <summary>Counts what a reader leaves out, by kind.</summary>
internal sealed class LeftOutTally
{
    public const int MostExamples = 3;
    public const int LongestExample = 200;

    private readonly SortedDictionary<LeftOutKind, LeftOut> _byKind = [];

    /// <summary>The kinds in the order of <see cref="LeftOutKind"/>.</summary>
    public IReadOnlyList<LeftOut> All => [.. _byKind.Values];

    /// <param name="text">Its words, or its address if it has none.</param>
    /// <param name="words">Its number of words; null to count them in the text.</param>
    public void Add(LeftOutKind kind, string text, int? afterParagraph, int? words = null)
    {
        var before = _byKind.GetValueOrDefault(kind) ?? new(kind, 0, 0, []);
        _byKind[kind] = before with
        {
            Count = before.Count + 1,
            Words = before.Words + (words ?? Text.Words.Count(text)),
            Examples = before.Examples.Count < MostExamples
                ? [.. before.Examples, new(Shortened(text), afterParagraph)]
                : before.Examples,
        };
    }

    /// <summary>Joins the counts of two readers of one article.</summary>
    public static IReadOnlyList<LeftOut> Together(IReadOnlyList<LeftOut> one, IReadOnlyList<LeftOut> other) =>
    [
        .. one.Concat(other)
            .GroupBy(leftOut => leftOut.Kind)
            .OrderBy(kind => kind.Key)
            .Select(
                kind => new LeftOut(
                    kind.Key,
                    kind.Sum(leftOut => leftOut.Count),
                    kind.Sum(leftOut => leftOut.Words),
                    [.. kind.SelectMany(leftOut => leftOut.Examples).Take(MostExamples)])),
    ];

    private static string Shortened(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestExample)
        {
            return line;
        }

        var end = LongestExample - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }
}
