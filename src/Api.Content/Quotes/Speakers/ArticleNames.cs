using Api.Content.Language;
using Api.Content.Quotes.Marks;
using Api.Content.Text;

namespace Api.Content.Quotes.Speakers;

/// <summary>The names of an article, in headline, text and quotations, and the ends of its sentences.</summary>
internal sealed class ArticleNames
{
    private const int StepsPerCharacter = 3;

    private ArticleNames()
    {
    }

    /// <summary>All names, those of the headline first.</summary>
    public List<NameMention> All { get; } = [];

    /// <summary>The names and pronouns outside quotations, in reading order.</summary>
    public List<NameMention> Said { get; } = [];

    /// <summary>The ends of the sentences of each paragraph.</summary>
    public List<List<int>> SentenceEnds { get; } = [];

    public IssuedDocuments Documents { get; } = new();

    public static ArticleNames Read(AnnotatedText article, WorkBudget budget)
    {
        var names = new ArticleNames();
        var lexicon = article.Lexicon;
        if (article.Title is { } title)
        {
            names.All.AddRange(new NameReader(title, article.TokensOf(title), lexicon, -1, NameContext.Report).Read());
        }

        foreach (var paragraph in article.Paragraphs)
        {
            var (text, i) = (paragraph.Calm, paragraph.Index);
            budget.Spend(StepsPerCharacter * (long)text.Length, "its text is too long, or names too many people");
            var tokens = paragraph.Tokens;
            names.SentenceEnds.Add(Ends(text, tokens, paragraph.Spans));
            var read = new NameReader(text, tokens, lexicon, i, NameContext.Report).Read().ToList();
            names.Documents.Read(text, tokens, i, read);
            names.All.AddRange(read);
            var pronouns = Pronouns(tokens, i).ToList();
            names.Said.AddRange(pronouns.Count == 0 ? read : read.Concat(pronouns).OrderBy(n => n.Start));
            foreach (var span in paragraph.Spans)
            {
                var words = text[span.Start..span.End];
                names.All.AddRange(
                    new NameReader(words, article.TokensOf(words), lexicon, i, NameContext.Quotation)
                        .Read()
                        .Select(n => n with { Start = n.Start + span.Start, End = n.End + span.Start }));
            }
        }

        return names;
    }

    /// <summary>Finds the pronouns of one person outside quotations.</summary>
    private static IEnumerable<NameMention> Pronouns(List<Token> tokens, int paragraph)
    {
        foreach (var token in tokens)
        {
            if (token.Is(WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Determiner)
                && token.Gender is var gender and not Gender.Unknown)
            {
                var subject = token.Is(WordClass.Pronoun);
                yield return new(paragraph, token.Start, token.End, [], null, gender, [], false, subject, subject)
                {
                    IsPronoun = true,
                };
            }
        }
    }

    /// <summary>
    /// Finds the ends of sentences: after full stops outside quotations, and after quotations that end in one.
    /// </summary>
    private static List<int> Ends(string text, List<Token> tokens, List<MarkedSpan> spans)
    {
        var ends = new List<int>();
        var brackets = 0;
        foreach (var token in tokens)
        {
            brackets = token.Kind switch
            {
                TokenKind.Open => brackets + 1,
                TokenKind.Close => Math.Max(0, brackets - 1),
                _ => brackets,
            };
            if ((token.Kind == TokenKind.Stop && brackets == 0)
                || (token.Kind == TokenKind.Quote && text[spans[token.Quote].End - 1] is '.'))
            {
                ends.Add(token.End);
            }
        }

        return ends;
    }
}
