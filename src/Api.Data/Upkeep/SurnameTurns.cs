using System.Diagnostics;
using System.Globalization;
using Api.Content.Quotes.Speakers;
using Api.Data.Articles;
using Api.Data.Changes;

namespace Api.Data.Upkeep;

/// <summary>
/// Looks up anew, after articles came, changed or went, whom articles of a publisher mean by a surname alone
/// (<see cref="SurnameBearers"/>). What there is to look up stands in the database, and continues after a kill. Whom a
/// person confirmed or corrected is left alone.
/// </summary>
public sealed class SurnameTurns
{
    // Others wait for the transaction, of which this is about half.
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(40);

    private readonly Session _session;
    private readonly SurnameJoins _joins;

    private SurnameTurns(LoggedWrite write) => (_session, _joins) = (write.Session, new(write));

    private const string LeftSql = "select count(*) from (select 1 from surname_turns limit 1) first";

    /// <summary>Takes turns until everything that was noted is looked up; others write between two.</summary>
    public static async Task TakeAllAsync(Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (await TakeTurnAsync(database, clock, cancellationToken))
        {
            // Whoever waits to write is next.
        }
    }

    /// <summary>Looks up everybody whom an article calls by a surname alone, as a newer program would.</summary>
    public static async Task TakeAllAnewAsync(
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await using (var session = await database.WriteAsync(cancellationToken))
        {
            await session.ExecuteAsync(SurnameJoins.AllChangeSql);
            await session.CommitAsync(cancellationToken);
        }

        await TakeAllAsync(database, clock, cancellationToken);
    }

