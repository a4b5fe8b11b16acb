using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Text;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Api.Content.Markdown;

/// <summary>
/// Reads an article from CommonMark 0.31 (RFC 7763), with the tables of GitHub Flavored Markdown 0.29 (section 4.10)
/// and footnotes as GitHub, Pandoc and kramdown write them. Front matter in YAML has the members of an article in JSON;
/// the body is read as the HTML that it stands for, in which HTML of its own is as safe as in any page. If nothing else
/// gives the title, a heading of level 1 at the top does.
/// </summary>
internal static class MarkdownReader
{
    // Not each of them becomes a paragraph.
    private const int MostBlocks = 2 * ArticleReader.MaxParagraphs;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseFootnotes()
        .Build();

    /// <param name="given">Statements beside the text, which override its own.</param>
    /// <param name="receivedAt">The time at which it came; null if nobody knows.</param>
    public static Reading Read(string markdown, GivenFields given, DateTimeOffset? receivedAt, WorkBudget budget)
    {
        new MarkdownWork(budget).Count(markdown);
        try
        {
            return Read(Parse(markdown, budget), given, receivedAt, budget);
        }
        catch (ArgumentException)
        {
            // So that no text can exhaust the stack.
            return Refuse("Its lists, quotes, links and emphases are nested deeper than the 128 that are the limit.");
        }
    }

    private static Reading Read(
        MarkdownDocument document,
        GivenFields given,
        DateTimeOffset? receivedAt,
        WorkBudget budget)
    {
        var faults = new Faults();
        var front = document.OfType<YamlFrontMatterBlock>().FirstOrDefault();
        var article = front is null ? [] : FrontMatter.Read(front.Lines.ToString(), receivedAt, faults, budget);
        Say(article, "title", given.Title);
        Say(article, "canonicalUrl", given.Url);
        Say(article, "publisher", given.Publisher);
        Say(article, "language", given.Language);
        Say(article, "externalId", given.ExternalId);
        if (!article.ContainsKey("title")
            && document.FirstOrDefault(block => block != front) is HeadingBlock { Level: 1 } heading)
        {
            article["title"] = TextOf(heading);
            document.Remove(heading);
        }

        article["html"] = HtmlOf(document);
        return faults.Refusal is { } refusal
            ? new(null, refusal)
            : ArticleJson.Read(article.ToJsonString(), receivedAt, budget);
    }

    private static void Say(JsonObject article, string member, string? given)
    {
        if (given is not null)
        {
            article[member] = given;
        }
    }

    private static MarkdownDocument Parse(string markdown, WorkBudget budget)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        budget.Bound(document.Descendants<LeafBlock>().Count(), MostBlocks, "Its blocks are more than");
        return document;
    }

    private static Reading Refuse(string detail)
    {
        var faults = new Faults();
        faults.Add(RefusalKind.Unacceptable, new(null, null, detail));
        return new(null, faults.Refusal);
    }

    // Not by the pipeline's own renderers: one that gave up in the middle is reused as it was left, and may then write
    // only text, even a script's.
    private static string HtmlOf(MarkdownDocument document)
    {
        var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return html.ToString();
    }

    private static string TextOf(HeadingBlock heading)
    {
        var text = new StringWriter();
        new HtmlRenderer(text) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false }
            .WriteLeafInline(heading);
        return text.ToString();
    }
}
