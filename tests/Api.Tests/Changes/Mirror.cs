namespace Api.Tests.Changes;

/// <summary>The copy of somebody who follows the changes and does nothing else.</summary>
internal sealed class Mirror(Server server, params (string Name, string Value)[] headers)
{
    private string _next = "/v1/changes?include=resource";

    /// <summary>Every resource by its address, as it was given.</summary>
    public SortedDictionary<string, string> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>Goes on for some pages, or to the end.</summary>
    public async Task FollowAsync(int pages = int.MaxValue)
    {
        for (var caughtUp = false; !caughtUp && pages > 0; pages--)
        {
            var page = await server.JsonAsync(_next, headers);
            foreach (var item in page["items"])
            {
                var address = $"/v1/{item["type"].AsText()}s/{item.Id}";
                if (item["op"].AsText() == "deleted")
                {
                    Resources.Remove(address);
                }
                else
                {
                    Resources[address] = item["resource"].ToString();
                }
            }

            _next = page["next"].AsText()!;
            caughtUp = page["caughtUp"].Raw.GetBoolean();
        }
    }

    private static readonly string[] Nouns =
        ["article", "paragraph", "quote", "image", "speaker", "author", "publisher", "tag"];

    /// <summary>
    /// Checks that it holds the server's answers for every resource that ever existed, and nothing else.
    /// </summary>
    public async Task AssertEqualAsync(string when)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var noun in Nouns)
        {
            foreach (var id in await server.QueryAsync<long>($"select id from {noun}s"))
            {
                var reply = await server.GetAsync($"/v1/{noun}s/{id}", headers);
                if (reply.Status == 200)
                {
                    answers.Add($"/v1/{noun}s/{id}", HeldOf(noun, reply));
                }
            }
        }

        Assert.True(
            answers.Keys.SequenceEqual(Resources.Keys),
            $"{when}: missing {string.Join(' ', answers.Keys.Except(Resources.Keys))}; too much "
                + $"{string.Join(' ', Resources.Keys.Except(answers.Keys))}");
        foreach (var (address, answer) in answers)
        {
            Assert.True(
                answer == Resources[address],
                $"{when}: {address} is{Environment.NewLine}{answer}{Environment.NewLine}and the mirror "
                    + $"has{Environment.NewLine}{Resources[address]}");
        }
    }

    /// <summary>
    /// Returns the part of a resource that a mirror holds: of a speaker everything but the page about them, which is
    /// made of articles and quotes.
    /// </summary>
    public static string HeldOf(string noun, Reply reply) =>
        noun == "speaker"
            ? reply.Text[..reply.Text.IndexOf(",\"names\":", StringComparison.Ordinal)] + "}"
            : reply.Text;
}
