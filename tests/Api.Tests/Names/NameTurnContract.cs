using Api.Data;
using Api.Data.Changes;
using Api.Data.Names;
using Api.Data.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using static Api.Tests.Names.NamedChangeContract;

namespace Api.Tests.Names;

public sealed class NameTurnsOnSqlite(SqliteServer server) : NameTurnContract(server), IClassFixture<SqliteServer>;
public sealed class NameTurnsOnPostgreSql(PostgreSqlServer server)
    : NameTurnContract(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks how many articles follow a changed name.</summary>
public abstract class NameTurnContract(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Nouns), MemberType = typeof(NamedChangeContract))]
    public async Task Articles_follow_in_turns_and_between_two_everything_says_one_thing(string noun)
    {
        var (one, two) = (Server.NewName("Harbur Post"), Server.NewName("Harbour Post"));
        var count = (2 * NameTurns.Most) + 300;
        await MultiplyAsync((await server.SaveAsync(Named(noun, one))).Id, noun, count);
        var second = await server.SaveAsync(Named(noun, two));
        var (from, into) = (await IdAsync(one), await IdAsync(two));

        // Like a process that is killed after the first turn: another process knows only what it left.
        await BeginAsync(noun, from, into);
        var left = long.MaxValue;
        while (await server.ScalarAsync<long>("select count(*) from name_turns") > 0)
        {
            var (of, to) = await CountAsync();
            Assert.Equal(count + 1, of + to);
            Assert.True(of <= left);
            left = of;
        }

        Assert.Equal((0, count + 1), await CountAsync());
        Assert.Equal(
            count,
            await server.ScalarAsync<long>(
                "select count(*) from articles where version = 2"
                    + " and id in (select target_id from changes where type = 'article' and op = 'updated')"
                    + $" and id in (select x.{ArticleOf(noun)} from {Links(noun)} x where x.{noun}_id = @into)",
                new { into }));
        Assert.Equal(1, (await server.JsonAsync($"/v1/articles/{second.Id}"))["version"].AsNumber());
        Assert.Equal(307, (await server.GetAsync($"/v1/{noun}s/{from}")).Status);

        Assert.Equal(
            200,
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/{noun}s/{into}",
                $$"""{"name": "{{one}} and {{two}}"}""",
                headers: ("If-Match", "*"))).Status);
        bool isMore;
        do
        {
            isMore = await NameTurns.TakeTurnAsync(
                server.Services.GetRequiredService<Database>(), TimeProvider.System, Ct);
        }
        while (isMore);

        Assert.Equal(
            count,
            await server.ScalarAsync<long>(
                $"select count(*) from articles where version = 3 and id in (select x.{ArticleOf(noun)} from {Links(
                    noun)} x where x.{noun}_id = @into)",
                new { into }));

        Task<long> IdAsync(string name) =>
            server.ScalarAsync<long>($"select id from {noun}s where name = @name", new { name });

        // One statement sees one state.
        async Task<(long Of, long To)> CountAsync()
        {
            var listed = $"""
                select count(*)
                from {Links(noun)} x join articles a on a.id = x.{ArticleOf(noun)}
                where x.{noun}_id = n.id and a.status = 'published'
                """;
            var counts = await server.QueryAsync<(long Id, long Listed, long Told)>(
                $"select id, ({listed}), article_count from {noun}s n where id in (@from, @into)", new { from, into });
            Assert.All(counts, c => Assert.Equal(c.Listed, c.Told));
            return (counts.Single(c => c.Id == from).Listed, counts.Single(c => c.Id == into).Listed);
        }
    }

    private async Task BeginAsync(string noun, long from, long into)
    {
        var writer = new LoggedWriter(server.Services.GetRequiredService<Database>(), TimeProvider.System);
        await writer.CommitAsync(
            async write =>
            {
                await new NameTurns(write.Session, write.Log, write.Now).BeginAsync(Of(noun), from, into);
                return true;
            },
            _ => true,
            Ct);
    }

    private static Noun Of(string noun) =>
        noun switch { "author" => Noun.Author, "publisher" => Noun.Publisher, _ => Noun.Tag };

    private static string Links(string noun) => noun == "publisher" ? "articles" : $"article_{noun}s";

    private static string ArticleOf(string noun) => noun == "publisher" ? "id" : "article_id";

    /// <summary>Stores an article many times, under other slugs: as rows alone.</summary>
    private async Task MultiplyAsync(long id, string noun, int count)
    {
        const string Columns =
            "display_title, publisher_id, status, revision, version, word_count, paragraph_count, quote_count, "
                + "image_count, text_hash, editorial_hash, reading_hash, source_revision, source_text_hash, "
                + "created_at, updated_at";
        await server.ExecuteAsync($"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < @More)
            insert into articles (slug, sort_at, {Columns})
            select slug || '-copy-' || i, sort_at, {Columns} from articles cross join n where id = @Id
            """, new { Id = id, More = count - 1 });
        foreach (var list in new[] { "author", "tag" })
        {
            await server.ExecuteAsync($"""
                insert into article_{list}s (article_id, position, {list}_id, sort_at)
                select a.id, x.position, x.{list}_id, a.sort_at
                from articles o
                join article_{list}s x on x.article_id = o.id
                join articles a on a.slug like o.slug || '-copy-%'
                where o.id = @Id
                """, new { Id = id });
        }

        await server.ExecuteAsync(
            $"update {noun}s set article_count = article_count + @More where id = (select x.{noun}_id "
                + $"from {Links(noun)} x where x.{ArticleOf(noun)} = @Id)",
            new { Id = id, More = count - 1 });
    }
}
