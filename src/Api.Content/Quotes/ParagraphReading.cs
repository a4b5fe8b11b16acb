namespace Api.Content.Quotes;

/// <summary>The sentences of a paragraph, each read when it is asked for.</summary>
internal sealed class ParagraphReading
{
    private readonly string _text;
    private readonly int _paragraph;
    private readonly List<MarkedSpan> _spans;
    private readonly List<Token> _tokens;
    private readonly List<Sentence> _sentences;
    private readonly SentenceCandidates?[] _read;
    private readonly Lexicon _lexicon;

    public ParagraphReading(string text, int paragraph, List<MarkedSpan> spans, Lexicon lexicon)
    {
        (_text, _paragraph, _spans, _lexicon) = (text, paragraph, spans, lexicon);
        _tokens = Tokenizer.Read(text, spans, lexicon);
        _sentences = Sentences.Split(text, _tokens, spans);
        _read = new SentenceCandidates?[_sentences.Count];
    }

    public int Count => _sentences.Count;

    public SentenceCandidates Sentence(int i) => _read[i] ??= new SentenceCandidates(_text, _paragraph, _tokens, new Clauses(new Chunker(_text, _tokens, _sentences[i], _lexicon).Read(), _tokens, _lexicon), _spans).Act();

    public bool MayReport(int i) => IndirectSpeech.MayBeIn(_tokens, _sentences[i]);

    public List<Report> Reports(int i) => new IndirectSpeech(_text, _tokens, Sentence(i).Clauses).Read();

    public int QuoteAt(int token) => _tokens[token].Quote;
}