    /// <summary>Takes a turn in a transaction of its own.</summary>
    /// <returns>Whether there was one to take.</returns>
    internal static Task<bool> TakeTurnAsync(
        Database database,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        UpkeepTurn.TakeAsync(
            database, clock, LeftSql, write => new SurnameTurns(write).TakeAsync(), cancellationToken);

    private const string FirstSql = """
        select t.publisher_id, t.surname, t.published_on
        from surname_turns t
        order by t.publisher_id, t.surname, t.published_on
        limit 1
        """;

    private const string EndSql = """
        delete from surname_turns
        where publisher_id = @PublisherId and surname = @Surname and published_on between @From and @Until
        """;

    private async Task<bool> TakeAsync()
    {
        var (start, taken) = (Stopwatch.GetTimestamp(), 0);
        while ((taken == 0 || Stopwatch.GetElapsedTime(start) < Enough)
            && await _session.QueryFirstOrDefaultAsync<Turn>(FirstSql) is { } turn)
        {
            var first = DayOf(turn.PublishedOn);
            var last = After(first);
            if (await LookUpAsync(turn, first, last))
            {
                await _session.ExecuteAsync(EndSql, turn.In(first, last));
            }

            taken++;
        }

        return taken > 0;
    }

    // Whoever is joined has no quotes any more, and is found by the join. A person's word about the speaker or one of
    // the quotes leaves both as they are.
    private const string AloneSql = """
        select p.speaker_id as id, p.into_id as "into", p.article_id, a.published_on, n.text as role
        from (
          select x.speaker_id, x.article_id, null as into_id
          from speakers s
          join quote_speakers x on x.speaker_id = s.id
          where s.name_key = @Surname and s.surname = @Surname and s.merged_into is null
          union
          select j.speaker_id, j.article_id, j.into_id
          from surname_joins j
          join speakers s on s.id = j.speaker_id
          where s.name_key = @Surname
        ) p
        join speakers s on s.id = p.speaker_id
        join articles a on a.id = p.article_id
        left join speaker_names n
          on n.article_id = p.article_id and +n.speaker_id = coalesce(p.into_id, p.speaker_id)
            and n.kind = 'descriptor'
        where a.publisher_id = @PublisherId and a.status = 'published' and length(a.published_on) = 10
          and a.published_on between @From and @Until
          and s.identity = 'assumed' and s.aliases is null and s.same_as = '[]'
          and not exists (select 1 from speakers m where m.merged_into = s.id)
          and not exists (
            select 1 from quote_speakers y where y.speaker_id = s.id and y.article_id <> p.article_id)
          and not exists (
            select 1
            from quote_speakers y
            join quotes q on q.id = y.quote_id
            where y.article_id = p.article_id and +y.speaker_id = coalesce(p.into_id, p.speaker_id)
              and (q.method in ('manual', 'declared') or q.review <> 'unreviewed'))
        order by p.into_id is not null, a.published_on, p.speaker_id
        """;

    // By what articles themselves say, and not by whoever was joined there. The order of instants leads to the days,
    // and is at most two away.
    private const string BearersSql = """
        select distinct s.id, s.name, a.published_on, n.text as role
        from speakers s
        join quote_speakers x on x.speaker_id = s.id and x.sort_at between @FromAt and @UntilAt
        join articles a on a.id = x.article_id
        join speaker_names n on n.article_id = a.id and +n.speaker_id = s.id and n.kind = 'descriptor'
        where s.surname = @Surname and s.name_key <> @Surname and s.merged_into is null
          and a.publisher_id = @PublisherId and a.status = 'published' and length(a.published_on) = 10
          and a.published_on between @From and @Until
          and not exists (select 1 from surname_joins j where j.into_id = s.id and j.article_id = a.id)
        """;

    private const string IsQuotedSql = """
        select count(*)
        from (select 1 from quote_speakers x where x.article_id = @ArticleId and +x.speaker_id = @Into limit 1) first
        """;

    /// <returns>Whether everybody of these days was looked up.</returns>
    private async Task<bool> LookUpAsync(Turn turn, DateOnly from, DateOnly until)
    {
        (from, until) = (Before(from), After(until));
        var alone = await _session.QueryAsync<Alone>(AloneSql, turn.In(from, until));
        var bearers = (await _session.QueryAsync<Bearer>(BearersSql, turn.In(Before(from), After(until))))
            .Select(b => new RoleBearer(b.Id, b.Name, DayOf(b.PublishedOn), b.Role))
            .ToList();
        var (start, changed) = (Stopwatch.GetTimestamp(), 0);
        foreach (var one in alone.GroupBy(a => a.Id))
        {
            if (changed > 0 && Stopwatch.GetElapsedTime(start) > Enough)
            {
                return false;
            }

            var first = one.First();
            var roles = one.Select(a => a.Role).OfType<string>().ToList();
            var bearer = SurnameBearers.OneOf(DayOf(first.PublishedOn), roles, bearers);
            if (bearer?.Id != first.Into && await ChangeAsync(first, bearer?.Id))
            {
                changed++;
            }
        }

        return true;
    }

    private async Task<bool> ChangeAsync(Alone one, long? bearer)
    {
        if (one.Into is not null)
        {
            await _joins.PartAsync(await _joins.FindAsync(one.Id));
        }

        // Whom the article quotes by a full name too, it does not mean by the surname, or it would have said so.
        var joins = bearer is not null
            && await _session.ExecuteScalarAsync<long>(IsQuotedSql, new { one.ArticleId, Into = bearer }) == 0;
        if (joins)
        {
            await _joins.JoinAsync(one.Id, bearer!.Value, one.ArticleId);
        }

        return joins || one.Into is not null;
    }

    private static DateOnly Before(DateOnly day) =>
        DateOnly.FromDayNumber(Math.Max(DateOnly.MinValue.DayNumber, day.DayNumber - SurnameBearers.Days));

    private static DateOnly After(DateOnly day) =>
        DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + SurnameBearers.Days));

    private static DateOnly DayOf(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);

    /// <param name="PublishedOn">The first day: what is noted within a month of it is looked up together.</param>
    private sealed record Turn(long PublisherId, string Surname, string PublishedOn)
    {
        public object In(DateOnly from, DateOnly until) => new
        {
            PublisherId,
            Surname,
            From = from.ToString("O", CultureInfo.InvariantCulture),
            Until = until.ToString("O", CultureInfo.InvariantCulture),
            FromAt = At(from, -2),
            UntilAt = At(until, 3),
        };

        private static DateTimeOffset At(DateOnly day, int away)
        {
            var number = Math.Clamp(
                day.DayNumber + away, DateOnly.MinValue.DayNumber + 1, DateOnly.MaxValue.DayNumber - 1);
            return new(DateOnly.FromDayNumber(number), TimeOnly.MinValue, TimeSpan.Zero);
        }
    }

    private sealed record Alone
    {
        public required long Id { get; init; }

        public required long? Into { get; init; }

        public required long ArticleId { get; init; }

        public required string PublishedOn { get; init; }

        public required string? Role { get; init; }
    }

    private sealed record Bearer(long Id, string Name, string PublishedOn, string Role);
}
