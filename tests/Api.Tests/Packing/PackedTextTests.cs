using System.Text;
using Api.Data;
using Api.Data.Checks;
using Api.Data.Exports;
using Api.Data.Keys;
using Api.Data.Packing;
using Api.Data.Upkeep;
using Api.Tests.Erasing;
using Api.Tests.Revisions;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Packing;

public sealed class PackedTextsOnSqlite(SqliteServer server) : PackedTextTests(server), IClassFixture<SqliteServer>;
public sealed class PackedTextsOnPostgreSql(PostgreSqlServer server)
    : PackedTextTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks that sources and revisions, which are kept packed, are read as they were.</summary>
public abstract class PackedTextTests(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Database => server.Services.GetRequiredService<Database>();

    [Fact]
    public async Task Every_revision_is_read_as_it_was_answered_however_many_there_are()
    {
        var states = new List<string>();
        var id = await RevisedArticle.WriteAsync(server, 40, state => states.Add(state));
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));

        for (var i = 0; i < states.Count; i++)
        {
            var state = await server.JsonAsync($"/v1/articles/{id}/revisions/{i + 1}", writer);
            Assert.Equal(states[i], state.ToString());
        }
    }

    [Fact]
    public async Task A_changed_sentence_takes_a_tenth_of_a_revision()
    {
        var id = await RevisedArticle.WriteAsync(server, 12, _ => { });

        var sizes = await server.QueryAsync<long>(
            "select length(packed) from packed_texts where article_id = @Id and kind = 'state' order by revision",
            new { Id = id });
        var state = (await server.JsonAsync($"/v1/articles/{id}")).ToString().Length;

        Assert.Equal(11, sizes.Count);
        Assert.All(sizes, size => Assert.InRange(size, 1, state / 4));
        Assert.All(sizes.Skip(1), size => Assert.InRange(size, 1, state / 10));
    }

    [Fact]
    public async Task A_large_source_takes_a_fraction_and_comes_back_byte_for_byte()
    {
        var random = new Random(3);
        var source = Encoding.UTF8.GetBytes(string.Join("\n\n", Enumerable.Range(0, 400).Select(
            i => $"Paragraph {i} of {Server.NewName("quay")}: "
                + string.Join(' ', Enumerable.Range(0, 40).Select(_ => $"word{random.Next(500)}")) + ".")));

        var saved = await server.ImportAsync(source);

        Assert.Equal(source, await SourceAsync(saved.Id, 1));
        Assert.InRange(
            await server.ScalarAsync<long>(
                "select length(packed) from packed_texts where article_id = @Id", new { saved.Id }),
            1,
            source.Length / 3);
    }

    [Fact]
    public async Task A_database_from_before_is_read_and_exported_alike_before_during_and_after_its_upgrade()
    {
        var texts = new List<string>();
        var id = await RevisedArticle.WriteAsync(server, 20, texts.Add);
        await RevisedArticle.WriteAsync(server, 3, _ => { });
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));
        var before = await ExportAsync();
        await AsBeforeAsync();
        Assert.NotEqual(0, await server.ScalarAsync<long>(RawSql));

        // A turn of no time packs one text, as if the process were killed after it.
        var turns = 0;
        while (await new PackingTurns(Database).TakeTurnAsync(TimeSpan.Zero, Ct))
        {
            if (turns++ % 10 == 0)
            {
                Assert.Equal(before, await ExportAsync());
                var revision = 1 + (turns % texts.Count);
                Assert.Equal(
                    texts[revision - 1],
                    (await server.JsonAsync($"/v1/articles/{id}/revisions/{revision}", writer)).ToString());
            }
        }

        Assert.Equal(0, await server.ScalarAsync<long>(RawSql));
        Assert.Equal(0, await server.ScalarAsync<long>("select count(*) from packing_turns"));
        Assert.Equal(before, await ExportAsync());
        Assert.Empty(await CheckAsync());
    }

    [Fact]
    public async Task An_article_whose_texts_are_packed_in_part_is_changed_and_erased_like_any()
    {
        var victim = await Victim.WriteAsync(server);
        var other = await RevisedArticle.WriteAsync(server, 3, _ => { });
        await AsBeforeAsync();
        await new PackingTurns(Database).TakeTurnAsync(TimeSpan.Zero, Ct);

        var changed = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{other}", """{"subtitle": "After"}""", headers: ("If-Match", "*"));
        var erased = await server.SendAsync(
            HttpMethod.Delete,
            $"/v1/articles/{victim.Id}?erase=true",
            null,
            null,
            Server.Bearer(await server.KeyAsync(Scope.Admin)),
            ("If-Match", "*"));

        Assert.Equal((200, 200), (changed.Status, erased.Status));
        await new PackingTurns(Database).GoOnAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.Equal(0, await server.ScalarAsync<long>(RawSql));
        Assert.Equal(
            0,
            await server.ScalarAsync<long>(
                "select count(*) from packed_texts where article_id = @Id", new { victim.Id }));
        Assert.Empty(await CheckAsync());
    }

    [Theory]
    [InlineData("update packed_texts set packed = @Junk where article_id = @Id and kind = 'source'")]
    [InlineData("delete from packed_texts where article_id = @Id and kind = 'source'")]
    [InlineData("update packed_texts set packed = @Junk where article_id = @Id and kind = 'state' and revision = 2")]
    [InlineData("update sources set sha256 = 'other' where article_id = @Id")]
    public async Task Damage_is_found_by_the_check(string damage)
    {
        var id = await RevisedArticle.WriteAsync(server, 4, _ => { });

        await server.ExecuteAsync(damage, new { Id = id, Junk = new byte[] { 1, 2, 3 } });
        var faults = await CheckAsync();
        await server.ExecuteAsync("delete from packed_texts where article_id = @Id", new { Id = id });
        await server.ExecuteAsync(
            "update sources set content = @None, sha256 = '' where article_id = @Id",
            new { Id = id, None = Array.Empty<byte>() });

        var fault = Assert.Single(faults);
        Assert.Contains($"a source or a revision that is damaged: {id}", fault, StringComparison.Ordinal);
        Assert.Empty(await CheckAsync());
    }

    [Fact]
    public async Task An_article_with_a_damaged_revision_is_changed_like_any_and_later_ones_are_whole()
    {
        var id = await RevisedArticle.WriteAsync(server, 4, _ => { });
        await server.ExecuteAsync(
            "update packed_texts set packed = @Junk where article_id = @Id and kind = 'state' and revision = 2",
            new { Id = id, Junk = new byte[] { 1, 2, 3 } });
        var before = await server.JsonAsync($"/v1/articles/{id}");

        var changed = await server.WriteAsync(
            HttpMethod.Patch, $"/v1/articles/{id}", """{"subtitle": "After"}""", headers: ("If-Match", "*"));
        var writer = Server.Bearer(await server.KeyAsync(Scope.Write));
        var state = await server.JsonAsync($"/v1/articles/{id}/revisions/4", writer);
        await server.ExecuteAsync(
            "delete from packed_texts where article_id = @Id and kind = 'state'", new { Id = id });

        Assert.Equal(200, changed.Status);
        Assert.Equal(before.ToString(), state.ToString());
    }

    private const string RawSql = """
        select (select count(*) from sources where content is not null and length(content) > 0)
          + (select count(*) from revisions where document is not null)
        """;

    /// <summary>Brings all texts into the form in which older versions kept them.</summary>
    private async Task AsBeforeAsync()
    {
        await using var session = await Database.WriteAsync(Ct);
        foreach (var kind in Enum.GetValues<TextKind>())
        {
            var (table, column) = PackedTexts.PlaceOf(kind);
            foreach (var (article, revision) in await session.QueryAsync<(long, int)>(
                "select article_id, revision from packed_texts where kind = @Kind", new { Kind = EnumText.Of(kind) }))
            {
                var text = await new PackedTexts(session).FindAsync(new(article, kind, revision));
                object raw = kind == TextKind.Source ? text! : Encoding.UTF8.GetString(text!);
                await session.ExecuteAsync(
                    $"update {table} set {column} = @Raw where article_id = @Article and revision = @Revision",
                    new { Raw = raw, Article = article, Revision = revision });
            }
        }

        await session.ExecuteAsync("delete from packed_texts");
        await session.ExecuteAsync("delete from packing_turns");
        await session.ExecuteAsync("insert into packing_turns (after_id) values (0)");
        await session.CommitAsync(Ct);
    }

    private async Task<byte[]?> SourceAsync(long id, int revision)
    {
        await using var session = await Database.ReadAsync(Ct);
        return await new PackedTexts(session).FindAsync(new(id, TextKind.Source, revision));
    }

    // Without the first line, which says when, and the last one, which follows from the others.
    private async Task<IReadOnlyList<string>> ExportAsync()
    {
        using var export = new MemoryStream();
        await new ExportWriter(Database, TimeProvider.System).WriteAsync(export, Ct);
        return Encoding.UTF8.GetString(export.ToArray()).TrimEnd('\n').Split('\n')[1..^1];
    }

    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        var faults = new List<string>();
        await new DatabaseCheck(Database, faults.Add).RunAsync(Ct);
        return faults;
    }
}
