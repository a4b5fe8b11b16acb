using Microsoft.Playwright;

namespace Api.Tests.OpenApi;

/// <summary>Checks a newcomer's first steps, in a real browser.</summary>
public sealed class SwaggerUiTests(SqliteServerWithSamples server) : IClassFixture<SqliteServerWithSamples>
{
    [Fact]
    public async Task Every_GET_answers_200_by_Try_it_out_and_Execute_on_the_values_filled_in()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await OpenAsync(browser, server);
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };

        await page.GotoAsync("/");
        // A stream of events has no end, and Swagger UI shows an answer at its end.
        var operations = page.Locator(".opblock-get:not([id$=-StreamChanges])");
        await operations.First.WaitForAsync();
        var count = await operations.CountAsync();
        var statuses = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var operation = operations.Nth(i);
            await operation.Locator(".opblock-summary").ClickAsync();
            await operation.Locator(".try-out__btn").ClickAsync();
            statuses.Add(
                $"{await operation.Locator(".opblock-summary-path").InnerTextAsync()}: "
                    + $"{await ExecuteAsync(operation)}");
            await operation.Locator(".opblock-summary").First.ClickAsync();
        }

        Assert.Contains("/swagger/index.html", page.Url, StringComparison.Ordinal);
        Assert.True(count >= 22, $"{count} operations are shown.");
        Assert.DoesNotContain(statuses, s => !s.EndsWith(": 200", StringComparison.Ordinal));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_key_that_is_entered_in_Authorize_is_sent_with_what_is_executed()
    {
        await using var keyed = new SqliteServerThatRequiresKeys();
        await keyed.InitializeAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await OpenAsync(browser, keyed);
        var sent = new List<string?>();
        page.Request += (_, request) =>
            sent.AddRange(
                request.Url.Contains("/v1/articles", StringComparison.Ordinal)
                    ? [request.Headers.GetValueOrDefault("authorization")]
                    : []);
        await page.GotoAsync("/");
        var operation = page.Locator("#operations-Articles-ListArticles");
        await operation.Locator(".opblock-summary").ClickAsync();
        await operation.Locator(".try-out__btn").ClickAsync();

        Assert.Equal("401", await ExecuteAsync(operation));

        var key = await keyed.KeyAsync("read");
        await page.Locator(".auth-wrapper .authorize").First.ClickAsync();
        await page.Locator(".auth-container input").FillAsync(key);
        await page.Locator(".auth-btn-wrapper .authorize").ClickAsync();
        await page.Locator(".auth-btn-wrapper .btn-done").ClickAsync();
        await operation.Locator("button.btn-clear").ClickAsync();

        Assert.Equal("200", await ExecuteAsync(operation));
        Assert.Equal([null, $"Bearer {key}"], sent);
    }

    [Fact]
    public async Task A_text_that_is_pasted_shows_what_is_read_in_it()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await OpenAsync(browser, server);
        await page.GotoAsync("/");
        var operation = page.Locator("#operations-Articles-ImportArticle");
        await operation.Locator(".opblock-summary").ClickAsync();
        await operation.Locator(".try-out__btn").ClickAsync();
        await operation.Locator(".opblock-section-request-body select").SelectOptionAsync("text/plain");
        await operation.Locator(".opblock-section-request-body textarea")
            .FillAsync(
                "Ferry is back\n\nThe ferry is back. “We sail at dawn,” said Bo Marsh, its captain.\n\nHe added that "
                    + "the crew had waited long.");

        Assert.Equal("200", await ExecuteAsync(operation));

        var shown = await operation.Locator(".live-responses-table .response-col_description code").First
            .InnerTextAsync();
        Assert.All(
            ["\"We sail at dawn,\"", "\"Bo Marsh\"", "\"verbSubjectAfter\""],
            part => Assert.Contains(part, shown, StringComparison.Ordinal));
        Assert.Empty((await server.JsonAsync("/v1/articles?slug=ferry-is-back"))["items"]);
    }

    private static Task<IPage> OpenAsync(IBrowser browser, Server server) =>
        browser.NewPageAsync(
            new() { BaseURL = server.Address.AbsoluteUri, ViewportSize = new() { Width = 1280, Height = 1400 } });

    /// <summary>The status that an open operation shows.</summary>
    private static async Task<string> ExecuteAsync(ILocator operation)
    {
        await operation.Locator("button.execute").ClickAsync();
        var status = operation.Locator(".live-responses-table tbody .response-col_status").First;
        await status.WaitForAsync();
        return (await status.InnerTextAsync()).Split('\n', ' ')[0];
    }
}
