using System.Data;
using System.Data.Common;
using System.Text.Json;
using Api.Data.Search;

namespace Api.Data.Exports;

/// <summary>Restores what <see cref="ExportWriter"/> wrote into a new database, in one transaction: all of it or none.</summary>
public sealed class ExportReader(Database database)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <returns>How many rows there were.</returns>
    /// <exception cref="InvalidOperationException">The database holds something already, or a line is not of an export that this program reads; the message says which.</exception>
    public async Task<long> RestoreAsync(Stream input, CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        foreach (var (table, _) in ExportFormat.Tables)
        {
            if (await session.ExecuteScalarAsync<long>($"select count(*) from (select 1 from {table} limit 1) first") > 0)
            {
                throw new InvalidOperationException($"An export is restored into a new database; this one has {table} in it.");
            }
        }

        var inserts = new Dictionary<string, DbCommand>(StringComparer.Ordinal);
        var number = 0L;
        try
        {
            number = await InsertAllAsync(session, inserts, input, cancellationToken);
        }
        finally
        {
            foreach (var insert in inserts.Values)
            {
                await insert.DisposeAsync();
            }
        }

        await new SearchWriter(session).FillAsync();
        if (database.Dialect.CountOnSql.Length > 0)
        {
            await session.ExecuteAsync(database.Dialect.CountOnSql);
        }

        await session.CommitAsync(cancellationToken);
        return Math.Max(0, number - 1);
    }

    /// <returns>How many lines there were.</returns>
    private static async Task<long> InsertAllAsync(Session session, Dictionary<string, DbCommand> inserts, Stream input, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(input);
        var number = 0L;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            try
            {
                using var json = JsonDocument.Parse(line, Strict);
                var (name, value) = (json.RootElement.EnumerateObject().Single().Name, json.RootElement.EnumerateObject().Single().Value);
                if (number == 1)
                {
                    CheckHeader(name, value);
                    continue;
                }

                Insert(session, inserts, name, value);
            }
            catch (Exception e) when (e is JsonException or FormatException or DbException or InvalidOperationException or KeyNotFoundException)
            {
                throw new InvalidOperationException($"Line {number} of the export cannot be restored, and nothing was: {e.Message}", e);
            }
        }

        return number;
    }

    private static void CheckHeader(string name, JsonElement value)
    {
        if (name != ExportFormat.Header || value.GetProperty("version").GetInt32() is < 1 or > ExportFormat.Version)
        {
            throw new InvalidOperationException($"it does not begin with an export of version 1 to {ExportFormat.Version}.");
        }
    }

    private static void Insert(Session session, Dictionary<string, DbCommand> inserts, string table, JsonElement row)
    {
        var columns = row.EnumerateObject().ToList();
        var key = $"{table} {string.Join(' ', columns.Select(c => c.Name))}";
        if (!inserts.TryGetValue(key, out var insert))
        {
            if (ExportFormat.Tables.All(t => t.Table != table) || columns.Any(c => !c.Name.All(u => char.IsAsciiLetterLower(u) || char.IsAsciiDigit(u) || u == '_')))
            {
                throw new InvalidOperationException("there is no such table or column.");
            }

            insert = session.Connection.CreateCommand();
            insert.Transaction = session.Transaction;
            insert.CommandText = $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({string.Join(", ", columns.Select(c => "@" + c.Name))})";
            using var types = session.Connection.CreateCommand();
            types.Transaction = session.Transaction;
            types.CommandText = $"select {string.Join(", ", columns.Select(c => c.Name))} from {table} where false";
            using var none = types.ExecuteReader();
            foreach (var (i, column) in columns.Index())
            {
                var parameter = insert.CreateParameter();
                parameter.ParameterName = "@" + column.Name;
                parameter.DbType = Enum.Parse<DbType>(none.GetFieldType(i) == typeof(byte[]) ? nameof(DbType.Binary) : none.GetFieldType(i).Name);
                insert.Parameters.Add(parameter);
            }

            inserts.Add(key, insert);
        }

        for (var i = 0; i < columns.Count; i++)
        {
            insert.Parameters[i].Value = ValueOf(columns[i].Value, insert.Parameters[i].DbType);
        }

        insert.ExecuteNonQuery();
    }

    private static object ValueOf(JsonElement value, DbType type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => DBNull.Value,
        (_, DbType.Int64) => value.GetInt64(),
        (_, DbType.Int32) => value.GetInt32(),
        (_, DbType.Double) => value.GetDouble(),
        (_, DbType.Binary) => value.GetProperty(ExportFormat.Bytes).GetBytesFromBase64(),
        (_, DbType.DateTime) => Instants.Parse(value.GetString()!) ?? throw new FormatException($"{value} is no instant."),
        _ => value.GetString()!,
    };
}
