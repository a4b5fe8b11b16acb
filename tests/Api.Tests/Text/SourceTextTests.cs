using System.Text;
using Api.Content.Text;
using CsCheck;

namespace Api.Tests.Text;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h\n", "a\nb\nc\nd\ne\nf\ng\nh\n")]
    [InlineData("a\u00A0b\u202Fc\u2007d\te", "a b c d e")]
    [InlineData("a  b   \t\u00A0\u200B\n\u3000\nc ", "a  b\n\nc")]
    [InlineData("e\u0301", "é")]
    [InlineData("e\uFEFF\u0301 \uFEFF", "é")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth \u200Fmarks", "soft\u00ADhyphen zero\u200Bwidth \u200Fmarks")]
    public void A_text_has_one_normal_form(string source, string expected)
    {
        Assert.True(SourceText.TryRead(Encoding.UTF8.GetBytes(source), out var text, out var refusal), refusal);
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_tells_the_encoding_and_is_dropped(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] source = [.. encoding.GetPreamble(), .. encoding.GetBytes("Grüße, 𝔘nicode")];
        Assert.True(SourceText.TryRead(source, out var text, out var refusal), refusal);
        Assert.Equal("Grüße, 𝔘nicode", text);
    }

    [Theory]
    [InlineData("windows-1252", new byte[] { 0x93, 0x63, 0x61, 0x66, 0xE9, 0x94 }, "“café”")]
    [InlineData("ISO-8859-1", new byte[] { 0x80, 0x35 }, "€5")]
    [InlineData("koi8-r", new byte[] { 0xC1, 0xC2 }, "аб")]
    [InlineData("utf-16le", new byte[] { 0x61, 0, 0x62, 0 }, "ab")]
    [InlineData("windows-1252", new byte[] { 0xC3, 0xA9, 0x74, 0xC3, 0xA9 }, "été")]
    [InlineData("windows-1252", new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xA9 }, "é")]
    [InlineData("windows-1252", new byte[] { 0x61, 0x81 }, null)]
    [InlineData("utf-8", new byte[] { 0x61, 0xE9 }, null)]
    [InlineData("shift_jis", new byte[] { 0x61, 0xFF }, null)]
    public void A_charset_tells_the_encoding(string charset, byte[] source, string? expected)
    {
        Assert.Equal(expected is not null, SourceText.TryRead(source, out var text, out _, charset));
        Assert.Equal(expected, text);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "nothing", [], "The text is empty." },
        { "white space", " \r\n\t\u00A0\u200B\uFEFF"u8.ToArray(), "The text is empty." },
        { "no letter", "“ ” … 👍"u8.ToArray(), "The text holds no letter and no digit." },
        { "only quotation marks", Enumerable.Repeat((byte)'"', 1_000_000).ToArray(), "The text holds no letter and no digit." },
        { "Windows-1252", "caf\u00E9"u8[..3].ToArray().Append((byte)0xE9).ToArray(), "The byte at offset 3 (0xE9) is not UTF-8. Send UTF-8, or UTF-16 with its byte order mark, or say the encoding (charset)." },
        { "overlong", [(byte)'a', 0xC0, 0xAF], "The byte at offset 1 (0xC0) is not UTF-8. Send UTF-8, or UTF-16 with its byte order mark, or say the encoding (charset)." },
        { "cut off", [0xEF, 0xBB, 0xBF, (byte)'a', 0xE2, 0x82], "The byte at offset 4 (0xE2) is not UTF-8. Send UTF-8, or UTF-16 with its byte order mark, or say the encoding (charset)." },
        { "a surrogate in UTF-8", [(byte)'a', 0xED, 0xA0, 0x80], "The byte at offset 1 (0xED) is not UTF-8. Send UTF-8, or UTF-16 with its byte order mark, or say the encoding (charset)." },
        { "NUL", "a\nb\0"u8.ToArray(), "U+0000 in line 2 (UTF-16 offset 3) does not occur in text: this is binary, or in another encoding than it declares." },
        { "C1", "a\u0093b"u8.ToArray(), "U+0093 in line 1 (UTF-16 offset 1) does not occur in text: this is binary, or in another encoding than it declares." },
        { "U+FFFE", "a\uFFFE"u8.ToArray(), "U+FFFE in line 1 (UTF-16 offset 1) does not occur in text: this is binary, or in another encoding than it declares." },
        { "a lone surrogate", [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x61, 0], "The surrogate U+D800 in line 2 (UTF-16 offset 2) has no partner." },
        { "half a unit", [0xFE, 0xFF, 0, 0x61, 0], "The UTF-16 text ends in half a character at offset 4." },
        { "3 MB", new byte[3_000_000], "The text has more than 2,000,000 bytes, which is the limit." },
        { "marks", Encoding.UTF8.GetBytes("a" + new string('\u0301', 129)), "More than 128 combining marks follow one another in line 1 (UTF-16 offset 129)." },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_is_no_text_is_refused_with_the_reason(string what, byte[] source, string reason)
    {
        Assert.False(SourceText.TryRead(source, out _, out var refusal), what);
        Assert.Equal(reason, refusal);
    }

    [Fact]
    public void A_million_combining_marks_are_refused() =>
        Assert.False(
            SourceText.TryNormalise("a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 500_000)), out _, out _));

    [Fact]
    public void Normalising_twice_is_normalising_once() => Gen.String.Sample(source =>
    {
        if (SourceText.TryNormalise(source, out var once, out _))
        {
            Assert.True(SourceText.TryNormalise(once, out var twice, out var refusal), refusal);
            Assert.Equal(once, twice);
        }
    });

    [Fact]
    public void Any_bytes_are_a_text_or_a_refusal() => Gen.Byte.Array.Sample(source =>
        Assert.True(SourceText.TryRead(source, out var text, out var refusal) ? text.Length > 0 : refusal!.Length > 0));
}
