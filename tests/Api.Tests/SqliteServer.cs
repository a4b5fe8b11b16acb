using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Api.Tests;

/// <summary>A server on a SQLite file in a folder of its own, which goes with it.</summary>
public class SqliteServer : Server
{
    private readonly TemporaryFolder _folder = new();

    public SqliteServer()
        : this(samples: false)
    {
    }

    protected SqliteServer(bool samples, params (string Name, string Value)[] settings)
        : base(samples, settings)
    {
    }

    public override string ConnectionString => $"Data Source={_folder.At("articles.db")}";

    protected override DbConnection Connect() =>
        new SqliteConnection($"{ConnectionString};Pooling=False;Foreign Keys=True");

    public override async Task AssertSoundAsync()
    {
        Assert.Equal("ok", await ScalarAsync<string>("pragma integrity_check"));
        Assert.Empty(await QueryAsync<object>("pragma foreign_key_check"));
    }

    public override async Task<IReadOnlyList<SchemaColumn>> ColumnsAsync() =>
    [
        .. (await QueryAsync<(string Table, string Name, bool Nullable, string Type)>("""
            select t.name, c.name, c."notnull" = 0 and c.pk = 0, lower(c.type)
            from pragma_table_list t, pragma_table_xinfo(t.name) c
            where t.type = 'table' and t.schema = 'main' and t.name not like 'sqlite%' and t.name <> 'SchemaVersions'
            """)).Select(c => new SchemaColumn(c.Table, c.Name, c.Nullable, c.Type)),
    ];

    protected override ValueTask DropAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A server on a file of the caller's.</summary>
public sealed class SqliteServerAt(string connectionString) : SqliteServer
{
    public override string ConnectionString => connectionString;

    /// <summary>
    /// Stops, and returns when nobody has the file open any more: the host closes its database on a thread of its own.
    /// </summary>
    public async Task CloseAsync()
    {
        await DisposeAsync();
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        await PostgreSqlPair.WaitAsync(
            () => Task.FromResult(!File.Exists(file + "-wal") && IsFree(file + ".lock")), "the database is closed");
    }

    private static bool IsFree(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

/// <summary>A server with the samples in it, as at a newcomer's first start.</summary>
public sealed class SqliteServerWithSamples() : SqliteServer(samples: true);

/// <summary>A server with the samples in it, for callers with a key alone.</summary>
public sealed class SqliteServerThatRequiresKeys() : SqliteServer(samples: true, ("RequireKey", "true"));

/// <summary>A server whose answers caches may keep for a minute.</summary>
public sealed class SqliteServerWithMaxAge() : SqliteServer(samples: false, ("MaxAge", "60"));

/// <summary>A server behind a proxy that is reached by another name.</summary>
public sealed class SqliteServerWithPublicUrl()
    : SqliteServer(samples: false, ("PublicUrl", "https://news.example/content/"));

/// <summary>A server whose streams say four times a second that they are open.</summary>
public sealed class SqliteServerWithHeartbeat() : SqliteServer(samples: false, ("Heartbeat", "00:00:00.25"));

/// <summary>A server in which two callers without a key may have a dry run at the same time.</summary>
public sealed class SqliteServerWithTwoDryRuns() : SqliteServer(samples: false, ("DryRuns", "2"));

/// <summary>A server with the samples in it that callers reach under a path.</summary>
public sealed class SqliteServerUnderAPath()
    : SqliteServer(samples: true, ("PublicUrl", "https://news.example/archive/"));
