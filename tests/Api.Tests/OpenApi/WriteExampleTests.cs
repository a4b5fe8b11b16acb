namespace Api.Tests.OpenApi;

/// <summary>Checks the examples that Swagger UI fills in for callers who write.</summary>
public sealed class WriteExampleTests(SqliteServerWithSamples server) : IClassFixture<SqliteServerWithSamples>
{
    [Fact]
    public async Task Every_body_that_the_contract_shows_is_taken_on_the_samples()
    {
        var paths = (await server.JsonAsync("/openapi/v1.json"))["paths"];
        var sent = 0;
        foreach (var (path, method) in paths.Names.SelectMany(
            path => paths[path].Names, (path, method) => (path, method))
            .OrderBy(o => o.method == "post"))
        {
            var operation = paths[path][method];
            if (!operation.Has("requestBody") || !operation["requestBody"]["content"].Has("application/json"))
            {
                continue;
            }

            var example = operation["requestBody"]["content"]["application/json"]["example"].ToString();
            var target = operation.Optional("parameters")
                .Where(p => p["in"].AsText() == "path")
                .Aggregate(
                    path,
                    (t, p) => t.Replace($"{{{p["name"].AsText()}}}", p["example"].AsText(), StringComparison.Ordinal));
            var headers = operation.Optional("parameters")
                .Where(p => p["in"].AsText() == "header")
                .Select(p => (p["name"].AsText()!, p["example"].AsText()!))
                .ToArray();

            var reply = await server.WriteAsync(new HttpMethod(method), target, example, headers: headers);

            Assert.True(reply.Status is 200 or 201, $"{method} {target} answered {reply.Status}: {reply.Text}");
            Assert.True(
                operation["responses"].Has($"{reply.Status}"),
                $"{method} {target} does not say that it answers {reply.Status}.");
            sent++;
        }

        Assert.True(sent >= 6, $"{sent} bodies are shown.");
        await server.AssertRecountAsync();
    }
}
