using System.Data.Common;
using System.Text.Json;
using Api.Data.Erasing;

namespace Api.Data.Exports;

/// <summary>
/// Writes a whole database in the form of <see cref="ExportFormat"/>, as it is at one moment, while others write to it.
/// </summary>
public sealed class ExportWriter(Database database, TimeProvider clock)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = Json.Options.Encoder };

    /// <returns>The number of rows.</returns>
    public async Task<long> WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var hashed = new HashedStream(output);
        var rows = await WriteRowsAsync(hashed, cancellationToken);
        await hashed.FlushAsync(cancellationToken);
        await output.WriteAsync(ExportEnd.LineOf(rows, hashed.Hash()), cancellationToken);
        await output.FlushAsync(cancellationToken);
        return rows;
    }

    private async Task<long> WriteRowsAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadSnapshotAsync(cancellationToken);
        var rows = 0L;
        await using var json = new Utf8JsonWriter(output, Options);
        await LineAsync(json, output, writer =>
        {
            writer.WriteStartObject(ExportFormat.Header);
            writer.WriteNumber("version", ExportFormat.Version);
            writer.WriteString("exportedAt", clock.GetUtcNow());
            writer.WriteEndObject();
        });
        foreach (var (table, order) in ExportFormat.Tables)
        {
            // Every column, whichever there are: columns that a later schema adds must not be forgotten here.
            await using var command = session.Connection.CreateCommand();
            command.CommandText = $"select * from {table} order by {order}";
            command.Transaction = session.Transaction;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var columns = Enumerable.Range(0, reader.FieldCount)
                .Where(i => !ExportFormat.Derived.Contains(reader.GetName(i)))
                .OrderBy(reader.GetName, StringComparer.Ordinal)
                .ToArray();
            while (await reader.ReadAsync(cancellationToken))
            {
                await LineAsync(json, output, writer => WriteRow(writer, table, columns, reader));
                rows++;
            }
        }

        var records = await database.ErasureLog.ReadAsync(session);
        foreach (var record in records.Where(line => ErasureLog.Read(line).Cleared is null))
        {
            await LineAsync(json, output, writer =>
            {
                writer.WriteStartObject(ExportFormat.Erasures);
                writer.WriteString(ExportFormat.Record, record);
                writer.WriteEndObject();
            });
            rows++;
        }

        return rows;
    }

    private static async Task LineAsync(Utf8JsonWriter json, Stream output, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        await json.FlushAsync();
        json.Reset();
        output.WriteByte((byte)'\n');
    }

    private static void WriteRow(Utf8JsonWriter json, string table, int[] columns, DbDataReader reader)
    {
        json.WriteStartObject(table);
        foreach (var i in columns)
        {
            json.WritePropertyName(reader.GetName(i));
            switch (reader.GetValue(i))
            {
                case DBNull:
                    json.WriteNullValue();
                    break;
                case long whole:
                    json.WriteNumberValue(whole);
                    break;
                case int whole:
                    json.WriteNumberValue(whole);
                    break;
                case DateTime instant:
                    json.WriteStringValue(Instants.Text(instant));
                    break;
                case double real:
                    json.WriteNumberValue(real);
                    break;
                case byte[] bytes:
                    json.WriteStartObject();
                    json.WriteBase64String(ExportFormat.Bytes, bytes);
                    json.WriteEndObject();
                    break;
                case var text:
                    json.WriteStringValue((string)text);
                    break;
            }
        }

        json.WriteEndObject();
    }
}
