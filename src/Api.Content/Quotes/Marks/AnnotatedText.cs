using Api.Content.Articles;
using Api.Content.Language;

namespace Api.Content.Quotes.Marks;

/// <summary>
/// The paragraphs of an article with their marks, tokens, sentences and syntax. Marks are paired at once, because a
/// quotation left open goes on in the next paragraph; all else is made once, when it is first asked for.
/// </summary>
internal sealed class AnnotatedText
{
    private readonly string? _title;
    private Lexicon? _lexicon;

    /// <param name="paragraphs">The body in reading order.</param>
    /// <param name="title">The headline; null when there is none.</param>
    /// <param name="lexicon">Null for a language whose words are not known: then there are marks alone.</param>
    public AnnotatedText(IReadOnlyList<ParsedParagraph> paragraphs, string? title, Lexicon? lexicon)
    {
        (_title, _lexicon) = (title, lexicon);
        var marks = new MarkPairing();
        Paragraphs = paragraphs.Select(
            (p, i) => new AnnotatedParagraph(
                this,
                i,
                p.Text,
                p.Kind switch
                {
                    // The marks of code are its own: nobody says them.
                    ParagraphKind.Code => [],
                    ParagraphKind.Table => InCells(p.Text),
                    _ => marks.Read(p.Text, i + 1 < paragraphs.Count ? paragraphs[i + 1].Text : null),
                }))
            .ToList();
    }

    /// <summary>Pairs the marks of each cell of a table by themselves.</summary>
    private static List<MarkedSpan> InCells(string table)
    {
        var spans = new List<MarkedSpan>();
        foreach (var cell in table.AsSpan().SplitAny('\t', '\n'))
        {
            var start = cell.Start.Value;
            spans.AddRange(new MarkPairing().Read(table[cell], next: null).Select(span => span.Moved(start)));
        }

        return spans;
    }

    /// <summary>Returns a text to be read in its language.</summary>
    /// <param name="language">The stated BCP 47 tag; null if none is stated.</param>
    public static AnnotatedText In(string? language, IReadOnlyList<ParsedParagraph> paragraphs, string? title)
    {
        var text = new AnnotatedText(paragraphs, title, null);
        text._lexicon = ReadingLanguage.LexiconOf(text, language);
        return text;
    }

    /// <summary>The headline, without capitals that show no names.</summary>
    public string? Title => _title is not null && HasLexicon ? field ??= Calm(_title) : _title;

    public IReadOnlyList<AnnotatedParagraph> Paragraphs { get; }

    public bool HasLexicon => _lexicon is not null;

    public Lexicon Lexicon => _lexicon ?? throw new InvalidOperationException("The language has no lexicon.");

    /// <summary>The forms of all its words.</summary>
    public WordUse Use => field ??= ReadUse();

    /// <summary>Returns words without capitals that show no names, each character in its place.</summary>
    public string Calm(string words) => (_loud ??= new(Use, Lexicon)).Calm(words);

    private LoudWords? _loud;

    private NameJoints Joints => field ??= ReadJoints();

    /// <summary>The tokens of words that are no paragraph: of a headline, a mention, a quotation.</summary>
    public List<Token> TokensOf(string words) => TokensOf(words, []);

    /// <inheritdoc cref="TokensOf(string)"/>
    public List<Token> TokensOf(string words, List<ProtectedRange> ranges) => Joined(words, CutWords(words, ranges));

    /// <summary>Cuts words as they stand, before the article tells which of them are one name.</summary>
    public List<Token> CutWords(string words, List<ProtectedRange> ranges) =>
        NameForms.Read(words, Tokenizer.Read(words, ranges, Lexicon), Lexicon);

    /// <summary>Returns the tokens of words with the names inside them joined.</summary>
    public List<Token> Joined(string words, List<Token> tokens) => Joints.Join(words, tokens);

