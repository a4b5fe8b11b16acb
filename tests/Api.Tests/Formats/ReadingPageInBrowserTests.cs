using Api.Content.Articles;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Api.Tests.Formats;

/// <summary>The page as a reader sees it, in a real browser.</summary>
public sealed class ReadingPageInBrowserTests(SqliteServer server) : IClassFixture<SqliteServer>
{
    private const string Linked = "“It is open,” Ada Moss said.";

    [Fact]
    public async Task A_page_is_accessible_light_and_dark_narrow_and_wide_and_asks_for_nothing_but_its_pictures()
    {
        var article = Story.Of(Linked, "A heading", "An item", "Somebody else’s words.")
            .Quote("It is open,", "Ada Moss")
            .By("Bo Marsh")
            .From("The Courier")
            .Tagged("harbour") with
        {
            Language = "en",
            Subtitle = "After months",
            Section = "Analysis",
            PublishedOn = "2024-05-06",
            ModifiedAt = new(2024, 5, 7, 8, 0, 0, TimeSpan.Zero),
            License = "https://a.example/license",
            About = new("About the Courier", "It is a paper."),
            Images = [new("The quay", "Harbour Press", 1, null)
            {
                Url = new Uri(server.Address, "/v1/none.png").AbsoluteUri,
                Alt = "A quay",
                Width = 640,
                Height = 480,
            }],
        };
        var p = article.Paragraphs;
        var link = Tangle.MarkOf(MarkType.Link, "https://a.example/", Linked, 14, 22);
        article = article with
        {
            Paragraphs = [
                p[0] with { Marks = [link] },
                p[1] with { Kind = ParagraphKind.Heading, Level = 2 },
                p[2] with { Kind = ParagraphKind.ListItem, Level = 1 },
                p[3] with { Kind = ParagraphKind.Blockquote },
            ],
        };
        var saved = await server.SaveAsync(article);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 360) })
        {
            var page = await browser.NewPageAsync(
                new()
                {
                    BaseURL = server.Address.AbsoluteUri,
                    ColorScheme = scheme,
                    ViewportSize = new() { Width = width, Height = 900 },
                });
            var (asked, refused) = (new List<string>(), new List<string>());
            page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
            page.Console += (_, message) =>
                refused.AddRange(
                    message.Text.Contains("Content Security Policy", StringComparison.Ordinal) ? [message.Text] : []);
            await page.GotoAsync($"/v1/articles/{saved.Id}?format=html");

            Assert.Equal(
                "600",
                await page.Locator(".byline").EvaluateAsync<string>("element => getComputedStyle(element).fontWeight"));
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
            Assert.Empty(refused);
            Assert.Equal(
                [$"/v1/articles/{saved.Id}", "/v1/none.png"], asked.Where(path => path != "/favicon.ico").Distinct());
            // axe runs as a script, which the policy forbids: it looks at the same page without it.
            var bare = await browser.NewPageAsync(
                new()
                {
                    BaseURL = server.Address.AbsoluteUri,
                    BypassCSP = true,
                    ColorScheme = scheme,
                    ViewportSize = new() { Width = width, Height = 900 },
                });
            await bare.GotoAsync($"/v1/articles/{saved.Id}?format=html");
            var result = await bare.RunAxe();
            Assert.True(
                result.Violations.Length == 0,
                string.Join(
                    '\n',
                    result.Violations.Select(
                        v => $"{v.Id}: {v.Help}: {string.Join(", ", v.Nodes.Select(n => n.Html))}")));
        }
    }
}
