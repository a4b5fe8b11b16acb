using Api.Http;

namespace Api.Formats;

/// <summary>Items as JSON, one a line (NDJSON), each as it stands in the list.</summary>
internal sealed class JsonLines : ListWriter
{
    public override async Task WriteAsync<T>(Stream output, ListRows<T> list, CancellationToken cancellationToken)
    {
        using var lines = new MemoryStream();
        await foreach (var rows in list.Pages.WithCancellation(cancellationToken))
        {
            lines.SetLength(0);
            foreach (var row in rows)
            {
                var item = RowJson.Of(list.Request, row);
                lines.Write(list.Asked is { } asked ? Trimming.Of(item, asked, member: null) : item);
                lines.WriteByte((byte)'\n');
            }

            await output.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
    }
}