    private WordUse ReadUse()
    {
        var use = new WordUse(Paragraphs.Sum(paragraph => paragraph.Text.Length));
        use.Read(_title ?? "");
        foreach (var paragraph in Paragraphs)
        {
            use.Read(paragraph.Text);
        }

        return use;
    }

    private NameJoints ReadJoints()
    {
        var texts = Paragraphs.Select(paragraph => (paragraph.Calm, paragraph.CutTokens)).ToList();
        if (Title is not null)
        {
            texts.Add((Title, CutWords(Title, [])));
        }

        return new(texts, Use, Lexicon);
    }
}

/// <summary>A paragraph of an <see cref="AnnotatedText"/>.</summary>
/// <param name="index">From 0.</param>
/// <param name="spans">The quotations in reading order.</param>
internal sealed class AnnotatedParagraph(AnnotatedText article, int index, string text, List<MarkedSpan> spans)
{
    private List<MarkedSpan> _spans = spans;
    private AnnotatedSentence?[]? _read;

    public AnnotatedText Article => article;

    public int Index => index;

    public string Text => text;

    /// <summary>The text without capitals that show no names, each character in its place.</summary>
    public string Calm => field ??= article.Calm(text);

    public List<MarkedSpan> Spans => _spans;

    /// <summary>Words, punctuation, and quotations, each as one.</summary>
    public List<Token> Tokens => field ??= article.Joined(Calm, CutTokens);

    /// <summary>The tokens before the article tells which words are one name.</summary>
    public List<Token> CutTokens => field ??= article.CutWords(Calm, Ranges);

    public List<SentenceRange> Sentences => field ??= SentenceSplitter.Split(text, Tokens, Ranges);

    private List<ProtectedRange> Ranges => field ??= _spans.ConvertAll(span => span.Range);

    /// <summary>Makes one quotation of the paragraph, before any of its words is read.</summary>
    public void State(MarkedSpan quotation) => _spans = [quotation];

    public AnnotatedSentence Sentence(int i)
    {
        _read ??= new AnnotatedSentence?[Sentences.Count];
        return _read[i] ??= new(this, SyntaxOf(Sentences[i]));
    }

    private Clauses SyntaxOf(SentenceRange sentence)
    {
        var words = new WordTags(Calm, Tokens, sentence, article.Lexicon);
        return new(new Chunker(Tokens, sentence, article.Lexicon, words).Read(), Tokens, article.Lexicon);
    }
}

/// <summary>A sentence cut into chunks.</summary>
internal sealed class AnnotatedSentence(AnnotatedParagraph paragraph, Clauses clauses)
{
    public string Text => paragraph.Text;

    /// <summary>The index of its paragraph, from 0.</summary>
    public int Paragraph => paragraph.Index;

    /// <summary>The tokens of its paragraph.</summary>
    public List<Token> Tokens => paragraph.Tokens;

    public Clauses Clauses => clauses;

    public List<Chunk> Chunks => clauses.Chunks;

    /// <summary>The quotation that is a chunk.</summary>
    public MarkedSpan SpanAt(int quote) => paragraph.Spans[Tokens[Chunks[quote].First].Quote];

    /// <summary>Whether a chunk is one word, and of a class.</summary>
    public bool IsWord(int i, WordClass any) => Chunks[i].First == Chunks[i].Last && Tokens[Chunks[i].First].Is(any);

    /// <summary>Whether every longer word between two tokens has a capital, as in a headline.</summary>
    public bool IsTitleCase(int first, int last) =>
        new Capitals(paragraph.Calm, Tokens, new(first, last + 1), paragraph.Article.Lexicon).IsTitleCase;

    /// <summary>The last chunk of <c>according to</c>, <c>según</c>; -1 when it is something else.</summary>
    public int AccordingTo(int i) =>
        Chunks[i].Is(WordClass.Per) ? i
            : i + 1 < Chunks.Count && IsWord(i, WordClass.According) && IsWord(i + 1, WordClass.To) ? i + 1
            : -1;
}
