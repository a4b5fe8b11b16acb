using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Search;
using Api.Data.Erasing;
using Api.Data.PostgreSql;
using Api.Data.Sqlite;
using Api.Data.Upkeep;
using Dapper;

namespace Api.Data;

/// <summary>
/// One open store. Many read at the same time, one writes at a time, and readers and the writer never wait for each
/// other. A committed write survives the death of the process and the loss of power.
/// </summary>
public abstract class Database : IAsyncDisposable
{
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
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<Mark>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<LeftOut>>());
        SqlMapper.AddTypeHandler(new JsonHandler<Paragraphs.ParagraphStructure>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyDictionary<string, JsonElement>>());
    }

    /// <summary>
    /// Opens the database and upgrades its schema. A missing SQLite file is created; a PostgreSQL database must exist.
    /// </summary>
    /// <param name="connectionString">
    /// If it has a <c>Host</c>, a Npgsql connection string, of one server or of a primary and its standbys
    /// (<c>Host=one,two</c>); else one of Microsoft.Data.Sqlite, with a file as its <c>Data Source</c>.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// The database belongs to another program, is newer than this program, cannot be kept safe, or cannot be reached;
    /// the message says which.
    /// </exception>
    public static Database Open(string connectionString) =>
        IsPostgreSql(connectionString) ? PostgreSqlStore.Open(connectionString) : SqliteStore.Open(connectionString);

    /// <summary>
    /// Opens the database to look through all of it, however long that takes. A damaged file is not written to, by no
    /// migration either.
    /// </summary>
    /// <inheritdoc cref="Open"/>
    public static Database OpenToCheck(string connectionString) => IsPostgreSql(connectionString)
        ? PostgreSqlStore.Open(connectionString + ";Command Timeout=0")
        : SqliteStore.OpenToRead(connectionString);

    /// <summary>
    /// Opens an empty database in memory alone, with the schema of any other. Nothing of it comes to a disk, and it
    /// goes with the process, however that ends.
    /// </summary>
    public static Database OpenScratch() => ScratchStore.Open();

    /// <summary>Whether a connection string is PostgreSQL's: it has a <c>Host</c>.</summary>
    /// <exception cref="InvalidOperationException">It is not a connection string.</exception>
    public static bool IsPostgreSql(string connectionString)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = connectionString }.ContainsKey("Host");
        }
        catch (ArgumentException e)
        {
            throw new InvalidOperationException($"The database cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The place of the data, for people: the file, or the database and its hosts.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// A number that changes whenever anybody, in this process or another, has committed a write: earlier reads are
    /// then old.
    /// </summary>
    public abstract long Generation { get; }

    private IReadOnlyList<string> _notes = [];

    /// <summary>The upgrades made on opening it, in sentences that have not been reported yet.</summary>
    internal IReadOnlyList<string> Notes
    {
        init => _notes = value;
    }

    /// <summary>The line of waiting writers.</summary>
    internal WritersLine Writers { get; } = new();

    /// <summary>
    /// Called before each step of lending and returning a connection. A test lets any of them fail: no step may keep
    /// anything that earlier steps took.
    /// </summary>
    internal Action<string>? Step { get; set; }

    /// <summary>The SQL that this database needs and the other does not.</summary>
    internal abstract Dialect Dialect { get; }

    /// <summary>Lends a connection to read with. Give it back soon.</summary>
    internal abstract ValueTask<Session> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lends a connection for one command of several statements that must all see one state: otherwise a writer may
    /// commit between two of them.
    /// </summary>
    internal abstract ValueTask<Session> ReadTogetherAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lends a connection for one command of several statements that is abandoned if it takes longer than
    /// <see cref="SearchTimeout"/>: people may search for anything.
    /// </summary>
    internal abstract ValueTask<Session> SearchAsync(CancellationToken cancellationToken);

    internal const int UsualSearchWindow = 10_000;

    /// <summary>
    /// The most hits of a search that are ranked, and the most that are counted to tell a rare word from a common one.
    /// </summary>
    internal int SearchWindow { get; set; } = UsualSearchWindow;

    /// <summary>The longest time that a search may take.</summary>
    public TimeSpan SearchTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Lends a connection for several commands that must all see one state.</summary>
    internal abstract ValueTask<Session> ReadSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Lends a connection for one command that sees the latest write. A standby may not have it yet.</summary>
    internal virtual ValueTask<Session> ReadWrittenAsync(CancellationToken cancellationToken) =>
        ReadTogetherAsync(cancellationToken);

    /// <summary>
    /// Lends a connection with an open transaction, which no other writer enters until it is given back. If it is not
    /// committed, it is rolled back.
    /// </summary>
    internal abstract ValueTask<Session> WriteAsync(CancellationToken cancellationToken);

    /// <summary>The log of everything erased, and the key of the remaining marks.</summary>
    internal abstract ErasureLog ErasureLog { get; }

    /// <summary>Removes erased content from the storage, as far as that takes no time.</summary>
    /// <param name="isNew">Whether something was erased just now.</param>
    /// <returns>The holder of the rest; null if nothing holds it.</returns>
    internal abstract Task<string?> ErasedAsync(bool isNew, CancellationToken cancellationToken);

    /// <summary>Removes erased content from the storage, if nobody needs it any more.</summary>
    /// <param name="patience">
    /// The longest time before the rest is left to the next call, if it is done step by step.
    /// </param>
    /// <returns>The holder of the rest; null if nothing holds it.</returns>
    internal abstract Task<string?> ForgetAsync(TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>
    /// Makes an open store ready for use, whatever it was restored from and whichever version filled it: rebuilds the
    /// index of words if this program folds them in another way, and repeats erasures. Any number of processes may do
    /// so at the same time.
    /// </summary>
    /// <param name="tell">Is given the steps, in sentences; nothing if there is nothing to do.</param>
    public async Task PrepareAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        foreach (var note in Interlocked.Exchange(ref _notes, []))
        {
            tell(note);
        }

        await new WordTables(this, WordTables.Turn).FillAsync(tell, cancellationToken);
        await new Erasures(this, TimeProvider.System).ApplyAsync(tell, cancellationToken);
    }

    /// <summary>Rebuilds the index of words, beside a server or without one.</summary>
    public Task ReindexAsync(Action<string> tell, CancellationToken cancellationToken) =>
        new WordTables(this, WordTables.Turn).FillAnewAsync(tell, cancellationToken);

    private const string PingSql = """
        select w.folding, w.filled_up_to is not null, (select count(*) from articles where id = 0)
        from word_tables w
        where w.name = 'articles'
        """;

    /// <summary>Reads, and checks whether a write would be possible.</summary>
    public async Task<StorageState> LookAsync(CancellationToken cancellationToken)
    {
        var (folding, isPartial) = (0L, false);
        try
        {
            await using var session = await ReadAsync(cancellationToken);
            (folding, isPartial, _) = await session.QueryFirstOrDefaultAsync<(long, bool, long)>(PingSql);
        }
        catch (DbException e)
        {
            var fault = StorageFaults.Of(e) ?? StorageFault.Unreachable;
            return new(fault, fault);
        }

        if (FaultOfReads is { } known)
        {
            return new(known, known);
        }

        var isInStep = folding == SearchTokens.Folding && !DoubtsIndex;
        var ofIndex = isInStep ? (StorageFault?)null : StorageFault.IndexOutOfStep;
        return new(null, await FaultOfWritesAsync(cancellationToken) ?? ofIndex, isPartial || !isInStep);
    }

    /// <summary>
    /// Whether the next write begins a timeline of changes, as the first write of a started server does.
    /// </summary>
    internal bool BeginsTimeline { get; set; }

    /// <summary>Begins a timeline of changes: a server starts.</summary>
    public Task BeginTimelineAsync(TimeProvider clock, CancellationToken cancellationToken) =>
        Changes.Timelines.BeginAsync(this, clock, cancellationToken);

    /// <summary>
    /// The reason why reads are wrong, as far as is known without reading everything; null if none is known.
    /// </summary>
    internal virtual StorageFault? FaultOfReads => null;

    /// <summary>Whether the index of words was found to be out of step, and nobody else knows yet.</summary>
    internal virtual bool DoubtsIndex => false;

    /// <summary>Returns the reason why a write would fail now; null if it would not.</summary>
    internal abstract ValueTask<StorageFault?> FaultOfWritesAsync(CancellationToken cancellationToken);

    /// <summary>Updates the statistics that a database plans statements with.</summary>
    internal virtual Task AnalyzeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Claims the store for one server. Null if another server has it and the store takes only one.</summary>
    public abstract IDisposable? TryServe();

    public abstract ValueTask DisposeAsync();

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            Driver.Bind(parameter, value);

        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            DateTime utc => new DateTimeOffset(utc, TimeSpan.Zero),
            _ => (DateTimeOffset)value,
        };
    }

    private sealed class JsonHandler<T> : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value) =>
            parameter.Value = JsonSerializer.Serialize(value, Json.Options);

        public override T? Parse(object value) => JsonSerializer.Deserialize<T>((string)value, Json.Options);
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
