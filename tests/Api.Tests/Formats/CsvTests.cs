using System.Globalization;
using CsvHelper;

namespace Api.Tests.Formats;

public sealed class CsvOnSqlite(SqliteServer server) : CsvTests(server), IClassFixture<SqliteServer>;
public sealed class CsvOnPostgreSql(PostgreSqlServer server) : CsvTests(server), IClassFixture<PostgreSqlServer>;

public abstract class CsvTests(Server server)
{
    [Fact]
    public async Task A_column_is_a_value_in_the_order_of_the_fields_and_the_values_of_a_list_share_a_cell()
    {
        var saved = await server.SaveAsync(
            Story.Of("One, “two”.").By("Ada Lindqvist", "Bo Ek").Tagged("Ports") with
            {
                Title = "Ferry, \"late\"",
                Summary = "Two\nlines",
            });

        var reply = await server.GetAsync(
            $"/v1/articles?id={saved.Id}&format=csv"
                + "&fields=tags,summary,wordCount,authors.name,id,publisher,title,publishedAt");

        Assert.Equal(
            "tags.id,tags.slug,tags.name,summary,wordCount,authors.name,id,"
            + "publisher.id,publisher.slug,publisher.name,publisher.url,title,publishedAt\r\n"
            + string.Create(
                CultureInfo.InvariantCulture,
                $"1,ports,Ports,\"Two\nlines\",2,Ada Lindqvist|Bo Ek,{saved.Id},,,,,\"Ferry, \"\"late\"\"\",\r\n"),
            reply.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&all=true")]
    public async Task A_table_is_a_file_with_a_name_and_begins_with_a_byte_order_mark_if_that_is_asked_for(string whole)
    {
        var saved = await server.SaveAsync(Story.Quoting("Ada Lindqvist"));

        var plain = await server.GetAsync($"/v1/articles/{saved.Id}/quotes?format=csv&fields=text{whole}");
        var marked = await server.GetAsync($"/v1/articles/{saved.Id}/quotes?format=csv&fields=text&bom=true{whole}");

        Assert.Equal("attachment; filename=\"quotes.csv\"", plain["Content-Disposition"]);
        Assert.Equal("attachment; filename=\"quotes.csv\"", marked["Content-Disposition"]);
        Assert.Equal("text\r\nThe harbour is open.\r\n"u8, plain.Body);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. plain.Body], marked.Body);
        (await server.GetAsync("/v1/quotes?format=ndjson&bom=true")).AssertProblem(400, "bom");
        Assert.Null((await server.GetAsync("/v1/quotes?format=ndjson"))["Content-Disposition"]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://example.org\")")]
    [InlineData("+1+cmd")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task What_a_spreadsheet_would_run_begins_with_an_apostrophe(string title)
    {
        var saved = await server.SaveAsync(Story.Of() with { Title = title });

        Assert.Equal($"'{title}", (await RowsAsync($"/v1/articles?id={saved.Id}&format=csv&fields=title"))[1][0]);
    }

    [Theory]
    [InlineData("articles")]
    [InlineData("paragraphs")]
    [InlineData("quotes")]
    [InlineData("images")]
    [InlineData("speakers")]
    public async Task Every_value_of_a_resource_has_a_column_which_fields_takes(string list)
    {
        var story = Story.Quoting("Ada Lindqvist")
            .By("Mara Quill")
            .From("The Courier")
            .Tagged("Ports")
            .Pictured("The quay.");
        await server.SaveAsync(story with { Language = "en" });
        var item = (await server.JsonAsync($"/v1/{list}?limit=1"))["items"][0];

        var rows = await RowsAsync($"/v1/{list}?limit=1&format=csv");

        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[0].Length, rows[1].Length);
        Assert.Equal(
            item.Names.Where(name => name != "links"), rows[0].Select(column => column.Split('.')[0]).Distinct());
        Assert.Equal(
            rows[0].Chunk(100).First(),
            (await RowsAsync($"/v1/{list}?limit=1&format=csv&fields={string.Join(',', rows[0].Take(100))}"))[0]);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{item.Id}"), rows[1][0]);
    }

    private async Task<IReadOnlyList<string[]>> RowsAsync(string target)
    {
        var reply = await server.GetAsync(target);
        Assert.True(reply.Status == 200, reply.Text);
        using var csv = CsvReader.FromText(reply.Text, new() { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return rows;
    }
}
