using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Api.Content.Markdown;

/// <summary>
/// Reads an article from CommonMark 0.31 (RFC 7763), with the tables of GitHub Flavored Markdown 0.29 (section 4.10)
/// and footnotes as GitHub, Pandoc and kramdown write them. Front matter has the members of an article in JSON, or
/// names of site generators for them. Instructions to these are taken out of the text. The body is read as the HTML
/// that it stands for, in which HTML of its own is as safe as in any page. If nothing else
/// gives the title, a heading of level 1 at the top does.
/// </summary>
internal static class MarkdownReader
{
    // Not each of them becomes a paragraph.
    private const int MostBlocks = 2 * ArticleReader.MaxParagraphs;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .Build();

    /// <param name="given">Statements beside the text, which override its own.</param>
    /// <param name="receivedAt">The time at which it came; null if nobody knows.</param>
    public static Reading Read(string markdown, GivenFields given, DateTimeOffset? receivedAt, WorkBudget budget)
    {
        var faults = new Faults();
        var leftOut = new LeftOutTally();
        var front = FrontBlock.Read(markdown, faults);
        if (faults.Refusal is { } unread)
        {
            return new(null, unread);
        }

        var body = MarkdownShortcodes.Remove(front.Body, leftOut);
        new MarkdownWork(budget).Count(body);
        try
        {
            var matter = FrontMatter.Read(front, receivedAt, leftOut, budget);
            var document = Parse(body, budget);
            UnusedNotes.Tell(body, document, leftOut);
            var (article, refusal) = Read(document, matter, given, receivedAt, budget);
            return article is null ? new(null, refusal) : new(
                article with { LeftOut = LeftOutTally.Together(leftOut.All, article.LeftOut) }, null);
        }
        catch (ArgumentException)
        {
            // So that no text can exhaust the stack.
            return Refuse("Its lists, quotes, links and emphases are nested deeper than the 128 that are the limit.");
        }
    }

    private static Reading Read(
        MarkdownDocument document,
        FrontMatter matter,
        GivenFields given,
        DateTimeOffset? receivedAt,
        WorkBudget budget)
    {
        var article = matter.Article;
        Say(article, "title", given.Title);
        Say(article, "canonicalUrl", given.Url);
        Say(article, "publisher", given.Publisher);
        Say(article, "language", given.Language);
        Say(article, "externalId", given.ExternalId);
        if (!article.ContainsKey("title")
            && document.FirstOrDefault() is HeadingBlock { Level: 1 } heading)
        {
            article["title"] = TextOf(heading);
            document.Remove(heading);
        }

        article["html"] = matter.Picture?.Html() + HtmlOf(document);
        return ArticleJson.Read(article.ToJsonString(), receivedAt, budget);
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
