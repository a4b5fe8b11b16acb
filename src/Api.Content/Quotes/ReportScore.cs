namespace Api.Content.Quotes;

/// <summary>
/// Computes the certainty that words are a reported clause: the evidence of cue, clause and source, for the judge to
/// weigh.
/// </summary>
internal sealed class ReportScore(int paragraph, string text, List<Token> tokens, Clauses clauses, Judge judge)
{
    /// <summary>
    /// The least score with which a clause is taken, in thousandths of log odds. The whole has the best balance of
    /// found and right here.
    /// </summary>
    private const int Bar = 600;

    private const int Person = 1;
    private const int FirstPerson = 2;
    private const int It = 3;
    private const int Other = 4;
    private const int Named = 5;
    private const int Role = 6;
    private const int Document = 7;
    private const int Thing = 8;

    private static readonly string[] Modals = ["would", "will", "could", "may", "might", "should", "can", "must"];

    private readonly List<Chunk> _chunks = clauses.Chunks;

    /// <summary>Returns the score; null if it is too low.</summary>
    public int? Of(Report report)
    {
        var score = judge.Reported(paragraph, tokens[report.First].Start, tokens[report.End - 1].End, Features(report));
        return score >= Bar ? score : null;
    }

    private List<int> Features(Report report)
    {
        var cue = _chunks[report.CueFirst];
        var verb = cue.Kind == ChunkKind.Verb;
        var phrase = report.IsPhrase ? 1 : 0;
        var features = new List<int>
        {
            Quotes.Features.Of(Feature.ReportCue, Word(cue.Head), Hold(report.Shape)),
            Quotes.Features.Of(Feature.ReportShape, (int)report.Shape, cue.Is(WordClass.Speech) ? 1 : 0),
            Quotes.Features.Of(Feature.ReportSource, Source(report.Referent)),
            Quotes.Features.Of(Feature.ReportLength, int.Log2(report.End - report.First), phrase),
            Quotes.Features.Of(Feature.ReportVerb, (int)cue.Kind, verb && IsModal(cue) ? 1 : 0),
            Quotes.Features.Of(
                Feature.ReportInside,
                verb && clauses.IsRelative(report.CueFirst) ? 1 : 0,
                clauses.IsSubordinate(report.Referent.First) ? 1 : 0),
        };
        if (report.First > 0 && tokens[report.First - 1].Kind == TokenKind.Word)
        {
            features.Add(
                Quotes.Features.Of(
                    Feature.ReportWordBefore, Word(report.First - 1), report.Shape == ReportShape.Preposition ? 1 : 0));
        }

        return features;
    }

    private ReadOnlySpan<char> Word(int token) => text.AsSpan(tokens[token].Start, tokens[token].Length);

    /// <summary>
    /// Returns the kind of words that a cue reports: a clause, an infinitive, a noun phrase, or a clause before it.
    /// </summary>
    private static int Hold(ReportShape shape) => shape switch
    {
        <= ReportShape.Bare => 0,
        ReportShape.To => 1,
        ReportShape.Noun or ReportShape.Preposition => 2,
        _ => 3,
    };

    private int Source(NounRange source)
    {
        var first = _chunks[source.First];
        if (first.Is(WordClass.Pronoun))
        {
            return Word(first.First) switch
            {
                ['h' or 'H', 'e'] or ['s' or 'S', 'h', 'e'] or ['t' or 'T', 'h', 'e', 'y'] => Person,
                ['I'] or ['w' or 'W', 'e'] or ['y' or 'Y', 'o', 'u'] => FirstPerson,
                ['i' or 'I', 't'] => It,
                _ => Other,
            };
        }

        var head = tokens[_chunks[source.Last].Head];
        return head.Capital ? Named : head.Is(WordClass.Role) ? Role : head.Is(WordClass.Document) ? Document : Thing;
    }

    private bool IsModal(Chunk verb)
    {
        for (var i = verb.First; i < verb.Head; i++)
        {
            foreach (var modal in Modals)
            {
                if (Word(i).Equals(modal, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
