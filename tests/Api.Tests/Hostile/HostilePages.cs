using static Api.Tests.Hostile.HostileShape;

namespace Api.Tests.Hostile;

/// <summary>Pages of HTML whose tags make the parser of the HTML Standard work.</summary>
internal static class HostilePages
{
    // Each is repeated without an end.
    private static readonly string[] Open =
    [
        "<div>", "<b>", "<font>", "<p>", "<a>", "<a href=/x>", "<p><b>", "<p><font>", "<p><a>", "<i></b>", "<b><p></b>",
        "<b><div></b>", "<a><b><i>", "<svg>", "<svg><style>", "<math><mi>", "<div><object></div></object>",
        "<span><div></span>",
        "<table>", "<table><tr><td>", "<table><b>x", "<ul><li>", "<li>", "<dl><dt>", "<dd>", "<ol><li><p>",
        "<blockquote>", "<select><option>", "<option>", "<form>", "<button>", "<template>", "<ruby><rt>", "<h1>",
        "<h1><b>", "<nobr>", "<tt><h1>",
        "<body a>", "<html a>", "<frameset>", "<noscript>", "<textarea>", "<title>", "<script>", "<!--", "<!-- -->",
        "<![CDATA[", "<!doctype html>", "</p>", "</br>", "</b>", "</x>", "a</x>", "a<!-- -->", "a&amp;", "&", "&#",
        "&#x10FFFF;", "&nbsp", "&a", "<", "< ", "<a ", "<p x=", "<p a='",
        "<img src=a>", "<img src=/a.jpg alt=a>", "<br>", "a<br>b", "<hr>", "<input>", "<form><input>",
        "<meta charset=utf-8>", "<base href=/x>", "<link rel=author>", "<iframe>", "<object>", "<marquee>", "<em>a",
        "<strong>a</strong> ", "\0", "\r", "<p>a", "<h1>a</h1>", "<figure>", "<figure><img src=/a.jpg>",
        "<picture><img src=/a.jpg>",
    ];

    private static readonly string[] Nested = [
        "div", "b", "font", "span", "ul", "blockquote", "em", "a", "section", "p",
    ];

    private const string Mark = "<sup><a href=#n>1</a></sup>";

    private static IEnumerable<HostileShape> Structures =>
    [
        Of(
            "html",
            "references to one long note",
            size => Fill(Mark, size / 2) + "<div id=n>" + Fill("<i>a</i> ", size / 2)),
        Of("html", "references in one raised element", size => "<sup>" + Fill("<a href=#n>1</a>", size) + "<p id=n>a"),
        Of(
            "html",
            "a note for each reference",
            size => Each(i => $"<p>a<sup><a href=#n{i}>1</a></sup>", size / 2)
                + Each(i => $"<p id=n{i}>a</p>", size / 2)),
        Of(
            "html",
            "notes within notes",
            size => Each(i => $"<sup><a href=#n{i}>1</a></sup>", size / 2) + Each(i => $"<div id=n{i}>", 4_000)
                + Fill("a ", size / 2)),
        Of("html", "tables in a figure", size => "<figure>" + Fill("<table role=table><td>a<td>b</table>", size)),
        Of(
            "html",
            "cells in open marks",
            size => "<p>a" + Fill("<b><i><a href=http://a.example>", 3_000) + "<table role=table>"
                + Fill("<tr><td>a<td>b", size)),
        Of("html", "lines of one post", size => "<blockquote class=embed>" + Fill("a<br>", size)),
        Of("html", "posts", size => Fill("<blockquote class=embed>a<p>- b</blockquote>", size)),
        Of("html", "lines of code", size => "<pre><code>" + Fill("<div>a</div>\n", size)),
        Of("html", "pictures without scripts", size => Fill("<noscript><img src=/a.jpg></noscript>", size)),
        Of("html", "quotations without an end", size => "<p>a" + Fill("<q>", size)),
    ];

