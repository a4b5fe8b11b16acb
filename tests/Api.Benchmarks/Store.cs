using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Api.Benchmarks;

/// <summary>
/// A database of its own, empty, which goes when it is disposed: a SQLite file in a temporary folder, or a PostgreSQL
/// database on the server that the environment variable <c>POSTGRESQL</c> offers by its connection string.
/// </summary>
internal sealed class Store : IAsyncDisposable
{
    private const string Sqlite = "SQLite";
    private const string PostgreSql = "PostgreSQL";

    private readonly string _name = $"articles_benchmark_{Guid.NewGuid():n}";
    private readonly DirectoryInfo? _folder;

    private Store(string database)
    {
        Database = database;
        _folder = database == Sqlite ? Directory.CreateTempSubdirectory("articles-benchmark-") : null;
        ConnectionString = _folder is null
            ? $"{Offered};Database={_name}"
            : $"Data Source={Path.Combine(_folder.FullName, "articles.db")}";
    }

    /// <summary>The names of the databases to measure. The others are compared with the first one.</summary>
    public static IReadOnlyList<string> Databases => Offered is null ? [Sqlite] : [Sqlite, PostgreSql];

    public string Database { get; }

    public string ConnectionString { get; }

    /// <summary>The SQLite file; null for another database.</summary>
    public string? File => _folder is null ? null : Path.Combine(_folder.FullName, "articles.db");

    private static string? Offered => Environment.GetEnvironmentVariable("POSTGRESQL");

    public static async Task<Store> CreateAsync(string database)
    {
        var store = new Store(database);
        await (store._folder is null ? OnServerAsync($"create database {store._name}") : Task.CompletedTask);
        return store;
    }

    /// <summary>Runs it with an empty store of each database.</summary>
    public static async Task<int> WithEachAsync(Func<IReadOnlyList<Store>, Task<int>> run)
    {
        var stores = new List<Store>();
        try
        {
            foreach (var database in Databases)
            {
                stores.Add(await CreateAsync(database));
            }

            return await run(stores);
        }
        finally
        {
            foreach (var store in stores)
            {
                await store.DisposeAsync();
            }
        }
    }

    /// <summary>Returns the last cell of a row of each database: its share of the first one's value.</summary>
    public static string Ratio(IReadOnlyList<double> values, int database) =>
        database == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{values[database] / values[0]:n2}");

    /// <summary>Says, if only one database was measured, how to measure the other one beside it.</summary>
    public static void WriteLeftOut()
    {
        if (Offered is null)
        {
            Console.WriteLine(
                $"\n{PostgreSql} was left out: set POSTGRESQL to the connection string of a server on which databases "
                    + "may be made.");
        }
    }

    public DbConnection Connect()
    {
        DbConnection connection = _folder is null
            ? new NpgsqlConnection($"{ConnectionString};Pooling=false")
            : new SqliteConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        _folder?.Delete(recursive: true);
        await (_folder is null ? OnServerAsync($"drop database {_name} with (force)") : Task.CompletedTask);
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Offered};Database=postgres;Pooling=false");
        await connection.ExecuteAsync(sql, commandTimeout: 0);
    }
}
