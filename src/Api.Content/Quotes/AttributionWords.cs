using Api.Content.Text;

namespace Api.Content.Quotes;

/// <summary>Reads from the sentence around a mention what else is said of the source: descriptor, on whose behalf, to whom, through what.</summary>
internal static class AttributionWords
{
    public static Attribution Of(Finding source, string text, Places places)
    {
        var mention = places.Phrase(source.MentionStart, source.MentionEnd);
        var cue = source.CueEnd == 0 ? null : places.Phrase(source.CueStart, source.CueEnd);
        return new(mention, cue, null, null, null, null);
    }
}
