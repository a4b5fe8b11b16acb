using System.Text;
using Api.Content.Articles;
using Api.Content.Text;
using CsCheck;

namespace Api.Tests.Articles;

public sealed class PlainTextReaderPropertyTests
{
    // Parts of articles, so that random texts are not only noise.
    private static readonly string[] Lines =
    [
        "Bridge closes for the winter", "By Nora Ashdown", "By Nora Ashdown | March 9, 2024", "March 9, 2024",
        "Published: 9 March 2024", "Updated 10 March 2024", "5 min read", "Follow",
        "Words: Nora Ashdown. Pictures: Jonna Vik",
        "The bridge at dawn. (Northern Wire)", "The bridge at dawn. Photo: Jonna Vik", "Photo: Jonna Vik",
        "© Jonna Vik", "PORT ELLERY (NWA) – " + Drafts.Lead, "(NWA) –", Drafts.Lead, Drafts.Body,
        "OPINION", "# Heading", "###### ", "####### too deep", "> quoted", ">", "- item", "  - nested", "-- ",
        "1. first", "2. second", "* * *", "“", "”", "(", ")", "[", "]", ":", "", "", "",
        "About The Ellery Courier", "About us", "Tags: one, two", "Tags: ,",
        "    indented line of a paragraph that goes on and on for some time",
        "a line that was broken where no sentence ends, by hand,",
        "and one that ends.", "🙂", "٣٤٥", "漢字かな交じり文。", "e\u0301\u0323", "By ", "By", "2021", "2021-01-18T16:05Z",
        "-30-",
    ];

    // The letters of the words that only say what a line is: they are not kept.
    private const string Labels = "By Published Updated Photo Tags Words Pictures 5 min read Follow";

    // Noise in Greek, so that it never happens to be a label of some language, such as "Av:".
    private static readonly Gen<string> Noise = Gen.String.Select(noise => string.Concat(noise.Select(c =>
        char.IsAsciiLetterLower(c) ? (char)(c - 'a' + 'α') : char.IsAsciiLetterUpper(c) ? (char)(c - 'A' + 'Α') : c)));

    internal static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Lines.Length - 1].Select(i => Lines[i]), Noise).Array[0, 30]
        .Select(lines => string.Join('\n', lines));

    [Fact]
    public void No_letter_is_lost_and_none_is_added() => Texts.Sample(source =>
    {
        if (!SourceText.TryNormalise(source, out var text, out _))
        {
            return;
        }

        var left = Letters(text);
        var article = PlainTextReader.Read(text);
        foreach (var (letter, count) in Letters(string.Concat(Parts(article))))
        {
            Assert.True(left.GetValueOrDefault(letter) >= count, $"{letter} was added");
            left[letter] -= count;
        }

        // The numbers of list items go as well, and one of a tag or a name that occurs twice.
        var twice = string.Concat(article.Tags) + article.Byline;
        var spared = Labels + twice + twice.ToUpperInvariant() + twice.ToLowerInvariant();
        Assert.All(
            left.Where(pair => pair.Value > 0),
            pair =>
                Assert.True(
                    Rune.IsDigit(pair.Key) || spared.Contains(pair.Key.ToString(), StringComparison.Ordinal),
                    $"{pair.Key} was lost"));
    }, iter: 2_000);

    [Fact]
    public void The_same_text_is_read_the_same_way() =>
        Texts.Sample(text => Assert.Equal(Parts(PlainTextReader.Read(text)), Parts(PlainTextReader.Read(text))));

    [Fact]
    public void Any_text_without_white_space_alone_has_a_paragraph() =>
        Texts.Where(text => text.Any(char.IsLetterOrDigit))
            .Sample(text => Assert.NotEmpty(PlainTextReader.Read(text).Paragraphs));

    public static TheoryData<string> Hostile =>
    [
        "(", "[", ":", "By A, ", "By A and ", "“", "\"", "' ", "> ", ">", "- ", "# ", "1. ", "a: b ", "a\n", "a.\n",
        "A - ", "A, ", "– ", "PORT (", "Photo: ", "© ", "2021 ", "Tags: ", "About A\n", "a\n\n", " \n", "\n", "e\u0301",
        "  - a\n",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Half_a_megabyte_of_anything_is_read(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 500_000 / unit.Length));
        var left = Letters(text);
        foreach (var (letter, count) in Letters(string.Concat(Parts(PlainTextReader.Read(text)))))
        {
            left[letter] -= count;
        }

        // Labels and the numbers of lists are removed; no letter is added.
        Assert.DoesNotContain(left.Values, count => count < 0);
    }

    private static Dictionary<Rune, int> Letters(string text) =>
        text.EnumerateRunes().Where(Rune.IsLetterOrDigit).CountBy(rune => rune).ToDictionary();

    private static IEnumerable<string> Parts(ParsedArticle article) =>
    [
        article.Title ?? "", article.Subtitle ?? "", article.Section ?? "", article.Byline ?? "",
        article.PublishedText ?? "", article.ModifiedText ?? "", article.Dateline ?? "",
        article.About?.Heading ?? "", article.About?.Text ?? "", .. article.Tags,
        .. article.Paragraphs.Select(paragraph => paragraph.Text),
        .. article.Images.SelectMany(image => new[] { image.Caption ?? "", image.Credit ?? "" }),
    ];
}
