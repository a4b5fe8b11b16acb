using System.Text;
using Api.Tests.Images;

namespace Api.Tests.Mutations;

/// <summary>The pieces that mutations begin with: for each way in, the things that its readers look for.</summary>
internal static class Pieces
{
    private const string Body =
        "<body><article><h1>Mill to reopen</h1><p class=byline>By Hilde Aarne and Bo Marsh</p><p>The old mill at "
            + "Thorne will open its doors again in June, nine years after the flood.</p><p>“We have ground nothing "
            + "but our teeth,” said Hilde Aarne, who bought the mill.</p></article></body>";

    public static IReadOnlyList<Piece> All { get; } =
    [
        .. Of(
            PieceKind.Html,
            $"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Mill to reopen - The Thorne Post</title><meta property="article:published_time" content="2019-11-20T08:15:00+01:00"><meta name="date" content="2019-11-20"><meta property="article:modified_time" content="2019-11-21T10:00:00Z"></head>{Body}</html>""",
            $$$"""<html><head><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","@id":"#a","headline":"Mill to reopen","datePublished":"2019-11-20T08:15:00Z","dateModified":"2019-11-21","author":[{"@type":"Person","name":"Hilde Aarne"}],"image":{"@type":"ImageObject","url":"/mill.jpg","width":1200,"height":"800px","dateCreated":"2019-10-01T00:00:00Z"},"articleBody":"The old mill at Thorne will open its doors again in June, nine years after the flood.","keywords":"mill, flood","publisher":{"@id":"#p"}},{"@id":"#p","@type":"Organization","name":"The Thorne Post"}]}</script><link rel=canonical href="https://post.example/2019/11/20/mill"></head>{{{Body}}}</html>""",
            """<html><body><div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop=headline>Mill to reopen</h1><span itemprop=author itemscope itemtype="https://schema.org/Person"><span itemprop=name>Hilde Aarne</span></span><time itemprop=datePublished datetime="2019-11-20T08:15-05:00">Nov. 20, 2019</time><meta itemprop=dateModified content="1574237700"><div itemprop=articleBody><p>The old mill will open its doors again in June, nine years after the flood.<p>“It turns,” said Bo Marsh.</div></div></body></html>""",
            """<html><head><meta name="dc.date" content="Wed, 20 Nov 2019 08:15:00 GMT"><meta name="parsely-pub-date" content="20191120T081500"><base href="/x/"></head><body><nav><a href=/a>News</a></nav><h1>Mill to reopen</h1><div class="date">20 novembre 2019 à 8h15</div><p>The old mill will open its doors again, <a href="../mill?a=1&amp;b=2">it is said</a>, in <em>June</em>.</p><figure><img srcset="a.jpg 2x, b.jpg 800w" alt="The mill"><figcaption>The mill. Photo: Ada Moss</figcaption></figure><blockquote><p>It turns.</p><footer>Bo Marsh</footer></blockquote><ul><li>one<ul><li>two</ul></ul><table><tr><td>1<td>2</table></body></html>""",
            """<h2>Why</h2><p>The mill turns &amp; turns.&nbsp;&#8220;It does,&#8221; said Bo Marsh.<br><br>A second line.<!-- a --><script>x()</script><svg><text>1</text></svg><p dir=rtl>שלום “a” <q>b</q></p>""",
            """<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><meta property="og:image" content="https://post.example/a.jpg"><meta property="og:image:width" content="1200"></head><body><p>The old mill at Thorne will open its doors again in June, nine years after the flood.</body></html>"""),
        .. Of(
            PieceKind.Json,
            """{"title":"Mill to reopen","authors":["Hilde Aarne",{"name":"Bo Marsh"}],"publisher":{"name":"The Thorne Post","url":"https://post.example/"},"publishedAt":"2019-11-20T08:15:00+01:00","publishedOn":"2019-11-20","modifiedAt":"2019-11-21T10:00:00Z","language":"en-GB","tags":["mill"],"canonicalUrl":"https://post.example/mill","text":"The mill turns.\n\n“It does,” said Bo Marsh."}""",
            """{"html":"<p>The <b>mill<\/b> turns. \u201cIt does,\u201d said Bo Marsh. \ud83c\udf09","images":[{"url":"https://post.example/a.jpg","caption":"The mill","width":800,"height":600,"takenAt":"2019-10-01T12:00:00Z","metadata":{"a":[1,2.5,-3e10,null,true]},"afterParagraph":1}],"about":{"heading":"About","text":"The Post."},"status":"draft"}""",
            """{"paragraphs":["The mill turns.",{"kind":"heading","level":2,"text":"Why"},{"kind":"listItem","level":3,"text":"It does, said Bo.","marks":[{"type":"link","href":"https://post.example/","start":0,"end":2}]}],"quotes":[{"paragraphNumber":3,"start":0,"end":7,"speakers":["Bo Marsh"],"kind":"direct"}],"slug":"mill-turns","publishedOn":"2019"}"""),
        .. Of(
            PieceKind.Patch,
            """{"title":null,"publishedAt":"2019-11-20T08:15:00+01:00","tags":["mill","flood"],"publisher":{"url":null},"about":{"heading":"About","text":"The Post."}}""",
            """{"text":"The mill turns.\n\n“It does,” said Bo Marsh.","quotes":[{"paragraphNumber":1,"start":0,"end":3}],"images":[]}"""),
        .. Of(
            PieceKind.Markdown,
            "---\ntitle: Mill to reopen\ndate: 2019-11-20T08:15:00+01:00\nauthor: [Hilde Aarne, \"Bo "
                + "\\u004darsh\"]\ndescription: >\n  Long,\n  and folded.\ntags:\n  - mill\ndraft: false\nimages:\n  "
                + "- url: https://post.example/a.jpg\n    width: 800\n---\n\n# Mill\n\nThe *mill* "
                + "[turns](https://post.example/ \"t\").\n\n> “It does,” said Bo Marsh.\n\n1. one\n   - "
                + "two\n\n```\ncode\n```\n",
            "Mill\n====\n\nThe ![mill](a.jpg) turns[^1] and <b>turns</b>. **It** _does_ ~~not~~.\n\n| a | b "
                + "|\n|---|---|\n| 1 | 2 |\n\n[^1]: A note.\n[x]: https://post.example 'y'\n"),
        .. Of(
            PieceKind.Text,
            "Mill to reopen\nNine years after the flood\n\nBy Hilde Aarne, Staff Writer\nPublished: Nov. 20, 2019 "
                + "8:15 AM EST | Updated: 11/21/2019 10:00 +0100\n\nTHORNE (NWA) – The old mill will open its doors "
                + "again in June.\n\n“We have ground nothing but our teeth,” said Hilde Aarne, who bought the mill. "
                + "“Not one\nsack,” she added.\n\nPhoto: The mill at dawn. (Ada Moss/NWA)\n\n- one\n- two\n\nTags: "
                + "mill, flood\n\nAbout The Thorne Post\nThe Post is printed in Thorne.\n",
            "1/1/2019 00:00 +0200\n\n«Il tourne», a dit Bo Marsh. ‘It’s the ’90s,’ he said. \"Quoted 'within',\" said "
                + "Ada; according to Hilde Aarne, it does.\n\nEl molino gira —dijo la alcaldesa Ada Moss—. „Er dreht "
                + "sich“, sagte Bo.\n\n漢字「回る」と言った。 e\u0301 \U0001F309 \u200D\n",
            "Le moulin\n20 novembre 2019 à 8h15\nPar Hilde Aarne\n\nThe mill turns, Bo Marsh said on Monday. He told "
                + "reporters it would \"turn and turn\" until 2020-01-31T10:00:00Z."),
        .. Of(
            PieceKind.Feed,
            """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Thorne Post</title><link>https://post.example</link><language>en</language><item><title>Mill &amp;amp; flood</title><link>https://post.example/mill</link><guid isPermaLink="false">17</guid><pubDate>Wed, 20 Nov 2019 08:15:00 +0100</pubDate><dc:creator>Hilde Aarne</dc:creator><category>mill</category><description>Short.</description><content:encoded><![CDATA[<p>The mill turns. “It does,” said Bo Marsh.</p>]]></content:encoded><media:content url="https://post.example/a.jpg" medium="image"/><enclosure url="https://post.example/b.jpg" type="image/jpeg" length="1"/></item></channel></rss>""",
            """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Thorne Post</title><link href="https://post.example/"/><entry><id>urn:17</id><title type="text">Mill</title><published>2019-11-20T08:15:00+01:00</published><updated>2019-11-21T10:00:00Z</updated><author><name>Hilde Aarne</name></author><link rel="alternate" href="https://post.example/mill"/><category term="mill" label="Mill"/><summary>Short.</summary><content type="html">&lt;p&gt;The mill turns.&lt;/p&gt;</content></entry></feed>""",
            """
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Post</title><wp:base_blog_url>https://post.example</wp:base_blog_url><wp:author><wp:author_login>h</wp:author_login><wp:author_display_name>Hilde Aarne</wp:author_display_name></wp:author><item><title>Mill</title><link>https://post.example/mill</link><dc:creator>h</dc:creator><content:encoded><![CDATA[The mill turns.

            [caption id="a" align="x"]<img src="a.jpg"> The mill[/caption][gallery ids="9,9"]

            “It does,” said Bo Marsh.]]></content:encoded><excerpt:encoded>Short.</excerpt:encoded><wp:post_id>17</wp:post_id><wp:post_date_gmt>2019-11-20 08:15:00</wp:post_date_gmt><wp:post_modified_gmt>0000-00-00 00:00:00</wp:post_modified_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category">Mill</category><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta></item><item><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://post.example/9.jpg</wp:attachment_url></item></channel></rss>
            """),
        .. Pictures().Select(picture => new Piece(PieceKind.Picture, Encoding.Latin1.GetString(picture))),
        .. Of(
            PieceKind.Search,
            "mill \"turns again\" OR -flood al-Qaeda c++ 9/11 wheel* \"tariff\"",
            "水車 방앗간 الطاحونة मिल e\u0301tude Straße ’90s -\"a b\" * - \" OR OR"),
    ];

