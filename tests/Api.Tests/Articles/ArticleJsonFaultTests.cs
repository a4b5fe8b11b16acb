using Api.Content.Articles;
using static Api.Tests.Articles.ArticleJsonTests;

namespace Api.Tests.Articles;

public sealed class ArticleJsonFaultTests
{
    [Theory]
    [InlineData("", "line 1, byte 1: The input does not contain any JSON tokens")]
    [InlineData("{\"title\":\"a\",\n \"text\":tru}", "line 2, byte 12: 'tru}' is an invalid JSON literal")]
    [InlineData("{\"text\":\"a\",}", "line 1, byte 13: The JSON object contains a trailing comma at the end which is "
        + "not supported in this mode")]
    [InlineData("/* a */{}", "line 1, byte 1: '/' is an invalid start of a value")]
    [InlineData("{} {}", "line 1, byte 4: '{' is invalid after a single JSON value")]
    [InlineData("{\"text\":\"a", "line 1, byte 11: Expected end of string, but instead reached end of data")]
    [InlineData("NaN", "line 1, byte 1: 'N' is an invalid start of a value")]
    public void What_is_no_JSON_is_refused_by_its_place(string json, string reason)
    {
        var refusal = Refused(json);
        Assert.Equal((RefusalKind.Malformed, $"This is not JSON: {reason}."), (refusal.Kind, refusal.Detail));
        Assert.Equal([new(null, null, refusal.Detail)], refusal.Faults);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_by_their_place()
    {
        var refusal = Read([.. "{\"title\":\""u8, 0xFF, .. "\"}"u8]).Refusal!;
        Assert.Equal(
            (RefusalKind.Malformed, "The byte at offset 10 (0xFF) is not UTF-8. Send UTF-8, or UTF-16 with its byte "
                + "order mark, or say the encoding (charset)."),
            (refusal.Kind, refusal.Detail));
    }

    [Theory]
    [InlineData("""{"title":"a","title":"b"}""", "Duplicate property 'title' encountered during deserialization.")]
    [InlineData("""{"links":{"a":1,"\u0061":2}}""", "Duplicate property 'a' encountered during deserialization.")]
    [InlineData("""{"\ud800":1}""", "This is not JSON: a surrogate in it has no partner.")]
    [InlineData("""{"title":"\ud800"}""", "/title: an escaped surrogate has no partner. (1 more)")]
    [InlineData("""{"title":"a\u0000b","text":"a"}""", "/title: U+0000 in line 1 (UTF-16 offset 1) does not occur in "
        + "text: this is binary, or in another encoding than it declares.")]
    [InlineData("""{"text":"a\u0000b"}""", "/text: U+0000 in line 1 (UTF-16 offset 1) does not occur in text: this is "
        + "binary, or in another encoding than it declares.")]
    [InlineData("""[]""", ": an object is needed.")]
    [InlineData("""null""", ": an object is needed.")]
    [InlineData("""{"text":"a","titel":"b"}""", "/titel: there is no member \"titel\"; did you mean \"title\"?")]
    [InlineData("""{"text":"a","a~b/c":1}""", "/a~0b~1c: there is no member \"a~b/c\".")]
    [InlineData("""{"text":"a","a\nb":1}""", "/a b: there is no member \"a b\".")]
    [InlineData("""{"text":"a","images":[{"captions":"b"}]}""", "/images/0/captions: there is no member \"captions\"; "
        + "did you mean \"caption\"?")]
    [InlineData("""{"text":"a","authors":[{"naem":"b","name":"c"}]}""", "/authors/0/naem: there is no member "
        + "\"naem\"; did you mean \"name\"?")]
    [InlineData("""{"text":"a","title":1}""", "/title: a string is needed.")]
    [InlineData("""{"text":"a","tags":"b"}""", "/tags: an array is needed.")]
    [InlineData("""{"text":"a","tags":[1]}""", "/tags/0: a string is needed.")]
    [InlineData("""{"text":"a","about":"b"}""", "/about: an object is needed.")]
    [InlineData("""{"text":"a","images":[{},{},{"width":"8"}]}""", "/images/2/width: a whole number of pixels is "
        + "needed.")]
    [InlineData("""{"text":"a","images":[{"width":1e400}]}""", "/images/0/width: a whole number of pixels is needed.")]
    [InlineData("""{"text":"a","images":[{"height":1.5}]}""", "/images/0/height: a whole number of pixels is needed.")]
    [InlineData("""{"text":"a","images":[null]}""", "/images/0: an object is needed.")]
    [InlineData("""{"paragraphs":[1]}""", "/paragraphs/0: a string is needed.")]
    [InlineData("""{"paragraphs":"a"}""", "/paragraphs: an array is needed.")]
    [InlineData("""{"text":["a"]}""", "/text: a string is needed.")]
    public void What_cannot_be_read_is_malformed(string json, string reason) =>
        AssertRefused(RefusalKind.Malformed, reason, json);

    public static TheoryData<string, string> Unacceptable => new()
    {
        { "{}", ": a body is needed, as text, html or paragraphs." },
        { """{"text":null}""", ": a body is needed, as text, html or paragraphs." },
        { """{"text":"a","paragraphs":["a"]}""", ": a body is one of text, html and paragraphs." },
        { """{"text":"a","html":"<p>a"}""", ": a body is one of text, html and paragraphs." },
        { """{"text":" \n"}""", "/text: The text is empty." },
        { """{"text":"…"}""", "/text: The text holds no letter and no digit." },
        { """{"paragraphs":[]}""", "/paragraphs: a body needs a paragraph." },
        { """{"paragraphs":["a"," \n"]}""", "/paragraphs/1: a paragraph needs text." },
        { """{"paragraphs":["a",null]}""", "/paragraphs/1: a paragraph needs text." },
        { """{"paragraphs":["a",{"kind":"heading"}]}""", "/paragraphs/1: a paragraph needs text." },
        { """{"paragraphs":[{"kind":"headline","text":"a"}]}""", "/paragraphs/0/kind: this has no value \"headline\"; it takes paragraph, heading, blockquote, listItem, table, code, embed, footnote; did you mean \"heading\"?" },
        { """{"paragraphs":[{"kind":"heading","level":7,"text":"a"}]}""", "/paragraphs/0: the level of a heading is 1 to 6." },
        { """{"paragraphs":[{"kind":"heading","level":0,"text":"a"}]}""", "/paragraphs/0/level: a whole number from 1 is needed." },
        { """{"paragraphs":[{"level":1,"text":"a"}]}""", "/paragraphs/0: only a heading and a list item have a level." },
        { """{"paragraphs":[{"text":"ab","marks":[{"type":"strong","start":1,"end":3}]}]}""", "/paragraphs/0/marks/0: a mark needs a start and an end within its paragraph's text, in code points." },
        { """{"paragraphs":[{"text":"ab","marks":[{"type":"strong","href":"https://a.example","start":0,"end":1}]}]}""", "/paragraphs/0/marks/0: a link needs an href, and only a link has one." },
        { """{"paragraphs":[{"text":"ab","marks":[{"start":0,"end":1}]}]}""", "/paragraphs/0/marks/0: a mark needs a type." },
        { """{"paragraphs":[{"text":"ab","marks":[{"type":"link","href":"javascript:alert(1)","start":0,"end":1}]}]}""", "/paragraphs/0/marks/0/href: this is not an absolute http, https, mailto or tel URL." },
        { """{"text":"a","images":[{"sha256":"AB"}]}""", "/images/0/sha256: this is not a SHA-256: 64 digits of 0-9 and a-f are needed." },
        { $$"""{"text":"a","title":"{{new string('a', 1001)}}"}""", "/title: longer than 1000 characters." },
        { $$"""{"text":"a","summary":"{{new string('a', 10_001)}}"}""", "/summary: longer than 10000 characters." },
        { $$"""{"text":"a","canonicalUrl":"https://a.example/{{new string('a', 2000)}}"}""", "/canonicalUrl: longer than 2000 characters." },
        { """{"text":"a","canonicalUrl":"/bridge"}""", "/canonicalUrl: this is not an absolute http or https URL." },
        { """{"text":"a","images":[{"url":"javascript:alert(1)"}]}""", "/images/0/url: this is not an absolute http or https URL." },
        { """{"text":"a","publisher":{"url":"https://a.example"}}""", "/publisher: a publisher needs a name." },
        { """{"text":"a","about":{"heading":"b"}}""", "/about: an about box needs a heading and a text." },
        { """{"text":"a","authors":["b"," "]}""", "/authors/1: a name is needed." },
        { """{"text":"a","tags":[{}]}""", "/tags/0: a name is needed." },
        { """{"text":"a","language":"English please"}""", "/language: this is not a BCP 47 language tag, such as en or pt-BR." },
        { """{"text":"a","status":"hidden"}""", "/status: this has no value \"hidden\"; it takes draft, published, withheld, scheduled, expired." },
        { """{"text":"a","status":"Draft"}""", "/status: this has no value \"Draft\"; it takes draft, published, withheld, scheduled, expired; did you mean \"draft\"?" },
        { """{"text":"a","status":""}""", "/status: this has no value \"\"; it takes draft, published, withheld, scheduled, expired." },
        { """{"text":"a","slug":" "}""", "/slug: this cannot be cleared." },
        { """{"text":"a","images":[{"width":0}]}""", "/images/0/width: a whole number of pixels is needed." },
        { """{"text":"a","images":[{"afterParagraph":-1}]}""", "/images/0/afterParagraph: a whole number from 0 is needed." },
        { $$"""{"text":"a","tags":[{{Repeated("\"a\"", 101)}}]}""", "/tags: more than 100." },
        { $$"""{"text":"a","authors":[{{Repeated("\"a\"", 101)}}]}""", "/authors: more than 100." },
        { $$"""{"text":"a","images":[{{Repeated("{}", 1001)}}]}""", "/images: more than 1000." },
        { $$"""{"paragraphs":[{{Repeated("\"a\"", 5001)}}]}""", "/paragraphs: more than 5000." },
        { $$"""{"text":"{{string.Concat(Enumerable.Repeat("a.\\n\\n", 5001))}}"}""", "/text: The text has 5001 paragraphs; the limit is 5000." },
        { $$"""{"paragraphs":["{{string.Concat(Enumerable.Repeat("“Yes, we can.” ", 5001))}}"]}""", "/paragraphs: The text has 5001 quotes; the limit is 5000." },
    };

    [Theory]
    [MemberData(nameof(Unacceptable), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_unacceptable(string json, string reason) =>
        AssertRefused(RefusalKind.Unacceptable, reason, json);

    [Theory]
    [InlineData("2021-02-30T16:05:00Z")]
    [InlineData("yesterday")]
    public void An_instant_has_its_offset(string instant) => AssertRefused(
        RefusalKind.Unacceptable,
        "/publishedAt: this is not an instant with its offset (RFC 3339), such as 2021-01-18T16:05:00Z.",
        $$"""{"text":"a","publishedAt":"{{instant}}"}""");

    [Theory]
    [InlineData("2021")]
    [InlineData("2021-01")]
    [InlineData("2021-01-18")]
    [InlineData("2021-01-18T16:05Z")]
    [InlineData("2021-01-18T16:05:00")]
    [InlineData("2021-01-18T16:05:00+02")]
    [InlineData("2021-01-18T16:05:00 UTC")]
    [InlineData("9999-12-31T23:59:59-05:00")]
    public void A_date_where_an_instant_is_needed_names_the_member_for_dates(string date) => AssertRefused(
        RefusalKind.Unacceptable,
        "/publishedAt: this is not an instant with its offset (RFC 3339), such as 2021-01-18T16:05:00Z; "
            + "a date without one goes into publishedOn.",
        $$"""{"text":"a","publishedAt":"{{date}}"}""");

    [Theory]
    [InlineData("2021-01-18T16:05:00Z")]
    [InlineData("2021-01-18T16:05:00")]
    [InlineData("2021-01-18 16:05")]
    public void A_time_where_a_date_is_needed_names_the_member_for_instants(string instant) => AssertRefused(
        RefusalKind.Unacceptable,
        "/publishedOn: this is not a date, such as 2021, 2021-01 or 2021-01-18; "
            + "a time goes into publishedAt, with its offset (RFC 3339).",
        $$"""{"text":"a","publishedOn":"{{instant}}"}""");

    [Theory]
    [InlineData("2021-2-3")]
    [InlineData("2021-02-30")]
    [InlineData("0000")]
    [InlineData("March 2021")]
    public void A_date_is_one(string date) =>
        AssertRefused(
            RefusalKind.Unacceptable,
            "/publishedOn: this is not a date, such as 2021, 2021-01 or 2021-01-18.",
            $$"""{"text":"a","publishedOn":"{{date}}"}""");

    [Theory]
    [InlineData("2021")]
    [InlineData("A-bridge")]
    [InlineData("-bridge")]
    [InlineData("a--bridge")]
    [InlineData("brücke")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_slug_is_one(string slug) => AssertRefused(
        RefusalKind.Unacceptable,
        "/slug: this is not a slug: at most 60 of a-z, 0-9 and single - between them, a letter among them.",
        $$"""{"text":"a","slug":"{{slug}}"}""");

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var refusal = Refused("""{"titel":"a","language":"?","images":[{"width":0,"size":1}]}""");
        Assert.Equal(
            ["/titel", "/language", "/images/0/width", "/images/0/size", ""],
            refusal.Faults.Select(fault => fault.JsonPointer));
        Assert.Equal(
            (RefusalKind.Malformed, "/titel: there is no member \"titel\"; did you mean \"title\"? (4 more)"),
            (refusal.Kind, refusal.Detail));
        Assert.Equal(
            100,
            Refused($$"""{{{string.Join(',', Enumerable.Range(0, 300).Select(n => $"\"x{n}\":1"))}}}""").Faults.Count);
    }

    [Fact]
    public void A_source_over_the_limit_is_too_large()
    {
        var refusal = Refused($$"""{"text":"{{new string('a', 2_000_000)}}"}""");
        Assert.Equal(
            (RefusalKind.TooLarge, "The text has more than 2,000,000 bytes, which is the limit."),
            (refusal.Kind, refusal.Detail));
    }

    public static TheoryData<string> Hostile => new()
    {
        new string('[', 100_000),
        string.Concat(Enumerable.Repeat("{\"about\":", 100_000)),
        $$"""{"links":{{string.Concat(Enumerable.Repeat("[", 100_000))}}}""",
        $$"""{"":1{{string.Concat(Enumerable.Repeat(",\"\":1", 390_000))}}}""",
        $$"""{{{string.Join(',', Enumerable.Range(0, 150_000).Select(n => $"\"{n}\":1"))}}}""",
        $$"""{"tags":[{{Repeated("\"\\ud800\"", 190_000)}}]}""",
        $$"""{"paragraphs":[{{Repeated("\"\\ud800\"", 5_000)}}]}""",
        $$"""{"paragraphs":[{{Repeated("{}", 600_000)}}]}""",
        $$"""{"text":"a","links":[{{Repeated("{}", 600_000)}}],"titel":1}""",
        $$"""{"images":[{"width":{{new string('9', 1_900_000)}}}]}""",
        $$"""{"{{new string('a', 1_900_000)}}":1}""",
        $$"""{"title":"{{string.Concat(Enumerable.Repeat("\\u0301", 300_000))}}"}""",
        $$"""{"paragraphs":["a"],"quotes":[{{Repeated("""{"paragraphNumber":1,"start":0,"end":1}""", 5_000)}}]}""",
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Anything_is_refused_in_a_moment(string json)
    {
        var started = TimeProvider.System.GetTimestamp();
        var refusal = Refused(json);
        // Work that grows with the square of such a length takes minutes.
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
        Assert.InRange(refusal.Faults.Count, 1, 100);
        Assert.InRange(refusal.Detail.Length, 1, 1_000);
    }

    private static void AssertRefused(RefusalKind kind, string reason, string json)
    {
        var refusal = Refused(json);
        Assert.Equal(
            (kind, reason.StartsWith(": ", StringComparison.Ordinal) ? reason[2..] : reason),
            (refusal.Kind, refusal.Detail));
        Assert.All(refusal.Faults, fault => Assert.Null(fault.Field));
    }

    private static string Repeated(string item, int count) => string.Join(',', Enumerable.Repeat(item, count));
}
