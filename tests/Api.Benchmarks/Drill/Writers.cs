using System.Globalization;
using System.Text.Json;

namespace Api.Benchmarks.Drill;

/// <summary>Writers of every kind, which write until the server is no more and note what it acknowledged.</summary>
internal sealed class Writers(DrillServer server, Ledger ledger, DrillTally refused)
{
    private const int Lines = 20;

    private static int _names;

    public static readonly IReadOnlyList<Kind> Kinds = Enum.GetValues<Kind>();

    /// <summary>A word that nothing else has.</summary>
    public static string NewWord()
    {
        var number = Interlocked.Increment(ref _names);
        return string.Concat(Enumerable.Range(0, 5).Select(i => (char)('a' + (number / (int)Math.Pow(20, i) % 20))));
    }

    /// <summary>An article of three paragraphs, with words, a speaker and a tag of its own.</summary>
    public static object Article(string word) => new
    {
        title = $"Bridge {word}",
        language = "en",
        paragraphs = new[] { $"Bridge {word} opened at noon.", $"“It is safe,” Ada Li{word} said.", "It is long." },
        tags = new[] { $"tag {word}" },
        images = new[] { new { url = $"https://example.org/{word}.jpg", caption = $"The quay of {word}." } },
    };

    /// <summary>Writes one kind until the server is gone, or a given number of times.</summary>
    public async Task WriteAsync(Kind kind, int times = int.MaxValue)
    {
        try
        {
            for (var i = 0; i < times; i++)
            {
                await WriteOnceAsync(kind);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or JsonException)
        {
            // A write without a whole answer was not acknowledged.
        }
    }

    private Task WriteOnceAsync(Kind kind) => kind switch
    {
        Kind.Post => PostAsync(Ledger.ArticleSql),
        Kind.Patch => PatchAsync(),
        Kind.Delete => DeleteAsync(),
        Kind.Import => ImportAsync(),
        _ => DecideAsync(),
    };

    /// <param name="sql">Counts what stays of it: if it is changed and deleted, that it was there.</param>
    private async Task<JsonElement> PostAsync(string sql = Ledger.PostedSql)
    {
        var word = NewWord();
        var posted = await DoneAsync(HttpMethod.Post, "/v1/articles", Article(word));
        ledger.Add(Kind.Post, sql, posted.Id, $"Bridge {word}");
        return posted.Json;
    }

    private async Task PatchAsync()
    {
        var id = (await PostAsync()).GetProperty("id").GetInt64();
        for (var i = 1; i <= 5; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            var words = $"“It is very safe,” Bo Ma{NewWord()} said.";
            var patched = await DoneAsync(
                HttpMethod.Patch,
                $"/v1/articles/{id}",
                new { subtitle = $"Part {number}", paragraphs = new[] { $"It opened, {number}.", words } });
            ledger.Add(Kind.Patch, Ledger.PatchSql, id, number, patched.Json.GetProperty("version").GetInt64());
        }
    }

    private async Task DeleteAsync()
    {
        foreach (var (query, sql) in new[] { ("", Ledger.DeletedSql), ("?erase=true", Ledger.ErasedSql) })
        {
            var id = (await PostAsync()).GetProperty("id").GetInt64();
            await DoneAsync(HttpMethod.Delete, $"/v1/articles/{id}{query}", null);
            ledger.Add(Kind.Delete, sql, id);
        }
    }

    private async Task ImportAsync()
    {
        var words = Enumerable.Range(0, Lines).Select(_ => NewWord()).ToList();
        await foreach (var line in server.ImportAsync(words.Select(Article)))
        {
            var result = line.GetProperty("result").GetString();
            if (result == "created")
            {
                var word = words[line.GetProperty("line").GetInt32() - 1];
                ledger.Add(Kind.Import, Ledger.ArticleSql, line.GetProperty("id").GetInt64(), $"Bridge {word}");
            }
            else
            {
                refused.Expect(result == "interrupted", $"a line of an import: {line}");
            }
        }
    }

    /// <summary>Confirms a quote, merges two speakers, and merges two tags.</summary>
    private async Task DecideAsync()
    {
        var (one, other) = (await PostAsync(), await PostAsync());
        var quote = one.GetProperty("quotes")[0];
        var id = quote.GetProperty("id").GetInt64();
        await DoneAsync(HttpMethod.Patch, $"/v1/quotes/{id}", new { review = "confirmed" });
        ledger.Add(Kind.Decide, Ledger.ReviewSql, id);
        await MergeAsync("speakers", Ledger.SpeakerSql, SpeakerOf(one), SpeakerOf(other));
        await MergeAsync("tags", Ledger.TagSql, TagOf(one), TagOf(other));
    }

    private async Task MergeAsync(string noun, string sql, long from, long into)
    {
        await DoneAsync(HttpMethod.Post, $"/v1/{noun}/{from}/merge", new { into });
        ledger.Add(Kind.Decide, sql, from, number: into);
    }

    private async Task<DrillReply> DoneAsync(HttpMethod method, string target, object? body)
    {
        var reply = body is null
            ? await server.SendAsync(method, target, null)
            : await server.SendAsync(method, target, body);
        var isDone = reply.Status is 200 or 201 or 204;
        refused.Expect(isDone, $"{method} {target} was answered with {reply.Status}: {reply.Text}");

        // A writer that gets no usable answer goes no further with this article.
        return isDone ? reply : throw new IOException($"{reply.Status}");
    }

    private static long SpeakerOf(JsonElement article) =>
        article.GetProperty("quotes")[0].GetProperty("speakers")[0].GetProperty("id").GetInt64();

    private static long TagOf(JsonElement article) => article.GetProperty("tags")[0].GetProperty("id").GetInt64();
}
