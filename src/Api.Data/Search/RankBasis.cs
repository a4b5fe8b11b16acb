using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Api.Data.Lists;
using Dapper;

namespace Api.Data.Search;

/// <summary>The rows that a search ranks.</summary>
internal enum RankedAmong
{
    /// <summary>All rows found, because few have the words.</summary>
    Few,

    /// <summary>All rows found, though many have the words.</summary>
    Many,

    /// <summary>The newest of the rows found.</summary>
    Newest,
}

/// <summary>
/// Everything that a ranking depends on beside the words and the row itself, so any write may change it. The first
/// page determines it and its cursor carries it: the pages after it rank the same rows by the same weights, and so
/// neither miss nor repeat a row that stays unchanged. When each page was ranked anew, one write a page made a reader
/// miss 48 to 68 of 120 matches.
/// </summary>
/// <param name="Among">The rows that the first page ranked.</param>
/// <param name="Oldest">The smallest id that was ranked.</param>
/// <param name="Newest">The greatest. Ids are given in the order of commits: later rows have greater ones.</param>
/// <param name="Edge">The place in the order of publication at which a walk ended; null if there was none.</param>
/// <param name="Weights">
/// The average length of a row and the weight of each phrase; none if a rank depends only on its row.
/// </param>
/// <param name="Seen">The number of rows up to the cursor.</param>
internal sealed record RankBasis(
    RankedAmong Among,
    long Oldest,
    long Newest,
    IReadOnlyList<object>? Edge,
    double[] Weights,
    int Seen)
{
    private const int MostWeights = 64;
    private const double MostLength = 1e9;
    // A weight is 1 and the whole part of a binary logarithm of at most the number of rows, which has 63 bits.
    private const int MostWeight = 64;

    private static readonly KeyKind[] PlaceOfArticle = [KeyKind.Instant, KeyKind.Id];
    private static readonly KeyKind[] PlaceOfPart = [KeyKind.Instant, KeyKind.Id, KeyKind.Number];

    /// <summary>The basis as a cursor carries it.</summary>
    public Carried Sent
    {
        get
        {
            var edge = Edge is null ? null : Cursor.ElementsOf(Edge);
            var weights = Weights.Length == 0 ? null : Weights;
            return new((int)Among, Oldest, Newest, edge, weights, Seen);
        }
    }

    /// <summary>Returns the basis that was sent, if it is possible; else null.</summary>
    public static RankBasis? Of(Carried sent)
    {
        var edge = (sent.E is [_, _] ? PlaceOfArticle : PlaceOfPart).Read(sent.E);
        var isWindow = Enum.IsDefined((RankedAmong)sent.A) && sent.O > 0 && sent.O <= sent.N;
        var isPlace = (sent.E is null || edge is not null) && sent.S is > 0 and <= PageFilter.MostRanked;
        return isWindow && isPlace && AreWeights(sent.W ?? [])
            ? new((RankedAmong)sent.A, sent.O, sent.N, edge, sent.W ?? [], sent.S)
            : null;
    }

    /// <summary>Reads the basis that the first page determined.</summary>
    /// <param name="text">
    /// The number of rows with the words, the number ranked, the smallest and the greatest id of those, the edge, with
    /// slashes in it, and the weights, in hexadecimal digits.
    /// </param>
    /// <param name="few">How many may have the words for all of these to be ranked.</param>
    /// <param name="cut">From how many that are ranked on, others may have been left out.</param>
    public static RankBasis Parse(string text, int few, int cut)
    {
        var parts = text.Split(' ');
        long[] numbers = [.. parts[..4].Select(part => long.Parse(part, CultureInfo.InvariantCulture))];
        var among = numbers[0] <= few ? RankedAmong.Few : numbers[1] >= cut ? RankedAmong.Newest : RankedAmong.Many;
        IReadOnlyList<object>? edge = parts[4].Split('/') is [var at, .. var place] && Instants.Parse(at) is { } instant
            ? [instant, .. place.Select(number => (object)long.Parse(number, CultureInfo.InvariantCulture))]
            : null;
        double[] weights = parts[5] == "-"
            ? []
            : [.. MemoryMarshal.Cast<byte, double>(Convert.FromHexString(parts[5]))];
        return new(among, numbers[2], numbers[3], edge, weights, Seen: 0);
    }

    /// <summary>
    /// Adds its values: <c>@Oldest</c> and <c>@Newest</c>, <c>@E0</c> to <c>@E2</c> for the edge, <c>@Basis</c> for the
    /// weights.
    /// </summary>
    public void AddTo(DynamicParameters parameters)
    {
        parameters.Add("@Oldest", Oldest);
        parameters.Add("@Newest", Newest);
        parameters.Add("@Basis", MemoryMarshal.AsBytes<double>(Weights).ToArray());
        parameters.Add("@E0", Edge?[0]);
        parameters.Add("@E1", Edge?[1]);
        parameters.Add("@E2", Edge?.ElementAtOrDefault(2) ?? 0L);
    }

    private static bool AreWeights(double[] weights)
    {
        if (weights.Length == 0)
        {
            return true;
        }

        return weights.Length <= MostWeights
            && weights[0] is >= 1 and <= MostLength
            && weights.Skip(1).All(weight => weight is >= 1 and <= MostWeight);
    }

    /// <summary>The basis by short names: among, oldest, newest, edge, weights, seen.</summary>
    internal sealed record Carried(int A, long O, long N, JsonElement[]? E, double[]? W, int S);
}
