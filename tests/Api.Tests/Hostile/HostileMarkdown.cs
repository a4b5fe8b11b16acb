using static Api.Tests.Hostile.HostileShape;

namespace Api.Tests.Hostile;

/// <summary>Markdown, and the YAML above it.</summary>
internal static class HostileMarkdown
{
    private static readonly string[] Pieces =
    [
        "- ", "* ", "+ ", "1. ", "> ", ">", "- > ", "> - ", "#", "# ", "*", "_", "**", "*a ", "**a ", "_a ", "*a**",
        "a*b_", "`", "`a", "` ``", "[", "[a", "[a](", "[a](b", "[a][", "![", "![a](", "[[", "]", "](", "[]", "[a]:",
        "<", "<a", "<a ", "<!--", "<?", "<![CDATA[", "<!A", "&", "&a", "\\", "~~~", "```", "\t",
        "a\n-\n", "a\n=\n", "[a]: b\n", "[a]:\n", "|a", "a|-", "- a\n", "1. a\n", "> a\n", "    a\n", "\n", " \n",
        "* * *\n", "***\n", "---\n", "<div>\n", "<div>\n\n", "<b>a\n", "http://a.example ", "<http://a.example>",
        "a  \n", "a\\\n", ":", "(", "<b>", "</b>", "*a_ ", "[a](<", "[a](b \"",
        "- a\n\n  ", "-\n", "- \n", ">\n", "1)", "- - a\n", "# a\n", "a\n\n", "[^a]", "{", "$", "~", "^",
        "{{< ", "{{< a >}}", "{% raw %}", "{% comment %}a", "{: .a }\n", "{: .a", "# a {#b}\n", "{%", "[^a]: b\n\n",
    ];

