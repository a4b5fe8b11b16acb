using Api.Content.Articles;

namespace Api.Content.Quotes;

/// <summary>
/// Says who the mentions of an article are: names by their fullest form, roles by the person who is given them, pronouns by the
/// names around, documents by their issuer. What cannot be told stays unresolved.
/// </summary>
internal sealed class SpeakerResolver
{
    private readonly IReadOnlyList<ParsedParagraph> _paragraphs;
    private readonly Lexicon _lexicon;
    private readonly List<NameMention> _mentions = [];
    private readonly KnownSpeakers _known;
    private readonly PronounResolver _pronouns;
    private readonly Dictionary<(int Paragraph, int Start, int End), Resolution> _resolved = [];

    public SpeakerResolver(IReadOnlyList<ParsedParagraph> paragraphs, IReadOnlyList<List<MarkedSpan>> spans, string? title, Lexicon lexicon)
    {
        _paragraphs = paragraphs;
        _lexicon = lexicon;
        if (title is not null)
        {
            _mentions.AddRange(Names(title, [], -1, false));
        }

        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            _mentions.AddRange(Names(text, spans[i], i, false));
            foreach (var span in spans[i])
            {
                _mentions.AddRange(Names(text[span.Start..span.End], [], i, true));
            }
        }

        _known = new(_mentions);
        _pronouns = new(paragraphs, _mentions.FindAll(m => !m.Quoted && m.Paragraph >= 0), _known);
    }

    /// <summary>Resolves the mention of a finding; quotations have to come in reading order, since pronouns look back at speakers.</summary>
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

    private IEnumerable<NameMention> Names(string text, List<MarkedSpan> spans, int paragraph, bool quoted) =>
        new NameReader(text, Tokenizer.Read(text, spans, _lexicon), paragraph, quoted).Read();

    private Resolution ResolveMention(Finding finding)
    {
        var text = _paragraphs[finding.Paragraph].Text[finding.Referent.Start..finding.Referent.End];
        var tokens = Tokenizer.Read(text, [], _lexicon);
        if (tokens.Count == 1 && tokens[0].Is(WordClass.Pronoun | WordClass.ObjectPronoun | WordClass.Determiner))
        {
            return _pronouns.Resolve(text, finding);
        }

        var end = HeadEnd(text, tokens);
        var conjunction = tokens.FindIndex(0, end, t => t.Is(WordClass.Conjunction));
        if (conjunction > 0 && Joint(text, tokens, conjunction, finding.Paragraph) is { } joint)
        {
            return joint;
        }

        var reader = new NameReader(text, tokens, finding.Paragraph, false, mention: true);
        var name = reader.Read(0, end).LastOrDefault();
        if (name is not null && name.End >= tokens[end - 1].End)
        {
            return Named(name, tokens[end - 1]);
        }

        if (end + 1 < tokens.Count && tokens[end].Kind == TokenKind.Comma && reader.Read(end + 1, tokens.Count).FirstOrDefault() is { Kind: SpeakerKind.Person } apposed && apposed.End == tokens[^1].End)
        {
            return Named(apposed, tokens[^1]);
        }

        if (tokens[end - 1].Capital && Surname(text, tokens, end, finding.Paragraph) is { } surname)
        {
            return surname;
        }

        var head = tokens[end - 1];
        if (head.Is(WordClass.Document) && !head.Is(WordClass.Role))
        {
            return Document(text, tokens, reader, finding);
        }

        return InRole(text, tokens, end);
    }

    private Resolution Named(NameMention name, Token last)
    {
        var (speaker, rule) = _known.Find(name);
        if (speaker is null && name.Kind is null && (last.Is(WordClass.Role | WordClass.Plural | WordClass.Abbreviation) || name.Last.EndsWith("ans", StringComparison.Ordinal) || name.Last.EndsWith("ers", StringComparison.Ordinal)))
        {
            // "Democrats", "Mexicans": many people, none of them named.
            return Resolution.Unnamed;
        }

        return new([speaker ?? _known.Add(name)], rule, SourceType.Named);
    }

    private Resolution Named(NameMention name) => Named(name, default);

    /// <summary>A surname that is a title as well, when the article knows somebody of that name: <c>King said</c>.</summary>
    private Resolution? Surname(string text, List<Token> tokens, int end, int paragraph)
    {
        var token = tokens[end - 1];
        var mention = new NameMention(paragraph, token.Start, token.End, [text[token.Start..token.End]], null, Gender.Unknown, [], false, false);
        return end == 1 && _known.Find(mention) is { Speaker: { } speaker, Rule: ResolutionRule.Surname } ? new([speaker], ResolutionRule.Surname, SourceType.Named) : null;
    }

    /// <summary>The head ends at a comma, a preposition or, behind a common noun or a person, at <c>of</c>; <c>himself</c> behind it does not count.</summary>
    private static int HeadEnd(string text, List<Token> tokens)
    {
        var end = 1;
        for (; end < tokens.Count; end++)
        {
            var token = tokens[end];
            var of = token.Length == 2 && text.AsSpan(token.Start, 2) is "of";
            if (token.Kind is TokenKind.Comma or TokenKind.Open || (of ? !tokens[end - 1].Is(WordClass.Institution | WordClass.Title) || !tokens[end - 1].Capital : token.Is(WordClass.Preposition | WordClass.Relative | WordClass.Subordinator) && !token.Is(WordClass.Particle)))
            {
                break;
            }
        }

        while (end > 1 && ((tokens[end - 1].Is(WordClass.ObjectPronoun) && !tokens[end - 1].Capital) || tokens[end - 1].Kind == TokenKind.Possessive))
        {
            end--;
        }

        return end;
    }

    /// <summary><c>Ann Lee and Bo Day</c>; in <c>the Treasury and State Departments</c> both have the noun that is written once.</summary>
    private Resolution? Joint(string text, List<Token> tokens, int conjunction, int paragraph)
    {
        var reader = new NameReader(text, tokens, paragraph, false, mention: true);
        var left = reader.Read(0, conjunction).ToList();
        var right = reader.Read(conjunction + 1, tokens.Count).ToList();
        if (right.Count == 0)
        {
            return null;
        }

        if (right[0].Kind == SpeakerKind.Organisation && right[0].Last.EndsWith('s') && right[0].Words.Length == 2 && tokens[conjunction - 1].Capital)
        {
            var kind = right[0].Last.TrimEnd('s');
            var first = text[tokens[conjunction - 1].Start..tokens[conjunction - 1].End];
            return new([Organisation(first, kind), Organisation(right[0].Words[0], kind)], ResolutionRule.FullName, SourceType.Named);
        }

        if (left.Count == 0)
        {
            return null;
        }

        // "Democrats and Republicans" are two names of nobody.
        var speakers = new[] { left[^1], right[0] }.SelectMany(n => Named(n).Speakers).Distinct().ToList();
        return speakers.Count == 0 ? Resolution.Unnamed : new(speakers, ResolutionRule.Surname, SourceType.Named);
    }

    private KnownSpeaker Organisation(string name, string kind)
    {
        var mention = new NameMention(-1, 0, 0, [name, kind], SpeakerKind.Organisation, Gender.Unknown, [], false, false);
        return _known.Find(mention).Speaker ?? _known.Add(mention);
    }

    /// <summary>A document stands for the issuer that its phrase names, or for the organisation that just reported.</summary>
    private Resolution Document(string text, List<Token> tokens, NameReader reader, Finding finding)
    {
        var by = tokens.FindLastIndex(t => t.Length is 2 or 4 && text.AsSpan(t.Start, t.Length) is "by" or "from");
        var issuer = by >= 0 ? reader.Read(by + 1, tokens.Count).FirstOrDefault() : reader.Read(0, tokens.Count).LastOrDefault();
        if (issuer is not null)
        {
            return new(Named(issuer).Speakers, ResolutionRule.Issuer, SourceType.Document);
        }

        var reported = tokens[0].Is(WordClass.Determiner) && char.ToLowerInvariant(text[0]) == 't' ? _pronouns.OrganisationBefore(finding) : null;
        return reported is null ? new([], ResolutionRule.ReportedBefore, SourceType.Document) : new([reported], ResolutionRule.ReportedBefore, SourceType.Document);
    }

    /// <summary>Only a definite role can be one person: <c>the mayor</c>, <c>The Secretary of State</c>, <c>Mr. President</c>.</summary>
    private Resolution InRole(string text, List<Token> tokens, int end)
    {
        if (!text.StartsWith("the ", StringComparison.OrdinalIgnoreCase) || tokens[end - 1].Is(WordClass.Plural))
        {
            return Resolution.Unnamed;
        }

        var role = new List<string>();
        for (var i = 1; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && !tokens[i].Is(WordClass.Preposition | WordClass.Determiner))
            {
                role.AddRange(RoleWords.Of(text[tokens[i].Start..tokens[i].End]).Take(1));
            }
        }

        return _known.InRole(role) is { } speaker ? new([speaker], ResolutionRule.Role, SourceType.Named) : Resolution.Unnamed;
    }
}
