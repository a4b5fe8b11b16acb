using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.OpenApi;

public sealed partial class OpenApiTests(SqliteServerWithSamples server) : IClassFixture<SqliteServerWithSamples>
{
    private static readonly string ContractPath = RepositoryFiles.PathOf("openapi", "v1.json");

    /// <summary><c>UPDATE_OPENAPI=1 dotnet test</c> writes the file.</summary>
    [Fact]
    public async Task The_served_contract_is_the_committed_one()
    {
        var served = (await server.GetAsync("/openapi/v1.json")).Text;

        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ContractPath)!);
            await File.WriteAllTextAsync(ContractPath, served, TestContext.Current.CancellationToken);
        }

        Assert.True(
            File.Exists(ContractPath),
            "There is no openapi/v1.json: run the tests with UPDATE_OPENAPI=1, and commit it.");
        Assert.True(
            await File.ReadAllTextAsync(ContractPath, TestContext.Current.CancellationToken) == served,
            "openapi/v1.json is not what is served: run the tests with UPDATE_OPENAPI=1, look at the difference, and "
                + "commit it.");
    }

    [Fact]
    public async Task The_contract_is_OpenAPI_3_1_1_which_every_parser_knows() =>
        Assert.Equal("3.1.1", (await server.JsonAsync("/openapi/v1.json"))["openapi"].AsText());

    [Fact]
    public async Task Its_version_is_the_newest_of_the_changes()
    {
        var changes = await File.ReadAllLinesAsync(
            RepositoryFiles.PathOf("openapi", "CHANGELOG.md"), TestContext.Current.CancellationToken);

        var version = (await server.JsonAsync("/openapi/v1.json"))["info"]["version"].AsText();

        Assert.Matches(@"^1\.[0-9]+\.[0-9]+$", version);
        Assert.Equal($"## {version}", changes.First(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Generators_of_clients_get_a_contract_with_one_type_an_answer()
    {
        var reply = await server.GetAsync("/openapi/client.json");
        var whole = await server.JsonAsync("/openapi/v1.json");
        var contract = reply.Json;

        Assert.Equal(whole["paths"].Names, contract["paths"].Names);
        Assert.Equal(whole["components"]["schemas"].Names, contract["components"]["schemas"].Names);
        foreach (var path in contract["paths"].Names)
        {
            foreach (var method in contract["paths"][path].Names)
            {
                var operation = contract["paths"][path][method];
                Assert.All(operation["responses"].Names, status => AssertOneType(operation["responses"][status]));
                Assert.DoesNotContain("\"format\",\"in\"", operation.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(304, (await server.GetAsync("/openapi/client.json", ("If-None-Match", reply["ETag"]!))).Status);

        static void AssertOneType(Element answer) =>
            Assert.True(!answer.Names.Contains("content") || answer["content"].Names.Count() == 1, answer.ToString());
    }

    [Fact]
    public async Task No_schema_contains_itself_and_changes_are_told_apart()
    {
        var schemas = (await server.JsonAsync("/openapi/v1.json"))["components"]["schemas"];
        var uses = schemas.Names.ToDictionary(
            name => name,
            name => Reference().Matches(schemas[name].ToString()).Select(m => m.Groups[1].Value).ToHashSet());
        foreach (var name in schemas.Names)
        {
            HashSet<string> reached = [.. uses[name]];
            while (reached.SelectMany(other => uses[other]).Except(reached).ToList() is { Count: > 0 } more)
            {
                reached.UnionWith(more);
            }

            Assert.DoesNotContain(name, reached);
        }

        var mapping = schemas["Change"]["discriminator"]["mapping"];
        Assert.Equal("#/components/schemas/ChangeOfQuote", mapping["quote"].AsText());
        Assert.Equal(schemas["ChangeType"]["enum"].Select(e => e.AsText()!), mapping.Names);
        Assert.Contains(
            "#/components/schemas/Quote\"",
            schemas["ChangeOfQuote"]["properties"]["resource"].ToString(),
            StringComparison.Ordinal);
    }

    [GeneratedRegex("\"#/components/schemas/([A-Za-z]+)\"")]
    private static partial Regex Reference();

    [Fact]
    public async Task Every_operation_has_an_id_of_its_own_a_summary_and_its_answers()
    {
        var operations = await OperationsAsync();

        Assert.Equal(operations.Count, operations.Select(o => o.Operation["operationId"].AsText()).Distinct().Count());
        Assert.All(operations, o =>
        {
            Assert.Matches("^[A-Z][A-Za-z]+$", o.Operation["operationId"].AsText());
            Assert.NotEmpty(o.Operation["summary"].AsText()!);
            Assert.Contains("400", o.Operation["responses"].Names);
            Assert.Contains(o.Operation["responses"].Names, status => status is "200" or "201" or "204");
            Assert.All(
                o.Operation["responses"].Names,
                status => Assert.NotEmpty(o.Operation["responses"][status]["description"].AsText()!));
        });
    }

    [Fact]
    public async Task Every_answer_that_is_a_problem_says_so()
    {
        foreach (var (_, _, operation) in await OperationsAsync())
        {
            foreach (var status in operation["responses"].Names.Where(s => s[0] is '4' or '5'))
            {
                Assert.Equal(["application/problem+json"], operation["responses"][status]["content"].Names);
            }
        }
    }

    [Fact]
    public async Task Every_operation_says_whether_it_needs_a_key_and_that_a_wrong_one_is_refused()
    {
        var scheme = (await server.JsonAsync("/openapi/v1.json"))["components"]["securitySchemes"]["key"];
        Assert.Equal(("http", "bearer"), (scheme["type"].AsText(), scheme["scheme"].AsText()));
        foreach (var (path, method, operation) in (await OperationsAsync()).Where(
            o => o.Path.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            var needs = operation["security"];
            Assert.True(method != "get" || !needs[0].Names.Any(), $"{path} cannot be read without a key.");
            Assert.True(needs.Last().Has("key"), $"{path} does not take a key.");
            Assert.True(
                method == "get"
                    || operation["description"].AsText()!.Contains(
                        "Needs a key with the scope `", StringComparison.Ordinal),
                $"{path} does not say which scope it needs.");
            Assert.Superset(
                new HashSet<string>(method == "get" ? ["401"] : ["401", "403"]),
                operation["responses"].Names.ToHashSet());
            Assert.Contains("WWW-Authenticate", operation["responses"]["401"]["headers"].Names);
        }
    }

    [Fact]
    public async Task Every_parameter_is_described_and_every_one_in_a_path_has_an_example()
    {
        foreach (var (path, _, operation) in await OperationsAsync())
        {
            foreach (var parameter in operation.Optional("parameters"))
            {
                Assert.True(
                    parameter.Has("description") && parameter["description"].AsText()!.Length > 0,
                    $"{path}: {parameter["name"]} is not described.");
                Assert.True(
                    parameter["in"].AsText() != "path" || parameter.Has("example"),
                    $"{path}: {parameter["name"]} has no example.");
            }
        }
    }

    [Fact]
    public async Task Every_route_is_in_the_contract()
    {
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
            .Where(route => route != "/");

        Assert.Equal(routes.Order().Distinct(), (await server.JsonAsync("/openapi/v1.json"))["paths"].Names.Order());
    }

    [Fact]
    public async Task Every_GET_answers_200_with_content_on_the_samples_as_Swagger_UI_fills_it_in()
    {
        foreach (var (path, operation) in await ServedContract.ReadsAsync(server))
        {
            var target = ServedContract.TargetOf(path, operation);

            var answer = await server.JsonAsync(target);
            Assert.True(!answer.Has("items") || answer["items"].Count > 0, $"{target} lists nothing.");
        }
    }

    [Theory]
    [InlineData("articles", "Article")]
    [InlineData("paragraphs", "Paragraph")]
    [InlineData("quotes", "Quote")]
    [InlineData("images", "Image")]
    [InlineData("speakers", "Speaker")]
    [InlineData("authors", "Author")]
    [InlineData("publishers", "Publisher")]
    [InlineData("tags", "Tag")]
    public async Task An_answer_has_the_keys_of_its_schema_and_all_that_it_requires(string list, string schema)
    {
        var described = (await server.JsonAsync("/openapi/v1.json"))["components"]["schemas"][schema];

        foreach (var item in await server.AllAsync($"/v1/{list}?limit=50"))
        {
            var single = await server.JsonAsync($"/v1/{list}/{item.Id}");
            Assert.Subset(described["properties"].Names.ToHashSet(), single.Names.ToHashSet());
            Assert.Superset(described["required"].Select(r => r.AsText()!).ToHashSet(), item.Names.ToHashSet());
        }
    }

    [Fact]
    public async Task The_first_page_is_Swagger_UI()
    {
        var first = await server.GetAsync("/");

        Assert.Equal(302, first.Status);
        var page = await server.GetAsync(first["Location"]!);
        Assert.Equal(200, page.Status);
        Assert.Contains("swagger-ui", page.Text, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<(string Path, string Method, Element Operation)>> OperationsAsync() =>
        ServedContract.OperationsAsync(server);
}
