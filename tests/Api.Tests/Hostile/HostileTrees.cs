using static Api.Tests.Hostile.HostileShape;

namespace Api.Tests.Hostile;

/// <summary>Pages of HTML that parse quickly, and make work for the search for the article in them.</summary>
internal static class HostileTrees
{
    private const string Prose = "<p>The bridge is shut, and nobody in the town knows why it is.</p>";

    public static IEnumerable<HostileShape> All =>
    [
        Of(
            "html",
            "paragraphs and then pictures",
            size => Fill(Prose, size / 2) + Each(i => $"<img src=http://a.example/{i}.jpg>", size / 2) + Prose),
        Of(
            "html",
            "pictures in one <picture>",
            size =>
                Prose + "<picture>" + Each(i => $"<img src=http://a.example/{i}.jpg>", size) + "</picture>" + Prose),
        Of(
            "html",
            "sources in one <picture>",
            size => Prose
                + "<picture>"
                + Each(i => $"<source srcset='http://a.example/{i}.jpg {i}w'>", size)
                + "<img src=http://a.example/a.jpg></picture>"
                + Prose),
        Of(
            "html",
            "a source set",
            size => Prose
                + "<img src=http://a.example/a.jpg srcset='"
                + Each(i => $"http://a.example/{i}.jpg {i}w, ", size)
                + "'>"
                + Prose),
        Of(
            "html",
            "a source set of commas",
            size => Prose + "<img src=http://a.example/a.jpg srcset='" + Fill(",", size) + "'>" + Prose),
        Of(
            "html",
            "a source set of spaces",
            size => Prose + "<img src=http://a.example/a.jpg srcset='a" + Fill(" ", size) + "'>" + Prose),
        Of(
            "html",
            "a source set of brackets",
            size => Prose + "<img src=http://a.example/a.jpg srcset='a " + Fill("(", size) + "'>" + Prose),
        Of(
            "html",
            "figures in figures",
            size => Nest("<figure><img src=http://a.example/a.jpg>", "<figcaption>a</figcaption>", "</figure>", size)
                + Prose),
        Of(
            "html",
            "captions of a figure",
            size => Prose
                + "<figure><img src=http://a.example/a.jpg>"
                + Fill("<figcaption>a</figcaption>", size)
                + "</figure>"
                + Prose),
        Of("html", "asides in asides", size => Nest("<aside>a", Prose, "</aside>", size) + Prose),
        Of("html", "bodies in bodies", size => Nest("<div class=article-body>a", Prose, "</div>", size)),
        Of("html", "deep elements, and paragraphs in them", size => Repeat("<div>", 1_000) + Fill(Prose, size)),
        Of("html", "deep lists, and paragraphs in them", size => Repeat("<ul><li>", 500) + Fill("<p>a", size)),
        Of(
            "html",
            "deep emphasis, and paragraphs in it",
            size => Repeat("<div><em class=a>", 300) + Fill("<div>a</div>", size)),
        Of(
            "html",
            "deep links, and paragraphs in them",
            size => Repeat("<div><strong id=a>", 300) + Fill("a<br><br>", size)),
        Of(
            "html",
            "cards",
            size => Fill("<li><a href=/x>A link of more than fifteen letters</a><p>a</p></li>", size) + Prose),
        Of("html", "links in one paragraph", size => "<p>" + Each(i => $"<a href=http://a.example/{i}>a</a> ", size)),
        Of("html", "emphases in one paragraph", size => "<p>" + Fill("<em>a</em> ", size)),
        Of(
            "html",
            "emphases with combining marks in one paragraph",
            size => "<p>" + Fill("<em>e\u0301</em>\u0301 ", size)),
        Of("html", "headings", size => Each(i => $"<h2>A heading that is long {i}</h2>", size) + Prose),
        Of(
            "html",
            "headings like the title",
            size => $"<title>{Repeat("a", 400)}</title>" + Fill($"<h2>{Repeat("a", 200)}b</h2>", size) + Prose),
        Of(
            "html",
            "statements of one place",
            size => Each(i => $"<meta name=author content='Ann Lee {i}'>", size) + Prose),
        Of("html", "statements of other places", size => Each(i => $"<meta name=a{i} content=b>", size) + Prose),
        Of(
            "html",
            "a statement with other names",
            size => "<meta name='" + Each(i => $"a{i} ", size) + "' content=b>" + Prose),
        Of(
            "html",
            "an author of many names",
            size => "<meta name=author content='"
                + Fill("Ann Lee, ", Math.Min(size, 900))
                + "'>"
                + Fill("<div class=byline>By Ann Lee and Bo Day</div>", size)
                + Prose),
        Of("html", "dates", size => Fill("<time datetime=2021-01-01T00:00:00Z>1 January 2021</time>", size) + Prose),
        Of("html", "keywords", size => "<meta name=keywords content='" + Each(i => $"k{i},", size) + "'>" + Prose),
        Of("html", "main headings", size => Fill("<h1>The bridge is shut</h1>", size) + Prose),
        Of(
            "html",
            "a heading before everything",
            size => Fill("<div>", 500) + "<h1>The bridge is shut</h1>" + Fill("</div>a", size) + Prose),
        Of(
            "html",
            "things in microdata",
            size => Fill("<div itemscope itemtype=http://schema.org/Article itemprop=a>", size) + Prose),
        Of(
            "html",
            "a thing of many properties in microdata",
            size => "<div itemscope><p itemprop='" + Each(i => $"p{i} ", size) + "'>a</p></div>" + Prose),
        Of(
            "html",
            "properties with long texts in microdata",
            size => "<div itemscope itemtype=http://schema.org/Article>"
                + Nest("<div itemprop=a>a", Prose, "</div>", size)
                + "</div>"),
        Of("html", "JSON-LD: one list", size => Linked("[" + Fill("{},", size) + "{}]")),
        Of("html", "JSON-LD: lists in lists", size => Linked(Nest("[", "", "]", size))),
        Of(
            "html",
            "JSON-LD: many blocks",
            size => Fill(Linked("{\"@type\":\"NewsArticle\",\"headline\":\"The bridge is shut\"}"), size) + Prose),
        Of("html", "JSON-LD: blocks that are none", size => Fill(Linked("{\"a\""), size) + Prose),
        Of("html", "JSON-LD: brackets", size => Linked(Fill("[CDATA[", size))),
        Of(
            "html",
            "JSON-LD: members of one name",
            size => Linked("{\"@type\":\"NewsArticle\"" + Fill(",\"author\":\"Ann Lee\"", size) + "}")),
        Of(
            "html",
            "JSON-LD: types of one thing",
            size => Linked("{\"@type\":[" + Fill("\"NewsArticle\",", size) + "\"a\"]}")),
        Of(
            "html",
            "JSON-LD: one picture again and again",
            size =>
                Linked(
                    "{\"@type\":\"NewsArticle\",\"image\":["
                        + Fill("{\"@id\":\"i\"},", size / 2)
                        + "{}]},{\"@id\":\"i\",\"caption\":["
                        + Fill("\"\",", size / 2)
                        + "\"\"]}",
                    "[",
                    "]")),
        Of(
            "html",
            "JSON-LD: pictures",
            size =>
                Linked(
                    "{\"@type\":\"NewsArticle\",\"image\":["
                        + Each(i => $"{{\"url\":\"http://a.example/{i}\",\"caption\":\"a{i}\"}},", size)
                        + "{}]}")),
        Of(
            "html",
            "JSON-LD: parts",
            size =>
                Linked(
                    "{\"@type\":\"NewsArticle\",\"hasPart\":["
                        + Fill("{\"@id\":\"i\"},", size / 2)
                        + "{}]},{\"@id\":\"i\",\"@type\":\"WebPageElement\",\"name\":["
                        + Fill("\"\",", size / 2)
                        + "\"\"]}",
                    "[",
                    "]")),
        Of("html", "JSON-LD: escapes", size => Linked("{\"a\":\"" + Fill("\\'", size) + "\"}")),
        Of("html", "JSON-LD: entities", size => Linked("{&quot;a&quot;:\"" + Fill("&amp;", size) + "\"}")),
        Of("html", "JSON-LD: digits", size => Linked("{\"a\":" + Fill("9", size) + "}")),
        Of(
            "html",
            "JSON-LD: the article's words",
            size => Linked(
                "{\"@type\":\"NewsArticle\",\"articleBody\":\"" + Fill("The bridge is shut. ", size / 2) + "\"}")
                + Fill("<p>The bridge is shut.</p>", size / 2)),
    ];

    private static string Linked(string json, string before = "", string after = "") =>
        $"<script type=application/ld+json>{before}{json}{after}</script>{Prose}";
}
