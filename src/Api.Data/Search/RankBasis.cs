using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Api.Data.Lists;
using Dapper;

namespace Api.Data.Search;

/// <summary>Among what a search ranks.</summary>
internal enum RankedAmong
{
    /// <summary>All that is found, as few rows have the words.</summary>
    Few,

    /// <summary>All that is found, though many rows have the words.</summary>
    Many,

    /// <summary>The newest of what is found.</summary>
    Newest,
}

/// <summary>
/// What a ranking depends on beside the words and the row itself, so that any write moves it. The first page finds it
/// out and its cursor carries it: the pages after it rank the same rows by the same weights, and so neither miss nor
/// repeat what stands all the while.
/// </summary>
/// <param name="Among">Which way the first page took.</param>
/// <param name="Oldest">The smallest id that was ranked.</param>
/// <param name="Newest">The greatest. Ids are given in the order of commits: what came later has a greater one.</param>
/// <param name="Edge">Where in the order of publication a walk ended; null if none was taken.</param>
/// <param name="Weights">
/// The average length of a row and the weight of each phrase; none where a rank depends on its row alone.
/// </param>
/// <param name="Seen">How many rows there were up to the cursor.</param>
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
    private const int MostWeight = 64;

    private static readonly KeyKind[] PlaceOfArticle = [KeyKind.Instant, KeyKind.Id];
    private static readonly KeyKind[] PlaceOfPart = [KeyKind.Instant, KeyKind.Id, KeyKind.Number];

    /// <summary>As a cursor carries it.</summary>
    public Carried Sent => new(
        (int)Among,
        Oldest,
        Newest,
        Edge is null ? null : Cursor.ElementsOf(Edge),
        Weights.Length == 0 ? null : Weights,
        Seen);

    /// <summary>What was sent, held against what can be; null for what cannot.</summary>
    public static RankBasis? Of(Carried sent)
    {
        var edge = (sent.E is [_, _] ? PlaceOfArticle : PlaceOfPart).Read(sent.E);
        var isWindow = Enum.IsDefined((RankedAmong)sent.A) && sent.O > 0 && sent.O <= sent.N;
        var isPlace = (sent.E is null || edge is not null) && sent.S is > 0 and <= PageFilter.MostRanked;
        return isWindow && isPlace && AreWeights(sent.W ?? [])
            ? new((RankedAmong)sent.A, sent.O, sent.N, edge, sent.W ?? [], sent.S)
            : null;
    }

    /// <summary>Reads what the first page found out.</summary>
    /// <param name="text">
    /// How many have the words, how many are ranked, the smallest and the greatest id of those, the edge, with slashes
    /// in it, and the weights, in hexadecimal digits.
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

    /// <summary>The same by short names: what way, oldest, newest, edge, weights, seen.</summary>
    internal sealed record Carried(int A, long O, long N, JsonElement[]? E, double[]? W, int S);
}
