using System.Text;
using Api.Content.Articles;

namespace Api.Tests.Formats;

/// <summary>Checks the members above a Markdown text, and the instructions to site generators in it.</summary>
public sealed class FrontMatterTests
{
    private const string Body = "\nThe ferry is back.\n";

    [Theory]
    [InlineData("---\ntitle: \"Ferry: back\"\nauthors: [Ada Moss, Bo Marsh]\ndate: 2021-01-18\ntags: [a, b]\n---\n")]
    [InlineData("+++\ntitle = \"Ferry: back\"\nauthors = [\"Ada Moss\", \"Bo Marsh\"]\ndate = 2021-01-18\ntags = [\"a\", \"b\"]\n+++\n")]
    [InlineData("{\n\"title\": \"Ferry: back\", \"authors\": [\"Ada Moss\", \"Bo Marsh\"], \"date\": \"2021-01-18\",\n\"tags\": \"a, b\"\n}\n")]
    [InlineData("Title: Ferry: back\nAuthors: Ada Moss\nAuthor: Bo Marsh\nDate: 18 January 2021\nKeywords: a, b\n")]
    public void Front_matter_has_the_members_of_an_article_in_any_notation(string front)
    {
        var article = Read(front + Body);
        Assert.Equal(("Ferry: back", "2021-01-18"), (article.Title, article.PublishedOn));
        Assert.Equal(["Ada Moss", "Bo Marsh"], article.Authors);
        Assert.Equal(["a", "b"], article.Tags);
        Assert.Equal("The ferry is back.", Assert.Single(article.Paragraphs).Text);
        Assert.Empty(article.LeftOut);
    }

    [Fact]
    public void A_footnote_to_which_nothing_refers_is_told()
    {
        var article = Read(
            "The ferry is back.[^1]\n\n[^1]: In June.\n\n[^2]: Nobody asked.\n    Not once.\n\n```\n[^3]: code\n```\n");

        var leftOut = Assert.Single(article.LeftOut);
        Assert.Equal((LeftOutKind.Footnote, 1, 4), (leftOut.Kind, leftOut.Count, leftOut.Words));
        Assert.Equal("Nobody asked. Not once.", Assert.Single(leftOut.Examples).Text);
        Assert.Equal("In June.", Assert.Single(article.Paragraphs, p => p.Kind == ParagraphKind.Footnote).Text);
    }

    [Fact]
    public void A_title_block_of_Pandoc_is_title_authors_and_date()
    {
        var article = Read("% Ferry: back\n  at last\n% Ada Moss; Bo Marsh\n% 18 January 2021\n" + Body);
        Assert.Equal(("Ferry: back at last", "2021-01-18"), (article.Title, article.PublishedOn));
        Assert.Equal(["Ada Moss", "Bo Marsh"], article.Authors);
    }

