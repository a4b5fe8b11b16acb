using System.Text.Json;
using Api.Data;
using Api.Data.Lists;
using Api.Http;

namespace Api.Formats;

/// <summary>Writes items as JSON, one a line (NDJSON), each as it is in the list.</summary>
internal static class JsonLines
{
    public static async Task WriteAsync<T>(
        Stream output,
        IAsyncEnumerable<IReadOnlyList<T>> pages,
        FieldTree? asked,
        CancellationToken cancellationToken)
    {
        using var lines = new MemoryStream();
        await foreach (var rows in pages.WithCancellation(cancellationToken))
        {
            lines.SetLength(0);
            foreach (var row in rows)
            {
                var item = JsonSerializer.SerializeToUtf8Bytes(row, Json.Options);
                lines.Write(asked is null ? item : Trimming.Of(item, asked, member: null));
                lines.WriteByte((byte)'\n');
            }

            await output.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
    }
}
