using System.Buffers;
using Api.Content.Language;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>A sentence cut into chunks, with the answers that are needed again and again.</summary>
internal sealed class SentenceReading
{
    /// <summary>
    /// The distance from its start in which a sentence is searched for somebody who speaks or acts, in chunks.
    /// </summary>
    private const int Reach = 60;

    /// <summary>The most characters of a label inside the marks.</summary>
    private const int LongestLabel = 40;

    private static readonly SearchValues<char> NoLabel = SearchValues.Create(",.;!?0123456789");

    private bool? _isHeadline;

    public SentenceReading(AnnotatedSentence sentence)
    {
        Sentence = sentence;
        Mentions = new(sentence);
        Quoted = new(sentence);
        IsAlone = Chunks.TrueForAll(
            c => c.Kind is ChunkKind.Quote or ChunkKind.Stop or ChunkKind.Other or ChunkKind.Dash);
        IsVerbless = Chunks.TrueForAll(c => c.Kind is not (ChunkKind.Verb or ChunkKind.Participle));
        HasQuote = Chunks.Exists(c => c.Kind == ChunkKind.Quote);
        Acting = FindActing();
    }

    public AnnotatedSentence Sentence { get; }

    public string Text => Sentence.Text;

    public int Paragraph => Sentence.Paragraph;

    public List<Token> Tokens => Sentence.Tokens;

    public Clauses Clauses => Sentence.Clauses;

    public List<Chunk> Chunks => Sentence.Chunks;

    public MentionReader Mentions { get; }

    public QuotedWords Quoted { get; }

    /// <summary>Whether there is nothing but quotations.</summary>
    public bool IsAlone { get; }

    /// <summary>
    /// Whether the sentence has no verb of its own, so quoted words in it depend on the previous sentence.
    /// </summary>
    public bool IsVerbless { get; }

    public bool HasQuote { get; }

    /// <summary>Whether every longer word has a capital.</summary>
    public bool IsHeadline =>
        _isHeadline ??= Chunks.Count > 0 && Sentence.IsTitleCase(Chunks[0].First, Chunks[^1].Last);

    public bool StartsWithQuote => Chunks.Count > 0 && Chunks[0].Kind == ChunkKind.Quote;

    public bool EndsInColon => Chunks.Count > 0 && Chunks[^1].Kind == ChunkKind.Colon;

    /// <summary>Who speaks in the sentence, else who acts.</summary>
    public SourceMention? Acting { get; }

    /// <summary>The name of a sentence that is nothing but a dash and a name: <c>— Kim</c>.</summary>
    public SourceMention? Signature =>
        Chunks is [{ Kind: ChunkKind.Dash }, { Kind: ChunkKind.Noun } name, ..] and { Count: <= 8 }
            && Tokens[name.Head].Capital
            && !Chunks.Exists(c => c.Kind is ChunkKind.Verb or ChunkKind.Quote)
            ? Mentions.Find(AttributionRule.Signature, new(1, 1), CueRange.None)
            : null;

    public MarkedSpan SpanAt(int quote) => Sentence.SpanAt(quote);

    /// <summary>
    /// Returns the name that a transcript puts before words inside the marks: <c>“KIM: We open at nine.”</c>
    /// </summary>
    public SourceMention? LabelInside(MarkedSpan span)
    {
        var words = Text.AsSpan(span.Start, Math.Min(LongestLabel, span.End - span.Start));
        var colon = words.IndexOf(": ");
        // Capitals alone make it a label: "Please note: we open at nine." is an ordinary sentence.
        return colon > 2 && IsLabel(words[..colon])
            ? new(AttributionRule.Transcript, Paragraph, span.Start, span.Start + colon, 0, 0)
            {
                Subject = SubjectKind.Label,
            }
            : null;
    }

    /// <summary>Whether words are a name as a transcript writes it: <c>KIM</c>, <c>ANN LEE</c>.</summary>
    private static bool IsLabel(ReadOnlySpan<char> words) =>
        !words.ContainsAny(NoLabel) && words.Count(' ') <= 2 && IsUpper(words);

    private SourceMention? FindActing()
    {
        SourceMention? acting = null;
        for (var i = 0; i < Chunks.Count && i < Reach; i++)
        {
            if (Sentence.AccordingTo(i) is >= 0 and var last && Clauses.NounAfter(last) is { } source)
            {
                return Mentions.Find(AttributionRule.SentenceBefore, source, new(i, last));
            }

            if (InvertedSubject(i) is { } speaker)
            {
                return Mentions.Find(AttributionRule.SentenceBefore, speaker, new(i, i));
            }

            if (Chunks[i].Kind == ChunkKind.Verb && Clauses.SubjectOf(i) is { } subject)
            {
                // Whoever speaks counts more than whoever acts first: Kim, in "Lee left, and Kim said no".
                var speaks = Chunks[i].IsCue && Chunks[i].Is(WordClass.Speech);
                acting = speaks || acting is null
                    ? Mentions.Find(AttributionRule.SentenceBefore, subject, new(i, i))
                    : acting;
                if (speaks)
                {
                    break;
                }
            }
        }

        return acting;
    }

    /// <summary>
    /// Returns who says the clause before a comma: the <c>Kim</c> of <c>The wall will hold, said Kim.</c>
    /// </summary>
    private NounRange? InvertedSubject(int verb)
    {
        var isTag = verb > 1
            && Chunks[verb] is { Kind: ChunkKind.Verb, IsCue: true }
            && Chunks[verb].Is(WordClass.Speech)
            && Chunks[verb - 1].Kind == ChunkKind.Comma;
        return isTag && Clauses.NounAfter(verb) is { } subject && Chunks[subject.First].CanSpeak(Tokens)
            ? subject
            : null;
    }

    private static bool IsUpper(ReadOnlySpan<char> words)
    {
        foreach (var unit in words)
        {
            if (!char.IsUpper(unit) && unit is not (' ' or '-' or '\'' or '’'))
            {
                return false;
            }
        }

        return true;
    }
}
