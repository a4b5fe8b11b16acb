namespace Api.Tests.Changes;

/// <summary>Reads the changes of a server, page by page.</summary>
internal sealed class ChangeFeed(Server server)
{
    /// <summary>Returns the next address of a caller without a key who has seen everything.</summary>
    public async Task<string> EndAsync() => (await FollowAsync((await FollowAsync("/v1/changes?since=0")).End)).End;

    public async Task<(IReadOnlyList<Element> Items, string End)> FollowAsync(
        string target,
        params (string Name, string Value)[] headers)
    {
        var items = new List<Element>();
        for (var next = target; ;)
        {
            var page = await server.JsonAsync(next, headers);
            items.AddRange(page["items"]);
            next = page["next"].AsText()!;
            if (page["caughtUp"].Raw.GetBoolean())
            {
                return (items, next);
            }
        }
    }
}
