using System.Data.Common;
using Dapper;

namespace Api.Benchmarks.Drill;

/// <summary>A kind of write.</summary>
internal enum Kind
{
    Post,
    Patch,
    Delete,
    Import,
    Decide,
}

/// <summary>A write that was acknowledged.</summary>
/// <param name="At">The time at which its sender knew, in seconds of Unix time.</param>
/// <param name="Sql">Counts one as long as it is kept, by the parameters <c>Id</c>, <c>Value</c>, <c>Number</c>; later
/// writes do not change that.</param>
internal sealed record Acknowledged(Kind Kind, double At, string Sql, long Id, string Value = "", long Number = 0);

/// <summary>The acknowledged writes of any number of writers.</summary>
internal sealed class Ledger
{
    /// <summary>
    /// Counts an article as it was sent, whole: with all its paragraphs, by their count and the change log.
    /// </summary>
    public const string ArticleSql = """
        select count(*) from articles a
        where id = @Id and title = @Value and deleted_at is null and paragraph_count = 3
          and (select count(*) from paragraphs p where p.article_id = a.id and removed_in is null) = 3
          and exists (select 1 from changes c where c.type = 'article' and c.target_id = a.id)
        """;

    public const string PostedSql = "select count(*) from articles where id = @Id";

    public const string PatchSql = """
        select count(*) from articles
        where id = @Id and version >= @Number and cast(substr(subtitle, 6) as integer) >= cast(@Value as integer)
        """;

    public const string DeletedSql = "select count(*) from articles where id = @Id and deleted_at is not null";

    public const string ErasedSql = """
        select count(*) from articles a
        where id = @Id and deleted_at is not null and title is null
          and not exists (select 1 from paragraphs p where p.article_id = a.id and p.text <> '')
          and not exists (select 1 from packed_texts p where p.article_id = a.id)
        """;

    public const string ReviewSql = "select count(*) from quotes where id = @Id and review = 'confirmed'";

    public const string SpeakerSql = "select count(*) from speakers where id = @Id and merged_into = @Number";

    public const string TagSql = "select count(*) from tags where id = @Id and merged_into = @Number";

    private readonly Lock _lock = new();
    private readonly List<Acknowledged> _all = [];

    public IReadOnlyList<Acknowledged> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    public static double Now => (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalSeconds;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _all.Count;
            }
        }
    }

    public void Add(Kind kind, string sql, long id, string value = "", long number = 0)
    {
        lock (_lock)
        {
            _all.Add(new(kind, Now, sql, id, value, number));
        }
    }

    /// <summary>Finds the writes that a database does not hold.</summary>
    public static async Task<IReadOnlyList<Acknowledged>> FindLostAsync(
        DbConnection connection,
        IEnumerable<Acknowledged> acknowledged)
    {
        var lost = new List<Acknowledged>();
        foreach (var one in acknowledged)
        {
            if (await connection.ExecuteScalarAsync<long>(one.Sql, one) != 1)
            {
                lost.Add(one);
            }
        }

        return lost;
    }
}
