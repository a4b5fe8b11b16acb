using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Data;
using Api.Data.Exports;
using Api.Data.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Exports;

public sealed class ExportsOnSqlite(SqliteServer server) : ExportTests(server), IClassFixture<SqliteServer>;
public sealed class ExportsOnPostgreSql(PostgreSqlServer server) : ExportTests(server), IClassFixture<PostgreSqlServer>;

public abstract class ExportTests(Server server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_restored_into_a_new_database_is_the_same_database()
    {
        await FillAsync();
        var export = await ExportAsync(server.Services.GetRequiredService<Database>());
        using var folder = new TemporaryFolder();
        await using var other = Database.Open($"Data Source={folder.At("other.db")}");

        var rows = await new ExportReader(other).RestoreAsync(new MemoryStream(export), Ct);

        Assert.Equal(Lines(export).Length - 2, rows);
        Assert.Contains(
            Lines(export),
            line => line.StartsWith("{\"quotes\"", StringComparison.Ordinal)
                && !line.Contains("\"replaced_by\":null", StringComparison.Ordinal));
        Assert.Equal(Lines(export)[1..^1], Lines(await ExportAsync(other))[1..^1]);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => new ExportReader(other).RestoreAsync(new MemoryStream(export), Ct));
    }

    [Fact]
    public async Task An_export_of_before_quotes_had_rules_is_restored_too()
    {
        await FillAsync();
        var export = Lines(await ExportAsync(server.Services.GetRequiredService<Database>())).Select(
            line => JsonNode.Parse(line)!)
            .ToList();
        export[0]["export"]!["version"] = 1;
        export.RemoveAt(export.Count - 1);
        foreach (var quote in export.Select(line => line["quotes"]).OfType<JsonObject>())
        {
            Assert.True(quote.Remove("attribution_rule") && quote.Remove("resolution_rule"));
            Assert.True(quote.Remove("replaced_by"));
        }

        using var folder = new TemporaryFolder();
        await using var other = Database.Open($"Data Source={folder.At("other.db")}");

        var warnings = new List<string>();

        var rows = await new ExportReader(other, warnings.Add)
            .RestoreAsync(
                new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', export.Select(line => line.ToJsonString())))),
                Ct);

        Assert.Equal(export.Count - 1, rows);
        Assert.Contains("nothing vouches", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_database_gives_no_id_and_no_slug_twice()
    {
        await FillAsync();
        using var folder = new TemporaryFolder();
        await using var other = Database.Open($"Data Source={folder.At("other.db")}");
        await new ExportReader(other)
            .RestoreAsync(new MemoryStream(await ExportAsync(server.Services.GetRequiredService<Database>())), Ct);
        var newest = await server.ScalarAsync<long>("select max(id) from articles");

        var saved = await new Data.Articles.ArticleWriter(other, TimeProvider.System).SaveAsync(
            Story.Of(), new(Encoding.UTF8.GetBytes("A."), Content.Articles.SourceDocument.PlainText, new()), Ct);

        Assert.True(saved.Id > newest);
    }

    [Fact]
    public async Task An_export_of_before_names_had_keys_of_their_own_is_restored_with_them()
    {
        using var folder = new TemporaryFolder();
        await using var other = Database.Open($"Data Source={folder.At("other.db")}");
        const string Export = """
            {"export":{"version":3}}
            {"tags":{"id":1,"slug":"c","name":"C++","name_key":"c"}}
            {"tags":{"id":2,"slug":"strauss","name":"Strauß","name_key":"strauß"}}
            {"tags":{"id":3,"slug":"strauss-3","name":"STRAUSS","name_key":"strauss"}}
            {"slugs":{"noun":"tag","slug":"c","target_id":1}}
            {"slugs":{"noun":"tag","slug":"strauss","target_id":2}}
            {"slugs":{"noun":"tag","slug":"strauss-3","target_id":3}}
            """;

        await new ExportReader(other).RestoreAsync(new MemoryStream(Encoding.UTF8.GetBytes(Export)), Ct);
        await new Data.Articles.ArticleWriter(other, TimeProvider.System).SaveAsync(
            Story.Of().Tagged("c++", "C", "strauss"),
            new(Encoding.UTF8.GetBytes("A."), Content.Articles.SourceDocument.PlainText, new()), Ct);
        Assert.True(await NameTurns.TakeTurnAsync(other, TimeProvider.System, Ct));

        await using var session = await other.ReadAsync(Ct);
        Assert.Equal([1, 4, 2], await session.QueryAsync<long>("select tag_id from article_tags order by position"));
        Assert.Equal(2, await session.ExecuteScalarAsync<long>("select merged_into from tags where id = 3"));
    }

    [Fact]
    public async Task An_article_without_a_date_that_sorted_by_when_it_came_in_is_restored_as_the_oldest()
    {
        using var folder = new TemporaryFolder();
        await using var other = Database.Open($"Data Source={folder.At("other.db")}");
        const string CameIn = "2024-01-01T00:00:00.000Z";
        object[] rows =
        [
            new { export = new { version = 3 } },
            new { tags = new { id = 1, slug = "ports", name = "ports", name_key = "ports" } },
            new
            {
                articles = new
                {
                    id = 1, slug = "bridge", display_title = "Bridge", sort_at = CameIn, status = "published",
                    revision = 1, version = 1, word_count = 0, paragraph_count = 0, quote_count = 0, image_count = 0,
                    text_hash = "a", editorial_hash = "b", reading_hash = "c", created_at = CameIn, updated_at = CameIn,
                },
            },
            new { article_tags = new { article_id = 1, position = 1, tag_id = 1, sort_at = CameIn } },
        ];
        var export = string.Join('\n', rows.Select(row => JsonSerializer.Serialize(row)));

        await new ExportReader(other).RestoreAsync(new MemoryStream(Encoding.UTF8.GetBytes(export)), Ct);

        await Schema.MigrationTests.AssertOldestAsync(other);
    }

    [Theory]
    [InlineData("""{"articles":{"id":1}}""")]
    [InlineData("""{"export":{"version":99}}""")]
    [InlineData("{\"export\":{\"version\":1}}\n{\"nonsense\":{\"id\":1}}")]
    [InlineData("{\"export\":{\"version\":1}}\n{\"tags\":{\"id; drop table tags\":1}}")]
    [InlineData("{\"export\":{\"version\":1}}\n{\"tags\":{\"id\":1,\"slug\":\"a\",\"name\":\"A\",\"name_key\":\"a\"}}\n{\"tags\":{\"id\":1")]
    [InlineData("{\"export\":{\"version\":1}}\n{\"tags\":{\"id\":1,\"slug\":\"a\",\"name\":\"A\",\"name_key\":\"a\"}}\n{\"article_tags\":{\"article_id\":1,\"position\":1,\"tag_id\":1,\"sort_at\":\"2024\"}}")]
    public async Task What_is_no_whole_export_is_refused_and_leaves_nothing(string export)
    {
        using var folder = new TemporaryFolder();
        await using var other = Database.Open($"Data Source={folder.At("other.db")}");

        await Assert.ThrowsAnyAsync<Exception>(
            () => new ExportReader(other).RestoreAsync(new MemoryStream(Encoding.UTF8.GetBytes(export)), Ct));

        Assert.Equal(2, Lines(await ExportAsync(other)).Length);
    }

    /// <summary>After every line, within every line, and with any byte of it changed.</summary>
    [Fact]
    public async Task An_export_that_broke_off_or_was_changed_is_refused_and_leaves_nothing()
    {
        await FillAsync();
        var export = await ExportAsync(server.Services.GetRequiredService<Database>());
        using var folder = new TemporaryFolder();
        await using var other = Database.Open($"Data Source={folder.At("other.db")}");
        var lines = export.Index().Where(b => b.Item == '\n').Select(b => b.Index + 1).ToList();
        var broken = lines.SkipLast(1)
            .Concat(lines.Select(end => end - 1))
            .Concat(lines.Select(end => end - 20))
            .Select(end => export[..end])
            .Concat(Enumerable.Range(0, 50).Select(i => Changed(export, (export.Length - 1) * i / 49)))
            .Concat([[.. export, .. export[^100..]], [.. export, (byte)'\n']]);

        foreach (var bytes in broken)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(
                () => new ExportReader(other).RestoreAsync(new MemoryStream(bytes), Ct));
        }

        Assert.Equal(2, Lines(await ExportAsync(other)).Length);
        Assert.Equal(lines.Count - 2, await new ExportReader(other).RestoreAsync(new MemoryStream(export), Ct));
    }

    private static byte[] Changed(byte[] export, int place)
    {
        byte[] changed = [.. export];
        changed[place] ^= 1;
        return changed;
    }

    [Fact]
    public async Task Every_table_is_in_an_export()
    {
        // The progress of such work does not apply to another database, an export has its texts unpacked, and documents
        // are rendered from the other tables.
        var tables = (await server.ColumnsAsync()).Select(c => c.Table)
            .Distinct()
            .Except(["word_tables", "packing_turns", "packed_texts", "article_documents"]);

        Assert.Equal(tables.Order(), ExportFormat.Tables.Select(t => t.Table).Order());
    }

    private async Task FillAsync()
    {
        var (title, speaker) = (Server.NewName("Bridge"), Server.NewName("Ada Lindqvist"));
        var posted = await server.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""
            {
              "title": "{{title}}", "tags": ["ports", "ünïcode ☂"], "authors": ["Mara Quill"], "publisher": "Harbour Post", "images": [{ "caption": "The quay \u2028 at dawn.", "width": 800 }],
              "text": "The {{title}} opened.\n\n“It is safe,” {{speaker}} said.\n\n“It is not,” Mayor Bo Marsh told reporters."
            }
            """);
        Assert.True(posted.Status == 201, posted.Text);
        await server.WriteAsync(
            HttpMethod.Patch,
            $"/v1/articles/{posted.Json.Id}",
            """
            {
              "title": "At last",
              "text": "It opened.\n\n“It is safe,” Bo Marsh said.\n\n“It is not safe,” Mayor Bo Marsh told us."
            }
            """,
            headers: ("If-Match", "*"));
        var deleted = await server.ImportAsync(
            Story.Text(Server.NewName("Bridge"), $"The {Server.NewName("bridge")} opened."));
        await server.WriteAsync(HttpMethod.Delete, $"/v1/articles/{deleted.Id}", null, headers: ("If-Match", "*"));
    }

    private static async Task<byte[]> ExportAsync(Database database)
    {
        using var output = new MemoryStream();
        await new ExportWriter(database, TimeProvider.System).WriteAsync(output, Ct);
        return output.ToArray();
    }

    private static string[] Lines(byte[] export) =>
        Encoding.UTF8.GetString(export).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
