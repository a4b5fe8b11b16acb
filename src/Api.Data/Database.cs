using System.Data;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Api.Data;

/// <summary>
/// One open store. Many read at the same time, one writes at a time, and neither waits for the other.
/// A write that was committed survives the death of the process and the loss of power.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly SqliteStore _store;

    private Database(SqliteStore store) => _store = store;

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        // Dapper hands DateTimeOffset to the provider untouched unless its own mapping is removed first.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<Reference>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<long>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<string>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<Speakers.Descriptor>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<Paragraphs.Mark>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyDictionary<string, JsonElement>>());
    }

    /// <summary>Opens the database, creates it when it is missing, and brings its schema up to date.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string with a file as its <c>Data Source</c>.</param>
    /// <exception cref="InvalidOperationException">The file is not ours, is newer than this program, or cannot be kept safe; the message says which.</exception>
    public static Database Open(string connectionString) => new(SqliteStore.Open(connectionString));

    /// <summary>Changes whenever anybody, in this process or another, has committed a write: what was read before is then old.</summary>
    public long Generation => _store.Generation;

    /// <summary>The file in which everything is kept.</summary>
    public string Path => _store.Path;

    /// <summary>A connection to read with. Give it back soon.</summary>
    internal ValueTask<Session> ReadAsync(CancellationToken cancellationToken) => _store.ReadAsync(cancellationToken);

    /// <summary>A connection whose statements all see the one state that the first of them sees. For what is read in several: between two, a writer may commit.</summary>
    internal ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken) => _store.ReadAsync(cancellationToken, together: true);

    /// <summary>A connection with an open transaction, to which no other writer comes until it is given back. Not committed is rolled back.</summary>
    internal ValueTask<Session> WriteAsync(CancellationToken cancellationToken) => _store.WriteAsync(cancellationToken);

    /// <summary>Answers when a read is possible.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadAsync(cancellationToken);
        await session.Connection.ExecuteScalarAsync<long>("select count(*) from articles where id = 0");
    }

    /// <summary>Claims the file for one server. Null when another server has it.</summary>
    public IDisposable? TryServe() => _store.TryServe();

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is SqliteParameter ? value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) : value.ToUniversalTime();

        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            DateTime utc => new DateTimeOffset(utc, TimeSpan.Zero),
            _ => (DateTimeOffset)value,
        };
    }

    private sealed class JsonHandler<T> : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

        public override T? Parse(object value) => JsonSerializer.Deserialize<T>((string)value, JsonSerializerOptions.Web);
    }
}

/// <summary>Another resource by its id, its slug and the name it shows.</summary>
public sealed record Reference
{
    public required long Id { get; init; }

    /// <summary>Its name in URLs.</summary>
    /// <example>ada-lindqvist</example>
    public required string Slug { get; init; }

    /// <example>Ada Lindqvist</example>
    public required string Name { get; init; }
}
