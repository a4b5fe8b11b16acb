using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Tests.Html;

public sealed class HtmlBodyTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static TheoryData<string> Pages => ["page", "fragment"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_body_that_a_person_sees(string name)
    {
        var article = HtmlReader.Read(
            File.ReadAllBytes(PathOf(name + ".html")), "https://ellery.example/page").Article!;
        var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(PathOf(name + ".json")), Json)!;

        Assert.Equal(
            expected.Paragraphs,
            article.Paragraphs.Select(paragraph => new Block(paragraph.Kind, paragraph.Level, paragraph.Text)));
        Assert.Equal(
            expected.Marks,
            article.Paragraphs.SelectMany(paragraph => paragraph.Marks.Select(mark => Said(mark, paragraph.Text))));
        Assert.Equal(
            expected.Images,
            article.Images.Select(
                image =>
                    new Picture(
                        image.Url,
                        image.Caption,
                        image.Credit,
                        image.Alt,
                        image.Width,
                        image.Height,
                        image.AfterParagraph)));
        Assert.Equal(expected.Dateline, article.Dateline);
    }

    [Fact]
    public void A_column_that_is_named_after_the_sidebar_beside_it_is_the_article()
    {
        string[] column = [
            "The ferry to the islands is back after seven months of repairs in the yard.",
            "It sails twice a day, says the office, and three times in the summer.",
        ];
        var columns = Enumerable.Range(1, 3)
            .Select(
                i =>
                    $"<div class='sidebar-grid'><div class='sidebar-grid__content article__content'>{string.Concat(
                        column.Select(p => $"<p>{i}. {p}</p>"))}</div></div>");
        var page =
            $"<body><h1>The ferry is back</h1>{string.Concat(columns)}<div class='sidebar'><p>The tide tables of the "
                + "spring are out, and sell well in all of the shops.</p></div></body>";

        Assert.Equal(
            Enumerable.Range(1, 3).SelectMany(i => column.Select(p => $"{i}. {p}")),
            HtmlReader.Read(page, null).Article!.Paragraphs.Select(p => p.Text));
    }

    [Fact]
    public void Places_count_code_points_of_the_normalised_text()
    {
        var paragraph = Assert.Single(
            HtmlReader.Read("<p>🙂 e\u0301te\u0301 <em>cafe\u0301 </em>noir", null).Article!.Paragraphs);

        Assert.Equal("🙂 été café noir", paragraph.Text);
        Assert.Equal(new(MarkType.Emphasis, null, 6, 10, 7, 11), Assert.Single(paragraph.Marks));
    }

    [Fact]
    public void What_holds_the_words_that_the_page_states_is_the_body()
    {
        const string Page = """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"The quay is open","alternativeHeadline":"It was closed for a very long time.","articleBody":"Open. AT&T paid. Read on"}</script>
            <body><h1>The quay is open</h1><p>It was closed for a very long time.</p><div><p>Open.</p><p>AT&amp;T paid.</p><ul><li><a href="https://a.example/">Read on</a></li></ul></div><p>And more.</p>
            """;

        Assert.Equal(["Open.", "AT&T paid.", "Read on"], TextsOf(Page));
    }

    [Fact]
    public void Words_that_are_the_beginning_alone_are_not_the_body()
    {
        const string First = "The quay is open again after seven long months of work.";
        const string Rest = "The first boat left at dawn on Monday, and nobody who was on it had slept at all.";

        Assert.Equal(
            [First, Rest],
            TextsOf(
                $$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{First}}"}</script><body><h1>Ferries</h1><div><div><p>{{First}}</div><p>{{Rest}}</div>"""));
    }

    [Fact]
    public void A_mark_that_had_to_be_cut_is_one()
    {
        var paragraph = Assert.Single(
            HtmlReader.Read(
                "<p><a href='https://a.example/'>one <em>two</em></a><em> three</em> <b>four</b><b>five</b>",
                null).Article!.Paragraphs);

        Assert.Equal(
            ["link https://a.example/: one two", "emphasis: two three", "strong: four", "strong: five"],
            paragraph.Marks.Select(mark => Said(mark, paragraph.Text)));
    }

    private static IEnumerable<string> TextsOf(string page) =>
        HtmlReader.Read(page, null).Article!.Paragraphs.Select(paragraph => paragraph.Text);

    private static string Said(Mark mark, string text) =>
        $"{JsonNamingPolicy.CamelCase.ConvertName(mark.Type.ToString())}{(mark.Href is null ? "" : " " + mark.Href)}: "
            + $"{text[mark.StartUtf16..mark.EndUtf16]}";

    private static string PathOf(string file) => RepositoryFiles.PathOf("tests", "Api.Tests", "Html", "Bodies", file);

    private sealed record Expected(
        string? Dateline,
        IReadOnlyList<Block> Paragraphs,
        IReadOnlyList<string> Marks,
        IReadOnlyList<Picture> Images);

    private sealed record Block(ParagraphKind Kind, int? Level, string Text);

    private sealed record Picture(
        string? Url,
        string? Caption,
        string? Credit,
        string? Alt,
        int? Width,
        int? Height,
        int? AfterParagraph);
}
