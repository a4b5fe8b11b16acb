using Microsoft.Playwright;

namespace Api.Tests;

/// <summary>A real browser.</summary>
internal static class Chromium
{
    private static readonly string[] Places = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    // Nothing but the server under test is reached, not even by the browser itself.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    ];

    /// <summary>Starts one; without it, the test is skipped.</summary>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var chromium = Array.Find(Places, File.Exists);
        Assert.SkipWhen(chromium is null, $"There is no Chromium at {string.Join(", ", Places)}.");
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Quiet });
    }
}
