using System.Globalization;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data;
using Api.Data.Articles;
using Api.Data.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Changes;

public sealed class MirrorsOnSqlite() : MirrorTests(() => new SqliteServer());
public sealed class MirrorsOnPostgreSql() : MirrorTests(() => new PostgreSqlServer(), seeds: 1);

/// <summary>
/// Checks that a mirror of the changes holds the API's answers, whatever happens. <c>MIRROR_SEEDS=20
/// MIRROR_STEPS=10000</c> tries 10,000 steps twenty times.
/// </summary>
public abstract class MirrorTests(Func<Server> start, int seeds = 2)
{
    private static readonly int Steps = Setting("MIRROR_STEPS", 100);

    private readonly int _seeds = Setting("MIRROR_SEEDS", seeds);

    private static readonly string[] Names = [
        "Ada Lindqvist",
        "Bo Marsh",
        "Mara Quill",
        "Tom Abara",
        "Harbour Office",
        "Vera",
    ];
    private static readonly string[] Words = [
        "The harbour is open.",
        "Nobody knew.",
        "It will stay shut.",
        "a disgrace",
        "We signed it.",
    ];

    /// <summary>Everything that may happen. New kinds come here.</summary>
    private static readonly (string Name, Func<World, Task> Do)[] Kinds =
    [
        ("imports", w => w.Server.SaveAsync(w.Article())),
        ("imports", w => w.Server.SaveAsync(w.Article())),
        ("imports elsewhere", w => w.Server.SaveElsewhereAsync(w.Article())),
        ("imports again with another title", async w =>
            w.Last = w.Last is null ? null : await w.SaveAsync(w.Last with { Title = w.Pick(Words) })),
        ("imports the same again", async w => w.Last = w.Last is null ? null : await w.SaveAsync(w.Last)),
        ("imports several at once", w =>
            w.Writer.SaveAsync([.. Enumerable.Range(0, 3).Select(_ => w.Source())], new("import"), Ct)),
        ("withholds", w => w.Server.SaveAsync(w.Article() with { Status = ArticleStatus.Withheld })),
        ("withholds by hand", w => w.PatchAsync("""{"status":"withheld"}""")),
        ("publishes by hand", w => w.PatchAsync("""{"status":"published"}""")),
        ("takes back by hand", w => w.PatchAsync("""{"status":"draft"}""")),
        ("gives another title and slug", w =>
            w.PatchAsync($$"""{"title":"{{w.Pick(Words)}}","slug":"{{Server.NewName("slug")}}"}""")),
        ("gives others whom it names", w =>
            w.PatchAsync(
                $$"""{"tags":["{{w.Pick(Words)}}"],"authors":["{{w.Pick(Names)}}"],"publisher":{"name":"{{w.Pick(Names)}}","url":"https://example.org/"} }""")),
        ("gives another text", w =>
            w.PatchAsync(
                $$"""{"text":"The ferry left.\n\n“{{w.Pick(Words)}}” {{w.Pick(Names)}} said.\n\n“{{w.Pick(Words)}}” the mayor, {{w.Pick(Names)}}, said."}""")),
        ("takes an edit back", w => w.PatchAsync("""{"title":null,"tags":null,"text":null,"status":null}""")),
        ("deletes", async w => await w.Writer.DeleteAsync(await w.AddressAsync(), new(null), erase: false, Ct)),
        ("erases", async w => await w.Writer.DeleteAsync(await w.AddressAsync(), new(null), erase: true, Ct)),
        ("says whose a quote is", async w =>
            await w.CorrectAsync(
                HttpMethod.Patch,
                $"/v1/quotes/{await w.AnyAsync("quotes")}",
                w.Pick(
                    [
                        $$"""{"speakerIds":[{{await w.AnyAsync("speakers")}}, {{await w.AnyAsync("speakers")}}]}""",
                        """{"speakerIds":[]}""",
                    ]))),
        ("reviews a quote", async w =>
            await w.CorrectAsync(
                HttpMethod.Patch,
                $"/v1/quotes/{await w.AnyAsync("quotes")}",
                w.Pick(
                    [
                        """{"review":"confirmed"}""",
                        """{"review":"rejected"}""",
                        """{"review":"unreviewed","kind":"phrase"}""",
                        """{"kind":"direct"}""",
                    ]))),
        ("adds a quote", async w =>
            await w.CorrectAsync(
                HttpMethod.Post,
                $"/v1/articles/{await w.AnyAsync("articles")}/quotes",
                $$"""{"paragraphNumber":{{w.Pick([1, 2])}},"start":{{w.Pick([0, 4, 9])}},"end":{{w.Pick([10, 12])}},"speakerIds":[{{await w.AnyAsync("speakers")}}]}""")),
        ("renames a speaker", async w =>
            await w.CorrectAsync(
                HttpMethod.Patch,
                $"/v1/speakers/{await w.AnyAsync("speakers")}",
                $$"""{"name":"{{w.Pick(Names)}}{{w.Pick(["", " Jr", " Sr"])}}"}""")),
        ("says who a speaker is", async w =>
            await w.CorrectAsync(
                HttpMethod.Patch,
                $"/v1/speakers/{await w.AnyAsync("speakers")}",
                w.Pick(
                    [
                        """{"identity":"confirmed"}""",
                        """{"aliases":["Addie Lindqvist","V"]}""",
                        """{"aliases":null,"kind":"group"}""",
                        """{"sameAs":["https://example.org/"]}""",
                    ]))),
        ("merges speakers", async w =>
            await w.CorrectAsync(
                HttpMethod.Post,
                $"/v1/speakers/{await w.AnyAsync("speakers")}/merge",
                $$"""{"into":{{await w.AnyAsync("speakers")}}}""")),
        ("renames an author, publisher or tag", async w =>
            await w.CorrectAsync(
                HttpMethod.Patch,
                await w.NamedAsync(),
                $$"""{"name":"{{w.Pick(Names)}}{{w.Pick(["", " Jr", "!"])}}"}""")),
        ("says where a publisher is", async w =>
            await w.CorrectAsync(
                HttpMethod.Patch,
                $"/v1/publishers/{await w.AnyAsync("publishers")}",
                w.Pick(["""{"url":"https://example.org/"}""", """{"url":null}"""]))),
        ("merges authors", async w =>
            await w.CorrectAsync(
                HttpMethod.Post,
                $"/v1/authors/{await w.AnyAsync("authors")}/merge",
                $$"""{"into":{{await w.AnyAsync("authors")}}}""")),
        ("merges publishers", async w =>
            await w.CorrectAsync(
                HttpMethod.Post,
                $"/v1/publishers/{await w.AnyAsync("publishers")}/merge",
                $$"""{"into":{{await w.AnyAsync("publishers")}}}""")),
        ("merges tags", async w =>
            await w.CorrectAsync(
                HttpMethod.Post,
                $"/v1/tags/{await w.AnyAsync("tags")}/merge",
                $$"""{"into":{{await w.AnyAsync("tags")}}}""")),
        ("reads again", async w =>
            await w.Writer.RereadAsync([(await w.AddressAsync()).Id, (await w.AddressAsync()).Id], new("reread"), Ct)),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mirrors_are_exact_with_a_key_and_without_whatever_happens()
    {
        for (var seed = 1; seed <= _seeds; seed++)
        {
            await using var server = start();
            await server.InitializeAsync();
            var world = new World(server, new Random(seed));
            Mirror[] mirrors = [new(server), new(server, Server.Bearer(await server.KeyAsync(Scope.Read)))];
            for (var step = 1; step <= Steps; step++)
            {
                var kind = world.Pick(Kinds);
                await kind.Do(world);
                foreach (var mirror in mirrors.Where(_ => world.Pick([true, false, false])))
                {
                    await mirror.FollowAsync(world.Pick([1, 2, int.MaxValue]));
                }

                if (step % (Steps / 4) == 0)
                {
                    foreach (var mirror in mirrors)
                    {
                        await mirror.FollowAsync();
                        await mirror.AssertEqualAsync(
                            $"Seed {seed}, step {step}, which {kind.Name}, mirror {Array.IndexOf(mirrors, mirror)}");
                    }

                    var late = new Mirror(server);
                    await late.FollowAsync();
                    Assert.Equal(mirrors[0].Resources, late.Resources);
                }
            }

            foreach (var (what, sql) in Recount.Faults)
            {
                Assert.True(await server.ScalarAsync<long>(sql) == 0, $"Seed {seed}: the count of {what} is wrong.");
            }
        }
    }

    /// <summary>A few articles by few names, so that they meet.</summary>
    private static int Setting(string name, int otherwise) =>
        int.Parse(Environment.GetEnvironmentVariable(name) ?? $"{otherwise}", CultureInfo.InvariantCulture);

    private sealed class World(Server server, Random random)
    {
        public Server Server => server;

        public ArticleWriter Writer => server.Services.GetRequiredService<ArticleWriter>();

        public ParsedArticle? Last { get; set; }

        public T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

        public ParsedArticle Article()
        {
            var quoted = Enumerable.Range(0, random.Next(4))
                .Select(_ => (Words: Pick(Words), Speaker: random.Next(4) == 0 ? null : Pick(Names)))
                .ToList();
            var article = Story.Of(
                [
                    .. quoted.Select(q => $"“{q.Words}” {q.Speaker ?? "he"} said."),
                    $"The {Pick(Names)} ferry left.",
                    .. random.Next(2) == 0 ? ["It came back."] : Array.Empty<string>(),
                ]);
            foreach (var (words, speaker) in quoted.DistinctBy(q => q.Words))
            {
                article = article.Quote(
                    words,
                    speaker,
                    Pick([QuoteKind.Direct, QuoteKind.Direct, QuoteKind.Mixed, QuoteKind.Phrase, QuoteKind.Indirect]));
            }

            return Last = article
                .At($"https://example.org/{random.Next(12)}").On(Pick(["2024", "2025-03", "2025-03-14"])).By(
                    [.. Some(Names)]).Tagged([.. Some(Words)]).Pictured([.. Some(Words)]) with
            {
                Publisher = random.Next(3) == 0 ? null : Pick(Names),
                Title = Pick(Words),
                Status = Pick<ArticleStatus?>(
                    [null, null, ArticleStatus.Published, ArticleStatus.Published, ArticleStatus.Draft]),
            };
        }

        public ReadSource Source() =>
            new(
                Article(),
                new(System.Text.Encoding.UTF8.GetBytes(Last!.Paragraphs[0].Text), SourceDocument.PlainText, new()));

        public async Task<ParsedArticle> SaveAsync(ParsedArticle article)
        {
            await server.SaveAsync(article);
            return article;
        }

        public async Task PatchAsync(string patch) =>
            await CorrectAsync(HttpMethod.Patch, $"/v1/articles/{await AnyAsync("articles")}", patch);

        // Some are refused, as they should be.
        public async Task CorrectAsync(HttpMethod method, string target, string body)
        {
            var reply = await server.WriteAsync(method, target, body, headers: ("If-Match", "*"));
            Assert.True(reply.Status < 500 && reply.Status != 400, reply.Text);
        }

        public async Task<string> NamedAsync()
        {
            var list = Pick(["authors", "publishers", "tags"]);
            return $"/v1/{list}/{await AnyAsync(list)}";
        }

        public async Task<Address> AddressAsync() => new(await AnyAsync("articles"), null);

        public async Task<long> AnyAsync(string table)
        {
            var ids = await server.QueryAsync<long>($"select id from {table} order by id");
            return ids is [] ? 1 : Pick(ids);
        }

        private IEnumerable<string> Some(string[] of) => of.Where(_ => random.Next(3) == 0);
    }
}
