using System.Text;
using System.Text.Json;
using Api.Content.Articles;
using Api.Formats;
using Api.Tests.Articles;
using CsCheck;

namespace Api.Tests.Formats;

public sealed class LinkedDataTests
{
    // The properties in schema.org 30 of the node types used: a property that is not its type's is an error there.
    private static readonly Dictionary<string, string[]> Properties = new()
    {
        ["NewsArticle"] =
        [
            "url", "mainEntityOfPage", "identifier", "headline", "alternativeHeadline", "description", "creditText",
            "author", "publisher", "articleSection", "keywords", "inLanguage", "datePublished",
            "dateModified", "dateline", "license", "usageInfo", "creativeWorkStatus", "version", "wordCount",
            "articleBody", "image", "hasPart",
        ],
        ["Quotation"] = ["position", "text", "creator", "creditText", "url", "inLanguage", "isPartOf", "annotation"],
        ["ImageObject"] =
        [
            "position", "representativeOfPage", "contentUrl", "caption", "description", "alternateName", "creditText",
            "creator", "copyrightNotice", "license", "width", "height", "encodingFormat", "dateCreated",
            "contentLocation", "sha256", "exifData", "isPartOf",
        ],
        ["Person"] = ["name", "alternateName", "disambiguatingDescription", "sameAs"],
        ["Organization"] = ["name", "url"],
        ["CreativeWork"] = ["name", "text"],
        ["DefinedTerm"] = ["name"],
        ["WebPageElement"] = ["name", "text"],
        ["Table"] = ["name", "text"],
        ["SoftwareSourceCode"] = ["text"],
        ["SocialMediaPosting"] = ["text", "url", "author", "provider"],
        ["ItemList"] = ["itemListOrder", "itemListElement"],
        ["ListItem"] = ["position", "item"],
        ["Place"] = ["name"],
        ["PropertyValue"] = ["name", "value"],
        ["Annotation"] = ["target"],
        ["SpecificResource"] = ["source", "selector"],
        ["TextQuoteSelector"] = ["exact", "prefix", "suffix"],
        ["TextPositionSelector"] = ["start", "end"],
    };

    [Fact]
    public void Every_node_has_a_type_and_what_its_type_can_have() => Tangle.Articles.Sample(
        article =>
        {
            var text = LinkedData.Text(LinkedArticle.Of(Answers.ArticleOf(article)));

            Assert.DoesNotContain('<', text);
            var data = JsonDocument.Parse(text).RootElement;
            Assert.Equal("https://schema.org", data.GetProperty("@context")[0].GetString());
            AssertKnown(data);
        },
        iter: 100);

    [Fact]
    public void A_quote_says_whose_it_is_and_where_it_stands()
    {
        var article = Answers.ArticleOf(Story.Of("🌉 “It is open,” Ada Moss said.").Quote("It is open,", "Ada Moss"));

        var quote = new Element(JsonDocument.Parse(LinkedData.Text(LinkedArticle.Of(article.Quotes![0]))).RootElement);

        Assert.Equal(
            ("It is open,", "Ada Moss", "/v1/articles/7"),
            (quote["text"].AsText(), quote["creator"][0]["name"].AsText(), quote["isPartOf"]["@id"].AsText()));
        var target = quote["annotation"]["target"];
        Assert.Equal("/v1/paragraphs/100", target["source"].AsText());
        Assert.Equal("It is open,", target["selector"][0]["exact"].AsText());
        Assert.Equal((3, 14), (target["selector"][1]["start"].AsNumber(), target["selector"][1]["end"].AsNumber()));
    }

    [Fact]
    public void Lists_tables_code_and_footnotes_keep_their_form()
    {
        const string Markdown = "Boats[^1]:\n\n3. Gull\n4. Tern\n\n   Blue.\n\n| Boat | Seats |\n|-|-|\n| Gull | 9 |\n"
            + "\n```\nrow()\n```\n\n[^1]: In June.\n";
        var read = ArticleReader.Read(new(Encoding.UTF8.GetBytes(Markdown), SourceDocument.Markdown, new()));

        var article = Answers.ArticleOf(read.Article!);

        var parts = new Element(JsonDocument.Parse(LinkedData.Text(LinkedArticle.Of(article))).RootElement)["hasPart"];
        Assert.Equal(
            ["ItemList", "Table", "SoftwareSourceCode", "CreativeWork"],
            Enumerable.Range(0, parts.Count).Select(i => parts[i]["@type"].AsText()));
        var items = parts[0]["itemListElement"];
        Assert.Equal(("ItemListOrderAscending", 2), (parts[0]["itemListOrder"].AsText(), items.Count));
        Assert.Equal((4, 2), (items[1]["position"].AsNumber(), items[1]["item"].Count));
        var more = items[1]["item"][1];
        Assert.Equal(("/v1/paragraphs/103", "Blue."), (more["@id"].AsText(), more["text"].AsText()));
        Assert.Equal("Boat\tSeats\nGull\t9", parts[1]["text"].AsText());
        Assert.Equal(("1", "In June."), (parts[3]["name"].AsText(), parts[3]["text"].AsText()));
    }

    [Theory]
    [InlineData("Analysis", "AnalysisNewsArticle")]
    [InlineData("News", "NewsArticle")]
    [InlineData(null, "NewsArticle")]
    public void An_article_in_a_section_of_analyses_is_one(string? section, string type) =>
        Assert.Equal(
            type,
            LinkedArticle.Of(Answers.ArticleOf(Story.Of() with { Section = section }))["@type"]!.GetValue<string>());

    private static void AssertKnown(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            Assert.All(value.EnumerateArray(), AssertKnown);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var isTyped = value.TryGetProperty("@type", out var type) || value.TryGetProperty("type", out type);
            foreach (var member in value.EnumerateObject()
                .Where(member => member.Name is not ("@context" or "@id" or "@type" or "type")))
            {
                Assert.Contains(
                    member.Name,
                    isTyped
                        ? Properties[type.GetString()!.Replace("Analysis", "", StringComparison.Ordinal)]
                        : ["name"]);
                AssertKnown(member.Value);
            }
        }
    }
}
