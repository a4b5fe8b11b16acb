using Api.Data;
using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Paragraphs;
using Api.Data.Quotes;
using Api.Data.Search;
using Api.Data.Speakers;
using Api.Data.Upkeep;
using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Api.Tests.Schema;

/// <summary>A file that an earlier version of the program wrote.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Store => $"Data Source={_folder.At("articles.db")};Pooling=False";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_the_first_version_stored_is_all_there_and_can_be_written_on()
    {
        await WriteAsTheFirstVersionAsync();

        var told = new List<string>();
        await using (var database = Database.Open(Store))
        {
            await database.PrepareAsync(told.Add, Ct);
            await using var session = await database.ReadAsync(Ct);
            Assert.Empty(await session.QueryAsync<object>("pragma foreign_key_check"));
            foreach (var (what, sql) in Recount.Faults)
            {
                Assert.True(await session.ExecuteScalarAsync<long>(sql) == 0, $"The {what} are not whole.");
            }
        }

        Assert.StartsWith("The words are indexed, in ", told[^1], StringComparison.Ordinal);
        await using var again = Database.Open(Store);
        var article = await new ArticleQueries(again).FindAsync(new Address(1, null), Visibility.Published, new(), Ct);
        Assert.Equal(["Ada Lindqvist"], Assert.Single(article!.Quotes!).Speakers.Select(s => s.Name));
        Assert.Equal(
            (new Rules(null, null), "It is safe,"),
            (article.Quotes![0].Rules, Assert.Single(await LeastSureAsync(again)).Text));
        Assert.Equal(
            [1],
            (await new ArticleQueries(again)
                .ListAsync(
                    new ArticleFilter { Q = Searched("lindqvist bridge") }.Plan(
                        new Shape<Article>(), Visibility.Published, null),
                    Ct)).Rows.Select(a => a.Id));
        var speakers = new SpeakerQueries(again);
        var named = speakers.Plan(new SpeakerFilter { Q = Searched("lind") }, new Shape<Speaker>(), null);
        Assert.Equal(
            [1],
            (await speakers.ListAsync(named, Ct)).Rows.Select(s => s.Id));
        var saved = await new ArticleWriter(again, TimeProvider.System)
            .SaveAsync(
                Story.Quoting("Ada Lindqvist"),
                new("A."u8.ToArray(), Content.Articles.SourceDocument.PlainText, new()),
                Ct);
        var other = await new ArticleQueries(again)
            .FindAsync(new Address(saved.Id, null), Visibility.Published, new(), Ct);
        Assert.Equal(article.Quotes[0].Speakers[0].Id, other!.Quotes![0].Speakers[0].Id);
        Assert.Equal(2, saved.Id);
        await AssertOldestAsync(again);
        await using var reader = await again.ReadAsync(Ct);
        Assert.Equal(
            ["article", "author", "image", "paragraph", "publisher", "quote", "speaker", "tag"],
            (await reader.QueryAsync<string>("select distinct type from changes where audience = 'everyone'")).Order());
        Assert.Equal(
            "keyed",
            await reader.ExecuteScalarAsync<string>(
                "select audience from changes where type = 'tag' and target_id = 2"));
    }

    [Fact]
    public async Task Names_that_were_one_come_apart_and_names_that_are_one_by_now_are_merged()
    {
        await WriteAsTheFirstVersionAsync();
        await using (var connection = new SqliteConnection(Store))
        {
            await connection.ExecuteAsync("""
                insert into tags (slug, name, name_key, article_count) values ('c', 'C++', 'c', 1), ('strauss', 'Strauß', 'strauß', 1), ('strauss-5', 'STRAUSS', 'strauss', 1), ('har-bour', 'Har' || char(173) || 'bour', 'har bour', 0);
                insert into slugs values ('tag', 'c', 3), ('tag', 'strauss', 4), ('tag', 'strauss-5', 5), ('tag', 'har-bour', 6);
                insert into article_tags values (1, 2, 3, '2024-01-01T00:00:00.000Z'), (1, 3, 5, '2024-01-01T00:00:00.000Z'), (1, 4, 4, '2024-01-01T00:00:00.000Z');
                insert into publishers (slug, name, name_key, article_count) values ('post', 'Großpost', 'großpost', 0), ('post-2', 'Grosspost', 'grosspost', 0);
                """);
        }

        await using var database = Database.Open(Store);
        for (var turns = 0; await NameTurns.TakeTurnAsync(database, TimeProvider.System, Ct); turns++)
        {
            Assert.InRange(turns, 0, 1);
        }

        var article = await new ArticleQueries(database)
            .FindAsync(new Address(1, null), Visibility.Published, new(), Ct);
        Assert.Equal(["ports", "C++", "Strauß"], article!.Tags.Select(t => t.Name));
        await using var session = await database.ReadAsync(Ct);
        Assert.Equal(
            ["bygone 2", "c++ 3", "harbour 6", "ports 1", "strauss 4"],
            (await session.QueryAsync<string>(
                "select join_key || ' ' || target_id from name_keys where noun = 'tag' order by join_key")));
        Assert.Equal(
            4,
            await session.ExecuteScalarAsync<long>(
                "select target_id from slugs where noun = 'tag' and slug = 'strauss-5'"));
        Assert.Equal(0, await session.ExecuteScalarAsync<long>("select count(*) from name_turns"));
        Assert.Empty(await session.QueryAsync<object>("pragma foreign_key_check"));
        foreach (var (what, sql) in Recount.Faults)
        {
            Assert.True(await session.ExecuteScalarAsync<long>(sql) == 0, $"The {what} are not whole.");
        }
    }

    /// <summary>An article without a date, which sorted by when it came in, sorts as the oldest.</summary>
    internal static async Task AssertOldestAsync(Database database)
    {
        await using var session = await database.ReadAsync(Ct);
        foreach (var table in new[] { "articles", "article_authors", "article_tags", "quote_speakers" })
        {
            Assert.Equal(0, await session.ExecuteScalarAsync<long>(
                $"select count(*) from {table} where sort_at > @Undated", new { ArticleRow.Undated }));
        }
    }

    internal static SearchText Searched(string words) =>
        SearchText.TryParse(words, null, out var text) ? text : throw new InvalidOperationException();

    internal static async Task<IReadOnlyList<Quote>> LeastSureAsync(Database database) =>
        (await new QuoteQueries(database)
            .ListAsync(
                new QuoteFilter().Plan(
                    new QuotePartFilter { Sort = "confidence" }, new Shape<Quote>(), Visibility.Published, null),
                Ct)).Rows;

    private async Task WriteAsTheFirstVersionAsync()
    {
        var result = DeployChanges.To.SqliteDatabase(Store)
            .WithScriptsEmbeddedInAssembly(
                typeof(Database).Assembly,
                name => name is "Sqlite/0001_articles.sql" or "Sqlite/0002_nested_lists.sql")
            .WithVariablesDisabled().LogToNowhere().Build().PerformUpgrade();
        Assert.True(result.Successful, result.Error?.Message);
        await using var connection = new SqliteConnection(Store);
        await connection.ExecuteAsync("""
            pragma application_id = 1095914563;
            insert into publishers (slug, name, name_key, article_count) values ('harbour-post', 'Harbour Post', 'harbour post', 1);
            insert into authors (slug, name, name_key, article_count) values ('mara-quill', 'Mara Quill', 'mara quill', 1);
            insert into tags (slug, name, name_key, article_count) values ('ports', 'ports', 'ports', 1), ('bygone', 'bygone', 'bygone', 0);
            insert into speakers (slug, name, name_key, join_key, kind, quote_count, article_count) values ('ada-lindqvist', 'Ada Lindqvist', 'ada lindqvist', 'ada lindqvist', 'person', 1, 1);
            insert into articles (slug, title, display_title, publisher_id, sort_at, status, revision, version, word_count, paragraph_count, quote_count, image_count, text_hash, editorial_hash, reading_hash, created_at, updated_at)
            values ('bridge', 'Bridge', 'Bridge', 1, '2024-01-01T00:00:00.000Z', 'published', 1, 1, 5, 1, 1, 1, 'a', 'b', 'c', '2024-01-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z');
            insert into slugs values ('article', 'bridge', 1), ('speaker', 'ada-lindqvist', 1), ('author', 'mara-quill', 1), ('publisher', 'harbour-post', 1), ('tag', 'ports', 1);
            insert into sources values (1, 1, 'text/plain', 'd', '2024-01-01T00:00:00.000Z', '{}', x'41');
            insert into article_authors values (1, 1, 1, '2024-01-01T00:00:00.000Z');
            insert into article_tags values (1, 1, 1, '2024-01-01T00:00:00.000Z');
            insert into paragraphs (article_id, number, kind, text, word_count, text_hash, revision) values (1, 1, 'paragraph', '“It is safe,” Ada Lindqvist said.', 5, 'e', 1);
            insert into quotes (article_id, paragraph_id, number, text, kind, source_type, method, review, utterance_id, utterance_part, utterance_parts, place_start, place_end, place_start_utf16, place_end_utf16, prefix, suffix, anchor, revision)
            values (1, 1, 1, 'It is safe,', 'direct', 'named', 'rule', 'unreviewed', 1, 1, 1, 1, 12, 1, 12, '“', '” Ada Lindqvist said.', 'exact', 1);
            insert into quote_speakers values (1, 1, 1, 1, '2024-01-01T00:00:00.000Z');
            insert into images (article_id, position, role, caption, revision) values (1, 1, 'main', 'The quay.', 1);
            """);
    }
}

