using Api.Content.Quotes.Attribution;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Speakers;

/// <summary>Takes the names of stated sources as they are printed, without a word of their language.</summary>
internal sealed class PrintedSpeakers(IReadOnlyList<AnnotatedParagraph> paragraphs)
{
    private readonly Dictionary<string, KnownSpeaker> _byName = new(StringComparer.OrdinalIgnoreCase);

    public Resolution Resolve(SourceMention? source)
    {
        if (source is null)
        {
            return Resolution.None;
        }

        var name = source.Name ?? paragraphs[source.Paragraph].Text[source.MentionStart..source.MentionEnd];
        if (!_byName.TryGetValue(name, out var speaker))
        {
            _byName[name] = speaker = new(name.Split(' '), SpeakerKind.Person);
        }

        return new([speaker], name.Contains(' ') ? ResolutionRule.FullName : ResolutionRule.Alone, SourceType.Named);
    }
}
