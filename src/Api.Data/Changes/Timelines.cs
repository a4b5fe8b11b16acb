using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Api.Data.Lists;

namespace Api.Data.Changes;

/// <summary>
/// A place in the order of changes, and the history it is a place in: <c>k3q8xw0f2a.417</c>. A plain number is a place
/// in whichever history the database has; <c>now</c> is its end.
/// </summary>
public sealed record ChangePosition : IParameter
{
    public static readonly ChangePosition Beginning = new();

    /// <summary>The timeline; null for a plain number.</summary>
    public string? Timeline { get; internal init; }

    /// <summary>The <c>seq</c> of the last change that was seen.</summary>
    public long Seq { get; internal init; }

    public bool IsNow { get; private init; }

    public string? Problem { get; private init; }

    public static bool TryParse(string? text, IFormatProvider? provider, out ChangePosition position)
    {
        position = text == "now" ? new() { IsNow = true } : Parse((text ?? "").Split('.'));
        return true;
    }

    private static ChangePosition Parse(string[] parts)
    {
        var timeline = parts.Length == 2 ? parts[0] : null;
        var isTimeline = timeline is null
            || (timeline.Length == Timelines.IdLength && timeline.All(char.IsAsciiLetterOrDigit));
        var isNumber = long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var seq);
        return isTimeline && isNumber && parts.Length <= 2
            ? new() { Timeline = timeline, Seq = seq }
            : new() { Problem = "takes a place that an answer gave, a whole number in digits, or now" };
    }

    public override string ToString() =>
        Timeline is null
            ? Seq.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Timeline}.{Seq}");
}

/// <summary>
/// The histories that the log of changes has gone through. A database that is restored from a backup, copied, or
/// continued from a standby that had not received everything gives numbers out again, to other changes than before. A
/// mirror must learn of that, so each start of a server begins a timeline, as does the first write after PostgreSQL has
/// begun a timeline of its own. A place in a timeline that is not known here, or that ended before that place, is a
/// place in another history.
/// </summary>
internal static class Timelines
{
    public const int IdLength = 10;

    private const string LastSql = """
        select
          coalesce(max(c.seq), 0),
          (select s.id from server_timeline s),
          (select t.server_timeline from timelines t order by t.number desc limit 1)
        from changes c
        """;

    private const string InsertSql = """
        insert into timelines (id, first_seq, began_at, server_timeline) values (@Id, @FirstSeq, @At, @ServerTimeline)
        """;

    /// <summary>
    /// Begins the timeline of a server that starts. If nothing can be written at the moment, its first write begins it.
    /// </summary>
    public static async Task BeginAsync(Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        database.BeginsTimeline = true;
        try
        {
            await new LoggedWriter(database, clock).CommitAsync(
                _ => Task.FromResult(true), _ => true, cancellationToken);
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            // The file is locked, full or read-only, or the primary is away: reads meanwhile still belong to the
            // timeline before.
        }
    }

    /// <summary>
    /// Begins a timeline within a transaction, if the server or PostgreSQL has started one since the last.
    /// </summary>
    /// <returns>The newest <c>seq</c>.</returns>
    public static async Task<long> KeepAsync(Session session, DateTimeOffset at, bool begins)
    {
        var (last, server, known) = await session.QueryFirstOrDefaultAsync<(long, string, string?)>(LastSql);
        if (begins || (known is not null && known != server))
        {
            var id = RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", IdLength);
            await session.ExecuteAsync(
                InsertSql, new { Id = id, FirstSeq = last + 1, At = at, ServerTimeline = server });
        }

        return last;
    }

    /// <summary>
    /// Reads the newest place whose change the caller may see, the newest of all, and how far the timeline of a
    /// reader's place reached: null if that timeline is not known here.
    /// </summary>
    /// <param name="audiences">The audiences of the caller.</param>
    public static string ReachSql(IEnumerable<string> audiences) => $"""
        select
          (select coalesce(max(s.seq), 0) from (
            {string.Join("\n    union all ", audiences.SelectMany(_ => Choices<ChangeType>.Names, NewestSql))}
          ) s) as seen,
          (select coalesce(max(c.seq), 0) from changes c) as latest,
          (select t.id from timelines t order by t.number desc limit 1) as timeline,
          (select coalesce(
             (select n.first_seq - 1 from timelines n where n.number > t.number order by n.number limit 1),
             (select coalesce(max(c.seq), 0) from changes c))
           from timelines t
           where t.id = @Timeline) as reached;

        """;

    // One step in each index: neither the changes that others see nor the number of changes matters.
    private static string NewestSql(string audience, string type) =>
        $"select max(c.seq) as seq from changes c where c.audience = '{audience}' and c.type = '{type}'";
}

/// <summary>The end of a history, beside a reader's place in it.</summary>
internal sealed record Reach
{
    public required long Latest { get; init; }

    /// <summary>The newest place that the caller may see.</summary>
    public required long Seen { get; init; }

    /// <summary>The newest timeline; null in a database that no server has opened.</summary>
    public required string? Timeline { get; init; }

    public required long? Reached { get; init; }

    public bool Holds(ChangePosition place) =>
        place.IsNow || place.Seq <= (place.Timeline is null ? Latest : Reached ?? -1);

    public ChangePosition At(long seq) => new() { Timeline = Timeline, Seq = seq };
}
