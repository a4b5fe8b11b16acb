namespace Api.Tests.Http;

public sealed class QueryRulesOnSqlite(SqliteServer server) : QueryRuleTests(server), IClassFixture<SqliteServer>;
public sealed class QueryRulesOnPostgreSql(PostgreSqlServer server)
    : QueryRuleTests(server), IClassFixture<PostgreSqlServer>;

public abstract class QueryRuleTests(Server server)
{
    [Theory]
    [InlineData("/v1/articles?auther=1", "auther", "author")]
    [InlineData("/v1/articles?Tag=1", "Tag", "tag")]
    [InlineData("/v1/articles?published_from=2026", "published_from", "publishedFrom")]
    [InlineData("/v1/quotes?speakr=1", "speakr", "speaker")]
    [InlineData("/v1/speakers?kinds=person", "kinds", "kind")]
    [InlineData("/v1/tags?sluq=1", "sluq", "slug")]
    [InlineData("/v1/articles/1/paragraphs?knd=heading", "knd", "kind")]
    [InlineData("/v1/articles?per_page=5", "per_page", "limit")]
    [InlineData("/v1/speakers?page-size=5", "page-size", "limit")]
    [InlineData("/v1/quotes?search=quay", "search", "q")]
    [InlineData("/v1/images?order_by=date", "order_by", "sort")]
    [InlineData("/v1/articles?until=2024", "until", "publishedBefore")]
    [InlineData("/v1/articles?page=2", "page", "next")]
    [InlineData("/v1/quotes?offset=40", "offset", "next")]
    public async Task An_unknown_parameter_is_refused_with_the_nearest_known_one(
        string target,
        string parameter,
        string nearest)
    {
        var problem = (await server.GetAsync(target)).AssertProblem(400, parameter);

        Assert.Contains($"\"{nearest}\"", problem["errors"][0]["detail"].AsText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/articles?offset=20", "offset")]
    [InlineData("/v1/articles?page=2", "page")]
    [InlineData("/v1/articles/1?limit=2", "limit")]
    [InlineData("/v1/quotes/1?zzzzzzzz=2", "zzzzzzzz")]
    [InlineData("/health/live?verbose=1", "verbose")]
    [InlineData("/v1/articles?=1", "")]
    public async Task A_parameter_that_an_address_does_not_take_is_refused(string target, string parameter) =>
        (await server.GetAsync(target)).AssertProblem(400, parameter);

    [Theory]
    [InlineData("/v1/quotes?kind=directt", "kind", "direct")]
    [InlineData("/v1/quotes?kind=direct,phrases", "kind", "phrase")]
    [InlineData("/v1/quotes?kind=Direct", "kind", "direct")]
    [InlineData("/v1/quotes?review=reject", "review", "rejected")]
    [InlineData("/v1/quotes?sourceType=name", "sourceType", "named")]
    [InlineData("/v1/articles?status=publish", "status", "published")]
    [InlineData("/v1/articles?sort=-publishedat", "sort", "-publishedAt")]
    [InlineData("/v1/images?role=mai", "role", "main")]
    [InlineData("/v1/paragraphs?kind=headin", "kind", "heading")]
    [InlineData("/v1/speakers?kind=persons", "kind", "person")]
    [InlineData("/v1/speakers?identity=assume", "identity", "assumed")]
    [InlineData("/v1/authors?sort=-nam", "sort", "-name")]
    public async Task An_unknown_value_of_a_closed_set_is_refused_with_the_nearest_known_one(
        string target,
        string parameter,
        string nearest)
    {
        var problem = (await server.GetAsync(target)).AssertProblem(400, parameter);

        Assert.Contains(
            $"did you mean \"{nearest}\"?", problem["errors"][0]["detail"].AsText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/articles?limit=0", "limit")]
    [InlineData("/v1/articles?limit=101", "limit")]
    [InlineData("/v1/articles?limit=-1", "limit")]
    [InlineData("/v1/articles?limit=abc", "limit")]
    [InlineData("/v1/articles?limit=1.5", "limit")]
    [InlineData("/v1/articles?limit=%2B5", "limit")]
    [InlineData("/v1/articles?limit=1e1", "limit")]
    [InlineData("/v1/articles?limit=99999999999999999999", "limit")]
    [InlineData("/v1/articles?limit=", "limit")]
    [InlineData("/v1/articles?limit", "limit")]
    [InlineData("/v1/articles?limit=%D9%A5", "limit")]
    [InlineData("/v1/articles?minQuotes=-1", "minQuotes")]
    [InlineData("/v1/articles?hasImages=yes", "hasImages")]
    [InlineData("/v1/articles?hasImages=1", "hasImages")]
    [InlineData("/v1/articles?total=True", "total")]
    [InlineData("/v1/articles?publishedFrom=yesterday", "publishedFrom")]
    [InlineData("/v1/articles?publishedFrom=2026-02-30", "publishedFrom")]
    [InlineData("/v1/articles?publishedFrom=2026-03-14T09:30:00", "publishedFrom")]
    [InlineData("/v1/articles?publishedBefore=14.03.2026", "publishedBefore")]
    [InlineData("/v1/articles?updatedFrom=2026-13", "updatedFrom")]
    [InlineData("/v1/quotes?minConfidence=1.1", "minConfidence")]
    [InlineData("/v1/quotes?maxConfidence=-0.1", "maxConfidence")]
    [InlineData("/v1/quotes?minConfidence=NaN", "minConfidence")]
    [InlineData("/v1/quotes?minConfidence=0,5", "minConfidence")]
    [InlineData("/v1/articles?tag=", "tag")]
    [InlineData("/v1/articles?tag=a,,b", "tag")]
    [InlineData("/v1/articles?tag=-", "tag")]
    [InlineData("/v1/quotes?kind=", "kind")]
    [InlineData("/v1/quotes?kind=--direct", "kind")]
    [InlineData("/v1/articles?sort=", "sort")]
    public async Task A_value_that_cannot_be_is_refused(string target, string parameter) =>
        (await server.GetAsync(target)).AssertProblem(400, parameter);

    [Theory]
    [InlineData("limit=5&limit=5", "limit")]
    [InlineData("total=true&total=false", "total")]
    [InlineData("sort=publishedAt&sort=publishedAt", "sort")]
    [InlineData("publishedFrom=2026&publishedFrom=2027", "publishedFrom")]
    [InlineData("hasImages=true&hasImages=true", "hasImages")]
    [InlineData("canonicalUrl=a&canonicalUrl=b", "canonicalUrl")]
    public async Task A_parameter_with_one_value_is_refused_when_it_is_given_twice(string query, string parameter) =>
        (await server.GetAsync($"/v1/articles?{query}")).AssertProblem(400, parameter);

    [Theory]
    [InlineData("tag=a%00b", "tag")]
    [InlineData("tag=%0a", "tag")]
    [InlineData("section=a%1bb", "section")]
    [InlineData("section=%FF", "section")]
    [InlineData("canonicalUrl=%C3%28", "canonicalUrl")]
    [InlineData("language=en%7f", "language")]
    [InlineData("sort=%EF%BF%BD", "sort")]
    public async Task What_is_not_text_is_refused(string query, string parameter) =>
        (await server.GetAsync($"/v1/articles?{query}")).AssertProblem(400, parameter);

    [Theory]
    [InlineData("tag=';drop table articles;--")]
    [InlineData("section=%25")]
    [InlineData("section=_")]
    [InlineData("language=%22")]
    [InlineData("canonicalUrl=%27%20or%201=1")]
    [InlineData("author=1%20or%201=1")]
    [InlineData("tag=%F0%9F%9A%A2")]
    [InlineData("tag=--a")]
    [InlineData("slug=%C3%A4")]
    public async Task Text_that_nothing_has_finds_nothing(string query) =>
        Assert.Empty((await server.JsonAsync($"/v1/articles?{query}"))["items"]);

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var problem = (await server.GetAsync(
            "/v1/quotes?limit=0&kind=x&nonsense=1&minConfidence=2")).AssertProblem(400);

        Assert.Equal(["kind", "limit", "minConfidence", "nonsense"], problem["errors"].Texts("parameter").Order());
        Assert.All(problem["errors"], error => Assert.Equal(["parameter", "pointer", "detail"], error.Names));
        Assert.All(
            problem["errors"],
            error => Assert.Contains(error["detail"].AsText()!, problem["detail"].AsText()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_of_values_has_an_end()
    {
        Assert.Equal(
            200, (await server.GetAsync($"/v1/articles?id={string.Join(',', Enumerable.Range(1, 100))}")).Status);
        (await server.GetAsync($"/v1/articles?id={string.Join(',', Enumerable.Range(1, 101))}")).AssertProblem(
            400, "id");
    }
}
