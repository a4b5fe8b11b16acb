using System.Data;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Api.Data.Articles;
using Api.Data.Names;
using Api.Data.Packing;

namespace Api.Data.Exports;

/// <summary>
/// Restores an export of <see cref="ExportWriter"/> into a new database, in one transaction: all of it or none. An
/// export that is cut off is refused before anything is stored.
/// </summary>
/// <param name="warn">Is told if nothing vouches for the export's end.</param>
public sealed class ExportReader(Database database, Action<string>? warn = null)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <param name="input">The export, which is read twice: first to check that it is whole.</param>
    /// <param name="tell">Is given the steps after the rows are stored.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="InvalidOperationException">
    /// The database holds something already, or a line does not belong to an export that this program reads; the
    /// message says which.
    /// </exception>
    public async Task<long> RestoreAsync(Stream input, CancellationToken cancellationToken, Action<string>? tell = null)
    {
        var rows = await StoreAsync(input, cancellationToken);
        await database.PrepareAsync(tell ?? (_ => { }), cancellationToken);
        await database.AnalyzeAsync(cancellationToken);
        return rows;
    }

    // The words are indexed, in turns, after the rows are stored.
    private const string UnfilledSql = "update word_tables set filled_up_to = 0";

    // Where an article without a date sorted by when it came in, its row says so.
    // Older exports do not say in which revision a quote came.
    private const string AddedSql =
        "update quotes set added_in = revision where added_in is null and anchor = 'exact'";

    private static readonly IReadOnlyList<string> UndatedSql =
    [
        "update articles set sort_at = @Undated where published_at is null and published_on is null",
        .. new[] { "article_authors", "article_tags", "quote_speakers" }.Select(
            table => $"""
                update {table} set sort_at = @Undated
                where article_id in (select a.id from articles a where a.sort_at = @Undated)
                """),
    ];

    private async Task<long> StoreAsync(Stream input, CancellationToken cancellationToken)
    {
        if (!await ExportEnd.CheckAsync(input, cancellationToken))
        {
            warn?.Invoke(
                "This export was written before exports told their end: nothing vouches for it that it is whole.");
        }

        await using var session = await database.WriteAsync(cancellationToken);
        await ThrowIfFilledAsync(session);

        // A server that was started on the new database has begun a history, which the restored one replaces.
        await session.ExecuteAsync("delete from timelines");
        var (inserts, erasures, rows) = (
            new Dictionary<string, DbCommand>(StringComparer.Ordinal), new List<string>(), 0L);
        try
        {
            rows = await InsertAllAsync(session, inserts, erasures, input, cancellationToken);
        }
        finally
        {
            foreach (var insert in inserts.Values)
            {
                await insert.DisposeAsync();
            }
        }

        // An older export has no keys of names.
        await NameKeys.FillAsync(session);
        foreach (var sql in UndatedSql)
        {
            await session.ExecuteAsync(sql, new { ArticleRow.Undated });
        }

        await session.ExecuteAsync(AddedSql);
        await session.ExecuteAsync(UnfilledSql);
        await new ArticleDocuments(session).LeaveNewAsync();
        await database.ErasureLog.AppendAsync(
            session, [.. erasures.Except(await database.ErasureLog.ReadAsync(session))]);
        if (database.Dialect.CountOnSql.Length > 0)
        {
            await session.ExecuteAsync(database.Dialect.CountOnSql);
        }

        await session.CommitAsync(cancellationToken);
        return rows;
    }

    /// <returns>The number of rows.</returns>
    private static async Task<long> InsertAllAsync(
        Session session,
        Dictionary<string, DbCommand> inserts,
        List<string> erasures,
        Stream input,
        CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(input);
        var (texts, number, rows) = (new PackedTexts(session), 0L, 0L);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            try
            {
                using var json = JsonDocument.Parse(line, Strict);
                var member = json.RootElement.EnumerateObject().Single();
                var (name, value) = (member.Name, member.Value);
                if (name is ExportFormat.Header or ExportFormat.End)
                {
                    continue;
                }

                rows++;
                if (name == ExportFormat.Erasures)
                {
                    erasures.Add(value.GetProperty(ExportFormat.Record).GetString()!);
                    continue;
                }

                var text = TextIn(name, value);
                Insert(session, inserts, name, value, isPacked: text is not null);
                await (text is var (key, bytes) ? texts.AddAsync(key, bytes) : Task.CompletedTask);
            }
            catch (Exception e) when (e is JsonException or FormatException or DbException or InvalidOperationException
                or KeyNotFoundException)
            {
                throw new InvalidOperationException(
                    $"Line {number} of the export cannot be restored, and nothing was: {e.Message}", e);
            }
        }

        return rows;
    }

    /// <summary>Reads a whole export to check that it is one.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message says why.</exception>
    public static async Task CheckAsync(string file, CancellationToken cancellationToken)
    {
        await using var export = File.OpenRead(file);
        await ExportEnd.CheckAsync(export, cancellationToken);
    }

    /// <exception cref="InvalidOperationException">The database holds something already.</exception>
    public static async Task ThrowIfFilledAsync(Database database, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        await ThrowIfFilledAsync(session);
    }

    private static async Task ThrowIfFilledAsync(Session session)
    {
        foreach (var (table, _) in ExportFormat.Tables.Where(t => t.Table != "timelines"))
        {
            var sql = $"select count(*) from (select 1 from {table} limit 1) first";
            if (await session.ExecuteScalarAsync<long>(sql) > 0)
            {
                throw new InvalidOperationException(
                    $"An export or a backup is restored into a new database; this one has {table} in it.");
            }
        }
    }

    /// <summary>The text in a row that is packed in the database; null if the row has none, or an erased one.</summary>
    private static (TextKey Key, byte[] Text)? TextIn(string table, JsonElement row)
    {
        if (ExportFormat.TextsOf(table) is not { } kind
            || !row.TryGetProperty(PackedTexts.PlaceOf(kind).Column, out var value)
            || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = kind == TextKind.Source ? BytesOf(value) : Encoding.UTF8.GetBytes(value.GetString()!);
        var key = new TextKey(row.GetProperty("article_id").GetInt64(), kind, row.GetProperty("revision").GetInt32());
        return text.Length == 0 ? null : (key, text);
    }

    private static byte[] BytesOf(JsonElement value) => value.GetProperty(ExportFormat.Bytes).GetBytesFromBase64();

    private static void Insert(
        Session session,
        Dictionary<string, DbCommand> inserts,
        string table,
        JsonElement row,
        bool isPacked)
    {
        var packed = isPacked ? PackedTexts.PlaceOf(ExportFormat.TextsOf(table)!.Value).Column : null;
        var columns = row.EnumerateObject().ToList();
        var key = $"{table} {string.Join(' ', columns.Select(c => c.Name))}";
        if (!inserts.TryGetValue(key, out var insert))
        {
            if (ExportFormat.Tables.All(t => t.Table != table)
                || columns.Any(c => !c.Name.All(u => char.IsAsciiLetterLower(u) || char.IsAsciiDigit(u) || u == '_')))
            {
                throw new InvalidOperationException("there is no such table or column.");
            }

            insert = session.Connection.CreateCommand();
            insert.Transaction = session.Transaction;
            insert.CommandText =
                $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({string.Join(
                    ", ", columns.Select(c => "@" + c.Name))})";
            using var types = session.Connection.CreateCommand();
            types.Transaction = session.Transaction;
            types.CommandText = $"select {string.Join(", ", columns.Select(c => c.Name))} from {table} where false";
            using var none = types.ExecuteReader();
            foreach (var (i, column) in columns.Index())
            {
                var parameter = insert.CreateParameter();
                parameter.ParameterName = "@" + column.Name;
                parameter.DbType = Enum.Parse<DbType>(
                    none.GetFieldType(i) == typeof(byte[]) ? nameof(DbType.Binary) : none.GetFieldType(i).Name);
                insert.Parameters.Add(parameter);
            }

            inserts.Add(key, insert);
        }

        for (var i = 0; i < columns.Count; i++)
        {
            insert.Parameters[i].Value = columns[i].Name == packed
                ? DBNull.Value
                : ValueOf(columns[i].Value, insert.Parameters[i].DbType);
        }

        insert.ExecuteNonQuery();
    }

    private static object ValueOf(JsonElement value, DbType type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => DBNull.Value,
        (_, DbType.Int64) => value.GetInt64(),
        (_, DbType.Int32) => value.GetInt32(),
        (_, DbType.Double) => value.GetDouble(),
        (_, DbType.Binary) => BytesOf(value),
        (_, DbType.DateTime) =>
            Instants.Parse(value.GetString()!) ?? throw new FormatException($"{value} is not an instant."),
        _ => value.GetString()!,
    };
}
