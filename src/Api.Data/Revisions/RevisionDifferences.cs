using System.Text.Json;
using Api.Content.Search;
using Api.Data.Articles;

namespace Api.Data.Revisions;

/// <summary>The words that differ between two revisions of an article.</summary>
/// <param name="From">The former revision.</param>
/// <param name="To">The latter revision.</param>
/// <param name="Fields">The title and other lines of text that differ.</param>
/// <param name="Paragraphs">
/// The paragraphs that differ, in the order of the latter revision, each removed one before the next that stays. One
/// whose words are the same is not among them, wherever it stands.
/// </param>
public sealed record RevisionDifferences(
    long ArticleId,
    int From,
    int To,
    IReadOnlyList<FieldDifference> Fields,
    IReadOnlyList<ParagraphDifference> Paragraphs)
{
    public RevisionDifferencesLinks Links => new(
        $"/v1/articles/{ArticleId}/revisions/{From}",
        $"/v1/articles/{ArticleId}/revisions/{To}",
        $"/v1/articles/{ArticleId}");

    private static readonly string[] Lines = ["title", "subtitle", "summary", "byline", "dateline"];

    /// <summary>Compares two revisions of an article, each as it was answered.</summary>
    public static RevisionDifferences Between(JsonElement former, JsonElement latter)
    {
        var words = new WordDifferences();
        return new(
            latter.GetProperty("id").GetInt64(),
            former.GetProperty("revision").GetInt32(),
            latter.GetProperty("revision").GetInt32(),
            [
                .. Lines.Where(line => TextOf(former, line) != TextOf(latter, line)).Select(
                    line => new FieldDifference(line, words.Between(TextOf(former, line), TextOf(latter, line)))),
            ],
            [.. BetweenParagraphs(words, Told.Of(former), Told.Of(latter))]);
    }

    private static string TextOf(JsonElement article, string member) => article.GetProperty(member).GetString() ?? "";

    private static IEnumerable<ParagraphDifference> BetweenParagraphs(
        WordDifferences words,
        IReadOnlyList<Told> former,
        IReadOnlyList<Told> latter)
    {
        var next = AlignedParagraphs.Of([.. former.Select(p => p.Id)], [.. latter.Select(p => p.Id)]);
        var before = former.Where(p => next.ContainsKey(p.Id)).ToDictionary(p => next[p.Id]);
        var told = 0;
        foreach (var paragraph in latter)
        {
            var old = before.GetValueOrDefault(paragraph.Id);
            // Those that went stand before the next one that was there already.
            for (; old is not null && told < old.Number; told++)
            {
                if (!next.ContainsKey(former[told].Id))
                {
                    yield return ParagraphDifference.Of(words, former[told], null);
                }
            }

            if (old?.Text != paragraph.Text)
            {
                yield return ParagraphDifference.Of(words, old, paragraph);
            }
        }

        foreach (var gone in former.Skip(told).Where(p => !next.ContainsKey(p.Id)))
        {
            yield return ParagraphDifference.Of(words, gone, null);
        }
    }
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record RevisionDifferencesLinks(string From, string To, string Article) : ILinks;

/// <summary>A line of text that differs.</summary>
/// <param name="Field">Its name in the article: `title`.</param>
/// <param name="Pieces">Its words in both revisions.</param>
public sealed record FieldDifference(string Field, IReadOnlyList<DifferencePiece> Pieces);

/// <summary>A paragraph that differs.</summary>
/// <param name="Op">Whether it is in both revisions, with other words, or in one of them.</param>
/// <param name="FormerNumber">Its number in the former revision; null if it is not there.</param>
/// <param name="Number">Its number in the latter revision; null if it is not there.</param>
/// <param name="Pieces">Its words in both revisions.</param>
public sealed record ParagraphDifference(
    ParagraphOp Op,
    int? FormerNumber,
    int? Number,
    IReadOnlyList<DifferencePiece> Pieces)
{
    /// <summary>A paragraph that is in at least one of the revisions.</summary>
    internal static ParagraphDifference Of(WordDifferences words, Told? former, Told? latter)
    {
        var op = (former, latter) switch
        {
            (null, _) => ParagraphOp.Added,
            (_, null) => ParagraphOp.Removed,
            _ => ParagraphOp.Changed,
        };
        return new(op, former?.Number, latter?.Number, words.Between(former?.Text ?? "", latter?.Text ?? ""));
    }
}

/// <summary>Kinds of differences of a paragraph.</summary>
public enum ParagraphOp
{
    Added,
    Removed,
    Changed,
}

/// <summary>A paragraph as a revision has it.</summary>
internal sealed record Told(long Id, int Number, string Text)
{
    public static IReadOnlyList<Told> Of(JsonElement article) => [
        .. article.GetProperty("paragraphs").EnumerateArray().Select(
            p => new Told(
                p.GetProperty("id").GetInt64(),
                p.GetProperty("number").GetInt32(),
                p.GetProperty("text").GetString()!)),
    ];
}
