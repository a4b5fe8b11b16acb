namespace Api.Tests.Lists;

public sealed class UnreadOnSqlite(SqliteServer server) : UnreadTests(server), IClassFixture<SqliteServer>;
public sealed class UnreadOnPostgreSql(PostgreSqlServer server) : UnreadTests(server), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that only the requested columns are read: on a database without the others, reading more fails.
/// </summary>
public abstract class UnreadTests(Server server)
{
    [Fact]
    public async Task What_is_not_asked_for_is_not_read()
    {
        await server.SaveAsync(Story.Quoting("Ada Lindqvist").By("Mara Quill").Tagged("Ports").Pictured("The quay."));
        foreach (var sql in new[]
        {
            "drop view article_lists", "drop view paragraph_lists", "drop view quote_lists", "drop view speaker_lists",
            "alter table sources rename to gone_sources",
            "alter table publishers rename to gone_publishers", "alter table images rename to gone_images",
            "alter table articles rename column text_hash to gone",
            "alter table paragraphs rename column text to gone", "alter table quotes rename column prefix to gone",
        })
        {
            await server.ExecuteAsync(sql);
        }

        foreach (var (target, more) in new[]
        {
            ("/v1/articles?fields=id,title,status,about", "tags"), ("/v1/articles?fields=id,title", "authors.name"),
            ("/v1/articles?fields=id", "source"), ("/v1/articles?fields=id", "publisher.name"),
            ("/v1/articles?fields=id", "textHash"), ("/v1/articles/1?fields=title", "images.id"),
            ("/v1/articles/1?fields=title,quotes.text,paragraphs.number", "paragraphs.text"),
            ("/v1/articles?fields=title,quotes.text,paragraphs.number", "quotes.speakers"),
            ("/v1/articles/1?include=quotes&fields=quotes.place", "quotes.prefix"),
            ("/v1/paragraphs?fields=number,wordCount", "text"),
            ("/v1/paragraphs/1?fields=number,wordCount", "quoteIds"),
            ("/v1/articles/1/paragraphs?fields=quotes.text", "text"),
            ("/v1/quotes?fields=text,suffix,paragraph.number", "original"), ("/v1/quotes/1?fields=text", "speakers"),
            ("/v1/articles/1/quotes?fields=text,article", "paragraph.text"),
            ("/v1/speakers?fields=name,quoteCount", "aliases"), ("/v1/speakers/1?fields=name", "lastQuotedOn"),
        })
        {
            Assert.True((await server.GetAsync(target)).Status == 200, $"{target} read more.");
            Assert.True((await server.GetAsync($"{target},{more}")).Status == 500, $"{target},{more} did not read it.");
        }
    }
}
