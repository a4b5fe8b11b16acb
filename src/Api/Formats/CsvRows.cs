using System.Text.Json;
using Api.Data.Lists;
using Api.Http;
using CsvHelper;
using Microsoft.Extensions.Primitives;

namespace Api.Formats;

/// <summary>
/// Writes items as CSV (RFC 4180), in UTF-8. A column is named by the path that <c>fields</c> takes,
/// <c>publisher.name</c>; null is empty, and the values of a list share one cell with <c>|</c> between them. Text that
/// a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV Injection).
/// </summary>
internal sealed class CsvRows : ListWriter
{
    // Excel takes a file without one for text in the encoding of its machine.
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };

    public override async Task WriteAsync<T>(Stream output, ListRows<T> list, CancellationToken cancellationToken)
    {
        var names = InAskedOrder(Fields<T>.Paths(list.Asked), list.Request.Query["fields"]);
        ArraySegment<string>[] columns = [.. names.Select(name => new ArraySegment<string>(name.Split('.')))];
        var options = PublicPath.JsonOf(list.Request);
        if (list.Request.Query["bom"] is ["true"])
        {
            await output.WriteAsync(ByteOrderMark, cancellationToken);
        }

        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        csv.WriteHeader([.. names]);
        await foreach (var rows in list.Pages.WithCancellation(cancellationToken))
        {
            foreach (var row in rows)
            {
                var item = JsonSerializer.SerializeToElement(row, options);
                foreach (var column in columns)
                {
                    Write(csv, [.. ValuesOf(item, column)]);
                }

                await csv.EndRecordAsync(cancellationToken);
            }

            await csv.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Puts columns into the order of the fields that asked for them.</summary>
    private static IReadOnlyList<string> InAskedOrder(IReadOnlyList<string> names, StringValues fields)
    {
        var asked = fields.ToString().Split(',', StringSplitOptions.TrimEntries);
        return [.. names.OrderBy(name => Array.FindIndex(asked, field => IsOf(name, field)))];

        static bool IsOf(string name, string field) =>
            name == field || name.StartsWith($"{field}.", StringComparison.Ordinal);
    }

    private static void Write(CsvWriter csv, IReadOnlyList<JsonElement> values)
    {
        // A number is never taken for a formula.
        if (values is [{ ValueKind: JsonValueKind.Number } number])
        {
            csv.WriteField(number.GetDecimal());
        }
        else
        {
            csv.WriteField(
                string.Join(
                    '|',
                    values.Select(
                        v => v.ValueKind == JsonValueKind.String ? v.GetString()
                            : v.ValueKind == JsonValueKind.Null ? ""
                            : v.GetRawText())));
        }
    }

    private static IEnumerable<JsonElement> ValuesOf(JsonElement json, ArraySegment<string> path) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(item => ValuesOf(item, path)),
            JsonValueKind.Object when path.Count > 0 =>
                json.TryGetProperty(path[0], out var value) ? ValuesOf(value, path[1..]) : [],
            _ => [json],
        };
}
