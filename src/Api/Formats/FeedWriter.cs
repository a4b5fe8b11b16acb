using System.Text.Json;

namespace Api.Formats;

/// <summary>Writes a page of a list as a feed.</summary>
internal abstract class FeedWriter : ListWriter
{
    public override async Task WriteAsync<T>(Stream output, ListRows<T> list, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var page in list.Pages.WithCancellation(cancellationToken))
        {
            rows.AddRange(page);
        }

        await output.WriteAsync(BytesOf(Feed.Of(list.Request, rows, list.Next)), cancellationToken);
    }

    protected abstract byte[] BytesOf(Feed feed);
}

/// <summary>A feed as JSON Feed (jsonfeed.org/version/1.1).</summary>
internal sealed class JsonFeed : FeedWriter
{
    protected override byte[] BytesOf(Feed feed) => JsonSerializer.SerializeToUtf8Bytes(feed, Feed.Options);
}