    public static IEnumerable<HostileShape> All =>
    [
        .. Open.Select(piece => Of("html", Shown(piece), size => "<p>The bridge is shut." + Fill(piece, size))),
        .. Nested.Select(
            name =>
                Of(
                    "html",
                    $"<{name}> with its end",
                    size => Nest($"<{name}>", "The bridge is shut.", $"</{name}>", size))),
        Of("html", "<font> of other colours", size => Each(i => $"<font color=c{i}>", size) + "a"),
        Of("html", "<p><font> of other colours", size => Each(i => $"<p><font color=c{i}>a", size)),
        Of(
            "html",
            "<font> of other colours, closed out of order",
            size => Each(i => $"<font color=c{i}><div>", size / 2) + Fill("</font>", size / 2)),
        Of("html", "<b><div> and then </b>", size => Nest("<b><div>", "a", "</b>", size)),
        Of(
            "html",
            "<b><div> and then </b>, a hundred times each",
            size => Fill(Repeat("<b><div>", 100) + Repeat("</b>", 100) + Repeat("</div>", 100), size)),
        Of(
            "html",
            "<b><div> and then </b>, twenty times each",
            size => Fill(Repeat("<b><div>", 20) + Repeat("</b>", 20) + Repeat("</div>", 20), size)),
        Of(
            "html",
            "<i><div> and <b> that is closed, deep",
            size => Repeat("<i><div>", 200) + Fill("<b><div></b></div>", size)),
        Of("html", "<font> and then <p>", size => Each(i => $"<font size={i}>", size / 2) + Fill("<p>a", size / 2)),
        Of("html", "<div> and then <p>", size => Fill("<div>", size / 4) + Fill("<p>a", size * 3 / 4)),
        Of("html", "ten levels of <b> and then <p>", size => Fill("<b><i><u><s><tt>", 32) + Fill("<p>a", size)),
        Of("html", "text before a table", size => "<table>" + Fill("a<tr>", size)),
        Of("html", "elements before a table", size => "<table>" + Fill("<i>a</i>", size)),
        Of("html", "attributes of one tag", size => "<p " + Each(i => $"a{i} ", size) + ">The bridge is shut."),
        Of(
            "html",
            "attributes with values of one tag",
            size => "<p " + Each(i => $"a{i}=b ", size) + ">The bridge is shut."),
        Of("html", "one attribute again and again", size => "<p " + Fill("a ", size) + ">The bridge is shut."),
        Of("html", "attributes of many html tags", size => "<p>The bridge is shut." + Each(i => $"<html a{i}>", size)),
        Of("html", "attributes of many body tags", size => "<p>The bridge is shut." + Each(i => $"<body a{i}>", size)),
        Of("html", "an attribute of a long value", size => "<p title='" + Fill("a", size) + "'>The bridge is shut."),
        Of(
            "html",
            "classes of one element",
            size => "<p class='" + Each(i => $"c{i} ", size) + "'>The bridge is shut."),
        Of("html", "a style of many rules", size => "<p style='" + Fill("a:b;", size) + "'>The bridge is shut."),
        Of(
            "html",
            "encodings that change",
            size => Fill("<meta charset=windows-1251><meta charset=utf-8>", size) + "<p>The bridge is shut."),
        Of("html", "names without an end", size => "<" + Fill("a", size)),
        Of("html", "nested links with text", size => Fill("<a href=/x>a<div>", size)),
        Of("html", "nested tables with text", size => Fill("a<table>", size)),
        Of("html", "nested lists with their ends", size => Nest("<ul><li>", "a", "</li></ul>", size)),
        Of("html", "cells without rows", size => "<table>" + Fill("<td>a", size)),
        .. Structures,
        Of("html", "table rows", size => "<table>" + Fill("<tr><td>a<td>b", size)),
        Of("html", "options in a group", size => "<select>" + Fill("<optgroup><option>a", size)),
        Of("html", "frames", size => "<frameset>" + Fill("<frame>", size)),
        Of("html", "words after words", size => "<p>" + Fill("The bridge is shut, and nobody knows why. ", size)),
        Of("html", "entities", size => "<p>" + Fill("&eacute;&copy&#8217;", size)),
        Of("html", "combining marks", size => "<p>" + Fill("\u0301", size)),
        Of("html", "spaces", size => "<p>a" + Fill(" ", size) + "b"),
    ];

    private static string Shown(string piece) => piece switch { "\0" => "U+0000", "\r" => "CR", _ => piece };
}
