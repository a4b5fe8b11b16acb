using Microsoft.Data.Sqlite;

namespace Api.Tests.Erasing;

/// <summary>Checks that the bytes of packed texts leave the file, as no word in them is found by itself.</summary>
public sealed class PackedTextErasureTests(SqliteServer server) : IClassFixture<SqliteServer>
{
    // A longer row may continue in another page.
    private const int BytesInOnePage = 50;

    [Fact]
    public async Task No_packed_text_of_an_erased_article_is_left_in_the_files()
    {
        var victim = await Victim.WriteAsync(server);
        var packed = await server.QueryAsync<byte[]>(
            "select packed from packed_texts where article_id = @Id and length(packed) > @BytesInOnePage",
            new { victim.Id, BytesInOnePage });
        Assert.NotEmpty(packed);
        Assert.Equal(packed.Count, await FoundAsync(packed));

        var admin = Server.Bearer(await server.KeyAsync("admin"));
        string? state = null;
        while (state != "complete")
        {
            var erased = await server.SendAsync(
                HttpMethod.Delete, $"/v1/articles/{victim.Id}?erase=true", null, null, admin, ("If-Match", "*"));
            state = erased.Json["erased"].AsText();
        }

        Assert.Equal(0, await FoundAsync(packed));
    }

    private async Task<int> FoundAsync(IEnumerable<byte[]> packed)
    {
        var file = new SqliteConnectionStringBuilder(server.ConnectionString).DataSource;
        var name = Path.GetFileName(file);
        var stored = (await Stored.InFilesAsync(file))
            .Where(s => s.Where.StartsWith(name, StringComparison.Ordinal))
            .ToList();
        return packed.Count(
            bytes => stored.Exists(s => s.Bytes.AsSpan().IndexOf(bytes.AsSpan(0, BytesInOnePage)) >= 0));
    }
}
