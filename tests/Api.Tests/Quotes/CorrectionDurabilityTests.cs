using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Content.Text;
using Api.Data.Articles;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Quotes;

public sealed class CorrectionDurabilityOnSqlite(SqliteServer server)
    : CorrectionDurabilityTests(server), IClassFixture<SqliteServer>;
public sealed class CorrectionDurabilityOnPostgreSql(PostgreSqlServer server)
    : CorrectionDurabilityTests(server, articles: 20), IClassFixture<PostgreSqlServer>;

/// <summary>Checks that people's corrections outlive every import and every engine.</summary>
public abstract class CorrectionDurabilityTests(Server server, int articles = 100)
{
    private readonly List<(SourceDocument Source, ParsedArticle Article, Saved Saved)> _articles = [];
    private readonly HashSet<string> _corrected = [];
    private int _corrections;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ArticleWriter Writer => server.Services.GetRequiredService<ArticleWriter>();

    [Fact]
    public async Task Of_ten_corrections_an_article_none_is_undone_by_importing_and_reading_everything_again()
    {
        await ImportAsync();
        for (var i = 0; i < articles; i++)
        {
            await CorrectAsync(i);
        }

        Assert.True(_corrections >= 10 * articles, $"{_corrections} corrections were made.");
        await server.AssertRecountAsync();
        var before = await ReadAsync();

        foreach (var (source, article, _) in _articles)
        {
            Assert.Equal(SaveResult.Unchanged, (await Writer.SaveAsync(article, source, Ct)).Result);
        }

        Assert.All(await RereadAsync(), saved => Assert.Equal(SaveResult.Unchanged, saved.Result));
        AssertSame(before, await ReadAsync(), []);

        // Engines that find nothing, other words, other speakers; and the program's own again after each.
        Func<ParsedArticle, IReadOnlyList<ParsedQuote>>[] engines = [_ => [], Shortened, Misattributed];
        foreach (var engine in engines)
        {
            foreach (var (source, article, _) in _articles)
            {
                Assert.Equal(
                    SaveResult.Updated,
                    (await Writer.SaveAsync(article with { Quotes = engine(article) }, source, Ct)).Result);
            }

            await server.AssertRecountAsync();
            AssertSame(Corrections(before), Corrections(await ReadAsync()), ["number", "utterance"]);

            Assert.All(await RereadAsync(), saved => Assert.Equal(SaveResult.Updated, saved.Result));
            await server.AssertRecountAsync();

            // An uncorrected quote was gone for a while, and has a new id: an utterance has that of its first part. The
            // articles that use the name of a speaker whom a person merged are read anew.
            AssertSame(before, await ReadAsync(), ["utterance", "recentQuotes", "names"]);
        }
    }

    private async Task ImportAsync()
    {
        for (var i = 0; i < articles; i++)
        {
            var (ada, bo) = ($"Ada Li{Letters(i)}", $"Bo Ma{Letters(i)}");
            var text = Story.Text(
                $"Bridge {Letters(i)} opens",
                $"The bridge {Letters(i)} opened at noon, and nobody sailed on that day.",
                $"“The bridge is safe for all of us,” Mayor {ada} said. “It is long and it is wide.”",
                $"“We have waited for years,” {bo} said on the quay.",
                $"“The ferry will not be missed,” {ada} told the Harbour Post.",
                "It is called a “masterpiece” by its builders.",
                $"“There is still work to do here,” {bo} added in the evening.",
                $"“We will see about that,” said {ada}.");
            var source = new SourceDocument(
                Encoding.UTF8.GetBytes(text),
                SourceDocument.PlainText,
                new() { Language = "en", Url = $"https://example.org/durable/{i}" });
            var article = ArticleReader.Read(source).Article!;
            Assert.Equal(7, article.Quotes.Count);
            _articles.Add((source, article, await Writer.SaveAsync(article, source, Ct)));
        }
    }

    private async Task CorrectAsync(int i)
    {
        var quotes = (await server.JsonAsync(
            $"/v1/articles/{_articles[i].Saved.Id}/quotes?kind=direct,mixed,phrase"))["items"].ToList();
        var (ada, bo, other) = (quotes[0]["speakers"][0].Id, quotes[2]["speakers"][0].Id, await SpeakerAsync(
            (i + 1) % articles));
        await PatchAsync($"/v1/quotes/{quotes[0].Id}", $$"""{"speakerIds": [{{bo}}, {{other}}]}""");
        await PatchAsync($"/v1/quotes/{quotes[1].Id}", """{"review": "confirmed"}""");
        await PatchAsync($"/v1/quotes/{quotes[2].Id}", """{"speakerIds": []}""");
        await PatchAsync($"/v1/quotes/{quotes[3].Id}", """{"kind": "mixed", "review": "confirmed"}""");
        await PatchAsync($"/v1/quotes/{quotes[4].Id}", """{"kind": "mixed", "speakerIds": []}""");
        await PatchAsync($"/v1/quotes/{quotes[5].Id}", """{"review": "rejected"}""");
        var added = await DoneAsync(
            server.WriteAsync(
                HttpMethod.Post,
                $"/v1/articles/{_articles[i].Saved.Id}/quotes",
                $$"""{"paragraphNumber": 1, "start": 0, "end": 10, "kind": "indirect", "speakerIds": [{{ada}}]}"""));
        _corrected.Add(added["Location"]!);
        await PatchAsync($"/v1/speakers/{bo}", $$"""{"name": "Bodil Ma{{Letters(i)}}"}""");
        await PatchAsync($"/v1/speakers/{bo}", $$"""{"aliases": ["Bo", "Bodil Ma{{Letters(i)}} Senior"]}""");
        await PatchAsync($"/v1/speakers/{ada}", """{"identity": "confirmed", "sameAs": ["https://example.org/ada"]}""");
        if (i % 5 == 4)
        {
            var into = await SpeakerAsync(i - 1);
            await DoneAsync(
                server.WriteAsync(HttpMethod.Post, $"/v1/speakers/{ada}/merge", $$"""{"into": {{into}}}"""));
            _corrected.Add($"/v1/speakers/{into}");
            _corrected.Remove($"/v1/speakers/{ada}");
        }
    }