    public static IEnumerable<HostileShape> All =>
    [
        .. Pieces.Select(piece => Of("markdown", Shown(piece), size => Fill(piece, size) + "a")),
        Of(
            "markdown",
            "a list indented by two more each line",
            size => Each(i => new string(' ', 2 * i) + "- a\n", size)),
        Of(
            "markdown",
            "a list indented by four more each line",
            size => Each(i => new string(' ', 4 * i) + "* a\n", size)),
        Of(
            "markdown",
            "a numbered list indented by three more each line",
            size => Each(i => new string(' ', 3 * i) + "1. a\n", size)),
        Of("markdown", "a quote deeper by one each line", size => Each(i => new string('>', i + 1) + " a\n", size)),
        Of(
            "markdown",
            "a quote deeper by one each line, then lazy lines",
            size => Each(i => new string('>', i + 1) + " a\n", size / 2) + Fill("a\n", size / 2)),
        Of(
            "markdown",
            "deep lists, then lines in them",
            size => Each(i => new string(' ', 2 * i) + "- a\n", 2_000) + Fill(new string(' ', 90) + "a\n", size)),
        Of(
            "markdown",
            "deep lists, then blank lines",
            size => Each(i => new string(' ', 2 * i) + "- a\n", 2_000) + Fill("\n", size)),
        Of("markdown", "a line of quotes, then lazy lines", size => new string('>', 60) + " a\n" + Fill("a\n", size)),
        Of("markdown", "a long table", size => "|a|b|\n|-|-|\n" + Fill("|c|d|\n", size)),
        Of("markdown", "a wide table", size => Fill("|a", size / 2) + "|\n" + Fill("|-", size / 2) + "|\n"),
        Of("markdown", "many tables", size => Fill("|a|b|\n|-|-|\n|c|d|\n\n", size)),
        Of("markdown", "many notes", size => Each(i => $"a[^{i}]\n\n[^{i}]: b\n\n", size)),
        Of("markdown", "references to one note", size => Fill("a[^1]\n\n", size) + "[^1]: b\n"),
        Of("markdown", "raw tags before the end of another", size => Fill("{% raw %}", size) + "{% endcomment %}"),
        Of("markdown", "TOML with many keys", size => $"+++\n{Each(i => $"k{i} = 1\n", size)}+++\n\na"),
        Of("markdown", "TOML with many tables", size => $"+++\n{Each(i => $"[a{i}.b]\nc = 1\n", size)}+++\n\na"),
        Of("markdown", "TOML with a long dotted key", size => $"+++\n{Fill("a.", size)}a = 1\n+++\n\na"),
        Of("markdown", "JSON with many names", size => $"{{{Each(i => $"\"k{i}\":1,", size)}\"k\":1}}\n\na"),
        Of("markdown", "deep brackets with their ends", size => Nest("[", "a", "]", size)),
        Of("markdown", "deep brackets with links", size => Nest("[", "a", "](b)", size)),
        Of("markdown", "deep pictures with links", size => Nest("![", "a", "](b)", size)),
        Of("markdown", "deep brackets in an address", size => "[a](" + Nest("(", "a", ")", size) + ")"),
        Of("markdown", "emphasis with its end", size => Nest("*a ", "b", " a*", size)),
        Of("markdown", "strong emphasis with its end", size => Nest("**a ", "b", " a**", size)),
        Of("markdown", "emphasis of other lengths", size => Each(i => new string('*', 1 + (i % 7)) + "a ", size)),
        Of("markdown", "code of other lengths", size => Each(i => new string('`', i + 1) + "a", size)),
        Of("markdown", "other link definitions", size => Each(i => $"[a{i}]: b\n", size)),
        Of(
            "markdown",
            "other link definitions, and links",
            size => Each(i => $"[a{i}]: b\n", size / 2) + "\n" + Each(i => $"[a{i}] ", size / 2)),
        Of("markdown", "a link to nothing, again and again", size => Fill("[a][b] ", size)),
        Of("markdown", "brackets, again and again", size => Fill("[a] ", size)),
        Of("markdown", "brackets to nothing with long labels", size => Fill("[aaaaaaaaaaaaa][bbbbbbbbbb] ", size)),
        Of("markdown", "brackets to nothing in many paragraphs", size => Fill(Repeat("[a][b] ", 500) + "\n\n", size)),
        Of(
            "markdown",
            "emphases in many paragraphs",
            size =>
                Fill(
                    string.Concat(Enumerable.Range(0, 1_500).Select(i => new string('*', 1 + (i % 7)) + "a ")) + "\n\n",
                    size)),
        Of("markdown", "links", size => Fill("[a](http://a.example) ", size)),
        Of("markdown", "links in paragraphs", size => Fill("[a](http://a.example)\n\n", size)),
        Of("markdown", "a long label", size => "[" + Fill("a ", size) + "]"),
        Of("markdown", "a title without an end", size => Fill("[a](b 'c", size)),
        Of("markdown", "front matter without an end", size => "---\n" + Fill("a: b\n", size)),
        Of("markdown", "lines that look like front matter", size => Fill("---\na: b\n", size)),
        Yaml("distinct keys", size => Each(i => $"k{i}: a\n", size)),
        Yaml("one key", size => Fill("k: a\n", size)),
        Yaml("distinct keys in metadata", size => "metadata:\n" + Each(i => $"  k{i}: a\n", size)),
        Yaml("distinct keys in a flow", size => "metadata: {" + Each(i => $"k{i}: a, ", size) + "}"),
        Yaml("a list", size => "tags:\n" + Fill("- a\n", size)),
        Yaml("a flow", size => "tags: [" + Fill("a, ", size) + "a]"),
        Yaml("flows in flows", size => "tags: " + Nest("[", "", "]", size)),
        Yaml("maps in maps", size => "a: " + Nest("{a: ", "", "}", size)),
        Yaml("open flows", size => "tags: " + Fill("[", size)),
        Yaml("lists in lists", size => Fill("- ", size) + "a"),
        Yaml("keys in keys", size => Fill("? ", size) + "a"),
        Yaml("deeper keys", size => Each(i => new string(' ', i) + "a:\n", size)),
        Yaml("colons", size => "a: " + Fill(": ", size)),
        Yaml("colons without spaces", size => Fill("a:", size)),
        Yaml("anchors", size => Each(i => $"k{i}: &a{i} b\n", size)),
        Yaml("aliases", size => "a: &a b\n" + Each(i => $"k{i}: *a\n", size)),
        Yaml("tags", size => Fill("!a ", size)),
        Yaml("tag directives", size => Each(i => $"%TAG !a{i}! b\n", size)),
        Yaml("a long plain text", size => "title: " + Fill("a ", size)),
        Yaml("a long plain text of lines", size => "title: a\n" + Fill("  a\n", size)),
        Yaml("a folded text of lines", size => "summary: >\n" + Fill("  a\n", size)),
        Yaml("a quoted text of escapes", size => "title: \"" + Fill("\\u0041", size) + "\""),
        Yaml("a quoted text without an end", size => "title: \"" + Fill("a ", size)),
        Yaml("comments", size => Fill("# a\n", size) + "a: b"),
        Yaml("blank lines in a text", size => "title: |\n" + Fill("\n", size) + "  a"),
        Yaml("documents", size => Fill("...\n", size)),
        Yaml("tabs", size => "a: " + Fill("\t", size) + "b"),
        Yaml("a key without an end", size => Fill("a", size)),
        Yaml("question marks", size => Fill("?", size)),
        Yaml("commas in a flow", size => "tags: [" + Fill(",", size)),
    ];

    private static HostileShape Yaml(string name, Func<int, string> make) =>
        Of("markdown", $"YAML: {name}", size => $"---\n{make(size)}\n---\nThe bridge is shut.\n");

    private static string Shown(string piece) =>
        piece.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
}
