using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Quotes;

/// <summary>
/// Says who the mentions of an article are: names by their fullest form, roles by the person who is given them,
/// pronouns by the names around, documents by their issuer. What cannot be told stays unresolved.
/// </summary>
internal sealed class SpeakerResolver
{
    private const int StepsPerCharacter = 3;

    private readonly IReadOnlyList<ParsedParagraph> _paragraphs;
    private readonly IReadOnlyList<List<MarkedSpan>> _spans;
    private readonly Lexicon _lexicon;
    private readonly List<NameMention> _mentions = [];
    private readonly IssuedDocuments _documents = new();
    private readonly KnownSpeakers _known;
    private readonly PronounResolver _pronouns;
    private readonly RoleResolver _roles;
    private readonly OwnerResolver _owners;
    private readonly Dictionary<(int Paragraph, int Start, int End), Resolution> _resolved = [];

    public SpeakerResolver(
        IReadOnlyList<ParsedParagraph> paragraphs,
        IReadOnlyList<List<MarkedSpan>> spans,
        string? title,
        Lexicon lexicon,
        WorkBudget budget)
    {
        _paragraphs = paragraphs;
        _spans = spans;
        _lexicon = lexicon;
        if (title is not null)
        {
            _mentions.AddRange(new NameReader(title, Tokenizer.Read(title, [], lexicon), lexicon, -1, false).Read());
        }

        var sentences = new List<List<int>>(paragraphs.Count);
        var said = new List<NameMention>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            budget.Spend(StepsPerCharacter * (long)text.Length, "its text is too long, or names too many people");
            var tokens = Tokenizer.Read(text, spans[i], lexicon);
            sentences.Add(SentenceEnds(text, tokens, spans[i]));
            var names = new NameReader(text, tokens, lexicon, i, false).Read().ToList();
            _documents.Read(text, tokens, i, names);
            _mentions.AddRange(names);
            var pronouns = Pronouns(tokens, i).ToList();
            said.AddRange(pronouns.Count == 0 ? names : names.Concat(pronouns).OrderBy(n => n.Start));
            foreach (var span in spans[i])
            {
                var words = text[span.Start..span.End];
                _mentions.AddRange(
                    new NameReader(words, Tokenizer.Read(words, [], lexicon), lexicon, i, true)
                        .Read()
                        .Select(n => n with { Start = n.Start + span.Start, End = n.End + span.Start }));
            }
        }