    private Task<long> SpeakerAsync(int i) =>
        server.ScalarAsync<long>(
            "select speaker_id from speaker_keys where join_key = @Key", new { Key = $"ada li{Letters(i)}" });

    private async Task PatchAsync(string target, string patch)
    {
        await DoneAsync(server.WriteAsync(HttpMethod.Patch, target, patch, headers: ("If-Match", "*")));
        _corrected.Add(target);
    }

    private async Task<Reply> DoneAsync(Task<Reply> correction)
    {
        var reply = await correction;
        Assert.True(reply.Status is 200 or 201, reply.Text);
        _corrections++;
        return reply;
    }

    private async Task<IReadOnlyDictionary<string, JsonObject>> ReadAsync()
    {
        var read = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var target in _corrected)
        {
            var reply = await server.WriteAsync(HttpMethod.Get, target, null);
            Assert.True(reply.Status == 200, $"{target}: {reply.Text}");
            read[target] = JsonNode.Parse(reply.Text)!.AsObject();
        }

        return read;
    }

    // Articles' own descriptions of a speaker may change.
    private static Dictionary<string, JsonObject> Corrections(IReadOnlyDictionary<string, JsonObject> resources) =>
        resources.ToDictionary(r => r.Key, r =>
        {
            var said = r.Value.DeepClone().AsObject();
            Array.ForEach(
                r.Key.StartsWith("/v1/speakers", StringComparison.Ordinal)
                    ? [
                        "aliases", "descriptors", "quoteCount", "articleCount", "names", "quotesPerYear",
                        "recentQuotes", "quotedWith",
                    ]
                    : Array.Empty<string>(),
                key => said.Remove(key));
            if (r.Key.StartsWith("/v1/speakers", StringComparison.Ordinal)
                && r.Value["name"]!.GetValue<string>().StartsWith("Bodil", StringComparison.Ordinal))
            {
                said["aliases"] = r.Value["aliases"]!.DeepClone();
            }

            return said;
        });

    // A transaction takes as many as it has time for.
    private async Task<IReadOnlyList<Saved>> RereadAsync()
    {
        var read = new List<Saved>();
        while (read.Count < _articles.Count)
        {
            read.AddRange(
                await Writer.RereadAsync([.. _articles.Skip(read.Count).Select(a => a.Saved.Id)], new("reread"), Ct));
        }

        return read;
    }

    private static void AssertSame(
        IReadOnlyDictionary<string, JsonObject> before,
        IReadOnlyDictionary<string, JsonObject> after,
        IReadOnlyList<string> apart)
    {
        var lost = before.Where(
            b => b.Value.Any(m => !apart.Contains(m.Key) && !JsonNode.DeepEquals(m.Value, after[b.Key][m.Key])))
            .ToList();
        Assert.True(
            lost.Count == 0,
            lost.Count == 0
                ? ""
                : $"{lost.Count} are lost, the first {lost[0].Key}:\n{lost[0].Value}\n{after[lost[0].Key]}");
    }

    /// <summary>Returns each quote without its first word: it overlaps the quote that was there.</summary>
    private static IReadOnlyList<ParsedQuote> Shortened(ParsedArticle article) => [.. article.Quotes.Select(quote =>
    {
        var text = article.Paragraphs[quote.Place.Paragraph - 1].Text;
        var start = Math.Max(text.IndexOf(' ', quote.Place.StartUtf16, quote.Text.Length) + 1, quote.Place.StartUtf16);
        return quote with
        {
            Place = Place.Of(quote.Place.Paragraph, text, start, quote.Place.EndUtf16),
            Text = text[start..quote.Place.EndUtf16],
        };
    })];

    private static IReadOnlyList<ParsedQuote> Misattributed(ParsedArticle article) =>
        [
            .. article.Quotes.Select(
                quote =>
                    quote with
                    {
                        Speakers = [new("Cy Reed", SpeakerKind.Person, ["Reed"])],
                        Kind = QuoteKind.Direct,
                        SourceType = SourceType.Named,
                        Attribution = ParsedAttribution.None with { Descriptor = "Pilot" },
                    }),
        ];

    private static string Letters(int i) =>
        string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + (i / 10))}n{(char)('a' + (i % 10))}r");
}
