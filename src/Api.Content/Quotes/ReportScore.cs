namespace Api.Content.Quotes;

/// <summary>
/// How sure it is that words are a reported clause and whose: the sum of what is known of cue, clause and source, in hundredths of log odds.
/// The numbers were learned with those of <see cref="EnglishReports"/>. Whole numbers, so that the outcome is the same on every machine.
/// </summary>
internal sealed class ReportScore(string text, List<Token> tokens, Clauses clauses)
{
    /// <summary>From here on a report is taken: 39 of 100 are right at the bar, three of four above it.</summary>
    public const int Bar = -50;

    private const int AccordingTo = 235;
    private const int UnlistedSpeech = -200;
    private const int Infinitive = -65;
    private const int Relative = -90;
    private const int Subordinate = -25;
    private const int Modal = -85;

    private static readonly string[] Modals = ["would", "will", "could", "may", "might", "should", "can", "must"];

    /// <summary>By how many words: 1, 2-3, 4-7, 8-15, 16-31, more.</summary>
    private static readonly int[] ClauseLengths = [-110, -65, 0, 25, 45, -5];
    private static readonly int[] PhraseLengths = [-75, -65, -10, 25, 55, 25];

    private readonly List<Chunk> _chunks = clauses.Chunks;

    /// <summary>Null when the cue reports nothing of that form.</summary>
    public int? Of(Report report)
    {
        var cue = _chunks[report.CueLast];
        var phrase = report.Shape is ReportShape.Noun or ReportShape.Preposition;
        if (CueWeight(report, cue, phrase) is not { } score)
        {
            return null;
        }

        score += (phrase ? PhraseLengths : ClauseLengths)[Math.Min(5, int.Log2(report.End - report.First))];
        score += ShapeWeight(report.Shape, cue.Is(WordClass.Speech)) + SourceWeight(report.Referent);
        score += cue.Kind == ChunkKind.Infinitive ? Infinitive : 0;
        score += cue.Kind == ChunkKind.Verb && clauses.IsRelative(report.CueFirst) ? Relative : 0;
        score += clauses.IsSubordinate(report.Referent.First) ? Subordinate : 0;
        return score + (cue.Kind == ChunkKind.Verb && IsModal(cue) ? Modal : 0);
    }

    /// <summary>
    /// The share of reports of that score that were right, counted on the train half: the words overlap the annotators' by half or more
    /// and the mention has their last name, or is the same pronoun.
    /// </summary>
    public static double Confidence(int score) => score switch
    {
        < 0 => 0.48,
        < 40 => 0.62,
        < 80 => 0.7,
        < 120 => 0.74,
        < 160 => 0.79,
        < 200 => 0.85,
        _ => 0.93,
    };

    private int? CueWeight(Report report, Chunk cue, bool phrase)
    {
        if (report.IsAccordingTo)
        {
            return AccordingTo;
        }

        var form = text.AsSpan(tokens[cue.Head].Start, tokens[cue.Head].Length);
        return (phrase ? EnglishReports.OfPhrase : EnglishReports.OfClause).TryGetValue(form, out var weight) ? weight
            : cue.Is(WordClass.Speech) && !phrase ? UnlistedSpeech
            : null;
    }

    private static int ShapeWeight(ReportShape shape, bool speech) => shape switch
    {
        ReportShape.That => speech ? 95 : 65,
        ReportShape.Question => speech ? 75 : -80,
        ReportShape.Bare => speech ? 45 : -30,
        ReportShape.To => speech ? 15 : 40,
        ReportShape.Noun => speech ? 55 : -5,
        ReportShape.Preposition => speech ? -90 : -5,
        ReportShape.Before => speech ? -75 : -155,
        ReportShape.Around => speech ? 25 : -75,
        _ => speech ? 35 : -105,
    };

    private int SourceWeight(NounRange source)
    {
        var first = _chunks[source.First];
        if (first.Is(WordClass.Pronoun))
        {
            return text.AsSpan(tokens[first.First].Start, tokens[first.First].Length) switch
            {
                ['h' or 'H', 'e'] or ['s' or 'S', 'h', 'e'] or ['t' or 'T', 'h', 'e', 'y'] => 45,
                ['I'] or ['w' or 'W', 'e'] or ['y' or 'Y', 'o', 'u'] => 0,
                ['i' or 'I', 't'] => -50,
                _ => -75,
            };
        }

        var head = tokens[_chunks[source.Last].Head];
        return head.Capital || head.Is(WordClass.Role) ? 25 : head.Is(WordClass.Document) ? -20 : -70;
    }

    private bool IsModal(Chunk verb)
    {
        for (var i = verb.First; i < verb.Head; i++)
        {
            foreach (var modal in Modals)
            {
                if (text.AsSpan(tokens[i].Start, tokens[i].Length).Equals(modal, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
