namespace Api.Tests.Names;

public sealed class SharedMembersOnSqlite(SqliteServer server)
    : SharedMemberContract(server), IClassFixture<SqliteServer>;
public sealed class SharedMembersOnPostgreSql(PostgreSqlServer server)
    : SharedMemberContract(server), IClassFixture<PostgreSqlServer>;

/// <summary>Checks the members in a change of one article that it shares with others.</summary>
public abstract class SharedMemberContract(Server server)
{
    [Theory]
    [InlineData("""{"publisher":{"url":"https://new.example/"}}""", "/publisher/url", "/v1/publishers/PUBLISHER")]
    [InlineData("""{"publisher":{"url":null}}""", "/publisher/url", "/v1/publishers/PUBLISHER")]
    [InlineData("""{"publisher":{"slug":"other"}}""", "/publisher/slug", "/v1/publishers/PUBLISHER")]
    [InlineData("""{"publisher":{"id":987654321}}""", "/publisher/id", "/v1/publishers/PUBLISHER")]
    [InlineData("""{"publisher":{"id":PUBLISHER,"name":"A new name of OWN"}}""", "/publisher/id", "/v1/publishers/PUBLISHER")]
    [InlineData("""{"publisher":{"name":"POST OWN"}}""", "/publisher", "/v1/publishers/PUBLISHER")]
    [InlineData("""{"publisher":"POST OWN"}""", "/publisher", "/v1/publishers/PUBLISHER")]
    [InlineData("""{"title":"Another","publisher":{"url":"https://new.example/"}}""", "/publisher/url", "/v1/publishers/PUBLISHER")]
    [InlineData("""{"authors":[{"name":"Ada OWN","slug":"other"},"Bo OWN"]}""", "/authors/0/slug", "/v1/authors/AUTHOR")]
    [InlineData("""{"authors":[{"id":AUTHOR,"name":"A new name of OWN"},"Bo OWN"]}""", "/authors/0/id", "/v1/authors/AUTHOR")]
    [InlineData("""{"authors":["ADA OWN","Bo OWN"]}""", "/authors", "/v1/authors/AUTHOR")]
    [InlineData("""{"tags":["Ports OWN",{"name":"Quays OWN","slug":"other"}]}""", "/tags/1/slug", "/v1/tags/")]
    [InlineData("""{"tags":[{"id":TAG,"name":"A new name of OWN"}]}""", "/tags/0/id", "/v1/tags/TAG")]
    [InlineData("""{"tags":["PORTS OWN","quays OWN"]}""", "/tags", "/v1/tags/TAG")]
    [InlineData("""{"quotes":[{"paragraphNumber":1,"start":1,"end":14,"speakers":[{"name":"Cy Marsh","slug":"other"}]}]}""", "/quotes/0/speakers/0/slug", "/v1/speakers/")]
    public async Task What_is_not_the_articles_to_change_is_refused_with_the_address_where_it_is(
        string patch,
        string place,
        string address)
    {
        var (own, article) = await PostAsync();

        var problem = (await PatchAsync(article.Id, Filled(patch, own, article))).AssertProblem(422);

        Assert.Equal(place, problem["errors"][0]["pointer"].AsText());
        Assert.Contains(
            $"PATCH {Filled(address, own, article)}",
            problem["errors"][0]["detail"].AsText(),
            StringComparison.Ordinal);
        Assert.Equal(article.ToString(), (await server.JsonAsync($"/v1/articles/{article.Id}")).ToString());
    }

    [Theory]
    [InlineData("""{"publisher":{"url":"https://old.example/"}}""")]
    [InlineData("""{"publisher":{"name":"Post OWN"}}""")]
    [InlineData("""{"publisher":{"id":PUBLISHER}}""")]
    [InlineData("""{"publisher":"Post OWN"}""")]
    [InlineData("""{"authors":["Ada OWN",{"name":"Bo OWN"}]}""")]
    [InlineData("""{"authors":[{"name":"Ada OWN","id":AUTHOR},"Bo OWN","Bo OWN"]}""")]
    [InlineData("""{"tags":[{"id":TAG,"name":"Ports OWN"},"Quays OWN"]}""")]
    public async Task What_is_sent_as_it_stands_is_no_change(string patch)
    {
        var (own, article) = await PostAsync();

        var reply = await PatchAsync(article.Id, Filled(patch, own, article));

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal("unchanged", reply.Json["result"].AsText());
        Assert.Equal(article.ToString(), (await server.JsonAsync($"/v1/articles/{article.Id}")).ToString());
    }

    [Theory]
    [InlineData("""{"publisher":{"name":"Other OWN","url":"https://other.example/"}}""")]
    [InlineData("""{"publisher":null}""")]
    [InlineData("""{"authors":["bo OWN"]}""")]
    [InlineData("""{"authors":["Bo OWN","Ada OWN"]}""")]
    [InlineData("""{"tags":["quays own","Third OWN"]}""")]
    [InlineData("""{"tags":["C OWN","C++ OWN","C# OWN"]}""")]
    [InlineData("""{"quotes":[{"paragraphNumber":1,"start":1,"end":14,"speakers":[{"name":"Port Board OWN","kind":"organisation"}]}]}""")]
    public async Task Who_and_what_they_are_is_the_articles_to_say(string patch)
    {
        var (own, article) = await PostAsync();

        var reply = await PatchAsync(article.Id, Filled(patch, own, article));

        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal("updated", reply.Json["result"].AsText());
        await server.AssertRecountAsync();
    }

    [Fact]
    public async Task A_publisher_that_another_article_has_is_taken_over_as_it_is_answered()
    {
        var ((_, article), (_, other)) = (await PostAsync(), await PostAsync());

        var reply = await PatchAsync(article.Id, $$"""{"publisher":{{other["publisher"]}},"tags":{{other["tags"]}}}""");

        Assert.Equal(other["publisher"].ToString(), reply.Json["publisher"].ToString());
        Assert.Equal(other["tags"].ToString(), reply.Json["tags"].ToString());
    }

    private static string Filled(string text, string own, Element article) =>
        text.Replace("OWN", own, StringComparison.Ordinal)
            .Replace("PUBLISHER", $"{article["publisher"].Id}", StringComparison.Ordinal)
            .Replace("AUTHOR", $"{article["authors"][0].Id}", StringComparison.Ordinal)
            .Replace("TAG", $"{article["tags"][0].Id}", StringComparison.Ordinal);

    private async Task<(string Own, Element Article)> PostAsync()
    {
        var own = Server.NewName("zz");
        var reply = await server.WriteAsync(HttpMethod.Post, "/v1/articles", $$"""
            {
              "title": "Quay {{own}}", "publisher": { "name": "Post {{own}}", "url": "https://old.example/" }, "authors": ["Ada {{own}}", "Bo {{own}}"], "tags": ["Ports {{own}}", "Quays {{own}}"],
              "text": "“We are closed,” Cy Marsh said of {{own}}."
            }
            """);
        Assert.True(reply.Status == 201, reply.Text);
        return (own, await server.JsonAsync($"/v1/articles/{reply.Json.Id}"));
    }

    private Task<Reply> PatchAsync(long id, string patch) =>
        server.WriteAsync(HttpMethod.Patch, $"/v1/articles/{id}", patch, headers: ("If-Match", "*"));
}