        _known = new(_mentions, lexicon);
        _pronouns = new(paragraphs, said, _mentions.FindAll(m => m.Quoted), sentences, _known);
        _roles = new(_known, _pronouns, lexicon);
        _owners = new(_known, _pronouns, _documents);
    }

    /// <summary>
    /// Resolves the mention of a finding; quotations have to come in reading order, since pronouns look back at
    /// speakers.
    /// </summary>
    public Resolution Resolve(Finding? finding)
    {
        if (finding is null)
        {
            return Resolution.None;
        }

        var key = (finding.Paragraph, finding.Referent.Start, finding.Referent.End);
        if (!_resolved.TryGetValue(key, out var resolution))
        {
            _resolved[key] = resolution = ResolveMention(finding);
        }

        _pronouns.Spoke(finding, resolution);
        return resolution;
    }

    /// <summary>The pronouns of one person outside quotations.</summary>
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

    /// <summary>Behind the full stops outside quotations, and behind quotations that end in one.</summary>
    private static List<int> SentenceEnds(string text, List<Token> tokens, List<MarkedSpan> spans)
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

    private Resolution ResolveMention(Finding finding)
    {
        var text = _paragraphs[finding.Paragraph].Text[finding.Referent.Start..finding.Referent.End];
        var tokens = Tokenizer.Read(
            text, Within(_spans[finding.Paragraph], finding.Referent.Start, finding.Referent.End), _lexicon);
        Trim(tokens);
        if (tokens.Count == 0)
        {
            return text.Length == 0 ? _pronouns.Dropped(finding) : Resolution.Unnamed;
        }

        if (tokens.Count == 1 && tokens[0].Is(WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Determiner))
        {
            return _pronouns.Resolve(tokens[0], finding);
        }

        var reader = new NameReader(text, tokens, _lexicon, finding.Paragraph, false, mention: true);
        var end = HeadEnd(tokens, reader);
        var conjunction = tokens.FindIndex(0, end, t => t.Is(WordClass.Conjunction));
        if (conjunction > 0 && Joint(text, tokens, conjunction, finding.Paragraph) is { } joint)
        {
            return joint;
        }

        var name = reader.Read(0, end).LastOrDefault();
        if (name is not null && name.End >= tokens[end - 1].End)
        {
            return _known.Resolve(name, tokens[end - 1]);
        }

        if (Apposed(tokens, end, reader) is { } apposed)
        {
            return _known.Resolve(apposed);
        }

        if (tokens[end - 1].Capital && Surname(text, tokens, end, finding.Paragraph) is { } surname)
        {
            return surname;
        }

        var head = tokens[end - 1];
        if (head.Is(WordClass.Document) && !_lexicon.KnowsRoles)
        {
            return new(
                Issuer(tokens, end, reader) is { } issuer ? _known.Resolve(issuer).Speakers : [],
                ResolutionRule.Issuer,
                SourceType.Document);
        }

        if (_lexicon.KnowsRoles
            && end > 1
            && !head.Capital
            && !head.Is(WordClass.Role | WordClass.Title | WordClass.Plural)
            && (head.Is(WordClass.Document | WordClass.Medium) || text[head.End - 1] != 's')
            && _owners.Owner(text, tokens, end, reader, finding) is { Speakers: [var owner] } owned)
        {
            return _owners.Owned(owner, text[head.Start..head.End], head, owned);
        }

        if (head.Is(WordClass.Document) && !head.Is(WordClass.Role))
        {
            return _owners.Document(text, tokens, end, reader, finding);
        }

        return _roles.Resolve(text, tokens, end, finding);
    }

    /// <summary>
    /// The organisation whose document it is: <c>un informe de la Universidad Marina</c>, and nothing more.
    /// </summary>
    private static NameMention? Issuer(List<Token> tokens, int end, NameReader reader)
    {
        var first = end + 1 < tokens.Count && tokens[end + 1].Is(WordClass.Determiner) ? end + 2 : end + 1;
        return first < tokens.Count
            && tokens[end].Is(WordClass.Of)
            && reader.Read(first, tokens.Count).FirstOrDefault() is { Kind: SpeakerKind.Organisation } issuer
            && issuer.Start == tokens[first].Start
            && issuer.End == tokens[^1].End
            ? issuer
            : null;
    }

    /// <summary>
    /// The person behind a comma who is all that stands up to the next one: <c>the mayor, Ann Lee, who left</c>.
    /// </summary>
    private static NameMention? Apposed(List<Token> tokens, int end, NameReader reader)
    {
        for (var comma = tokens.FindIndex(end, t => t.Kind == TokenKind.Comma); comma >= 0; comma =
            tokens.FindIndex(comma + 1, t => t.Kind == TokenKind.Comma))
        {
            var last = tokens.FindIndex(comma + 1, t => t.Kind is TokenKind.Comma or TokenKind.Open);
            last = last < 0 ? tokens.Count : last;
            if (last > comma + 1
                && reader.Read(comma + 1, last).FirstOrDefault() is { Kind: SpeakerKind.Person, Words.Length: > 1 } apposed
                && apposed.End == tokens[last - 1].End)
            {
                return apposed;
            }
        }

        return null;
    }

    /// <summary>The quotations inside a mention, such as a nickname, by their places in it.</summary>
    private static List<MarkedSpan> Within(List<MarkedSpan> spans, int start, int end)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].OuterStart < start ? (middle + 1, high) : (low, middle);
        }

        var within = new List<MarkedSpan>();
        for (; low < spans.Count && spans[low].OuterEnd <= end; low++)
        {
            var span = spans[low];
            within.Add(
                span with
                {
                    Start = span.Start - start,
                    End = span.End - start,
                    OuterStart = span.OuterStart - start,
                    OuterEnd = span.OuterEnd - start,
                });
        }

        return within;
    }

    /// <summary>Takes a closing comma, possessive or bracket off a mention: <c>Ann Lee (D-Vt.),</c></summary>
    private static void Trim(List<Token> tokens)
    {
        while (tokens.Count > 0
            && tokens[^1].Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Possessive or TokenKind.Dash)
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        var open = tokens.Count > 0 && tokens[^1].Kind == TokenKind.Close
            ? tokens.FindLastIndex(t => t.Kind == TokenKind.Open)
            : -1;
        if (open > 0)
        {
            tokens.RemoveRange(open, tokens.Count - open);
        }
    }

    /// <summary>
    /// A surname that is a title as well, when the article knows somebody of that name: <c>King said</c>.
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

    /// <summary>
    /// The head ends at a comma, a preposition or, behind a common noun or a person, at <c>of</c>; <c>himself</c>
    /// behind it does not count.
    /// </summary>
    private int HeadEnd(List<Token> tokens, NameReader reader)
    {
        var end = 1;
        var body = false;
        for (; end < tokens.Count; end++)
        {
            var token = tokens[end];
            body |= _lexicon.LeadsWithNouns && tokens[end - 1].Is(WordClass.Institution);
            var of = token.Is(WordClass.Of) && !token.Capital;
            if (token.Kind is TokenKind.Comma or TokenKind.Open
                || (of
                    ? !(body || tokens[end - 1].Is(WordClass.Institution | WordClass.Title)) || !tokens[end - 1].Capital
                    : IsReduced(tokens, end)
                        || (!reader.IsPurpose(end, end - 1)
                            && token.Is(WordClass.Preposition | WordClass.Relative | WordClass.Subordinator)
                            && !token.Is(WordClass.Particle))))
            {
                break;
            }
        }

        while (end > 1
            && ((tokens[end - 1].Is(WordClass.ObjectPronoun) && !tokens[end - 1].Capital)
                || tokens[end - 1].Kind == TokenKind.Possessive))
        {
            end--;
        }

        return end;
    }

    /// <summary>The <c>filed</c> of <c>a complaint filed by Ann Lee</c>.</summary>
    private static bool IsReduced(List<Token> tokens, int i) =>
        !tokens[i].Capital
            && tokens[i].Is(WordClass.Verb)
            && tokens[i].Is(WordClass.Past)
            && tokens[i - 1].Is(WordClass.Document | WordClass.Role);

    /// <summary>
    /// <c>Ann Lee and Bo Day</c>; in <c>the Treasury and State Departments</c> both have the noun that is written once.
    /// </summary>
    private Resolution? Joint(string text, List<Token> tokens, int conjunction, int paragraph)
    {
        var reader = new NameReader(text, tokens, _lexicon, paragraph, false, mention: true);
        var left = reader.Read(0, conjunction).ToList();
        var right = reader.Read(conjunction + 1, tokens.Count).ToList();
        if (right.Count == 0)
        {
            return null;
        }

        if (right[0].Kind == SpeakerKind.Organisation
            && right[0].Last.EndsWith('s')
            && right[0].Words.Length == 2
            && tokens[conjunction - 1].Capital)
        {
            var kind = right[0].Last.TrimEnd('s');
            var first = text[tokens[conjunction - 1].Start..tokens[conjunction - 1].End];
            return new(
                [Organisation(first, kind), Organisation(right[0].Words[0], kind)],
                ResolutionRule.FullName,
                SourceType.Named);
        }

        if (left.Count == 0)
        {
            return null;
        }

        // "Democrats and Republicans" are two names of nobody.
        var speakers = new[] { left[^1], right[0] }.SelectMany(n => _known.Resolve(n).Speakers).Distinct().ToList();
        return speakers.Count == 0 ? Resolution.Unnamed : new(speakers, ResolutionRule.Surname, SourceType.Named);
    }

    private KnownSpeaker Organisation(string name, string kind)
    {
        var mention = new NameMention(
            -1, 0, 0, [name, kind], SpeakerKind.Organisation, Gender.Unknown, [], false, false, false);
        return _known.Find(mention).Speaker ?? _known.Add(mention);
    }
}
