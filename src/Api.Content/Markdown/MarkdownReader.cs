using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Text;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Api.Content.Markdown;

/// <summary>
/// Reads an article from CommonMark 0.31 (RFC 7763). Front matter in YAML has the members of an article in JSON; the body is read as the HTML that it stands for, in which
/// HTML of its own is as safe as in any page. Where nothing else says the title, a heading of level 1 at the top does.
/// </summary>
internal static class MarkdownReader
{
    // 200,000 characters of links without an end took a minute; what has a tenth of this, and no article has, takes less than one second.
    private const long MostLinkSearch = 200_000_000;

    // Not each of them becomes a paragraph.
    private const int MostBlocks = 2 * ArticleReader.MaxParagraphs;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    /// <param name="given">What is said beside the text goes before what it says itself.</param>
    public static Reading Read(string markdown, GivenFields given, WorkBudget budget)
    {
        var faults = new Faults();
        if (IsTangled(markdown))
        {
            faults.Add(RefusalKind.Unacceptable, new(null, null, "It has more links in one block, or more underlines and link definitions, than any article."));
            return new(null, faults.Refusal);
        }

        if (!TryParse(markdown, faults, out var document))
        {
            return new(null, faults.Refusal);
        }

        var front = document.Descendants<YamlFrontMatterBlock>().FirstOrDefault();
        var article = front is null ? [] : FrontMatter.Read(front.Lines.ToString(), faults);
        Say(article, "title", given.Title);
        Say(article, "canonicalUrl", given.Url);
        Say(article, "publisher", given.Publisher);
        Say(article, "language", given.Language);
        Say(article, "externalId", given.ExternalId);
        if (!article.ContainsKey("title") && document.FirstOrDefault(block => block != front) is HeadingBlock { Level: 1 } heading)
        {
            article["title"] = TextOf(heading);
            document.Remove(heading);
        }

        article["html"] = document.ToHtml(Pipeline);
        return faults.Refusal is { } refusal ? new(null, refusal) : ArticleJson.Read(article.ToJsonString(), budget);
    }

    private static void Say(JsonObject article, string member, string? given)
    {
        if (given is not null)
        {
            article[member] = given;
        }
    }

    private static bool TryParse(string markdown, Faults faults, [NotNullWhen(true)] out MarkdownDocument? document)
    {
        try
        {
            document = Markdig.Markdown.Parse(markdown, Pipeline);
            var blocks = document.Descendants<LeafBlock>().Count();
            if (blocks > MostBlocks)
            {
                faults.Add(RefusalKind.Unacceptable, new(null, null, $"It has {blocks} blocks; the limit is {MostBlocks}."));
            }

            return blocks <= MostBlocks;
        }
        catch (ArgumentException)
        {
            // So that no text can exhaust the stack.
            document = null;
            faults.Add(RefusalKind.Unacceptable, new(null, null, "Its lists, quotes and emphases are nested too deep."));
            return false;
        }
    }

    /// <summary>
    /// Whether parsing takes time that grows with the square of the length: from each link on, its block is looked through for the link's end; and each underline of a heading
    /// and each definition of a link takes as long as there are others.
    /// </summary>
    private static bool IsTangled(string markdown)
    {
        var (search, length, links, lines) = (0L, 0L, 0L, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            if (words.IsEmpty)
            {
                (search, length, links) = (search + (links * length), 0, 0);
                continue;
            }

            (length, links) = (length + line.Length, links + line.Count("]("));
            lines += !words.ContainsAnyExcept('-', '=') || (words[0] == '[' && words.Contains("]:", StringComparison.Ordinal)) ? 1 : 0;
        }

        return search + (links * length) > MostLinkSearch || lines > MostBlocks;
    }

    private static string TextOf(HeadingBlock heading)
    {
        var text = new StringWriter();
        new HtmlRenderer(text) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false }.WriteLeafInline(heading);
        return text.ToString();
    }
}
