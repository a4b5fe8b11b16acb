using System.Text.Json;

namespace Api.Tests.Erasing;

/// <summary>An article to erase.</summary>
/// <param name="Body">The body that was sent.</param>
/// <param name="Words">Words that only it has; the first is in its text and its first author's name.</param>
/// <param name="Targets">The addresses that only it has by name, its own first.</param>
internal sealed record Victim(long Id, string Body, List<string> Words, List<string> Targets)
{
    private static int _words;

    private static string NewWord()
    {
        var number = Interlocked.Increment(ref _words);
        return "zqx"
            + string.Concat(Enumerable.Range(0, 4).Select(i => (char)('a' + (number / (int)Math.Pow(20, i) % 20))))
            + "vw";
    }

    /// <summary>
    /// Writes an article every member of which has a word that nothing else has, and changes it, its quotes and its
    /// pictures, each time with words of their own.
    /// </summary>
    public static async Task<Victim> WriteAsync(Server server, bool edited = true)
    {
        var words = Enumerable.Range(0, 42).Select(_ => NewWord()).ToList();
        string W(int i) => words[i];
        string N(int i) => char.ToUpperInvariant(words[i][0]) + words[i][1..];
        var body = JsonSerializer.Serialize(new
        {
            title = $"Title {W(1)}",
            subtitle = $"Sub {W(2)}",
            summary = $"Sum {W(3)}",
            byline = $"By {W(4)}",
            authors = new[] { $"A{W(0)} Ono", "Tom Abara" },
            publisher = new { name = $"The {N(5)} Post", url = $"https://{W(6)}.example/" },
            section = $"S{W(7)}",
            tags = new[] { $"t{W(8)}", "ports" },
            dateline = $"{N(9)}",
            canonicalUrl = $"https://example.org/{W(10)}",
            externalId = $"id-{W(11)}",
            license = W(12),
            usageTerms = W(13),
            publishedOn = "2024-05-01",
            publishedText = $"May {W(14)}",
            about = new { heading = $"About {W(15)}", text = $"We are {W(16)}." },
            images = new[]
            {
                new
                {
                    url = $"https://example.org/{W(17)}.jpg",
                    caption = W(18),
                    credit = W(19),
                    creator = W(20),
                    copyright = W(21),
                    license = W(22),
                    alt = W(23),
                    location = W(24),
                    raw = W(25),
                    metadata = new Dictionary<string, string> { ["headline"] = W(26) },
                },
            },
            text =
                $"The {W(0)} opened at {W(27)}.\n\n“It is {W(28)}, and safe,” {N(29)} {N(30)}, the {W(31)} warden, "
                    + $"said.\n\n“We are {W(32)} here,” Bo Marsh told reporters. “All of us.”\n\nWhat is “{W(33)}”, "
                    + "she asked.",
        });
        var posted = await server.WriteAsync(HttpMethod.Post, "/v1/articles", body);
        Assert.True(posted.Status == 201, posted.Text);
        var id = posted.Json.Id;
        List<string> targets =
        [
            $"/v1/articles/{posted.Json["slug"].AsText()}",
            $"/v1/authors/{posted.Json["authors"][0]["slug"].AsText()}",
            $"/v1/publishers/{posted.Json["publisher"]["slug"].AsText()}",
            $"/v1/tags/{posted.Json["tags"][0]["slug"].AsText()}",
            .. posted.Json["quotes"].SelectMany(q => q["speakers"])
                .Where(s => s["name"].AsText() != "Bo Marsh")
                .Select(s => $"/v1/speakers/{s["slug"].AsText()}")
                .Distinct(),
        ];
        if (!edited)
        {
            return new(id, body, words[..34], targets);
        }

        async Task DoAsync(HttpMethod method, string target, string json)
        {
            var reply = await server.WriteAsync(method, target, json, headers: ("If-Match", "*"));
            Assert.True(reply.Status is 200 or 201, $"{target} answered {reply.Status}: {reply.Text}");
        }

        Assert.Equal(
            201,
            (await server.AddPictureAsync(
                id, Images.Picture.Jpeg(Images.Picture.Exif((0x010E, $"The {W(34)}."))))).Status);
        await DoAsync(
            HttpMethod.Patch,
            $"/v1/articles/{id}",
            $$"""{"title": "New {{W(35)}}", "slug": "s-{{W(36)}}", "authors": ["B{{W(37)}} Ito", "Tom Abara"]}""");
        await DoAsync(
            HttpMethod.Patch,
            $"/v1/articles/{id}",
            $$"""{"text": "The {{W(0)}} opened.\n\n“It is {{W(28)}}, and safe,” {{N(29)}} {{N(30)}} said.\n\n“No,” {{N(
                38)}} {{N(39)}} said.", "authors": ["A{{W(0)}} Ono"], "title": "Title {{W(1)}}"}""");
        var images = (await server.JsonAsync($"/v1/articles/{id}/images"))["items"];
        await DoAsync(
            HttpMethod.Patch, $"/v1/images/{images[0].Id}", $$"""{"caption": "New {{W(40)}}", "alt": "{{W(41)}}"}""");
        var quotes = (await server.JsonAsync($"/v1/articles/{id}/quotes"))["items"];
        await DoAsync(
            HttpMethod.Patch, $"/v1/quotes/{quotes[1].Id}", $$"""{"speakerIds": [{{await BoAsync(server)}}]}""");
        return new(
            id,
            body,
            words,
            [
                $"/v1/articles/s-{W(36)}",
                .. targets.Where(
                    t => !t.StartsWith("/v1/articles", StringComparison.Ordinal)
                        && (t.StartsWith("/v1/authors", StringComparison.Ordinal)
                            || t.StartsWith("/v1/publishers", StringComparison.Ordinal))),
            ]);
    }

    /// <summary>Finds the speaker whom others quote, too.</summary>
    public static async Task<long> BoAsync(Server server) =>
        await server.ScalarAsync<long>("select id from speakers where name = 'Bo Marsh'");
}
