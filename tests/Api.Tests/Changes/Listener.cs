using System.Net.ServerSentEvents;

namespace Api.Tests.Changes;

/// <summary>Somebody who listens to the stream of changes.</summary>
internal sealed class Listener : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private Listener(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _events = SseParser.Create(body)
            .EnumerateAsync(TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    public static async Task<Listener> OpenAsync(
        Server server,
        string query,
        params (string Name, string Value)[] headers)
    {
        var response = await server.OpenAsync($"/v1/changes/stream?{query}", headers);
        Assert.Equal(200, (int)response.StatusCode);
        return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next event's id and data; null when the stream has ended.</summary>
    public async Task<(long Id, Element Item)?> NextAsync()
    {
        if (!await _events.MoveNextAsync())
        {
            return null;
        }

        Assert.Equal("change", _events.Current.EventType);
        var item = new Element(System.Text.Json.JsonDocument.Parse(_events.Current.Data).RootElement);
        Assert.Equal(item["seq"].ToString(), _events.Current.EventId!.Split('.')[1]);
        return (item["seq"].AsNumber(), item);
    }

    /// <summary>The next so many events' items.</summary>
    public async Task<IReadOnlyList<Element>> TakeAsync(int count)
    {
        var items = new List<Element>();
        while (items.Count < count && await NextAsync() is { } next)
        {
            items.Add(next.Item);
        }

        return items;
    }

    public void Dispose() => _response.Dispose();
}
