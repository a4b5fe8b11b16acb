using System.Globalization;
using Api.Content.Articles;
using Api.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Search;

public sealed class RankedPagingOnSqlite(SqliteServer server) : RankedPagingTests(server), IClassFixture<SqliteServer>;
public sealed class RankedPagingOnPostgreSql(PostgreSqlServer server)
    : RankedPagingTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks pages by relevance while others write: a row that stays unchanged comes once, in its place.
/// </summary>
public abstract class RankedPagingTests(Server server)
{
    private const int Stories = 30;
    private const int MostPages = 25;
    private const int MostOthers = 60;
    private const int Goes = 4;
    private static readonly string[] Lists = ["articles", "paragraphs", "quotes", "images"];
    private static readonly string[] Queries = [
        "{0}", "{0} {1}", "{1} OR {0}", "\"{0} {1}\"", "{0}*", "{0} -{1}", "{0} {1} OR -\"{0} {1}\"",
    ];
    private static readonly int[] Limits = [1, 2, 7, 20];

    // The first is in all stories; the second after it in every other one.
    private readonly string _common = Server.NewName("steady").Replace("-", "", StringComparison.Ordinal);
    private readonly string _other = Server.NewName("other").Replace("-", "", StringComparison.Ordinal);
    private readonly Random _random = new(8);
    private readonly Queue<long> _others = new();

    [Theory]
    [InlineData(10_000)] // all that is found is ranked
    [InlineData(240)] // of most lists the newest paragraphs, and with a filter the first eight of a walk
    [InlineData(24)] // the newest of every list
    public async Task What_stands_comes_once_and_in_order_while_others_write(int window)
    {
        var database = server.Services.GetRequiredService<Database>();
        var (tag, standing) = await FillAsync();
        database.SearchWindow = window;
        var (walks, turn) = (0, 0);
        foreach (var query in Queries.Select(q => string.Format(CultureInfo.InvariantCulture, q, _common, _other)))
        {
            foreach (var list in Lists)
            {
                foreach (var filter in new[] { "", "&language=-tlh", "&publishedFrom=2001", $"&tag={tag}" })
                {
                    if (++turn % 3 == 0)
                    {
                        walks += await WalkAsync(
                            $"/v1/{list}?q={Uri.EscapeDataString(query)}{filter}&fields=id", turn, standing[list])
                            ? 1
                            : 0;
                    }
                }
            }
        }

        database.SearchWindow = Database.UsualSearchWindow;
        Assert.InRange(walks, 12, int.MaxValue);
    }

    /// <summary>Whether the list was walked: items on one page need no walk.</summary>
    private async Task<bool> WalkAsync(string target, int turn, IReadOnlySet<long> standing)
    {
        var whole = await server.AllAsync($"{target}&limit=100");
        var limit = Enumerable.Range(turn, Limits.Length)
            .Select(t => Limits[t % Limits.Length])
            .FirstOrDefault(l => whole.Count > l && whole.Count <= l * MostPages);
        if (limit == 0)
        {
            return false;
        }

        var page = await server.JsonAsync($"{target}&limit={limit}");
        var (seen, ranking) = (page["items"].Ids().ToList(), page["ranking"].AsText());
        for (var next = page["next"].AsText(); next is not null; next = page["next"].AsText())
        {
            await WriteAsync();
            var writing = WriteAsync();
            page = await server.JsonAsync(next);
            await writing;
            seen.AddRange(page["items"].Ids());
            Assert.Equal(ranking, page["ranking"].AsText());
        }

        var (expected, given) = (whole.Ids().Where(standing.Contains).ToList(), seen.Where(standing.Contains).ToList());
        Assert.True(
            expected.SequenceEqual(given),
            $"{target}&limit={limit} gave {string.Join(' ', given)}, not {string.Join(' ', expected)}");
        return true;
    }

    /// <summary>Stores rows that the writer never touches, by lists, among those that it does.</summary>
    private async Task<(string Tag, IReadOnlyDictionary<string, IReadOnlySet<long>> Standing)> FillAsync()
    {
        var (tag, standing) = (Server.NewName("standing"), new Dictionary<string, IReadOnlySet<long>>());
        for (var i = 0; i < Stories; i++)
        {
            await server.SaveAsync(
                Of(i % 2 == 0 ? $"{_common} {_other}" : $"{_common}ly {_common}", paragraphs: 10).Tagged(tag));
            _others.Enqueue((await server.SaveAsync(Of(i % 3 == 0 ? _common : "nothing", paragraphs: 1))).Id);
        }

        foreach (var list in Lists)
        {
            standing[list] = (await server.AllAsync($"/v1/{list}?tag={tag}&limit=100&fields=id")).Ids().ToHashSet();
        }

        return (tag, standing);
    }

    // In turns: rows with the words are added, and rows without; rows in between get them; some are removed. So both
    // the average length of a row and the rarity of a word change.
    private async Task WriteAsync()
    {
        switch (_others.Count > MostOthers ? Goes : _random.Next(Goes + 1))
        {
            case 0:
                _others.Enqueue((await server.SaveAsync(Of($"{_common} {_other}", _random.Next(1, 4)))).Id);
                break;
            case 1:
                _others.Enqueue((await server.SaveAsync(Of("nothing", paragraphs: 6))).Id);
                break;
            case 2:
                _others.Enqueue((await server.SaveAsync(Story.Of())).Id);
                break;
            case 3:
                var changed = _others.Dequeue();
                _others.Enqueue(changed);
                Assert.Equal(
                    200,
                    (await server.WriteAsync(
                        HttpMethod.Patch,
                        $"/v1/articles/{changed}",
                        $$"""{ "text": "It has {{_common}} and {{_other}} by now, {{_random.Next()}}." }""",
                        "application/merge-patch+json",
                        ("If-Match", "*"))).Status);
                break;
            default:
                Assert.Equal(
                    204,
                    (await server.WriteAsync(
                        HttpMethod.Delete,
                        $"/v1/articles/{_others.Dequeue()}",
                        null,
                        headers: ("If-Match", "*"))).Status);
                break;
        }
    }

    /// <summary>
    /// An article that has the words in each paragraph, in a quote and in a caption, between others, more of them and
    /// fewer.
    /// </summary>
    private ParsedArticle Of(string words, int paragraphs)
    {
        // With a word of its own, so that it is not taken for one that was stored before.
        var only = Server.NewName("only");
        string Filled() => $"{Filler()} {string.Join(' ', Enumerable.Repeat(words, _random.Next(1, 4)))} {Filler()}";
        var quoted = $"It is {words} {Filler()}.";
        var story = Story.Of(
            [.. Enumerable.Range(0, paragraphs).Select(n => $"{Filled()} {only} {n}."), $"“{quoted}” she said."]);
        return (story.Quote(quoted, null).Pictured($"{Filled()}.") with { Language = "en" }).On(
            $"20{_random.Next(10, 24)}");
    }

    private string Filler() =>
        string.Join(
            ' ',
            Enumerable.Range(0, _random.Next(1, 30))
                .Select(_ => string.Create(CultureInfo.InvariantCulture, $"filler{_random.Next(200)}")));
}
