using Api.Content.Articles;

namespace Api.Benchmarks;

/// <summary>
/// Articles that read like news to the quote engine, the same in every run: people with titles and roles, who speak in
/// quotations of every order, in reported clauses and through pronouns, between sentences in which nobody speaks. Names
/// and events are invented.
/// </summary>
internal sealed class NewsText
{
    private static readonly string[] Forenames = [
        "Ada", "Alice", "Carl", "Dora", "Edward", "Frances", "George", "Hannah", "Ivan", "Julia", "Karen", "Laura",
        "Martin", "Nora", "Oscar", "Paul", "Rosa", "Simon", "Thomas", "Vera",
    ];
    private static readonly string[] Surnames = [
        "Abney", "Birkwood", "Castlow", "Dunmarsh", "Ellerby", "Farrowgate", "Grindle", "Hathersby", "Ingleside",
        "Jarrowdale", "Kettleby", "Lunderby", "Marlowick", "Netherfold", "Oakshott", "Pellworth", "Quenby", "Rushwick",
        "Stanmore", "Thornaby", "Ullock", "Venning", "Wexcombe", "Yarwick",
    ];
    private static readonly string[] Places = [
        "Lundby", "Port Ansel", "Marrowdale", "the Vale of Orin", "Castle Hythe", "North Brenning", "Saltmere",
    ];
    private static readonly string[] Titles = [
        "Mayor", "Sen.", "Dr.", "Gov.", "Councillor", "Judge", "Mr.", "Professor",
    ];
    private static readonly string[] Roles = [
        "a spokesman for the harbour board",
        "the head of the teachers’ union",
        "34, of Saltmere",
        "a Republican who runs the water committee",
        "who has led the museum since 2009",
        "a lawyer for the family",
        "director of the Orin Institute",
    ];
    private static readonly string[] Bodies = [
        "the Harbour Board",
        "the Brenning Chronicle",
        "the Department of Rivers",
        "the Saltmere Fishing Company",
        "the city council",
        "the Orin Institute",
    ];
    private static readonly string[] Unnamed = [
        "officials",
        "a spokeswoman",
        "two people who were at the meeting",
        "the report",
        "residents of the old town",
        "the company",
    ];
    private static readonly string[] Cues = [
        "said", "said", "said", "said", "told reporters", "added", "wrote", "argued", "said on Tuesday",
        "said in a statement", "explained", "tweeted", "insisted",
    ];
    private static readonly string[] Clauses =
    [
        "the bridge will stay closed until the winter is over", "nobody asked the people who live along the river",
        "we have to find the money before the next election",
        "the council had known about the cracks for nearly three years",
        "our children deserve a school that does not leak", "it was never a question of money",
        "the ferry can carry twice as many passengers as it does now", "I do not believe a word of it",
        "they were told to wait for a second opinion",
        "the new rules would cost small firms about $4.5 million a year",
        "more than 60 percent of the houses were built before 1950", "she has always been fair to us",
        "the mayor’s plan leaves out everyone north of the railway",
        "this is the worst season that anybody can remember", "you cannot run a hospital on promises",
    ];
    private static readonly string[] Phrases = [
        "a slap in the face", "deeply troubling", "the right thing to do", "reckless", "out of touch with the times",
        "unacceptable", "a new beginning",
    ];
    private static readonly string[] Openers = [
        "After a long debate, ", "In the meantime, ", "", "", "", "Late on Monday, ", "At the same time, ",
        "For many here, ",
    ];
    private static readonly string[] Happenings =
    [
        "the old market hall was sold to a group of investors from the coast",
        "about 200 people gathered in front of the town hall, where the doors stayed shut",
        "the price of fish rose again, although the boats had come back full",
        "engineers began to measure the walls of the lower dam (built in 1931)",
        "a report published last week found that the pipes lose a third of the water",
        "the committee voted 7-2 to put off its decision until March",
        "lorries were sent the long way round, through villages that had not asked for them",
        "the museum opened its new wing with a show of maps and sea charts",
    ];

    private readonly Random _random;
    private readonly string[] _people;

    private NewsText(int seed)
    {
        _random = new(seed);
        _people = [.. Enumerable.Range(0, 5).Select(_ => $"{One(Forenames)} {One(Surnames)}")];
    }

    /// <summary>Articles of about 4 KB, together at least so many bytes.</summary>
    public static List<IReadOnlyList<ParsedParagraph>> Articles(int bytes)
    {
        var articles = new List<IReadOnlyList<ParsedParagraph>>();
        while (bytes > 0)
        {
            var news = new NewsText(articles.Count);
            articles.Add([.. Enumerable.Range(0, 18).Select(_ => QuoteSpeed.Paragraph(news.Sentences()))]);
            bytes -= QuoteSpeed.Bytes(articles[^1]);
        }

        return articles;
    }

    private string Sentences() => _random.Next(20) switch
    {
        < 3 => $"“{Capital(Clause())},” {Introduced()} {One(Cues)}. “{Capital(Clause())}.”",
        < 5 => $"“{Capital(Clause())},” said {Introduced()}. {Plain()}",
        < 6 => $"“{Capital(Clause())}. {Capital(Clause())},” {Pronoun()} {One(Cues)}. {Plain()}",
        < 7 => $"{Plain()} {Capital(Introduced())} {One(Cues)}: “{Capital(Clause())}.”",
        < 9 => $"{Capital(Surname())} called the decision “{One(Phrases)}” and {One(Cues)} that {Clause()}. {Plain()}",
        < 10 =>
            $"{Introduced()} {One(Cues)} that {Clause()}, adding that {Clause()}. {Capital(Pronoun())} said "
                + $"{Clause()}.",
        < 11 => $"According to {One(Bodies)}, {Clause()}. {Capital(Clause())}, {One(Unnamed)} said.",
        < 12 =>
            $"{Plain()} {Capital(One(Unnamed))} described the plan as “{One(Phrases)}.” {Capital(Pronoun())} did not "
                + "answer further questions.",
        < 13 => $"{Capital(Clause())}, {Surname()} {One(Cues)}, “{Clause()}.”",
        _ => $"{Plain()} {Plain()}" + (_random.Next(2) == 0 ? $" {Plain()}" : ""),
    };

    private string Sometimes(Func<string> text) => _random.Next(3) == 0 ? text() : "";

    private string Plain() =>
        Capital(
            One(Openers)
                + One(Happenings)
                + Sometimes(() => $" in {One(Places)}")
                + Sometimes(() => $", and {Surname()} was there"))
            + ".";

    private string Introduced() => _random.Next(4) switch
    {
        0 => Surname(),
        1 => $"{One(_people)}, {One(Roles)},",
        2 => $"{One(Titles)} {One(_people)}",
        _ => One(_people),
    };

    private string Clause() => One(Clauses);

    private string Pronoun() => _random.Next(5) switch { 0 or 1 => "he", 2 or 3 => "she", _ => "they" };

    private string Surname() => One(_people).Split(' ')[1];

    private string One(string[] choices) => choices[_random.Next(choices.Length)];

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
