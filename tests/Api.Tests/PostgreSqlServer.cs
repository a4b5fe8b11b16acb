using System.Data.Common;
using System.Reflection;
using Api.Data;
using Api.Data.PostgreSql;
using Api.Tests;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(PostgreSqlTemplate))]
[assembly: PostgreSqlOffered]

namespace Api.Tests;

/// <summary>
/// A server on a PostgreSQL database of its own, on the server that the environment variable <c>POSTGRESQL</c> offers
/// by its connection string.
/// </summary>
public class PostgreSqlServer : Server
{
    private readonly string _database = $"test_{Guid.NewGuid():n}";

    public PostgreSqlServer()
        : this(samples: false)
    {
    }

    protected PostgreSqlServer(bool samples, params (string Name, string Value)[] settings)
        : base(samples, settings)
    {
    }

    public override string ConnectionString => $"{Offered};Database={_database}";

    internal static string? Offered => Environment.GetEnvironmentVariable("POSTGRESQL");

    public override async ValueTask InitializeAsync()
    {
        if (await TryCreateAsync())
        {
            await base.InitializeAsync();
        }
    }

    public override Task CreateAsync() => OnServerAsync($"create database {_database}");

    public override async Task<IReadOnlyList<SchemaColumn>> ColumnsAsync() =>
    [
        .. (await QueryAsync<(string Table, string Name, bool Nullable, string Type)>("""
            select table_name, column_name, is_nullable = 'YES',
              case data_type
                when 'bigint' then 'integer'
                when 'timestamp with time zone' then 'text'
                when 'double precision' then 'real'
                when 'bytea' then 'blob'
                else data_type
              end
            from information_schema.columns
            where table_schema = 'public'
              and table_name in (
                select t.table_name from information_schema.tables t where t.table_type = 'BASE TABLE')
              and table_name not like '%_search'
              and table_name not in ('schemaversions', 'erasures') -- the latter is a file beside SQLite's
            """)).Select(c => new SchemaColumn(c.Table, c.Name, c.Nullable, c.Type)),
    ];

    public override Task SettleAsync() => ((PostgreSqlStore)Services.GetRequiredService<Database>()).LookAsync();

    protected override DbConnection Connect() => new NpgsqlConnection($"{ConnectionString};Application Name=tests");

    /// <summary>Makes the database; false if there is no server to make it on.</summary>
    protected virtual async Task<bool> TryCreateAsync()
    {
        await (Offered is null
            ? Task.CompletedTask
            : OnServerAsync($"create database {_database} template {await PostgreSqlTemplate.Name}"));
        return Offered is not null;
    }

    protected override async ValueTask DropAsync()
    {
        if (Offered is not null)
        {
            await using (var connection = (NpgsqlConnection)Connect())
            {
                NpgsqlConnection.ClearPool(connection);
            }

            await OnServerAsync($"drop database if exists {_database} with (force)");
        }
    }

    internal static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Offered};Database=postgres;Pooling=false");
        await connection.ExecuteAsync(sql);
    }
}

/// <summary>A database with the schema and nothing else, which is made once and copied.</summary>
public sealed class PostgreSqlTemplate : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> Name => Made.Value;

    public async ValueTask DisposeAsync()
    {
        if (Made.IsValueCreated)
        {
            await PostgreSqlServer.OnServerAsync($"drop database if exists {await Made.Value} with (force)");
        }
    }

    private static async Task<string> MakeAsync()
    {
        var name = $"template_{Guid.NewGuid():n}";
        await PostgreSqlServer.OnServerAsync($"create database {name}");
        await Database.Open($"{PostgreSqlServer.Offered};Database={name}").DisposeAsync();
        return name;
    }
}

/// <summary>Skips tests on PostgreSQL if none is offered.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PostgreSqlOfferedAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Assert.SkipWhen(
        Environment.GetEnvironmentVariable("POSTGRESQL") is null
            && test.TestCase.TestClass.TestClassSimpleName.EndsWith("OnPostgreSql", StringComparison.Ordinal),
        "No PostgreSQL is offered: set POSTGRESQL to the connection string of a server on which databases may be "
            + "made.");
}

/// <summary>A server with the samples in it, for callers with a key alone.</summary>
public sealed class PostgreSqlServerThatRequiresKeys() : PostgreSqlServer(samples: true, ("RequireKey", "true"));

/// <summary>A server whose answers caches may keep for a minute.</summary>
public sealed class PostgreSqlServerWithMaxAge() : PostgreSqlServer(samples: false, ("MaxAge", "60"));

/// <summary>A server whose streams say four times a second that they are open.</summary>
public sealed class PostgreSqlServerWithHeartbeat() : PostgreSqlServer(samples: false, ("Heartbeat", "00:00:00.25"));

/// <summary>A server with the samples in it that callers reach under a path.</summary>
public sealed class PostgreSqlServerUnderAPath()
    : PostgreSqlServer(samples: true, ("PublicUrl", "https://news.example/archive/"));

/// <summary>A second server, if a test needs two.</summary>
public sealed class PostgreSqlServerOfAnother() : PostgreSqlServer;
