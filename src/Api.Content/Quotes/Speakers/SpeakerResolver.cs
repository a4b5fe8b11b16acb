using Api.Content.Language;
using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;
using Api.Content.Text;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Resolves the mentions of an article: names by their fullest form, roles by the person to whom they are given,
/// pronouns by the names around, documents by their issuer. Anything uncertain stays unresolved.
/// </summary>
internal sealed class SpeakerResolver
{
    private readonly IReadOnlyList<AnnotatedParagraph> _paragraphs;
    private readonly Lexicon _lexicon;
    private readonly KnownSpeakers _known;
    private readonly PronounResolver _pronouns;
    private readonly RoleResolver _roles;
    private readonly OwnerResolver _owners;
    private readonly JointSources _joint;
    private readonly PrintedSpeakers _printed;
    private readonly PointedSource _pointed;
    private readonly WithheldSource _withheld;
    private readonly OrdinaryWords _ordinary;
    private readonly Dictionary<(int Paragraph, int Start, int End), Resolution> _resolved = [];

    private SpeakerResolver(AnnotatedText article, WorkBudget budget)
    {
        (_paragraphs, _lexicon) = (article.Paragraphs, article.Lexicon);
        var names = ArticleNames.Read(article, budget);
        _known = new(names.All, new(article), _lexicon);
        var sequence = new NameSequence(names.Said, names.SentenceEnds, _known);
        var people = new Antecedents(sequence, names.All.FindAll(m => m.Quoted), _known);
        _pronouns = new(_paragraphs, article.Use, sequence, people);
        _roles = new(_known, _pronouns, _lexicon);
        _owners = new(_known, _pronouns, names.Documents);
        _joint = new(_known, _lexicon);
        _printed = new(_paragraphs);
        _pointed = new(_paragraphs);
        _withheld = new(sequence, new(_paragraphs));
        _ordinary = new(_paragraphs, article.Use, _lexicon);
    }

    /// <param name="quotations">In reading order, since pronouns look back at speakers.</param>
    /// <returns>Who each quotation's source is.</returns>
    public static List<Resolution> Resolve(AnnotatedText article, List<Quotation> quotations, WorkBudget budget)
    {
        if (!article.HasLexicon || quotations.Count == 0)
        {
            var printed = new PrintedSpeakers(article.Paragraphs);
            return quotations.ConvertAll(quotation => printed.Resolve(quotation.Source));
        }

        var resolver = new SpeakerResolver(article, budget);
        return quotations.ConvertAll(quotation => resolver.Resolve(quotation));
    }

    private Resolution Resolve(Quotation quotation)
    {
        // Outside marks "I" is whoever writes, "you" whoever reads: the text names neither.
        if (quotation.Source is not { } source || source.Subject is SubjectKind.IOrWe or SubjectKind.You)
        {
            return Resolution.None;
        }

        if (source.Rule == AttributionRule.Account)
        {
            return Account(source);
        }

        var resolution = Resolve(source);
        // Whoever a label or signature names is somebody, though no word of the language says so.
        return quotation.Stated && resolution.Speakers.Count == 0
            ? _printed.Resolve(source)
            : resolution;
    }

    /// <summary>
    /// Resolves an account to somebody whom the article names in full. Any other is a speaker by the name that it
    /// chose, whatever its words would mean in a sentence.
    /// </summary>
    private Resolution Account(SourceMention source)
    {
        var tokens = MentionHead.Tokens(source.Name!, 0, _paragraphs[source.Paragraph]);
        var name = new NameReader(source.Name!, tokens, _lexicon, source.Paragraph, NameContext.Mention)
            .Read()
            .LastOrDefault();
        return name is { Words.Length: > 1 } && _known.Find(name).Speaker is { } speaker
            ? new([speaker], ResolutionRule.FullName, SourceType.Named)
            : _printed.Resolve(source);
    }

    private Resolution Resolve(SourceMention source)
    {
        var key = (source.Paragraph, source.Referent.Start, source.Referent.End);
        var (text, tokens) = WordsOf(source);
        if (!_resolved.TryGetValue(key, out var resolution))
        {
            _resolved[key] = resolution = ResolveOrWithhold(source, text, tokens);
        }

        // Also for a mention that was resolved before: in "“A,” Kim said, “B.”" she speaks twice.
        _pronouns.Spoke(source, resolution);
        _withheld.Spoke(source, resolution, tokens);
        return resolution;
    }

