using Microsoft.Playwright;

namespace Api.Tests.OpenApi;

/// <summary>What a newcomer does first, in a real browser.</summary>
public sealed class SwaggerUiTests(SqliteServerWithSamples server) : IClassFixture<SqliteServerWithSamples>
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Nothing but the server under test is reached, not even by the browser itself.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    ];

    [Fact]
    public async Task Every_GET_answers_200_by_Try_it_out_and_Execute_on_the_values_filled_in()
    {
        var chromium = Array.Find(Places, File.Exists);
        Assert.SkipWhen(chromium is null, $"There is no Chromium at {string.Join(", ", Places)}.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Quiet });
        var page = await browser.NewPageAsync(new() { BaseURL = server.Address.AbsoluteUri, ViewportSize = new() { Width = 1280, Height = 1400 } });
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };

        await page.GotoAsync("/");
        var operations = page.Locator(".opblock-get");
        await operations.First.WaitForAsync();
        var count = await operations.CountAsync();
        var statuses = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var operation = operations.Nth(i);
            await operation.Locator(".opblock-summary").ClickAsync();
            await operation.Locator(".try-out__btn").ClickAsync();
            await operation.Locator("button.execute").ClickAsync();
            var status = operation.Locator(".live-responses-table tbody .response-col_status").First;
            await status.WaitForAsync();
            statuses.Add($"{await operation.Locator(".opblock-summary-path").InnerTextAsync()}: {(await status.InnerTextAsync()).Split('\n', ' ')[0]}");
            await operation.Locator(".opblock-summary").First.ClickAsync();
        }

        Assert.Contains("/swagger/index.html", page.Url, StringComparison.Ordinal);
        Assert.True(count >= 21, $"{count} operations are shown.");
        Assert.DoesNotContain(statuses, s => !s.EndsWith(": 200", StringComparison.Ordinal));
        Assert.Empty(errors);
    }
}
