using Api.Content.Text;

namespace Api.Tests.Text;

public sealed class WordsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" – … “ ”", 0)]
    [InlineData("one", 1)]
    [InlineData("“One,” she said – twice.", 4)]
    [InlineData("a\nb\u3000c  𝔡", 4)]
    [InlineData("U.S. 9/11 al-Qaeda", 3)]
    [InlineData("大桥重新开放。", 6)]
    [InlineData("2024年3月、iPhone手机", 7)]
    [InlineData("橋がひらくカーニバル", 10)]
    [InlineData("다리가 다시 열린다", 3)]
    [InlineData("สะพาน", 5)]
    [InlineData("กำลัง Bridge", 5)]
    [InlineData("ສະພານ", 5)]
    [InlineData("ស្ពាន", 3)]
    [InlineData("𠮷野家", 3)]
    public void A_word_is_what_stands_between_spaces_and_has_a_letter_or_digit(string text, int count) =>
        Assert.Equal(count, Words.Count(text));
}
