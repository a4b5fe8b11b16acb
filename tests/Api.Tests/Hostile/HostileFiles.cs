using System.Text;
using static Api.Tests.Hostile.HostileShape;

namespace Api.Tests.Hostile;

/// <summary>Pictures, feeds, and search queries.</summary>
internal static class HostileFiles
{
    public static IEnumerable<HostileShape> All =>
    [
        Picture(
            "chunks of a PNG",
            size => Images.Picture.Png(chunks: [.. Enumerable.Repeat(("tEXt", "a\0b"u8.ToArray()), size / 15)])),
        Picture(
            "raw profiles of a PNG",
            size =>
                Images.Picture.Png(
                    chunks: [
                        .. Enumerable.Repeat(
                            ("tEXt", "Raw profile type exif\0\nexif\n4\n45786966"u8.ToArray()), size / 50),
                    ])),
        Picture(
            "a raw profile of lines",
            size =>
                Images.Picture.Png(
                    chunks: ("tEXt", [
                        .. "Raw profile type exif\0\nexif\n4\n"u8,
                        .. Encoding.ASCII.GetBytes(Fill("45\n", size)),
                    ]))),
        Picture(
            "a packed text of nothing",
            size =>
                Images.Picture.Png(
                    chunks: ("zTXt", [.. "Raw profile type exif\0\0"u8, .. Images.Picture.Zip(new byte[size * 10])]))),
        Picture(
            "segments of a JPEG",
            size =>
                Images.Picture.Jpeg()[..2]
                    .Concat(
                        Enumerable.Repeat(
                            Images.Picture.Segment(0xE1, "Exif\0\0MM\0*\0\0\0\b\0\0"u8.ToArray()), size / 20)
                            .SelectMany(s => s))
                    .Concat(Images.Picture.Jpeg()[2..])
                    .ToArray()),
        Picture(
            "fill bytes of a JPEG",
            size => [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, size), .. Images.Picture.Jpeg()[2..]]),
        Picture(
            "texts in EXIF",
            size =>
                Images.Picture.Jpeg(
                    Images.Picture.Exif(
                        [.. Enumerable.Range(0, Math.Min(1_000, size / 40)).Select(_ => (0x10E, (object)"a text"))]))),
        Picture(
            "datasets of IPTC",
            size =>
                Images.Picture.Jpeg(
                    iptc: Images.Picture.Iptc([.. Enumerable.Repeat((25, "word"), Math.Min(size, 60_000) / 9)]))),
        Picture(
            "elements of XMP",
            size =>
                Images.Picture.Png(
                    xmp: Images.Picture.Xmp(
                        "<dc:subject><rdf:Bag>" + Fill("<rdf:li>a</rdf:li>", size) + "</rdf:Bag></dc:subject>"))),
        Picture(
            "deep elements of XMP",
            size => Images.Picture.Png(xmp: Images.Picture.Xmp(Nest("<dc:a>", "a", "</dc:a>", size)))),
        Picture(
            "attributes of XMP",
            size => Images.Picture.Png(xmp: Images.Picture.Xmp("<dc:a " + Each(i => $"dc:a{i}='b' ", size) + "/>"))),
        Picture(
            "namespaces of XMP",
            size =>
                Images.Picture.Png(xmp: Images.Picture.Xmp("<dc:a " + Each(i => $"xmlns:a{i}='b{i}' ", size) + "/>"))),
        Picture(
            "a long text of XMP",
            size => Images.Picture.Png(xmp: Images.Picture.Xmp("<dc:title>" + Fill("a ", size) + "</dc:title>"))),
        Picture(
            "chunks of WebP",
            size =>
                [
                    .. Images.Picture.Webp(),
                    .. Enumerable.Repeat("ABCD\0\0\0\0"u8.ToArray(), size / 8).SelectMany(c => c),
                ]),
        Picture(
            "blocks of GIF",
            size =>
                [
                    .. Images.Picture.Gif()[..^1],
                    .. Enumerable.Repeat((byte[])[0x21, 0xFE, 1, 65, 0], size / 5).SelectMany(c => c),
                    0x3B,
                ]),
        Picture(
            "boxes of AVIF",
            size =>
                [
                    .. Images.Picture.Avif(),
                    .. Enumerable.Repeat("\0\0\0\bfree"u8.ToArray(), size / 8).SelectMany(c => c),
                ]),
        Of("search", "words", size => Each(i => $"w{i} ", size)),
        Of("search", "one word", size => Fill("a ", size)),
        Of("search", "quotation marks", size => Fill("\"", size)),
        Of("search", "hyphens", size => Fill("-", size)),
        Of("search", "hyphens and spaces", size => Fill("- ", size)),
        Of("search", "ORs", size => Fill("a OR ", size)),
        Of("search", "ORs of other words", size => Each(i => $"w{i} OR ", size)),
        Of("search", "stars", size => Fill("*", size)),
        Of("search", "a phrase", size => "\"" + Fill("a ", size)),
        Of("search", "a word of tokens", size => Fill("a-", size)),
        Of("search", "characters", size => Fill("橋", size)),
        Of("search", "combining marks", size => "a" + Fill("\u0301", size)),
        Of("search", "\u200D", size => Fill("\u200D", size)),
        Of("found", "one word", size => Fill("a ", size)),
        Of("found", "words on one another", size => "\"a a a a a a a a\" \"a a a\" " + Fill("a ", size)),
        Of("found", "beginnings", size => "aaa* aab* aba* baa* " + Fill("aaab ", size)),
        Of("found", "characters", size => "橋 " + Fill("橋", size)),
        Of("found", "one word without an end", size => "aaa* " + Fill("a", size)),
        Of("feed", "elements in elements", size => Feed(Item(Nest("<a>", "a", "</a>", size)))),
        Of("feed", "attributes", size => Feed(Item("<a " + Each(i => $"a{i}='b' ", size) + "/>"))),
        Of("feed", "namespaces", size => Feed(Item("<a " + Each(i => $"xmlns:a{i}='b{i}' ", size) + "/>"))),
        Of("feed", "nested namespaces", size => Feed(Item(Each(i => $"<a{i}:a xmlns:a{i}='b'>", size / 2)))),
        Of("feed", "an open element", size => Feed(Item(Fill("<a>", size)))),
        Of("feed", "entities", size => Feed(Item("<title>" + Fill("&amp;", size) + "</title>"))),
        Of(
            "feed",
            "entities of a DTD",
            size => "<!DOCTYPE rss [" + Each(i => $"<!ENTITY e{i} 'a'>", size) + "]>" + Feed(Item("<title>a</title>"))),
        Of(
            "feed",
            "HTML of <font> in a title",
            size => Feed(Item("<title>" + Fill("&lt;p>&lt;font>a", size) + "</title>"))),
        Of(
            "feed",
            "HTML of lists",
            size => Feed(Item("<description>" + Fill("&lt;ul>&lt;li>", size) + "</description>"))),
        Of("feed", "categories", size => Feed(Item(Each(i => $"<category>c{i}</category>", size)))),
        Of("feed", "links", size => Feed(Item(Each(i => $"<link>http://a.example/{i}</link>", size)))),
        Of("feed", "elements about the feed", size => Feed(Each(i => $"<a{i}/>", size) + Item(""))),
        Of("feed", "shortcodes of WordPress", size => Feed(Post(Fill("[caption]", size)))),
        Of("feed", "captions of WordPress", size => Feed(Post(Fill("[caption]<img src=a>a[/caption]", size)))),
        Of("feed", "galleries of WordPress", size => Feed(Post(Fill("[gallery ids=1,2]", size)))),
        Of("feed", "blank lines of WordPress", size => Feed(Post(Fill("a\n\n", size)))),
        Of(
            "feed",
            "meta of WordPress",
            size => Feed(Post("a", Each(i => $"<wp:postmeta><wp:meta_key>k{i}</wp:meta_key></wp:postmeta>", size)))),
        Of(
            "feed",
            "authors of WordPress",
            size =>
                Feed(Each(i => $"<wp:author><wp:author_login>a{i}</wp:author_login></wp:author>", size) + Post("a"))),
    ];

    private static HostileShape Picture(string name, Func<int, byte[]> make) => new("picture", name, make);

    private static string Feed(string items) =>
        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' "
            + "xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Courier</title>"
            + items
            + "</channel></rss>";

    private static string Item(string inner) =>
        $"<item><guid>1</guid><description>The bridge is shut.</description>{inner}</item>";

    private static string Post(string body, string more = "") =>
        $"<item><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_id>1</wp:post_id><content:encoded><![CDATA[The bridge is shut. {body}]]></content:encoded>{more}</item>";
}
