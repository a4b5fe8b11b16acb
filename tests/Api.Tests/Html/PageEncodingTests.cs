using System.Text;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Tests.Html;

public sealed class PageEncodingTests
{
    public static TheoryData<string, byte[], string?, string> Decoded => new()
    {
        { "as declared", [.. "<meta charset=windows-1251><p>"u8, 0xCF, 0xF0], null, "Пр" },
        { "as its mark says", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<p>été")], null, "été" },
        { "by the mark, not the charset", [0xEF, 0xBB, 0xBF, .. "<p>été"u8], "windows-1252", "été" },
        { "in UTF-8 whatever is declared", [.. "<meta charset=iso-8859-1><p>été"u8], null, "été" },
        { "in UTF-8 whatever the charset is", [.. "<p>été"u8], "iso-8859-1", "été" },
        { "in UTF-8 when nothing is declared", [.. "<p>été"u8], null, "été" },
        { "in windows-1252 when nothing is declared", [.. "<p>"u8, 0x93, 0xE9, 0x74, 0xE9, 0x94], null, "“été”" },
        { "in windows-1252 for Latin 1", [.. "<meta charset=iso-8859-1><p>"u8, 0x80, (byte)'5'], null, "€5" },
        { "in windows-1252 for ASCII", [.. "<meta charset=us-ascii><p>"u8, 0x80, (byte)'5'], null, "€5" },
        { "by http-equiv",
            [.. "<meta http-equiv=Content-type content='text/html;charset=\"koi8-r\"'><p>"u8, 0xC1, 0xC2], null, "аб" },
        { "by the XML declaration", [.. "<?xml version='1.0' encoding='koi8-r'?><p>"u8, 0xC1, 0xC2], null, "аб" },
        { "by a declaration in the body", [.. "Warning <meta charset=koi8-r><p>"u8, 0xC1, 0xC2], null, "аб" },
        { "by the charset before the declaration", [.. "<meta charset=utf-8><p>"u8, 0xC1, 0xC2], "koi8-r", "аб" },
        { "by the declaration if the charset is wrong", [.. "<meta charset=koi8-r><p>"u8, 0xC1, 0xC2], "utf-8", "аб" },
        { "not by a comment", [.. "<!--<meta charset=koi8-r>--><p>"u8, 0xE9, 0x74, 0xE9], null, "été" },
        { "not by UTF-16 in ASCII", [.. "<meta charset=utf-16><p>été"u8], null, "été" },
        { "in UTF-16 without a mark", Encoding.Unicode.GetBytes("<p>été"), "utf-16", "été" },
        { "in Shift JIS", [.. "<meta charset=sjis><p>"u8, 0x93, 0xFA, 0x96, 0x7B], null, "日本" },
        { "in ISO-2022-JP",
            [.. "<meta charset=iso-2022-jp><p>"u8, 0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], null, "日" },
    };

    [Theory]
    [MemberData(nameof(Decoded))]
    public void A_page_is_decoded(string how, byte[] page, string? charset, string text) =>
        Assert.True(text == Read(page, charset).Article?.Paragraphs[^1].Text.Split(' ')[^1], how);

    [Theory]
    [InlineData("utf-8", new byte[] { 0xE9 })]
    [InlineData("utf-8", new byte[] { 0xE2, 0x80 })]
    [InlineData("windows-1252", new byte[] { 0x81 })]
    [InlineData("windows-1255", new byte[] { 0xFF })]
    [InlineData("shift_jis", new byte[] { 0x81, 0x20 })]
    [InlineData("euc-kr", new byte[] { 0xFF })]
    public void Words_with_bytes_that_mean_nothing_are_refused(string declared, byte[] bytes)
    {
        byte[] head = [.. Encoding.ASCII.GetBytes($"<html><head><meta charset={declared}></head><body>")];

        var inText = Read([.. head, .. "<p>The caf"u8, .. bytes, .. " is shut."u8]);
        var inTeaser = Read(
            [
                .. head,
                .. "<article><p>The mill is shut.</article><div hidden>More of"u8, .. bytes, .. "</div></body>"u8,
            ]);

        Assert.Equal(RefusalKind.Malformed, inText.Refusal?.Kind);
        Assert.Equal("The mill is shut.", Assert.Single(inTeaser.Article!.Paragraphs).Text);
        var told = Assert.Single(inTeaser.Article.LeftOut, leftOut => leftOut.Kind == LeftOutKind.Broken);
        Assert.EndsWith("More of…", Assert.Single(told.Examples).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_in_UTF_8_that_is_cut_within_a_character_stays_in_UTF_8()
    {
        byte[] page =
        [
            .. "<html><body><article><p>Die Mühle öffnet.</article><div hidden>Die M"u8, 0xC3, .. "…</div></body>"u8,
        ];

        Assert.Equal("Die Mühle öffnet.", Assert.Single(Read(page).Article!.Paragraphs).Text);
    }

    [Fact]
    public void A_description_with_bytes_that_mean_nothing_is_left_out_alone()
    {
        byte[] page =
        [
            .. "<html><head><title>Mühle</title><meta name=description content='Die M"u8, 0xC3,
            .. "'></head><body><p>Die Mühle öffnet.</body></html>"u8,
        ];

        var article = Read(page).Article!;

        Assert.Equal(("Mühle", null), (article.Title, article.Summary));
    }

    [Fact]
    public void U_FFFD_is_in_the_article_only_if_it_is_in_the_page()
    {
        Assert.Equal("a\uFFFDb", Assert.Single(Read([.. "<p>a\uFFFDb"u8]).Article!.Paragraphs).Text);
        Assert.Equal("Mill", Read([.. "<html><title>Mi\0ll</title><body><p>It\0 is shut."u8]).Article!.Title);
    }

    [Theory]
    [InlineData("latin1", "windows-1252")]
    [InlineData("ISO-8859-9", "windows-1254")]
    [InlineData(" GB2312 ", "gb18030")]
    [InlineData("x-sjis", "shift_jis")]
    [InlineData("utf8", "utf-8")]
    [InlineData("unheard-of", null)]
    [InlineData("", null)]
    public void A_label_means_what_the_Encoding_Standard_says(string label, string? name) =>
        Assert.Equal(name, SourceEncoding.Of(label)?.WebName);

    private static Reading Read(byte[] page, string? charset = null) =>
        ArticleReader.Read(new(page, SourceDocument.Html, new() { Charset = charset }));
}