    private Resolution ResolveOrWithhold(SourceMention source, string text, List<Token> tokens)
    {
        if (tokens is [{ Gender: not Gender.Unknown } pronoun] && _withheld.IsMeant(pronoun, source))
        {
            return Resolution.Unnamed;
        }

        var resolution = ResolveMention(source, text, tokens);
        return resolution.SourceType == SourceType.Unnamed && PointsToSomebody(source, text, tokens)
            ? Resolution.Unresolved
            : resolution;
    }

    private (string Text, List<Token> Tokens) WordsOf(SourceMention source)
    {
        var paragraph = _paragraphs[source.Paragraph];
        var text = source.Name ?? paragraph.Calm[source.Referent.Start..source.Referent.End];
        return (text, MentionHead.Tokens(text, source.Referent.Start, paragraph));
    }

    private bool PointsToSomebody(SourceMention source, string text, List<Token> tokens)
    {
        var end = tokens.Count == 0
            ? 0
            : MentionHead.End(
                tokens, new(text, tokens, _lexicon, source.Paragraph, NameContext.Mention), _lexicon);
        return _pointed.Is(text, tokens, end, (source.Paragraph, source.Referent.Start));
    }

    private Resolution ResolveMention(SourceMention source, string text, List<Token> tokens)
    {
        if (tokens.Count == 0)
        {
            return text.Length == 0 ? _pronouns.Dropped(source) : Resolution.Unnamed;
        }

        if (tokens.Count == 1 && tokens[0].Is(WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Determiner))
        {
            return _pronouns.Resolve(tokens[0], source);
        }

        var reader = new NameReader(text, tokens, _lexicon, source.Paragraph, NameContext.Mention);
        if (_joint.ResolveRoles(tokens, reader) is { } bearer)
        {
            return bearer;
        }

        var end = MentionHead.End(tokens, reader, _lexicon);
        var conjunction = tokens.FindIndex(0, end, t => t.Is(WordClass.Conjunction));
        // Before the mention is read as one name, which would find Bo Day alone in "Ann Lee and Bo Day".
        if (conjunction > 0 && _joint.Resolve(text, tokens, conjunction, source.Paragraph) is { } joint)
        {
            return joint;
        }

        var name = reader.Read(0, end).LastOrDefault();
        if (name is not null && name.End >= tokens[end - 1].End)
        {
            name = name with { Start = source.Referent.Start + name.Start, Speaks = true };
            return end == 1 && _known.Find(name).Speaker is null && _ordinary.IsNoName(name, tokens[0], source)
                ? Resolution.Unnamed
                : _known.Resolve(name, tokens[end - 1]);
        }

        if (MentionHead.Apposed(tokens, end, reader) is { } apposed)
        {
            return _known.Resolve(apposed);
        }

        if (tokens[end - 1].Capital && Surname(text, tokens, end, source.Paragraph) is { } surname)
        {
            return surname;
        }

        var head = tokens[end - 1];
        if (head.Is(WordClass.Document) && !_lexicon.KnowsRoles)
        {
            return new(
                MentionHead.Issuer(tokens, end, reader) is { } issuer ? _known.Resolve(issuer).Speakers : [],
                ResolutionRule.Issuer,
                SourceType.Document);
        }

        if (_lexicon.KnowsRoles
            && end > 1
            && IsOneThing(text, head)
            && _owners.Owner(text, tokens, end, reader, source) is { Speakers: [var owner] } owned)
        {
            return _owners.Owned(owner, text[head.Start..head.End], head, owned);
        }

        if (head.Is(WordClass.Document) && !head.Is(WordClass.Role))
        {
            return _owners.Document(text, tokens, end, reader, source);
        }

        return _roles.Resolve(text, tokens, end, source);
    }

    /// <summary>Whether a noun is for one thing that has an owner: the <c>report</c> of <c>Lee’s report</c>.</summary>
    private static bool IsOneThing(string text, Token head)
    {
        if (head.Capital || head.Is(WordClass.Role | WordClass.Title | WordClass.Plural))
        {
            return false;
        }

        return head.Is(WordClass.Document | WordClass.Medium) || text[head.End - 1] != 's';
    }

    /// <summary>
    /// Resolves a surname that is a title as well, if the article knows somebody of that name: <c>King said</c>.
    /// </summary>
    private Resolution? Surname(string text, List<Token> tokens, int end, int paragraph)
    {
        var token = tokens[end - 1];
        var mention = new NameMention(
            paragraph,
            token.Start,
            token.End,
            [text[token.Start..token.End]],
            null,
            Gender.Unknown,
            [],
            false,
            false,
            false);
        return end == 1 && _known.Find(mention) is { Speaker: { } speaker, Rule: ResolutionRule.Surname }
            ? new([speaker], ResolutionRule.Surname, SourceType.Named)
            : null;
    }
}
