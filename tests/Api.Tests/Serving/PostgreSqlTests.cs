using System.Text.Json;
using Api.Data;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Api.Tests.Serving;

/// <summary>Checks the effects of a database on a server of its own.</summary>
public sealed class ServiceOnPostgreSql(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [Fact]
    public async Task Nodes_that_start_together_make_the_schema_once()
    {
        await using var empty = new PostgreSqlServer();
        await empty.CreateAsync();

        var nodes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Database.Open(empty.ConnectionString))));

        // Beside the scripts there are the steps in code that fill what a script made.
        var scripts = typeof(Database).Assembly
            .GetManifestResourceNames()
            .Count(name => name.Contains("PostgreSql", StringComparison.Ordinal));
        var steps = await empty.ScalarAsync<long>("select count(distinct scriptname) from schemaversions");
        Assert.True(steps > scripts);
        Assert.Equal(steps, await empty.ScalarAsync<long>("select count(*) from schemaversions"));
        await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_database_that_a_newer_program_wrote_is_left_alone()
    {
        await using var newer = new PostgreSqlServer();
        await newer.CreateAsync();
        await Database.Open(newer.ConnectionString).DisposeAsync();
        await newer.QueryAsync<int>(
            "insert into schemaversions (scriptname, applied) values ('PostgreSql/9999_later.sql', now()) returning 1");

        var refused = Assert.Throws<InvalidOperationException>(() => Database.Open(newer.ConnectionString));

        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Port=1", "cannot be opened")]
    [InlineData("Password=wrong", "password")]
    [InlineData("Database=nowhere_at_all", "nowhere_at_all")]
    [InlineData("Nonsense=1", "nonsense")]
    public void A_database_that_cannot_be_opened_is_refused_in_one_line_that_says_why_and_no_password(
        string setting,
        string reason)
    {
        var refused = Assert.Throws<InvalidOperationException>(
            () => Database.Open($"{server.ConnectionString};{setting}"));

        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            new NpgsqlConnectionStringBuilder(server.ConnectionString).Password!,
            refused.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            new NpgsqlConnectionStringBuilder(server.ConnectionString).Password!,
            server.Services.GetRequiredService<Database>().Name,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_that_die_in_between_are_nobodys_trouble()
    {
        var key = Server.Bearer(await server.KeyAsync("write"));
        for (var round = 0; round < 5; round++)
        {
            var saved = await server.SaveAsync(Story.Of());
            Assert.Equal(200, (await server.GetAsync($"/v1/articles/{saved.Id}", key)).Status);
            await KillConnectionsAsync();

            Assert.Equal(200, (await server.GetAsync($"/v1/articles/{saved.Id}", key)).Status);
            await KillConnectionsAsync();
            Assert.Equal(200, (await server.GetAsync($"/v1/articles?id={saved.Id}&total=true")).Status);
            await KillConnectionsAsync();
            Assert.Equal(
                201,
                (await server.WriteAsync(
                    HttpMethod.Post,
                    "/v1/articles",
                    $$"""{"title": "Bridge", "text": "The {{Server.NewName("bridge")}} opened."}""")).Status);
        }
    }

    [Fact]
    public async Task An_import_goes_on_whatever_becomes_of_its_connections()
    {
        var (tag, key) = (Server.NewName("tag"), Server.Bearer(await server.KeyAsync("write")));
        var posted = server.SendAsync(
            HttpMethod.Post, "/v1/imports",
            string.Concat(
                Enumerable.Range(0, 400)
                    .Select(
                        i =>
                            $"{{\"title\":\"{tag} {i}\",\"tags\":[\"{tag}\"],\"text\":\"Bridge {i} of {tag} "
                                + $"opened.\"}}\n")), "application/x-ndjson", key);
        for (var kills = 0; kills < 4 && !posted.IsCompleted; kills++)
        {
            await KillConnectionsAsync();
            var stored = await CountAsync();
            while (!posted.IsCompleted && await CountAsync() == stored)
            {
                await Task.Yield();
            }
        }

        // An article whose connection broke at the moment of its commit is found there.
        var results = (await posted).Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new Element(JsonDocument.Parse(line).RootElement)["result"].AsText())
            .ToList();
        Assert.Equal((400, 400), (results.Count, results.Count(r => r is "created" or "unchanged")));
        Assert.Equal(400, await CountAsync());
        await server.AssertRecountAsync();

        Task<long> CountAsync() =>
            server.ScalarAsync<long>(
                "select count(*) from article_tags x join tags t on t.id = x.tag_id where t.name = @Tag",
                new { Tag = tag });
    }

    [Fact]
    public async Task A_lock_that_somebody_holds_for_long_is_a_503_that_asks_to_come_again()
    {
        var key = Server.Bearer(await server.KeyAsync("write"));
        await using var other = new NpgsqlConnection(server.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync("begin; select pg_advisory_xact_lock(1095914563)");

        var refused = await server.SendAsync(
            HttpMethod.Post,
            "/v1/articles",
            $$"""{"title": "Bridge", "text": "The {{Server.NewName("bridge")}} opened."}""",
            "application/json",
            key);

        refused.AssertProblem(503, type: "urn:problem-type:storage-locked");
        Assert.NotNull(refused["Retry-After"]);
        Assert.Equal(200, (await server.GetAsync("/v1/articles")).Status);
    }

    [Fact]
    public async Task A_name_that_no_index_holds_is_refused_with_its_reason_and_nothing_of_its_article_is_kept()
    {
        var random = new Random(5);
        var name = string.Concat(Enumerable.Range(0, 1_000).Select(_ => (char)random.Next(0x4E00, 0x9FA5)));
        var article =
            $$"""{"title": "Bridge", "authors": ["{{name}}"], "text": "The {{Server.NewName("bridge")}} opened."}""";
        var before = await server.ScalarAsync<long>("select count(*) from articles");

        var posted = await server.WriteAsync(HttpMethod.Post, "/v1/articles", article);
        var imported = await server.WriteAsync(HttpMethod.Post, "/v1/imports", article, "application/x-ndjson");

        posted.AssertProblem(422);
        Assert.Contains("too long", posted.Text, StringComparison.Ordinal);
        Assert.Equal((200, "rejected"), (imported.Status, imported.Json["result"].AsText()));
        Assert.Contains("too long", imported.Text, StringComparison.Ordinal);
        Assert.Equal(before, await server.ScalarAsync<long>("select count(*) from articles"));
    }

    [Theory]
    [InlineData("57P01", true, false)]
    [InlineData("57P03", true, false)]
    [InlineData("40001", true, false)]
    [InlineData("40P01", true, false)]
    [InlineData("25006", true, false)]
    [InlineData("53300", true, false)]
    [InlineData("08006", true, false)]
    [InlineData("55P03", true, false)]
    [InlineData("23505", false, true)]
    [InlineData("22021", false, true)]
    [InlineData("54000", false, true)]
    [InlineData("42601", false, false)]
    [InlineData("XX000", false, false)]
    public void What_fails_passes_or_lies_in_a_row_or_neither(string state, bool passes, bool ofRow)
    {
        var failure = new PostgresException("It failed.", "ERROR", "ERROR", state);

        Assert.Equal((passes, ofRow), (Failure.Passes(failure), Failure.LiesInARow(failure)));
        Assert.True(Failure.Passes(new NpgsqlException("No suitable host was found.")));
    }

    private async Task KillConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(
            $"{server.ConnectionString};Application Name=killer;Pooling=false");
        await server.SettleAsync();
        await connection.ExecuteAsync(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() "
                + "and application_name = 'articles'");
    }
}
