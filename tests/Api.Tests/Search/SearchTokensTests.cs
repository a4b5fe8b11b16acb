using System.Globalization;
using System.Text;
using Api.Content.Search;
using CsCheck;

namespace Api.Tests.Search;

public sealed class SearchTokensTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
            Gen.String,
            Gen.Int[0, 0x1FFFF].Where(Rune.IsValid).Select(char.ConvertFromUtf32),
            Gen.OneOf(
                "a",
                "Bridge",
                "é",
                "e\u0301",
                "\u0327",
                "’",
                "-",
                " ",
                "\u00AD",
                "\u200D",
                "\u0640",
                "ß",
                "ﬁ",
                "½",
                "हि",
                "\u093C",
                "한",
                "\u1112\u1161\u11AB",
                "\uFDFA",
                "\u037A",
                "\uD800",
                "\uDC00",
                "\0",
                new string('x', 70)))
        .Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("", "")]
    [InlineData(" — “…” ", "")]
    [InlineData("The Bridge, re-opened", "the bridge re opened")]
    [InlineData("Graham’s dogs' isn't rock'n'roll", "graham s dogs isn t rock n roll")]
    [InlineData("al-Qaeda al‑Qaeda al–Qaeda", "al qaeda al qaeda al qaeda")]
    [InlineData("9/11 U.S. 2.5 AT&T #tag a_b", "9 11 u s 2 5 at t tag a b")]
    [InlineData("naïve café cafe\u0301 Ångström Nguyễn Đà Nẵng", "naive cafe cafe angstrom nguyen da nang")]
    [InlineData("Straße STRASSE ẞ Łódź Ærø Ǽ Œuvre Þór Sørlı ŋ", "strasse strasse ss lodz aero ae oeuvre thor sorli n")]
    [InlineData("ﬁnance ﬄ ſea ĳs ŉ Ⅻ m² ½ ①② Ａｂｃ１", "finance ffl sea ijs n xii m2 12 12 abc1")]
    [InlineData("Οδός ΟΔΟΣ", "οδοσ οδοσ")]
    [InlineData("Ёлкина Йод", "елкина иод")]
    [InlineData("м’ята мʼята Hawaiʻi", "м ята м ята hawai i")]
    [InlineData("soft\u00ADhyphen zero\u200Dwidth\u200Cjoiner \u00ADa\u00AD", "softhyphen zerowidthjoiner a")]
    [InlineData("zero\u200Bspace", "zero space")]
    [InlineData("a\uD800b\uDC00c\0d", "a b c d")]
    [InlineData("\u0301a \u0301 b", "a b")]
    [InlineData("𝔅𝔯𝔦𝔡𝔤𝔢 👍🏽 1\uFE0F\u20E3", "bridge 1")]
    public void Case_diacritics_and_the_shape_of_marks_do_not_matter(string text, string tokens) =>
        Assert.Equal(tokens, SearchTokens.Fold(text));

    [Theory]
    [InlineData("مُحَمَّد أحمد كـــتاب آب", "محمد احمد كتاب اب")]
    [InlineData("שָׁלוֹם בֵּית־שֶׁמֶשׁ", "שלום בית שמש")]
    [InlineData("हिन्दी क\u093Cलम क़लम", "हिन्दी क\u093Cलम क\u093Cलम")]
    [InlineData("مدرسة المستشفى الدوری کتاب", "مدرسه المستشفي الدوري كتاب")]
    [InlineData("٢٠٢٤ ۱۲ ২০ ๒๕", "2024 12 20 25")]
    [InlineData("ㅠㅠ ㅋㅋ ﾡ", "ᅲᅲ ᄏᄏ ᄀ")]
    public void Marks_of_other_scripts_are_parts_of_their_letters(string text, string tokens) =>
        Assert.Equal(tokens, SearchTokens.Fold(text));

    [Theory]
    [InlineData("東京都", "東京 京都 都")]
    [InlineData("都", "都")]
    [InlineData("東京、大阪", "東京 京 大阪 阪")]
    [InlineData("NHK東京2024年", "nhk 東京 京 2024 年")]
    [InlineData("𠮷野家", "𠮷野 野家 家")]
    [InlineData("ガラスか\u3099", "ガラ ラス スが が")]
    [InlineData("ｶﾞﾗｽ", "ガラ ラス ス")]
    [InlineData("人々ラーメン", "人々 々ラ ラー ーメ メン ン")]
    [InlineData("葛\U000E0100飾\u200D区", "葛飾 飾区 区")]
    [InlineData("ㄅㄆ 〇一", "ㄅㄆ ㄆ 〇一 一")]
    [InlineData("한국어 서울에서", "한국 국어 어 서울 울에 에서 서")]
    [InlineData("東京한국", "東京 京한 한국 국")]
    [InlineData("\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국 국")]
    [InlineData("ไทย น้ำ ทำ ทา", "ไท ทย ย น้ำ ำ ทำ ำ ทา า")]
    [InlineData("ພາສາ ភាសា မြန်မာ", "ພາ າສ ສາ າ ភាសា សា မြန် န်မာ မာ")]
    [InlineData("東\u00A0京", "東 京")]
    [InlineData("豈", "豈")]
    public void Characters_come_in_pairs_and_the_last_alone(string text, string tokens) =>
        Assert.Equal(tokens, SearchTokens.Fold(text));

    [Fact]
    public void The_culture_does_not_matter()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("istanbul isparta isparta titanic", SearchTokens.Fold("İSTANBUL ISPARTA ısparta TITANIC"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_token_knows_the_place_of_its_source() =>
        Assert.Equal(
            [new("cafe", 1, 6), new("x", 8, 9), new("東京", 10, 13), new("京", 12, 13), new("b", 13, 15)],
            SearchTokens.Read("“Cafe\u0301” x\u00AD東\u200D京b\u0301."));

    [Fact]
    public void A_long_word_is_cut_at_a_whole_character()
    {
        Assert.Equal(new string('a', 64), SearchTokens.Fold(new string('a', 100_000)));
        Assert.Equal(new string('a', 63), SearchTokens.Fold(new string('a', 63) + "\U00010428"));
        Assert.Equal(64, SearchTokens.Fold(string.Concat(Enumerable.Repeat("ლ", 100))).Length);
        Assert.Equal("ab", SearchTokens.Fold("a" + new string('\u0301', 100_000) + "b"));
    }

    [Fact]
    public void Tokens_obey_their_rules_and_have_places_in_order() => Texts.Sample(text =>
    {
        var last = (Start: 0, End: 0);
        foreach (var token in SearchTokens.Read(text))
        {
            AssertIsToken(token.Text);
            Assert.True(
                token.Start >= last.Start
                    && token.End >= last.End
                    && token.Start < token.End
                    && token.End <= text.Length);
            last = (token.Start, token.End);
        }

        Assert.Equal(SearchTokens.Fold(text), string.Join(' ', SearchTokens.Read(text).Select(token => token.Text)));
    }, iter: 3_000);

    [Fact]
    public void Folding_what_is_folded_changes_nothing_but_pairs() => Texts.Sample(text =>
    {
        var folded = SearchTokens.Fold(text);
        if (!folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(IsOfCharacters))
        {
            Assert.Equal(folded, SearchTokens.Fold(folded));
        }
    }, iter: 3_000);

    [Fact]
    public void What_each_character_folds_to_is_a_token()
    {
        // Beyond are characters of Han, tags and variation selectors.
        for (var value = 0; value < 0x20000; value++)
        {
            if (Rune.IsValid(value) && SearchTokens.Fold(char.ConvertFromUtf32(value)) is { Length: > 0 } token)
            {
                AssertIsToken(token);
                Assert.True(IsOfCharacters(token) || SearchTokens.Fold(token) == token, token);
            }
        }
    }

    // Written twice, a word is still one.
    private static bool IsOfCharacters(string token) =>
        SearchTokens.Fold(token + token).Contains(' ', StringComparison.Ordinal);

    internal static void AssertIsToken(string token)
    {
        Assert.InRange(token.Length, 1, 64);
        Assert.True(token.IsNormalized(), token);
        foreach (var rune in token.EnumerateRunes())
        {
            Assert.False(rune == Rune.ReplacementChar || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune));
            Assert.True(!rune.IsAscii || Rune.IsLower(rune) || Rune.IsDigit(rune), token);
        }
    }
}