/// <summary>A PostgreSQL database from the time before migrations.</summary>
public sealed class MigrationOnPostgreSql
{
    private readonly string _name = $"migration_{Guid.NewGuid():n}";

    [Fact]
    public async Task What_the_first_version_stored_is_all_there_and_sorted()
    {
        await PostgreSqlServer.OnServerAsync($"create database {_name}");
        try
        {
            var store = $"{PostgreSqlServer.Offered};Database={_name}";
            var result = DeployChanges.To.PostgresqlDatabase(store)
                .WithScriptsEmbeddedInAssembly(
                    typeof(Database).Assembly, name => name is "PostgreSql/0001_articles.sql")
                        .WithVariablesDisabled()
                        .LogToNowhere()
                        .Build()
                        .PerformUpgrade();
            Assert.True(result.Successful, result.Error?.Message);
            await using (var connection = new NpgsqlConnection(store))
            {
                await connection.ExecuteAsync("""
                    insert into articles (slug, display_title, sort_at, status, revision, version, word_count, paragraph_count, quote_count, image_count, text_hash, editorial_hash, reading_hash, created_at, updated_at)
                    values ('bridge', 'Bridge', now(), 'published', 1, 1, 5, 1, 2, 0, 'a', 'b', 'c', now(), now());
                    insert into paragraphs (article_id, number, kind, text, word_count, text_hash, revision) values (1, 1, 'paragraph', '“It is safe,” Ada Lindqvist said. “It is dear.”', 8, 'e', 1);
                    insert into quotes (article_id, paragraph_id, number, text, kind, source_type, confidence, method, review, utterance_id, utterance_part, utterance_parts, place_start, place_end, place_start_utf16, place_end_utf16, prefix, suffix, anchor, revision)
                    values (1, 1, 1, 'It is safe,', 'direct', 'none', 0.9, 'rule', 'unreviewed', 1, 1, 1, 1, 12, 1, 12, '“', '” Ada', 'exact', 1),
                           (1, 1, 2, 'It is dear.', 'direct', 'none', null, 'rule', 'unreviewed', 2, 1, 1, 35, 46, 35, 46, '“', '”', 'exact', 1);
                    """);
            }

            await using var database = Database.Open(store);
            await database.PrepareAsync(_ => { }, TestContext.Current.CancellationToken);
            var quotes = await MigrationTests.LeastSureAsync(database);
            Assert.Equal(
                [1],
                (await new ParagraphQueries(database)
                    .ListAsync(
                        new ParagraphFilter().Plan(
                            new ParagraphPartFilter { Q = MigrationTests.Searched("\"it is dear\"") },
                            new Shape<Paragraph>(),
                            Visibility.Published,
                            null),
                        TestContext.Current.CancellationToken)).Rows.Select(p => p.Id));
            Assert.Equal(
                [("It is dear.", new Rules(null, null)), ("It is safe,", new Rules(null, null))],
                quotes.Select(q => (q.Text, q.Rules)));
            await MigrationTests.AssertOldestAsync(database);
        }
        finally
        {
            await PostgreSqlServer.OnServerAsync($"drop database if exists {_name} with (force)");
        }
    }
}
