using System.Globalization;
using Api.Content.Search;
using Api.Content.Text;
using CsCheck;

namespace Api.Tests.Search;

public sealed class SnippetTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
            Gen.OneOf(
                "the",
                "old",
                "bridge",
                "harbour",
                "reopens",
                "cafe\u0301",
                "東京都庁",
                "😀",
                "𠮷",
                "\uD83D",
                "e\u0301\u0323",
                "-",
                ".",
                "\u00AD",
                " ",
                " ",
                " ",
                " ",
                "\n"),
            Gen.String)
        .Array[0, 40].Select(string.Concat);

    [Fact]
    public void The_stretch_with_the_most_different_hits_is_shown()
    {
        var rain = string.Concat(Enumerable.Repeat("It rained all day on the quay. ", 20));
        var text =
            $"{rain}A bridge, a bridge, a bridge. {rain}The bridge and the harbour reopen. {rain}The harbour has a "
                + $"bridge. {rain}";

        var snippet = Cut("bridge harbour", text)!;

        Assert.InRange(snippet.Text.Length, 150, 200);
        Assert.Contains("The bridge and the harbour reopen.", snippet.Text, StringComparison.Ordinal);
        Assert.Equal(["bridge", "harbour"], Shown(snippet));
        Assert.True(
            snippet.Text[0] != ' '
                && snippet.Text[^1] != ' '
                && text[snippet.Place.StartUtf16 - 1] == ' '
                && text[snippet.Place.EndUtf16] == ' ');
        Assert.Equal(7, snippet.Place.Paragraph);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("Nothing of the kind.", null)]
    [InlineData("A bridge.", "A bridge.")]
    [InlineData("one two three four bridge five six seven eight nine", "four bridge five six")]
    [InlineData("bridge five six seven eight nine", "bridge five six")]
    [InlineData("one two three four bridge", "three four bridge")]
    [InlineData("an old-fashioned-bridge-of-some-kind, here", "-bridge-of-some-kind")]
    [InlineData("今日の午後、東京都庁前でbridgeと書かれた旗が振られた。", "、東京都庁前でbridgeと書かれた旗が")]
    [InlineData("😀😀😀😀😀😀😀😀bridge😀😀😀😀😀😀😀", "😀😀😀bridge😀😀😀😀")]
    public void A_stretch_is_cut_between_words(string text, string? shown) =>
        Assert.Equal(shown, Cut("bridge", text, 20)?.Text);

    [Fact]
    public void A_long_hit_is_shown_whole_up_to_twice_the_length()
    {
        Assert.Equal(
            "one two three four five six",
            Cut("\"one two three four five six\"", "zero one two three four five six seven", 20)!.Text);

        var cut = Cut("\"one two three four five six\"", "zero one two three four five six seven", 10)!;
        Assert.Equal("one two three four", cut.Text);
        Assert.Equal([0, 18], Assert.Single(cut.Ranges));

        Assert.Equal(400, Cut("aaa*", new string('a', 200_000))!.Text.Length);
        Assert.Equal("a" + new string('\u0301', 39), Cut("a", "a" + new string('\u0301', 1_000), 20)!.Text);
        Assert.Equal(39, Cut("aaa*", "a" + string.Concat(Enumerable.Repeat("𝐚", 1_000)), 20)!.Text.Length);
    }

    [Fact]
    public void A_hit_at_the_edge_is_shown_whole_or_not_marked()
    {
        var snippet = Cut("\"old bridge\" harbour", "harbour lies far from here, by that one old bridge", 42)!;

        Assert.Equal("harbour lies far from here, by that one", snippet.Text);
        Assert.Equal(["harbour"], Shown(snippet));
    }

    [Fact]
    public void Places_and_ranges_agree_with_the_text() =>
        Gen.Select(
            Texts,
            Gen.OneOf("bridge", "old bridge", "\"old bridge\" harbour", "cafe 京都 都", "har* e 𠮷"),
            Gen.Int[1, 60]).Sample((text, asked, length) =>
        {
            var query = SearchQuery.Parse(asked);
            var found = SearchHighlights.Ranges(query, text);
            var snippet = Snippet.Cut(1, text, found, length);
            Assert.Equal(found.Count == 0, snippet is null);
            if (snippet is null)
            {
                return;
            }

            var place = snippet.Place;
            Assert.Equal(Place.Of(1, text, place.StartUtf16, place.EndUtf16), place);
            Assert.Equal(text[place.StartUtf16..place.EndUtf16], snippet.Text);
            Assert.InRange(snippet.Text.Length, 1, 2 * Math.Max(length, 1));
            Assert.Equal(snippet.Ranges.Count, snippet.RangesUtf16.Count);
            Assert.NotEmpty(snippet.Ranges);
            foreach (var ((start, end), (startUtf16, endUtf16)) in snippet.Ranges.Select(Pair)
                .Zip(snippet.RangesUtf16.Select(Pair)))
            {
                Assert.Equal(
                    new Place(0, start, end, startUtf16, endUtf16), Place.OfCodePoints(0, snippet.Text, start, end));
                Assert.Contains(
                    found,
                    hit => hit.Start == place.StartUtf16 + startUtf16
                        && (hit.End == place.StartUtf16 + endUtf16 || hit.End - hit.Start > 2 * length));
            }

            foreach (var edge in new[] { place.StartUtf16, place.EndUtf16 }.Where(at => at > 0 && at < text.Length))
            {
                Assert.False(char.IsSurrogatePair(text, edge - 1), "A surrogate pair is cut.");
                Assert.False(
                    snippet.Text.Length < length
                        && char.GetUnicodeCategory(text, edge) == UnicodeCategory.NonSpacingMark,
                    "A letter is cut from its mark.");
            }
        }, iter: 3_000);

    private static Snippet? Cut(string query, string text, int length = Snippet.DefaultLength) =>
        Snippet.Cut(7, text, SearchHighlights.Ranges(SearchQuery.Parse(query), text), length);

    private static List<string> Shown(Snippet snippet) =>
        [.. snippet.RangesUtf16.Select(range => snippet.Text[range[0]..range[1]])];

    private static (int, int) Pair(int[] range) => (range[0], range[1]);
}
