using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Reported;

/// <summary>
/// How sure it is that words are a reported clause: what is known of cue, clause and source, for the model to weigh.
/// </summary>
internal sealed class ReportScoring(AnnotatedSentence sentence, AttributionModel model)
{
    /// <summary>
    /// From here on a clause is taken, in thousandths of log odds. The whole has the best balance of found and right
    /// here.
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

    private readonly List<Chunk> _chunks = sentence.Chunks;

    private List<Token> Tokens => sentence.Tokens;

    /// <summary>Null when it is not sure enough.</summary>
    public int? Of(ReportCandidate report)
    {
        var score = model.Reported(
            sentence.Paragraph,
            Tokens[report.First].Start,
            Tokens[report.End - 1].End,
            Describe(report));
        return score >= Bar ? score : null;
    }

    private List<int> Describe(ReportCandidate report)
    {
        var (cueAt, _, referent) = report.Reporting;
        var cue = _chunks[cueAt.First];
        var verb = cue.Kind == ChunkKind.Verb;
        var relative = verb && sentence.Clauses.IsRelative(cueAt.First) ? 1 : 0;
        var features = new List<int>
        {
            // A cue counts by what follows it: "announced a dam" reports something, "told Reuters" does not.
            Features.Of(Feature.ReportCue, Word(cue.Head), Hold(report.Shape)),
            Features.Of(Feature.ReportShape, (int)report.Shape, cue.Is(WordClass.Speech)),
            Features.Of(Feature.ReportSource, Source(referent)),
            Features.Of(Feature.ReportLength, int.Log2(report.End - report.First), report.IsPhrase),
            Features.Of(Feature.ReportVerb, (int)cue.Kind, verb && IsModal(cue)),
            Features.Of(Feature.ReportInside, relative, sentence.Clauses.IsSubordinate(referent.First)),
        };
        if (report.First > 0 && Tokens[report.First - 1].Kind == TokenKind.Word)
        {
            features.Add(
                Features.Of(
                    Feature.ReportWordBefore, Word(report.First - 1), report.Shape == ReportShape.Preposition ? 1 : 0));
        }

        return features;
    }

    private ReadOnlySpan<char> Word(int token) => sentence.Text.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>The complement of a cue: a clause, an infinitive, a noun phrase, or a clause before it.</summary>
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
            return OfPronoun(Word(first.First));
        }

        var head = Tokens[_chunks[source.Last].Head];
        return head switch
        {
            { Capital: true } => Named,
            _ when head.Is(WordClass.Role) => Role,
            _ when head.Is(WordClass.Document) => Document,
            _ => Thing,
        };
    }

    private static int OfPronoun(ReadOnlySpan<char> pronoun)
    {
        if (EnglishPronouns.IsPerson(pronoun))
        {
            return Person;
        }

        return EnglishPronouns.TakesPart(pronoun) ? FirstPerson : EnglishPronouns.IsThing(pronoun) ? It : Other;
    }

    private bool IsModal(Chunk verb)
    {
        for (var i = verb.First; i < verb.Head; i++)
        {
            if (Tokens[i].Is(WordClass.Modal))
            {
                return true;
            }
        }

        return false;
    }
}
