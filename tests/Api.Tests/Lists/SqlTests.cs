using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Api.Data.Changes;

namespace Api.Tests.Lists;

public sealed class SqlOnSqlite(SqliteServer server) : SqlTests(server, "sqlite"), IClassFixture<SqliteServer>;
public sealed class SqlOnPostgreSql(PostgreSqlServer server)
    : SqlTests(server, "postgresql"), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Compares the statements that requests run with the committed ones: a change of SQL shows as a difference.
/// </summary>
public abstract class SqlTests(Server server, string database)
{
    private static readonly string Folder = RepositoryFiles.PathOf("tests", "Api.Tests", "Lists", "Expected");

    /// <summary>
    /// Each noun, with orders, words, facets and fields; statements that all nouns share are there once.
    /// </summary>
    public static TheoryData<string, string> Requests => new()
    {
        { "articles", "/v1/articles" },
        { "articles-next-page", "/v1/articles?limit=1" },
        { "articles-by-update", "/v1/articles?sort=-updatedAt" },
        { "articles-fields", "/v1/articles?fields=id,title" },
        { "articles-include", "/v1/articles?include=paragraphs,quotes,images" },
        { "articles-total", "/v1/articles?total=true" },
        { "articles-facets", "/v1/articles?facets=speaker,publisher,tag,year" },
        { "articles-words", "/v1/articles?q=ferry" },
        { "articles-words-next-page", "/v1/articles?q=ferry&limit=1" },
        { "articles-words-by-date", "/v1/articles?q=ferry&sort=-publishedAt" },
        { "articles-words-total-facets", "/v1/articles?q=ferry&total=true&facets=speaker,year" },
        { "articles-phrase-not", "/v1/articles?q=%22the+ferry%22+-harbour" },
        { "articles-highlight", "/v1/articles?q=ferry&highlight=true" },
        { "articles-tag", "/v1/articles?tag=coast,-sport&language=en" },
        { "articles-tag-all", "/v1/articles?tagAll=coast,sea" },
        { "articles-author-publisher", "/v1/articles?author=maj-lund&publisher=the-post" },
        { "articles-speaker", "/v1/articles?speaker=ada-lindqvist" },
        { "articles-dates", "/v1/articles?publishedFrom=2024-05&publishedBefore=2024-06" },
        { "articles-ids", "/v1/articles?id=1,2" },
        { "articles-hints", "/v1/articles?tag=coasd&publishedFrom=2024" },
        { "article", "/v1/articles/1" },
        { "article-fields", "/v1/articles/1?fields=title,quotes.text" },
        { "article-paragraphs", "/v1/articles/1/paragraphs" },
        { "article-quotes", "/v1/articles/1/quotes" },
        { "article-images", "/v1/articles/1/images" },
        { "article-revisions", "/v1/articles/1/revisions" },
        { "paragraphs", "/v1/paragraphs" },
        { "paragraphs-words", "/v1/paragraphs?q=ferry" },
        { "paragraphs-include", "/v1/paragraphs?include=quotes" },
        { "paragraphs-facets", "/v1/paragraphs?q=ferry&facets=year,kind" },
        { "quotes", "/v1/quotes" },
        { "quotes-by-confidence", "/v1/quotes?sort=confidence&review=unreviewed" },
        { "quotes-speaker", "/v1/quotes?speaker=ada-lindqvist&kind=direct&minConfidence=0.5" },
        { "quotes-speaker-words-facets-fields", "/v1/quotes?speaker=ada-lindqvist&q=safe&facets=year&fields=id,text" },
        { "quotes-words", "/v1/quotes?q=safe" },
        { "quotes-include", "/v1/quotes?include=paragraph" },
        { "quotes-facets", "/v1/quotes?facets=speaker,kind,month" },
        { "quote", "/v1/quotes/1" },
        { "quote-occurrences", "/v1/quotes/1/occurrences" },
        { "quote-history", "/v1/quotes/1/history" },
        { "edits", "/v1/edits" },
        { "edits-speaker", "/v1/edits?speaker=ada-lindqvist&change=reworded" },
        { "images", "/v1/images" },
        { "images-words", "/v1/images?q=ferry" },
        { "speakers", "/v1/speakers" },
        { "speakers-words", "/v1/speakers?q=lind" },
        { "speaker", "/v1/speakers/1" },
        { "authors", "/v1/authors" },
        { "publishers", "/v1/publishers" },
        { "tags", "/v1/tags" },
        { "tags-words", "/v1/tags?q=coa" },
        { "changes", "/v1/changes?since=0&include=resource" },
    };

    /// <summary><c>UPDATE_SQL=1 dotnet test</c> writes the files.</summary>
    [Theory]
    [MemberData(nameof(Requests))]
    public async Task The_statements_of_a_request_are_the_committed_ones(string name, string request)
    {
        await FillAsync();
        var page = request;
        if (name.EndsWith("next-page", StringComparison.Ordinal))
        {
            page = (await server.JsonAsync(request))["next"].AsText()!;
        }

        var sql = new StringBuilder();
        // The first request after any commit, such as one of upkeep, asks which articles have changed.
        foreach (var statement in (await StatementsAsync(page)).Where(sql => sql != ChangedArticles.Sql))
        {
            sql.Append(statement.ReplaceLineEndings("\n").Trim()).Append("\n\n");
        }

        var actual = $"-- GET {request}{(page == request ? "" : ", the next page")}\n\n{sql}".TrimEnd() + "\n";
        var path = Path.Combine(Folder, $"{name}.{database}.sql");
        if (Environment.GetEnvironmentVariable("UPDATE_SQL") == "1")
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(path), $"There is no {path}: run the tests with UPDATE_SQL=1, and commit it.");
        var expected = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.True(
            expected == actual,
            $"{path} is not what runs: run the tests with UPDATE_SQL=1, and look at the difference.");
    }

    /// <summary>
    /// Returns the statements that one request runs, in their order: other requests, and upkeep, have other traces.
    /// </summary>
    private async Task<IReadOnlyList<string>> StatementsAsync(string request)
    {
        var trace = ActivityTraceId.CreateRandom();
        var statements = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Api.Data" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace && activity.GetTagItem("db.query.text") is string sql)
                {
                    statements.Enqueue(sql);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var reply = await server.GetAsync(request, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        Assert.Equal(200, reply.Status);
        return [.. statements];
    }

    /// <summary>Two articles, once, with something for each filter.</summary>
    private async Task FillAsync()
    {
        foreach (var day in (string[])["2024-05-01", "2024-05-02"])
        {
            var story = Story.Of("The ferry left the harbour.", "“It is safe,” said Ada Lindqvist.")
                .Quote("It is safe,", "Ada Lindqvist")
                .By("Maj Lund").From("The Post").Tagged("coast", "sea").Pictured("The ferry.", "The harbour.");
            await server.SaveAsync(
                story.On(day).At($"https://example.org/{day}") with { Title = "The ferry", Language = "en" });
        }
    }
}
