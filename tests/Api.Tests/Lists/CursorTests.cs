using System.Buffers.Text;
using System.Text;
using Api.Data.Lists;

namespace Api.Tests.Lists;

public sealed class CursorsOnSqlite(SqliteServer server) : CursorTests(server), IClassFixture<SqliteServer>;
public sealed class CursorsOnPostgreSql(PostgreSqlServer server) : CursorTests(server), IClassFixture<PostgreSqlServer>;

public abstract class CursorTests(Server server)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Fact]
    public async Task A_cursor_with_any_character_changed_is_refused()
    {
        var (query, cursor) = await CursorAsync();

        for (var i = 0; i < cursor.Length; i++)
        {
            var other = Alphabet[(Alphabet.IndexOf(cursor[i], StringComparison.Ordinal) + 1) % Alphabet.Length];
            await AssertRefusedAsync(query, $"{cursor[..i]}{other}{cursor[(i + 1)..]}");
        }
    }

    [Fact]
    public async Task A_cursor_that_is_cut_or_longer_is_refused()
    {
        var (query, cursor) = await CursorAsync();

        for (var length = 1; length < cursor.Length; length++)
        {
            await AssertRefusedAsync(query, cursor[..length]);
        }

        foreach (var longer in new[]
        {
            cursor + "A",
            cursor + "=",
            cursor + "%20",
            "%20" + cursor,
            cursor + cursor,
            cursor + "%0A",
        })
        {
            await AssertRefusedAsync(query, longer);
        }
    }

    [Fact]
    public async Task A_cursor_serves_its_own_query_with_any_limit_and_no_other_query()
    {
        var (query, cursor) = await CursorAsync();

        Assert.Equal(200, (await server.GetAsync($"{query}&limit=50&cursor={cursor}")).Status);
        Assert.Equal(200, (await server.GetAsync($"{query}&limit=1&total=true&cursor={cursor}")).Status);
        await AssertRefusedAsync("/v1/articles?tag=other", cursor);
        await AssertRefusedAsync("/v1/articles?", cursor);
        await AssertRefusedAsync($"{query}&sort=publishedAt", cursor);
        await AssertRefusedAsync($"{query}&language=en", cursor);
        await AssertRefusedAsync(query.Replace("articles", "quotes", StringComparison.Ordinal), cursor);
        await AssertRefusedAsync(query.Replace("articles", "paragraphs", StringComparison.Ordinal), cursor);
    }

    [Fact]
    public async Task A_cursor_is_not_changed_by_the_order_of_the_parameters()
    {
        var (query, cursor) = await CursorAsync("&language=-tlh");

        var parameters = query.Split('?')[1].Split('&');
        Assert.Equal(
            200,
            (await server.GetAsync($"/v1/articles?cursor={cursor}&{string.Join('&', parameters.Reverse())}")).Status);
    }

    [Fact]
    public async Task Random_text_is_no_cursor()
    {
        var (query, _) = await CursorAsync();
        var random = new Random(17);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 120)];
            random.NextBytes(bytes);
            bytes[0] = (byte)(i % 2);
            await AssertRefusedAsync(query, Base64Url.EncodeToString(bytes));
        }

        foreach (var text in new[]
        {
            "0",
            "null",
            "eyJrIjpbMV19",
            "%F0%9F%9A%A2",
            new string('A', 5_000),
            "1%20or%201=1",
            "'",
            Convert.ToHexString(Encoding.UTF8.GetBytes("cursor")),
        })
        {
            await AssertRefusedAsync(query, text);
        }
    }

    [Fact]
    public async Task A_cursor_that_is_given_twice_or_empty_is_refused()
    {
        var (query, cursor) = await CursorAsync();

        (await server.GetAsync($"{query}&cursor={cursor}&cursor={cursor}")).AssertProblem(400, "cursor");
        (await server.GetAsync($"{query}&cursor=")).AssertProblem(400, "cursor");
    }

    [Fact]
    public async Task A_list_goes_on_behind_a_name_as_long_as_one_can_be()
    {
        var name = Server.NewName("港") + new string('港', 500);
        await server.SaveAsync(Story.Of().By($"{name}一"));
        await server.SaveAsync(Story.Of().By($"{name}二"));

        Assert.Equal(
            2,
            (await server.AllAsync("/v1/authors?limit=1")).Count(
                author => author["name"].AsText()!.StartsWith(name, StringComparison.Ordinal)));
    }

    /// <summary>A query and its cursor after its first item.</summary>
    private async Task<(string Query, string Cursor)> CursorAsync(string more = "")
    {
        var tag = Server.NewName("tag");
        await server.SaveAsync(Story.Of().Tagged(tag));
        await server.SaveAsync(Story.Of().Tagged(tag));
        var query = $"/v1/articles?tag={tag}{more}";
        var next = (await server.JsonAsync($"{query}&limit=1"))["next"].AsText()!;
        return (query, next[(next.IndexOf("cursor=", StringComparison.Ordinal) + 7)..]);
    }

    private async Task AssertRefusedAsync(string query, string cursor)
    {
        var reply = await server.GetAsync($"{query}&cursor={cursor}");
        Assert.True(reply.Status == 400, $"{cursor} was answered with {reply.Status}.");
        reply.AssertProblem(400, "cursor");
    }
}

public sealed class CursorKeyTests
{
    [Fact]
    public void A_key_keeps_its_types_by_which_an_index_finds_it()
    {
        object[] key = [0.97, 12L, "a name"];

        Assert.Equal(
            key,
            Cursor.Decode(new Cursor(key, null).Encode("q"), "q", [KeyKind.Sureness, KeyKind.Id, KeyKind.Text])!.Key);
    }
}
