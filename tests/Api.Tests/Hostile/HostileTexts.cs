using static Api.Tests.Hostile.HostileShape;

namespace Api.Tests.Hostile;

/// <summary>Plain texts: their layout, their head and tail, their quotes and the names in them.</summary>
internal static class HostileTexts
{
    // Each fills a paragraph.
    private static readonly string[] Pieces =
    [
        "\"", " \"a", "“", "“a ", "‘", "‘as’ ", "’", "«", "s‹ as", "said ", ", who said ", "“a,” he said. ",
        "Mary Reed said, “a.” ", "the report said “a” and ", "left and said ", ", said, ", ", Reed, ",
        "adding ", "of Lund ", "U.", "( ", "(a) ", "((", ")", "[", "Mr. ", "President ", "the ", "and ", "that ",
        "he said that ", "of the University ", "Reed’s ", "Ann Lee and ", "Ann Lee, ", "— ", "… ",
        ": ", "; ", "a-", "A. ", "1.", "1/1/2021 ", "January 5, 2021 ", "\u0301", "e\u0301", "\U0001F600",
        "\U0001F600\u200D", "가", "ﷺ", "\u200B", "her ", "his mother ", "the mayor said she said ", "according to ",
        "http://a.example/ ", "a@b.example ", "#", "* ", "_", "``", "''", "6'2\" ", "=\"a", "dijo que ",
        "“a”, dijo Ana Ruiz. ", "who ", "which said ", "a spokesman for ", "told Reuters ", "Reuters ", "“a” ",
        "“A.” She said. “b” ",
    ];

    // Each is a line.
    private static readonly string[] Lines =
    [
        "a", "- a", "> a", "# a", "A", "By Ann Lee", "Published: 5 January 2021", "2021", "[Photo: a]",
        "(Photo by Ann Lee)", "LONDON (Reuters) –", "Reuters", "a-", "  a", "***", "1. a", "About Us", "Tags: a, b",
        "“a", "a:",
    ];

    public static IEnumerable<HostileShape> All =>
    [
        .. Pieces.Select(
            piece =>
                Of(
                    "text",
                    $"{Shown(piece)} in one paragraph",
                    size => "The mayor Ann Lee said, “We are open.” "
                        + Fill(piece, size)
                        + " “We close at ten,” she said.")),
        .. Lines.Select(line => Of("text", $"lines of {line}", size => Fill(line + "\n", size))),
        .. Lines.Select(
            line =>
                Of(
                    "text",
                    $"paragraphs of {line}",
                    size => "Title\n\n" + Fill(line + "\n\n", size / 2) + Fill("A long day. ", size / 2))),
        Of("text", "spaces in a line", size => "a" + Fill(" ", size) + "b"),
        Of("text", "spaces in front of lines", size => Each(i => new string(' ', i) + "a\n", size)),
        Of(
            "text",
            "full lines",
            size => Fill("The harbour is shut and the ferry does not sail until the ice is gone.\n", size)),
        Of("text", "other people of one surname", size => Each(i => $"{Name(i)} Reed said “a.” ", size)),
        Of("text", "other people", size => Each(i => $"{Name(i)} {Name(i * 7)} said “a.” ", size)),
        Of(
            "text",
            "other people, and pronouns",
            size => Each(i => $"{Name(i)} {Name(i * 7)} left. “a,” he said. ", size)),
        Of(
            "text",
            "other people in paragraphs of their own",
            size => Each(i => $"{Name(i)} {Name(i * 7)} said “a.” {Repeat("He left. ", size / 40_000)}\n\n", size)),
        Of("text", "other organisations", size => Each(i => $"the {Name(i)} Council said “a.” ", size)),
        Of("text", "one name of other words", size => Each(i => Name(i) + " ", size) + "said, “a.”"),
        Of(
            "text",
            "one name with a thousand quotes",
            size => Each(i => Name(i) + " ", size / 2) + "said, " + Fill("“a.” ", size / 2)),
        Of("text", "a list of other names that said", size => Each(i => Name(i) + " Lee, ", size) + "said, “a.”"),
        Of(
            "text",
            "a list of other names with a thousand quotes",
            size => Each(i => Name(i) + " Lee and ", size / 2) + "said, " + Fill("“a.” he said. ", size / 2)),
        Of("text", "other roles", size => Each(i => $"the {Name(i).ToLowerInvariant()} minister said “a.” ", size)),
        Of(
            "text",
            "documents of other issuers",
            size => Each(i => $"A report by {Name(i)} Reed said “a.” The report said “b.” ", size)),
        Of(
            "text",
            "people without words and then pronouns",
            size => Each(i => $"{Name(i)} {Name(i * 3)} left. ", size / 2) + Fill("“a,” she said. ", size / 2)),
        Of(
            "text",
            "people who are quoted as other people are named",
            size => Each(i => $"“{Name(i)} {Name(i * 3)} left,” he said. ", size)),
        Of(
            "text",
            "acronyms of other names",
            size =>
                Each(
                    i =>
                        $"the {Name(i)} {Name(i * 3)} Agency ({(char)('A' + (i % 26))}{(char)('A' + (i / 26 % 26))}A) "
                            + "said “a.” ",
                    size)),
        Of(
            "text",
            "initials of one surname",
            size => Each(i => $"{(char)('A' + (i % 26))}. {(char)('A' + (i / 26 % 26))}. Reed said “a.” ", size)),
        Of(
            "text",
            "parts of a name",
            size => Each(i => $"{Name(i)} {Name(i + 1)} {Name(i + 2)} {Name(i + 3)} said “a.” ", size)),
        Of(
            "text",
            "a byline of names",
            size => "Title\nBy " + Each(i => $"{Name(i)} Lee and ", size) + "Ann Lee\n\nThe harbour is shut."),
        Of("text", "a line of tags", size => "The harbour is shut.\n\nTags: " + Each(i => $"t{i}, ", size)),
        Of("text", "quotations left open", size => Fill("“a\n\n", size)),
        Of("text", "quotations that contain names", size => "“" + Each(i => $"{Name(i)} Lee ", size) + "”, he said."),
        Of("text", "words without a space", size => Fill("a", size)),
        Of("text", "capitals", size => Fill("A", size)),
        Of("text", "combining marks", size => Fill("a" + new string('\u0301', 120), size)),
        Of(
            "text",
            "lines with labels",
            size => Fill("Updated: Published: By By By: 5 January 2021 10:00 AM GMT\n", size)),
        Of("text", "digits", size => Fill("1", size)),
        Of("text", "digits with points", size => Fill("1.", size)),
        Of("text", "a sentence of commas", size => Fill("a, ", size)),
        Of("text", "words in Spanish", size => Each(i => $"el ministro {Name(i)} dijo que «a» y ", size)),
    ];

    /// <summary>Another name for every number: <c>Baba</c>, <c>Caba</c>.</summary>
    internal static string Name(int number)
    {
        const string consonants = "bcdfghjklmnpqrstvwxz";
        var name = "";
        for (var rest = number; rest > 0 || name.Length < 4; rest /= consonants.Length)
        {
            name += consonants[rest % consonants.Length] + "a";
        }

        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Shown(string piece) =>
        string.Concat(
            piece.Select(
                unit => unit is >= ' ' and < '\u2500' && unit is not ('\u0301' or '\u200B' or '\u200D')
                    ? $"{unit}"
                    : $"\\u{(int)unit:x4}"));
}