    private static IEnumerable<Piece> Of(PieceKind kind, params string[] texts) =>
        texts.Select(text => new Piece(kind, text));

    private static IEnumerable<byte[]> Pictures()
    {
        List<(int Tag, object Value)> tags =
        [
            (0x010E, "The mill"), (0x8298, "Post"), (0x0132, "2019:11:21 10:00:00"), (0x9003, "2019:11:20 08:15:00"),
            (0x9011, "+01:00"),
            (0x829A, Enumerable.Repeat(1, 2).ToArray()), (0x8827, (ushort)200), .. Picture.Position,
        ];
        var exif = Picture.Exif([.. tags]);
        var iptc = Picture.Iptc(
            (5, "Mill"),
            (25, "mill"),
            (55, "20191120"),
            (60, "081500+0100"),
            (80, "Ada Moss"),
            (110, "NWA"),
            (120, "The mill at dawn"));
        var xmp = Picture.Xmp(
            "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Mill &amp; "
                + "flood</rdf:li></rdf:Alt></dc:title><photoshop:DateCreated>2019-11-20T08:15:00+01:00</photoshop:DateCreated><xmp:Rating>5</xmp:Rating><Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType='Resource'><Iptc4xmpExt:City>Thorne</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>");
        return [
            Picture.Jpeg(exif, iptc, xmp),
            Picture.Png(exif, xmp),
            Picture.Webp(exif, xmp),
            Picture.Gif(xmp),
            Picture.Avif(exif, xmp),
        ];
    }
}