    [Theory]
    [InlineData("publishDate", "lastmod")]
    [InlineData("pubDatetime", "modDatetime")]
    [InlineData("pubDate", "updatedDate")]
    [InlineData("published_at", "last_modified_at")]
    [InlineData("datePublished", "dateModified")]
    [InlineData("created", "updated")]
    public void Dates_have_the_names_of_several_generators(string published, string updated)
    {
        var article = Read(
            $"---\n{published}: 2021-01-18T10:00:00Z\n{updated}: 2021-01-19T10:00:00Z\n---\n" + Body);
        Assert.Equal(new DateTimeOffset(2021, 1, 18, 10, 0, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal(new DateTimeOffset(2021, 1, 19, 10, 0, 0, TimeSpan.Zero), article.ModifiedAt);
    }

    [Fact]
    public void Other_names_of_members_are_known()
    {
        var article = Read("""
            ---
            author:
              name: Ada Moss
              email: ada@quay.example
            excerpt: It sails.
            categories: [harbour]
            category: News
            lang: en_GB
            canonical_url: https://quay.example/ferry
            published: false
            cover:
              image: https://quay.example/a.jpg
              caption: The ferry
              alt: A ship
            ---
            The ferry is back.
            """);
        Assert.Equal(["Ada Moss"], article.Authors);
        Assert.Equal(["harbour"], article.Tags);
        Assert.Equal(
            ("It sails.", "News", "en-GB", "https://quay.example/ferry", ArticleStatus.Draft),
            (article.Summary, article.Section, article.Language, article.CanonicalUrl, article.Status));
        var image = Assert.Single(article.Images);
        Assert.Equal(
            ("https://quay.example/a.jpg", "The ferry", "A ship"), (image.Url, image.Caption, image.Alt));
    }

    [Fact]
    public void A_member_that_no_article_has_is_told()
    {
        var article = Read(
            "---\nlayout: post\nweight: 3\npermalink: /:year/:title/\ndate: soon\nslug: Not a slug\ntitle: Ferry\n---\n"
                + Body);
        var metadata = Assert.Single(article.LeftOut);
        Assert.Equal((LeftOutKind.Metadata, 5), (metadata.Kind, metadata.Count));
        Assert.Equal(["layout", "weight", "permalink"], metadata.Examples.Select(example => example.Text));
        Assert.Equal("Ferry", article.Title);
    }

    [Theory]
    [InlineData("+++\ntitle = [\n+++\n")]
    [InlineData("+++\na = [[[[[[[[[[1]]]]]]]]]]\n+++\n")]
    [InlineData("+++\na = {b.c.d.e.f.g.h.i.j.k = 1}\n+++\n")]
    [InlineData("+++\na.b.c.d.e.f.g.h.i.j.k = 1\n+++\n")]
    [InlineData("+++\ntitle = \"a\"\ntitle = \"b\"\n+++\n")]
    [InlineData("+++\ntitle = \"\\uD800\"\n+++\n")]
    [InlineData("---\ntitle: a\ntitle: b\n---\n")]
    [InlineData("---\ntitle: \"\\uD800\"\n---\n")]
    [InlineData("{\"title\": \"a\", \"title\": \"b\"}\n")]
    [InlineData("{\"title\": \"a\", \"params\": {\"x\": 1, \"x\": 2}}\n")]
    [InlineData("{\"title\": \"\\uD800\"}\n")]
    [InlineData("{\"tags\": [\"a\", \"\\uD800\"]}\n")]
    [InlineData("{\"\\uD800\": 1, \"title\": \"a\"}\n")]
    public void Front_matter_that_cannot_be_is_refused(string front) =>
        Assert.Equal(RefusalKind.Malformed, ReadAny(front + Body).Refusal?.Kind);

    [Theory]
    [InlineData("{open} says the sign")]
    [InlineData("Note: the mill is closed")]
    public void A_text_that_begins_like_front_matter_stays(string first) =>
        Assert.Equal(first, Read(first + "\n" + Body).Paragraphs[0].Text);

    [Theory]
    [InlineData("{{< tweet 123 >}}")]
    [InlineData("{{% notice tip %}}")]
    [InlineData("{{< gallery\n  dir=\"a\"\n>}}")]
    [InlineData("{% youtube abc %}")]
    [InlineData("{%- include note.html -%}")]
    [InlineData("{: .lead}")]
    [InlineData("{:.lead #first}")]
    [InlineData("{: title=\"a\" .b}")]
    [InlineData("{:toc}")]
    [InlineData("{::options parse_block_html=\"true\" /}")]
    public void An_instruction_to_the_generator_is_no_text(string code)
    {
        var article = Read($"One.\n\n{code}\n\nTwo.\n\nThree. {(code[1] == ':' ? "" : code)}\n");
        Assert.Equal(["One.", "Two.", "Three."], article.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(LeftOutKind.Shortcode, Assert.Single(article.LeftOut).Kind);
    }

    [Fact]
    public void Attributes_go_from_the_lines_and_spans_that_have_them()
    {
        var article = Read(
            "# Ferry {#top .big}\n\n{:.lead}\nOne [link](https://a.example){:target=\"_blank\"} here.\n{: .x}\n\n- a\n{: .y}\n- b\n");
        Assert.Equal("Ferry", article.Title);
        Assert.Equal(["One link here.", "a", "b"], article.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void The_words_between_a_pair_of_tags_stay()
    {
        var article = Read("{{< note >}}\n\nMind the gap.\n\n{{< /note >}}\n\n{% raw %}{{ kept }}{% endraw %}\n");
        Assert.Equal(["Mind the gap.", "{{ kept }}"], article.Paragraphs.Select(paragraph => paragraph.Text));
        Assert.Equal(1, Assert.Single(article.LeftOut).Count);
    }

    [Theory]
    [InlineData("{{< figure src=\"https://a.example/b.jpg\" caption=\"The wheel\" alt=\"A wheel\" >}}")]
    [InlineData("{% include figure.html src=\"https://a.example/b.jpg\" caption=\"The wheel\" alt='A wheel' %}")]
    public void A_figure_is_a_picture(string code)
    {
        var article = Read($"One.\n\n{code}\n\nTwo.\n");
        var image = Assert.Single(article.Images);
        Assert.Equal(("https://a.example/b.jpg", "The wheel", "A wheel"), (image.Url, image.Caption, image.Alt));
        Assert.Equal(1, image.AfterParagraph);
        Assert.Equal(2, article.Paragraphs.Count);
    }

    [Theory]
    [InlineData("The sign says {open} and means it.")]
    [InlineData("A set {a: 1} or {#1} or {.x} of things.")]
    [InlineData("Half {{< of one")]
    [InlineData("100 {% of it")]
    public void Braces_of_the_text_stay(string text) =>
        Assert.Equal(text, Assert.Single(Read(text + "\n").Paragraphs).Text);

    [Fact]
    public void Code_stays()
    {
        var article = Read("Write `{{< tweet 1 >}}` here.\n\n```\n{% raw %}\n```\n");
        Assert.Contains(article.Paragraphs, paragraph => paragraph.Text == "Write {{< tweet 1 >}} here.");
        Assert.Empty(article.LeftOut);
    }

    private static Reading ReadAny(string markdown) => ArticleReader.Read(
        new(Encoding.UTF8.GetBytes(markdown), SourceDocument.Markdown, new()));

    private static ParsedArticle Read(string markdown) => ReadAny(markdown).Article!;
}
