using Microsoft.Playwright;

namespace Api.Tests.OpenApi;

/// <summary>
/// Checks an archive of somebody's own, in which id 1 is not a sample: nothing that Swagger UI fills in may change it.
/// </summary>
public sealed class WriteExampleWithoutSamplesTests(SqliteServer server) : IClassFixture<SqliteServer>
{
    [Fact]
    public async Task The_contract_fills_in_nothing_for_those_who_write_but_that_they_try_it_first()
    {
        var paths = (await server.JsonAsync("/openapi/v1.json"))["paths"];
        var writes = paths.Names.SelectMany(
            path => paths[path].Names.Where(method => method != "get").Select(method => paths[path][method]))
            .ToList();

        Assert.NotEmpty(writes);
        foreach (var operation in writes)
        {
            Assert.All(
                operation.Optional("parameters"),
                p =>
                    Assert.True(
                        !p.Has("example") || p["name"].AsText() == "dryRun",
                        $"{operation["operationId"].AsText()} fills in {p["name"].AsText()}."));
            var content = operation.Has("requestBody") ? operation["requestBody"]["content"] : operation["responses"];
            Assert.All(
                content.Names,
                type =>
                    Assert.False(
                        content[type].Has("example"), $"{operation["operationId"].AsText()} fills in a body."));
        }
    }

    [Fact]
    public async Task A_stray_Execute_sends_nothing_that_writes()
    {
        await server.ImportAsync(
            Story.Text(Server.NewName("Bridge"), "It opened at noon.", "“It is safe,” Ada Lindqvist said."));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(
            new() { BaseURL = server.Address.AbsoluteUri, ViewportSize = new() { Width = 1280, Height = 1400 } });
        var sent = new List<string>();
        page.Request += (_, request) =>
            sent.AddRange(request.Method == "GET" ? [] : [$"{request.Method} {request.Url}"]);
        await page.GotoAsync("/");
        var operations = page.Locator(".opblock:not(.opblock-get)");
        await operations.First.WaitForAsync();
        var count = await operations.CountAsync();
        var filled = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var operation = operations.Nth(i);
            await operation.Locator(".opblock-summary").ClickAsync();
            await operation.Locator(".try-out__btn").ClickAsync();
            await operation.Locator("button.execute").WaitForAsync();
            var name = await operation.Locator(".opblock-summary-path").InnerTextAsync();
            foreach (var field in await operation.Locator("input[type=text], textarea").AllAsync())
            {
                filled.AddRange(await field.InputValueAsync() is { Length: > 0 } value ? [$"{name}: {value}"] : []);
            }

            await operation.Locator("button.execute").ClickAsync();
            await operation.Locator(".invalid, .validation-errors").First.WaitForAsync();
            await operation.Locator(".opblock-summary").First.ClickAsync();
        }

        Assert.True(count >= 9, $"{count} operations are shown.");
        Assert.Empty(filled);
        Assert.Empty(sent);
    }
}

/// <summary>Samples that the setting asks for, and that were never loaded.</summary>
public sealed class SamplesAskedForTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_what_the_database_holds_that_counts_not_the_setting()
    {
        var database = $"Data Source={_folder.At("a.db")}";
        await File.WriteAllTextAsync(
            _folder.At("a.txt"), "Bridge opens\n\nThe bridge opened at noon.\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await CommandLine.Command.RunAsync(database, _folder.Path, null, "import", "a.txt")).ExitCode);
        Assert.False(await HasExampleAsync(database, samples: true));

        var fresh = $"Data Source={_folder.At("b.db")}";
        Assert.True(await HasExampleAsync(fresh, samples: true));
        Assert.True(await HasExampleAsync(fresh, samples: false));
    }

    private async Task<bool> HasExampleAsync(string database, bool samples)
    {
        using var process = CommandLine.Command.Start(
            database, _folder.Path, "--urls=http://127.0.0.1:0", $"--Samples={samples}");
        try
        {
            using var http = new HttpClient { BaseAddress = await CommandLine.Command.AddressAsync(process) };
            using var response = await http.GetAsync(
                new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
            var remove = (await Reply.ReadAsync(
                response, TestContext.Current.CancellationToken)).Json["paths"]["/v1/articles/{article}"]["delete"];
            return remove["parameters"].Any(parameter => parameter.Has("example"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
