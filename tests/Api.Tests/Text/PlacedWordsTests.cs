using Api.Content.Language;

namespace Api.Tests.Text;

public sealed class PlacedWordsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public void Words_are_counted_as_a_dictionary_counts_them_whatever_was_expected(int capacity)
    {
        var random = new Random(20);
        var texts = Enumerable.Range(0, 200).Select(_ => Text(random)).ToList();
        var (words, expected) = (new PlacedWords<int>(capacity), new Dictionary<string, int>());
        foreach (var text in texts)
        {
            for (var start = 0; start + 3 <= text.Length; start++)
            {
                var word = text[start..(start + 3)];
                words.Of(text, start, start + 3)++;
                expected[word] = expected.GetValueOrDefault(word) + 1;
            }
        }

        Assert.Equal(expected.Count, words.Count);
        Assert.All(expected, word => Assert.Equal((true, word.Value), CountOf(words, word.Key)));
        Assert.Equal((false, 0), CountOf(words, "none"));
    }

    private static (bool IsKnown, int Count) CountOf(PlacedWords<int> words, string word) =>
        (words.TryGetValue(word, out var count), count);

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, 50).Select(_ => (char)('a' + random.Next(12))));
}
