using Api.Content.Language;
using Api.Content.Quotes.Marks;
using Api.Content.Quotes.Reported;

namespace Api.Content.Quotes.Attribution;

/// <summary>The sentences of a paragraph, each read when it is asked for.</summary>
internal sealed class ParagraphReading
{
    private readonly string _text;
    private readonly int _paragraph;
    private readonly List<MarkedSpan> _spans;
    private readonly List<Token> _tokens;
    private readonly List<SentenceRange> _sentences;
    private readonly SentenceReading?[] _read;
    private readonly Lexicon _lexicon;

    public ParagraphReading(string text, int paragraph, List<MarkedSpan> spans, Lexicon lexicon)
    {
        (_text, _paragraph, _spans, _lexicon) = (text, paragraph, spans, lexicon);
        var ranges = spans.ConvertAll(s => s.Range);
        _tokens = Tokenizer.Read(text, ranges, lexicon);
        _sentences = SentenceSplitter.Split(text, _tokens, ranges);
        _read = new SentenceReading?[_sentences.Count];
    }

    public int Count => _sentences.Count;

    public SentenceReading Sentence(int i) =>
        _read[i] ??= new(
            _text,
            _paragraph,
            _tokens,
            new(Chunks(_sentences[i]), _tokens, _lexicon),
            _spans);

    private List<Chunk> Chunks(SentenceRange sentence) =>
        new Chunker(_tokens, sentence, _lexicon, new(_text, _tokens, sentence, _lexicon)).Read();

    /// <summary>Whether a sentence may hold a reported clause.</summary>
    public bool MayReport(int i) => IndirectSpeech.MayBeIn(_tokens, _sentences[i]);
}
