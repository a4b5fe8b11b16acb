using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Finds the speaker meant by somebody's possession: a document stands for its issuer, <c>her tweet</c> for her; a
/// campaign is named for its candidate.
/// </summary>
internal sealed class OwnerResolver(KnownSpeakers known, PronounResolver pronouns, IssuedDocuments documents)
{
    /// <summary>
    /// Finds the owner of the head of a mention: <c>Lee</c> in <c>Lee’s tweet</c> and <c>the Lee campaign</c>,
    /// <c>her</c> in <c>her tweet</c>.
    /// </summary>
    public Resolution? Owner(string text, List<Token> tokens, int end, NameReader reader, SourceMention source)
    {
        var first = text[tokens[0].Start..tokens[0].End];
        if (EnglishPronouns.Owners.Contains(first.ToLowerInvariant()))
        {
            // In "her brother’s tweet" the owner is the brother, and the pronoun does not tell who that is.
            return tokens.FindIndex(1, end - 1, t => t.Kind == TokenKind.Possessive) < 0
                ? pronouns.Resolve(tokens[0], source)
                : null;
        }

        var possessive = tokens.FindLastIndex(end - 1, t => t.Kind == TokenKind.Possessive);
        var last = possessive > 0 ? possessive - 1 : end - 2;
        return (possessive > 0 || IsBody(text[tokens[end - 1].Start..tokens[end - 1].End]))
            && reader.Read(0, last + 1).LastOrDefault() is { } name
            && name.End == tokens[last].End
            ? known.Resolve(name, tokens[last])
            : null;
    }

    /// <summary>
    /// Returns the speaker of a possession: a campaign and a family speak for themselves; anything else stands for its
    /// owner.
    /// </summary>
    public Resolution Owned(KnownSpeaker owner, string noun, Token head, Resolution owned)
    {
        if (IsBody(noun))
        {
            var body = new NameMention(
                -1, 0, 0, [.. owner.Words, noun], SpeakerKind.Organisation, Gender.Unknown, [], false, false, false);
            return owned with { Speakers = [known.Find(body).Speaker ?? known.Add(body)] };
        }

        return owned with
        {
            SourceType = head.Is(WordClass.Document) ? SourceType.Document : SourceType.Named,
            Rule = ResolutionRule.Issuer,
        };
    }

    private static bool IsBody(string noun) => EnglishNames.Bodies.Contains(noun);

    /// <summary>
    /// Returns the issuer for which a document stands: the one that its phrase names, or that the article named with
    /// it, or the organisation that just reported.
    /// </summary>
    public Resolution Document(string text, List<Token> tokens, int end, NameReader reader, SourceMention source)
    {
        var by = tokens.FindLastIndex(t => EnglishDocuments.BeforeIssuers.Contains(text.AsSpan(t.Start, t.Length)));
        var issuer = by >= 0
            ? reader.Read(by + 1, tokens.Count).FirstOrDefault()
            : reader.Read(0, tokens.Count).LastOrDefault();
        if (issuer is not null)
        {
            var behind = tokens.FindIndex(t => t.Start >= issuer.End && t.Kind == TokenKind.Word);
            var named = known.Resolve(issuer);
            return (behind > 0 && named.Speakers is [var owner]
                ? Owned(owner, text[tokens[behind].Start..tokens[behind].End], tokens[behind], named)
                : named) with
            { Rule = ResolutionRule.Issuer, SourceType = SourceType.Document };
        }

        // "A report" is a new one; "the report", "this report" may have been named with its issuer before.
        if (!tokens[0].Is(WordClass.Determiner) || char.ToLowerInvariant(text[0]) != 't')
        {
            return new([], ResolutionRule.ReportedBefore, SourceType.Document);
        }

        if (documents.IssuerBefore(
            text[tokens[end - 1].Start..tokens[end - 1].End], source.Paragraph, source.MentionStart) is { } issued)
        {
            return new(known.Resolve(issued).Speakers, ResolutionRule.IssuedBefore, SourceType.Document);
        }

        return new(
            pronouns.OrganisationBefore(source) is { } reported ? [reported] : [],
            ResolutionRule.ReportedBefore,
            SourceType.Document);
    }
}
