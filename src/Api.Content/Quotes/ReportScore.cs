namespace Api.Content.Quotes;

/// <summary>
/// How sure it is that words are a reported clause and whose: the sum of what is known of cue, clause and source, in hundredths of log odds.
/// The numbers were learned with those of <see cref="EnglishReports"/>. Whole numbers, so that the outcome is the same on every machine.
/// </summary>
internal sealed class ReportScore(string text, List<Token> tokens, Clauses clauses)
{
    /// <summary>From here on a clause is taken. The whole has the best balance of found and right here; noun phrases have to be surer.</summary>
    private const int ClauseBar = -50;
    private const int PhraseBar = 0;

    private const int AccordingTo = 170;
    private const int UnlistedSpeech = -200;
    private const int Infinitive = -60;
    private const int Relative = -65;
    private const int Subordinate = -35;
    private const int Modal = -90;

    private static readonly string[] Modals = ["would", "will", "could", "may", "might", "should", "can", "must"];

    /// <summary>By how many words: 1, 2-3, 4-7, 8-15, 16-31, more.</summary>
    private static readonly int[] ClauseLengths = [-45, -25, 25, 30, 35, -25];
    private static readonly int[] PhraseLengths = [-80, -65, -20, 15, 45, 20];

    private readonly List<Chunk> _chunks = clauses.Chunks;

    /// <summary>Null when it is not sure enough.</summary>
    public int? Of(Report report)
    {
        var cue = _chunks[report.CueLast];
        if (CueWeight(report, cue) is not { } score)
        {
            return null;
        }

        score += (report.IsPhrase ? PhraseLengths : ClauseLengths)[Math.Min(5, int.Log2(report.End - report.First))];
        score += ShapeWeight(report.Shape, cue.Is(WordClass.Speech)) + SourceWeight(report.Referent);
        score += cue.Kind == ChunkKind.Infinitive ? Infinitive : 0;
        score += cue.Kind == ChunkKind.Verb && clauses.IsRelative(report.CueFirst) ? Relative : 0;
        score += clauses.IsSubordinate(report.Referent.First) ? Subordinate : 0;
        score += cue.Kind == ChunkKind.Verb && IsModal(cue) ? Modal : 0;
        return score >= (report.IsPhrase ? PhraseBar : ClauseBar) ? score : null;
    }

    /// <summary>
    /// The share of reports of that score that were right, counted on the train half: the words overlap the annotators' by half or more
    /// and the mention has their last name, or is the same pronoun.
    /// </summary>
    public static double Confidence(int score) => score switch
    {
        < 0 => 0.46,
        < 40 => 0.58,
        < 120 => 0.73,
        < 160 => 0.82,
        < 200 => 0.88,
        _ => 0.95,
    };

    private int? CueWeight(Report report, Chunk cue)
    {
        if (report.IsAccordingTo)
        {
            return AccordingTo;
        }

        var form = text.AsSpan(tokens[cue.Head].Start, tokens[cue.Head].Length);
        return (report.IsPhrase ? EnglishReports.OfPhrase : EnglishReports.OfClause).TryGetValue(form, out var weight) ? weight
            : cue.Is(WordClass.Speech) && !report.IsPhrase ? UnlistedSpeech
            : null;
    }

    private static int ShapeWeight(ReportShape shape, bool speech) => shape switch
    {
        ReportShape.That => speech ? 85 : 50,
        ReportShape.Question => speech ? 55 : -80,
        ReportShape.Bare => speech ? 25 : -45,
        ReportShape.To => speech ? -15 : 0,
        ReportShape.Noun => speech ? 50 : -10,
        ReportShape.Preposition => speech ? -95 : -20,
        ReportShape.Before => speech ? 5 : -95,
        ReportShape.Around => speech ? 65 : -60,
        _ => speech ? 65 : -80,
    };

    private int SourceWeight(NounRange source)
    {
        var first = _chunks[source.First];
        if (first.Is(WordClass.Pronoun))
        {
            return text.AsSpan(tokens[first.First].Start, tokens[first.First].Length) switch
            {
                ['h' or 'H', 'e'] or ['s' or 'S', 'h', 'e'] or ['t' or 'T', 'h', 'e', 'y'] => 45,
                ['I'] or ['w' or 'W', 'e'] or ['y' or 'Y', 'o', 'u'] => -5,
                ['i' or 'I', 't'] => -50,
                _ => -65,
            };
        }

        var head = tokens[_chunks[source.Last].Head];
        return head.Capital ? 40 : head.Is(WordClass.Role) ? 25 : head.Is(WordClass.Document) ? -10 : -65;
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
