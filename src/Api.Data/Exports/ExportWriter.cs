using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Api.Data.Erasing;
using Api.Data.Packing;

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
            if (ExportFormat.TextsOf(table) is { } kind)
            {
                rows += await WriteTextsAsync(session, kind, json, output, cancellationToken);
                continue;
            }

            // Every column, whichever there are: columns that a later schema adds must not be forgotten here.
            await using var command = session.Connection.CreateCommand();
            command.CommandText = $"select * from {table} order by {order}";
            command.Transaction = session.Transaction;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var columns = ColumnsOf(reader);
            while (await reader.ReadAsync(cancellationToken))
            {
                await LineAsync(json, output, writer => WriteRow(writer, table, columns, reader.GetValue));
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

    // A text may differ from another, which no second command finds while the first one is read: so they are read a few
    // at a time.
    private const int TextsTogether = 16;

    /// <summary>Writes the rows of a table whose texts are packed, with the texts as they are.</summary>
    private static async Task<long> WriteTextsAsync(
        Session session,
        TextKind kind,
        Utf8JsonWriter json,
        Stream output,
        CancellationToken cancellationToken)
    {
        var (texts, rows, last) = (new PackedTexts(session), 0L, default(TextKey));
        while (true)
        {
            var (columns, read) = await ReadTextsAsync(session, last with { Kind = kind }, cancellationToken);
            foreach (var row in read)
            {
                last = row.Key;
                var text = row.Packed is null ? null : await texts.UnpackAsync(row.Key, row.Packed);
                await LineAsync(json, output, writer => WriteRow(
                    writer, PackedTexts.PlaceOf(kind).Table, columns, i => row.ValueOf(i, text)));
                rows++;
            }

            if (read.Count < TextsTogether)
            {
                return rows;
            }
        }
    }

    private static async Task<(Column[] Columns, IReadOnlyList<TextRow> Rows)> ReadTextsAsync(
        Session session,
        TextKey after,
        CancellationToken cancellationToken)
    {
        var (table, column) = PackedTexts.PlaceOf(after.Kind);
        await using var command = session.Connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            select {PackedTexts.PackedColumns}, t.*
            from {table} t
            {PackedTexts.JoinSql(after.Kind)}
            where (t.article_id, t.revision) > ({after.ArticleId}, {after.Revision})
            order by t.article_id, t.revision
            limit {TextsTogether}
            """);
        command.Transaction = session.Transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (rows, columns) = (new List<TextRow>(), ColumnsOf(reader, skip: 3));
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new(reader, after.Kind, reader.GetOrdinal(column)));
        }

        return (columns, rows);
    }

    /// <summary>A row with its text, packed or not.</summary>
    private sealed class TextRow
    {
        private readonly object[] _values;
        private readonly int _text;

        public TextRow(DbDataReader reader, TextKind kind, int text)
        {
            _values = new object[reader.FieldCount];
            reader.GetValues(_values);
            _text = text;
            Key = new(
                Convert.ToInt64(reader["article_id"], CultureInfo.InvariantCulture),
                kind,
                Convert.ToInt32(reader["revision"], CultureInfo.InvariantCulture));
            if (_values[0] is byte[] packed)
            {
                int? baseRevision = reader.IsDBNull(2) ? null : reader.GetInt32(2);
                Packed = PackedTexts.Of(Key.ArticleId, packed, _values[1] as string, baseRevision);
            }
        }

        public TextKey Key { get; }

        public PackedText? Packed { get; }

        public object ValueOf(int column, byte[]? unpacked) => (column == _text, unpacked) switch
        {
            (true, { } text) => Key.Kind == TextKind.Source ? text : Encoding.UTF8.GetString(text),
            _ => _values[column],
        };
    }

    private static Column[] ColumnsOf(DbDataReader reader, int skip = 0) =>
    [
        .. Enumerable.Range(skip, reader.FieldCount - skip)
            .Select(i => new Column(i, reader.GetName(i)))
            .Where(column => !ExportFormat.Derived.Contains(column.Name))
            .OrderBy(column => column.Name, StringComparer.Ordinal),
    ];

    /// <summary>A column by its place in a row.</summary>
    private sealed record Column(int Number, string Name);

    private static async Task LineAsync(Utf8JsonWriter json, Stream output, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        await json.FlushAsync();
        json.Reset();
        output.WriteByte((byte)'\n');
    }

    private static void WriteRow(Utf8JsonWriter json, string table, Column[] columns, Func<int, object> valueOf)
    {
        json.WriteStartObject(table);
        foreach (var (number, name) in columns)
        {
            json.WritePropertyName(name);
            switch (valueOf(number))
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
